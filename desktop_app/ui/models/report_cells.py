"""A report's typed values as a person reads them, and the cells they are drawn as."""

from __future__ import annotations

from typing import Final

from desktop_app.base import i18n
from desktop_app.domain.cell_words import cell_words, is_rate, shown_words, sort_of
from desktop_app.domain.report_model import Cell, ReportColumn, ReportRow, Sort
from desktop_app.ui.parts import cell_ink

FIGURES: Final[frozenset[Sort]] = frozenset(("count", "money", "rate", "day"))
"""What stands at the right, one digit under the other."""
_INDENT: Final = "    "


def value_words(cell: Cell, column: ReportColumn) -> str:
    """Return a value as it reads in the language of the window, "" for none."""
    return cell_words(cell, column, i18n.language())


def stands_right(cell: Cell, column: ReportColumn) -> bool:
    """Tell whether a value stands at the right: figures, rates and days do, words among them do not."""
    sort = sort_of(cell, column)
    if isinstance(cell.value, int) or cell.value is None:
        return sort in FIGURES
    return sort == "day" or (sort == "rate" and is_rate(cell.value))


def drawn(cell: Cell, column: ReportColumn, row: ReportRow, *, first: bool) -> cell_ink.Cell:
    """Return what is drawn of one value; what leads to records has the colour of a link."""
    words = value_words(cell, column)
    if row.role == "group":
        return cell_ink.Cell(words, strong=True, ground="sunken")
    return cell_ink.Cell(
        f"{_INDENT * row.level}{words}" if first else shown_words(cell, column, row.role, i18n.language()),
        right=stands_right(cell, column),
        strong=row.role == "total",
        tone="link" if cell.behind is not None and words else "",
    )
