"""Closed periods, and what came into the book after its period was closed. Reads only.

What came first is told by row numbers, which only grow; clocks are not asked. A record is *late* when it was not
finished here before its period was closed; one that was, and is no longer what it was then, was *changed* since. What
an erasure or a blanking writes makes no record late.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.record_rows import OF_ERASURES_SQL

CLOSING_KIND: Final = "period_closing"

FIRST_FINISHED: Final = (
    f"(SELECT iif(o.reason IN {OF_ERASURES_SQL}, 0, o.seq) FROM version o WHERE o.record = {{record}}"  # noqa: S608
    " AND o.state = 'complete' ORDER BY o.seq LIMIT 1)"
)
"""The row of a record's first finished version; 0 where an erasure wrote it, for then what came before never came here:
where the record was made it was finished earlier, and nobody can call it late."""

_INSIDE: Final = "v.occurred_from >= :start AND v.occurred_to <= :end"
_ASKED: Final = "v.kind IN (SELECT value FROM json_each(:kinds)) AND v.unit IN (SELECT value FROM json_each(:units))"
_SUMS: Final = "SELECT v.kind, count(*), coalesce(sum(v.value), 0) FROM version v"
_SINCE: Final = (
    # Each record with a finished version since: what counted of it before ("old"), and what counts now ("new").
    "WITH since AS (SELECT DISTINCT v.record FROM version v WHERE v.seq > :seq AND v.state <> 'draft'"  # noqa: S608
    f" AND {_ASKED}), both AS (SELECT v.kind AS kind, {FIRST_FINISHED.format(record='s.record')} AS first,"
    " coalesce(o.erased, 0) AS erased, o.seq IS NULL AS unseen,"
    " o.state = 'complete' AND o.occurred_from >= :start AND o.occurred_to <= :end AS was,"
    f" v.current = 1 AND {_INSIDE} AS is_now, coalesce(o.value, 0) AS old, coalesce(v.value, 0) AS new"
    " FROM since s CROSS JOIN version v ON v.seq = (SELECT n.seq FROM version n WHERE n.record = s.record"
    " AND n.state <> 'draft' ORDER BY n.current DESC, n.seq DESC LIMIT 1)"
    " LEFT JOIN version o ON o.seq = (SELECT max(b.seq) FROM version b WHERE b.record = s.record"
    " AND b.state <> 'draft' AND b.seq <= :seq)),"
    " told AS (SELECT kind, first > :seq AS added, CASE WHEN erased OR (unseen AND first <= :seq) THEN 0"
    " ELSE iif(is_now IS 1, new, 0) - iif(was IS 1, old, 0) END AS value FROM both"
    " WHERE is_now IS 1 OR was IS 1)"
    " SELECT kind, count(*) FILTER (WHERE added), coalesce(sum(value) FILTER (WHERE added), 0),"
    " count(*) FILTER (WHERE NOT added), coalesce(sum(value) FILTER (WHERE NOT added), 0) FROM told GROUP BY kind"
)


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """A closing that counts. ``seq``: the row of its first finished version, ``content`` the version that counts."""

    record: str
    unit: str
    seq: int
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KindSum:
    """Records of one kind and their đồng."""

    kind: str
    records: int
    value: int


@dataclass(frozen=True, slots=True)
class KindChange:
    """What came of one kind since: ``late`` records and their đồng; ``changed`` ones, and by how many đồng they differ.

    Changed is also what was put into the bin, or given a date in the period or outside of it.
    """

    kind: str
    late: int
    late_value: int
    changed: int
    difference: int


@dataclass(frozen=True, slots=True)
class DatedVersion:
    """When a version says its record happened (ISO days or None), and its row."""

    id: str
    seq: int
    unit: str
    state: str
    occurred_from: str | None
    occurred_to: str | None


@dataclass(frozen=True, slots=True)
class Within:
    """What is asked: ISO days, both included; these kinds of these units."""

    start: str
    end: str
    kinds: Collection[str]
    units: Collection[str]

    @property
    def parameters(self) -> dict[str, Value]:
        """What the SQL asks for."""
        return {
            "start": self.start,
            "end": self.end,
            "kinds": json.dumps(sorted(self.kinds)),
            "units": json.dumps(sorted(self.units)),
        }


class Closings:
    """Answers for one store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[ClosingRow]:
        """Return the closings that count, in the order they came."""
        rows = self._connection.read(
            "SELECT r.id, v.unit, (SELECT min(o.seq) FROM version o WHERE o.record = r.seq AND o.state = 'complete')"
            " AS first, v.content FROM version v JOIN record r ON r.seq = v.record"
            " WHERE v.current = 1 AND v.kind = ? AND v.content IS NOT NULL ORDER BY first",
            (CLOSING_KIND,),
        )
        return [ClosingRow(*row) for row in rows]

    def records(self, within: Within) -> list[KindSum]:
        """Return what counts and is dated inside, by kind."""
        rows = self._connection.read(
            f"{_SUMS} WHERE v.current = 1 AND {_ASKED} AND {_INSIDE} GROUP BY v.kind", within.parameters
        )
        return [KindSum(*row) for row in rows]

    def since(self, seq: int, within: Within) -> list[KindChange]:
        """Return what is otherwise inside than it was when the row ``seq`` was the last one, by kind.

        Of an erased version nobody knows what it held; an erasure leaves amounts as they are, so no difference is told.
        """
        rows = self._connection.read(_SINCE, {**within.parameters, "seq": seq})
        return [KindChange(*row) for row in rows]

    def drafts(self, within: Within) -> list[KindSum]:
        """Return the drafts whose date may lie inside, by kind."""
        rows = self._connection.read(
            f"{_SUMS} JOIN record r ON r.draft = v.seq WHERE {_ASKED}"
            " AND v.occurred_from <= :end AND v.occurred_to >= :start GROUP BY v.kind",
            within.parameters,
        )
        return [KindSum(*row) for row in rows]

    def first_finished(self, record: str) -> int:
        """Return the row of a record's first finished version as ``FIRST_FINISHED`` does, 0 also when there is none."""
        found = self._connection.value(
            f"SELECT {FIRST_FINISHED.format(record='r.seq')} FROM record r WHERE r.id = ?",  # noqa: S608
            (record,),
        )
        return int(found or 0)

    def dated_versions(self, record: str) -> list[DatedVersion]:
        """Return the versions of a record with their dates, oldest row first."""
        rows = self._connection.read(
            "SELECT v.id, v.seq, v.unit, v.state, v.occurred_from, v.occurred_to"
            " FROM record r JOIN version v ON v.record = r.seq WHERE r.id = ? ORDER BY v.seq",
            (record,),
        )
        return [DatedVersion(*row) for row in rows]
