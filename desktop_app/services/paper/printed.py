"""Papers that left the book: found again by their short code, compared with the records, with their signed copies.

A signed copy comes in as attached files do (``services.attachments``) and stays with exactly the version that was
printed. It keeps 200 dots to the inch on A4, as NĐ 30/2020 asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain.paper_codes import read_code
from desktop_app.domain.paper_forms import paper_forms
from desktop_app.services.attachments import Attachments, Given
from desktop_app.services.paper.numbers import GivenNumber, NumberRegister
from desktop_app.services.paper.scopes import scope_of
from desktop_app.services.paper.wish import Drawn, PaperStale, PrintedPart
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.storage import printed_papers
from desktop_app.storage.journal import Journal
from desktop_app.storage.paper_scans import PaperScans, ScanRow
from desktop_app.storage.printed_papers import PaperRow, Scope

LINES_SHOWN: Final = 500
"""So many records of a paper are offered to be opened; who looks for another one finds it in its list."""


class PaperUnknown(Refused):
    """No paper with this short code was printed from this book. Fields: ``paper``."""

    code = "paper_unknown"


class PaperErased(Refused):
    """Everybody on the paper was erased: no copy of it is kept any more. Fields: ``paper``."""

    code = "paper_erased"


class ScanGone(Refused):
    """The signed copy was taken away meanwhile."""

    code = "scan_gone"


class ScanReasonMissing(Refused):
    """A signed copy is taken away for a reason."""

    code = "scan_reason_missing"


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """One paper that left the book. ``printed_at`` is an ISO time, None while the clock was not believed.

    ``title`` is "" once everybody it told of was erased; ``times`` how often the very same paper was printed.
    """

    seq: int
    code: str
    form: str
    mark: str
    title: str
    number: GivenNumber | None
    records: int
    operator: str
    printed_at: str | None
    times: int
    scans: int
    scope: Scope

    @property
    def is_erased(self) -> bool:
        """Whether nothing is kept of it but that it was printed."""
        return not self.title


@dataclass(frozen=True, slots=True)
class PaperState:
    """A paper compared with what counts now: how many of its records were changed, are in the bin, were erased.

    ``came``: so many belong on the list by now and do not stand on it.
    """

    changed: int = 0
    gone: int = 0
    came: int = 0
    erased: int = 0

    @property
    def same(self) -> bool:
        """Whether the paper says what the book says."""
        return not (self.changed or self.gone or self.came or self.erased)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A record on a paper. ``standing``: "same", "changed", "gone" (in the bin) or "erased"."""

    record: str
    kind: str
    title: str
    standing: str


@dataclass(frozen=True, slots=True)
class ScannedCopy:
    """A signed copy of a paper, scanned. ``attached_at`` is an ISO time."""

    seq: int
    code: str
    name: str
    type: str
    size: int
    operator: str
    attached_at: str | None
    sha256: str


class PrintedPapers:
    """The ledger for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ledger = printed_papers.PrintedPapers(session.connection)
        self._scans = PaperScans(session.connection)
        self._numbers = NumberRegister(session)

    def note(self, drawn: Drawn, number: int | None) -> None:
        """Put a printing into the ledger, inside its ``write()``. ``number`` is the row of the number it bears.

        Raises PaperStale where its short code belongs to a paper of other versions.
        """
        scope = scope_of(drawn.wish, self._session.definitions)
        for part in drawn.parts:
            known = self._ledger.by_code(part.code)
            if known is None:
                self._ledger.put(self._row(drawn.wish.form, part, number, scope), part.versions)
            elif (known.form, known.mark) == (drawn.wish.form, part.mark):
                self._ledger.print_again(known.seq, number, self._session.time.moment())
            else:
                raise PaperStale(form=drawn.wish.form)

    def by_code(self, code: str) -> PrintedPaper:
        """Return the paper with a short code, however it was typed. Raises PaperUnknown."""
        return self._paper(self._found(code))

    def of_record(self, record: str) -> list[PrintedPaper]:
        """Return the papers a record stands on, the newest first."""
        return [self._paper(row) for row in self._ledger.of_record(record)]

    def listing(self, first: int, count: int, search: str = "") -> list[PrintedPaper]:
        """Return ``count`` papers from the ``first`` on, the newest first, found by code or words."""
        return [self._paper(row) for row in self._ledger.listing(first, count, search)]

    def count(self, search: str = "") -> int:
        """Return how many papers ``listing`` finds."""
        return self._ledger.count(search)

    def records(self, paper: PrintedPaper) -> list[str]:
        """Return the records that stand on a paper."""
        return list(dict.fromkeys(record for record, _version in self._ledger.versions(paper.seq)))

    def lines(self, paper: PrintedPaper, most: int = LINES_SHOWN) -> list[PaperLine]:
        """Return the records on a paper that are still in the book, those that changed since first."""
        return [PaperLine(*line) for line in self._ledger.lines(paper.seq, most)]

    def standing(self, paper: PrintedPaper, record: str) -> str:
        """Return what became of one record on a paper since: see ``PaperLine``."""
        return self._ledger.standing_of(paper.seq, record)

    def state(self, paper: PrintedPaper) -> PaperState:
        """Compare a paper with what counts now. For background work: a list of thousands takes a while."""
        standing = self._ledger.standing(paper.seq)
        return PaperState(
            changed=standing.get("changed", 0),
            gone=standing.get("gone", 0),
            came=len(self._ledger.came(paper.seq, paper.scope)),
            erased=standing.get("erased", 0),
        )

    def attach(self, code: str, given: Given) -> ScannedCopy:
        """Attach a signed copy to a printed paper. For background work.

        Raises MayNotEnter, PaperUnknown, PaperErased, and what ``Attachments.prepare`` raises.
        """
        session = self._session
        require(session, "enter")
        row = self._open(code)
        files = Attachments(session)
        file, name = files.prepare(given, scan=True)
        with session.connection.write():
            row = self._open(code)  # an erasure may have come meanwhile
            here = next((one for one in self._scans.of_paper(row.seq) if one.sha256 == file.sha256), None)
            if here is not None:
                return _copy(here, row.code)
            files.put(file)
            moment = session.time.moment()
            at, size = moment.isoformat() if moment else None, len(file.content)
            scan = ScanRow(0, row.seq, file.sha256, name, file.type, size, session.operator.name, at)
            seq = self._scans.add(scan)
            self._journal("scan_attached", row)
        return _copy(scan, row.code, seq)

    def scans(self, code: str) -> list[ScannedCopy]:
        """Return the signed copies of a paper. Raises PaperUnknown."""
        row = self._found(code)
        return [_copy(scan, row.code) for scan in self._scans.of_paper(row.seq)]

    def show(self, scan: ScannedCopy) -> tuple[str, bytes]:
        """Return kind and bytes of a signed copy to be shown in the window; a look at sensitive papers is journalled.

        For background work. Raises ScanGone, and what ``Attachments.to_show`` raises.
        """
        here, row = self._present(scan)
        shown = Attachments(self._session).to_show(here.sha256, here.name, scan=True)
        if _is_sensitive(row.form):
            with self._session.connection.write():
                self._journal("scan_looked", row)
        return shown

    def take_away(self, scan: ScannedCopy, reason: str) -> None:
        """Take a signed copy away, for a reason; its content goes. Raises MayNotEnter, ScanReasonMissing, ScanGone."""
        require(self._session, "enter")
        reason = " ".join(reason.split())
        if not reason:
            raise ScanReasonMissing()
        with self._session.connection.write():
            here, row = self._present(scan)
            self._scans.remove(here, reason)
            self._journal("scan_removed", row)

    def _found(self, code: str) -> PaperRow:
        row = self._ledger.by_code(read_code(code) or "")
        if row is None:
            raise PaperUnknown(paper=code.strip())
        return row

    def _open(self, code: str) -> PaperRow:
        row = self._found(code)
        if not row.title:
            raise PaperErased(paper=row.code)
        return row

    def _present(self, scan: ScannedCopy) -> tuple[ScanRow, PaperRow]:
        here = self._scans.by_seq(scan.seq)
        row = None if here is None else self._ledger.by_seq(here.paper)
        if here is None or row is None:
            raise ScanGone()
        return here, row

    def _row(self, form: str, part: PrintedPart, number: int | None, scope: Scope) -> PaperRow:
        session, moment = self._session, self._session.time.moment()
        return PaperRow(
            seq=0,
            code=part.code,
            form=form,
            mark=part.mark,
            title=" ".join(part.title.split()) or form,
            scope=scope,
            number=number,
            records=0,
            operator=session.operator.name,
            printed_at=moment.isoformat() if moment else None,
            times=1,
        )

    def _paper(self, row: PaperRow) -> PrintedPaper:
        return PrintedPaper(
            seq=row.seq,
            code=row.code,
            form=row.form,
            mark=row.mark,
            title=row.title,
            number=None if row.number is None else self._numbers.by_seq(row.number),
            records=row.records,
            operator=row.operator,
            printed_at=row.printed_at,
            times=row.times,
            scans=row.scans,
            scope=row.scope,
        )

    def _journal(self, event: str, row: PaperRow) -> None:
        session = self._session
        Journal(session.connection).append(
            event, session.operator.name, session.time.moment(), form=row.form, paper=row.code
        )


def _is_sensitive(form: str) -> bool:
    known = paper_forms().get(form)
    return known is None or known.sensitive


def _copy(scan: ScanRow, code: str, seq: int | None = None) -> ScannedCopy:
    return ScannedCopy(
        scan.seq if seq is None else seq,
        code,
        scan.name,
        scan.type,
        scan.size,
        scan.operator,
        scan.attached_at,
        scan.sha256,
    )
