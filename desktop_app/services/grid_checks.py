"""Judging the rows of a grid a few at a time: each by itself, beside the rows before it, and beside the store.

What was found out about a row holds until its text changes, a row it has to do with changes, or the store does. So a
mistake in one row blocks no other, and a list that was just pasted can be worked on while its rows are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from time import monotonic
from typing import Final, Literal

from desktop_app.domain.definition import Definition, Level
from desktop_app.domain.grid_reading import CellProblem, GridReader
from desktop_app.domain.grid_rows import ABOUT_ROW, GridRow
from desktop_app.domain.grid_sheet import GridSheet, Line
from desktop_app.domain.lifting import lift
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data
from desktop_app.services.grid_index import GridIndex
from desktop_app.services.grid_row_problems import DOUBTS, SUMS_DOUBTED, RowProblems
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions

RowState = Literal["empty", "waiting", "typing", "good", "doubt", "bad"]

PATIENCE: Final = 0.1
"""Seconds for which a window may stand still while rows are judged."""
MISSING: Final = ("required", "any_of")
"""Codes of what is not there yet begin so."""

Marker = tuple[int, date | None]
"""What a judgement rests on besides the rows: how far the store's versions go, and the day."""


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: the cell's problem, and the key of the row it speaks of, if of another one."""

    cell: CellProblem
    other: int | None = None

    @property
    def level(self) -> Level:
        """How grave it is."""
        return self.cell.problem.level

    @property
    def code(self) -> str:
        """What it is."""
        return self.cell.problem.code

    @property
    def doubt(self) -> str:
        """A name for the doubt, by which a clerk's word for it is kept; "" for what is none."""
        if self.code not in DOUBTS:
            return ""
        details = self.cell.problem.details
        doubt = f"{self.cell.problem.field}:{self.code}"
        if self.other is not None:
            return f"{doubt}{ABOUT_ROW}{self.other}"
        return f"{doubt}:{details.get('other_record', details.get('expected', ''))}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known about one row. ``value``: its đồng; ``persons``: keys of who it names."""

    row: GridRow
    data: Data
    found: tuple[Found, ...]
    value: int | None
    persons: frozenset[str]

    @property
    def is_bad(self) -> bool:
        """Whether something has to be mended that nobody can mean."""
        return any(one.level == "error" and not one.doubt for one in self.found)

    @property
    def is_certain(self) -> bool:
        """Whether a doubt is none: the form refuses it too."""
        return any(one.level == "error" for one in self.found)

    @property
    def doubts(self) -> frozenset[str]:
        """The doubts nobody has spoken for."""
        return frozenset(one.doubt for one in self.found if one.doubt) - self.row.insisted

    @property
    def is_twin(self) -> bool:
        """Whether it seems to repeat another one; else it is its sums that are doubted."""
        return any(one.doubt and one.code not in SUMS_DOUBTED for one in self.found)

    @property
    def lacks_only(self) -> bool:
        """Whether all that is wrong is what is not there yet."""
        return self.is_bad and all(one.code.startswith(MISSING) for one in self.found if one.level == "error")


class GridChecks:
    """The judgements of one grid."""

    def __init__(self, session: Session, sheet: GridSheet, reader: GridReader) -> None:
        self._session = session
        self._sheet = sheet
        self._reader = reader
        self._problems = RowProblems(session, reader.definition)
        self._index = GridIndex(reader.definition)
        self._judged: dict[int, Judgement] = {}
        self._stale: set[int] = set()
        self._marker: Marker = (-1, None)

    @property
    def definition(self) -> Definition:
        """The kind of the rows."""
        return self._reader.definition

    def check(self, limit: int, *, anew: bool = True) -> bool:
        """Judge up to ``limit`` rows that wait, in their order, at least one; return whether rows wait still.

        It ends early when ``PATIENCE`` is over: a name that hundreds bear costs more than one nobody has. Without
        ``anew`` what is known holds though the store may have changed since: ``marker`` tells up to where it was seen.
        """
        end = monotonic() + PATIENCE
        if anew or not self._judged:
            self.look_at_store()
        places = self._sheet.places
        for key in [key for key in self._index.known() if key not in places]:
            self._stale |= self._index.leave(key)
            self._judged.pop(key, None)
        for at, line in enumerate(self._sheet.lines):
            if not self._waits(line):
                continue
            if limit <= 0:
                return True
            self._judge(at, line, places)
            limit = limit - 1 if monotonic() < end else 0
        return False

    def of(self, line: Line) -> Judgement | None:
        """Return what is known about a row, None while it waits."""
        judged = self._judged.get(line.key)
        return judged if judged is not None and not self._waits(line) else None

    def settle(self, line: Line, row: GridRow) -> None:
        """Let what is known about ``line`` hold for ``row``, which differs only in what the clerk insists on."""
        judged = self._judged.get(line.key)
        if judged is not None:
            self._judged[line.key] = replace(judged, row=row)

    @property
    def marker(self) -> Marker:
        """What the judgements rest on besides the rows."""
        return self._marker

    def look_at_store(self) -> None:
        """Let all rows wait when the store has changed since they were judged, or the day."""
        marker = marker_of(self._session)
        if marker != self._marker:
            self._marker = marker
            self._stale |= self._judged.keys()

    def _waits(self, line: Line) -> bool:
        if line.row.is_empty:
            return line.key in self._index.known()
        judged = self._judged.get(line.key)
        return judged is None or judged.row is not line.row or line.key in self._stale

    def _judge(self, at: int, line: Line, places: Mapping[int, int]) -> None:
        before = self._judged.pop(line.key, None)
        self._stale.discard(line.key)
        if line.row.is_empty:
            self._unsettle(self._index.leave(line.key), at, places)
            return
        reading = self._reader.read(line.row)
        lifted = lift(self.definition, reading.data)
        if before is None or before.data != reading.data:
            self._unsettle(self._index.enter(line.key, reading.data, lifted), at, places)
        twin = self._index.twin(lifted.duplicate_key, at, places)
        problems = self._problems.find(reading.data, self._index.before(at, places), twin=twin)
        found = [Found(one) for one in reading.problems]
        found += [self._found(one) for one in problems if not self._reader.follows(one, reading)]
        self._judged[line.key] = Judgement(
            line.row,
            reading.data,
            tuple(sorted(found, key=lambda one: (one.level != "error", one.cell.column))),
            lifted.value,
            frozenset(link.person_key for link in lifted.people),
        )

    def _unsettle(self, keys: set[int], at: int, places: Mapping[int, int]) -> None:
        """Let rows wait that come after the one at ``at`` and have to do with it."""
        self._stale |= {key for key in keys if places.get(key, -1) > at}

    def _found(self, problem: Problem) -> Found:
        row = problem.details.get("other_row")
        other = self._sheet.lines[row - 1].key if isinstance(row, int) else None
        return Found(CellProblem(self._reader.place_of(problem), problem), other)

    def told(self, found: Found) -> tuple[Problem, int | None]:
        """Return a finding's problem with the number its other row has now, and where that row stands."""
        problem, place = found.cell.problem, self._sheet.places.get(found.other, -1) if found.other is not None else -1
        if place < 0:
            return problem, None
        return replace(problem, details={**problem.details, "other_row": place + 1}), place

    def judged(self) -> Iterator[tuple[int, Line, Judgement]]:
        """Yield place, row and judgement of every row that does not wait."""
        for at, line in enumerate(self._sheet.lines):
            known = self.of(line)
            if known is not None:
                yield at, line, known


def marker_of(session: Session) -> Marker:
    """Return what a judgement made now rests on."""
    return Versions(session.connection, session.lifting).newest(), session.time.today()
