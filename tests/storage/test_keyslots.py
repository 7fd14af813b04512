from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop_app.storage.errors import NewerStore, StoreMissing, StoreReadOnly, StoreUnreachable
from desktop_app.storage.keyslots import (
    KEYS_NAME,
    PREVIOUS_NAME,
    KeyFile,
    KeysAltered,
    KeysDamaged,
    NotASigner,
    UnknownOperator,
    WrongPassphrase,
    WrongRecoverySecret,
    decode_keys,
    encode_keys,
    load_keys,
    save_keys,
    sealed,
)
from desktop_app.storage.operators import add_operator, first_keys
from desktop_app.storage.recovery import RecoverySecretUnreadable, new_recovery_secret
from desktop_app.storage.slots import DEFAULT_KDF, OperatorSpec
from tests.faults.obstacles import BAD_SECTOR, permissions_hold
from tests.storage.conftest import ALL_ROLES, CHEAP, IDENTITY, KEY, OPERATOR, PASSPHRASE, SEED

SECRET = new_recovery_secret()
CLERK = OperatorSpec("Giàng A Sử", ("enter",), "suối chảy về bản", title="Văn thư")


@pytest.fixture
def keys() -> KeyFile:
    first = first_keys(IDENTITY.card(), ALL_ROLES, SECRET, KEY, SEED, CHEAP)
    return add_operator(first, KEY, CLERK, kdf=CHEAP)


def test_each_slot_opens_the_database_key(keys: KeyFile) -> None:
    assert keys.unlock(OPERATOR, PASSPHRASE).database_key == KEY
    assert keys.unlock(CLERK.name, CLERK.passphrase).database_key == KEY
    assert keys.unlock_recovery(SECRET.lower()).database_key == KEY


def test_a_decomposed_passphrase_opens_too(keys: KeyFile) -> None:
    assert keys.unlock(OPERATOR, unicodedata.normalize("NFD", PASSPHRASE)).database_key == KEY


def test_wrong_secrets_are_told_apart(keys: KeyFile) -> None:
    with pytest.raises(WrongPassphrase) as caught:
        keys.unlock(OPERATOR, CLERK.passphrase)
    assert caught.value.fields == {"operator": OPERATOR}
    with pytest.raises(UnknownOperator):
        keys.unlock("Ai đó", PASSPHRASE)
    with pytest.raises(WrongRecoverySecret):
        keys.unlock_recovery(new_recovery_secret())
    with pytest.raises(RecoverySecretUnreadable):
        keys.unlock_recovery("ABCDE")


def test_only_a_signer_gets_the_signing_seed(keys: KeyFile) -> None:
    assert keys.unlock_signing(OPERATOR, PASSPHRASE) == SEED
    with pytest.raises(NotASigner):
        keys.unlock_signing(CLERK.name, CLERK.passphrase)
    with pytest.raises(WrongPassphrase):
        keys.unlock_signing(OPERATOR, "không phải câu này")
    assert keys.slot_of(CLERK.name).signing_seed is None
    bare = tuple(msgspec.structs.replace(slot, signing_seed=None) for slot in keys.slots)
    with pytest.raises(NotASigner):
        sealed(keys.card, bare, KEY).unlock_signing(OPERATOR, PASSPHRASE)


def test_the_file_keeps_its_meaning(keys: KeyFile) -> None:
    assert decode_keys(encode_keys(keys)) == keys
    assert [(known.name, known.title, known.roles) for known in keys.operators()] == [
        (OPERATOR, "Chủ tịch", ("enter", "check", "approve", "sign", "administer")),
        ("Giàng A Sử", "Văn thư", ("enter",)),
    ]


def test_no_secret_is_in_the_file(keys: KeyFile) -> None:
    content = encode_keys(keys)
    for secret in (KEY, SEED):
        assert secret not in content
        assert msgspec.json.encode(secret).strip(b'"') not in content
    assert PASSPHRASE.encode() not in content
    assert SECRET.encode() not in content


def test_the_default_cost_is_what_the_design_asks() -> None:
    assert (DEFAULT_KDF.memory_kib, DEFAULT_KDF.iterations) == (64 * 1024, 3)


Change = Callable[[dict[str, Any]], None]


def _swap_slots(content: dict[str, Any]) -> None:
    first, _, second = content["slots"]
    for name in ("salt", "kdf", "private_key"):
        first[name], second[name] = second[name], first[name]


def _take_database_key(content: dict[str, Any]) -> None:
    first, _, second = content["slots"]
    first["database_key"] = second["database_key"]


def _take_role(content: dict[str, Any]) -> None:
    content["slots"][2]["roles"] = ["enter", "administer"]


def _other_unit(content: dict[str, Any]) -> None:
    content["card"]["unit_name"] = "CĐCS khác"


def _with_checksum(content: dict[str, Any]) -> bytes:
    """What a careful attacker would write: everything in order but the seal, whose key he has not."""
    loose = msgspec.convert(content, KeyFile, builtin_types=())
    loose = sealed(loose.card, loose.slots, bytes(32))
    return encode_keys(loose)


@pytest.mark.parametrize("change", [_take_role, _other_unit, _take_database_key])
def test_a_change_without_the_database_key_is_found(keys: KeyFile, change: Change) -> None:
    content = json.loads(encode_keys(keys))
    change(content)
    altered = decode_keys(_with_checksum(content))
    with pytest.raises(KeysAltered):
        altered.unlock(OPERATOR, PASSPHRASE)
    with pytest.raises(KeysAltered):
        add_operator(altered, KEY, OperatorSpec("Mới", ("enter",), PASSPHRASE), kdf=CHEAP)


def test_slots_cannot_be_swapped(keys: KeyFile) -> None:
    content = json.loads(encode_keys(keys))
    _swap_slots(content)
    swapped = decode_keys(_with_checksum(content))
    with pytest.raises(WrongPassphrase):
        swapped.unlock(OPERATOR, CLERK.passphrase)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(extra=1),
        lambda content: content.update(format=0),
        lambda content: content["slots"][0]["kdf"].update(memory_kib=8 * 1024 * 1024),
        lambda content: content["slots"][0]["kdf"].update(iterations=10**9),
        lambda content: content["slots"][0]["kdf"].update(lanes=0),
        lambda content: content["slots"][0].update(salt="AAAA"),
        lambda content: content["slots"][0].update(roles=["root"]),
        lambda content: content["slots"][0].update(unknown=1),
        lambda content: content["card"].update(store_id="../../etc"),
        lambda content: content.update(slots=None),
    ],
)
def test_hostile_files_are_refused(keys: KeyFile, change: Change) -> None:
    content = json.loads(encode_keys(keys))
    change(content)
    with pytest.raises(KeysDamaged):
        decode_keys(json.dumps(content).encode())


def test_a_newer_format_is_refused_as_newer() -> None:
    with pytest.raises(NewerStore) as caught:
        decode_keys(b'{"format": 3, "whatever": true}')
    assert caught.value.fields == {"found": 3, "known": 2}


def test_every_damaged_byte_and_every_cut_is_noticed(keys: KeyFile) -> None:
    content = encode_keys(keys)
    for at in range(0, len(content), 37):
        damaged = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        with pytest.raises((KeysDamaged, NewerStore)):
            decode_keys(damaged)
        with pytest.raises(KeysDamaged):
            decode_keys(content[:at])


def test_saving_keeps_the_previous_and_a_damaged_file_falls_back_to_it(keys: KeyFile, tmp_path: Path) -> None:
    first = first_keys(IDENTITY.card(), ALL_ROLES, SECRET, KEY, SEED, CHEAP)
    save_keys(tmp_path, first)
    save_keys(tmp_path, keys)
    assert load_keys(tmp_path).keys == keys
    (tmp_path / KEYS_NAME).write_bytes(encode_keys(keys)[:500])
    loaded = load_keys(tmp_path)
    assert (loaded.keys, loaded.from_previous) == (first, True)
    save_keys(tmp_path, loaded.keys)
    assert load_keys(tmp_path).from_previous is False
    assert decode_keys((tmp_path / PREVIOUS_NAME).read_bytes()) == first, "the damaged file did not push it out"


def test_nothing_readable_is_a_clear_refusal(keys: KeyFile, tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        load_keys(tmp_path)
    (tmp_path / KEYS_NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(KeysDamaged):
        load_keys(tmp_path)
    (tmp_path / PREVIOUS_NAME).write_bytes(b"")
    with pytest.raises(KeysDamaged):
        load_keys(tmp_path)


def test_a_bad_sector_falls_back_to_the_previous_file(keys: KeyFile, tmp_path: Path) -> None:
    first = first_keys(IDENTITY.card(), ALL_ROLES, SECRET, KEY, SEED, CHEAP)
    save_keys(tmp_path, first)
    save_keys(tmp_path, keys)
    (tmp_path / KEYS_NAME).unlink()
    (tmp_path / KEYS_NAME).symlink_to(BAD_SECTOR)
    loaded = load_keys(tmp_path)
    assert (loaded.keys, loaded.from_previous) == (first, True)
    save_keys(tmp_path, loaded.keys)
    assert load_keys(tmp_path).from_previous is False
    for name in (KEYS_NAME, PREVIOUS_NAME):
        (tmp_path / name).unlink()
        (tmp_path / name).symlink_to(BAD_SECTOR)
    with pytest.raises(KeysDamaged):
        load_keys(tmp_path)


def test_a_file_that_may_not_be_read_now_is_not_replaced_by_an_older_one(keys: KeyFile, tmp_path: Path) -> None:
    """The previous file may lack an operator, or hold a passphrase that was changed for a reason."""
    save_keys(tmp_path, first_keys(IDENTITY.card(), ALL_ROLES, SECRET, KEY, SEED, CHEAP))
    save_keys(tmp_path, keys)
    (tmp_path / KEYS_NAME).chmod(0)
    with permissions_hold(), pytest.raises(StoreReadOnly):
        load_keys(tmp_path)
    (tmp_path / KEYS_NAME).chmod(0o600)
    assert load_keys(tmp_path).keys == keys
    (tmp_path / KEYS_NAME).unlink()
    (tmp_path / KEYS_NAME).mkdir()
    with pytest.raises(StoreUnreachable):
        load_keys(tmp_path)
