"""Lives of a whole province with its offices, each told by its seed; the long runs are in ``tests/campaigns``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trust.truths import assert_truths
from tests.trust.world import World


@pytest.mark.parametrize(("seed", "steps"), [(22, 300), (57, 300), (24, 200)])
def test_at_the_end_everything_has_arrived_and_nobody_believes_what_is_not_so(
    tmp_path: Path, seed: int, steps: int
) -> None:
    world = World(tmp_path, seed, offices=4, doubles=2)
    try:
        world.live(steps)
        world.settle()
        assert_truths(world.province, world.seats)
    finally:
        world.close()
