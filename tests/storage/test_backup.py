from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.storage.backup import (
    MAGIC,
    BackupDamaged,
    NotABackup,
    check_content,
    make_backup,
    read_backup,
)
from desktop_app.storage.epochs import COUNTER
from desktop_app.storage.errors import NewerStore, StoreUnreachable
from desktop_app.storage.factory import Created
from desktop_app.storage.settings import Settings
from tests.storage.conftest import IDENTITY, note

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
