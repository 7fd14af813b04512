"""Sums of all units over a period, from the tables that hold what counts and nothing else. Reads only.

A record's own row, its persons and its money lie on pages of their own, and a report of a million records would visit
them all. The ``counted_…`` tables (``report_steps``) are walked in the order of their keys instead. They know dated
records as they count now, so who asks about one unit, a day or a moment asks the versions themselves: ``tells`` says.
"""

from __future__ import annotations

from typing import Final

from desktop_app.storage.connection import Connection, Row
from desktop_app.storage.errors import SumTooLarge
from desktop_app.storage.figures import Span
from desktop_app.storage.parts import WHOLE, PartKey, part_key
from desktop_app.storage.standing import Standing

BY_UNIT: Final = part_key("unit")
WITHIN: Final = "occurred_from >= :start AND occurred_to <= :end"
_MOST: Final = 2**63 - 1
"""What SQLite adds up elsewhere."""
_KINDS: Final = " AND kind IN (SELECT value FROM json_each(:kinds))"


def tells(standing: Standing, span: Span, part: PartKey) -> bool:
    """Return whether the figures of ``span`` by ``part`` can be read from what counts now."""
    if span.nature != "flow" or span.unit is not None or standing.basis.moment is not None:
        return False
    return part == WHOLE or (part == BY_UNIT and not standing.left_out)


class CountedRows:
    """Sums for a ``Span`` that ``tells`` allows. What is left out is taken off in rows of its own.

    Raises SumTooLarge where a sum is beyond what the rest of the program adds up.
    """

    def __init__(self, connection: Connection, standing: Standing) -> None:
        self._connection = connection
        self._standing = standing

    def sums(self, span: Span) -> list[Row]:
        """Return (part "", kind, subtype, records, đồng, turns)."""
        counted = self._read(
            span,
            "SELECT '', kind, subtype, sum(records), sum(value_high), sum(value_low), sum(turns_high), sum(turns_low)"
            " FROM counted_day WHERE true",
            "GROUP BY kind, subtype HAVING sum(records) <> 0",
        )
        return [(*row[:4], _whole(*row[4:6]), _whole(*row[6:])) for row in counted] + self._taken_off(
            span,
            "SELECT '', v.kind, coalesce(v.subtype, ''), -count(*), -coalesce(sum(v.value), 0),"
            " -coalesce(sum(v.turns), 0)",
            "GROUP BY v.kind, v.subtype",
        )

    def counts(self, span: Span) -> list[Row]:
        """Return (part "", kind, subtype, field, sum, records)."""
        counted = self._read(
            span,
            "SELECT '', kind, subtype, field, sum(count_high), sum(count_low), sum(records) FROM counted_number"
            " WHERE true",
            "GROUP BY kind, subtype, field HAVING sum(records) <> 0",
        )
        return [(*row[:4], _whole(*row[4:6]), row[6]) for row in counted] + self._taken_off(
            span,
            "SELECT '', v.kind, coalesce(v.subtype, ''), s.field, -sum(s.count), -count(*)",
            "GROUP BY v.kind, v.subtype, s.field",
            side="version_rows",
        )

    def funding(self, span: Span, part: PartKey) -> list[Row]:
        """Return (part, kind, source, đồng)."""
        units = "unit = ''" if part == WHOLE else "unit > ''"
        counted = self._read(
            span,
            f"SELECT unit, kind, source, sum(amount_high), sum(amount_low) FROM counted_funding WHERE {units}",  # noqa: S608
            "GROUP BY unit, kind, source HAVING sum(lines) <> 0",
        )
        return [(*row[:3], _whole(*row[3:])) for row in counted] + self._taken_off(
            span,
            "SELECT '', v.kind, s.source, -sum(s.amount)",
            "GROUP BY v.kind, s.source",
            side="version_funding",
        )

    def _read(self, span: Span, counted: str, by: str) -> list[Row]:
        kinds = "" if span.kinds is None else _KINDS
        return self._connection.read(f"{counted} AND {WITHIN}{kinds} {by}", span.parameters)

    def _taken_off(self, span: Span, sums: str, by: str, *, side: str = "") -> list[Row]:
        if not self._standing.left_out:
            return []
        joined = f" CROSS JOIN {side} s ON s.version = v.seq" if side else ""
        return self._connection.read(
            f"{sums} FROM {self._standing.left_out} o CROSS JOIN version v ON v.seq = o.seq{joined}"
            f" {span.condition} {by}",
            span.parameters,
        )


def _whole(high: int, low: int) -> int:
    """Return the number of which a table holds the thousand millions and what is left of them."""
    number = high * 10**9 + low
    if abs(number) > _MOST:
        raise SumTooLarge()
    return number
