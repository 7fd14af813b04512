"""Finding a person or a place while the clerk types, and persons who seem to be on record already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.records import Data, Json
from desktop_app.domain.same_person import seem_the_same
from desktop_app.services.session import Session
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing
from desktop_app.storage.versions import Versions

_CANDIDATES: Final = 200
"""Persons of one name who are compared, the newest first; a name and village together are rarer by far."""


@dataclass(frozen=True, slots=True)
class PersonHit:
    """One row of the look-up: what tells two persons of one name apart."""

    record: str
    name: str
    birth: str
    place: str
    number: str

    @property
    def number_tail(self) -> str:
        """The last four digits of the personal number, or ""."""
        return self.number[-4:]

    def value(self) -> Json:
        """Return the person as a field's value: link and snapshot."""
        value: dict[str, Json] = {"record": self.record, "name": self.name}
        if self.birth:
            value["birth"] = self.birth
        if self.number:
            value["number"] = self.number
        return value


class People:
    """Look-ups of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._listing = Listing(session.connection, session.identity.device)
        self._versions = Versions(session.connection, session.lifting)

    def search(self, typed: str, *, limit: int = 8) -> list[PersonHit]:
        """Return persons whose name, number or place begins like the words typed, with or without marks."""
        if not typed.strip():
            return []
        rows = self._listing.page(Question("person", "newest", typed), limit)
        return [self._hit(row.id, row.data) for row in rows]

    def same(self, data: Data, *, besides: str | None = None) -> list[PersonHit]:
        """Return the persons on record who seem to be the one ``data`` describes (see ``domain.same_person``)."""
        found: dict[str, PersonHit] = {}
        for typed in self._ways_to_find(data):
            for row in self._listing.page(Question("person", "newest", typed), _CANDIDATES):
                if row.id != besides and row.id not in found and seem_the_same(data, row.data, self._successor):
                    found[row.id] = self._hit(row.id, row.data)
        return list(found.values())

    def same_as(self, record: str) -> list[PersonHit]:
        """Return the persons on record who seem to be the person of ``record``; none for no such record."""
        stored = self._versions.shown(record)
        return [] if stored is None else self.same(stored.version.data, besides=record)

    def hit(self, record: str) -> PersonHit | None:
        """Return one person on record as a row of the look-up, None for no such record."""
        stored = self._versions.shown(record)
        return None if stored is None else self._hit(record, stored.version.data)

    def _ways_to_find(self, data: Data) -> list[str]:
        """Return what to search for: each number, the name with the village, the name alone."""
        address = data.get("address")
        village = _text(address, "village") if isinstance(address, dict) else ""
        name = _text(data, "name")
        numbers = [_text(data, one) for one in ("number", "old_number", "insurance_number")]
        return [typed for typed in dict.fromkeys((*numbers, f"{name} {village}" if name else "", name)) if typed]

    def _successor(self, key: str) -> str:
        commune = self._session.communes.by_key(key)
        if commune is None:
            return key
        return self._session.communes.successor(commune, self._session.time.today() or date.max).key

    def _hit(self, record: str, data: dict[str, Json]) -> PersonHit:
        address = data.get("address")
        place = self._place(address) if isinstance(address, dict) else ""
        return PersonHit(record, _text(data, "name"), _text(data, "birth"), place, _text(data, "number"))

    def _place(self, address: dict[str, Json]) -> str:
        village, code = _text(address, "village"), _text(address, "commune")
        commune = self._session.communes.by_key(code) if code else None
        return ", ".join(part for part in (village, commune.full_name if commune else "") if part)


def _text(data: dict[str, Json], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""
