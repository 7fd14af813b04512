from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.storage.backup import BEFORE_UPGRADE, read_backup
from desktop_app.storage.connection import connect
from desktop_app.storage.epochs import read_epoch
from desktop_app.storage.errors import (
    NewerStore,
    NotEncrypted,
    StoreDamaged,
    StoreMissing,
    StoreReadOnly,
    StoreUnreachable,
)
from desktop_app.storage.factory import (
    Created,
    FolderNotEmpty,
    StoreExists,
    change_identity,
    create_store,
    open_store,
    open_store_with_recovery,
    store_card,
)
from desktop_app.storage.keyslots import KEYS_NAME, KeysDamaged, WrongPassphrase, load_keys
from desktop_app.storage.lock import StoreInUse, StoreOnRemovable
from desktop_app.storage.migrations import STORE_VERSION
from desktop_app.storage.operators import LastSigner
from desktop_app.storage.settings import Settings
from desktop_app.storage.slots import OperatorSpec
from tests.fakes.clock import FixedClock
from tests.faults.obstacles import BAD_SECTOR, permissions_hold
from tests.storage.conftest import ALL_ROLES, CHEAP, IDENTITY, OPERATOR, PASSPHRASE, SEED, Open, note, noted


def make(folder: Path, operator: OperatorSpec = ALL_ROLES) -> Created:
    return create_store(folder, identity=IDENTITY, operator=operator, clock=FixedClock(), signing_seed=SEED, kdf=CHEAP)


def test_a_new_store_is_whole_and_open(created: Created, folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [
        "backups",
        "keys.json",
        "keys.json.previous",
        "store.db",
        "store.db-shm",
        "store.db-wal",
        "store.lock",
        "store.room",
    ]
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    settings = Settings(created.connection)
    assert settings.text("device.signing_public") == "khóa"
    assert settings.text("store.created_at") == FixedClock().now().isoformat()
    assert created.opened.identity == IDENTITY
    assert created.opened.operator is not None
    assert created.opened.operator.title == "Chủ tịch"


def test_it_opens_again_with_the_passphrase_and_with_the_sheet(created: Created, folder: Path, reopen: Open) -> None:
    opened = reopen()
    assert opened.identity == IDENTITY
    assert opened.operator is not None
    assert (opened.operator.name, opened.keys_repaired, opened.behind) == (OPERATOR, False, None)
    note(opened.connection, "a")
    opened.close()
    with open_store_with_recovery(folder, secret=created.recovery_secret, clock=FixedClock()) as recovered:
        assert recovered.operator is None
        assert noted(recovered.connection) == ["a"]


def test_the_wrong_passphrase_leaves_the_store_free_to_open(folder: Path, reopen: Open) -> None:
    with pytest.raises(WrongPassphrase):
        open_store(folder, operator=OPERATOR, passphrase="không phải câu này", clock=FixedClock())
    reopen()


def test_one_at_a_time(created: Created, folder: Path) -> None:
    with pytest.raises(StoreInUse):
        open_store(folder, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock())
    assert noted(created.connection) == []


def test_closing_leaves_one_database_file_and_may_be_repeated(created: Created, folder: Path) -> None:
    note(created.connection, "a")
    created.close()
    created.close()
    assert sorted(path.name for path in folder.glob("store.db*")) == ["store.db"]


def test_the_card_needs_no_passphrase_and_no_lock(created: Created, folder: Path) -> None:
    card = store_card(folder)
    assert (card.role, card.unit_name, card.superior) == ("office", IDENTITY.unit_name, IDENTITY.superior)
    assert [known.name for known in card.operators] == [OPERATOR]
    with pytest.raises(StoreMissing):
        store_card(folder.parent / "không có")


def test_occupied_folders_are_refused_untouched(tmp_path: Path, created: Created, folder: Path) -> None:
    with pytest.raises(StoreExists):
        make(folder)
    other = tmp_path / "ảnh"
    other.mkdir()
    (other / "a.jpg").write_bytes(b"x")
    with pytest.raises(FolderNotEmpty):
        make(other)
    assert [path.name for path in other.iterdir()] == ["a.jpg"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "so").mkdir()
    make(tmp_path / "so").close()
    assert store_card(tmp_path / "so").unit == IDENTITY.unit


def test_a_refused_store_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(LastSigner):
        make(tmp_path / "so", OperatorSpec("Vàng", ("administer",), PASSPHRASE))
    with pytest.raises(StoreOnRemovable):
        create_store(
            tmp_path / "so",
            identity=IDENTITY,
            operator=ALL_ROLES,
            clock=FixedClock(),
            signing_seed=SEED,
            kdf=CHEAP,
            is_removable=lambda _: True,
        )
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_creation_left_is_cleared_away(tmp_path: Path) -> None:
    half = tmp_path / ".so.making"
    half.mkdir()
    (half / "store.db").write_bytes(b"half")
    make(tmp_path / "so").close()
    assert [path.name for path in tmp_path.iterdir()] == ["so"]


def test_opening_from_a_stick_is_refused(folder: Path, reopen: Open) -> None:
    with pytest.raises(StoreOnRemovable):
        open_store(folder, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock(), is_removable=lambda _: True)


def test_damaged_keys_are_put_back_from_the_previous_file(created: Created, folder: Path, reopen: Open) -> None:
    with reopen() as opened:
        change_identity(opened, replace(IDENTITY, unit="t12-03401"))
    keys = folder / KEYS_NAME
    keys.write_bytes(keys.read_bytes()[:300])
    with reopen() as opened:
        assert opened.keys_repaired
        assert opened.keys.card.unit == "t12-03401", "the older card is corrected from the database"
    with reopen() as opened:
        assert not opened.keys_repaired
    assert store_card(folder).unit == "t12-03401"


def test_keys_beyond_help_are_a_clear_error(folder: Path, reopen: Open) -> None:
    (folder / KEYS_NAME).write_bytes(b"")
    reopen().close()  # a new book has its previous copy from the start
    for name in (KEYS_NAME, f"{KEYS_NAME}.previous"):
        (folder / name).write_bytes(b"")
    with pytest.raises(KeysDamaged):
        reopen()


def test_a_damaged_first_page_is_damage_not_a_wrong_passphrase(folder: Path, reopen: Open) -> None:
    _flip(folder / "store.db", 100)
    with pytest.raises(StoreDamaged):
        reopen()


def test_another_stores_database_is_damage(tmp_path: Path, folder: Path, reopen: Open) -> None:
    make(tmp_path / "other").close()
    (folder / "store.db").write_bytes((tmp_path / "other" / "store.db").read_bytes())
    with pytest.raises(StoreDamaged):
        reopen()


def test_a_plain_database_is_refused(folder: Path, reopen: Open) -> None:
    (folder / "store.db").write_bytes(b"SQLite format 3\x00" + bytes(4096))
    with pytest.raises(NotEncrypted):
        reopen()


def test_a_missing_database_is_not_made_anew(folder: Path, reopen: Open) -> None:
    (folder / "store.db").unlink()
    with pytest.raises(StoreDamaged):
        reopen()
    assert not (folder / "store.db").exists()


def test_a_newer_store_is_refused(folder: Path, reopen: Open) -> None:
    with reopen() as opened, opened.connection.write():
        opened.connection.run(f"PRAGMA user_version = {STORE_VERSION + 1}")
    with pytest.raises(NewerStore):
        reopen()


def test_an_older_store_is_backed_up_and_upgraded(folder: Path, reopen: Open, next_version: int) -> None:
    _save_as_older(folder, next_version)
    with reopen() as opened:
        assert opened.connection.value("PRAGMA user_version") == next_version
        assert opened.connection.value("SELECT count(*) FROM later") == 0
        assert noted(opened.connection) == ["a"]
    (backup,) = (folder / "backups").iterdir()
    assert BEFORE_UPGRADE in backup.name
    assert read_backup(backup).header.store_version == next_version - 1


def test_without_its_backup_an_older_store_is_not_upgraded(folder: Path, reopen: Open, next_version: int) -> None:
    _save_as_older(folder, next_version)
    (folder / "backups").rmdir()
    (folder / "backups").write_bytes(b"not a folder")
    before = (folder / "store.db").read_bytes()
    with pytest.raises(StoreUnreachable):
        reopen()
    assert (folder / "store.db").read_bytes() == before
    (folder / "backups").unlink()
    with reopen() as opened:
        assert noted(opened.connection) == ["a"]


def _save_as_older(folder: Path, next_version: int) -> None:
    """Save something with the program of before: the store was made by it, only the opening is the newer one's."""
    keys = load_keys(folder).keys.unlock(OPERATOR, PASSPHRASE)
    older = connect(folder / "store.db", keys.database_key)
    assert older.value("PRAGMA user_version") == next_version - 1
    note(older, "a")
    older.close()


def test_a_leftover_that_cannot_be_removed_is_said_and_leaves_the_store_free(folder: Path, reopen: Open) -> None:
    (folder / "store.db.backup-0000").mkdir()
    with pytest.raises(StoreUnreachable):
        reopen()
    (folder / "store.db.backup-0000").rmdir()
    reopen()


def test_a_place_of_somebody_elses_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    with permissions_hold(), pytest.raises(StoreReadOnly):
        make(tmp_path / "locked" / "so")
    (tmp_path / "locked").chmod(0o700)
    assert list((tmp_path / "locked").iterdir()) == []


def test_a_file_where_the_folder_should_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(StoreUnreachable):
        make(tmp_path / "file" / "so")
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_keys_on_a_bad_sector_are_put_back_from_the_previous_file(folder: Path, reopen: Open) -> None:
    (folder / KEYS_NAME).unlink()
    (folder / KEYS_NAME).symlink_to(BAD_SECTOR)
    with reopen() as opened:
        assert opened.keys_repaired
        note(opened.connection, "a")
    with reopen() as opened:
        assert not opened.keys_repaired
        assert noted(opened.connection) == ["a"]


def test_a_new_epoch_begins_where_no_marks_are_kept_too(folder: Path, reopen: Open) -> None:
    reopen().close()
    with open_store(folder, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()) as opened:
        epoch = opened.begin_new_epoch(lambda connection, new: Settings(connection).set("test.seen", new.id))
        assert (epoch.parent, opened.behind) == (IDENTITY.epoch, None)
    with reopen() as again:
        assert read_epoch(again.connection) == epoch
        assert Settings(again.connection).text("test.seen") == epoch.id


def _flip(path: Path, at: int) -> None:
    with path.open("rb+") as stream:
        stream.seek(at)
        byte = stream.read(1)
        stream.seek(at)
        stream.write(bytes([byte[0] ^ 1]))
        os.fsync(stream.fileno())
