"""What other units recorded that may be the same as a record: by index, whatever the number of records. Reads only.

``version_person_by_key``, ``version_person_by_name``, ``version_person_by_record``, ``record_by_duplicate``. What the
province returned counts for nothing, so it is no second time of anything either.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from desktop_app.domain.across import NUMBER, Other, name_in_commune
from desktop_app.domain.same_person import Human, full_birth
from desktop_app.storage.connection import Connection, Row, Value
from desktop_app.storage.other_records import AFTER_BAR, NAMED_AS, OTHER, PEOPLE, other

MOST: Final = 200
"""Of one person no more records are looked at: the newest ones."""
_STANDS: Final = (
    "v.unit NOT IN (SELECT value FROM json_each(:units)) AND (SELECT s.state FROM record_state s"
    " WHERE s.record = v.record AND s.version = v.id ORDER BY s.seq DESC LIMIT 1) IS NOT 'returned'"
)
_SHOWN: Final = f"{OTHER}, v.unit, v.value"
_WITH_PERSON: Final = (
    f"SELECT {_SHOWN}, {NAMED_AS} FROM ({PEOPLE}) k"  # noqa: S608
    " CROSS JOIN version_person p ON p.version = k.version AND p.place = k.place"
    " CROSS JOIN version v ON v.seq = p.version AND v.current = 1"
    f" AND v.kind IN (SELECT value FROM json_each(:kinds)) AND {_STANDS}"
    " CROSS JOIN record r ON r.seq = v.record ORDER BY v.seq DESC, p.place LIMIT :most"
)
_KEYED: Final = (
    f"SELECT {_SHOWN} FROM record r CROSS JOIN version v ON v.record = r.seq AND v.current = 1 AND {_STANDS}"  # noqa: S608
    " WHERE r.kind = :kind AND r.duplicate_key = :key AND r.duplicate_key <> '' ORDER BY v.seq DESC LIMIT :most"
)


def judge_again(connection: Connection) -> int:
    """Forget what was found of records that wait because another unit seemed to have recorded the same.

    Inside ``write()``, after a decision about persons; return how many are judged anew.
    """
    return connection.run(
        "UPDATE review_queue SET verdict = '', findings = '[]' WHERE verdict = 'doubtful'"
        " AND findings LIKE '%\"cross\\_%' ESCAPE '\\'"
    )


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A record of another unit: ``unit`` is the code it was entered under, ``value`` đồng or None."""

    other: Other = field(repr=False)
    unit: str
    value: int | None


class CrossOfficeRows:
    """Finds records of units other than ``units``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def with_person(self, human: Human, kinds: Collection[str], units: Collection[str]) -> list[Elsewhere]:
        """Return the records of ``kinds`` that may name this human being: by number, by record, by name and place.

        A name is asked for with its commune, or with its full date of birth; alone it is shared by too many.
        """
        rows = self._connection.read(
            _WITH_PERSON,
            {
                **_asked(units),
                "kinds": json.dumps(sorted(kinds)),
                "numbers": json.dumps([f"{NUMBER}{number}" for number in sorted(human.numbers)]),
                "records": json.dumps(sorted(human.records)),
                "names": _ranges(human.names),
            },
        )
        return [_elsewhere(row) for row in rows]

    def with_key(self, kind: str, key: str, units: Collection[str]) -> list[Elsewhere]:
        """Return the records of ``kind`` that have this natural key."""
        return [_elsewhere(row) for row in self._connection.read(_KEYED, {**_asked(units), "kind": kind, "key": key})]

    def duplicate_key(self, record: str) -> str:
        """Return the natural key of a record as it stands, "" for none."""
        return str(self._connection.value("SELECT duplicate_key FROM record WHERE id = ?", (record,)) or "")


def _asked(units: Collection[str]) -> dict[str, Value]:
    return {"units": json.dumps(sorted(units)), "most": MOST}


def _ranges(names: Collection[str]) -> str:
    """Return where in an index these names lie, as JSON: a name in its commune, else with the very day of birth."""
    found: dict[str, str] = {}
    for name in names:
        start = name_in_commune(name)
        if not start.endswith("||"):
            found[start] = f"{start[:-1]}{AFTER_BAR}"
        elif full_birth(name):
            found[name] = f"{name} "
    return json.dumps(found)


def _elsewhere(row: Row) -> Elsewhere:
    unit, value, *named_as = row[8:]
    return Elsewhere(other(row, *named_as), unit, value)
