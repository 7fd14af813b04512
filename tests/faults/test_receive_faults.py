"""Receiving altered, cut, unreadable bundles, on a full disk, by a process that dies: applied whole or not at all."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from desktop_app.services.province.desk import ProvinceDesk
from desktop_app.storage.errors import DiskFull, StoreUnreachable
from tests.faults.killing import work_and_kill
from tests.faults.obstacles import no_file_larger_than
from tests.services.conftest import Stores
from tests.services.crafting import Forger, honest
from tests.services.ledgers import assert_whole, figures, holdings
from tests.services.province.test_stream_history import manifest_of
from tests.services.stores import Pair, campaign, enrol, give, send, take

if os.name == "nt":
    pytest.skip("kills and file size limits are Unix means", allow_module_level=True)

ALTERATIONS = 120


def bundle_of(pair: Pair, gifts: int = 20) -> Path:
    give(pair.office, campaign(pair.office), [f"Lò Văn {number}" for number in range(gifts)])
    return send(pair.office, pair.stick).written_to


def test_no_altered_byte_and_no_cut_goes_unnoticed(pair: Pair) -> None:
    good = bundle_of(pair)
    content = good.read_bytes()
    chance = random.Random(11)
    places = {0, 1, len(content) - 1, *(chance.randrange(len(content)) for _ in range(ALTERATIONS))}
    before = holdings(pair.province)
    bad = pair.stick / "bad.scd"
    for at in sorted(places):
        for altered in (
            content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :],
            content[:at],
        ):
            bad.write_bytes(altered)
            (answer,) = take(pair.province, bad)
            assert not answer.ok, at
            assert answer.code
    bad.write_bytes(content + b"\0")
    assert not take(pair.province, bad)[0].ok
    assert holdings(pair.province) == before
    assert take(pair.province, good)[0].ok
    assert figures(pair.province) == figures(pair.office)
    assert_whole(pair.province)


@pytest.mark.parametrize("size", [0, 2_000, 40_000, 120_000])
def test_a_full_disk_applies_nothing_and_the_next_try_everything(pair: Pair, size: int) -> None:
    good = bundle_of(pair, gifts=150)
    before = holdings(pair.province)
    with no_file_larger_than(size):
        (answer,) = take(pair.province, good)
    assert isinstance(answer.stopped_by, DiskFull | StoreUnreachable)
    assert (answer.ok, answer.code) == (False, answer.stopped_by.code)
    assert holdings(pair.province) == before
    assert ProvinceDesk(pair.province).quarantine() == []
    assert_whole(pair.province)
    assert take(pair.province, good)[0].new == 151
    assert figures(pair.province) == figures(pair.office)


def test_a_full_disk_leaves_no_half_file_in_quarantine(pair: Pair) -> None:
    bad = pair.stick / "bad.scd"
    bad.write_bytes(random.Random(3).randbytes(400_000))
    with no_file_larger_than(150_000):
        (stopped,) = take(pair.province, bad)
    assert isinstance(stopped.stopped_by, DiskFull | StoreUnreachable)
    assert list((pair.province.folder / "quarantine").iterdir()) == []
    (answer,) = take(pair.province, bad)
    (kept,) = (pair.province.folder / "quarantine").iterdir()
    assert (answer.code, kept.read_bytes()) == ("damaged", bad.read_bytes())


def test_a_disk_that_fills_half_way_is_told_with_all_that_was_applied(pair: Pair) -> None:
    """What was applied stays; the file it stopped at has the problem, those after it are named as not tried."""
    tet = campaign(pair.office)
    bundles = []
    for gifts in (1, 400, 1):
        give(pair.office, tet, [f"Lò Văn {number}" for number in range(gifts)])
        bundles.append(send(pair.office, pair.stick).written_to)
    small, large, after = bundles
    wal = (pair.province.folder / "store.db-wal").stat().st_size
    with no_file_larger_than(wal + 400_000):
        answers = take(pair.province, pair.stick / "gone.scd", small, large, after)
    stopped = answers[2].stopped_by
    assert isinstance(stopped, DiskFull | StoreUnreachable)
    assert [(answer.ok, answer.code) for answer in answers] == [
        (False, "file_unreadable"),
        (True, ""),
        (False, stopped.code),
        (False, "not_tried"),
    ]
    assert (answers[1].new, answers[3].fields) == (2, {"file": after.name})
    assert pair.province.connection.value("SELECT count(*) FROM version") == 2
    assert_whole(pair.province)
    assert [answer.ok for answer in take(pair.province, pair.stick)] == [True, True, True]
    assert figures(pair.province) == figures(pair.office)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file whose reading fails")
def test_a_drive_that_gives_no_bytes_stops_no_other_file(pair: Pair) -> None:
    good = bundle_of(pair)
    answers = take(pair.province, Path("/proc/self/mem"), pair.stick, good)
    assert [(answer.ok, answer.code) for answer in answers] == [(False, "file_unreadable"), (True, "")]
    assert ProvinceDesk(pair.province).quarantine() == []


@pytest.mark.slow
def test_death_at_any_moment_of_receiving(stores: Stores) -> None:
    office, province = stores.office().session, stores.province()
    stick = stores.root / "stick"
    enrol(office, province, stick)
    for path in stick.iterdir():
        path.unlink()
    tet = campaign(office)
    for number in range(12):
        give(office, tet, [f"Tẩn A {number} {one}" for one in range(10)])
        send(office, stick)
    province.session.close()
    chance = random.Random(5)
    confirmed: set[str] = set()
    for _ in range(4):
        said = work_and_kill(
            "receive", stores.root / "province", stick, steps=chance.randrange(0, 6), wait=chance.uniform(0, 0.03)
        )
        confirmed |= {line.split()[0] for line in said if line != "all"}
        session = stores.reopen("province")
        applied = {f"{number}.scd" for (number,) in session.connection.read("SELECT number FROM received")}
        assert {name.rpartition("-")[2] for name in confirmed} <= applied
        assert_whole(session)
        session.close()
    session = stores.reopen("province")
    assert all(answer.ok for answer in take(session, stick))
    assert figures(session) == figures(office)
    assert_whole(session)


def test_a_disk_that_fills_anywhere_leaves_all_or_nothing_of_each_bundle(stores: Stores, tmp_path: Path) -> None:
    """Three bundles, the first two the wrong way round: one is held, and applied by itself behind the other."""
    pair = stores.pair()
    forger = Forger(pair.office, tmp_path)
    first = forger.bundle([forger.version(one) for one in range(1, 200)], honest(199), number=1, top=199)
    second = forger.bundle([forger.version(200)], honest(1), number=2, base=199, top=200, previous=manifest_of(first))
    file = second.rename(tmp_path / "a.scd")
    wanted, whole = {0, 199, 200}, 0
    connection = pair.province.connection
    for room in range(0, 1_000_000, 40_000):
        with no_file_larger_than(wal_size(pair) + room):
            answers = take(pair.province, file, first)
        applied = connection.value("SELECT count(*) FROM version")
        told = sum(answer.new + answer.known for answer in answers if answer.ok)
        assert applied in wanted
        assert told <= applied
        assert connection.value("SELECT coalesce(max(applied), 0) FROM stream") == applied
        assert connection.value("SELECT count(*) FROM review_queue") == applied
        whole = max(whole, applied)
        if applied == 200:
            break
    assert whole == 200
    assert all(answer.ok for answer in take(pair.province, file, first))
    assert ProvinceDesk(pair.province).quarantine() == []
    assert_whole(pair.province)


def wal_size(pair: Pair) -> int:
    """Return how large the store's log is: what a limit of file sizes meets first."""
    return (pair.province.folder / "store.db-wal").stat().st_size
