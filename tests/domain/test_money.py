from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.base.errors import Refused
from desktop_app.domain.money import (
    LARGEST_AMOUNT,
    MoneyAmbiguous,
    MoneyFraction,
    MoneyNegative,
    MoneyTooLarge,
    MoneyUnreadable,
    format_money,
    parse_money,
)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("0", 0),
        ("50000000", 50_000_000),
        ("50.000.000", 50_000_000),
        ("50,000,000", 50_000_000),
        ("50 000 000", 50_000_000),
        ("50\u00a0000\u00a0000", 50_000_000),
        ("1.500", 1_500),
        ("1 500", 1_500),
        ("50.000.000 đồng", 50_000_000),
        ("50.000.000đ", 50_000_000),
        ("50.000.000 VNĐ", 50_000_000),
        ("50 triệu", 50_000_000),
        ("50 trieu dong", 50_000_000),
        ("50tr", 50_000_000),
        ("50TR", 50_000_000),
        ("50 trđ", 50_000_000),
        ("1,5 triệu", 1_500_000),
        ("1,5 tr", 1_500_000),
        ("1.5tr", 1_500_000),
        ("0,5 tỷ", 500_000_000),
        ("1.500 triệu", 1_500_000_000),
        ("6,8 tỷ đồng", 6_800_000_000),
        ("500k", 500_000),
        ("500 ngàn", 500_000),
        ("2 tỷ 300 triệu", 2_300_000_000),
        ("2 tỉ 300 triệu 500 nghìn đồng", 2_300_500_000),
        ("2tỷ300tr", 2_300_000_000),
        ("2 triệu 500.000đ", 2_500_000),
        ("2 tỷ 300 000 000", 2_300_000_000),
        ("50 nghìn 500", 50_500),
        ("1 nghìn tỷ", 10**12),
        ("1.234.567,00", 1_234_567),
        ("1,234,567.00", 1_234_567),
        ("10.000 tỷ", LARGEST_AMOUNT),
    ],
)
def test_amounts_with_one_meaning_are_read(typed: str, amount: int) -> None:
    assert parse_money(typed) == amount


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("1,500", "1.500", "1,5"),
        ("1,500 triệu", "1.500.000.000", "1.500.000"),
        ("6,789 tỷ", "6.789.000.000.000", "6.789.000.000"),
        ("2 tỷ 300", "2.300.000.000", "2.000.000.300"),
        ("2tr5", "2.500.000", "2.000.005"),
    ],
)
def test_two_readings_are_both_named(typed: str, first: str, second: str) -> None:
    with pytest.raises(MoneyAmbiguous) as refusal:
        parse_money(typed)
    assert refusal.value.fields == {"text": typed, "first": first, "second": second}


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", MoneyUnreadable),
        ("năm mươi con gà", MoneyUnreadable),
        ("1.50.000", MoneyUnreadable),
        ("50.000.00", MoneyUnreadable),
        ("1.000,000.000", MoneyUnreadable),
        ("50,0", MoneyUnreadable),
        ("0912345678", MoneyUnreadable),
        ("300 triệu 2 tỷ", MoneyUnreadable),
        ("1 triệu 2 triệu", MoneyUnreadable),
        ("1,5 tỷ 300 triệu", MoneyUnreadable),
        ("2 tỷ 3000 triệu", MoneyUnreadable),
        ("50 60", MoneyUnreadable),
        ("50-60 triệu", MoneyUnreadable),
        ("5O.000", MoneyUnreadable),
        ("5 trăm", MoneyUnreadable),
        ("$50", MoneyUnreadable),
        ("9" * 5000, MoneyUnreadable),
        ("1,5", MoneyFraction),
        ("1.234,5", MoneyFraction),
        ("1,23456 nghìn", MoneyFraction),
        ("-50.000", MoneyNegative),
        ("−5 triệu", MoneyNegative),
        ("(50.000)", MoneyNegative),
        ("âm 50 triệu", MoneyNegative),
        ("10.000.000.000.001", MoneyTooLarge),
        ("20 nghìn tỷ", MoneyTooLarge),
        ("9" * 60, MoneyTooLarge),
    ],
)
def test_everything_else_is_refused_with_its_reason(typed: str, reason: type[Refused]) -> None:
    with pytest.raises(reason) as refusal:
        parse_money(typed)
    assert type(refusal.value) is reason
    assert refusal.value.fields["text"] == typed


def test_amounts_are_written_with_dots() -> None:
    assert [format_money(n) for n in (0, 999, 1_000, 1_234_567, -2_500)] == ["0", "999", "1.000", "1.234.567", "-2.500"]


@given(st.integers(0, LARGEST_AMOUNT))
def test_written_amounts_are_read_back(amount: int) -> None:
    for unit in ("", " đồng", "đ"):
        assert parse_money(format_money(amount) + unit) == amount
    assert parse_money(str(amount)) == amount


@given(st.integers(0, 9_999), st.integers(0, 999), st.integers(0, 999))
def test_units_add_up(ty: int, trieu: int, nghin: int) -> None:
    assert parse_money(f"{ty} tỷ {trieu} triệu {nghin} nghìn") == ty * 10**9 + trieu * 10**6 + nghin * 10**3


@given(st.text(alphabet="0123456789.,-() trđồngiệuỷỉykVNDhìaâm\u00a0₫²٣") | st.text())
def test_nothing_but_an_amount_or_a_refusal_comes_out(typed: str) -> None:
    try:
        amount, code = parse_money(typed), "money_"
    except Refused as refusal:
        amount, code = 0, refusal.code
    assert code.startswith("money_")
    assert 0 <= amount <= LARGEST_AMOUNT
