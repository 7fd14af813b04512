"""What came into and went out of each fund source, from the records that count. Reads only.

Received is everything that may have come by a day, spent only what is certain: so a source is called empty only when
it certainly is. Figures of reports take what is certain on both sides (``counted``).
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.standing import Standing

FUND_MOVEMENT: Final = "fund_movement"
FUND_SOURCE: Final = "fund_source"
RECEIVED: Final = "received"
SPENT: Final = "spent"

_MOVES: Final = (
    "version v CROSS JOIN version_reference f ON f.version = v.seq AND f.field = 'fund_source'"
    " WHERE v.current = 1 AND v.kind = 'fund_movement'"
)
_DONOR: Final = "coalesce(json_extract(CAST(v.content AS TEXT), '$.data.donor'), '')"
_QUALIFIER: Final = "coalesce(json_extract(CAST(v.content AS TEXT), '$.data.value_qualifier'), 'exact')"
_BY_SOURCE: Final = (
    "SELECT f.target, v.unit, v.subtype, "  # noqa: S608
    f"CASE v.subtype WHEN 'received' THEN {_DONOR} ELSE '' END AS donor, {_QUALIFIER} AS said,"
    " coalesce(sum(v.value) FILTER (WHERE v.occurred_from >= :start), 0), coalesce(sum(v.value), 0)"
    f" FROM {_MOVES} AND v.occurred_to <= :end"
    " AND (:units IS NULL OR v.unit IN (SELECT value FROM json_each(:units)))"
    " GROUP BY f.target, v.unit, v.subtype, donor, said ORDER BY f.target, v.unit, v.subtype, donor, said"
)
_DAY: Final = "CASE v.subtype WHEN 'received' THEN v.occurred_from ELSE v.occurred_to END"
_BY_DAY: Final = (
    f"SELECT {_DAY} AS day, sum(CASE v.subtype WHEN 'received' THEN v.value ELSE -v.value END)"  # noqa: S608
    " FROM version_reference f CROSS JOIN version v ON v.seq = f.version CROSS JOIN record r ON r.seq = v.record"
    " WHERE f.target = :source AND f.field = 'fund_source' AND v.current = 1 AND v.kind = 'fund_movement'"
    " AND v.subtype IN ('received', 'spent') AND v.value IS NOT NULL AND r.id <> :besides"
    " GROUP BY day HAVING day IS NOT NULL"
)
_RECEIPT: Final = (
    "SELECT f.target, v.occurred_from, v.value FROM record r CROSS JOIN version v ON v.record = r.seq"
    " CROSS JOIN version_reference f ON f.version = v.seq AND f.field = 'fund_source'"
    " WHERE r.id = ? AND v.current = 1 AND v.kind = 'fund_movement' AND v.subtype = 'received'"
    " AND v.occurred_from IS NOT NULL AND v.value IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class SourceMoves:
    """đồng of one source in one direction from one donor ("" unknown), as exact as ``said``: in the period, and ever.

    ``unit`` is the code under which it was recorded; ``ever`` is up to the period's last day.
    """

    source: str
    unit: str
    direction: str
    donor: str
    said: str
    in_period: int
    ever: int


class FundMoves:
    """Answers for one store; figures of reports by ``standing`` (None: as usual)."""

    def __init__(self, connection: Connection, standing: Standing | None = None) -> None:
        self._connection = connection
        self._standing = standing or Standing(connection)

    def counted(self, start: str, end: str, units: Collection[str] | None = None) -> list[SourceMoves]:
        """Return what moved by the ISO day ``end``, of these units or all, and counts by the standing."""
        parameters: dict[str, Value] = {
            "start": start,
            "end": end,
            "units": None if units is None else json.dumps(sorted(units)),
        }
        rows = self._connection.read(self._standing.sql(_BY_SOURCE), parameters)
        return [SourceMoves(*row) for row in rows]

    def by_day(self, source: str, besides: str) -> dict[str, int]:
        """Return by how much each ISO day changes the most that can be left of a source, without ``besides``."""
        return dict(self._connection.read(_BY_DAY, {"source": source, "besides": besides}))

    def receipt(self, record: str) -> tuple[str, str, int] | None:
        """Return source, first possible ISO day and đồng of a receipt as it counts now, None where it is none."""
        return next((row for row in self._connection.read(_RECEIPT, (record,))), None)
