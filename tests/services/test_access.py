"""The locked screen and who may come back behind it; a recovery that dies at its worst moment."""

from __future__ import annotations

import secrets
from contextlib import nullcontext
from pathlib import Path

import pytest

from desktop_app.bundle.keys import public_key
from desktop_app.services import access
from desktop_app.services.access import recover_access, unlock_screen
from desktop_app.services.device_keys import DeviceKeys, Province
from desktop_app.services.exporting import NotEnrolled
from desktop_app.services.home import Home
from desktop_app.services.opening import open_session, open_session_with_recovery
from desktop_app.services.session import Session
from desktop_app.services.setting_up import NewStore
from desktop_app.services.signing import signing_seed
from desktop_app.storage.errors import DiskFull
from desktop_app.storage.journal import Journal
from desktop_app.storage.keyslots import (
    KeyFile,
    KeysAltered,
    UnknownOperator,
    WrongPassphrase,
    load_keys,
    save_keys,
    sealed,
)
from desktop_app.storage.passphrases import normalise_passphrase
from desktop_app.storage.settings import Settings
from desktop_app.storage.slots import KEY_BYTES, SlotOwner, make_slot
from tests.fakes.clock import FixedClock
from tests.services.conftest import Stores
from tests.services.ledgers import assert_whole
from tests.services.stores import CHEAP, OPERATOR, PASSPHRASE, Pair, campaign, enrol, send, take

STRANGER = "Người lạ"
NEW = "mật khẩu thật dài 9"


def cut_off_recovery(stores: Stores, monkeypatch: pytest.MonkeyPatch, function: str) -> NewStore:
    """Enrol an office, then let the recovery of its only signer die at one call; return the province."""
    made, province = stores.office(), stores.province()
    enrol(made.session, province, stores.root / "stick")
    made.session.close()
    opened = open_session_with_recovery(stores.root / "office", secret=made.recovery_secret, clock=FixedClock())

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(access, function, die)
        with pytest.raises(KeyboardInterrupt):
            recover_access(opened, OPERATOR, NEW, kdf=CHEAP)
    opened.close()
    again = open_session_with_recovery(stores.root / "office", secret=made.recovery_secret, clock=FixedClock())
    again.close()  # the sheet goes on opening it
    return province


def test_a_recovery_that_dies_before_it_is_written_changed_nothing(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key file is not ahead of the database: else a key would sign that the province was never told of."""
    province = cut_off_recovery(stores, monkeypatch, "Journal")
    office = stores.reopen()
    assert Province.read(Settings(office.connection)) is not None
    campaign(office)
    (answer,) = take(province.session, send(office, stores.root / "stick").written_to)
    assert answer.ok


def test_a_recovery_that_dies_before_the_key_file_leaves_the_old_passphrase(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    province = cut_off_recovery(stores, monkeypatch, "save_keys_for_good")
    with pytest.raises(WrongPassphrase):
        open_session(stores.root / "office", operator=OPERATOR, passphrase=NEW, clock=FixedClock())
    office = stores.reopen()
    campaign(office)
    with pytest.raises(NotEnrolled):
        send(office, stores.root / "stick")
    enrol(office, province, stores.root / "stick-2")
    (answer,) = take(province.session, send(office, stores.root / "stick-2").written_to)
    assert answer.ok
    assert_whole(office)


def test_a_recovery_that_dies_right_after_the_key_file_is_whole(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new passphrase works, and the store knows the key that signs with it."""
    made = stores.office()
    made.session.close()
    session = open_session_with_recovery(stores.root / "office", secret=made.recovery_secret, clock=FixedClock())

    def save_and_die(folder: Path, keys: KeyFile) -> None:
        save_keys(folder, keys)
        raise KeyboardInterrupt

    monkeypatch.setattr(access, "save_keys_for_good", save_and_die)
    with pytest.raises(KeyboardInterrupt):
        recover_access(session, OPERATOR, NEW, kdf=CHEAP)
    session.close()
    session = open_session(stores.root / "office", operator=OPERATOR, passphrase=NEW, clock=FixedClock())
    seed = signing_seed(session, OPERATOR, NEW)
    assert DeviceKeys.read(Settings(session.connection)).signing_public == public_key(seed)
    session.close()


def test_a_recovery_that_died_is_whole_when_it_is_done_again(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    made = stores.office()
    made.session.close()
    for keeps in (False, True):
        session = open_session_with_recovery(stores.root / "office", secret=made.recovery_secret, clock=FixedClock())
        with monkeypatch.context() as patched:
            if not keeps:
                patched.setattr(access, "save_keys_for_good", full_disk)
            with nullcontext() if keeps else pytest.raises(DiskFull):
                recover_access(session, OPERATOR, NEW, kdf=CHEAP)
        session.close()
    session = open_session(stores.root / "office", operator=OPERATOR, passphrase=NEW, clock=FixedClock())
    seed = signing_seed(session, OPERATOR, NEW)
    assert DeviceKeys.read(Settings(session.connection)).signing_public == public_key(seed)
    session.close()


def full_disk(*_: object) -> None:
    raise DiskFull


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


def test_a_device_that_got_a_new_signing_key_is_asked_to_register_again(pair: Pair) -> None:
    recover_access(pair.office, OPERATOR, "suối chảy về bản", kdf=CHEAP)
    kinds = [one.kind for one in Home(pair.office).now().todo]
    assert "enrol_again" in kinds
    assert "enrol" not in kinds
