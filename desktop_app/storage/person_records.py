"""Every record that speaks of a person: found by the person's records and by her personal numbers. Reads only."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from typing import Final

from desktop_app.domain.lifting import PersonLink
from desktop_app.domain.linking import may_be
from desktop_app.domain.same_person import Human
from desktop_app.domain.sensitive import WITHHELD
from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.relations import ranges

_LINKS: Final = (
    "(SELECT version, place FROM version_person WHERE record IN (SELECT value FROM json_each(:records))"
    " UNION SELECT version, place FROM version_person WHERE person_key IN (SELECT value FROM json_each(:keys)))"
)
_NAMES: Final = (
    "(SELECT s.version, s.place FROM json_each(:names) j CROSS JOIN version_person s"
    " ON s.person_key >= j.key AND s.person_key < j.value"
    " UNION SELECT s.version, s.place FROM json_each(:names) j CROSS JOIN version_person s"
    " ON s.name_key >= j.key AND s.name_key < j.value)"
)
_SHOWN: Final = (
    "SELECT r.id, r.kind, r.unit, r.title, r.state, p.role, p.name, p.value, v.occurred_from, v.occurred_to,"
    " v.precision, v.campaign, v.id, p.person_key, p.record, coalesce(p.name_key, p.person_key) FROM {links} k"
    " CROSS JOIN version_person p ON p.version = k.version AND p.place = k.place CROSS JOIN version v"
    " ON v.seq = p.version CROSS JOIN record r ON r.seq = v.record WHERE v.seq = r.shown AND r.state <> 'deleted'"
    " ORDER BY v.occurred_from IS NULL, v.occurred_from, r.seq, p.place"
)
_RECORDS: Final = (
    f"SELECT DISTINCT r.id FROM {_LINKS} k CROSS JOIN version v ON v.seq = k.version"  # noqa: S608
    " CROSS JOIN record r ON r.seq = v.record ORDER BY r.seq"
)
_REFUSING: Final = (
    "SELECT r.id FROM record r CROSS JOIN version v ON v.seq = r.{version}"
    " WHERE r.kind = 'person' AND r.state <> 'deleted'"
    " AND json_extract(CAST(v.content AS TEXT), '$.data.consent') IN (SELECT value FROM json_each(:answers))"
    " ORDER BY r.seq"
)
_NUMBERS: Final = (
    "SELECT n.value, r.id FROM json_each(:records) j CROSS JOIN record r ON r.id = j.value AND r.kind = 'person'"
    " CROSS JOIN version v ON v.record = r.seq AND v.content IS NOT NULL"
    " CROSS JOIN json_each(json_array(json_extract(CAST(v.content AS TEXT), '$.data.number'),"
    " json_extract(CAST(v.content AS TEXT), '$.data.old_number'))) n WHERE n.type = 'text' AND n.value <> ''"
    " AND (v.seq = r.shown OR NOT EXISTS (SELECT 1 FROM record o WHERE o.kind = 'person'"
    " AND o.duplicate_key = 'number:' || n.value AND o.duplicate_key <> '' AND o.state <> 'deleted'"
    " AND o.id NOT IN (SELECT value FROM json_each(:records)))) ORDER BY r.seq, v.seq"
)


@dataclass(frozen=True, slots=True)
class PersonPart:
    """One person's part in what a record shows: role, name as written, her value in đồng, the record's date.

    ``occurred_from`` and ``occurred_to`` are ISO days; ``version`` is the id of the version shown.
    """

    record: str
    kind: str
    unit: str
    title: str
    state: str
    role: str
    name: str
    value: int | None
    occurred_from: str | None
    occurred_to: str | None
    precision: str | None
    campaign: str | None
    version: str


_FACTS: Final = len(fields(PersonPart))


class PersonRecords:
    """Answers about one person, told by the ids of her records and by her personal numbers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def parts(self, records: Sequence[str], numbers: Sequence[str]) -> list[PersonPart]:
        """Return the person's parts in live records, oldest first, undated last."""
        sql = _SHOWN.format(links=_LINKS)
        return [PersonPart(*row[:_FACTS]) for row in self._connection.read(sql, _parameters(records, numbers))]

    def alike(self, human: Human) -> list[PersonPart]:
        """Return the parts in live records that may be hers (``linking.may_be``): a person has to say so."""
        if not human.names:
            return []
        rows = self._connection.read(_SHOWN.format(links=_NAMES), {"names": ranges(human.names)})
        return [PersonPart(*row[:_FACTS]) for row in rows if may_be(human, _link(*row[_FACTS:]))]

    def refusing(self, *, completed: bool = False) -> list[str]:
        """Return the live records of persons who refused or withdrew consent: as they are shown, or as completed."""
        sql = _REFUSING.format(version="head" if completed else "shown")
        return [record for (record,) in self._connection.read(sql, {"answers": json.dumps(sorted(WITHHELD))})]

    def numbers(self, records: Collection[str]) -> dict[str, str]:
        """Return every number these records of persons have or ever had, each with the record: corrected ones too.

        Who was written down by a number goes on being found after a slip in it was mended. One that was given up and
        is another person's now is not hers any more.
        """
        rows = self._connection.read(_NUMBERS, {"records": json.dumps(sorted(records))})
        return {number: record for number, record in rows}

    def naming(self, records: Sequence[str], numbers: Sequence[str]) -> list[str]:
        """Return the ids of all records with any version that names the person, deleted ones too."""
        return [record for (record,) in self._connection.read(_RECORDS, _parameters(records, numbers))]


def _link(person_key: str, record: str | None, name_key: str) -> PersonLink:
    return PersonLink("", "", person_key, record, name_key=name_key)


def _parameters(records: Sequence[str], numbers: Sequence[str]) -> dict[str, Value]:
    keys = [f"record:{record}" for record in records] + [f"number:{number}" for number in numbers]
    return {"records": json.dumps(list(records)), "keys": json.dumps(keys)}
