"""The charts of a report in its workbook: their figures as small tables, each with Excel's own chart beside it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from desktop_app.domain.report_model import Cell, ReportChart
from desktop_app.sheets.report_cells import CellWriter

_BESIDE: Final = 5
"""The column charts stand in: what they are made of has a label and at most two series."""
_HIGH: Final = 18
"""Rows a chart takes."""
_ROW_POINTS: Final = 20
_PER_CENT: Final = Decimal(100)
"""Values of a rate are hundredths of a per cent."""


def write_charts(
    book: xlsxwriter.Workbook, sheet: Worksheet, writer: CellWriter, charts: Sequence[ReportChart]
) -> None:
    """Write all charts one under the other."""
    row = 0
    for chart in charts:
        row = _write(book, sheet, writer, chart, row)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 3, 20)


def _write(book: xlsxwriter.Workbook, sheet: Worksheet, writer: CellWriter, chart: ReportChart, top: int) -> int:
    """Write one chart from the row ``top`` on and return the row for the next one."""
    writer.text(sheet, (top, 0), chart.title, writer.format("title"))
    head = top + 1
    for column, series in enumerate(chart.series, start=1):
        unit = "%" if chart.sort == "rate" else chart.unit
        title = " ".join(part for part in (series.title, f"({unit})" if unit else "") if part)
        writer.text(sheet, (head, column), title or "Số liệu", writer.format("head"))
        for row, value in enumerate(series.values[: len(chart.labels)], start=head + 1):
            writer.cell(sheet, (row, column), _cell(chart, value), rate="0.00")
    for row, label in enumerate(chart.labels, start=head + 1):
        writer.text(sheet, (row, 0), label)
    last = head + len(chart.labels)
    if not chart.labels or not chart.series:
        return last + 2
    name = sheet.name
    drawn: Any = book.add_chart({"type": _type(chart)})
    for column in range(1, len(chart.series) + 1):
        drawn.add_series(
            {
                "name": [name, head, column],
                "categories": [name, head + 1, 0, last, 0],
                "values": [name, head + 1, column, last, column],
                "data_labels": {"value": True},
            }
        )
    drawn.set_title({"none": True})
    if _type(chart) == "bar":
        drawn.set_y_axis({"reverse": True})
    if len(chart.series) < 2 and _type(chart) != "pie":
        drawn.set_legend({"none": True})
    rows = max(_HIGH, len(chart.labels) + 4) if _type(chart) == "bar" else _HIGH
    drawn.set_size({"width": 720, "height": min(rows, 3 * _HIGH) * _ROW_POINTS})
    sheet.insert_chart(top + 1, _BESIDE, drawn)
    return max(last, top + 1 + min(rows, 3 * _HIGH)) + 2


def _cell(chart: ReportChart, value: int | None) -> Cell:
    if value is None:
        return Cell()
    if chart.sort == "rate":
        return Cell(f"{Decimal(value) / _PER_CENT:f}", "rate")
    return Cell(value, "count")


def _type(chart: ReportChart) -> str:
    """Return Excel's chart: years stand beside each other, everything else lies."""
    if chart.chart == "columns":
        return "column"
    values = [value for one in chart.series for value in one.values]
    parts = chart.chart == "shares" and len(chart.series) == 1 and len(values) <= 8
    return "pie" if parts and all(value is not None and value >= 0 for value in values) else "bar"
