"""Unsaved typing is kept by kind, record and form version, and offered until discarded."""

from __future__ import annotations

from datetime import datetime

from desktop_app.storage.connection import Connection
from desktop_app.storage.unsaved import GRID_MARK, Unsaved, UnsavedTyping

MORNING = datetime.fromisoformat("2026-06-05T08:00:00+07:00")
NOON = datetime.fromisoformat("2026-06-05T12:00:00+07:00")


def test_the_last_typing_is_offered(connection: Connection) -> None:
    unsaved = Unsaved(connection)
    with connection.write():
        unsaved.keep("gift", "", 1, {"name": "Lò Văn"}, MORNING)
        unsaved.keep("gift", "", 1, {"name": "Lò Văn Páo"}, NOON)
    assert unsaved.offered() == [UnsavedTyping("gift", "", 1, {"name": "Lò Văn Páo"}, NOON.isoformat())]


def test_each_record_and_form_version_has_its_own(connection: Connection) -> None:
    unsaved = Unsaved(connection)
    with connection.write():
        unsaved.keep("gift", "a" * 32, 1, {"name": "a"}, MORNING)
        unsaved.keep("gift", "", 1, {"name": "new"}, NOON)
        unsaved.keep("gift", "a" * 32, 2, {"name": "a2"}, NOON)
        unsaved.keep("house", "", 1, {"name": "h"}, NOON)
    assert [typing.content["name"] for typing in unsaved.offered("gift", "")] == ["new"]
    assert [typing.content["name"] for typing in unsaved.offered("gift")] == ["new", "a2", "a"]
    assert len(unsaved.offered()) == 4
    with connection.write():
        unsaved.discard("gift", "a" * 32, 1)
        unsaved.discard("gift", "b" * 32, 1)
    assert [typing.form_version for typing in unsaved.offered("gift", "a" * 32)] == [2]


def test_what_was_kept_under_a_clock_nobody_believes_counts_as_the_newest(connection: Connection) -> None:
    unsaved = Unsaved(connection)
    with connection.write():
        unsaved.keep("gift", "a" * 32, 1, {"name": "a"}, NOON)
        unsaved.keep("gift", "b" * 32, 1, {"name": "b"}, None)
    assert [typing.content["name"] for typing in unsaved.offered()] == ["b", "a"]


def test_of_a_grid_only_the_rows_that_are_left_stay(connection: Connection) -> None:
    unsaved = Unsaved(connection)
    with connection.write():
        unsaved.keep("gift", f"{GRID_MARK}tet", 1, {"rows": ["a", "b"], "shared": {"source": "LĐLĐ"}}, MORNING)
    for rows in (["a", "b"], ["b"], []):
        (kept,) = unsaved.offered()
        with connection.write():
            unsaved.keep_rows(kept, list(rows))
        assert [one.rows for one in unsaved.offered()] == ([rows] if rows else [])
