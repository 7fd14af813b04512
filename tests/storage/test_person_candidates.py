"""Who may be one person over several units: only names with a commune and a birth say so."""

from __future__ import annotations

from msgspec.structs import replace

from desktop_app.domain.lifting import Lifted, PersonLink
from desktop_app.domain.records import Version
from desktop_app.domain.same_person import name_key
from desktop_app.storage.connection import Connection
from desktop_app.storage.merge import Merge
from desktop_app.storage.person_candidates import PersonCandidates
from tests.storage.gifts import gift
from tests.storage.gifts import lift as plain


def lift(version: Version) -> Lifted:
    """Lift a gift with birth and commune of its recipient, written in the note as "birth/commune"."""
    name, (birth, commune) = str(version.data["name"]), str(version.data["note"]).split("/")
    key = name_key(name, birth, commune or None)
    return replace(plain(version), people=(PersonLink("recipient", name, key, name_key=key),))


def give(connection: Connection, name: str, note: str, *units: str) -> None:
    """Receive a gift to one name from each of the units."""
    versions = [gift(name, record=f"{name} {note} {unit}", unit=unit, note=note) for unit in units]
    with connection.write():
        Merge(connection, lift).put_many((stored, lift(stored.version)) for stored in versions)


def found(connection: Connection) -> list[tuple[str, list[str]]]:
    groups = PersonCandidates(connection).groups()
    return [(group.beginning, [mention.unit for mention in group.mentions]) for group in groups]


def test_a_name_of_several_units_is_one_group_whatever_the_birth(connection: Connection) -> None:
    give(connection, "Tẩn Thị Mẩy", "1984/03544", "CD001")
    give(connection, "Tẩn Thị Mẩy", "1984-03-05/03544", "CD002")
    give(connection, "Giàng A Chứ", "1990/03544", "CD001")
    assert [units for _beginning, units in found(connection)] == [["CD001", "CD002"]]


def test_a_stroke_in_a_name_does_not_stand_for_commune_or_birth(connection: Connection) -> None:
    """The bar parts the key: a name that has one looks, to the statement, as if birth and commune were told."""
    for note in ("1984/", "/03544", "/"):
        give(connection, "Mẩy | Lan", note, "CD001", "CD002")
    assert found(connection) == []
    give(connection, "Mẩy | Lan", "1984/03544", "CD001", "CD002")
    ((beginning, units),) = found(connection)
    assert beginning.startswith("may | lan|"), "with both told the whole name is the name"
    assert units == ["CD001", "CD002"]
