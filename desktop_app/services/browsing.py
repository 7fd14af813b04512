"""Looking things up: lists of a kind with search and totals, one record's card and history."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.base.i18n import language
from desktop_app.domain.definition import Definition
from desktop_app.domain.differences import Difference, differences
from desktop_app.domain.display import display_whole
from desktop_app.domain.entry import EntryContext, display_field
from desktop_app.domain.lifecycle import RecordsDiffer
from desktop_app.domain.lifting import answer
from desktop_app.domain.list_fields import with_columns
from desktop_app.domain.list_sums import apart, inexact_names
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.domain.sensitive import sensitive_answers
from desktop_app.services.closed_periods import ClosedPeriods, Latecomers
from desktop_app.services.entry import KindUnknown, RecordUnknown
from desktop_app.services.session import Session
from desktop_app.services.withheld import Withheld
from desktop_app.services.wordings import Wordings
from desktop_app.storage.campaigns import CampaignRecords
from desktop_app.storage.connection import Stopping
from desktop_app.storage.list_questions import Order, Question
from desktop_app.storage.listing import Lateness, Listing, RecordRow, Totals
from desktop_app.storage.row_window import KNOWN, FoundWindow, RowWindow
from desktop_app.storage.travel import TravelStates, TravelStep
from desktop_app.storage.versions import Versions


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One version of a record; ``shown`` is the one lists and forms show now.

    ``first``: it follows no other, so every answer is new. ``lateness``: it came after its period was closed.
    """

    version: str
    revision: int
    state: str
    operator: str
    claimed_at: str | None
    reason: str
    changes: tuple[Difference, ...]
    shown: bool
    first: bool = False
    lateness: Lateness = ""


@dataclass(frozen=True, slots=True)
class RecordCard:
    """A record to be read: what it is, where it is on its way, its answers as (title, text).

    ``reason``: why it was changed, or put into the bin, the last time.
    """

    record: str
    kind: str
    form_version: int
    title: str
    state: str
    travel: str
    revision: int
    version: str
    data: Data
    answers: tuple[tuple[str, str], ...]
    steps: tuple[TravelStep, ...]
    reason: str = ""


class OpenList:
    """One list as it is looked at: a kind, a search, an order. Rows are fetched by number, a page at a time.

    It shows the list as it was when opened; open it anew after a change. ``found``: its records, where they are known
    already. ``held``: it is to be chosen from, so its records are noted as they stand now, but for a very long list,
    whose numbers are refused after a change.
    """

    def __init__(
        self,
        listing: Listing,
        definition: Definition,
        context: EntryContext,
        question: Question,
        late: Latecomers,
        withheld: Withheld,
        found: Sequence[int] | None = None,
        *,
        held: bool = False,
    ) -> None:
        self._stamp = listing.stamp()  # before anything is read: what comes between makes it outdated, not unnoticed
        self.definition = definition
        self.question = question
        self.found = found
        self._listing = listing
        self._withheld = withheld
        self.context = context
        self._late = late
        if found is None and question.worked_out:
            self.found = found = listing.found(question)
        elif found is None and held and listing.count(question) <= KNOWN:
            self.found = found = array("q", listing.keys(question, 0, KNOWN))
        self._window = RowWindow(listing, question) if found is None else FoundWindow(listing, found)

    @property
    def count(self) -> int:
        """Number of rows."""
        return len(self._window)

    def row(self, number: int) -> RecordRow | None:
        """Return a row by number, 0 being the first; None past the end."""
        row = self._window.row(number)
        if row is None or not self._late.possible or row.state != "complete":
            return row
        if row.travel != "accepted" and self._late.locked(*row.dated, row.came):
            return replace(row, lateness="locked")
        return replace(row, lateness=self._late.lateness(row.unit, *row.dated, row.first, row.came))

    def rows(self, first: int, count: int) -> list[RecordRow]:
        """Return up to ``count`` rows from ``first`` on."""
        found = (self.row(number) for number in range(first, min(first + count, self.count)))
        return [row for row in found if row is not None]

    def size_of_kind(self) -> int:
        """Return how many records of the kind there are, whatever is asked of them."""
        return self._listing.count(Question(self.question.kind))

    @property
    def outdated(self) -> bool:
        """Tell whether anything was written since it was opened."""
        return self._listing.stamp() != self._stamp

    def seqs(self, numbers: Sequence[int]) -> list[int]:
        """Return which records some rows are, in their order, by their numbers in the store. Raises ListChanged."""
        return self._window.seqs(numbers)

    def numbers(self, seqs: Sequence[int], near: int = KNOWN) -> dict[int, int]:
        """Return the row numbers of records of the list; in one too long for that, of those ``near`` the first."""
        return self._window.numbers(seqs, near)

    def number_of(self, record: str) -> int | None:
        """Return the row number of a record by its id, None where it is not in the list."""
        seq = self._listing.seq_of(record)
        return None if seq is None else self.numbers([seq], 0).get(seq)

    def ids(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of the records of some rows, in their order; "" for one that is no more. Raises ListChanged.

        Only which records they are is asked of the list, and answered as it was shown.
        """
        return self._listing.ids_of(self.seqs(numbers))

    def complete(self) -> list[str]:
        """Return the ids of its complete records, in its order: what is printed of it. Raises ListChanged."""
        return self._listing.ids_of(self.seqs(range(self.count)), complete=True)

    def shown_data(self, row: RecordRow) -> Data:
        """Return a row's data as lists may show it: without sensitive answers of who refused or withdrew consent."""
        data = row.data
        if not sensitive_answers(self.definition, data):
            return data
        return self._withheld.without(row.id, self.definition, data)

    def cells(self, row: RecordRow) -> list[str]:
        """Return the texts of the definition's list columns for one row, in the language in use."""
        data, shown = self.shown_data(row), language()
        return [
            display_field(self.definition.field(name), answer(self.definition, data, name), shown, self.context)
            for name in self.definition.columns
        ]

    def whole(self, row: RecordRow, column: int) -> str:
        """Return the text of one cell with everybody named whom its list leaves out, in the language in use."""
        field = self.definition.field(self.definition.columns[column])
        value = answer(self.definition, self.shown_data(row), field.name)
        return display_whole(field, value, language(), self.context)

    def totals(self) -> Totals:
        """Return records, drafts, different persons, turns and đồng of everything in the list. Reads all of it."""
        totals, names = self._listing.totals(self.question), inexact_names(self.definition)
        if names:
            totals = replace(totals, said=self._listing.said(self.question, names))
        return replace(totals, parts=self._listing.parts(self.question)) if apart(self.definition) else totals


class Browsing:
    """Reading use cases of one session.

    ``withholding``: cards and histories go without the sensitive answers of persons who do not agree to their use.
    """

    def __init__(self, session: Session, *, withholding: bool = False) -> None:
        self._session = session
        self._withheld = Withheld(session) if withholding else None
        self._listing = Listing(session.connection, session.identity.device)
        self._versions = Versions(session.connection, session.lifting)
        self._travel = TravelStates(session.connection, session.identity.device)
        self._closed = ClosedPeriods(session)
        self._columned: dict[tuple[str, tuple[str, ...]], Definition] = {}
        self.context = EntryContext(
            communes=session.communes,
            today=session.time.today(),
            find_records=self._find,
            record_title=self._title,
            wordings=Wordings(session),
        )

    def open(
        self,
        kind: str,
        *,
        search: str = "",
        order: Order = "title",
        deleted: bool = False,
        twins: bool = False,
        campaign: str = "",
    ) -> OpenList:
        """Open a list of ``kind``, its bin, only its likely duplicates, or what belongs to a ``campaign``.

        Raises KindUnknown, RecordUnknown.
        """
        return self.answer(Question(kind, order, search, deleted, twins, campaign))

    def answer(
        self,
        question: Question,
        *,
        columns: Sequence[str] = (),
        found: Sequence[int] | None = None,
        held: bool = False,
    ) -> OpenList:
        """Open the list that ``question`` asks for, with these ``columns`` (none: the definition's); see ``OpenList``.

        Raises KindUnknown, RecordUnknown.
        """
        campaign = question.campaign or question.narrowing.filters.campaign
        if campaign and self._versions.facts(campaign) is None:
            raise RecordUnknown(record=campaign)
        definition = self.definition(question.kind)
        late, withheld = self._closed.lateness(definition), Withheld(self._session)
        shown = self._with_columns(definition, tuple(columns)) if columns else definition
        return OpenList(self._listing, shown, self.context, question, late, withheld, found, held=held)

    def definition(self, kind: str) -> Definition:
        """Return the newest definition of ``kind``. Raises KindUnknown."""
        if kind not in self._session.definitions:
            raise KindUnknown(kind=kind, known=sorted(one.kind for one in self._session.definitions))
        return self._session.definitions.current(kind)

    def found(self, question: Question, stopping: Stopping | None = None) -> Sequence[int]:
        """Return the records of a list that has to be worked out, for ``answer``. Raises QueryStopped."""
        return self._listing.found(question, stopping)

    def count(self, question: Question) -> int:
        """Return how many records a list has."""
        return self._listing.count(question)

    def _with_columns(self, definition: Definition, columns: tuple[str, ...]) -> Definition:
        """Return the same object for the same columns: who looks at a list compares definitions."""
        key = (definition.sha256, columns)
        if key not in self._columned:
            self._columned[key] = with_columns(definition, columns)
        return self._columned[key]

    def twins(self, kind: str) -> int:
        """Return how many live records of ``kind`` seem to be duplicates. Reads the whole index of natural keys."""
        return self._listing.count(Question(kind, twins=True))

    def counts(self) -> dict[str, int]:
        """Return how many live records of each kind there are."""
        return self._listing.counts()

    def campaign_sizes(self, kind: str, *, drafts: bool = False) -> dict[str, int]:
        """Return how many complete records of ``kind`` each campaign has, with ``drafts`` those too, by its id."""
        return CampaignRecords(self._session.connection, kind).counts(drafts=drafts)

    def card(self, record: str) -> RecordCard:
        """Return one record to be read. Raises RecordUnknown."""
        facts, stored = self._versions.facts(record), self._versions.shown(record)
        if facts is None or stored is None:
            raise RecordUnknown(record=record)
        version = stored.version
        definition = self._session.definitions.version(version.kind, version.form_version)
        shown, data = language(), self._read(stored)[1]
        answers = tuple(
            (field.title.in_language(shown), text)
            for field in definition.fields
            if (text := display_field(field, answer(definition, data, field.name), shown, self.context))
        )
        return RecordCard(
            record=record,
            kind=version.kind,
            form_version=version.form_version,
            title=facts.title,
            state=facts.state,
            travel=self._travel.state(record) or "",
            revision=version.revision,
            version=stored.id,
            data=data,
            answers=answers,
            steps=tuple(self._travel.of(record)),
            reason=version.reason,
        )

    def history(self, record: str) -> list[HistoryStep]:
        """Return the versions of a record, newest first, each with what it changed against its first parent.

        Raises RecordUnknown.
        """
        stored, now = self._versions.history(record), self._versions.shown(record)
        if now is None:
            raise RecordUnknown(record=record)
        by_id = {version.id: version for version in stored}
        late = self._closed.late_versions(self._session.definitions.current(now.version.kind), record)
        return [
            self._step(version, by_id, shown=version.id == now.id, lateness=late.get(version.id, ""))
            for version in reversed(stored)
        ]

    def compare(self, older: str, newer: str) -> list[Difference]:
        """Return what version ``newer`` says otherwise than ``older``. Raises RecordUnknown, RecordsDiffer."""
        one, other = self._version(older), self._version(newer)
        if one.version.record != other.version.record:
            raise RecordsDiffer(record=one.version.record, other=other.version.record)
        return self._differences(one, other)

    def _version(self, version: str) -> StoredVersion:
        found = self._versions.get(version)
        if found is None:
            raise RecordUnknown(record=version)
        return found

    def _step(
        self, stored: StoredVersion, by_id: dict[str, StoredVersion], *, shown: bool, lateness: Lateness
    ) -> HistoryStep:
        version = stored.version
        parent = by_id.get(version.parents[0]) if version.parents else None
        return HistoryStep(
            stored.id,
            version.revision,
            version.state,
            version.operator,
            version.claimed_at,
            version.reason,
            tuple(self._differences(parent, stored)),
            shown,
            first=parent is None,
            lateness=lateness,
        )

    def _differences(self, before: StoredVersion | None, after: StoredVersion) -> list[Difference]:
        old = None if before is None else self._read(before)
        return differences(old, self._read(after), language(), self.context)

    def _read(self, stored: StoredVersion) -> tuple[Definition, Data]:
        version = stored.version
        definition = self._session.definitions.version(version.kind, version.form_version)
        if self._withheld is None:
            return definition, version.data
        return definition, self._withheld.without(version.record, definition, version.data)

    def _find(self, kind: str, typed: str) -> list[str]:
        return (
            [row.id for row in self.open(kind, search=typed).rows(0, 20)] if kind in self._session.definitions else []
        )

    def _title(self, _kind: str, record: str) -> str | None:
        facts = self._versions.facts(record)
        return facts.title if facts else None
