"""How the period of a report is called, and into which years it falls."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.report_periods import Period


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-01-01", "2026-03-31", "quý I năm 2026"),
        ("2026-10-01", "2026-12-31", "quý IV năm 2026"),
        ("2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
        ("2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
        ("2026-01-01", "2026-09-30", "9 tháng đầu năm 2026"),
        ("2026-01-01", "2026-12-31", "năm 2026"),
        ("2026-02-01", "2026-02-28", "tháng 2 năm 2026"),
        ("2026-02-01", "2026-05-31", "từ tháng 2/2026 đến tháng 5/2026"),
        ("2025-12-01", "2026-11-30", "từ tháng 12/2025 đến tháng 11/2026"),
        ("2021-01-01", "2025-12-31", "giai đoạn 2021 - 2025"),
        ("2026-01-15", "2026-02-05", "từ ngày 15/01/2026 đến ngày 05/02/2026"),
        ("2026-03-09", "2026-03-09", "từ ngày 09/3/2026 đến ngày 09/3/2026"),
    ],
)
def test_words(start: str, end: str, words: str) -> None:
    assert Period(date.fromisoformat(start), date.fromisoformat(end)).words == words


def test_years_that_are_parts_say_so_in_their_heads() -> None:
    """The seed's own five years span six and stop in the middle of one."""
    period = Period(date(2015, 7, 1), date(2020, 6, 30))
    heads = [year.year_head for year in period.years]
    assert heads == ["2015\n(từ 01/7)", "2016", "2017", "2018", "2019", "2020\n(đến 30/6)"]
    within = Period(date(2026, 2, 1), date(2026, 6, 30)).years
    assert [year.year_head for year in within] == ["2026\n(từ 01/02 đến 30/6)"]


def test_the_years_are_the_whole_period() -> None:
    period = Period(date(2015, 7, 1), date(2020, 6, 30))
    days = [(year.end - year.start).days + 1 for year in period.years]
    assert sum(days) == (period.end - period.start).days + 1


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [
        ((2021, 1, 1), (2025, 12, 31), ((2016, 1, 1), (2020, 12, 31))),
        ((2021, 1, 1), (2026, 6, 30), ((2015, 1, 1), (2020, 6, 30))),
        ((2024, 1, 1), (2024, 2, 29), ((2023, 1, 1), (2023, 2, 28))),
    ],
)
def test_the_period_before_is_as_long_and_over_before_this_one_begins(
    start: tuple[int, int, int], end: tuple[int, int, int], before: tuple[tuple[int, int, int], tuple[int, int, int]]
) -> None:
    period = Period(date(*start), date(*end))
    assert period.before == Period(date(*before[0]), date(*before[1]))
    assert period.before.end < period.start
