from __future__ import annotations

import sqlite3
import threading  # noqa: TID251 - the test is about two threads
from pathlib import Path

import pytest

from desktop_app.storage.connection import Connection, NestedWrite, WrongDriver, connect
from desktop_app.storage.errors import (
    DatabaseMisuse,
    DiskFull,
    NotEncrypted,
    QueryStopped,
    StoreBusy,
    StoreDamaged,
    StoreMissing,
    StoreReadOnly,
    StoreUnreachable,
    WrongKey,
)
from tests.fakes.following import Impatient, Stopped
from tests.faults.obstacles import permissions_hold
from tests.storage.conftest import KEY, note, noted


def test_a_write_is_there_for_another_connection(connection: Connection) -> None:
    note(connection, "a", "b")
    other = connection.open_another()
    assert noted(other) == ["a", "b"]
    other.close()


def test_an_exception_of_any_kind_undoes_the_whole_write(connection: Connection) -> None:
    def interrupted() -> None:
        with connection.write():
            connection.run("INSERT INTO setting (name, value) VALUES ('a', 'x')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert noted(connection) == []
    note(connection, "b")
    assert noted(connection) == ["b"]


def test_a_broken_constraint_undoes_the_whole_write(connection: Connection) -> None:
    with pytest.raises(DatabaseMisuse):
        note(connection, "a", "a")
    assert noted(connection) == []


def test_write_inside_write_is_a_bug_and_undoes_the_outer_one(connection: Connection) -> None:
    def nested() -> None:
        with connection.write():
            connection.run("INSERT INTO setting (name, value) VALUES ('a', 'x')")
            note(connection, "b")

    with pytest.raises(NestedWrite):
        nested()
    assert noted(connection) == []
    note(connection, "b")


def test_nothing_can_be_changed_outside_write(connection: Connection) -> None:
    with pytest.raises(DatabaseMisuse):
        connection.run("DELETE FROM setting")
    with pytest.raises(DatabaseMisuse):
        connection.run_many("DELETE FROM setting WHERE name = ?", [("a",)])
    with pytest.raises(DatabaseMisuse):
        connection.read("INSERT INTO setting (name, value) VALUES ('a', 'x') RETURNING name")
    with pytest.raises(Exception, match="readonly database"):
        connection.database["setting"].insert({"name": "a", "value": "x"})  # type: ignore[union-attr]
    assert noted(connection) == []


def test_writes_in_a_row_are_writes_like_any_others(connection: Connection) -> None:
    def broken() -> None:
        with connection.write():
            connection.run("INSERT INTO setting (name, value) VALUES ('b', 'x')")
            raise KeyboardInterrupt

    with connection.writes_in_a_row():
        note(connection, "a")
        with pytest.raises(KeyboardInterrupt):
            broken()
        with pytest.raises(DatabaseMisuse):
            connection.run("DELETE FROM setting")
        note(connection, "c")
    assert noted(connection) == ["a", "c"]


def test_a_change_between_writes_in_a_row_is_found_at_the_next_one(connection: Connection) -> None:
    with connection.writes_in_a_row():
        connection.read("INSERT INTO setting (name, value) VALUES ('a', 'x') RETURNING name")
        with pytest.raises(DatabaseMisuse, match="outside"):
            note(connection, "b")
        note(connection, "c")  # told once
    assert noted(connection) == ["a", "c"]


def test_a_change_after_the_last_write_in_a_row_is_found_at_the_end(connection: Connection) -> None:
    def forgetful() -> None:
        with connection.writes_in_a_row():
            note(connection, "a")
            connection.read("DELETE FROM setting RETURNING name")

    with pytest.raises(DatabaseMisuse, match="outside"):
        forgetful()
    with pytest.raises(DatabaseMisuse):
        connection.read("INSERT INTO setting (name, value) VALUES ('a', 'x') RETURNING name")


def test_sqlite_utils_works_inside_write(connection: Connection) -> None:
    with connection.write():
        connection.database["setting"].insert({"name": "a", "value": "x"})  # type: ignore[union-attr]
    assert noted(connection) == ["a"]


def test_pragmas_hold_on_every_connection(connection: Connection) -> None:
    other = connection.open_another()
    for opened in (connection, other):
        found = {
            name: opened.value(f"PRAGMA {name}")
            for name in ("foreign_keys", "journal_mode", "synchronous", "secure_delete", "temp_store", "trusted_schema")
        }
        assert found == {
            "foreign_keys": 1,
            "journal_mode": "wal",
            "synchronous": 2,
            "secure_delete": 1,
            "temp_store": 2,
            "trusted_schema": 0,
        }
    other.close()


def test_tables_are_strict(connection: Connection) -> None:
    loose = connection.read(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
    )
    assert loose == []


def test_a_second_writer_waits_and_is_told_when_it_takes_too_long(connection: Connection) -> None:
    other = connection.open_another()
    other.read("PRAGMA busy_timeout = 50")
    with connection.write():
        connection.run("INSERT INTO setting (name, value) VALUES ('a', 'x')")
        with pytest.raises(StoreBusy):
            note(other, "b")
        assert noted(other) == [], "reading goes on meanwhile"
    note(other, "b")
    assert noted(connection) == ["a", "b"]
    other.close()


def test_two_threads_writing_wait_for_each_other(connection: Connection) -> None:
    def work(letter: str) -> None:
        own = connection.open_another()
        for number in range(20):
            note(own, f"{letter}{number}")
        own.close()

    threads = [threading.Thread(target=work, args=(letter,)) for letter in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(noted(connection)) == 60


def test_a_full_database_is_disk_full_and_keeps_what_was_saved(connection: Connection) -> None:
    note(connection, "kept")
    pages = connection.value("PRAGMA page_count")
    connection.read(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull), connection.write():
        connection.run("INSERT INTO setting (name, value) VALUES ('big', ?)", ("y" * 100_000,))
    assert noted(connection) == ["kept"]
    assert connection.value("SELECT count(*) FROM setting") == 1


def test_the_wrong_key_is_refused(connection: Connection) -> None:
    with pytest.raises(WrongKey):
        connect(connection.path, bytes(32))


def test_a_plain_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE a (b)")
    plain.close()
    with pytest.raises(NotEncrypted):
        connect(path, KEY)


def test_a_missing_database_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        connect(tmp_path / "none.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_damage_not_a_new_store(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.touch()
    with pytest.raises(StoreDamaged):
        connect(path, KEY)


def test_create_never_overwrites(connection: Connection) -> None:
    with pytest.raises(DatabaseMisuse):
        connect(connection.path, KEY, create=True)


def test_nothing_readable_reaches_the_disk(connection: Connection) -> None:
    with connection.write():
        connection.run("INSERT INTO setting (name, value) VALUES ('secret', 'LoThiMaiLoThiMai')")
    log = connection.path.with_name("store.db-wal").read_bytes()
    assert b"LoThiMai" not in log
    connection.flush_log()
    assert b"LoThiMai" not in connection.path.read_bytes()


def test_stream_yields_rows_one_by_one(connection: Connection) -> None:
    note(connection, "a", "b", "c")
    rows = connection.stream("SELECT name FROM setting ORDER BY name")
    assert next(rows) == ("a",)
    assert list(rows) == [("b",), ("c",)]


def test_a_copy_is_made_while_another_connection_writes(connection: Connection, tmp_path: Path) -> None:
    with connection.write():
        connection.run_many(
            "INSERT INTO setting (name, value) VALUES (?, ?)", ((f"{n:05}", "y" * 2000) for n in range(5000))
        )
    writer = connection.open_another()
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        note(writer, f"while {len(seen)}")

    connection.copy_to(tmp_path / "copy.db", progress)
    copy = connect(tmp_path / "copy.db", KEY)
    assert copy.value("SELECT count(*) FROM setting") == 5000
    assert len(seen) > 1
    assert seen[-1][0] == seen[-1][1]
    assert copy.read("PRAGMA integrity_check") == [("ok",)]
    copy.close()
    writer.close()


def test_a_database_marked_read_only_is_said_so_and_can_still_be_read(connection: Connection) -> None:
    note(connection, "a")
    connection.path.chmod(0o444)
    with permissions_hold():
        other = connection.open_another()
        with pytest.raises(StoreReadOnly):
            note(other, "b")
        assert noted(other) == ["a"]
        other.close()


def test_a_value_the_database_does_not_know_is_our_fault(connection: Connection) -> None:
    with pytest.raises(DatabaseMisuse), connection.write():
        connection.run("INSERT INTO setting (name, value) VALUES ('a', ?)", (object(),))  # type: ignore[arg-type]
    assert noted(connection) == []


def test_closing_inside_a_write_keeps_nothing_of_it(connection: Connection) -> None:
    other = connection.open_another()

    def closing() -> None:
        with connection.write():
            connection.run("INSERT INTO setting (name, value) VALUES ('a', 'x')")
            connection.close()

    with pytest.raises(DatabaseMisuse):
        closing()
    assert noted(other) == []
    note(other, "b")
    other.close()


def test_a_connection_serves_the_thread_that_made_it_and_no_other(connection: Connection) -> None:
    said: list[str] = []

    def elsewhere() -> None:
        with pytest.raises(DatabaseMisuse) as saving:
            note(connection, "a")
        with pytest.raises(DatabaseMisuse) as closing:
            connection.close()
        said.extend(str(caught.value.fields["reason"]) for caught in (saving, closing))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert [reason.partition(".")[0] for reason in said] == [
        "SQLite objects created in a thread can only be used in that same thread"
    ] * 2
    assert not connection.closed, "it was not closed, and does not say so"
    note(connection, "b")
    assert noted(connection) == ["b"]


def test_a_database_cannot_be_made_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable):
        connect(tmp_path / "gone" / "store.db", KEY, create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_database_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / "store.db").mkdir()
    with pytest.raises(StoreUnreachable):
        connect(tmp_path / "store.db", KEY)


def test_a_key_of_the_wrong_length_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMisuse):
        connect(tmp_path / "store.db", KEY[:16], create=True)
    assert list(tmp_path.iterdir()) == []


def test_another_sqlite_under_sqlite_utils_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would open a plain database and write personal data into it unencrypted."""
    monkeypatch.setattr("sqlite_utils.db.OperationalError", sqlite3.OperationalError)
    with pytest.raises(WrongDriver):
        connect(tmp_path / "store.db", KEY, create=True)
    assert list(tmp_path.iterdir()) == []


def test_the_key_of_a_copy_somebody_reads_is_not_changed(connection: Connection) -> None:
    note(connection, "a")
    reading = connection.open_another()
    rows = reading.stream("SELECT name FROM setting")
    next(rows)
    connection.read("PRAGMA busy_timeout = 50")
    with pytest.raises(StoreBusy):
        connection.change_key(bytes(32))
    assert connection.key == KEY
    rows.close()  # type: ignore[attr-defined]
    reading.close()
    again = connect(connection.path, KEY)
    assert noted(again) == ["a"]
    again.close()


def test_a_watched_query_that_is_wrong_is_our_fault_and_no_stop(connection: Connection) -> None:
    with pytest.raises(DatabaseMisuse), connection.watched(lambda: False):
        connection.read("SELECT nothing FROM nowhere")


class _Forgetful:
    """Wants a query stopped, and does not know of it any more when asked why."""

    stopping = True

    def check(self) -> None:
        """Raise nothing."""

    def report(self, done: int, total: int, stage: str = "") -> None:
        """Take note of nothing."""


def test_a_query_that_was_stopped_is_told_even_if_nobody_says_why(connection: Connection) -> None:
    many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT count(*) FROM n"
    with pytest.raises(Stopped), connection.followed(Impatient(0)):
        connection.read(many)
    with pytest.raises(QueryStopped), connection.followed(_Forgetful()):
        connection.read(many)
    assert connection.read(many) == [(100000,)], "nobody is asked any more"
