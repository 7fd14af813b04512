"""Which rows of a report's table a total adds up, so that a spreadsheet can go on adding them. Pure.

Only what adds up is told: a total of persons who are counted once, or of parts that overlap, is no sum of its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from desktop_app.domain.report_model import ReportTable

MOST_DIGITS: Final = 999_999_999_999_999
"""The greatest whole number that a spreadsheet holds exactly whatever is done with it (15 digits)."""
_MOST_RANGES: Final = 200
"""Ranges of one sum: Excel takes 255."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table that touch, by their index, both included."""

    first: int
    last: int


def summed_rows(table: ReportTable, total: int, column: int) -> list[Rows]:
    """Return the rows whose values in a column add up to the one in the row ``total``; [] where none do.

    A total at the end is of all rows, one between them of the rows since the last heading or total. Rows under another
    one ("trong đó") are parts of it already.
    """
    value = _value(table, total, column)
    if not table.columns[column].summed or value is None:
        return []
    for rows in _candidates(table, total):
        values = [_value(table, row, column, none=0) for row in rows]
        if rows and None not in values and sum(one or 0 for one in values) == value:
            found = _ranges(rows)
            return found if len(found) <= _MOST_RANGES else []
    return []


def _value(table: ReportTable, row: int, column: int, none: int | None = None) -> int | None:
    """Return a whole number that may be added, ``none`` for an empty cell, None for anything else."""
    cells = table.rows[row].cells
    cell = cells[column] if column < len(cells) else None
    if cell is None or cell.value is None:
        return none
    fits = isinstance(cell.value, int) and cell.sort in ("count", "money") and abs(cell.value) <= MOST_DIGITS
    return cell.value if fits and isinstance(cell.value, int) else None


def _candidates(table: ReportTable, total: int) -> Iterator[Sequence[int]]:
    """Yield what a total may be of, the likeliest first."""
    rows = table.rows
    ends = len(rows)
    while ends and rows[ends - 1].role == "total":
        ends -= 1
    begins = next((at + 1 for at in range(total - 1, -1, -1) if rows[at].role != "row"), 0)
    inner = any(one.role == "total" for one in rows[:ends])
    if total >= ends and not (inner and total == ends and total < len(rows) - 1):
        yield _outermost(table, range(total))
        yield [at for at in range(total) if rows[at].role == "total"]
    yield _outermost(table, range(begins, total))


def _outermost(table: ReportTable, places: range) -> list[int]:
    found = [at for at in places if table.rows[at].role == "row"]
    level = min((table.rows[at].level for at in found), default=0)
    return [at for at in found if table.rows[at].level == level]


def _ranges(rows: Sequence[int]) -> list[Rows]:
    found = []
    for _start, run in groupby(enumerate(rows), lambda one: one[1] - one[0]):
        places = [row for _place, row in run]
        found.append(Rows(places[0], places[-1]))
    return found
