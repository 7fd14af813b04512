"""Notes of the desk: whose they are, in which order they are read, and when they are seen to."""

from __future__ import annotations

from datetime import datetime

from desktop_app.storage.connection import Connection
from desktop_app.storage.desk_notes import DeskNote, DeskNoteRows

AT = datetime.fromisoformat("2026-06-05T08:00:00+07:00")
RECORD = "1" * 32


def add(connection: Connection, unit: str, words: str) -> int:
    """Add a note about the unit that it is not told."""
    with connection.write():
        return DeskNoteRows(connection).add(unit, None, words, for_unit=False, operator="Mai", at=None)


def test_a_note_is_read_as_it_was_written(connection: Connection) -> None:
    rows = DeskNoteRows(connection)
    with connection.write():
        told = rows.add("LC-01", RECORD, "Thiếu biên bản", for_unit=True, operator="Lò Thị Mai", at=AT)
        own = rows.add("LC-01", None, "Gọi lại", for_unit=False, operator="Lan", at=None)
    assert rows.of(["LC-01"]) == [
        DeskNote(own, "LC-01", None, "Gọi lại", False, "Lan", None, None),
        DeskNote(told, "LC-01", RECORD, "Thiếu biên bản", True, "Lò Thị Mai", AT.isoformat(), None),
    ]


def test_notes_of_all_codes_of_a_unit_and_of_no_other(connection: Connection) -> None:
    add(connection, "tạm-1", "cũ")
    add(connection, "LC-02", "của đơn vị khác")
    add(connection, "LC-01", "mới")
    rows = DeskNoteRows(connection)
    assert [note.words for note in rows.of(("LC-01", "tạm-1"))] == ["mới", "cũ"]
    assert rows.of([]) == []


def test_a_note_seen_to_comes_last_and_is_open_no_more(connection: Connection) -> None:
    first, second, third = (add(connection, "LC-01", words) for words in ("một", "hai", "ba"))
    rows = DeskNoteRows(connection)
    assert rows.unit_of(third) == "LC-01"
    with connection.write():
        rows.done(third, "Lan")
    assert [(note.seq, note.done) for note in rows.of(["LC-01"])] == [(second, None), (first, None), (third, "Lan")]
    assert rows.unit_of(third) is None
    assert rows.unit_of(second) == "LC-01"
    assert rows.unit_of(third + 1) is None
