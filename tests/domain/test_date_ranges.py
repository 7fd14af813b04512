"""Spans of two dates: read as the one thing they can mean, asked about, or refused with the reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.base.errors import Refused
from desktop_app.domain.date_ranges import (
    DateRange,
    DateRangeAmbiguous,
    DateRangeImpossible,
    Span,
    parse_date_range,
)
from desktop_app.domain.dates import (
    DateImpossible,
    DateUnreadable,
    DateYearOutOfRange,
    PartialDate,
    age_at,
    from_iso,
    parse_partial_date,
)
from tests.domain.test_dates import partial_dates


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("27-28/7/2020", "2020-07-27", "2020-07-28"),
        ("27 – 28/7/2020", "2020-07-27", "2020-07-28"),
        ("27/7 - 28/7/2020", "2020-07-27", "2020-07-28"),
        ("27/7/2020 đến 28/7/2020", "2020-07-27", "2020-07-28"),
        ("từ 27 đến 28/7/2020", "2020-07-27", "2020-07-28"),
        ("từ ngày 27 tháng 7 năm 2020 đến hết ngày 28 tháng 7 năm 2020", "2020-07-27", "2020-07-28"),
        ("01-07-2020 - 03-07-2020", "2020-07-01", "2020-07-03"),
        ("1-1-2020-3-1-2020", "2020-01-01", "2020-01-03"),
        ("30/12/2024 - 2/1/2025", "2024-12-30", "2025-01-02"),
        ("từ tháng 1 đến tháng 3/2020", "2020-01", "2020-03"),
        ("1-3/2020", "2020-01", "2020-03"),
        ("quý I - quý III/2025", "2025-Q1", "2025-Q3"),
        ("1/7/2020 - 9/2020", "2020-07-01", "2020-09"),
        ("2021-2025", "2021", "2025"),
        ("từ năm 2025 đến năm 2026", "2025", "2026"),
        ("1-7-2020", "2020-07-01", "2020-07-01"),
        ("quý III/2025", "2025-Q3", "2025-Q3"),
    ],
)
def test_two_ends_are_read_day_first(typed: str, first: str, last: str) -> None:
    assert parse_date_range(typed) == DateRange(from_iso(first), from_iso(last))


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("năm học 2025 - 2026", "school_year"),
        ("Năm học 2025-2026", "school_year"),
        ("nhiệm kỳ 2025 - 2030", "term"),
        ("giai đoạn 2021 - 2025", "stage"),
        ("GIAI ĐOẠN 2021–2025", "stage"),
        ("giai doan 2021 den 2025", "stage"),
    ],
)
def test_school_years_terms_and_stages_are_told_apart_by_their_word(typed: str, span: Span) -> None:
    read = parse_date_range(typed)
    assert (read.span, read.first.precision, read.last.precision) == (span, "year", "year")
    assert parse_date_range(read.display()) == read


def test_two_years_in_a_row_are_asked_about() -> None:
    with pytest.raises(DateRangeAmbiguous) as refusal:
        parse_date_range("2025 - 2026")
    assert refusal.value.fields == {
        "text": "2025 - 2026",
        "first": "năm học 2025 - 2026",
        "second": "giai đoạn 2025 - 2026",
    }


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("27-28/72020", DateUnreadable),
        ("31/4 - 2/5/2025", DateImpossible),
        ("13/13 - 14/13/2025", DateImpossible),
        ("28/7/2020 - 27/7/2020", DateRangeImpossible),
        ("30/12 - 2/1/2025", DateRangeImpossible),
        ("2026 - 2025", DateRangeImpossible),
        ("năm học 2025 - 2030", DateRangeImpossible),
        ("giai đoạn 2021 - 2021", DateRangeImpossible),
        ("giai đoạn 1821 - 1825", DateYearOutOfRange),
        ("từ hôm nay đến mai", DateUnreadable),
        ("-", DateUnreadable),
        ("", DateUnreadable),
        ("1" * 500, DateUnreadable),
    ],
)
def test_what_is_no_span_is_refused_with_its_reason(typed: str, reason: type[Refused]) -> None:
    with pytest.raises(Refused) as refusal:
        parse_date_range(typed)
    assert type(refusal.value) is reason


@given(partial_dates, partial_dates)
def test_shown_spans_read_back(a: PartialDate, b: PartialDate) -> None:
    if a.start <= b.start and a.end <= b.end:
        shown = DateRange(a, b).display()
        try:
            assert parse_date_range(shown) == DateRange(a, b)
        except DateRangeAmbiguous:
            assert (a.precision, b.precision, b.start.year - a.start.year) == ("year", "year", 1)


@given(st.text(alphabet="0123456789/.- qIVXtháng năm học quý đến từ") | st.text())
def test_nothing_but_a_span_or_a_refusal_comes_out(typed: str) -> None:
    try:
        read, code = parse_date_range(typed), "date_"
    except Refused as refusal:
        read, code = parse_date_range("2020"), refusal.code
    assert code.startswith("date_")
    assert read.first.start <= read.last.start


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("15/5/1985", date(2025, 5, 14), 39),
        ("15/5/1985", date(2025, 5, 15), 40),
        ("1985", date(2025, 1, 1), 40),
        ("5/1985", date(2025, 5, 1), 40),
        ("29/2/2004", date(2025, 2, 28), 20),
        ("29/2/2004", date(2025, 3, 1), 21),
    ],
)
def test_age_counts_whole_birthdays_and_years_from_new_year(birth: str, day: date, age: int) -> None:
    assert age_at(parse_partial_date(birth), day) == age
