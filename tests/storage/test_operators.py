from __future__ import annotations

import pytest

from desktop_app.storage.keyslots import KeyFile, NotASigner, UnknownOperator, WrongPassphrase, WrongRecoverySecret
from desktop_app.storage.operators import (
    LastAdministrator,
    LastSigner,
    OperatorExists,
    OperatorUnnamed,
    SigningSeedNeeded,
    add_operator,
    first_keys,
    with_card,
    with_forgotten_passphrase,
    with_passphrase,
    with_recovery_secret,
    with_roles,
    with_signing,
    without_operator,
)
from desktop_app.storage.passphrases import PassphraseCommon, PassphraseTooShort
from desktop_app.storage.recovery import new_recovery_secret
from desktop_app.storage.slots import OperatorSpec, Role
from tests.storage.conftest import ALL_ROLES, CHEAP, IDENTITY, KEY, OPERATOR, PASSPHRASE, SEED

SECRET = new_recovery_secret()
NEW = "con suối nhỏ chảy"


@pytest.fixture
def keys() -> KeyFile:
    return first_keys(IDENTITY.card(), ALL_ROLES, SECRET, KEY, SEED, CHEAP)


def spec(name: str, *roles: Role) -> OperatorSpec:
    return OperatorSpec(name, roles, NEW)


def test_a_second_signer_gets_the_seed(keys: KeyFile) -> None:
    both = add_operator(keys, KEY, spec("Vàng", "sign"), signing_seed=SEED, kdf=CHEAP)
    assert both.unlock_signing("Vàng", NEW) == SEED


def test_what_cannot_be_added(keys: KeyFile) -> None:
    with pytest.raises(OperatorExists):
        add_operator(keys, KEY, spec(OPERATOR, "enter"), kdf=CHEAP)
    with pytest.raises(OperatorUnnamed):
        add_operator(keys, KEY, spec("  ", "enter"), kdf=CHEAP)
    with pytest.raises(SigningSeedNeeded):
        add_operator(keys, KEY, spec("Vàng", "sign"), kdf=CHEAP)
    with pytest.raises(PassphraseTooShort):
        add_operator(keys, KEY, OperatorSpec("Vàng", ("enter",), "ngắn"), kdf=CHEAP)


def test_the_demo_may_use_a_short_passphrase(keys: KeyFile) -> None:
    demo = add_operator(keys, KEY, OperatorSpec("Vàng", ("enter",), "demo"), kdf=CHEAP, demo=True)
    assert demo.unlock("Vàng", "demo").database_key == KEY
    changed = with_passphrase(demo, "Vàng", "demo", "thử", kdf=CHEAP, demo=True)
    assert changed.unlock("Vàng", "thử").database_key == KEY
    with pytest.raises(PassphraseTooShort):
        with_passphrase(demo, "Vàng", "demo", "thử", kdf=CHEAP)


@pytest.mark.parametrize(("roles", "error"), [(("enter", "sign"), LastAdministrator), (("administer",), LastSigner)])
def test_a_store_starts_with_an_administrator_and_a_signer(roles: tuple[Role, ...], error: type[Exception]) -> None:
    with pytest.raises(error):
        first_keys(IDENTITY.card(), spec("Vàng", *roles), SECRET, KEY, SEED, CHEAP)


def test_the_last_administrator_and_the_last_signer_stay(keys: KeyFile) -> None:
    with pytest.raises(LastAdministrator):
        without_operator(keys, KEY, OPERATOR)
    with_second = add_operator(keys, KEY, spec("Vàng", "administer"), kdf=CHEAP)
    with pytest.raises(LastSigner):
        without_operator(with_second, KEY, OPERATOR)
    with_third = add_operator(with_second, KEY, spec("Lý", "sign"), signing_seed=SEED, kdf=CHEAP)
    rest = without_operator(with_third, KEY, OPERATOR)
    assert [known.name for known in rest.operators()] == ["Vàng", "Lý"]
    with pytest.raises(UnknownOperator):
        rest.unlock(OPERATOR, PASSPHRASE)
    assert [known.name for known in without_operator(with_third, KEY, "Lý").operators()] == [OPERATOR, "Vàng"]


def test_a_changed_passphrase_keeps_roles_and_keys(keys: KeyFile) -> None:
    changed = with_passphrase(keys, OPERATOR, PASSPHRASE, NEW, kdf=CHEAP)
    assert changed.unlock(OPERATOR, NEW).database_key == KEY
    assert changed.unlock_signing(OPERATOR, NEW) == SEED
    with pytest.raises(WrongPassphrase):
        changed.unlock(OPERATOR, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        with_passphrase(keys, OPERATOR, NEW, NEW, kdf=CHEAP)
    with pytest.raises(PassphraseCommon):
        with_passphrase(keys, OPERATOR, PASSPHRASE, "congdoan2026", kdf=CHEAP)


def test_a_forgotten_passphrase_costs_the_signing_key_unless_it_is_given_again(keys: KeyFile) -> None:
    without_seed = with_forgotten_passphrase(keys, KEY, OPERATOR, NEW, kdf=CHEAP)
    assert without_seed.unlock(OPERATOR, NEW).database_key == KEY
    assert without_seed.operators()[0].roles == ("enter", "check", "approve", "administer")
    with pytest.raises(NotASigner):
        without_seed.unlock_signing(OPERATOR, NEW)
    again = with_signing(without_seed, KEY, OPERATOR, b"n" * 32)
    assert again.unlock_signing(OPERATOR, NEW) == b"n" * 32
    assert again.operators()[0].roles == ("enter", "check", "approve", "sign", "administer")
    with_seed = with_forgotten_passphrase(keys, KEY, OPERATOR, NEW, signing_seed=SEED, kdf=CHEAP)
    assert with_seed.unlock_signing(OPERATOR, NEW) == SEED


def test_a_new_sheet_replaces_the_old_one(keys: KeyFile) -> None:
    other = new_recovery_secret()
    changed = with_recovery_secret(keys, KEY, other, CHEAP)
    assert changed.unlock_recovery(other).database_key == KEY
    with pytest.raises(WrongRecoverySecret):
        changed.unlock_recovery(SECRET)


def test_the_card_changes_but_never_the_store_id(keys: KeyFile) -> None:
    card = IDENTITY.card()
    changed = with_card(keys, KEY, type(card)("office", "f" * 16, "t12-03401", "Tên mới", "LĐLĐ tỉnh", "Xã"))
    assert (changed.card.unit, changed.card.store_id) == ("t12-03401", IDENTITY.store_id)
    assert changed.unlock(OPERATOR, PASSPHRASE).database_key == KEY


def test_who_signs_from_now_on_needs_the_offices_seed(keys: KeyFile) -> None:
    both = add_operator(keys, KEY, spec("Vàng", "enter"), kdf=CHEAP)
    with pytest.raises(SigningSeedNeeded):
        with_roles(both, KEY, "Vàng", ("enter", "sign"))
    assert with_roles(both, KEY, "Vàng", ("sign",), signing_seed=SEED).unlock_signing("Vàng", NEW) == SEED
