"""A disk that is full or returns other bytes: a clear error, and everything saved before is there."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.base.errors import EnvironmentProblem
from desktop_app.storage.backup import make_backup
from desktop_app.storage.errors import DiskFull, StoreDamaged, StoreUnreachable
from desktop_app.storage.factory import Created, create_store, open_store
from desktop_app.storage.identity import Identity
from desktop_app.storage.keyslots import save_keys
from desktop_app.storage.restore import WithPassphrase, restore_backup
from desktop_app.storage.slots import KdfParameters, OperatorSpec
from desktop_app.storage.upgrade import check_integrity
from tests.fakes.clock import FixedClock
from tests.faults.obstacles import no_file_larger_than

if os.name == "nt":
    pytest.skip("file size limits are a Unix means", allow_module_level=True)

MAI = OperatorSpec("Mai", ("enter", "sign", "administer"), "hoa ban nở trắng")
IDENTITY = Identity("office", "0" * 16, "tam-1", "CĐCS", "LĐLĐ tỉnh", "Xã", "1" * 16, "2" * 16)
AT = datetime(2026, 6, 5, tzinfo=UTC)


def make(folder: Path) -> Created:
    return create_store(
        folder,
        identity=IDENTITY,
        operator=MAI,
        clock=FixedClock(),
        signing_seed=bytes(32),
        kdf=KdfParameters(memory_kib=8, iterations=1),
    )


def fill(created: Created, rows: int) -> None:
    with created.connection.write():
        created.connection.run_many(
            "INSERT INTO setting (name, value) VALUES (?, ?)", ((f"n{n}", "y" * 3000) for n in range(rows))
        )


def count(created: Created) -> int:
    return int(created.connection.value("SELECT count(*) FROM setting WHERE name GLOB 'n*'"))


def test_a_full_disk_in_the_middle_of_a_save(tmp_path: Path) -> None:
    created = make(tmp_path / "so")
    fill(created, 5)
    size = (tmp_path / "so" / "store.db-wal").stat().st_size
    with no_file_larger_than(size + 20_000), pytest.raises((DiskFull, StoreUnreachable)), created.connection.write():
        created.connection.run_many(
            "INSERT INTO setting (name, value) VALUES (?, ?)", ((f"nlater{n}", "y" * 3000) for n in range(400))
        )
    assert count(created) == 5
    check_integrity(created.connection)
    with created.connection.write():
        created.connection.run("INSERT INTO setting (name, value) VALUES ('nafter', '')")
    created.close()
    with open_store(tmp_path / "so", operator="Mai", passphrase=MAI.passphrase, clock=FixedClock()) as opened:
        assert opened.connection.value("SELECT count(*) FROM setting WHERE name GLOB 'n*'") == 6


@pytest.mark.parametrize("size", [0, 100, 5_000, 60_000, 150_000])
def test_a_full_disk_while_a_store_is_made_leaves_nothing(tmp_path: Path, size: int) -> None:
    with no_file_larger_than(size), pytest.raises(EnvironmentProblem):
        make(tmp_path / "so")
    assert list(tmp_path.iterdir()) == []
    make(tmp_path / "so").close()


@pytest.mark.parametrize("size", [0, 10_000, 200_000])
def test_a_full_disk_while_a_backup_is_made_leaves_nothing(tmp_path: Path, size: int) -> None:
    created = make(tmp_path / "so")
    fill(created, 200)
    (tmp_path / "stick").mkdir()
    before = sorted((tmp_path / "so").iterdir())
    with no_file_larger_than(size), pytest.raises(EnvironmentProblem):
        make_backup(created.connection, created.opened.keys, tmp_path / "stick", AT)
    assert list((tmp_path / "stick").iterdir()) == []
    assert sorted((tmp_path / "so").iterdir()) == before
    assert count(created) == 200
    created.close()


def test_a_full_disk_while_a_backup_is_restored_leaves_the_store(tmp_path: Path) -> None:
    created = make(tmp_path / "so")
    fill(created, 200)
    backup = make_backup(created.connection, created.opened.keys, tmp_path / "so" / "backups", AT)
    created.close()
    unlock = WithPassphrase("Mai", MAI.passphrase)
    with no_file_larger_than(300_000), pytest.raises(EnvironmentProblem):
        restore_backup(backup, tmp_path / "so", unlock, AT)
    assert [path.name for path in tmp_path.iterdir()] == ["so"]
    with open_store(tmp_path / "so", operator="Mai", passphrase=MAI.passphrase, clock=FixedClock()) as opened:
        assert opened.identity == IDENTITY


def test_a_full_disk_while_keys_are_replaced_keeps_the_old_ones(tmp_path: Path) -> None:
    created = make(tmp_path / "so")
    with no_file_larger_than(100), pytest.raises(DiskFull):
        save_keys(tmp_path / "so", created.opened.keys)
    created.close()
    with open_store(tmp_path / "so", operator="Mai", passphrase=MAI.passphrase, clock=FixedClock()) as opened:
        assert not opened.keys_repaired


def test_a_damaged_byte_anywhere_is_damage_never_a_traceback(tmp_path: Path) -> None:
    created = make(tmp_path / "so")
    fill(created, 20)
    created.close()
    database = tmp_path / "so" / "store.db"
    content = database.read_bytes()
    for at in range(0, len(content), 4096 * 3 + 1234):
        database.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        with pytest.raises(StoreDamaged):
            _open_and_read(tmp_path / "so")
    database.write_bytes(content[: len(content) // 2])
    with pytest.raises(StoreDamaged):
        _open_and_read(tmp_path / "so")


def _open_and_read(folder: Path) -> None:
    with open_store(folder, operator="Mai", passphrase=MAI.passphrase, clock=FixedClock()) as opened:
        problems = opened.connection.read("PRAGMA cipher_integrity_check")
        if problems:
            raise StoreDamaged(file="store.db", reason=str(problems[0][0]))
        check_integrity(opened.connection)
