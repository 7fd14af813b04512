"""Sensitive answers of persons who refused or withdrew consent: what may be shown, printed, sent, typed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from desktop_app.domain.answers import text_of
from desktop_app.domain.definition import Definition
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data, Json
from desktop_app.domain.sensitive import without_hers, without_sensitive
from desktop_app.services.session import Session
from desktop_app.storage.connection import Connection
from desktop_app.storage.person_records import PersonRecords
from desktop_app.storage.same_persons import SamePersons


@dataclass(frozen=True, slots=True)
class Refusing:
    """Persons who do not agree to the use of their sensitive answers: their records, all numbers they ever had."""

    records: Collection[str]
    numbers: Collection[str]

    def without(self, record: str, definition: Definition, data: Data) -> Data:
        """Return a version's answers without theirs; ``record`` is whose version it is."""
        if record in self.records:
            return without_sensitive(definition, data)
        return without_hers(definition, data, self._is_one)

    def _is_one(self, value: Json) -> bool:
        return isinstance(value, dict) and (
            text_of(value.get("record")) in self.records or text_of(value.get("number")) in self.numbers
        )


class Withheld:
    """Tells for one session what may not be shown. The persons are read once."""

    def __init__(self, session: Session) -> None:
        self._records = PersonRecords(session.connection)
        self._same = SamePersons(session.connection)

    @cached_property
    def _refusing(self) -> Refusing:
        found = self._records.refusing()
        records = frozenset(one for group in self._same.groups(found).values() for one in group)
        return Refusing(records, frozenset(self._records.numbers(records)))

    def without(self, record: str, definition: Definition, data: Data) -> Data:
        """Return the answers of a version of ``record`` that may be shown."""
        return self._refusing.without(record, definition, data)

    def stands_empty(self, record: str, definition: Definition, data: Data, missing: Problem) -> bool:
        """Tell whether what is missing in a version of ``record`` would be taken out again: then nothing is missing."""
        value = data.get(missing.field)
        if missing.row is None or missing.column is None or not isinstance(value, list):
            filled: Data = {**data, missing.field: True}
        else:
            lines = [
                {**line, missing.column: True} if at == missing.row and isinstance(line, dict) else line
                for at, line in enumerate(value)
            ]
            filled = {**data, missing.field: lines}
        return self.without(record, definition, filled) != filled


class RefusedNumbers:
    """Tells which person, who refused or withdrew consent in her completed record, has or ever had a number.

    Read again when there is a newer version: a check of the whole store asks for every record.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._records = PersonRecords(connection)
        self._same = SamePersons(connection)
        self._known: tuple[str | None, dict[str, str]] | None = None

    def record_of(self, number: str) -> str | None:
        """Return the record that says so, None where nobody of this number refuses."""
        newest = self._same.newest()
        if self._known is None or self._known[0] != newest:
            self._known = (newest, self._read())
        return self._known[1].get(number)

    def _read(self) -> dict[str, str]:
        groups = self._same.groups(self._records.refusing(completed=True))
        said_by = {one: record for record, group in groups.items() for one in group}
        return {number: said_by[record] for number, record in self._records.numbers(said_by.keys()).items()}
