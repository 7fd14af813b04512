"""The journal's chain shows every change to what was written."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

import pytest

from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import DatabaseMisuse
from desktop_app.storage.journal import RECOVERY_MARK, Journal, JournalEntry
from tests.storage.gifts import gift, save

AT = datetime.fromisoformat("2026-06-05T08:00:00+07:00")


@pytest.fixture
def journal(connection: Connection) -> Journal:
    journal = Journal(connection)
    with connection.write():
        journal.append("login", "Lan", AT)
        journal.append("save", "Lan", None, record="a" * 32, version="b" * 64)
        journal.append("print", "Hò\u0301a", AT, form="F08", copies=2)
    return journal


def test_entries_come_newest_first(journal: Journal) -> None:
    assert journal.entries(2) == [
        JournalEntry(3, AT.isoformat(), "Hò\u0301a", "print", {"form": "F08", "copies": 2}),
        JournalEntry(2, None, "Lan", "save", {"record": "a" * 32, "version": "b" * 64}),
    ]
    assert [entry.event for entry in journal.entries(9, before=2)] == ["login"]


def test_the_chain_is_what_the_format_says(connection: Connection, journal: Journal) -> None:
    previous = b""
    for digest, body in connection.read("SELECT hash, body FROM journal ORDER BY seq"):
        assert digest == hashlib.sha256(previous + body).digest()
        assert b": " not in body.replace(b"T08: ", b"")
        assert tuple(json.loads(body))[:3] == ("at", "operator", "event")
        previous = digest
    assert journal.head() == previous.hex()
    assert journal.verify() is None


def test_an_empty_journal_is_whole(connection: Connection) -> None:
    assert Journal(connection).head() == ""
    assert Journal(connection).verify() is None


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), 'Lan', 'Mai') AS BLOB) WHERE seq = 2", 2),
        ("UPDATE journal SET hash = zeroblob(32) WHERE seq = 3", 3),
        ("DELETE FROM journal WHERE seq = 2", 2),
        ("DELETE FROM journal WHERE seq = 1", 1),
        ("UPDATE journal SET seq = 9 WHERE seq = 3", 3),
    ],
)
def test_every_change_is_found(connection: Connection, journal: Journal, change: str, broken: int) -> None:
    with connection.write():
        connection.run(change)
    assert journal.verify() == broken


def test_a_cut_off_end_shows_in_the_head(connection: Connection, journal: Journal) -> None:
    head = journal.head()
    with connection.write():
        connection.run("DELETE FROM journal WHERE seq = 3")
    assert journal.verify() is None
    assert journal.head() != head


def test_an_entry_needs_a_write(connection: Connection) -> None:
    with pytest.raises(DatabaseMisuse):
        Journal(connection).append("login", "Lan", AT)


def test_the_book_is_paged_and_narrowed_by_person_and_day(connection: Connection, journal: Journal) -> None:
    first = journal.entries(2)
    assert [entry.event for entry in first] == ["print", "save"]
    assert [entry.event for entry in journal.entries(2, before=first[-1].seq)] == ["login"]
    assert [entry.event for entry in journal.entries(9, operator="Lan")] == ["save", "login"]
    assert [entry.event for entry in journal.entries(9, day=AT.date().isoformat())] == ["print", "login"]
    assert journal.operators()[-1:] == ["Lan"]
    assert len(journal.operators()) == 2


def test_records_and_versions_are_called_by_what_their_record_is(connection: Connection, journal: Journal) -> None:
    stored = gift("Giàng A Chứ", counter=1)
    save(connection, stored)
    known = (stored.version.record, stored.id)
    assert journal.subjects((*known, "f" * 64)) == dict.fromkeys(known, ("gift", "Giàng A Chứ"))


def test_the_recovery_sheet_is_told_in_no_language_also_where_an_old_program_wrote_vietnamese(
    connection: Connection, journal: Journal
) -> None:
    with connection.write():
        journal.append("login", "(phiếu khôi phục)", AT)
        journal.append("passphrase_recovered", RECOVERY_MARK, AT)
    assert [entry.operator for entry in journal.entries(2)] == [RECOVERY_MARK, RECOVERY_MARK]
    assert [entry.seq for entry in journal.entries(9, operator=RECOVERY_MARK)] == [5, 4]
    assert journal.operators() == [RECOVERY_MARK, "Hò\u0301a", "Lan"]
    assert journal.verify() is None
