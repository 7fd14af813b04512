"""One list as an Excel workbook, written row by row with flat memory: the head row bold, frozen, with filters.

Amounts are numbers shown as 1,234,567 (each Excel by its own signs), whole numbers and decimals as they are, days real
dates. Everything else is text in cells formatted as text, so that codes keep their zeros when they are edited, and
nothing is ever read as a formula or a link. No clock: the same cells and the same ``created`` give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import IO, Final, cast

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desktop_app.domain.formulas import harmless
from desktop_app.domain.sheet_cells import SheetCell
from desktop_app.sheets.held_texts import held_text, sheet_title

MOST_ROWS: Final = 1_048_575
"""Rows of a worksheet below its head (Excel's own limit is 1 048 576)."""
_FIRST_SOUND_DAY: Final = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was: days before are written as text."""
_WIDEST: Final = 60
_LEAST: Final = 8


@dataclass(frozen=True, slots=True)
class WorkbookWritten:
    """How many ``rows`` a workbook has, and how many texts were ``cut`` because no cell takes so much."""

    rows: int
    cut: int = 0


def write_workbook(
    path: Path,
    title: str,
    head: Sequence[str],
    rows: Iterable[Sequence[SheetCell]],
    *,
    created: datetime,
    scratch: Path,
) -> WorkbookWritten:
    """Write one sheet called ``title`` to ``path``. What is passing lies in the folder ``scratch``, to be removed.

    The caller sees that there are no more than ``MOST_ROWS``. What ``rows`` raises is passed on. Raises OSError.
    """
    book = xlsxwriter.Workbook(
        str(path),
        {
            "constant_memory": True,
            "tmpdir": str(scratch),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": harmless(title), "created": created.replace(tzinfo=None)})
    sheet = book.add_worksheet(sheet_title(title) or None)
    try:
        written = _Sheet(book, sheet, head).write(rows)
        book.close()
    except XlsxFileError as error:
        raise error.args[0] from error
    finally:
        # A workbook that was given up is never closed as one: only its file, which Windows could not remove else.
        passing = cast("IO[str] | None", sheet.row_data_fh)
        if passing is not None:
            passing.close()
    return written


class _Sheet:
    """The sheet on its way: formats, the widest text of each column, what was cut."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Worksheet, head: Sequence[str]) -> None:
        self._book = book
        self._sheet = sheet
        self._cut = 0
        self._widths = [_LEAST] * len(head)
        self._text = book.add_format({"num_format": "@", "valign": "top"})
        self._amount = book.add_format({"num_format": "#,##0", "valign": "top"})
        self._whole = book.add_format({"num_format": "0", "valign": "top"})
        self._day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self._decimals: dict[int, Format] = {}
        bold = book.add_format({"bold": True, "num_format": "@", "valign": "top"})
        for column, words in enumerate(head):
            self._put_text(0, column, words, bold)

    def write(self, rows: Iterable[Sequence[SheetCell]]) -> WorkbookWritten:
        """Write all rows, then what stands at the sheet as a whole."""
        count = 0
        for count, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                self._put(count, column, cell)
        self._sheet.freeze_panes(1, 0)
        if self._widths:
            self._sheet.autofilter(0, 0, count, len(self._widths) - 1)
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(width, _WIDEST) + 2)
        return WorkbookWritten(count, self._cut)

    def _put(self, row: int, column: int, cell: SheetCell) -> None:
        value = cell.value
        if isinstance(value, str):
            if value:
                self._put_text(row, column, value, self._text)
        elif isinstance(value, Decimal):
            self._widen(column, len(cell.text))
            # XlsxWriter writes the digits of a Decimal as they are; its annotation has forgotten it.
            self._sheet.write_number(row, column, cast("float", value), self._decimal(value))
        elif isinstance(value, int):
            self._widen(column, len(cell.text) + len(cell.text) // 3)
            self._sheet.write_number(row, column, value, self._amount if cell.sort == "amount" else self._whole)
        elif value < _FIRST_SOUND_DAY:
            self._put_text(row, column, cell.text, self._text)
        else:
            self._widen(column, len(cell.text))
            self._sheet.write_datetime(row, column, datetime.combine(value, time()), self._day)

    def _put_text(self, row: int, column: int, text: str, form: Format) -> None:
        text, cut = held_text(text)
        self._cut += cut
        self._widen(column, max(map(len, text.split("\n"))))
        self._sheet.write_string(row, column, text, form)

    def _widen(self, column: int, letters: int) -> None:
        if letters > self._widths[column]:
            self._widths[column] = letters

    def _decimal(self, value: Decimal) -> Format:
        """Return the format with as many decimals as were written."""
        exponent = value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        if places not in self._decimals:
            shown = "0." + "0" * places if places else "0"
            self._decimals[places] = self._book.add_format({"num_format": shown, "valign": "top"})
        return self._decimals[places]
