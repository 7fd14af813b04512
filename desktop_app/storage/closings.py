"""Closed periods, and what came into the book after its period was closed. Reads only.

A version is late when all of its date lies in a period that was closed before the version arrived here. What came
first is told by row numbers, which only grow; clocks are not asked.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from desktop_app.storage.connection import Connection, Value

CLOSING_KIND: Final = "period_closing"

_INSIDE: Final = "v.occurred_from >= :start AND v.occurred_to <= :end"
_ASKED: Final = "v.kind IN (SELECT value FROM json_each(:kinds)) AND v.unit IN (SELECT value FROM json_each(:units))"
_SUMS: Final = "SELECT v.kind, count(*), coalesce(sum(v.value), 0) FROM version v"


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
        return self.came_after(0, within)

    def came_after(self, seq: int, within: Within) -> list[KindSum]:
        """Return what counts, is dated inside and came after the row ``seq``, by kind."""
        rows = self._connection.read(
            f"{_SUMS} WHERE v.current = 1 AND {_ASKED} AND {_INSIDE} AND v.seq > :seq GROUP BY v.kind",
            {**within.parameters, "seq": seq},
        )
        return [KindSum(*row) for row in rows]

    def drafts(self, within: Within) -> list[KindSum]:
        """Return the drafts whose date may lie inside, by kind."""
        rows = self._connection.read(
            f"{_SUMS} JOIN record r ON r.draft = v.seq WHERE {_ASKED}"
            " AND v.occurred_from <= :end AND v.occurred_to >= :start GROUP BY v.kind",
            within.parameters,
        )
        return [KindSum(*row) for row in rows]

    def dated_versions(self, record: str) -> list[DatedVersion]:
        """Return the versions of a record with their dates, oldest row first."""
        rows = self._connection.read(
            "SELECT v.id, v.seq, v.unit, v.state, v.occurred_from, v.occurred_to"
            " FROM record r JOIN version v ON v.record = r.seq WHERE r.id = ? ORDER BY v.seq",
            (record,),
        )
        return [DatedVersion(*row) for row in rows]
