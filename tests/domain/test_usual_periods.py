"""The periods reports are asked for most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.report_periods import Period
from desktop_app.domain.usual_periods import just_before, usual_periods, year_before

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def named(today: date, name: str) -> list[tuple[date, date]]:
    """Return the days of the periods of that name."""
    return [(one.start, one.end) for one in usual_periods(today) if one.name == name]


@pytest.mark.parametrize(
    ("today", "name", "found"),
    [
        (date(2026, 7, 6), "quarter", [(date(2026, 7, 1), date(2026, 9, 30))]),
        (date(2026, 1, 2), "last_quarter", [(date(2025, 10, 1), date(2025, 12, 31))]),
        (date(2026, 8, 31), "half", [(date(2026, 1, 1), date(2026, 6, 30))]),
        (date(2026, 9, 1), "half", [(date(2026, 7, 1), date(2026, 12, 31))]),
        (date(2026, 2, 28), "half", [(date(2025, 7, 1), date(2025, 12, 31))]),
        (date(2026, 12, 31), "stage", [(date(2021, 1, 1), date(2025, 12, 31))]),
        (date(2027, 1, 1), "stage", [(date(2026, 1, 1), date(2030, 12, 31))]),
        (
            date(2026, 5, 31), "counted",
            [(date(2025, 12, 1), date(2026, 5, 31)), (date(2025, 6, 1), date(2025, 11, 30))],
        ),
        (
            date(2026, 5, 30), "counted",
            [(date(2025, 6, 1), date(2025, 11, 30)), (date(2024, 12, 1), date(2025, 5, 31))],
        ),
    ],
)  # fmt: skip
def test_periods_as_an_office_means_them(today: date, name: str, found: list[tuple[date, date]]) -> None:
    assert named(today, name) == found


@given(DAYS)
def test_every_period_begins_with_a_month_and_ends_with_one(today: date) -> None:
    for one in usual_periods(today):
        assert Period(one.start, one.end).whole_months, one
        assert one.start < one.end


@given(DAYS)
def test_today_lies_in_this_quarter_and_year_and_after_what_is_counted(today: date) -> None:
    for name in ("quarter", "year"):
        ((start, end),) = named(today, name)
        assert start <= today <= end
    assert all(end <= today for _start, end in named(today, "counted"))


@given(DAYS, st.integers(0, 2000))
def test_what_lies_before_joins_on_and_is_as_long(start: date, days: int) -> None:
    period = Period(start, start + timedelta(days=days))
    before = just_before(period)
    assert before.end + timedelta(days=1) == period.start
    if not period.whole_months:
        assert before.end - before.start == period.end - period.start


def test_whole_months_are_compared_with_whole_months() -> None:
    assert just_before(Period(date(2026, 4, 1), date(2026, 6, 30))) == Period(date(2026, 1, 1), date(2026, 3, 31))
    assert year_before(Period(date(2025, 2, 1), date(2025, 2, 28))) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert year_before(Period(date(2024, 2, 29), date(2024, 3, 2))) == Period(date(2023, 2, 28), date(2023, 3, 2))


@given(DAYS, DAYS)
def test_a_year_before_begins_and_ends_in_the_years_before(first: date, second: date) -> None:
    period = Period(min(first, second), max(first, second))
    found = year_before(period)
    assert (found.start.year, found.end.year) == (period.start.year - 1, period.end.year - 1)
    assert found.start <= found.end
