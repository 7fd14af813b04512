"""How the rows of a grid stand: what is told of each, what they come to, and what many of them have alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import language
from desktop_app.domain.definition import Level
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.grid_choices import Choice, choices_of
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.domain.grid_sheet import GridSheet, Line
from desktop_app.domain.problems import Problem
from desktop_app.services.grid_checks import MISSING, Found, GridChecks, Judgement, Marker, RowState
from desktop_app.services.grid_typing import GridTyping

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


class GridStanding:
    """Judges the rows of ``sheet`` by ``checks``; what a finding proposes is typed into ``rows``."""

    def __init__(
        self,
        checks: GridChecks,
        sheet: GridSheet,
        rows: GridTyping,
        columns: tuple[GridColumn, ...],
        context: EntryContext,
    ) -> None:
        self._checks = checks
        self._sheet = sheet
        self._rows = rows
        self._columns = columns
        self._context = context

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
            self._rows.choose(at, column, choice)
        self._rows.touched = None
        return len(rows)

    def alike(self, column: int, code: str) -> int:
        """Return how many rows have a finding with ``code`` in ``column`` that has one answer only."""
        return len(self._proposed(column, code))

    def take_proposals(self, column: int, code: str) -> int:
        """Take that answer in all of them: a column whose first zeros were lost in Excel. Return how many."""
        proposed = self._proposed(column, code)
        for row, choice in proposed:
            self._rows.choose(row, column, choice)
        self._rows.touched = None
        return len(proposed)

    # what may be written

    def good(self, held: Collection[int] = ()) -> list[tuple[int, Judgement]]:
        """Judge every row that waits, and return key and judgement of the good ones, but those of keys ``held``.

        Rows judged before the store changed are not judged again here, in front of the clerk: writing does that.
        """
        while self._checks.check(_EVERY_ROW, anew=False):
            pass
        free = ((line, one) for _at, line, one in self._checks.judged() if line.key not in held)
        return [(line.key, one) for line, one in free if self._state(line, one) == "good"]

    @property
    def marker(self) -> Marker:
        """Return what the store was when the rows were judged."""
        return self._checks.marker

    def _judged(self, row: int) -> Judgement | None:
        return self._checks.of(self._sheet.lines[row]) if row < len(self._sheet.lines) else None

    def _state(self, line: Line, judged: Judgement | None) -> RowState:
        if judged is None:
            return "waiting"
        if judged.is_bad:
            return "typing" if judged.lacks_only and line.key == self._rows.touched else "bad"
        return "doubt" if judged.doubts or judged.is_certain else "good"

    def _finding(self, found: Found) -> CellFinding:
        return _cell_finding(found, self._checks.told(found), self._columns, self._context)

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
