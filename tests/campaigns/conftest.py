"""The time and the seeds of a campaign."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator

import pytest

from tests.campaigns.budget import Budget


def pytest_addoption(parser: pytest.Parser) -> None:
    """Accept the seed of one round to be done again."""
    parser.addoption("--seed", type=int, default=None, help="campaigns: do only the round of this seed")


@pytest.fixture
def budget(request: pytest.FixtureRequest) -> Iterator[Budget]:
    """Seeds for SO_CONG_DOAN_CAMPAIGN_SECONDS (120); the last one is printed and shown where the campaign failed."""
    chosen: int | None = request.config.getoption("--seed", default=None)
    seconds = float(os.environ.get("SO_CONG_DOAN_CAMPAIGN_SECONDS", "120"))
    first = secrets.randbelow(1_000_000_000) if chosen is None else chosen
    rounds = Budget(seconds, first, only=chosen is not None)
    yield rounds
    print(f"\n{request.node.name}: {rounds.rounds} rounds, last seed {rounds.seed}")
