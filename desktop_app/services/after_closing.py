"""What came into the book after a period was closed: records that came late, and records that were changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.base.i18n import language
from desktop_app.services.closed_periods import ClosedPeriod, ClosedPeriods, kinds_in_periods
from desktop_app.services.session import Session
from desktop_app.storage.closings import Closings, Within


@dataclass(frozen=True, slots=True)
class LateAdditions:
    """Records of a kind that came into a period closed before, and their đồng."""

    start: date
    end: date
    kind: str
    kind_title: str
    records: int
    value: int


@dataclass(frozen=True, slots=True)
class LateChanges:
    """Records that were there when their period was closed and changed since: by how many đồng its sums differ."""

    start: date
    end: date
    kind: str
    kind_title: str
    records: int
    difference: int


@dataclass(frozen=True, slots=True)
class AfterClosing:
    """Both, by period and kind."""

    late: tuple[LateAdditions, ...] = ()
    changed: tuple[LateChanges, ...] = ()


def since_last(session: Session, periods: ClosedPeriods) -> AfterClosing:
    """Return what came since the unit's last closing into periods closed by then: no closing has told of it yet."""
    closed = periods.own()
    since = max((one.seq for one in closed), default=0)
    return _gathered(session, periods, [(one, since) for one in closed])


def since_each(
    session: Session, periods: ClosedPeriods, start: date, end: date, units: Iterable[str] | None
) -> AfterClosing:
    """Return what came into each closed period that lies from ``start`` to ``end`` since it was closed.

    ``units`` are the codes asked for, None for all.
    """
    asked = None if units is None else frozenset(units)
    inside = [one for one in periods.all() if start <= one.start and one.end <= end]
    wanted = [one for one in inside if asked is None or asked & periods.codes_of(one)]
    return _gathered(session, periods, [(one, one.seq) for one in wanted])


def _gathered(session: Session, periods: ClosedPeriods, asked: list[tuple[ClosedPeriod, int]]) -> AfterClosing:
    closings, kinds, shown = Closings(session.connection), kinds_in_periods(session.definitions), language()
    late: list[LateAdditions] = []
    changed: list[LateChanges] = []
    for period, since in sorted(asked, key=lambda one: (one[0].start, one[0].unit)):
        codes = periods.codes_of(period)
        within = Within(period.start.isoformat(), period.end.isoformat(), kinds, codes)
        for found in closings.since(since, within):
            title = session.definitions.current(found.kind).plural.in_language(shown)
            named = (period.start, period.end, found.kind, title)
            if found.late:
                late.append(LateAdditions(*named, found.late, found.late_value))
            if found.changed:
                changed.append(LateChanges(*named, found.changed, found.difference))
    return AfterClosing(tuple(late), tuple(changed))
