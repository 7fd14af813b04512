"""Long runs: every value of every byte of a bundle, random splices, and a stick that fails anywhere."""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

from desktop_app.base.errors import EnvironmentProblem
from desktop_app.bundle.payload import open_payload
from desktop_app.bundle.refusals import Refusal
from desktop_app.bundle.verifier import verify
from desktop_app.media.durable import Outcome, copy_durably
from tests.campaigns.budget import Budget
from tests.fakes.filesystems import Faults, FaultyFilesystem
from tests.fakes.office_simulator import OfficeSimulator, tar_of


def test_bundles_with_any_bytes_anywhere(budget: Budget, tmp_path: Path) -> None:
    office = OfficeSimulator()
    bundle = office.bundle(tmp_path, attachments=[os.urandom(2000)]).path.read_bytes()
    for seed in budget:
        rnd = random.Random(seed)
        changed = bytearray(bundle)
        for _ in range(rnd.choice((1, 1, 1, 2, 5))):
            _mutate(changed, rnd)
        try:
            verify(io.BytesIO(bytes(changed)), office.trust)
        except Refusal:
            continue
        assert bytes(changed) == bundle


def test_payloads_with_any_bytes_anywhere(budget: Budget, tmp_path: Path) -> None:
    """Signed and sealed properly around a spoiled tar: opened as the same members, or refused; never anything else."""
    office = OfficeSimulator()
    honest = tar_of(office.honest_members())
    for seed in budget:
        rnd = random.Random(seed)
        tar = bytearray(honest)
        for _ in range(rnd.randint(1, 3)):
            _mutate(tar, rnd)
        source = io.BytesIO(office.forge_payload(bytes(tar) or b"\0"))
        try:
            with open_payload(verify(source, office.trust), source, office.province.identity, tmp_path) as payload:
                list(payload.iter_versions())
                list(payload.iter_attachments())
        except Refusal:
            continue


def test_sticks_that_fail_anywhere(budget: Budget, tmp_path: Path) -> None:
    source, stick = tmp_path / "source", tmp_path / "stick"
    stick.mkdir()
    for seed in budget:
        rnd = random.Random(seed)
        content = rnd.randbytes(rnd.choice((0, 1, 5000, 1_048_576, 3_000_000)))
        source.write_bytes(content)
        faults = Faults(
            write_stops_after=rnd.choice((None, rnd.randint(0, len(content) + 10))),
            read_stops_after=rnd.choice((None, rnd.randint(0, len(content) + 10))),
            flip_read_at=rnd.choice((None, rnd.randint(0, len(content) + 10))),
            short_writes=rnd.choice((None, rnd.randint(1000, 2_000_000))),
            error=rnd.choice((5, 28, 30, 19)),
            at_sync=rnd.choice((None, None, 5)),
            at_remove=rnd.choice((None, None, 5)),
        )
        try:
            outcome = copy_durably(source, stick, "a.scd", filesystem=FaultyFilesystem(faults))
        except EnvironmentProblem:
            assert not (stick / "a.scd").exists()
            continue
        assert outcome is Outcome.VERIFIED
        assert (stick / "a.scd").read_bytes() == content
        (stick / "a.scd").unlink()


def _mutate(content: bytearray, rnd: random.Random) -> None:
    at = rnd.randrange(len(content) + 1)
    kind = rnd.randrange(4)
    if kind == 0 and at < len(content):
        content[at] = rnd.randrange(256)
    elif kind == 1:
        content[at:at] = rnd.randbytes(rnd.randint(1, 40))
    elif kind == 2:
        del content[at : at + rnd.randint(1, 40)]
    else:
        source = rnd.randrange(len(content) + 1)
        content[at : at + 30] = content[source : source + 30]
