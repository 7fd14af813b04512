"""Totals divided by weight and into amounts come to the total again, whatever it is."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.services.seed.sharing import CannotShare, amounts, shares_of, spread

CHANCES = st.integers(min_value=0, max_value=2**32).map(random.Random)
WEIGHTS = st.lists(st.integers(min_value=0, max_value=2_000), min_size=1, max_size=60).filter(any)


@given(total=st.integers(min_value=0, max_value=20_000), weights=WEIGHTS, chance=CHANCES)
def test_parts_come_to_the_total_and_none_is_where_there_is_no_weight(
    total: int, weights: list[int], chance: random.Random
) -> None:
    parts = spread(total, weights, chance)
    assert sum(parts) == total
    assert all(part >= 0 for part in parts)
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if not weight)


@given(
    count=st.integers(min_value=1, max_value=80),
    usual=st.lists(st.integers(min_value=1, max_value=50), min_size=2, max_size=8, unique=True),
    data=st.data(),
    chance=CHANCES,
)
def test_amounts_come_to_the_total_and_are_usual_ones(
    count: int, usual: list[int], data: st.DataObject, chance: random.Random
) -> None:
    total = data.draw(st.integers(min_value=count * min(usual), max_value=count * max(usual)))
    found = amounts(total, count, usual, chance)
    assert (len(found), sum(found)) == (count, total)
    assert all(min(usual) <= amount <= max(usual) for amount in found)


def test_few_amounts_are_corrected() -> None:
    usual = (300_000, 500_000, 1_000_000, 2_000_000)
    found = amounts(987_654_000, 1_000, usual, random.Random(7))
    assert sum(amount not in usual for amount in found) < 5
    assert len(set(found)) > len(usual) - 1


def test_a_total_that_cannot_be_shared_is_told() -> None:
    with pytest.raises(CannotShare):
        amounts(1_000, 3, (1, 2), random.Random(1))


@given(
    wholes=st.lists(st.integers(min_value=20, max_value=3_000), min_size=1, max_size=60),
    hundredths=st.integers(min_value=5_000, max_value=9_500),
    chance=CHANCES,
)
def test_parts_of_wholes_have_the_rate_of_all(wholes: list[int], hundredths: int, chance: random.Random) -> None:
    parts = shares_of(wholes, hundredths, chance)
    assert all(0 <= part <= whole for part, whole in zip(parts, wholes, strict=True))
    assert sum(parts) == -(-sum(wholes) * hundredths // 10_000)
