"""Round figures in words: they read as people write, never overstate, and grow with what they say."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.rounded_words import (
    SMALL,
    SMALL_HONOURS,
    amount_rounded,
    count_in_words,
    decimal_of,
    rate_in_words,
    rounded,
    small_for,
)

QUALIFIERS: Final[tuple[Qualifier, ...]] = ("exact", "over", "nearly", "about")
COUNTS: Final = st.one_of(st.integers(0, 300), st.integers(0, 10**6), st.integers(0, 10**13))
SMALLS: Final = st.sampled_from([0, SMALL, SMALL_HONOURS])
SCALE: Final = {"tỷ": 10**9, "triệu": 10**6, "nghìn": 10**3, "": 1}
SAID: Final[dict[str, Qualifier]] = {"trên": "over", "gần": "nearly", "khoảng": "about", "": "exact"}
WORDS: Final = re.compile(r"(?:(trên|gần|khoảng) )?(-?[\d.]+)(?:,(\d+))?(?: (tỷ|triệu|nghìn))?( đồng|%)?")


def read(words: str) -> tuple[Qualifier, Fraction]:
    """Return what words say, as a reader takes them."""
    found = WORDS.fullmatch(words)
    assert found, words
    said, whole, decimals, scale, _unit = found.groups()
    number = Fraction(f"{whole.replace('.', '')}.{decimals or 0}")
    return SAID[said or ""], number * SCALE[scale or ""]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (27, "27"), (62, "62"), (77, "77"), (100, "100"), (301, "trên 300"), (450, "450"), (6_900, "6.900"),
        (34_000, "34.000"), (2_001, "trên 2.000"), (2_048, "trên 2.000"), (2_099, "trên 2.000"),
        (13_900, "gần 14 nghìn"), (13_989, "gần 14 nghìn"), (10_201, "trên 10 nghìn"), (10_299, "trên 10 nghìn"),
        (897, "gần 900"), (4_001, "trên 4.000"), (9_201, "trên 9.200"), (13_001, "trên 13 nghìn"),
        (0, "0"), (1, "1"), (1_000_001, "trên 1 triệu"), (999_999, "gần 1 triệu"),
    ],
)  # fmt: skip
def test_counts_as_the_article_has_them(value: int, words: str) -> None:
    assert count_in_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (799_800_000, "gần 800 triệu đồng"), (5_980_000_000, "gần 6 tỷ đồng"), (4_010_000_000, "trên 4 tỷ đồng"),
        (4_099_000_000, "trên 4 tỷ đồng"), (10_000_500_000, "trên 10 tỷ đồng"), (6_990_000_000, "gần 7 tỷ đồng"),
        (700_600_000, "trên 700 triệu đồng"), (1_200_000_000, "1,2 tỷ đồng"), (500_000, "500 nghìn đồng"),
        (0, "0 đồng"), (1, "1 đồng"), (-13_000_000, "-13 triệu đồng"), (12_345_678_901_234, "trên 12.000 tỷ đồng"),
    ],
)  # fmt: skip
def test_amounts_as_the_article_has_them(value: int, words: str) -> None:
    assert amount_rounded(value) == words


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        ("90.40", "trên 90%"), ("85.07", "trên 85%"), ("91.75", "91,75%"), ("89.20", "gần 90%"), ("90.00", "90%"),
        ("88.00", "88%"), ("99.51", "gần 100%"), ("100.00", "100%"), ("0.00", "0%"), ("0.31", "0,31%"), ("", ""),
    ],
)  # fmt: skip
def test_rates(rate: str, words: str) -> None:
    assert rate_in_words(rate) == words


@pytest.mark.parametrize(
    ("value", "qualifier", "words"),
    [
        (2_000, "over", "trên 2.000"), (2_000, "nearly", "gần 2.000"), (2_000, "about", "khoảng 2.000"),
        (13_990, "over", "trên 13 nghìn"), (13_010, "nearly", "gần 13.100"), (13_700, "nearly", "gần 14 nghìn"),
        (13_990, "about", "khoảng 14 nghìn"), (13_010, "about", "khoảng 13 nghìn"), (62, "over", "trên 62"),
    ],
)  # fmt: skip
def test_what_records_say_goes_first(value: int, qualifier: Qualifier, words: str) -> None:
    assert count_in_words(value, qualifier) == words


def test_honours_are_told_as_they_are_up_to_a_thousand() -> None:
    assert [small_for(kind) for kind in ("award", "emulation_title", "gift")] == [1_000, 1_000, 100]
    assert [count_in_words(n, small=1_000) for n in (157, 598, 1_000, 1_001)] == ["157", "598", "1.000", "trên 1.000"]


def test_in_english() -> None:
    assert count_in_words(13_950, language="en") == "nearly 14 thousand"
    assert amount_rounded(4_010_000_000, language="en") == "over 4 billion đồng"
    assert rate_in_words("90.40", "over", language="en") == "over 90%"


@given(value=COUNTS, qualifier=st.sampled_from(QUALIFIERS), small=SMALLS)
def test_words_are_true(value: int, qualifier: Qualifier, small: int) -> None:
    """Over X is above X, nearly X below it and near, without a word it is the figure itself."""
    said, number = read(count_in_words(value, qualifier, small=small))
    assert number == rounded(value, qualifier, small=small).number
    if qualifier == "exact":
        assert said != "about"
        assert (said == "exact") == (number == value)
        assert (said == "over") == (number < value)
        assert (said == "nearly") == (number > value)
    elif qualifier == "over":
        assert said == "over"
        assert number <= value
    elif qualifier == "nearly":
        assert said == "nearly"
        assert number >= value
    else:
        assert said == "about"
    assert abs(number - value) * 10 <= value, "no farther than a tenth"
    if said == "nearly":
        assert (number - value) * 20 <= number, "nearly is near"
    if value <= small:
        assert number == value


@given(value=COUNTS, qualifier=st.sampled_from(QUALIFIERS))
def test_amounts_say_what_counts_say(value: int, qualifier: Qualifier) -> None:
    words = amount_rounded(value, qualifier)
    assert words.endswith(" đồng")
    said = rounded(value, qualifier, small=0)
    assert read(words) == (said.qualifier, Fraction(said.number))


@given(value=COUNTS, more=st.one_of(st.integers(0, 50), COUNTS), qualifier=st.sampled_from(QUALIFIERS), small=SMALLS)
def test_more_is_never_said_by_less(value: int, more: int, qualifier: Qualifier, small: int) -> None:
    first, second = (rounded(one, qualifier, small=small).number for one in (value, value + more))
    assert first <= second


@given(value=st.integers(1, 10_000), more=st.integers(0, 200), qualifier=st.sampled_from(QUALIFIERS))
def test_rates_are_true_and_grow(value: int, more: int, qualifier: Qualifier) -> None:
    assume(value + more <= 10_000)
    told = [f"{one // 100}.{one % 100:02d}" for one in (value, value + more)]
    (said, number), (_said, greater) = (read(rate_in_words(one, qualifier)) for one in told)
    rate = Fraction(value, 100)
    assert number <= greater
    assert abs(number - rate) < 1
    if qualifier == "exact":
        assert {"exact": number == rate, "over": number < rate, "nearly": number > rate, "about": False}[said]
    else:
        assert said == qualifier
        assert (number <= rate) if said == "over" else (number >= rate) if said == "nearly" else number == rate


def test_decimals_are_never_lost() -> None:
    assert [decimal_of(one, 10**6) for one in (0, 61_950_000, 5_987_654_321, -500_000)] == [
        "0", "61,95", "5.987,654321", "-0,5",
    ]  # fmt: skip
