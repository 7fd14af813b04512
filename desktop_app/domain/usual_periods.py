"""The periods reports are asked for most, as seen from a day: quarters, half years, years, the stage of five years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from desktop_app.domain.report_periods import Period

PeriodName = Literal["quarter", "last_quarter", "half", "year", "last_year", "stage", "counted"]
CUT_OFFS: Final = ((5, 31), (11, 30))
"""The days the figures of a year are counted up to (domain.md, F14)."""
_STAGE: Final = 5
_SOON: Final = 2
"""So many months of a half year are still about the one before it: reports are written after its end."""


class UsualPeriod(NamedTuple):
    """First and last day, both included; a ``counted`` one ends with a statutory cut-off."""

    name: PeriodName
    start: date
    end: date


def usual_periods(today: date) -> tuple[UsualPeriod, ...]:
    """Return this and the last quarter, a half year, this and the last year, a stage, the last two cut-offs.

    In its first two months a half year gives way to the one before it, in its first year a stage does.
    """
    first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    return (
        UsualPeriod("quarter", first, _end(first, 3)),
        UsualPeriod("last_quarter", _months_on(first, -3), first - timedelta(days=1)),
        _half(today),
        UsualPeriod("year", date(today.year, 1, 1), date(today.year, 12, 31)),
        UsualPeriod("last_year", date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        _stage(today),
        *_counted(today),
    )


def _months_on(first: date, months: int) -> date:
    """Return the first day of the month ``months`` later."""
    month = first.year * 12 + first.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)


def _end(first: date, months: int) -> date:
    return _months_on(first, months) - timedelta(days=1)


def _half(today: date) -> UsualPeriod:
    first = date(today.year, 1 if today.month <= 6 else 7, 1)
    if today.month - first.month < _SOON:
        first = _months_on(first, -6)
    return UsualPeriod("half", first, _end(first, 6))


def _stage(today: date) -> UsualPeriod:
    """Return the stage as plans have it, 2021 to 2025."""
    first = today.year - (today.year - 1) % _STAGE
    if first == today.year:
        first -= _STAGE
    return UsualPeriod("stage", date(first, 1, 1), date(first + _STAGE - 1, 12, 31))


def _counted(today: date) -> list[UsualPeriod]:
    """Return the last two periods between cut-offs that are over, the latest first."""
    ends = sorted(date(year, *day) for year in range(today.year - 2, today.year + 1) for day in CUT_OFFS)
    over = [end for end in ends if end <= today]
    return [UsualPeriod("counted", over[at - 1] + timedelta(days=1), over[at]) for at in (-1, -2)]


def year_before(period: Period) -> Period:
    """Return the same days a year earlier; the last day of a month stays the last one."""
    return Period(_last_year(period.start), _last_year(period.end))


def just_before(period: Period) -> Period:
    """Return as many months before a period, or as many days where it does not consist of months."""
    end = period.start - timedelta(days=1)
    if not period.whole_months:
        return Period(end - (period.end - period.start), end)
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    return Period(_months_on(period.start, -months), end)


def _last_year(day: date) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    ends_month = (day + timedelta(days=1)).day == 1
    return date(day.year - 1, day.month, last if ends_month else min(day.day, last))
