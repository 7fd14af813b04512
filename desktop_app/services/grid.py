"""A campaign's list typed as a table: rows of typed texts of one kind, checked as they stand, written when good.

Nothing is in the store until ``commit``; what was typed is kept apart from it (``keep``) and offered again. A row that
has to be mended blocks no other one. Screens give texts and ask for states; sentences are made by ``messages``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.base.errors import ProgramError, Refused
from desktop_app.base.i18n import language
from desktop_app.domain.definition import Level
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.grid_choices import Choice, choices_of
from desktop_app.domain.grid_columns import GridColumn, griddable
from desktop_app.domain.grid_sheet import Line, Range, Snapshot
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data
from desktop_app.services.grid_checks import MISSING, Found, GridChecks, Judgement, RowState
from desktop_app.services.grid_keeping import GridKeeping, GridOffer, content_of, lines_of, shared_in
from desktop_app.services.grid_saving import CommitPlan, Committed, GridSaving, UndoPlan, Written
from desktop_app.services.grid_typing import GridTyping, InHand, NotForGrids
from desktop_app.services.session import Session

__all__ = [
    "CellFinding",
    "Choice",
    "CommitPlan",
    "Committed",
    "DoubtIsCertain",
    "GridBook",
    "GridColumn",
    "GridKeeping",
    "GridOffer",
    "GridSaving",
    "GridTotals",
    "InHand",
    "NotForGrids",
    "Range",
    "RowState",
    "Snapshot",
    "UndoPlan",
    "Written",
    "griddable",
]

_SLICE: Final = 20
_EVERY_ROW: Final = 1_000_000


class DoubtIsCertain(Refused):
    """What is told of a row is certain, or has to be mended: nobody can say that it is meant. Fields: ``row``."""

    code = "doubt_is_certain"


@dataclass(frozen=True, slots=True)
class CellFinding:
    """What is told of a row: ``column`` is -1 where it stands in none; ``choices`` are what may be meant instead.

    ``other_row`` (from 0) or ``other_record`` is what it speaks of; ``other_day`` when that was, as ISO, "" if unknown.
    ``is_doubt``: it may be meant, so that the row waits for somebody's word.
    """

    column: int
    level: Level
    problem: Problem
    choices: tuple[Choice, ...] = ()
    other_row: int | None = None
    other_record: str = ""
    other_day: str = ""
    is_doubt: bool = False


@dataclass(frozen=True, slots=True)
class GridTotals:
    """Rows by state; ``value``: đồng of the good rows, ``persons`` named in them.

    ``doubted``: of the rows in ``doubt`` those that repeat no other one as far as is known: their sums are doubted.
    """

    good: int = 0
    doubt: int = 0
    doubted: int = 0
    bad: int = 0
    typing: int = 0
    waiting: int = 0
    value: int = 0
    persons: int = 0


class GridBook(GridTyping):
    """One grid of a session: what is typed in it (``GridTyping``), how it stands, and how it gets into the store."""

    def __init__(self, session: Session, kind: str, *, campaign: str = "") -> None:
        """Begin an empty grid, with what ``campaign`` shares. Raises KindUnknown, NotForGrids, RecordUnknown."""
        super().__init__(session, kind, campaign=campaign)
        self._checks = GridChecks(session, self._sheet, self._reader)
        self._saving = GridSaving(session)
        self._keeping = GridKeeping(session)

    # how it stands

    def check(self, limit: int = _SLICE) -> bool:
        """Judge up to ``limit`` rows that wait, for a tenth of a second; return whether rows wait still.

        Call it between events.
        """
        return self._checks.check(limit)

    def state(self, row: int) -> RowState:
        """Return how a row stands."""
        if self._sheet.row(row).is_empty:
            return "empty"
        line = self._sheet.lines[row]
        return self._state(line, self._checks.of(line))

    def findings(self, row: int) -> tuple[CellFinding, ...]:
        """Return what is told of a row, errors first; nothing while it waits."""
        judged = self._judged(row)
        return tuple(map(self._finding, judged.found)) if judged is not None else ()

    def may_insist(self, row: int) -> bool:
        """Tell whether a doubt about a row may be meant: what the form refuses too may not."""
        judged = self._judged(row)
        return judged is not None and bool(judged.doubts) and not judged.is_certain

    def insist(self, row: int) -> None:
        """Take the clerk's word that the doubts about a row are meant. Raises DoubtIsCertain."""
        judged = self._judged(row)
        if judged is None or not self.may_insist(row):
            raise DoubtIsCertain(row=row + 1)
        line = self._sheet.lines[row]
        meant = replace(line.row, insisted=line.row.insisted | judged.doubts)
        self._sheet.put(row, meant)
        self._checks.settle(line, meant)

    def totals(self) -> GridTotals:
        """Return rows by state, and what the good ones come to."""
        states: Counter[str] = Counter()
        value = 0
        persons: set[str] = set()
        for line in self._sheet.lines:
            judged = None if line.row.is_empty else self._checks.of(line)
            state = "empty" if line.row.is_empty else self._state(line, judged)
            states[state] += 1
            states["doubted"] += state == "doubt" and judged is not None and not judged.is_twin
            if judged is not None and state == "good":
                value += judged.value or 0
                persons |= judged.persons
        named = {state: states[state] for state in ("good", "doubt", "doubted", "bad", "typing", "waiting")}
        return GridTotals(**named, value=value, persons=len(persons))

    def next_problem(self, row: int, column: int) -> tuple[int, int] | None:
        """Return the next cell with something to be mended or looked at; behind the last one the first again."""
        spots = [
            (at, max(found.cell.column, 0))
            for at, line, judged in self._checks.judged()
            if self._state(line, judged) in ("bad", "doubt", "typing")
            for found in sorted(judged.found, key=lambda one: one.cell.column)
            if found.level == "error" or found.doubt in judged.doubts
        ]
        return next((spot for spot in spots if spot > (row, column)), spots[0] if spots else None)

    # findings that many rows have

    def same_text(self, row: int, column: int) -> tuple[int, ...]:
        """Return the rows with a finding in ``column`` whose text is the one of ``row``, itself among them."""
        return self.wrong(column, self._sheet.row(row).texts[column])

    def wrong(self, column: int, text: str) -> tuple[int, ...]:
        """Return the rows with a finding in ``column`` whose text is ``text``."""
        return tuple(
            at
            for at, line, judged in self._checks.judged()
            if line.row.texts[column] == text and any(one.cell.column == column for one in judged.found)
        )

    def spoken_of(self) -> frozenset[int]:
        """Return the columns of which something is told in rows that are not only being typed.

        What every row must have and lacks is not among them: it may stand above the rows.
        """
        return frozenset(
            one.cell.column
            for _at, line, judged in self._checks.judged()
            if self._state(line, judged) != "typing"
            for one in judged.found
            if one.cell.column >= 0 and (one.level != "error" or not one.code.startswith(MISSING))
        )

    def choose_all(self, row: int, column: int, choice: Choice) -> int:
        """Take a choice in all of them: “GV” that a whole list writes for one answer. Return how many."""
        rows = self.same_text(row, column)
        for at in rows:
            self.choose(at, column, choice)
        self._touched = None
        return len(rows)

    def alike(self, column: int, code: str) -> int:
        """Return how many rows have a finding with ``code`` in ``column`` that has one answer only."""
        return len(self._proposed(column, code))

    def take_proposals(self, column: int, code: str) -> int:
        """Take that answer in all of them: a column whose first zeros were lost in Excel. Return how many."""
        proposed = self._proposed(column, code)
        for row, choice in proposed:
            self.choose(row, column, choice)
        self._touched = None
        return len(proposed)

    # getting it into the store

    def commit(self, held: Collection[int] = ()) -> Committed:
        """Write the good rows as complete records in one transaction; the others stay. Nothing is written half.

        Rows that wait are judged first; ``held``: see ``plan``. A long list is better written in the background:
        ``plan``, then there ``GridSaving(session).write``, then ``finish``.
        """
        plan = self.plan(held)
        return self.finish(plan, self._saving.write(plan) if plan.rows else ())

    def plan(self, held: Collection[int] = ()) -> CommitPlan:
        """Return what ``commit`` would write now: without the rows of keys ``held``, which somebody is still at.

        Rows judged before the store changed are not judged again here, in front of the clerk: writing does that.
        Until ``finish`` nothing but rows that are held may be changed in the grid.
        """
        self.forget_erased()
        while self._checks.check(_EVERY_ROW, anew=False):
            pass
        free = ((line, one) for _at, line, one in self._checks.judged() if line.key not in held)
        good = [(line.key, one) for line, one in free if self._state(line, one) == "good"]
        return CommitPlan(
            self.definition,
            self.campaign,
            tuple(good),
            self._checks.marker,
            tuple(self._sheet.lines),
            self.columns,
            self.shared_data,
            self.erasures_heard,
        )

    def finish(self, plan: CommitPlan, written: Written) -> Committed:
        """Take what was written out of the grid."""
        gone = {key for key, _saved in written}
        lines = [(at, line) for at, line in enumerate(plan.lines) if line.key in gone]
        self._sheet.take([line for line in self._sheet.lines if line.key not in gone])
        self.forget_erased()
        saved = tuple(saved for _key, saved in written)
        left = sum(not line.row.is_empty for line in self._sheet.lines)
        return Committed(saved, left, tuple(line for _at, line in lines), tuple(at for at, _line in lines))

    def undo_commit(self, committed: Committed, *, reason: str = "") -> None:
        """Put what was written into the bin again, and its rows where they stood. All of it or nothing.

        Many are better taken back in the background: ``undo_plan``, then there ``GridSaving(session).take_back``, then
        ``put_back``. Raises NothingToUndo when one of the records was changed since, ReasonMissing when one has left
        the office, GridTooManyRows when there is no room for its rows.
        """
        self._saving.take_back(self.undo_plan(committed, reason=reason))
        self.put_back(committed)

    def undo_plan(self, committed: Committed, *, reason: str = "") -> UndoPlan:
        """Return what ``undo_commit`` would do now. Until ``put_back`` nothing may be changed in the grid.

        Raises GridTooManyRows.
        """
        before, end = tuple(self._sheet.lines), self._sheet.end
        try:
            self.put_back(committed)
            content = self._content(self._sheet.lines)
        finally:
            self._sheet.take(before, end)
        return UndoPlan(self.definition, self.campaign, committed.saved, reason, content)

    def put_back(self, committed: Committed) -> None:
        """Put rows that were written where they stood. Raises GridTooManyRows."""
        self._sheet.bring_back(committed.lines, committed.places)

    # what survives a power cut

    def keep(self, in_hand: InHand | None = None) -> None:
        """Keep what is not written yet, also what is ``in_hand``: the cell that is being typed into."""
        self.forget_erased()
        self._keeping.keep(*self._key, self._content(self.lines_with(in_hand)))

    def offered(self) -> GridOffer | None:
        """Return what was kept of this grid before, None for nothing; what an older form kept comes last."""
        offers = self._keeping.offers(self.definition.kind, self.campaign)
        now = self.definition.version
        return min(offers, key=lambda one: one.form_version != now, default=None)

    def take_up(self, offer: GridOffer) -> None:
        """Go on with what was kept: its rows, behind those that are there, and its shared values.

        What an older form kept lies under the form in use from then on, so that writing its rows ends it.
        Raises GridFormChanged, GridTooManyRows, MayNotEnter; then nothing is changed.
        """
        lines, before = lines_of(offer.content, self.columns), self.snapshot()
        try:
            self._sheet.bring_back(lines, [None] * len(lines))
            self.set_shared(shared_in(offer.content))
            if offer.form_version != self.definition.version:
                self._keeping.renew(offer, self.definition.version, self._content(self._sheet.lines))
        except ProgramError:
            self.restore(before)
            raise

    def discard(self) -> None:
        """Forget what is offered of this grid."""
        offer = self.offered()
        if offer is not None:
            self._keeping.discard(offer.kind, offer.campaign, offer.form_version)

    @property
    def _key(self) -> tuple[str, str, int]:
        return self.definition.kind, self.campaign, self.definition.version

    def _content(self, lines: Sequence[Line]) -> Data:
        return content_of(lines, self.columns, self._shared)

    def _judged(self, row: int) -> Judgement | None:
        return self._checks.of(self._sheet.lines[row]) if row < len(self._sheet.lines) else None

    def _state(self, line: Line, judged: Judgement | None) -> RowState:
        if judged is None:
            return "waiting"
        if judged.is_bad:
            return "typing" if judged.lacks_only and line.key == self._touched else "bad"
        return "doubt" if judged.doubts or judged.is_certain else "good"

    def _finding(self, found: Found) -> CellFinding:
        return _cell_finding(found, self._checks.told(found), self.columns, self._browsing.context)

    def _proposed(self, column: int, code: str) -> list[tuple[int, Choice]]:
        told = [(at, one) for at, _line, judged in self._checks.judged() for one in judged.found]
        asked = [(at, self._finding(one)) for at, one in told if (one.cell.column, one.code) == (column, code)]
        return [(at, one.choices[0]) for at, one in asked if len(one.choices) == 1]


def _cell_finding(
    found: Found, told: tuple[Problem, int | None], columns: Sequence[GridColumn], context: EntryContext
) -> CellFinding:
    problem, other = told
    choices: tuple[Choice, ...] = ()
    if found.cell.column >= 0:
        choices = choices_of(found.cell, columns[found.cell.column], context, language())
    return CellFinding(
        found.cell.column,
        found.level,
        problem,
        choices,
        other,
        str(problem.details.get("other_record", "")),
        str(problem.details.get("other_day", "")),
        bool(found.doubt),
    )
