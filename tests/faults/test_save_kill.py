"""An office killed, or out of disk, at any point of a save: every confirmed save is there, no half one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.storage.errors import DiskFull, StoreUnreachable
from tests.faults.killing import work_and_kill
from tests.faults.obstacles import no_file_larger_than
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole
from tests.services.stores import gift_of

KILLS = 10


@pytest.mark.slow
def test_every_confirmed_save_survives_and_none_is_half(stores: Stores) -> None:
    office = stores.office()
    office.session.close()
    chance = random.Random(20260205)
    confirmed: set[str] = set()
    for _ in range(KILLS):
        confirmed |= killed_while_saving(stores.root / "office", chance)
        session = stores.reopen()
        assert_saves(session, confirmed)
        Entry(session).complete("gift", gift_of("0" * 32, "Sau khi mất điện"))
        session.close()
    assert len(confirmed) >= KILLS


@pytest.mark.parametrize("room", [0, 3_000, 30_000])
def test_a_full_disk_during_a_save_loses_nothing_and_saves_nothing_half(stores: Stores, room: int) -> None:
    office = stores.office().session
    entry = Entry(office)
    confirmed: set[str] = set()
    save_many(entry, confirmed, 1)
    size = (office.folder / "store.db-wal").stat().st_size
    with no_file_larger_than(size + room), pytest.raises((DiskFull, StoreUnreachable)):
        save_many(entry, confirmed)
    assert_saves(office, confirmed)
    assert len(confirmed) == office.connection.value("SELECT count(*) FROM version")
    entry.complete("gift", gift_of("0" * 32, "Có chỗ lại"))
    office.close()
    assert_saves(stores.reopen(), confirmed)


def save_many(entry: Entry, confirmed: set[str], count: int = 200) -> None:
    """Save gifts and note each as soon as it is confirmed."""
    for number in range(count):
        done = entry.complete("gift", gift_of("0" * 32, f"Lò Văn {number}"))
        confirmed.add(f"{done.record} {done.version}")


def killed_while_saving(folder: Path, chance: random.Random) -> set[str]:
    """Work in ``folder`` until killed; return the confirmed "record version" lines."""
    return set(work_and_kill("save", folder, folder, steps=chance.randrange(1, 30), wait=chance.uniform(0, 0.02)))


def assert_saves(session: Session, confirmed: set[str]) -> None:
    """Fail unless every confirmed version is stored and nothing half is."""
    stored = {f"{record} {version}" for record, version in session.connection.read(
        "SELECT r.id, v.id FROM version v JOIN record r ON r.seq = v.record"
    )}  # fmt: skip
    assert confirmed <= stored
    assert_whole(session)
    of = session.connection.value
    journalled = of('SELECT count(*) FROM journal WHERE CAST(body AS TEXT) LIKE \'%"event":"version"%\'')
    drafts_replaced = of("SELECT count(*) FROM version WHERE state = 'draft'")
    assert journalled == of("SELECT count(*) FROM version")
    assert drafts_replaced == of("SELECT count(*) FROM record WHERE draft IS NOT NULL")
    assert of("SELECT count(*) FROM version_person") == of("SELECT count(*) FROM version WHERE state <> 'draft'")
    live = of("SELECT count(*) FROM record WHERE state <> 'deleted'")
    assert of("SELECT count(*) FROM search") == live
    assert int(of("SELECT value FROM setting WHERE name = 'device.counter'")) == of("SELECT max(counter) FROM version")
