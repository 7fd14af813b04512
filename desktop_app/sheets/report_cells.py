"""The formats of a report's workbook, and how one value becomes a cell: a number that can be added, a day, or text.

A number known only to be over or nearly what is written stays a number; its format says the word. Numbers longer than
a spreadsheet holds are text.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final, Literal, cast

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desktop_app.domain.cell_words import cell_words, qualified
from desktop_app.domain.report_model import Cell, ReportColumn
from desktop_app.domain.value_checks import DECIMAL
from desktop_app.sheets.held_texts import held_text
from desktop_app.sheets.report_sums import MOST_DIGITS

_AS_IT_SAYS: Final = ReportColumn("", "")
"""A value in a workbook is of the sort that its cell says, wherever it stands."""
_FIRST_SOUND_DAY: Final = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was: days before are written as text."""
_MOST_RATE: Final = 15
"""Letters of a rate that is a number: of a longer one the last digits would be lost."""

Look = Literal["plain", "bold", "title", "note", "head", "wrapped"]
Place = tuple[int, int]


def shown_text(cell: Cell) -> str:
    """Return a value as text, where it is no number: as papers have it."""
    return cell_words(cell, _AS_IT_SAYS)


def number_of(cell: Cell) -> int | Decimal | None:
    """Return the number a cell holds, None where it is text or empty."""
    value = cell.value
    if isinstance(value, int):
        return value if cell.sort in ("count", "money", "rate") and abs(value) <= MOST_DIGITS else None
    if cell.sort == "rate" and value and DECIMAL.fullmatch(value) and len(value) <= _MOST_RATE:
        return Decimal(value)
    return None


class CellWriter:
    """Writes cells into the sheets of one workbook; every format is made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, look: Look = "plain", number: str = "@", *, indent: int = 0, right: bool = False) -> Format:
        """Return a format; ``number`` is Excel's for values, "@" for text."""
        asked: dict[str, Any] = {"num_format": number, "valign": "top"}
        if look in ("bold", "title", "head"):
            asked["bold"] = True
        if look == "title":
            asked["font_size"] = 14
        if look == "note":
            asked["italic"] = True
        if look == "wrapped":
            asked["text_wrap"] = True
        if look == "head":
            asked |= {"text_wrap": True, "align": "center", "valign": "vcenter", "border": 1}
        if indent:
            asked["indent"] = min(indent, 15)
        if right:
            asked["align"] = "right"
        key = tuple(sorted(asked.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(asked)
        return self._formats[key]

    def text(self, sheet: Worksheet, at: Place, text: str, form: Format | None = None) -> int:
        """Write a text, nothing for "". Returns how wide it is in letters."""
        held, _cut = held_text(text)
        if held:
            sheet.write_string(at[0], at[1], held, form or self.format())
        return max((len(line) for line in held.split("\n")), default=0)

    def cell(
        self, sheet: Worksheet, at: Place, cell: Cell, look: Look = "plain", *, indent: int = 0, rate: str = '0.00"%"'
    ) -> int:
        """Write a value; ``rate`` is the format of a rate. Returns how wide it is in letters."""
        number = number_of(cell)
        if number is not None:
            form = self.format(look, number_format(cell, rate))
            # XlsxWriter writes the digits of a Decimal as they are; its annotation has forgotten it.
            sheet.write_number(at[0], at[1], cast("float", number), form)
            return len(shown_text(cell)) + 1
        day = _day(cell.value) if cell.sort == "day" and isinstance(cell.value, str) else None
        if day is not None and day >= _FIRST_SOUND_DAY:
            form = self.format(look, "dd/mm/yyyy")
            sheet.write_datetime(at[0], at[1], datetime.combine(day, time()), form)
            return 10
        right = cell.sort in ("count", "money", "rate")
        return self.text(sheet, at, shown_text(cell), self.format(look, indent=indent, right=right))


def number_format(cell: Cell, rate: str) -> str:
    """Return Excel's format of a number, the word of how exact it is before it."""
    shown = rate if cell.sort == "rate" else "#,##0"
    word = qualified("", cell.qualifier)
    return f'"{word}"{shown}' if word else shown


def _day(value: int | str | None) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
