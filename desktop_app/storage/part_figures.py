"""Sums for reports in one pass, told apart by part and subtype; different persons. Reads only.

What counts is the ``Span``'s condition under a ``Standing``; what a part is, ``parts`` says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.storage.connection import Connection, Row, Value
from desktop_app.storage.figures import JOINED, Span
from desktop_app.storage.parts import WHOLE, PartKey
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.standing import Standing

_WANTED: Final = (
    " AND s.role IN (SELECT value FROM json_each(:roles))"
    " AND (:units IS NULL OR v.unit IN (SELECT value FROM json_each(:units)))"
    " AND (:subtypes IS NULL OR v.subtype IN (SELECT value FROM json_each(:subtypes)))"
    " AND NOT EXISTS (SELECT 1 FROM json_each(:until) u WHERE u.key = v.unit AND v.occurred_to > u.value)"
)


@dataclass(frozen=True, slots=True)
class SumRow:
    """Sums of one kind and subtype ("" for none) in one part: ``records``, ``value`` (đồng), ``turns``."""

    part: str
    kind: str
    subtype: str
    records: int
    value: int
    turns: int


@dataclass(frozen=True, slots=True)
class FundingRow:
    """The đồng of one source in one part of a kind."""

    part: str
    kind: str
    source: str
    amount: int


@dataclass(frozen=True, slots=True)
class CountRow:
    """One of the ``counted_numbers`` summed up in one subtype ("" for none) of a kind, and of how many ``records``."""

    part: str
    kind: str
    subtype: str
    field: str
    count: int
    records: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """Different persons, and how many times a person was counted (lượt)."""

    persons: int = 0
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose people: in these ``roles``; of ``units`` and ``subtypes`` (None: of all, and of records without one).

    ``until``: units that count up to an ISO day only.
    """

    roles: frozenset[str]
    units: Sequence[str] | None = None
    subtypes: Sequence[str] | None = None
    until: Mapping[str, str] = field(default_factory=dict)

    @property
    def parameters(self) -> dict[str, Value]:
        """What the clause asks for."""
        return {
            "roles": json.dumps(sorted(self.roles)),
            "until": json.dumps(dict(self.until)),
            "units": None if self.units is None else json.dumps(list(self.units)),
            "subtypes": None if self.subtypes is None else json.dumps(list(self.subtypes)),
        }


class PartFigures:
    """Answers for a ``Span``, part by part; without a part of its own everything is the part ""."""

    def __init__(self, connection: Connection, standing: Standing | None = None) -> None:
        self._connection = connection
        self._standing = standing or Standing(connection)
        self._same = SamePersons(connection, self._standing)

    def sums(self, span: Span, part: PartKey = WHOLE) -> list[SumRow]:
        """Return records, đồng and turns. A unit's rows come in the order of the index, so nothing is sorted twice."""
        rows = self._read(
            f"SELECT {part.key} AS part, v.kind, coalesce(v.subtype, ''), count(*),"  # noqa: S608
            f" coalesce(sum({part.value}), 0), coalesce(sum(v.turns), 0) FROM version v{part.join} {span.condition}"
            f" GROUP BY v.kind, v.unit, v.subtype{_and(part)}",
            span,
            part,
        )
        sums: dict[tuple[str, str, str], tuple[int, int, int]] = {}
        for name, kind, subtype, records, value, turns in rows:
            before = sums.get((name, kind, subtype), (0, 0, 0))
            sums[name, kind, subtype] = before[0] + records, before[1] + value, before[2] + turns
        return [SumRow(*key, *added) for key, added in sums.items()]

    def funding(self, span: Span, part: PartKey = WHOLE) -> list[FundingRow]:
        """Return the đồng of each source."""
        rows = self._read(
            f"SELECT {part.key} AS part, v.kind, s.source, sum(s.amount) FROM {JOINED} version_funding s"  # noqa: S608
            f" ON s.version = v.seq{part.join}{part.lines} {span.condition} GROUP BY v.kind, s.source{_and(part)}",
            span,
            part,
        )
        return [FundingRow(*row) for row in rows]

    def counts(self, span: Span, part: PartKey = WHOLE) -> list[CountRow]:
        """Return the rows and the whole numbers that measures sum up, by subtype and field."""
        rows = self._read(
            f"SELECT {part.key} AS part, v.kind, coalesce(v.subtype, ''), s.field, sum(s.count), count(*)"  # noqa: S608
            f" FROM {JOINED} version_rows s ON s.version = v.seq{part.join} {span.condition}"
            f" GROUP BY v.kind, v.subtype, s.field{_and(part)}",
            span,
            part,
        )
        return [CountRow(*row) for row in rows]

    def people(self, span: Span, wanted: Wanted, part: PartKey = WHOLE) -> dict[str, People]:
        """Return different persons and turns by part; over several units persons are one who the province says are one.

        A person who is in two parts is counted in both: parts are never added up.
        """
        several = span.unit is None and (wanted.units is None or len(wanted.units) > 1)
        one = self._same.counting("s", unit="v.unit" if several else "")
        before = one.before
        if part.before:
            before = f"{before.rstrip()}, {part.before} " if before else f"WITH {part.before} "
        rows = self._connection.read(
            self._standing.sql(
                f"{before}SELECT {part.key} AS part, count(DISTINCT {one.key}), count(*)"  # noqa: S608
                f" FROM {JOINED} version_person s ON s.version = v.seq{one.join}{part.join} {span.condition}{_WANTED}"
                " GROUP BY part"
            ),
            {**span.parameters, **one.parameters, **wanted.parameters, **part.parameters},
        )
        return {name: People(persons, turns) for name, persons, turns in rows}

    def _read(self, sql: str, span: Span, part: PartKey) -> list[Row]:
        return self._connection.read(self._standing.sql(sql), {**span.parameters, **part.parameters})


def _and(part: PartKey) -> str:
    return "" if part is WHOLE else ", part"
