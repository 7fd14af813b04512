"""Export when the disk is full, the stick is pulled at any byte, or the process dies: a number means a whole bundle."""

from __future__ import annotations

import hashlib
import os
import random

import pytest

from desktop_app.base.errors import EnvironmentProblem
from desktop_app.media.problems import DriveProblem
from desktop_app.services.exporting import Exporting
from desktop_app.services.session import Session
from desktop_app.storage.errors import DiskFull, StoreUnreachable
from desktop_app.storage.outbox import Outbox
from tests.fakes.filesystems import Faults, FaultyFilesystem
from tests.faults.killing import work_and_kill
from tests.faults.obstacles import no_file_larger_than
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole, figures
from tests.services.stores import Pair, campaign, give, send, take

if os.name == "nt":
    pytest.skip("kills and file size limits are Unix means", allow_module_level=True)

STEPS = ("space", "create", "sync", "read", "rename", "sync_folder")


def assert_outbox(session: Session) -> None:
    """Fail unless the outbox's files are exactly the numbered bundles, whole, numbered without a gap."""
    entries = Outbox(session.connection).entries()
    folder = session.folder / "outbox"
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    assert files == {entry.name: entry.sha256 for entry in entries}
    assert sorted(entry.number for entry in entries) == list(range(1, len(entries) + 1))


def filled(pair: Pair) -> Pair:
    give(pair.office, campaign(pair.office), [f"Lò Văn {number}" for number in range(20)])
    return pair


def test_a_stick_that_fails_at_any_byte_costs_only_the_copy(pair: Pair) -> None:
    """Written or read back up to byte n, then gone: the bundle exists, and is whole when written again."""
    filled(pair)
    size = send(pair.office, pair.stick).size
    second = pair.stick.parent / "second"
    for at in sorted({0, 1, size // 3, size // 2, size - 1}):
        for faults in (Faults(write_stops_after=at), Faults(read_stops_after=at), Faults(flip_read_at=at)):
            second.mkdir(exist_ok=True)
            failing = Exporting(pair.office, filesystem=FaultyFilesystem(faults))
            with pytest.raises(DriveProblem):
                failing.write_again(1, second)
            assert [path for path in second.iterdir() if not path.name.startswith(".")] == []
    assert_outbox(pair.office)
    again = Exporting(pair.office).write_again(1, second)
    assert [path.name for path in second.iterdir()] == [again.bundle]
    assert take(pair.province, again.written_to)[0].ok
    assert figures(pair.province) == figures(pair.office)


@pytest.mark.parametrize("step", STEPS)
def test_a_stick_that_is_pulled_at_any_step(pair: Pair, step: str) -> None:
    filled(pair)
    exporting = Exporting(pair.office, filesystem=FaultyFilesystem(Faults(unplug_at=step)))
    try:
        outcome = exporting.export(pair.stick, signer=pair.office.operator.name, passphrase="demo").outcome
    except EnvironmentProblem:
        outcome = "not_written"
    assert outcome != "verified"
    (sent,) = Exporting(pair.office).sent()
    assert (sent.number, sent.outcome) == (1, outcome)
    pair.stick.mkdir(exist_ok=True)
    assert Exporting(pair.office).write_again(1, pair.stick).outcome == "verified"
    assert_outbox(pair.office)


@pytest.mark.parametrize("size", [0, 200, 4_000, 9_000])
def test_a_full_disk_of_the_store_gives_no_number(pair: Pair, size: int) -> None:
    filled(pair)
    with no_file_larger_than(size), pytest.raises((DiskFull, StoreUnreachable)):
        send(pair.office, pair.stick)
    assert Exporting(pair.office).sent() == []
    assert [path.name for path in (pair.office.folder / "outbox").iterdir()] == []
    assert_whole(pair.office)
    result = send(pair.office, pair.stick)
    assert (result.number, result.outcome) == (1, "verified")
    assert_outbox(pair.office)


def test_death_between_sealing_and_numbering_gives_the_number_away_once(pair: Pair, stores: Stores) -> None:
    filled(pair)
    pair.office.close()
    said = work_and_kill("seal", stores.root / "office", pair.stick, steps=0, wait=2.0)
    assert said == []
    (leftover,) = (stores.root / "office" / "outbox").iterdir()
    orphan = leftover.read_bytes()
    office = stores.reopen()
    assert Exporting(office).sent() == []
    result = send(office, pair.stick)
    assert (result.number, result.bundle) == (1, leftover.name)
    assert leftover.read_bytes() != orphan
    assert_outbox(office)
    assert_whole(office)
    assert take(pair.province, result.written_to)[0].ok
    assert figures(pair.province) == figures(office)


@pytest.mark.slow
def test_death_at_any_moment_of_an_export(pair: Pair, stores: Stores) -> None:
    pair.office.close()
    chance = random.Random(7)
    confirmed: dict[int, str] = {}
    for _ in range(5):
        said = work_and_kill(
            "export", stores.root / "office", pair.stick, steps=chance.randrange(1, 4), wait=chance.uniform(0, 0.06)
        )
        confirmed |= {int(number): sha256 for number, _, sha256 in (line.partition(" ") for line in said)}
        office = stores.reopen()
        entries = {entry.number: entry.sha256 for entry in Outbox(office.connection).entries()}
        assert confirmed.items() <= entries.items()
        assert_whole(office)
        send(office, pair.stick)
        assert_outbox(office)
        office.close()
    office = stores.reopen()
    answers = take(pair.province, pair.stick)
    assert all(answer.ok for answer in answers)
    assert figures(pair.province) == figures(office)
    assert_whole(pair.province)
