"""What completed records have to do with one: who else names the same person or record, and what a link leads to.

Reads only, by index: ``version_person_by_key``, ``version_person_by_name``, ``version_person_by_record``,
``version_reference_by_target``, ``record_by_duplicate``. What follows from it is the services' business.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from desktop_app.domain.across import NUMBER, Other, name_in_commune
from desktop_app.domain.lifting import NAME, PERSON
from desktop_app.domain.records import Data
from desktop_app.domain.same_person import Human
from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.other_records import AFTER_BAR, NAMED_AS, OTHER, PEOPLE, decoded, other
from desktop_app.storage.record_graph import as_table

_COMPLETE: Final = (
    "CROSS JOIN version v ON v.seq = {source}.version AND v.current = 1"
    " CROSS JOIN record r ON r.seq = v.record AND r.id <> :besides"
)
_NAMED: Final = (
    "SELECT DISTINCT r.id FROM json_each(:names) j CROSS JOIN version_reference f ON f.target >= j.key"
    " AND f.target < j.value AND f.field = :field CROSS JOIN version v ON v.seq = f.version"
    " CROSS JOIN record r ON r.seq = v.record AND r.head = v.seq AND r.kind = :kind ORDER BY r.seq"
)
_TARGET: Final = (
    "SELECT r.id, r.kind, coalesce(v.state, 'draft'), r.title, v.content FROM {source}"
    " LEFT JOIN version v ON v.seq = r.head AND (v.state <> 'deleted' OR r.draft IS NULL)"
)
"""A draft may stand over a deletion (its completion was undone, it was taken out of the bin): it is not in the bin."""
_TITLED: Final = "JOIN version v ON v.seq = r.head AND v.state = 'complete'"
_LAST_LETTER: Final = "\U0010ffff"
_MOST_TITLED: Final = 300
"""Titles begin alike by the thousand ("một số biện pháp …"): only the newest are compared."""


@dataclass(frozen=True, slots=True)
class Target:
    """A record that others name: ``state`` of what counts of it ("draft" while nothing does), exact bytes or None."""

    record: str
    kind: str
    state: str
    title: str
    content: bytes | None = field(repr=False)

    @property
    def data(self) -> Data:
        """Its answers, decoded on each call; none of an erased one or of a draft."""
        return decoded(self.content)


@dataclass(frozen=True, slots=True)
class Titled:
    """A completed record by its natural key."""

    record: str
    title: str
    duplicate_key: str


class Relations:
    """Answers about other records. A record is never related to itself; drafts and deleted ones do not count."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def with_person(self, human: Human, besides: str) -> list[Other]:
        """Return the records that may name this human being, oldest version first: ``sameness`` says whether they do.

        All that share a number or a record with her, or a name and its commune.
        """
        rows = self._connection.read(
            f"SELECT {OTHER}, {NAMED_AS}"  # noqa: S608
            f" FROM ({PEOPLE}) k CROSS JOIN version_person p ON p.version = k.version AND p.place = k.place"
            f" {_COMPLETE.format(source='p')} ORDER BY v.seq, p.place",
            {
                "besides": besides,
                "numbers": json.dumps([f"{NUMBER}{number}" for number in sorted(human.numbers)]),
                "records": json.dumps(sorted(human.records)),
                "names": ranges(human.names),
            },
        )
        return [other(row, *row[8:]) for row in rows]

    def named(self, names: Collection[str]) -> list[str]:
        """Return the person records, deleted ones too, with one of these names in its commune, whatever the birth."""
        if not names:
            return []
        parameters: dict[str, Value] = {"names": ranges(names), "field": NAME, "kind": PERSON}
        return [record for (record,) in self._connection.read(_NAMED, parameters)]

    def referring_to(self, record: str, besides: str) -> list[tuple[str, Other]]:
        """Return the records that refer to ``record``, oldest version first, each with the field it does so in."""
        rows = self._connection.read(
            f"SELECT {OTHER}, f.field FROM version_reference f {_COMPLETE.format(source='f')}"  # noqa: S608
            " WHERE f.target = :target ORDER BY v.seq, f.field",
            {"besides": besides, "target": record},
        )
        return [(row[8], other(row)) for row in rows]

    def targets(self, records: Collection[str]) -> dict[str, Target]:
        """Return what is known of those of ``records`` (ids) that the store has."""
        if not records:
            return {}
        table, parameters = as_table(records)
        rows = self._connection.read(
            _TARGET.format(source=f"{table} j CROSS JOIN record r ON r.id = j.value"), parameters
        )
        return {row[0]: Target(*row) for row in rows}

    def keyed(self, kind: str, keys: Collection[str]) -> list[Target]:
        """Return the completed records of ``kind`` with one of these natural keys."""
        if not keys:
            return []
        table, parameters = as_table(keys)
        rows = self._connection.read(
            _TARGET.format(source=f"{table} j CROSS JOIN record r ON r.duplicate_key = j.value")
            + " WHERE r.kind = ? AND r.duplicate_key <> '' AND v.state = 'complete' ORDER BY r.seq",
            (*parameters, kind),
        )
        return [Target(*row) for row in rows]

    def titled(self, kind: str, start: str, besides: str) -> list[Titled]:
        """Return the completed records of ``kind`` whose natural keys begin with ``start``: the newest ones."""
        rows = self._connection.read(
            f"SELECT r.id, r.title, r.duplicate_key FROM record r {_TITLED}"  # noqa: S608
            " WHERE r.kind = ? AND r.duplicate_key >= ? AND r.duplicate_key < ? AND r.duplicate_key <> ''"
            " AND r.id <> ? ORDER BY r.seq DESC LIMIT ?",
            (kind, start, start + _LAST_LETTER, besides, _MOST_TITLED),
        )
        return [Titled(*row) for row in rows]

    def titled_by(self, kind: str, known: Collection[str], besides: str) -> list[Titled]:
        """Return the completed records of ``kind`` that name a person by one of the keys ``known``."""
        rows = self._connection.read(
            f"SELECT DISTINCT r.id, r.title, r.duplicate_key FROM version_person p"  # noqa: S608
            f" {_COMPLETE.format(source='p')} WHERE p.person_key IN (SELECT value FROM json_each(?)) AND v.kind = ?",
            (besides, json.dumps(sorted(known)), kind),
        )
        return [Titled(*row) for row in rows]


def ranges(names: Collection[str]) -> str:
    """Return, as JSON, where in an index the births of each of these names lie: from a text to before another one."""
    starts = sorted({name_in_commune(name) for name in names})
    return json.dumps({start: f"{start[:-1]}{AFTER_BAR}" for start in starts})
