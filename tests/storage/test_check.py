from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver  # type: ignore[import-untyped]

from desktop_app.storage.check import check_store
from desktop_app.storage.connection import Connection, connect
from desktop_app.storage.errors import StoreDamaged, from_driver
from desktop_app.storage.journal import Journal
from tests.storage.conftest import KEY

CONTENT = b'{"a":1}'
ID = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def filled(connection: Connection) -> Connection:
    with connection.write():
        connection.run(
            "INSERT INTO record (seq, id, kind, unit, state, title, sort_key, duplicate_key)"
            " VALUES (1, 'r', 'gift', 'u', 'complete', 't', x'00', '')"
        )
        connection.run(
            "INSERT INTO version (seq, id, record, kind, form_version, revision, unit, device, counter, operator,"
            " reason, state, content, current)"
            " VALUES (1, ?, 1, 'gift', 1, 1, 'u', 'd', 1, 'o', '', 'complete', ?, 1)",
            (ID, CONTENT),
        )
        for event in ("unlocked", "saved", "exported"):
            Journal(connection).append(event, "Mai", None)
    return connection


def codes(connection: Connection) -> list[str]:
    return [finding.code for finding in check_store(connection)]


def test_a_sound_store_has_no_findings(filled: Connection) -> None:
    assert codes(filled) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("UPDATE version SET content = x'00'", ["version_altered"]),
        ("UPDATE version SET content = NULL", ["version_missing"]),
        ("UPDATE version SET erased = 1", ["version_not_erased"]),
        ("UPDATE version SET content = NULL, erased = 1", []),
        ("UPDATE journal SET body = x'00' WHERE seq = 2", ["journal_broken"]),
        ("DELETE FROM journal WHERE seq = 1", ["journal_broken"]),
        ("INSERT INTO version_parent (version, parent) VALUES (1, 'unknown')", ["parent_missing"]),
        ("UPDATE version SET record = 9", ["foreign_key_broken"]),
    ],
)
def test_each_change_behind_the_programs_back_is_found(filled: Connection, change: str, expected: list[str]) -> None:
    filled.read("PRAGMA foreign_keys = OFF")
    with filled.write():
        filled.run(change)
    assert codes(filled) == expected


@pytest.mark.parametrize("table", ["version", "journal"])
def test_damaged_pages_are_findings_not_errors(filled: Connection, table: str) -> None:
    page = filled.value("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
    filled.close()
    content = bytearray(filled.path.read_bytes())
    content[(page - 1) * 4096 + 50] ^= 1
    filled.path.write_bytes(content)
    damaged = connect(filled.path, KEY)
    assert set(codes(damaged)) == {"page_damaged"}
    damaged.close()


def test_a_damaged_index_of_search_is_a_damaged_store(tmp_path: Path) -> None:
    error = driver.OperationalError("vtable constructor failed: search")
    assert isinstance(from_driver(error, tmp_path / "store.db"), StoreDamaged)
