"""A report without the persons it lists by name: what is kept of one, so that no name outlives an erasure by law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.base.i18n import _
from desktop_app.domain.report_model import Cell, Report, ReportRow, ReportTable


def unnamed(report: Report) -> Report:
    """Return the report with its persons numbered in the order of their rows; every figure stays where it is."""
    return replace(
        report, parts=tuple(_table(part) if isinstance(part, ReportTable) else part for part in report.parts)
    )


def numbered(place: int) -> str:
    """Return what stands for the person of the row ``place`` (from 1) where names are not shown."""
    return _("Người số {number}").format(number=place)


def _table(table: ReportTable) -> ReportTable:
    return replace(table, rows=tuple(_rows(table.rows)))


def _rows(rows: tuple[ReportRow, ...]) -> Iterator[ReportRow]:
    place = 0
    for row in rows:
        named = [at for at, cell in enumerate(row.cells) if cell.personal]
        place += bool(named)
        cells = [Cell(None, cell.sort) if cell.personal else cell for cell in row.cells]
        if named:
            cells[named[0]] = Cell(numbered(place))
        yield replace(row, cells=tuple(cells))
