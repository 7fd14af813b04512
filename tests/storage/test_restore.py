from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.base.card import has_store, read_card
from desktop_app.storage.backup import BackupDamaged, make_backup
from desktop_app.storage.connection import Connection
from desktop_app.storage.epochs import COUNTER, Epoch, HighWater, read_epoch
from desktop_app.storage.errors import NewerStore, StoreUnreachable
from desktop_app.storage.factory import Created, StoreExists, create_store, open_store, store_card
from desktop_app.storage.keyslots import WrongPassphrase, WrongRecoverySecret
from desktop_app.storage.lock import StoreInUse, StoreOnRemovable
from desktop_app.storage.recovery import new_recovery_secret
from desktop_app.storage.restore import WithPassphrase, WithRecovery, opened_backup, restore_backup
from desktop_app.storage.settings import Settings
from desktop_app.storage.slots import OperatorSpec
from tests.fakes.clock import FixedClock
from tests.storage.backups import with_database, with_header
from tests.storage.conftest import IDENTITY, OPERATOR, PASSPHRASE, Open, note, noted

AT = datetime(2026, 6, 5, 1, 0, tzinfo=UTC)
WITH_PASSPHRASE = WithPassphrase(OPERATOR, PASSPHRASE)


@pytest.fixture
def backup(created: Created, tmp_path: Path) -> Path:
    note(created.connection, "a")
    with created.connection.write():
        Settings(created.connection).set_integer(COUNTER, 41)
    (tmp_path / "stick").mkdir()
    return make_backup(created.connection, created.opened.keys, tmp_path / "stick", AT)


def test_the_sheet_and_the_backup_alone_give_the_store_back_on_another_pc(
    created: Created, backup: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "máy mới" / "so"
    restored = restore_backup(backup, elsewhere, WithRecovery(created.recovery_secret), AT)
    assert restored.aside is None
    assert restored.epoch.parent == IDENTITY.epoch
    assert restored.epoch.parent_counter == 41
    with open_store(elsewhere, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()) as opened:
        assert noted(opened.connection) == ["a"]
        assert read_epoch(opened.connection) == restored.epoch
        assert opened.identity.epoch == restored.epoch.id != IDENTITY.epoch
    assert sorted(path.name for path in elsewhere.parent.iterdir()) == ["so"]


def test_the_store_that_was_there_is_moved_aside_whole(created: Created, backup: Path, folder: Path) -> None:
    note(created.connection, "later")
    created.close()
    restored = restore_backup(backup, folder, WITH_PASSPHRASE, AT)
    assert restored.aside == folder.with_name("sổ.replaced-20260605-080000")
    with open_store(folder, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()) as opened:
        assert noted(opened.connection) == ["a"]
    with open_store(restored.aside, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()) as opened:
        assert noted(opened.connection) == ["a", "later"]
    again = restore_backup(backup, folder, WITH_PASSPHRASE, AT)
    assert again.aside == folder.with_name("sổ.replaced-20260605-080000.1")


def test_the_journal_entry_is_written_with_the_new_epoch(backup: Path, tmp_path: Path) -> None:
    def inside(connection: Connection, epoch: Epoch) -> None:
        connection.run("INSERT INTO setting (name, value) VALUES (?, 'x')", (f"z {epoch.id}",))

    restored = restore_backup(backup, tmp_path / "new", WITH_PASSPHRASE, AT, inside=inside)
    with open_store(tmp_path / "new", operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()) as opened:
        assert noted(opened.connection) == ["a", f"z {restored.epoch.id}"]


def test_an_open_store_is_not_replaced(created: Created, backup: Path, folder: Path) -> None:
    with pytest.raises(StoreInUse):
        restore_backup(backup, folder, WITH_PASSPHRASE, AT)
    note(created.connection, "still mine")
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


@pytest.mark.parametrize(
    ("unlock", "error"),
    [
        (WithPassphrase(OPERATOR, "không phải câu này"), WrongPassphrase),
        (WithRecovery(new_recovery_secret()), WrongRecoverySecret),
    ],
)
def test_the_wrong_secret_changes_nothing(
    backup: Path, tmp_path: Path, unlock: WithPassphrase | WithRecovery, error: type[Exception]
) -> None:
    with pytest.raises(error):
        restore_backup(backup, tmp_path / "new", unlock, AT)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_damaged_backup_changes_nothing(created: Created, backup: Path, folder: Path, part: float) -> None:
    created.close()
    content = backup.read_bytes()
    at = int(len(content) * part)
    backup.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    with pytest.raises(BackupDamaged):
        restore_backup(backup, folder, WITH_PASSPHRASE, AT)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    with open_store(folder, operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()) as opened:
        assert noted(opened.connection) == ["a"]


def test_not_onto_a_stick(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreOnRemovable):
        restore_backup(backup, tmp_path / "new", WITH_PASSPHRASE, AT, is_removable=lambda _: True)


def test_a_power_cut_between_the_two_renames_is_finished_at_the_next_start(
    created: Created, backup: Path, folder: Path, reopen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    created.close()
    real = Path.rename

    def cut_after_moving_aside(path: Path, target: Path) -> Path:
        if path.name.endswith(".ready"):
            raise KeyboardInterrupt
        return real(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", cut_after_moving_aside)
        with pytest.raises(KeyboardInterrupt):
            restore_backup(backup, folder, WITH_PASSPHRASE, AT)
    assert not folder.exists()
    assert store_card(folder).store_id == IDENTITY.store_id
    with reopen() as opened:
        assert opened.identity.epoch != IDENTITY.epoch


def test_a_cut_restore_is_a_store_before_anything_is_opened(
    created: Created, backup: Path, folder: Path, reopen: Open
) -> None:
    """The window asks whether there is a store before it offers to make one."""
    created.close()
    folder.rename(folder.with_name(f".{folder.name}.ready"))
    with pytest.raises(StoreExists):
        create_store(
            folder,
            identity=IDENTITY,
            operator=OperatorSpec(OPERATOR, ("administer", "sign"), PASSPHRASE),
            clock=FixedClock(),
            signing_seed=bytes(32),
        )
    folder.rename(folder.with_name(f".{folder.name}.ready"))
    restored = restore_backup(backup, folder, WITH_PASSPHRASE, AT)
    assert restored.aside is not None, "what was restored first is put aside"
    folder.rename(folder.with_name(f".{folder.name}.ready"))
    assert has_store(folder)
    assert read_card(folder) is not None
    with reopen() as opened:
        assert opened.identity.epoch == restored.epoch.id


def test_after_a_restore_the_marks_know_the_new_epoch(
    created: Created, backup: Path, folder: Path, high_water: HighWater, reopen: Open
) -> None:
    created.close()
    restore_backup(backup, folder, WITH_PASSPHRASE, AT, high_water=high_water)
    with reopen() as opened:
        assert opened.behind is None


def test_a_power_cut_before_the_old_store_was_moved_loses_nothing_and_can_be_repeated(
    backup: Path, folder: Path, reopen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with reopen() as present:
        note(present.connection, "later")
    real = Path.rename

    def cut_before_moving_aside(path: Path, target: Path) -> Path:
        if path == folder:
            raise KeyboardInterrupt
        return real(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", cut_before_moving_aside)
        with pytest.raises(KeyboardInterrupt):
            restore_backup(backup, folder, WITH_PASSPHRASE, AT)
    opened = reopen()
    assert noted(opened.connection) == ["a", "later"], "the store is the one of before"
    opened.close()
    restored = restore_backup(backup, folder, WITH_PASSPHRASE, AT)
    assert restored.aside is not None
    assert sorted(path.name for path in folder.parent.iterdir()) == [folder.name, restored.aside.name]
    with reopen() as again:
        assert noted(again.connection) == ["a"]


def test_a_backup_whose_rows_are_not_those_it_names_changes_nothing(
    created: Created, backup: Path, folder: Path
) -> None:
    created.close()
    with_header(backup, counts={"setting": 1_000})
    with pytest.raises(BackupDamaged) as caught:
        restore_backup(backup, folder, WITH_PASSPHRASE, AT)
    assert caught.value.fields == {"file": backup.name, "reason": "counts"}
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_database_its_keys_do_not_open_is_the_backups_damage(created: Created, backup: Path, folder: Path) -> None:
    created.close()
    with_database(backup, b"\x01" * 65_536)
    with pytest.raises(BackupDamaged) as caught:
        restore_backup(backup, folder, WITH_PASSPHRASE, AT)
    assert caught.value.fields["file"] == backup.name
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_an_older_backup_is_upgraded_on_its_way_back(backup: Path, tmp_path: Path, next_version: int) -> None:
    restored = restore_backup(backup, tmp_path / "new", WITH_PASSPHRASE, AT)
    with open_store(tmp_path / "new", operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()) as opened:
        assert opened.connection.value("PRAGMA user_version") == next_version
        assert opened.connection.value("SELECT count(*) FROM later") == 0
        assert noted(opened.connection) == ["a"]
        assert read_epoch(opened.connection) == restored.epoch
    assert list((tmp_path / "new" / "backups").iterdir()) == [], "it was upgraded before it was opened"
    assert not list((tmp_path / "new").glob("store.db.*"))


def test_a_backup_of_a_newer_program_changes_nothing(created: Created, folder: Path, tmp_path: Path) -> None:
    version = created.connection.value("PRAGMA user_version")
    with created.connection.write():
        created.connection.run(f"PRAGMA user_version = {version + 1}")
    newer = make_backup(created.connection, created.opened.keys, tmp_path, AT)
    with pytest.raises(NewerStore) as caught:
        restore_backup(newer, tmp_path / "new", WITH_PASSPHRASE, AT)
    assert caught.value.fields == {"found": version + 1, "known": version}
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / ".new.restoring").exists()


def test_a_place_that_cannot_hold_a_folder_is_said_so(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(StoreUnreachable):
        restore_backup(backup, tmp_path / "file" / "so", WITH_PASSPHRASE, AT)
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_two_at_once_do_not_take_each_others_half_built_store(backup: Path, tmp_path: Path) -> None:
    def inside(connection: Connection, _: Epoch) -> None:
        with pytest.raises(StoreInUse):
            restore_backup(backup, tmp_path / "new", WITH_PASSPHRASE, AT)
        connection.run("INSERT INTO setting (name, value) VALUES ('first', 'x')")

    restore_backup(backup, tmp_path / "new", WITH_PASSPHRASE, AT, inside=inside)
    with open_store(tmp_path / "new", operator=OPERATOR, passphrase=PASSPHRASE, clock=FixedClock()) as opened:
        assert noted(opened.connection) == ["a", "first"]
    assert not list(tmp_path.glob(".new*"))


def test_what_a_killed_restore_left_is_cleared_away(backup: Path, tmp_path: Path) -> None:
    half = tmp_path / ".new.restoring"
    half.mkdir()
    (half / "store.db").write_bytes(b"half")
    (tmp_path / ".new.restoring.lock").touch()
    restore_backup(backup, tmp_path / "new", WITH_PASSPHRASE, AT)
    assert not list(tmp_path.glob(".new*"))


def test_a_backup_is_not_looked_into_where_nothing_can_be_written(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with (
        pytest.raises(StoreUnreachable),
        opened_backup(backup, tmp_path / "file" / "so", WITH_PASSPHRASE),
    ):
        raise AssertionError("it was opened")
