"""Long runs of deeds between office and province: every call failing, one and all after it; death at any moment."""

from __future__ import annotations

import random
from pathlib import Path

from tests.campaigns.budget import Budget
from tests.faults.failing_calls import tried
from tests.faults.help_deeds import EVERY_DEED
from tests.faults.test_trust_faults import killed
from tests.faults.trust_deeds import Deed, ReceiptAccepted, ReceiptMade


def test_every_call_that_fails(budget: Budget, tmp_path: Path) -> None:
    """A deed a round, all its calls; odd seeds: the disk stays dead after the first one."""
    names, calls = list(EVERY_DEED), 0
    for seed in budget:
        folder = tmp_path / str(seed)
        folder.mkdir()
        calls += tried(names[seed // 2 % len(names)], folder, first=1, step=1, lasting=seed % 2 == 1)
    print(f"\n{budget.rounds} deeds, {calls} calls failed, each deed whole afterwards and done once")


def test_death_while_a_receipt_is_made_or_opened(budget: Budget, tmp_path: Path) -> None:
    deeds: list[tuple[Deed, str]] = []
    for kind, job in ((ReceiptMade, "receipt"), (ReceiptAccepted, "accept")):
        folder = tmp_path / job
        folder.mkdir()
        deeds.append((kind(folder), job))
    for seed in budget:
        killed(*deeds[seed % 2], random.Random(seed))
