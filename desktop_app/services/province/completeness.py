"""How complete a period is: for each unit whether it closed it, what came of it, what waits, what follows.

Completeness is read from closings, the signed word of an office that a period is over; a unit that has nothing to
report says so in one, and is told apart from a unit that says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final, Literal

from desktop_app.domain.units import Unit, UnitTree
from desktop_app.domain.usual_periods import CUT_OFFS
from desktop_app.services.closed_periods import ClosedPeriod, ClosedPeriods, kinds_in_periods
from desktop_app.services.closing import PeriodBackwards
from desktop_app.services.figures import gives_money
from desktop_app.services.province.office_codes import OfficeCodes
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_province
from desktop_app.storage.completeness import ClosedDays, CompletenessRows
from desktop_app.storage.ledger import Ledger, ReceivedBundle

ClosingState = Literal["closed", "nothing", "part", "none"]
"""``part``: some days of the period are closed, others are not."""
Conclusion = Literal["complete", "complete_returned", "not_done", "not_closed", "silent"]
"""``not_done``: closed, and records of it wait for a decision. ``not_closed``: something came since the period ended,
but no closing. ``silent``: nothing came since then."""
_LEVELS: Final = ("base", "")
"""Levels of units that close periods; those above and below them only where they have a device."""


@dataclass(frozen=True, slots=True)
class CompletenessRow:
    """One unit and one period. ``closed_at``: ISO day the closing states, "" for none.

    ``newest_at``: ISO day the newest bundle claims. ``months_with_data`` of ``months``. ``late``: records that came
    after the closing, ``late_value`` their đồng. ``silent_days``: since its newest bundle, None where none came or
    today is not known.
    """

    unit: str
    unit_name: str
    closing: ClosingState
    closed_at: str
    newest_number: int | None
    newest_at: str
    waiting: int
    returned: int
    months_with_data: int
    months: int
    late: int
    late_value: int
    conclusion: Conclusion
    silent_days: int | None


@dataclass(frozen=True, slots=True)
class CompletenessCounts:
    """How many units stand how; ``closed`` are those with something to report, ``nothing`` the others that closed."""

    units: int
    closed: int
    nothing: int
    not_closed: int
    silent: int
    waiting: int
    returned: int
    late: int
    late_value: int


@dataclass(frozen=True, slots=True)
class CompletenessTable:
    """All units of a period, by what is to be done: the silent ones first, the complete ones last."""

    start: date
    end: date
    rows: tuple[CompletenessRow, ...]
    counts: CompletenessCounts


class Completeness:
    """Reads it for a province's session, in the background: it looks at every record of the period.

    Raises NotAProvince for another.
    """

    def __init__(self, session: Session) -> None:
        require_province(session)
        self._session = session
        self._ledger = Ledger(session.connection)
        self._periods = ClosedPeriods(session)

    def periods(self, how_many: int = 4) -> list[tuple[date, date]]:
        """Return the last statutory periods that are over, the latest first; none while today is unknown."""
        today = self._session.time.today()
        return [] if today is None else statutory(today, how_many)

    def table(self, start: date, end: date) -> CompletenessTable:
        """Return how each unit stands. Raises PeriodBackwards."""
        if end < start:
            raise PeriodBackwards(starts_on=start.isoformat(), ends_on=end.isoformat())
        gathered = _Gathered(self._session, self._ledger, self._periods, start, end)
        rows = sorted(
            (gathered.row(unit) for unit in gathered.units()),
            key=lambda row: (_ORDER[row.conclusion], row.unit_name, row.unit),
        )
        return CompletenessTable(start, end, tuple(rows), _counts(rows))


class _Gathered:
    """What was read once for all units."""

    def __init__(self, session: Session, ledger: Ledger, periods: ClosedPeriods, start: date, end: date) -> None:
        self._start, self._end = start, end
        self._own = session.identity.unit
        self._today = session.time.today()
        self._tree = UnitTree(ledger.units())
        self._devices = [one for one in ledger.devices() if one.unit != self._own]
        self._codes = OfficeCodes(session.connection)
        self._newest = ledger.latest_by_unit()
        kinds = kinds_in_periods(session.definitions)
        giving = [one.kind for one in session.definitions if gives_money(one)]
        rows = CompletenessRows(session.connection, start.isoformat(), end.isoformat())
        self._months = rows.months(kinds)
        self._waiting, self._returned = rows.waiting(), rows.returned()
        closed = [one for one in periods.all() if one.overlaps(start, end)]
        self._closed: dict[str, list[ClosedPeriod]] = {}
        for one in closed:
            self._closed.setdefault(self._codes.unit_of(one.unit), []).append(one)
        asked = [
            ClosedDays(one.start.isoformat(), one.end.isoformat(), one.seq, self._codes.codes(one.unit))
            for one in closed
        ]
        self._late: dict[str, tuple[int, int]] = {}
        for place, (count, value) in rows.late(asked, kinds, giving).items():
            unit = self._codes.unit_of(closed[place].unit)
            before = self._late.get(unit, (0, 0))
            self._late[unit] = (before[0] + count, before[1] + value)

    def units(self) -> list[str]:
        """Return who is expected to close the period: base units of its last day, and whoever sends anything."""
        heard = {one.unit for one in self._devices if one.status == "admitted"}
        heard |= {self._codes.unit_of(code) for code in (*self._months, *self._waiting, *self._returned, *self._closed)}
        expected = {unit.code for unit in self._tree if _expected(unit, self._end)}
        return sorted((heard | expected) - {self._own})

    def row(self, unit: str) -> CompletenessRow:
        """Return how one unit stands."""
        closed = self._closed.get(unit, [])
        closing = _closing(closed, self._start, self._end)
        newest = self._newest.get(unit)
        waiting, returned = self._sum(self._waiting, unit), self._sum(self._returned, unit)
        late, late_value = self._late.get(unit, (0, 0))
        at = _day(newest)
        months: set[str] = set()
        for code in self._codes.codes(unit):
            months |= self._months.get(code, set())
        return CompletenessRow(
            unit,
            self._tree.name_on(unit, self._end) or unit,
            closing,
            max((one.closed_on for one in closed), default=""),
            newest.number if newest is not None else None,
            at.isoformat() if at is not None else "",
            waiting,
            returned,
            len(months),
            _months_between(self._start, self._end),
            late,
            late_value,
            self._conclusion(closing, at, waiting, returned),
            max(0, (self._today - at).days) if self._today is not None and at is not None else None,
        )

    def _conclusion(self, closing: ClosingState, at: date | None, waiting: int, returned: int) -> Conclusion:
        if closing in ("none", "part"):
            return "not_closed" if at is not None and at > self._end else "silent"
        if waiting:
            return "not_done"
        return "complete_returned" if returned else "complete"

    def _sum(self, counts: dict[str, int], unit: str) -> int:
        return sum(counts.get(code, 0) for code in self._codes.codes(unit))


_ORDER: Final[dict[Conclusion, int]] = {
    "silent": 0, "not_closed": 1, "not_done": 2, "complete_returned": 3, "complete": 4,
}  # fmt: skip


def statutory(today: date, how_many: int) -> list[tuple[date, date]]:
    """Return the last ``how_many`` statutory periods that ended by ``today``, the latest first."""
    ends = [
        date(year, month, day) for year in range(today.year, today.year - how_many - 2, -1) for month, day in CUT_OFFS
    ]
    over = sorted((end for end in ends if end <= today), reverse=True)
    return [(before + timedelta(days=1), end) for end, before in pairwise(over)][:how_many]


def _expected(unit: Unit, day: date) -> bool:
    return unit.level in _LEVELS and unit.is_valid(day)


def _closing(closed: Iterable[ClosedPeriod], start: date, end: date) -> ClosingState:
    """Return whether closings hold all days from ``start`` to ``end``."""
    periods = sorted(closed, key=lambda one: one.start)
    first = start
    for one in periods:
        if one.start > first:
            break
        first = max(first, one.end + timedelta(days=1))
    if first <= end:
        return "part" if periods else "none"
    return "nothing" if all(one.nothing_to_report for one in periods) else "closed"


def _day(bundle: ReceivedBundle | None) -> date | None:
    return datetime.fromisoformat(bundle.at).date() if bundle is not None and bundle.at else None


def _months_between(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _counts(rows: Iterable[CompletenessRow]) -> CompletenessCounts:
    all_rows = list(rows)
    return CompletenessCounts(
        units=len(all_rows),
        closed=sum(one.closing == "closed" for one in all_rows),
        nothing=sum(one.closing == "nothing" for one in all_rows),
        not_closed=sum(one.conclusion == "not_closed" for one in all_rows),
        silent=sum(one.conclusion == "silent" for one in all_rows),
        waiting=sum(one.waiting for one in all_rows),
        returned=sum(one.returned for one in all_rows),
        late=sum(one.late for one in all_rows),
        late_value=sum(one.late_value for one in all_rows),
    )
