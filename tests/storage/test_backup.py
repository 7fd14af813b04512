from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from desktop_app.base.errors import FileUnreadable
from desktop_app.storage.backup import (
    MAGIC,
    BackupDamaged,
    NotABackup,
    check_content,
    extract_database,
    make_backup,
    read_backup,
)
from desktop_app.storage.epochs import COUNTER
from desktop_app.storage.errors import DiskFull, NewerStore, StoreDamaged, StoreReadOnly, StoreUnreachable
from desktop_app.storage.factory import Created
from desktop_app.storage.settings import Settings
from tests.fakes.following import Impatient, Stopped
from tests.faults.obstacles import BAD_SECTOR, no_file_larger_than, permissions_hold
from tests.storage.backups import with_header
from tests.storage.conftest import IDENTITY, note, noted

AT = datetime(2026, 6, 5, 1, 0, tzinfo=UTC)


@pytest.fixture
def backup(created: Created, tmp_path: Path) -> Path:
    connection = created.connection
    note(connection, "a")
    with connection.write():
        Settings(connection).set_integer(COUNTER, 41)
    (tmp_path / "stick").mkdir()
    return make_backup(connection, created.opened.keys, tmp_path / "stick", AT)


def test_the_header_says_what_it_holds(created: Created, backup: Path) -> None:
    info = read_backup(backup)
    assert backup.name == "so-00112233-000000041-20260605-080000.scb"
    assert (info.header.store_id, info.header.epoch, info.header.counter) == (IDENTITY.store_id, IDENTITY.epoch, 41)
    assert info.header.counts["setting"] == created.connection.value("SELECT count(*) FROM setting")
    assert info.keys == created.opened.keys
    check_content(info)


def test_only_the_backup_is_left_behind(created: Created, backup: Path, folder: Path) -> None:
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]
    assert not list(folder.glob("store.db.backup*"))


def test_a_second_one_of_the_same_moment_overwrites_nothing(created: Created, backup: Path) -> None:
    before = backup.read_bytes()
    second = make_backup(created.connection, created.opened.keys, backup.parent, AT)
    assert second.name == "so-00112233-000000041-20260605-080000.1.scb"
    assert backup.read_bytes() == before


def test_it_holds_what_still_lay_in_the_log(created: Created, backup: Path) -> None:
    """A copy of ``store.db`` alone would not: rows wait in the write-ahead log."""
    before = read_backup(backup).header.counts["setting"]
    note(created.connection, "b")
    later = make_backup(created.connection, created.opened.keys, backup.parent, AT)
    assert read_backup(later).header.counts["setting"] == before + 1


def test_progress_reaches_the_end(created: Created, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    make_backup(
        created.connection, created.opened.keys, tmp_path, AT, progress=lambda done, total: seen.append((done, total))
    )
    assert seen[-1][0] == seen[-1][1] > 0


def test_a_target_that_is_gone_is_said_so_and_nothing_is_left(created: Created, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable):
        make_backup(created.connection, created.opened.keys, tmp_path / "pulled stick", AT)
    assert not list(folder.glob("store.db.backup*"))


def test_every_cut_is_refused(backup: Path) -> None:
    content = backup.read_bytes()
    for length in [0, 4, 8, 12, 16, 400, 2000, len(content) // 2, len(content) - 1]:
        backup.write_bytes(content[:length])
        with pytest.raises((NotABackup, BackupDamaged)):
            read_backup(backup)
    backup.write_bytes(content + b"x")
    with pytest.raises(BackupDamaged):
        read_backup(backup)


def test_every_altered_byte_is_refused(backup: Path) -> None:
    content = backup.read_bytes()
    for at in [*range(0, 60), *range(60, len(content), 1511), len(content) - 1]:
        backup.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        with pytest.raises((NotABackup, BackupDamaged)):
            check_content(read_backup(backup))


def test_a_newer_format_is_refused_as_newer(backup: Path) -> None:
    header = b'{"format":2}'
    backup.write_bytes(MAGIC + len(header).to_bytes(8, "big") + header + hashlib.sha256(header).digest())
    with pytest.raises(NewerStore):
        read_backup(backup)


def test_nothing_readable_is_in_it(backup: Path) -> None:
    content = backup.read_bytes()
    assert b"SQLite format 3" not in content
    assert b"CREATE TABLE" not in content


@pytest.mark.parametrize("header", [b"{}", b"[", b'{"format":1}', b'{"format":"\xff"}'])
def test_a_header_of_another_shape_is_damage(backup: Path, header: bytes) -> None:
    backup.write_bytes(MAGIC + len(header).to_bytes(8, "big") + header + hashlib.sha256(header).digest())
    with pytest.raises(BackupDamaged):
        read_backup(backup)


def test_damaged_keys_in_a_backup_are_the_backups_damage(backup: Path) -> None:
    """Not the store's: what is said then is to take another backup, not to restore one."""
    with_header(backup, keys="{}")
    with pytest.raises(BackupDamaged) as caught:
        read_backup(backup)
    assert caught.value.fields == {"file": backup.name, "reason": "keys"}


def test_a_stick_that_loses_what_was_written_is_found_at_once(
    created: Created, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def losing(handle: int) -> None:
        real(handle)
        if os.readlink(f"/proc/self/fd/{handle}").endswith(".part"):
            os.pwrite(handle, bytes(512), os.fstat(handle).st_size - 512)

    monkeypatch.setattr(os, "fsync", losing)
    (tmp_path / "stick").mkdir()
    with pytest.raises(StoreDamaged):
        make_backup(created.connection, created.opened.keys, tmp_path / "stick", AT)
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_store_that_is_damaged_inside_is_not_kept_as_if_it_were_sound(
    created: Created, folder: Path, tmp_path: Path
) -> None:
    """Two tables change their roots: every page is as it was written, and the database still is nonsense."""
    with created.connection.write():
        created.connection.run("PRAGMA writable_schema = ON")
        created.connection.run(
            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'journal')"
            " WHERE name = 'version'"
        )
    (tmp_path / "stick").mkdir()
    with pytest.raises(StoreDamaged) as caught:
        make_backup(created.connection, created.opened.keys, tmp_path / "stick", AT)
    assert caught.value.fields["reason"]
    assert list((tmp_path / "stick").iterdir()) == []
    assert not list(folder.glob("store.db.backup*"))


def test_a_file_in_the_place_of_the_backup_folder_is_said_so(created: Created, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").write_bytes(b"not a folder")
    with pytest.raises(StoreUnreachable):
        make_backup(created.connection, created.opened.keys, tmp_path / "stick", AT)
    assert (tmp_path / "stick").read_bytes() == b"not a folder"
    assert not list(folder.glob("store.db.backup*"))


def test_a_stick_that_may_not_be_written_is_said_so(created: Created, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir(mode=0o555)
    with permissions_hold(), pytest.raises(StoreReadOnly):
        make_backup(created.connection, created.opened.keys, tmp_path / "stick", AT)
    assert not list(folder.glob("store.db.backup*"))
    note(created.connection, "b")
    assert noted(created.connection) == ["b"]


def test_no_room_for_the_database_of_a_backup_is_a_full_disk(backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    with no_file_larger_than(50_000), pytest.raises(DiskFull):
        extract_database(read_backup(backup), tmp_path / "store.db")
    assert backup.read_bytes() == before


def test_an_extracted_database_overwrites_nothing(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"mine")
    with pytest.raises(StoreUnreachable):
        extract_database(read_backup(backup), tmp_path / "store.db")
    assert (tmp_path / "store.db").read_bytes() == b"mine"


def test_a_backup_on_a_bad_sector_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.scb").symlink_to(BAD_SECTOR)
    with pytest.raises(FileUnreadable) as caught:
        read_backup(tmp_path / "a.scb")
    assert caught.value.fields["file"] == "a.scb"


def test_a_stick_pulled_between_header_and_database_is_said_so(backup: Path, tmp_path: Path) -> None:
    info = read_backup(backup)
    backup.unlink()
    with pytest.raises(StoreUnreachable):
        check_content(info)
    with pytest.raises(StoreUnreachable):
        extract_database(info, tmp_path / "store.db")


def test_a_backup_stops_at_any_look_also_after_the_last_page_and_nothing_is_left(
    created: Created, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    after_copying = 0
    for patience in count():
        told = Impatient(patience)
        try:
            make_backup(created.connection, created.opened.keys, tmp_path / "stick", AT, progress=told.report)
        except Stopped:
            done, total, _stage = told.told[-1]
            after_copying += done == total
            assert list((tmp_path / "stick").iterdir()) == []
            assert not list(folder.glob("store.db.backup*"))
        else:
            break
    assert after_copying > 3, "the copying's own last look, then hashing, writing, and reading back"
    assert len(list((tmp_path / "stick").iterdir())) == 1
