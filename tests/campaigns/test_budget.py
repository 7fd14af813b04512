"""A campaign gets at least one round, new seeds, and exactly one round when a seed is asked for."""

from __future__ import annotations

from tests.campaigns.budget import Budget


def test_one_round_even_without_time() -> None:
    assert list(Budget(0, 7)) == [7]


def test_each_round_has_its_own_seed() -> None:
    budget = Budget(60, 7)
    seeds = iter(budget)
    assert [next(seeds) for _ in range(3)] == [7, 8, 9]
    assert (budget.rounds, budget.seed) == (3, 9)


def test_asked_seed_is_done_alone() -> None:
    assert list(Budget(60, 7, only=True)) == [7]
