"""A table of a report for the clipboard: tab-separated text, and HTML whose figures spreadsheets add up."""

from __future__ import annotations

from desktop_app.domain.clipboard_html import html_table, number_cell, text_cell
from desktop_app.domain.formulas import harmless
from desktop_app.domain.grid_clipboard import write_table
from desktop_app.domain.report_model import Cell, ReportColumn, ReportRow, ReportTable
from desktop_app.ui.models.report_cells import value_words


def as_text(table: ReportTable) -> str:
    """Return heads and rows; whole numbers that are exact have no dots, so that any spreadsheet reads them."""
    lines = [[harmless(_one_line(column.title)) for column in table.columns]]
    for row in table.rows:
        lines.append([_number(cell) or harmless(_words(cell, column)) for cell, column in _cells(table, row)])
    return write_table(lines)


def as_html(table: ReportTable) -> str:
    """Return the same as a table of HTML; what is said about a number ("trên") makes it a text."""
    heads = [harmless(_one_line(column.title)) for column in table.columns]
    return html_table(heads, [[_html(cell, column) for cell, column in _cells(table, row)] for row in table.rows])


def _cells(table: ReportTable, row: ReportRow) -> list[tuple[Cell, ReportColumn]]:
    """Return as many cells as there are columns."""
    cells = [*row.cells, *[Cell()] * (len(table.columns) - len(row.cells))]
    return list(zip(cells, table.columns, strict=True))


def _number(cell: Cell) -> str:
    """Return a number that can be calculated with, "" for anything else."""
    return str(cell.value) if isinstance(cell.value, int) and cell.qualifier == "exact" else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _words(cell: Cell, column: ReportColumn) -> str:
    return _one_line(value_words(cell, column))


def _html(cell: Cell, column: ReportColumn) -> str:
    number = _number(cell)
    return number_cell(number) if number else text_cell(_words(cell, column))
