"""Sums for reports in one pass, told apart by part and subtype. Reads only.

What counts is the ``Span``'s condition under a ``Standing``; what a part is, ``parts`` says. What tables of what counts
know as well (``counted_rows``) is read there.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.storage.connection import Connection, Row
from desktop_app.storage.counted_people import CountedPeople
from desktop_app.storage.counted_rows import BY_UNIT, CountedRows, tells
from desktop_app.storage.figures import JOINED, Span
from desktop_app.storage.parts import WHOLE, PartKey
from desktop_app.storage.people_counts import PeopleCounting
from desktop_app.storage.standing import Standing


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


class PartFigures:
    """Answers for a ``Span``, part by part; without a part of its own everything is the part ""."""

    def __init__(self, connection: Connection, standing: Standing | None = None) -> None:
        self._connection = connection
        self._standing = standing or Standing(connection)
        self._counted = CountedRows(connection, self._standing)
        self.people = PeopleCounting(connection, self._standing)
        self.counted_people = CountedPeople(connection, self._standing)

    def quickly(self, span: Span, part: PartKey = WHOLE) -> bool:
        """Return whether ``counted_people`` can count the people of ``span`` by ``part``."""
        return tells(self._standing, span, part)

    def sums(self, span: Span, part: PartKey = WHOLE) -> list[SumRow]:
        """Return records, đồng and turns. A unit's rows come in the order of the index, so nothing is sorted twice."""
        if part == WHOLE and self.quickly(span):
            return [SumRow(*row) for row in self._counted.sums(span)]
        rows = self._read(
            f"SELECT {part.key} AS part, v.kind, coalesce(v.subtype, ''), count(*),"  # noqa: S608
            f" coalesce(sum({part.value}), 0), coalesce(sum(v.turns), 0) FROM version v{part.join} {span.condition}"
            f" GROUP BY v.kind, v.unit, v.subtype{'' if part == BY_UNIT else _and(part)}",
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
        if self.quickly(span, part):
            return [FundingRow(*row) for row in self._counted.funding(span, part)]
        rows = self._read(
            f"SELECT {part.key} AS part, v.kind, s.source, sum(s.amount) FROM {JOINED} version_funding s"  # noqa: S608
            f" ON s.version = v.seq{part.join}{part.lines} {span.condition} GROUP BY v.kind, s.source{_and(part)}",
            span,
            part,
        )
        return [FundingRow(*row) for row in rows]

    def counts(self, span: Span, part: PartKey = WHOLE) -> list[CountRow]:
        """Return the rows and the whole numbers that measures sum up, by subtype and field."""
        if part == WHOLE and self.quickly(span):
            return [CountRow(*row) for row in self._counted.counts(span)]
        rows = self._read(
            f"SELECT {part.key} AS part, v.kind, coalesce(v.subtype, ''), s.field, sum(s.count), count(*)"  # noqa: S608
            f" FROM {JOINED} version_rows s ON s.version = v.seq{part.join} {span.condition}"
            f" GROUP BY v.kind, v.subtype, s.field{_and(part)}",
            span,
            part,
        )
        return [CountRow(*row) for row in rows]

    def _read(self, sql: str, span: Span, part: PartKey) -> list[Row]:
        return self._connection.read(self._standing.sql(sql), {**span.parameters, **part.parameters})


def _and(part: PartKey) -> str:
    return "" if part is WHOLE else ", part"
