"""Sums for reports, straight from the lifted columns of the versions that count (``current``). Reads only.

A record counts in a period when all of its date lies inside. One whose date only overlaps the period, or is missing,
is counted nowhere and told apart as doubtful: nothing is guessed about it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.storage.connection import Connection, Row, Value

_INSIDE: Final = "current = 1 AND occurred_from >= :start AND occurred_to <= :end"
_DOUBTFUL: Final = (
    "current = 1 AND (occurred_from IS NULL OR occurred_to IS NULL OR (occurred_from <= :end AND occurred_to >= :start"
    " AND (occurred_from < :start OR occurred_to > :end)))"
)
_UNIT: Final = "(:unit IS NULL OR v.unit = :unit)"
_JOINED: Final = "version v INDEXED BY version_current CROSS JOIN"
_ON: Final = f"s ON s.version = v.seq WHERE {_INSIDE} AND {_UNIT}"
_SUMS: Final = (
    "SELECT v.kind, v.unit, count(*), coalesce(sum(v.value), 0), coalesce(sum(v.turns), 0)"  # noqa: S608
    f" FROM version v WHERE {_INSIDE} AND {_UNIT} GROUP BY v.kind, v.unit"
)
_PERSONS: Final = (
    f"SELECT v.kind, v.unit, count(DISTINCT s.person_key) FROM {_JOINED} version_person {_ON}"  # noqa: S608
    " GROUP BY v.kind, v.unit"
)
_ROWS: Final = (
    f"SELECT v.kind, v.unit, s.field, sum(s.count) FROM {_JOINED} version_rows {_ON}"  # noqa: S608
    " GROUP BY v.kind, v.unit, s.field"
)
_FUNDING: Final = (
    f"SELECT v.kind, v.unit, s.source, sum(s.amount) FROM {_JOINED} version_funding {_ON}"  # noqa: S608
    " GROUP BY v.kind, v.unit, s.source"
)


_MONTHS: Final = (
    "SELECT CAST(substr(occurred_from, 6, 2) AS INTEGER) AS month, coalesce(sum(value), 0) FROM version v"  # noqa: S608
    f" WHERE {_INSIDE} AND kind IN (SELECT value FROM json_each(:kinds))"
    " AND substr(occurred_from, 1, 7) = substr(occurred_to, 1, 7) GROUP BY month"
)


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """Sums of one kind in one unit: ``records``, ``value`` (đồng), ``turns``, different ``persons``.

    ``rows`` is the number of child rows for each ``rows`` field, ``funding`` the đồng for each source.
    """

    kind: str
    unit: str
    records: int
    value: int
    turns: int
    persons: int
    rows: dict[str, int]
    funding: dict[str, int]


@dataclass(frozen=True, slots=True)
class SubtypeRow:
    """Sums of one subtype of a kind (new and repaired houses), over the units asked for."""

    kind: str
    subtype: str
    records: int
    value: int
    turns: int


@dataclass(frozen=True, slots=True)
class People:
    """Different persons, and how many times a person was counted (lượt)."""

    persons: int
    turns: int


@dataclass(frozen=True, slots=True)
class DoubtfulRow:
    """Records of one kind in one unit that cannot be put inside or outside the period, and their đồng."""

    kind: str
    unit: str
    records: int
    value: int


class Figures:
    """Answers for a period of ISO days, both ends included, and one unit or all (None)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def period_rows(self, start: str, end: str, unit: str | None = None) -> list[PeriodRow]:
        """Return the sums by kind and unit, in that order."""
        parameters: dict[str, Value] = {"start": start, "end": end, "unit": unit}
        sums = self._connection.read(_SUMS, parameters)
        persons = {(kind, code): count for kind, code, count in self._connection.read(_PERSONS, parameters)}
        rows = _nested(self._connection.read(_ROWS, parameters))
        funding = _nested(self._connection.read(_FUNDING, parameters))
        return [
            PeriodRow(
                kind,
                code,
                records,
                value,
                turns,
                persons.get((kind, code), 0),
                rows.get((kind, code), {}),
                funding.get((kind, code), {}),
            )
            for kind, code, records, value, turns in sums
        ]

    def plan(self, start: str, end: str) -> list[str]:
        """Return how SQLite reads the sums, one step an entry; a test holds it to the covering index."""
        parameters: dict[str, Value] = {"start": start, "end": end, "unit": None}
        return [step[3] for step in self._connection.read(f"EXPLAIN QUERY PLAN {_SUMS}", parameters)]

    def subtypes(self, start: str, end: str, unit: str | None = None) -> list[SubtypeRow]:
        """Return records, đồng and turns by kind and subtype; records without a subtype are left out."""
        rows = self._connection.read(
            "SELECT kind, subtype, count(*), coalesce(sum(value), 0), coalesce(sum(turns), 0)"  # noqa: S608
            f" FROM version v WHERE {_INSIDE} AND {_UNIT} AND subtype IS NOT NULL GROUP BY kind, subtype",
            {"start": start, "end": end, "unit": unit},
        )
        return [SubtypeRow(*row) for row in rows]

    def months(self, kinds: Sequence[str], year: int) -> dict[int, int]:
        """Return the đồng of ``kinds`` by month (1 to 12) of records whose date lies within one month of ``year``."""
        rows = self._connection.read(
            _MONTHS,
            {"start": f"{year:04d}-01-01", "end": f"{year:04d}-12-31", "kinds": json.dumps(list(kinds))},
        )
        return {month: value for month, value in rows}

    def people(
        self,
        kind: str,
        roles: Iterable[str],
        start: str,
        end: str,
        units: Sequence[str] | None,
        subtypes: Sequence[str] | None = None,
    ) -> People:
        """Return different persons and turns of ``kind`` in ``roles``, over all of ``units`` and of ``subtypes``.

        None: every unit, every subtype and records without one.
        """
        row = self._connection.one(
            f"SELECT count(DISTINCT s.person_key), count(*) FROM {_JOINED} version_person s ON s.version = v.seq"  # noqa: S608
            f" WHERE {_INSIDE} AND v.kind = :kind AND s.role IN (SELECT value FROM json_each(:roles))"
            " AND (:units IS NULL OR v.unit IN (SELECT value FROM json_each(:units)))"
            " AND (:subtypes IS NULL OR v.subtype IN (SELECT value FROM json_each(:subtypes)))",
            {
                "start": start,
                "end": end,
                "kind": kind,
                "roles": json.dumps(sorted(roles)),
                "units": None if units is None else json.dumps(list(units)),
                "subtypes": None if subtypes is None else json.dumps(list(subtypes)),
            },
        )
        return People(*row) if row else People(0, 0)

    def doubtful(self, start: str, end: str, unit: str | None = None) -> list[DoubtfulRow]:
        """Return the records whose date overlaps the period without lying inside, or is missing, by kind and unit."""
        rows = self._connection.read(
            f"SELECT kind, unit, count(*), coalesce(sum(value), 0) FROM version v WHERE {_DOUBTFUL} AND {_UNIT}"  # noqa: S608
            " GROUP BY kind, unit",
            {"start": start, "end": end, "unit": unit},
        )
        return [DoubtfulRow(*row) for row in rows]


def _nested(rows: list[Row]) -> dict[tuple[str, str], dict[str, int]]:
    """Return (kind, unit, name, sum) rows as sums by name for each kind and unit."""
    nested: dict[tuple[str, str], dict[str, int]] = {}
    for kind, unit, name, total in rows:
        nested.setdefault((kind, unit), {})[name] = total
    return nested
