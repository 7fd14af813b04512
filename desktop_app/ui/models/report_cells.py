"""A report's typed values as a person reads them, and the cells they are drawn as."""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import Cell, ReportColumn, ReportRow, Sort
from desktop_app.domain.rounded_words import rate_in_text
from desktop_app.messages.shown_fields import day_words
from desktop_app.services.reporting import qualified
from desktop_app.ui.parts import cell_ink

NOTHING: Final = "—"
FIGURES: Final[frozenset[Sort]] = frozenset(("count", "money", "rate", "day"))
"""What stands at the right, one digit under the other."""
_INDENT: Final = "    "


def sort_of(cell: Cell, column: ReportColumn) -> Sort:
    """Return how a value reads: as the cell says, as its column where the cell says nothing."""
    return column.sort if cell.sort == "text" else cell.sort


def value_words(cell: Cell, column: ReportColumn) -> str:
    """Return a value as it reads, with the word that says how exact it is; "" for none."""
    if cell.value is None or cell.value == "":
        return ""
    return qualified(_plain(cell.value, sort_of(cell, column)), cell.qualifier)


def _plain(value: int | str, sort: Sort) -> str:
    if isinstance(value, int):
        return format_money(value)
    if sort == "rate" and _is_rate(value):
        return rate_in_text(value)
    return _day(value) if sort == "day" else value


def _is_rate(value: str) -> bool:
    """Tell a rate from words that stand in its place."""
    return value.lstrip("-").replace(".", "", 1).isdecimal()


def _day(value: str) -> str:
    """Return an ISO day as it reads; a month, a year or words stay as they are."""
    try:
        return day_words(date.fromisoformat(value))
    except ValueError:
        return value


def stands_right(cell: Cell, column: ReportColumn) -> bool:
    """Tell whether a value stands at the right: figures, rates and days do, words among them do not."""
    sort = sort_of(cell, column)
    if isinstance(cell.value, int) or cell.value is None:
        return sort in FIGURES
    return sort == "day" or (sort == "rate" and _is_rate(cell.value))


def drawn(cell: Cell, column: ReportColumn, row: ReportRow, *, first: bool) -> cell_ink.Cell:
    """Return what is drawn of one value; what leads to records has the colour of a link."""
    words = value_words(cell, column)
    if row.role == "group":
        return cell_ink.Cell(words, strong=True, ground="sunken")
    text = words or ("" if first else NOTHING)
    return cell_ink.Cell(
        f"{_INDENT * row.level}{text}" if first else text,
        right=stands_right(cell, column),
        strong=row.role == "total",
        tone="link" if cell.behind is not None and words else "",
    )
