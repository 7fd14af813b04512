"""What waits: tried again once the cause was solved, thrown away with a reason; and what is held of each unit."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.services.permissions import MayNotCheck
from desktop_app.services.province.holdings import Holdings
from desktop_app.services.province.quarantine_desk import (
    DiscardUnexplained,
    QuarantineDesk,
    WaitingFileUnknown,
)
from desktop_app.services.session import Session
from desktop_app.storage.ledger import Ledger
from tests.services.conftest import Stores
from tests.services.crafting import Forger, honest
from tests.services.ledgers import figures, holdings
from tests.services.stores import OFFICE, UNIT, Pair, campaign, enrol, give, send, take


def kept_files(province: Session) -> set[str]:
    folder = province.folder / "quarantine"
    return {path.stem for path in folder.iterdir()} if folder.exists() else set()


def test_a_strangers_bundle_waits_until_the_device_is_admitted(stores: Stores) -> None:
    pair, stranger = stores.pair(), stores.office("stranger").session
    elsewhere = stores.province("elsewhere")
    enrol(stranger, elsewhere, pair.stick, "CD002")
    give(stranger, campaign(stranger), ["Một"])
    (refused,) = take(pair.province, send(stranger, pair.stick).written_to)
    desk = QuarantineDesk(pair.province)
    (row,) = desk.waiting()
    assert (row.sha256, row.code, row.held, row.kept) == (refused.sha256, "unknown_key", False, True)
    (still,) = desk.retry()
    assert (still.ok, still.code, len(desk.waiting())) == (False, "unknown_key", 1)
    ledger = Ledger(pair.province.connection)
    (device,) = Ledger(elsewhere.session.connection).devices()
    with pair.province.connection.write():
        ledger.put_device(device)
    (answer,) = desk.retry([row.sha256])
    assert (answer.file, answer.code) == (row.name, "wrong_recipient"), "another reason, and it waits on"
    assert [one.code for one in desk.waiting()] == ["wrong_recipient"]


def test_a_revoked_devices_bundle_is_taken_once_the_device_is_admitted_again(pair: Pair) -> None:
    campaign(pair.office)
    connection = pair.province.connection
    with connection.write():
        connection.run("UPDATE device SET status = 'revoked'")
    file = send(pair.office, pair.stick).written_to
    take(pair.province, file)
    with connection.write():
        connection.run("UPDATE device SET status = 'admitted'")
    file.unlink()
    desk = QuarantineDesk(pair.province)
    (answer,) = desk.retry()
    assert (answer.ok, answer.file, answer.new) == (True, file.name, 1)
    assert desk.waiting() == []
    assert kept_files(pair.province) == set()
    assert figures(pair.province) == figures(pair.office)


def test_throwing_away_needs_a_reason_and_leaves_it_in_the_journal(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    (refused,) = take(pair.province, forger.bundle([forger.version(1)], honest(2)))
    desk, before = QuarantineDesk(pair.province), holdings(pair.province)
    with pytest.raises(DiscardUnexplained):
        desk.discard(refused.sha256, "  ")
    with pytest.raises(WaitingFileUnknown):
        desk.discard("0" * 64, "không rõ")
    assert kept_files(pair.province) == {refused.sha256}
    desk.discard(refused.sha256, "Đơn vị đã gửi gói mới")
    assert (desk.waiting(), kept_files(pair.province)) == ([], set())
    assert holdings(pair.province) == before
    settled = pair.province.connection.value("SELECT settled FROM quarantine WHERE sha256 = ?", (refused.sha256,))
    assert settled == "Đơn vị đã gửi gói mới"
    newest: bytes = pair.province.connection.value("SELECT body FROM journal ORDER BY seq DESC LIMIT 1")
    assert "Đơn vị đã gửi gói mới" in newest.decode()
    with pytest.raises(WaitingFileUnknown):
        desk.retry([refused.sha256])


def test_who_may_not_check_neither_tries_nor_throws_away(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    (refused,) = take(pair.province, forger.bundle([forger.version(1)], honest(2)))
    only_looks = replace(pair.province, operator=replace(pair.province.operator, roles=("enter",)))
    desk = QuarantineDesk(only_looks)
    with pytest.raises(MayNotCheck):
        desk.discard(refused.sha256, "không cần")
    with pytest.raises(MayNotCheck):
        desk.retry()
    assert len(desk.waiting()) == 1


def test_names_of_any_bytes_are_kept_and_shown(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    good = forger.bundle([forger.version(1)], honest(2)).read_bytes()
    folder = pair.stick / "lạ"
    folder.mkdir()
    for name in ("Gói tháng Năm – Nậm Cuổi.scd".encode(), b"\xc3\x28\xff.scd", "a\u202egnp\n.scd".encode()):
        with open(os.fsencode(folder) + b"/" + name, "wb") as stream:
            stream.write(good + name)
    answers = take(pair.province, folder)
    assert sorted(answer.file for answer in answers) == sorted(
        ["Gói tháng Năm – Nậm Cuổi.scd", "\ufffd(\ufffd.scd", "a\ufffdgnp\ufffd.scd"]
    )
    rows = QuarantineDesk(pair.province).waiting()
    assert {row.name for row in rows} == {answer.file for answer in answers}
    assert len(kept_files(pair.province)) == 3


def test_bytes_that_wait_no_longer_are_swept(pair: Pair) -> None:
    """A process killed between two steps leaves bytes that nothing names, or that were settled."""
    folder = pair.province.folder / "quarantine"
    folder.mkdir()
    (folder / f"{'0' * 64}.scd").write_bytes(b"nobody knows why")
    campaign(pair.office)
    assert take(pair.province, send(pair.office, pair.stick).written_to)[0].ok
    assert kept_files(pair.province) == set()


def test_holdings_say_what_came_what_is_missing_and_what_waits(pair: Pair) -> None:
    forger = Forger(pair.office, pair.stick)
    take(pair.province, forger.bundle([forger.version(1)], honest(1), number=1, top=1))
    take(pair.province, forger.bundle([forger.version(2)], honest(1), number=4, top=2))
    take(pair.province, forger.bundle([forger.version(9)], honest(1), number=9, base=8, top=9))
    take(pair.province, forger.bundle([forger.version(3)], honest(2), number=10))
    found = Holdings(pair.province).of(UNIT)
    (stream,) = found.streams
    assert (stream.applied, stream.last_number, stream.missing) == (2, 4, (2, 3))
    assert (stream.lacking, stream.replayed, stream.newest) == (True, False, True)
    assert [one.number for one in found.arrived] == [4, 1]
    assert [(one.number, one.code) for one in (*found.held, *found.refused)] == [(9, "held"), (10, "totals_differ")]
    (line,) = Holdings(pair.province).overview()
    assert (line.unit, line.unit_name, line.devices, line.bundles) == (UNIT, OFFICE, 1, 2)
    assert (line.last_number, line.missing, line.held, line.refused, line.replayed) == (4, 2, 1, 1, False)
    take(pair.province, forger.bundle([forger.version(5)], honest(1), number=4, top=2))
    assert Holdings(pair.province).overview()[0].replayed
    assert Holdings(pair.province).of("CD999").streams == ()


def test_a_unit_that_sent_nothing_is_there(pair: Pair) -> None:
    (line,) = Holdings(pair.province).overview()
    assert (line.unit, line.bundles, line.last_number, line.last_at) == (UNIT, 0, None, "")
    assert Holdings(pair.province).of(UNIT).last_at == ""


def test_a_folder_in_a_folder_is_looked_into_and_hidden_files_are_not(pair: Pair) -> None:
    campaign(pair.office)
    good = send(pair.office, pair.stick).written_to
    inside = pair.stick / "ngày 5" / "Nậm Cuổi"
    inside.mkdir(parents=True)
    moved = good.rename(inside / good.name)
    (inside / f"._{good.name}").write_bytes(b"of another system")
    assert [(one.file, one.ok) for one in take(pair.province, pair.stick)] == [(Path(moved).name, True)]
