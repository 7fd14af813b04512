"""Who a record names, as papers tell it: the name and number written there, her home, and her own record."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.answers import commune_of, date_of, is_record_id, parts_of, text_of
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.records import Data, Json, StoredVersion
from desktop_app.services.paper.gathering import Gathering
from desktop_app.storage.same_persons import SamePersons


def snapshot(data: Data, name: str) -> dict[str, Json]:
    """Return what a record tells of the person in its field ``name``, nothing where nobody is named."""
    return parts_of(data.get(name))


def name_of(person: Json) -> str:
    """Return what a person is called, "" for none."""
    return text_of(parts_of(person).get("name"))


def birth_of(person: Json) -> PartialDate | None:
    """Return a person's day, month or year of birth, None where it is not known."""
    return date_of(parts_of(person).get("birth"))


def born(person: Json) -> str:
    """Return a person's day or year of birth as papers write it, "" where it is not known."""
    return day_shown(parts_of(person).get("birth"))


def year_born(person: Json) -> str:
    """Return a person's year of birth, "" where it is not known."""
    birth = birth_of(person)
    return str(birth.start.year) if birth else ""


def home_of(at: Gathering, stored: StoredVersion, data: Data) -> str:
    """Return where a record says that its person lives: her village, else all it says; the commune in public."""
    place = data.get("place")
    village = text_of(parts_of(place).get("village"))
    if village and not at.wish.public:
        return village
    shown: Data = {**data, "place": _commune_alone(place)} if at.wish.public else data
    return at.shown(at.definition_of(stored), shown, "place")


def _commune_alone(place: Json) -> Json:
    """Return a place as far as a public list tells it."""
    commune = commune_of(place)
    return {"commune": commune} if commune else None


def own_record(at: Gathering, person: Mapping[str, Json]) -> StoredVersion | None:
    """Return the record of a person who is named, or the one it was merged into; None where there is none any more."""
    linked = person.get("record")
    if not isinstance(linked, str) or not is_record_id(linked):
        return None
    kept = SamePersons(at.session.connection).group(linked)[0]
    stored = at.newest(kept)
    return stored if stored is not None and stored.version.kind == "person" else None


def day_shown(value: Json) -> str:
    """Return a date as papers write it, "" for none."""
    when = date_of(value)
    return when.display() if when else ""
