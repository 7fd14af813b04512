"""How a cell of a report reads: once for screen, paper, Word, the command line and what a workbook holds as text.

Numbers and days read the Vietnamese way in every language; only the words that say how exact a number is are in it.
A per cent sign stands at its number ("91,75%"), without zeros nobody measured; of the two ways that are written this
is the one of the article and of every sentence of the reports.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from desktop_app.base.i18n import Language
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import Cell, ReportColumn, RowRole, Sort
from desktop_app.domain.rounded_words import QUALIFIERS, rate_in_text
from desktop_app.domain.value_checks import DECIMAL

NOTHING: Final = "—"
"""What stands where there is no figure. Zero is a figure."""
NUMBERS: Final[frozenset[Sort]] = frozenset(("count", "money", "rate"))
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def qualified(amount: str, qualifier: Qualifier, language: Language = "vi") -> str:
    """Return an amount after the word that says how exact it is; an exact one as it is."""
    return f"{QUALIFIERS[language][qualifier]}{amount}"


def sort_of(cell: Cell, column: ReportColumn) -> Sort:
    """Return how a value reads: as the cell says, as its column where the cell says nothing."""
    return column.sort if cell.sort == "text" else cell.sort


def is_rate(value: str) -> bool:
    """Tell a rate from words that stand in its place."""
    return DECIMAL.fullmatch(value) is not None


def cell_words(cell: Cell, column: ReportColumn, language: Language = "vi") -> str:
    """Return how a value reads: "trên 1.234", "91,75%", "05/02/2026"; "" for none."""
    value, sort = cell.value, sort_of(cell, column)
    if value is None or value == "":
        return ""
    if isinstance(value, int):
        return str(value) if sort == "code" else qualified(_number(value, sort), cell.qualifier, language)
    if sort == "rate" and is_rate(value):
        return qualified(rate_in_text(value), cell.qualifier, language)
    if sort == "day":
        return _day(value)
    return qualified(value, cell.qualifier, language) if sort in NUMBERS else value


def shown_words(cell: Cell, column: ReportColumn, role: RowRole = "row", language: Language = "vi") -> str:
    """Return what stands in a table after its first column: the value, or that there is none.

    A total has its words in its first cell: where it adds nothing up, its other cells of words stay empty.
    """
    words = cell_words(cell, column, language)
    if words or role == "group" or (role == "total" and sort_of(cell, column) in ("text", "code")):
        return words
    return NOTHING


def figure_words(cell: Cell | None, language: Language = "vi") -> str:
    """Return how a figure reads by itself, away from its table: "trên 2.034", "—" for none."""
    return (cell_words(cell, ReportColumn("", "", cell.sort), language) if cell is not None else "") or NOTHING


def _number(value: int, sort: Sort) -> str:
    return rate_in_text(str(value)) if sort == "rate" else format_money(value)


def _day(value: str) -> str:
    """Return an ISO day as tables write it; a month, a year or words stay as they are."""
    try:
        return f"{date.fromisoformat(value):%d/%m/%Y}" if _DAY.fullmatch(value) else value
    except ValueError:
        return value
