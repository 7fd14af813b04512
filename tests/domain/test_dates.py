from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.base.errors import Refused
from desktop_app.domain.dates import (
    DateAmbiguous,
    DateImpossible,
    DateIsRange,
    DateUnreadable,
    DateYearOutOfRange,
    PartialDate,
    document_date,
    from_iso,
    parse_partial_date,
)

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
partial_dates = st.one_of(
    days.map(PartialDate.of_day),
    days.map(lambda day: PartialDate.of_month(day.year, day.month)),
    st.builds(PartialDate.of_quarter, st.integers(1900, 2100), st.integers(1, 4)),
    st.builds(PartialDate.of_year, st.integers(1900, 2100)),
)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("1/7/2020", "2020-07-01"),
        ("01-07-2020", "2020-07-01"),
        ("1.7.2020", "2020-07-01"),
        (" 01 / 07 / 20 ", "2020-07-01"),
        ("1/7/29", "2029-07-01"),
        ("1/7/30", "1930-07-01"),
        ("5/12/2020", "2020-12-05"),
        ("29/2/2024", "2024-02-29"),
        ("ngày 01 tháng 7 năm 2020", "2020-07-01"),
        ("Ngày 1/7/2020", "2020-07-01"),
        ("ngay 1 thang 7 nam 2020", "2020-07-01"),
        ("2020-07-01", "2020-07-01"),
        ("7/2020", "2020-07"),
        ("07-2020", "2020-07"),
        ("tháng 7/2020", "2020-07"),
        ("Tháng 7 năm 2020", "2020-07"),
        ("T7/2020", "2020-07"),
        ("2020-07", "2020-07"),
        ("quý III/2025", "2025-Q3"),
        ("Quí 3 năm 2025", "2025-Q3"),
        ("Q4/2025", "2025-Q4"),
        ("2025-Q1", "2025-Q1"),
        ("năm 1985", "1985"),
        ("2020", "2020"),
    ],
)
def test_day_first_at_the_precision_written(typed: str, iso: str) -> None:
    assert parse_partial_date(typed).iso == iso


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("27-28/7/2020", DateIsRange),
        ("27 – 28/7/2020", DateIsRange),
        ("27/7 - 28/7/2020", DateIsRange),
        ("27/7/2020 đến 28/7/2020", DateIsRange),
        ("từ 27 đến 28/7/2020", DateIsRange),
        ("từ tháng 1 đến tháng 3/2020", DateIsRange),
        ("2025 - 2026", DateIsRange),
        ("giai đoạn 2021 - 2025", DateIsRange),
        ("31/4/2025", DateImpossible),
        ("31/4", DateImpossible),
        ("13/13/2025", DateImpossible),
        ("13/13", DateImpossible),
        ("29/2/2023", DateImpossible),
        ("7/13/2020", DateImpossible),  # month first: never read that way
        ("00/00/1985", DateImpossible),
        ("tháng 13/2020", DateImpossible),
        ("quý V/2025", DateImpossible),
        ("quý 5/2025", DateImpossible),
        ("1/7/1820", DateYearOutOfRange),
        ("1/7/2200", DateYearOutOfRange),
        ("27-28/72020", DateUnreadable),  # a misprint of the seed article
        ("1/7-2020", DateUnreadable),
        ("1/7/202", DateUnreadable),
        ("01072020", DateUnreadable),
        ("hôm nay", DateUnreadable),
        ("٣/7/2020", DateUnreadable),
        ("", DateUnreadable),
    ],
)
def test_what_is_not_one_date_is_refused_with_its_reason(typed: str, reason: type[Refused]) -> None:
    with pytest.raises(Refused) as refusal:
        parse_partial_date(typed)
    assert type(refusal.value) is reason
    assert refusal.value.fields["text"] == typed


@pytest.mark.parametrize(
    ("typed", "proposal"), [("44013", "01/07/2020"), ("7/20", "07/2020"), ("85", "1985"), ("1/7", ""), ("31/12", "")]
)
def test_ambiguous_dates_come_with_the_likely_meaning(typed: str, proposal: str) -> None:
    with pytest.raises(DateAmbiguous) as refusal:
        parse_partial_date(typed)
    assert refusal.value.fields == {"text": typed, "proposal": proposal}
    if proposal:
        assert parse_partial_date(proposal).display() == proposal


@pytest.mark.parametrize(
    ("iso", "shown", "start", "end"),
    [
        ("2026-02-05", "05/02/2026", date(2026, 2, 5), date(2026, 2, 5)),
        ("2024-02", "02/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q1", "quý I/2026", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", "quý IV/2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026", "2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_each_precision_shows_its_own_form_and_days(iso: str, shown: str, start: date, end: date) -> None:
    kept = from_iso(iso)
    assert (kept.display(), kept.start, kept.end) == (shown, start, end)


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-02-30", "2026-Q5", "26", "0000", "2026-1-1", "2026-02-05 ", "٢٠٢٦"]
)
def test_damaged_data_is_refused(text: str) -> None:
    with pytest.raises(DateUnreadable):
        from_iso(text)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 22), "ngày 22 tháng 11 năm 2026"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026"),
    ],
)
def test_document_dates_follow_the_zero_rule(day: date, shown: str) -> None:
    assert document_date(day) == shown


@given(partial_dates)
def test_every_form_reads_back(kept: PartialDate) -> None:
    assert from_iso(kept.iso) == kept
    assert parse_partial_date(kept.display()) == kept
    assert parse_partial_date(kept.iso) == kept


@given(days)
def test_document_dates_read_back(day: date) -> None:
    assert parse_partial_date(document_date(day)) == PartialDate.of_day(day)


@given(st.text(alphabet="0123456789/.- qIVXtháng năm quý đến") | st.text())
def test_nothing_but_a_date_or_a_refusal_comes_out(typed: str) -> None:
    try:
        kept = parse_partial_date(typed)
    except Refused as refusal:
        code, kept = refusal.code, PartialDate.of_year(2000)
    else:
        code = "date_"
    assert code.startswith("date_")
    assert from_iso(kept.iso) == kept
