"""Sensitive answers of persons who refused or withdrew consent: what of a record may be shown, printed and sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data, Json
from desktop_app.domain.sensitive import without_hers, without_sensitive
from desktop_app.services.session import Session
from desktop_app.storage.person_records import PersonRecords
from desktop_app.storage.same_persons import SamePersons


@dataclass(frozen=True, slots=True)
class Refusing:
    """Persons who do not agree to the use of their sensitive answers: all their records, and their numbers."""

    records: Collection[str]
    numbers: Collection[str]

    def without(self, record: str, definition: Definition, data: Data) -> Data:
        """Return a version's answers without theirs; ``record`` is whose version it is."""
        if record in self.records:
            return without_sensitive(definition, data)
        return without_hers(definition, data, self._is_one)

    def _is_one(self, value: Json) -> bool:
        return isinstance(value, dict) and (value.get("record") in self.records or value.get("number") in self.numbers)


class Withheld:
    """Tells for one session what may not be shown. The persons are read once."""

    def __init__(self, session: Session) -> None:
        self._records = PersonRecords(session.connection)
        self._same = SamePersons(session.connection)

    @cached_property
    def _refusing(self) -> Refusing:
        found = self._records.refusing()
        groups = self._same.groups(found)
        numbers = {number for number in found.values() if number}
        return Refusing(frozenset(one for group in groups.values() for one in group), frozenset(numbers))

    def without(self, record: str, definition: Definition, data: Data) -> Data:
        """Return the answers of a version of ``record`` that may be shown."""
        return self._refusing.without(record, definition, data)
