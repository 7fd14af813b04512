"""The locked screen: who may come back behind it, and that keys.json changed meanwhile opens nothing."""

from __future__ import annotations

import secrets

import pytest

from desktop_app.services.access import unlock_screen
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import KeysAltered, UnknownOperator, WrongPassphrase, load_keys, save_keys, sealed
from desktop_app.storage.passphrases import normalise_passphrase
from desktop_app.storage.slots import KEY_BYTES, SlotOwner, make_slot
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE

STRANGER = "Người lạ"


def test_an_operator_comes_back_and_the_journal_says_so(office: Session) -> None:
    unlock_screen(office, OPERATOR, PASSPHRASE)
    assert office.operator.name == OPERATOR
    (entry,) = Journal(office.connection).entries(1)
    assert (entry.event, entry.operator) == ("login", OPERATOR)


@pytest.mark.parametrize(
    ("name", "passphrase", "refusal"),
    [(OPERATOR, "không phải mật khẩu", WrongPassphrase), (STRANGER, PASSPHRASE, UnknownOperator)],
)
def test_nobody_else_does(office: Session, name: str, passphrase: str, refusal: type[Exception]) -> None:
    before = Journal(office.connection).head()
    with pytest.raises(refusal):
        unlock_screen(office, name, passphrase)
    assert Journal(office.connection).head() == before


def test_a_slot_planted_behind_the_locked_screen_opens_nothing(office: Session) -> None:
    keys, wrong_key = load_keys(office.folder).keys, secrets.token_bytes(KEY_BYTES)
    owner = SlotOwner("operator", STRANGER, roles=("sign",))
    planted = make_slot(keys.card.store_id, owner, normalise_passphrase(PASSPHRASE), wrong_key, CHEAP)
    save_keys(office.folder, sealed(keys.card, (*keys.slots, planted), wrong_key))
    with pytest.raises(KeysAltered):
        unlock_screen(office, STRANGER, PASSPHRASE)
    assert office.operator.name == OPERATOR
