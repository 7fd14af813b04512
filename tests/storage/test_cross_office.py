"""Records of other units: a name alone is not asked for, with its day of birth it is; what was erased is bare."""

from __future__ import annotations

from msgspec.structs import replace

from desktop_app.domain.lifting import Lifted, PersonLink
from desktop_app.domain.records import Version
from desktop_app.domain.same_person import Human
from desktop_app.storage.connection import Connection
from desktop_app.storage.cross_office import CrossOfficeRows
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.merge import Merge
from tests.storage.gifts import UNIT, gift, lift, record_id, save

OWN = "LC-09"


def lift_keyed(version: Version) -> Lifted:
    """Lift a gift whose ``note`` is the name key of its recipient."""
    lifted, key = lift(version), str(version.data["note"])
    return replace(lifted, people=(PersonLink("recipient", str(version.data["name"]), key, name_key=key),))


def found(connection: Connection, name: str) -> list[str]:
    """Return which gifts of other units may be to the one of this name key."""
    rows = CrossOfficeRows(connection).with_person(Human(names=frozenset({name})), {"gift"}, {OWN})
    return [elsewhere.other.record for elsewhere in rows]


def test_a_name_without_a_commune_is_asked_for_with_its_very_day_of_birth(connection: Connection) -> None:
    keys = ("tan thi may||1984-03-05", "tan thi may||1984-03-06", "tan thi may||1984", "tan thi may|03544|1984-03-05")
    stored = [gift("Tẩn Thị Mẩy", record=key, note=key, counter=place) for place, key in enumerate(keys, 1)]
    with connection.write():
        Merge(connection, lift_keyed).put_many((one, lift_keyed(one.version)) for one in stored)
    assert found(connection, keys[0]) == [record_id(keys[0])]
    assert found(connection, keys[2]) == [], "a year alone is shared by too many"
    assert found(connection, "tan thi may||") == []
    assert found(connection, "tan thi may|03544|") == [record_id(keys[3])]


def test_a_record_drafted_anew_over_an_erased_version_answers_nothing(connection: Connection) -> None:
    first = gift("Giàng A Chứ", counter=1)
    draft = gift("Giàng A Chứ", counter=2, parents=(first,), state="draft")
    save(connection, first, draft)
    rows = CrossOfficeRows(connection)
    key = rows.duplicate_key(first.version.record)
    (before,) = rows.with_key("gift", key, {OWN})
    assert (before.other.answers(), before.value) == (first.version.data, 500_000)
    with connection.write():
        Erasing(connection, lift).erase([first.id], UNIT, {UNIT})
    (after,) = rows.with_key("gift", key, {OWN})
    assert (after.other.record, after.other.answers(), after.value) == (first.version.record, {}, None)
