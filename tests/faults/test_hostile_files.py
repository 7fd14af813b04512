"""Hostile files at every door of both sides: a typed refusal, nothing taken, no row changed."""

from __future__ import annotations

import os
import random

import pytest

from tests.faults.hostile import HOME, Mutations, Targets
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole

ROUNDS = 250
if os.name == "nt":
    pytest.skip("slow and the same as elsewhere", allow_module_level=True)


@pytest.fixture
def targets(stores: Stores) -> Targets:
    return Targets.make(stores)


def test_nothing_altered_is_taken_anywhere(targets: Targets) -> None:
    before = targets.state()
    mutations = Mutations(targets.files, random.Random(20261127))
    for number in range(ROUNDS):
        how, content = mutations.one()
        if not targets.is_honest(content):
            assert targets.try_everywhere(content) == [], (number, how)
    assert targets.state() == before
    assert_whole(targets.province)
    for kind, door in HOME.items():  # after all that, each honest file is taken at its own door and at no other
        assert targets.try_everywhere(targets.files[kind], f"{kind}.scd") == [door]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "step"),
    [("request", 1), ("admission", 4), ("receipt", 4), ("notice", 4), ("help request", 4), ("help answer", 4)],
)
def test_every_byte_of_the_small_ones_counts(targets: Targets, kind: str, step: int) -> None:
    """One bit of a byte, at the services; the readers alone are tried with all of them in tests/bundle."""
    before = targets.state()
    file = targets.root / "la.scd"
    content = bytearray(targets.files[kind])
    for at in range(0, len(content), step):  # campaign_hostile does all of them
        content[at] ^= 1 << at // step % 8
        file.write_bytes(content)
        assert not targets.doors[HOME[kind]](file), (kind, at)
        content[at] ^= 1 << at // step % 8
    assert targets.state() == before
