"""Finding a person or a place while the clerk types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.places import Commune
from desktop_app.domain.records import Json
from desktop_app.services.session import Session
from desktop_app.storage.listing import Listing, Question


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

    def search(self, typed: str, *, limit: int = 8) -> list[PersonHit]:
        """Return persons whose name, number or place begins like the words typed, with or without marks."""
        if not typed.strip():
            return []
        rows = self._listing.page(Question("person", "newest", typed), limit)
        return [self._hit(row.id, row.data) for row in rows]

    def places(self, typed: str, *, limit: int = 8) -> list[Commune]:
        """Return today's communes that match, found by their old names too."""
        day = self._session.time.today() or date.max
        return list(self._session.communes.search(typed, day))[:limit]

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
