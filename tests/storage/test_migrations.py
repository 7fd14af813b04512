from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop_app.storage import migrations
from desktop_app.storage.connection import Connection, connect
from desktop_app.storage.errors import DatabaseMisuse, NewerStore, StoreDamaged, StoreUnreachable
from desktop_app.storage.migrations import MIGRATIONS, STORE_VERSION, check_version, migrate, schema
from desktop_app.storage.upgrade import put_in_place, row_counts, upgrade
from tests.faults.obstacles import a_folder_in_its_place
from tests.storage.conftest import KEY, note, noted

SCHEMA = Path(migrations.__file__).with_name("schema.sql")


def test_schema_file_is_what_the_migrations_make(connection: Connection) -> None:
    """``SO_CONG_DOAN_WRITE_SCHEMA=1 pytest tests/storage/test_migrations.py`` writes it anew."""
    if os.environ.get("SO_CONG_DOAN_WRITE_SCHEMA"):
        SCHEMA.write_text(schema(connection), encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == schema(connection)


def test_store_version_counts_the_steps(connection: Connection) -> None:
    assert len(MIGRATIONS.applied(connection.database)) == STORE_VERSION
    assert connection.value("PRAGMA user_version") == STORE_VERSION
    assert not check_version(connection)


def test_a_newer_store_is_refused(connection: Connection) -> None:
    with connection.write():
        connection.run(f"PRAGMA user_version = {STORE_VERSION + 1}")
    with pytest.raises(NewerStore) as caught:
        check_version(connection)
    assert caught.value.fields == {"found": STORE_VERSION + 1, "known": STORE_VERSION}


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    other = connect(tmp_path / "other.db", KEY, create=True)
    with pytest.raises(StoreDamaged):
        check_version(other)
    other.close()


def _add_column(copy: Connection) -> None:
    with copy.write():
        copy.run("ALTER TABLE setting ADD COLUMN remark TEXT")


def test_an_upgrade_changes_the_store_and_leaves_no_copy(connection: Connection) -> None:
    note(connection, "a")
    connection.close()
    upgrade(connection.path, KEY, steps=_add_column)
    upgraded = connect(connection.path, KEY)
    assert upgraded.read("SELECT name, remark FROM setting") == [("a", None)]
    upgraded.close()
    assert [path.name for path in connection.path.parent.iterdir()] == ["store.db"]


def _lose_rows(copy: Connection) -> None:
    with copy.write():
        copy.run("DELETE FROM setting")


def _orphan(copy: Connection) -> None:
    copy.read("PRAGMA foreign_keys = OFF")
    with copy.write():
        copy.run("INSERT INTO version_parent (version, parent) VALUES (99, 'x')")


def _stop(copy: Connection) -> None:
    _add_column(copy)
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("steps", "error"), [(_lose_rows, StoreDamaged), (_orphan, StoreDamaged), (_stop, KeyboardInterrupt)]
)
def test_an_upgrade_that_goes_wrong_leaves_the_old_store(
    connection: Connection, steps: object, error: type[BaseException]
) -> None:
    note(connection, "a")
    connection.close()
    before = connection.path.read_bytes()
    with pytest.raises(error):
        upgrade(connection.path, KEY, steps=steps)  # type: ignore[arg-type]
    assert connection.path.read_bytes() == before
    old = connect(connection.path, KEY)
    assert noted(old) == ["a"]
    old.close()


def test_an_upgrade_after_a_crashed_one_starts_afresh(connection: Connection) -> None:
    connection.close()
    connection.path.with_name("store.db.upgrading").write_bytes(b"half")
    connection.path.with_name("store.db.upgrading-wal").write_bytes(b"half")
    upgrade(connection.path, KEY, steps=_add_column)
    assert [path.name for path in connection.path.parent.iterdir()] == ["store.db"]


def test_row_counts_name_every_table_of_ours(connection: Connection) -> None:
    counts = row_counts(connection)
    assert {"setting", "journal", "record", "version", "outbox"} <= set(counts)
    assert not any(name.startswith(("_sqlite", "sqlite_")) for name in counts)


def test_migrating_twice_changes_nothing(connection: Connection) -> None:
    before = schema(connection)
    migrate(connection)
    assert schema(connection) == before


def test_what_lies_where_the_copy_is_made_stops_an_upgrade(connection: Connection) -> None:
    note(connection, "a")
    connection.close()
    before = connection.path.read_bytes()
    connection.path.with_name("store.db.upgrading").mkdir()
    with pytest.raises(StoreUnreachable):
        upgrade(connection.path, KEY, steps=_add_column)
    assert connection.path.read_bytes() == before


def test_a_store_that_cannot_be_replaced_stays_the_old_one(connection: Connection) -> None:
    note(connection, "a")
    connection.close()
    before = connection.path.read_bytes()
    with ExitStack() as obstacle:

        def meanwhile(copy: Connection) -> None:
            _add_column(copy)
            obstacle.enter_context(a_folder_in_its_place(connection.path))

        with pytest.raises(StoreUnreachable):
            upgrade(connection.path, KEY, steps=meanwhile)
    assert connection.path.read_bytes() == before
    assert [path.name for path in connection.path.parent.iterdir()] == ["store.db"]


@pytest.mark.parametrize("open_one", ["copy", "store"])
def test_a_database_with_a_log_beside_it_is_not_put_in_place(
    connection: Connection, tmp_path: Path, open_one: str
) -> None:
    """The log holds saved rows; beside another database it would be applied to that, or thrown away."""
    other = connect(tmp_path / "other.db", KEY, create=True)
    migrate(other)
    (connection if open_one == "copy" else other).close()
    note(other if open_one == "copy" else connection, "a")
    with pytest.raises(DatabaseMisuse):
        put_in_place(other.path, connection.path)
    assert noted(other if open_one == "copy" else connection) == ["a"]
    other.close()
