"""An office killed at any point of a save: every confirmed save is there, no half one, and work goes on."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from tests.faults.killing import work_and_kill
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
