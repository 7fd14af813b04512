"""By how much a figure changed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.comparing import Change, compared, difference
from desktop_app.domain.counted_numbers import Qualifier


@pytest.mark.parametrize(
    ("now", "before", "number"),
    [
        (3, 2, "+50"),
        (2, 3, "-33,3"),
        (2, 2, "0"),
        (0, 7, "-100"),
        (1_234_567, 100, "+1.234.467"),
        (10_005, 10_000, "+0,1"),
    ],
)
def test_numbers_change_in_per_cent(now: int, before: int, number: str) -> None:
    assert compared(now, "exact", before, "exact") == Change(number, False, "exact")


def test_of_nothing_there_is_no_percentage() -> None:
    assert compared(5, "exact", 0, "exact") is None
    assert compared(5, "exact", -5, "exact") is None, "a balance below nothing grows by no per cent"
    assert compared("", "exact", "3.5", "exact") is None


def test_a_rate_changes_by_points() -> None:
    assert compared("91.75", "exact", "95.00", "exact") == Change("-3,25", True, "exact")
    assert compared("10.05", "exact", "10.00", "over") == Change("+0,05", True, "about")
    assert difference("91.75", "exact", "95.00", "exact") == (None, "exact")


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("exact", "exact", "exact"),
        ("over", "exact", "over"),
        ("exact", "over", "nearly"),
        ("over", "nearly", "over"),
        ("over", "over", "about"),
        ("about", "exact", "about"),
    ],
)
def test_a_difference_is_as_exact_as_what_it_is_of(now: Qualifier, before: Qualifier, said: Qualifier) -> None:
    assert difference(5, now, 3, before) == (2, said)


@given(now=st.integers(0, 10**12), before=st.integers(1, 10**12))
def test_the_change_leads_from_one_to_the_other(now: int, before: int) -> None:
    change = compared(now, "exact", before, "exact")
    assert change is not None
    percent = Fraction(change.number.replace(".", "").replace(",", "."))
    assert abs(before + before * percent / 100 - now) <= Fraction(before, 2000)
