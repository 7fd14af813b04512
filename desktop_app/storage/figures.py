"""Sums for reports, straight from the lifted columns of the versions that count (``current``). Reads only.

A record counts in a period when all of its date lies inside. One whose date only overlaps the period, or is missing,
is counted nowhere and told apart as doubtful: nothing is guessed about it. So it is with what there is on a day: of
what began or ended "in 2025" nobody knows on a day of 2025 whether it was there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from desktop_app.storage.connection import Connection, Row, Value
from desktop_app.storage.standing import Standing

Nature = Literal["flow", "stock", "snapshot"]

_COUNTED: Final[Mapping[Nature, str]] = MappingProxyType(
    {
        "flow": "v.current = 1 AND v.occurred_from >= :start AND v.occurred_to <= :end",
        "stock": "v.current = 1 AND (v.occurred_to IS NULL OR v.occurred_to <= :end)"
        " AND (v.ended_from IS NULL OR v.ended_from >= :end)",
        "snapshot": "v.current = 1 AND v.occurred_to <= :end AND NOT EXISTS (SELECT 1 FROM version n"
        " WHERE n.current = 1 AND n.kind = v.kind AND n.unit = v.unit AND n.occurred_to <= :end"
        " AND (n.occurred_to, n.seq) > (v.occurred_to, v.seq))",
    }
)
"""Which versions ``v`` count. A flow: all of its date lies inside the period. A stock: begun by the period's end for
certain and not over before. A snapshot: the newest of its unit by then."""
_DOUBTFUL: Final[Mapping[Nature, str]] = MappingProxyType(
    {
        "flow": "v.current = 1 AND (v.occurred_from IS NULL OR v.occurred_to IS NULL OR (v.occurred_from <= :end"
        " AND v.occurred_to >= :start AND (v.occurred_from < :start OR v.occurred_to > :end)))",
        "stock": "v.current = 1 AND (v.occurred_from IS NULL OR v.occurred_from <= :end)"
        " AND (v.ended IS NULL OR v.ended >= :end) AND (v.occurred_to > :end OR v.ended_from < :end)",
        "snapshot": "v.current = 1 AND (v.occurred_from IS NULL OR (v.occurred_from <= :end AND v.occurred_to > :end))",
    }
)
_GONE: Final = " AND v.unit NOT IN (SELECT value FROM json_each(:gone))"
_HEIR: Final = (
    " AND v.seq NOT IN (SELECT w.seq FROM json_each(:heirs) h CROSS JOIN json_each(:kinds) k CROSS JOIN version w"
    " ON w.kind = k.value AND w.unit = json_extract(h.value, '$[0]') AND w.current = 1 "
)
_KEY: Final = (
    "iif(instr(a.duplicate_key, w.unit || '|') = 1, substr(a.duplicate_key, length(w.unit) + 2), a.duplicate_key)"
)
"""The natural key without the unit it may begin with."""
_TOLD_BY_HEIR: Final[Mapping[Nature, str]] = MappingProxyType(
    {
        "flow": "",
        "stock": f"{_HEIR} CROSS JOIN record a ON a.seq = w.record AND a.duplicate_key <> ''"
        " CROSS JOIN record b ON b.kind = w.kind AND b.duplicate_key <> ''"
        f" AND b.duplicate_key IN ({_KEY}, json_extract(h.value, '$[2]') || '|' || {_KEY})"
        " CROSS JOIN version n ON n.record = b.seq AND n.current = 1 AND n.unit = json_extract(h.value, '$[2]')"
        " WHERE json_extract(h.value, '$[1]') <> '' AND n.occurred_from IS w.occurred_from)",
        "snapshot": f"{_HEIR} CROSS JOIN version n ON n.kind = w.kind AND n.unit = json_extract(h.value, '$[2]')"
        " AND n.current = 1 WHERE n.occurred_to <= :end AND n.occurred_to > json_extract(h.value, '$[1]')"
        " AND (n.occurred_to, n.seq) > (w.occurred_to, w.seq))",
    }
)
"""What of a unit that ended has been told anew by who took it up: the same thing of the same day, or a newer count.
Asked once for a query, from what became of units: few records belong to units that ended."""
_UNIT: Final = "(:unit IS NULL OR v.unit = :unit)"
_BY_UNIT: Final = "GROUP BY v.kind, v.unit"
_SUMS: Final = "SELECT v.kind, v.unit, count(*), coalesce(sum(v.value), 0), coalesce(sum(v.turns), 0) FROM version v"
JOINED: Final = "version v INDEXED BY version_current CROSS JOIN"
"""Versions that count, with the rows of another table that belong to them."""

_MONTHS: Final = (
    "SELECT CAST(substr(occurred_from, 6, 2) AS INTEGER) AS month, coalesce(sum(value), 0) FROM version v"  # noqa: S608
    f" WHERE {_COUNTED['flow']} AND kind IN (SELECT value FROM json_each(:kinds))"
    " AND substr(occurred_from, 1, 7) = substr(occurred_to, 1, 7) GROUP BY month"
)


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """Sums of one kind in one unit: ``records``, ``value`` (đồng), ``turns``."""

    kind: str
    unit: str
    records: int
    value: int
    turns: int


@dataclass(frozen=True, slots=True)
class DoubtfulRow:
    """Records of one kind in one unit that cannot be put inside or outside the period, and their đồng."""

    kind: str
    unit: str
    records: int
    value: int


@dataclass(frozen=True, slots=True)
class Reorganised:
    """What became of units, for what there is on a day. Codes as records have them.

    ``gone``: ended by then, and nobody has taken up what they had. ``heirs``: (code, last day, code of who took it up);
    the last day is "" between codes of one and the same unit.
    """

    gone: tuple[str, ...] = ()
    heirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """What is asked: ISO days, both included, one unit or all (None), these kinds or all (None), and how they count.

    ``units`` says what became of units, for what there is of named kinds; flows are not asked: what was done was done.
    """

    start: str
    end: str
    unit: str | None = None
    kinds: tuple[str, ...] | None = None
    nature: Nature = "flow"
    units: Reorganised = Reorganised()

    @property
    def condition(self) -> str:
        """The WHERE clause on ``version v``."""
        return self._where(_COUNTED)

    @property
    def doubtful(self) -> str:
        """The WHERE clause on ``version v`` of what may count and may not."""
        return self._where(_DOUBTFUL)

    def _where(self, counted: Mapping[Nature, str]) -> str:
        of_kinds = "" if self.kinds is None else " AND v.kind IN (SELECT value FROM json_each(:kinds))"
        gone = _GONE if self.units.gone and self.nature != "flow" else ""
        heirs = _TOLD_BY_HEIR[self.nature] if self.units.heirs else ""
        return f"WHERE {counted[self.nature]} AND {_UNIT}{of_kinds}{gone}{heirs}"

    @property
    def parameters(self) -> dict[str, Value]:
        """What the clause asks for; a name it does not use is passed over."""
        return {
            "start": self.start,
            "end": self.end,
            "unit": self.unit,
            "kinds": None if self.kinds is None else json.dumps(list(self.kinds)),
            "gone": json.dumps(list(self.units.gone)),
            "heirs": json.dumps(list(self.units.heirs)),
        }


class Figures:
    """Answers for a ``Span`` by kind and unit: what counts is what ``standing`` says (None: as usual)."""

    def __init__(self, connection: Connection, standing: Standing | None = None) -> None:
        self._connection = connection
        self._standing = standing or Standing(connection)

    def period_rows(self, span: Span) -> list[PeriodRow]:
        """Return the sums by kind and unit, in that order."""
        return [PeriodRow(*row) for row in self._read(_SUMS, span, _BY_UNIT)]

    def plan(self, span: Span) -> list[str]:
        """Return how SQLite reads the sums, one step an entry; a test holds it to the covering index."""
        return [step[3] for step in self._read(f"EXPLAIN QUERY PLAN {_SUMS}", span, _BY_UNIT)]

    def _sums(self, sql: str, parameters: Mapping[str, Value]) -> list[Row]:
        return self._connection.read(self._standing.sql(sql), dict(parameters))

    def _read(self, select: str, span: Span, rest: str) -> list[Row]:
        return self._sums(f"{select} {span.condition} {rest}", span.parameters)

    def months(self, kinds: Sequence[str], year: int) -> dict[int, int]:
        """Return the đồng of ``kinds`` by month (1 to 12) of records whose date lies within one month of ``year``."""
        rows = self._sums(
            _MONTHS,
            {"start": f"{year:04d}-01-01", "end": f"{year:04d}-12-31", "kinds": json.dumps(list(kinds))},
        )
        return {month: value for month, value in rows}

    def doubtful(self, span: Span) -> list[DoubtfulRow]:
        """Return the records of which the date does not say whether they count, by kind and unit."""
        rows = self._sums(
            f"SELECT v.kind, v.unit, count(*), coalesce(sum(v.value), 0) FROM version v {span.doubtful} {_BY_UNIT}",  # noqa: S608
            span.parameters,
        )
        return [DoubtfulRow(*row) for row in rows]
