"""Amounts in words are read back as the amount they say; what people hear in two ways is asked about."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.money import LARGEST_AMOUNT, MoneyAmbiguous, MoneyTooLarge, MoneyUnreadable, parse_money
from desktop_app.domain.money_words import amount_in_words
from desktop_app.domain.spoken_money import readings
from desktop_app.domain.vietnamese import fold
from tests.domain.test_money_words import TABLE


@pytest.mark.parametrize(("amount", "words"), TABLE)
def test_the_table_of_the_domain_facts_reads_back(amount: int, words: str) -> None:
    for written in (words, f"{words} đồng", f"(Bằng chữ: {words.capitalize()} đồng chẵn)", fold(words)):
        assert readings(written) == (amount,)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("hai mươi bốn", 24),
        ("hai mươi tư", 24),
        ("một trăm linh tư", 104),
        ("một trăm linh bốn", 104),
        ("một trăm lẻ bốn nghìn", 104_000),
        ("hai mươi tư ngàn", 24_000),
        ("hai mươi một", 21),
        ("hai mươi nhăm", 25),
        ("bẩy tỉ", 7 * 10**9),
        ("một triệu lẻ một", 1_000_001),
        ("một triệu năm mươi nghìn", 1_050_000),
        ("một triệu không nghìn năm trăm", 1_000_500),
        ("Một triệu, hai trăm nghìn đồng./.", 1_200_000),
        ("muoi lam trieu dong", 15_000_000),
        ("một tỷ tỷ", 10**18),
        ("không đồng", 0),
    ],
)
def test_tolerated_words_are_read(written: str, amount: int) -> None:
    assert readings(written) == (amount,)
    assert readings(unicodedata.normalize("NFD", written.upper())) == (amount,)


@pytest.mark.parametrize(
    ("written", "spelt", "said"),
    [
        ("một triệu năm nghìn", 1_005_000, 1_500_000),
        ("một tỷ năm triệu", 1_005_000_000, 1_500_000_000),
        ("hai triệu ba", 2_000_003, 2_300_000),
        ("hai trăm năm nghìn", 205_000, 250_000),
        ("một trăm tư", 104, 140),
    ],
)
def test_what_is_heard_in_two_ways_has_both_readings(written: str, spelt: int, said: int) -> None:
    assert readings(written) == (spelt, said)
    with pytest.raises(MoneyAmbiguous):
        parse_money(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "đồng",
        "nghìn",
        "mốt",
        "tư triệu",
        "linh năm",
        "mươi",
        "mười năm",
        "mười lăm mươi",
        "năm mười",
        "một một",
        "ba bốn triệu",
        "không triệu",
        "không trăm năm",
        "một nghìn lẻ mười",
        "năm trăm nghìn triệu",
        "hai triệu rưỡi",
        "tỷ năm",
        "một bà triệu",
        "x" * 500,
        "một " * 200,
    ],
)
def test_other_words_are_no_amount(written: str) -> None:
    assert readings(written) == ()
    with pytest.raises(MoneyUnreadable):
        parse_money(written)


def test_typed_words_are_an_amount_within_its_limit() -> None:
    assert parse_money("năm mươi triệu đồng chẵn") == 50_000_000
    with pytest.raises(MoneyTooLarge):
        parse_money("hai mươi nghìn tỷ")


@given(st.integers(0, 10**15), st.booleans())
def test_written_amounts_read_back(amount: int, chan: bool) -> None:
    written = amount_in_words(amount, chan=chan)
    assert readings(written) == (amount,)
    assert readings(fold(written)) == (amount,)
    assert readings(written.replace("tư", "bốn").replace("linh", "lẻ")) == (amount,)
    if amount <= LARGEST_AMOUNT:
        assert parse_money(written) == amount


WORDS = ["không", "một", "mốt", "hai", "bốn", "tư", "năm", "lăm", "mười", "mươi", "trăm", "linh", "nghìn", "triệu"]
WORDS += ["tỷ", "đồng", "chẵn", "bà", "mot", "muoi"]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text())
def test_any_words_have_at_most_two_readings(written: str) -> None:
    found = readings(written)
    assert len(set(found)) == len(found) <= 2
    assert all(amount >= 0 for amount in found)
