"""Long lives of a whole province: forty offices, two PCs in some, sticks lost and damaged, disks put back, thieves."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

from tests.campaigns.budget import Budget
from tests.trust.truths import assert_truths
from tests.trust.world import World


def test_small_worlds(budget: Budget, tmp_path: Path) -> None:
    _live(budget, tmp_path, offices=5, doubles=2, steps=500)


def test_forty_offices(budget: Budget, tmp_path: Path) -> None:
    _live(budget, tmp_path, offices=40, doubles=8, steps=4_000)


def _live(budget: Budget, tmp_path: Path, *, offices: int, doubles: int, steps: int) -> None:
    done: Counter[str] = Counter()
    for seed in budget:
        root = tmp_path / str(seed)
        root.mkdir()
        world = World(root, seed, offices=offices, doubles=doubles)
        try:
            world.live(steps)
            world.settle()
            assert_truths(world.province, world.seats)
        finally:
            world.close()
        done += world.done + world.refused + world.to_province.done
        shutil.rmtree(root)
    print(dict(done))
