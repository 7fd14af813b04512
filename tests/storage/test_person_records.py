"""The parts of one person in all records: who has no name is like nobody."""

from __future__ import annotations

from desktop_app.domain.same_person import Human
from desktop_app.storage.connection import Connection
from desktop_app.storage.person_records import PersonRecords


def test_who_has_no_name_is_like_nobody(connection: Connection) -> None:
    assert PersonRecords(connection).alike(Human(numbers=frozenset(("012084001234",)))) == []
