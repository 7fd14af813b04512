"""What a cell of a table is outside of the book: a number that is added up, a day that is sorted, or text.

One answer for the clipboard, CSV files and workbooks. Codes (personal numbers, telephones, document numbers) are text,
so that they keep their zeros. Nothing here is guarded against formulas: who writes a text asks ``formulas.harmless``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from desktop_app.domain.answers import amount_of, date_of, lines_of
from desktop_app.domain.definition import Field
from desktop_app.domain.display import display_field, display_whole
from desktop_app.domain.entry_context import NO_CONTEXT, EntryContext
from desktop_app.domain.records import Json
from desktop_app.domain.value_checks import DECIMAL

CellSort = Literal["text", "whole", "amount", "decimal", "day"]

_IN_A_LINE: Final = " · "
_BETWEEN_LINES: Final = "; "


@dataclass(frozen=True, slots=True)
class SheetCell:
    """``text`` is how people read it; ``value`` what a program calculates with, the text itself for text."""

    text: str
    sort: CellSort = "text"
    value: str | int | Decimal | date = ""


NO_CELL: Final = SheetCell("")


def text_cell(text: str) -> SheetCell:
    """Return a cell of plain words."""
    return SheetCell(text, "text", text)


def cell_of(
    field: Field, value: Json, language: str, context: EntryContext = NO_CONTEXT, *, lines: bool = False
) -> SheetCell:
    """Return the cell of an answer. A date known to the day is a day, less precise ones are text.

    ``lines``: of ``rows`` every column is told, not only who stands in them.
    """
    if value is None:
        return NO_CELL
    amount = amount_of(value) if field.type in ("money", "integer") else None
    if amount is not None:
        return SheetCell(str(amount), "amount" if field.type == "money" else "whole", amount)
    if field.type == "number" and isinstance(value, str) and DECIMAL.fullmatch(value):
        return SheetCell(display_field(field, value, language, context), "decimal", Decimal(value))
    day = date_of(value) if field.type == "partial_date" else None
    if day is not None and day.day is not None:
        return SheetCell(day.display(), "day", day.day)
    if lines and field.type == "rows":
        return text_cell(lines_text(field, value, language, context))
    return text_cell(display_whole(field, value, language, context))


def lines_text(field: Field, value: Json, language: str, context: EntryContext = NO_CONTEXT) -> str:
    """Return child rows as one text: the answers of a row in the order of its columns, one row after the other."""
    return _BETWEEN_LINES.join(
        _IN_A_LINE.join(
            text for column in field.fields if (text := display_whole(column, line.get(column.name), language, context))
        )
        for line in lines_of(value)
    )
