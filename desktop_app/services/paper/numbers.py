"""The register of outgoing documents (sổ văn bản đi): the next number of a type in a year, and never one twice.

Only the office's main device gives numbers; which one that is, somebody says once. A number that was given stays given:
what was a mistake is struck out with its reason. After a backup was put back nobody here knows what the lost life gave,
so the last number really used is asked for, of each type and year, before any is proposed again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain.document_symbols import (
    number_line,
    spelled_symbol,
    typed_number,
)
from desktop_app.domain.paper_forms import paper_forms
from desktop_app.services.paper.scopes import scope_of
from desktop_app.services.paper.wish import Drawn
from desktop_app.services.permissions import may, require
from desktop_app.services.session import Session
from desktop_app.storage.document_numbers import MAIN_DEVICE, DocumentNumbers, NumberRow
from desktop_app.storage.epochs import read_epoch
from desktop_app.storage.journal import Journal
from desktop_app.storage.printed_papers import PrintedPapers
from desktop_app.storage.settings import Settings

HIGHEST_NUMBER: Final = 99_999
_LONGEST_SYMBOL: Final = 10
_FIRST_YEAR, _LAST_YEAR = 1946, 9999


class NumberTaken(Refused):
    """The number belongs to another document, or was struck out. Fields: ``symbol``, ``year``, ``number``."""

    code = "number_taken"


class NumberDoubtful(Refused):
    """The book was put back from a backup: what was given since is not known. Fields: ``symbol``, ``year``."""

    code = "number_doubtful"


class NotMainDevice(Refused):
    """The device at hand does not give the office's numbers, or nobody said yet that it does."""

    code = "not_main_device"


class NumberVoid(Refused):
    """The number is struck out already, or there is no such number."""

    code = "number_void"


class NumberUnreadable(Refused):
    """No symbol, or a number or year out of range. Fields: ``symbol``, ``number``, ``year``."""

    code = "document_number_unreadable"


class NumberNotOfForm(Refused):
    """What was typed is no number of the form's type. Fields: ``typed``, ``example``."""

    code = "number_not_of_form"


class NumberBehind(Refused):
    """The last number really used cannot be lower than one the register knows. Fields: ``symbol``, ``number``."""

    code = "number_behind"


class VoidReasonMissing(Refused):
    """A number is struck out for a reason."""

    code = "void_reason_missing"


@dataclass(frozen=True, slots=True)
class NewNumber:
    """A number that is wanted: of a type ("TTr"), in a year, for a document of ``day`` about ``abstract``.

    ``paper`` says what is printed under it (``paper_key``): the same paper keeps its number when it is printed again.
    ``earlier`` are the rows of ``NumberRegister.earlier``: one of these goes on to the corrected paper.
    """

    symbol: str
    year: int
    number: int
    day: date | None = None
    abstract: str = ""
    form: str = ""
    paper: str = ""
    earlier: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """One number of the register. ``line`` is "05/TTr-CĐCS"; ``codes`` the short codes of the papers that bear it.

    ``form`` is "" where it was given outside the program. ``voided`` is the reason it was struck out, None in force.
    """

    seq: int
    symbol: str
    year: int
    number: int
    line: str
    day: date | None
    abstract: str
    form: str
    operator: str
    given_at: str | None
    voided: str | None
    codes: tuple[str, ...] = ()


def paper_key(drawn: Drawn) -> str:
    """Return what makes two printings the same paper: form, what it is of, and the marks of all versions on it.

    The reports of a quarter and of half a year are two papers, though the same records stand on both. "" for a blank.
    """
    if not drawn.parts:
        return ""
    wish = drawn.wish
    of = [wish.campaign, *(day.isoformat() for day in (wish.start, wish.end) if day is not None)]
    marks = [part.mark for part in drawn.parts]
    return " ".join([wish.form, "public" if wish.public else "file", *filter(None, of), *marks])


class NumberRegister:
    """The register for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._settings = Settings(session.connection)
        self._numbers = DocumentNumbers(session.connection)

    @property
    def main_device(self) -> bool | None:
        """Whether this device gives the office's numbers; None while nobody said."""
        said = self._settings.get(MAIN_DEVICE)
        return None if said is None else said == "yes"

    def say_main(self, main: bool) -> None:
        """Say whether this device gives the office's numbers. Raises MayNotAdminister."""
        session = self._session
        require(session, "administer")
        if self.main_device is main:
            return
        with session.connection.write():
            self._settings.set(MAIN_DEVICE, "yes" if main else "no")
            event = "numbers_here" if main else "numbers_elsewhere"
            Journal(session.connection).append(event, session.operator.name, session.time.moment())

    def is_doubtful(self, symbol: str, year: int) -> bool:
        """Tell whether the last number really used has to be named before one is proposed: see ``confirm``."""
        epoch = read_epoch(self._session.connection)
        return epoch.parent is not None and not self._numbers.is_confirmed(self.spelled(symbol), year, epoch.id)

    def confirm(self, symbol: str, year: int, last: int) -> None:
        """Take the last number really used, 0 for none; also where numbers were given before this program came.

        Raises MayNotEnter, NumberUnreadable, NumberBehind.
        """
        session = self._session
        require(session, "enter")
        symbol = self._checked(symbol, year, last, least=0)
        with session.connection.write():
            known = self._numbers.highest(symbol, year)
            if last < known:
                raise NumberBehind(symbol=symbol, number=known)
            self._numbers.confirm(symbol, year, read_epoch(session.connection).id, last)
            self._journal("number_confirmed", symbol, year, last)

    def last_known(self, symbol: str, year: int) -> int:
        """Return the highest number known to be used, 0 where there is none."""
        return self._numbers.highest(self.spelled(symbol), year)

    def propose(self, symbol: str, year: int, paper: str = "") -> int | None:
        """Return the next number of a type in a year; what the same ``paper`` bears already, if it does.

        None where this device gives none, where it is doubtful, where the numbers of the year are used up, and for an
        operator who may not enter.
        """
        symbol = self.spelled(symbol)
        if not self.main_device or not may(self._session, "enter") or self.is_doubtful(symbol, year):
            return None
        kept = self._numbers.of_paper(paper, symbol, year)
        if kept is not None:
            return kept.number
        following = self._numbers.highest(symbol, year) + 1
        return following if following <= HIGHEST_NUMBER else None

    def written(self, typed: str, symbol: str) -> str:
        """Return a number as it goes on a paper of a type: "5" in full, what was typed in full as it was typed.

        Raises NumberNotOfForm for what the register could not keep.
        """
        number = typed_number(typed, symbol)
        if number is None:
            raise NumberNotOfForm(typed=typed, example=self.line(symbol, 5))
        return typed.strip() if "/" in typed else self.line(symbol, number)

    def earlier(self, drawn: Drawn, symbol: str, year: int) -> list[GivenNumber]:
        """Return the numbers in force an earlier printing of the same document bears: somebody may choose to keep one.

        The same form of exactly the same records, or of the same campaign or period; other versions of them. None once
        the document was signed (a copy of it is in the book), where the paper as it is has a number already, and where
        this device gives none.
        """
        part = next((part for part in drawn.parts if part.numbered), None)
        symbol = self.spelled(symbol)
        if part is None or not self.main_device or not may(self._session, "enter"):
            return []
        if self._numbers.of_paper(paper_key(drawn), symbol, year) is not None:
            return []
        ledger = PrintedPapers(self._session.connection)
        records = (record for record, _version in part.versions)
        found = ledger.numbers_of_same(drawn.wish.form, scope_of(drawn.wish, self._session.definitions), records)
        rows = [row for row in map(self._numbers.by_seq, found) if row is not None]
        return [self._given(row) for row in rows if (row.symbol, row.year, row.voided) == (symbol, year, None)]

    def line(self, symbol: str, number: int) -> str:
        """Return a number as it is printed: "05/TTr-CĐCS"."""
        province = self._session.identity.role == "province"
        return number_line(self.spelled(symbol), number, province=province)

    def take(self, wanted: NewNumber) -> GivenNumber:
        """Give a number to a paper that leaves the book, inside its ``write()``; the printing journals it.

        The same paper printed again keeps the number it has; a corrected one may go on with that of an earlier printing
        (``wanted.earlier``), whose row then tells of it. Raises MayNotEnter, NotMainDevice, NumberDoubtful,
        NumberUnreadable, NumberTaken.
        """
        require(self._session, "enter")
        symbol = self._checked(wanted.symbol, wanted.year, wanted.number)
        known = self._numbers.find(symbol, wanted.year, wanted.number)
        if known is not None and known.voided is None and wanted.paper and known.paper == wanted.paper:
            return self._given(known)
        if not self.main_device:
            raise NotMainDevice()
        if known is not None and known.voided is None and known.seq in wanted.earlier:
            day = wanted.day.isoformat() if wanted.day else None
            self._numbers.go_on(known.seq, wanted.paper, day, " ".join(wanted.abstract.split()))
            return self._given(self._numbers.by_seq(known.seq) or known)
        if self.is_doubtful(symbol, wanted.year):
            raise NumberDoubtful(symbol=symbol, year=wanted.year)
        return self._insert(symbol, wanted, known)

    def note_used(self, wanted: NewNumber) -> GivenNumber:
        """Note a number that was given outside the program. Raises MayNotEnter, NumberUnreadable, NumberTaken."""
        require(self._session, "enter")
        symbol = self._checked(wanted.symbol, wanted.year, wanted.number)
        with self._session.connection.write():
            given = self._insert(symbol, wanted, self._numbers.find(symbol, wanted.year, wanted.number))
            self._journal("number_noted", symbol, wanted.year, wanted.number)
        return given

    def void(self, seq: int, reason: str) -> None:
        """Strike a number out: it stays in the register and is never given again.

        Raises MayNotEnter, VoidReasonMissing, NumberVoid.
        """
        session = self._session
        require(session, "enter")
        reason = " ".join(reason.split())
        if not reason:
            raise VoidReasonMissing()
        with session.connection.write():
            row = self._numbers.by_seq(seq)
            if row is None or not self._numbers.void(seq, reason, session.time.moment()):
                raise NumberVoid()
            self._journal("number_voided", row.symbol, row.year, row.number)

    def listing(self, year: int, symbol: str = "") -> list[GivenNumber]:
        """Return the numbers of a year, of one type or of all, by type and number."""
        return [self._given(row) for row in self._numbers.listing(year, self.spelled(symbol))]

    def by_seq(self, seq: int) -> GivenNumber | None:
        """Return the number in a row of the register."""
        row = self._numbers.by_seq(seq)
        return None if row is None else self._given(row)

    def years(self) -> list[int]:
        """Return the years with numbers, the newest first."""
        return self._numbers.years()

    def symbols(self) -> list[str]:
        """Return the types to choose from: those of the forms, then the others that ever had a number."""
        return list(dict.fromkeys([form.symbol for form in paper_forms().values() if form.symbol] + self._used()))

    def spelled(self, symbol: str) -> str:
        """Return a type as it is written, whatever case it was typed in."""
        return spelled_symbol(symbol, self._used())

    def _used(self) -> list[str]:
        return self._numbers.symbols()

    def _checked(self, symbol: str, year: int, number: int, least: int = 1) -> str:
        spelled = self.spelled(symbol)
        fits = 0 < len(spelled) <= _LONGEST_SYMBOL and not any(letter.isdigit() or letter in "/-" for letter in spelled)
        if not fits or not least <= number <= HIGHEST_NUMBER or not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise NumberUnreadable(symbol=symbol, number=number, year=year)
        return spelled

    def _insert(self, symbol: str, wanted: NewNumber, known: NumberRow | None) -> GivenNumber:
        if known is not None:
            raise NumberTaken(symbol=symbol, year=wanted.year, number=wanted.number)
        session, moment = self._session, self._session.time.moment()
        row = NumberRow(
            seq=0,
            symbol=symbol,
            year=wanted.year,
            number=wanted.number,
            day=wanted.day.isoformat() if wanted.day else None,
            abstract=" ".join(wanted.abstract.split()),
            form=wanted.form,
            paper=wanted.paper,
            operator=session.operator.name,
            given_at=moment.isoformat() if moment else None,
            voided=None,
            voided_at=None,
        )
        seq = self._numbers.insert(row)
        return self._given(self._numbers.by_seq(seq) or row)

    def _given(self, row: NumberRow) -> GivenNumber:
        return GivenNumber(
            seq=row.seq,
            symbol=row.symbol,
            year=row.year,
            number=row.number,
            line=self.line(row.symbol, row.number),
            day=date.fromisoformat(row.day) if row.day else None,
            abstract=row.abstract,
            form=row.form,
            operator=row.operator,
            given_at=row.given_at,
            voided=row.voided,
            codes=row.codes,
        )

    def _journal(self, event: str, symbol: str, year: int, number: int) -> None:
        session = self._session
        Journal(session.connection).append(
            event, session.operator.name, session.time.moment(), line=f"{number:02d}/{symbol}", year=str(year)
        )
