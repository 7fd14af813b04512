"""A report as an Excel workbook: a sheet for each table with live sums, one of charts, one of notes.

Totals of columns that add up are formulas over their rows and hold the report's own figure until Excel works them out
anew; a total that is no sum of its rows stays a number, and a note says so. Words are Vietnamese, as the report has to
be. No clock: the same report and the same ``created`` give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from desktop_app.base.clock import VIETNAM
from desktop_app.domain.report_model import (
    Cell,
    Report,
    ReportChart,
    ReportColumn,
    ReportRow,
    ReportSection,
    ReportTable,
)
from desktop_app.sheets.held_texts import TITLE_LETTERS, held_text, sheet_title
from desktop_app.sheets.report_cells import CellWriter, Look, number_format, number_of
from desktop_app.sheets.report_charts import write_charts
from desktop_app.sheets.report_sums import summed_rows

HEAD: Final = 4
"""The row of a table's head, counted from 0: title, period and unit stand over it."""
NOTES: Final = "Ghi chú"
CHARTS: Final = "Biểu đồ"
_NO_SUM: Final = "Số ở dòng “{row}”, cột {columns} là số của báo cáo, không phải tổng các dòng trên."
_WIDEST: Final = 60
_LEAST: Final = 9
_WIDE_TABLE: Final = 6
_A4: Final = 9
_NOTE_WIDTH: Final = 110
_RESERVED: Final = frozenset({"history"})
"""Excel keeps this name for itself."""


def write_report(path: Path, report: Report, *, created: datetime, check: Callable[[], None] = lambda: None) -> None:
    """Write the report to ``path``. What ``check``, asked at each row, raises is passed on. Raises OSError."""
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    made = created.astimezone(VIETNAM).replace(tzinfo=None)
    book.set_properties({"title": held_text(report.title)[0], "created": made})
    writer = CellWriter(book)
    names = _Names()
    for part in report.parts:
        if isinstance(part, ReportTable):
            _TableSheet(book.add_worksheet(names.free(part.title)), writer, part).write(report, check)
    charts = [part for part in report.parts if isinstance(part, ReportChart)]
    if charts:
        write_charts(book, book.add_worksheet(names.free(CHARTS)), writer, charts)
    _notes(book.add_worksheet(names.free(NOTES)), writer, report, made)
    try:
        book.close()
    except XlsxFileError as error:
        raise error.args[0] from error


class _Names:
    """Names of sheets: no two alike, whatever their case."""

    def __init__(self) -> None:
        self._taken: set[str] = set(_RESERVED)

    def free(self, title: str) -> str:
        """Return a name like ``title`` that no sheet has."""
        letters = "".join(one for one in held_text(title)[0] if one.isprintable() and ord(one) < 0x10000)
        wanted = sheet_title(letters) or "Bảng"
        name, number = wanted, 1
        while name.casefold() in self._taken or name.lower() in self._taken:
            number += 1
            mark = f" {number}"
            name = f"{wanted[: TITLE_LETTERS - len(mark)].rstrip()}{mark}"
        self._taken |= {name.casefold(), name.lower()}
        return name


class _TableSheet:
    """One table on its sheet."""

    def __init__(self, sheet: Worksheet, writer: CellWriter, table: ReportTable) -> None:
        self._sheet = sheet
        self._writer = writer
        self._table = table
        self._widths = [_LEAST] * max(1, len(table.columns))

    def write(self, report: Report, check: Callable[[], None]) -> None:
        """Write what stands over the table, its head, rows and notes."""
        writer, sheet, columns = self._writer, self._sheet, self._table.columns
        writer.text(sheet, (0, 0), self._table.title or report.title, writer.format("title"))
        for row, text in enumerate((report.period, report.unit), start=1):
            writer.text(sheet, (row, 0), text)
        for place, column in enumerate(columns):
            self._widen(place, writer.text(sheet, (HEAD, place), _head(column), writer.format("head")) // 2)
        apart: list[str] = []
        for place in range(len(self._table.rows)):
            check()
            apart += self._row(place)
        below = HEAD + len(self._table.rows) + 2
        notes = [note for note in (*self._table.notes, *dict.fromkeys(apart)) if note.strip()]
        for row, note in enumerate(notes, start=below):
            writer.text(sheet, (row, 0), note, writer.format("note"))
        self._lay_out()

    def _row(self, place: int) -> list[str]:
        """Write a row and return what has to be said of its totals."""
        row = self._table.rows[place]
        if row.role == "group":
            words = str(row.cells[0].value or "") if row.cells else ""
            self._writer.text(self._sheet, (HEAD + 1 + place, 0), words, self._writer.format("bold"))
            return []
        no_sums = []
        for column, cell in zip(range(len(self._table.columns)), row.cells, strict=False):
            if row.role == "total" and not self._total(place, column, cell):
                no_sums.append(f"“{_head(self._table.columns[column])}”")
            if row.role != "total":
                self._cell(place, column, row, cell)
        if not no_sums:
            return []
        words = str(row.cells[0].value or "")
        return [_NO_SUM.format(row=words, columns=", ".join(no_sums))]

    def _cell(self, place: int, column: int, row: ReportRow, cell: Cell) -> None:
        look: Look = "bold" if row.role == "total" else "plain"
        at, indent = (HEAD + 1 + place, column), row.level if column == 0 else 0
        rate = _rate_format(self._table.columns[column])
        self._widen(column, self._writer.cell(self._sheet, at, cell, look, indent=indent, rate=rate) + indent)

    def _total(self, place: int, column: int, cell: Cell) -> bool:
        """Write a value of a total row; tell whether it is a sum, or nothing that looks like one."""
        rows = summed_rows(self._table, place, column)
        if not rows:
            self._cell(place, column, self._table.rows[place], cell)
            return number_of(cell) is None or cell.sort == "rate"
        first = HEAD + 1
        ranges = ",".join(xl_range(first + one.first, column, first + one.last, column) for one in rows)
        form = self._writer.format("bold", number_format(cell, _rate_format(self._table.columns[column])))
        value = number_of(cell)
        self._sheet.write_formula(first + place, column, f"=SUM({ranges})", form, int(value or 0))
        self._widen(column, len(f"{value:,}") + 8)
        return True

    def _widen(self, column: int, letters: int) -> None:
        self._widths[column] = max(self._widths[column], letters)

    def _lay_out(self) -> None:
        sheet = self._sheet
        for column, width in enumerate(self._widths):
            sheet.set_column(column, column, min(width, _WIDEST) + 2)
        sheet.freeze_panes(HEAD + 1, 1)
        sheet.repeat_rows(HEAD)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        if len(self._widths) > _WIDE_TABLE:
            sheet.set_landscape()
        last = xl_range(0, 0, HEAD + 1 + len(self._table.rows), len(self._widths) - 1)
        sheet.ignore_errors({"number_stored_as_text": last})


def _head(column: ReportColumn) -> str:
    title = " ".join(column.title.split())
    return f"{title} (%)" if column.sort == "rate" and "%" not in title else title


def _rate_format(column: ReportColumn) -> str:
    """Return the format of a rate: the head says per cent, or the cell does."""
    return "0.00" if column.sort == "rate" else '0.00"%"'


def _notes(sheet: Worksheet, writer: CellWriter, report: Report, made: datetime) -> None:
    """Write what the report is, what it says in words, what it rests on."""
    wrapped = writer.format("wrapped")
    facts = (
        ("Báo cáo", report.title),
        ("Kỳ", report.period),
        ("Đơn vị", report.unit),
        ("Mã", report.code),
        ("Lập lúc", f"{made:%H:%M} ngày {made:%d/%m/%Y}"),
    )
    row = 0
    for name, text in facts:
        if text:
            writer.text(sheet, (row, 0), name, writer.format("bold"))
            writer.text(sheet, (row, 1), text, wrapped)
            row += 1
    said: list[tuple[str, Sequence[str]]] = [
        (part.title, part.lines) for part in report.parts if isinstance(part, ReportSection)
    ]
    said += [("Số liệu dựa trên", report.basis), (NOTES, report.notes)]
    for title, lines in said:
        told = [line for line in lines if line.strip()]
        if not told:
            continue
        row += 1
        writer.text(sheet, (row, 0), title, writer.format("bold"))
        for line in told:
            row += 1
            writer.text(sheet, (row, 1), line, wrapped)
        row += 1
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, _NOTE_WIDTH)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
