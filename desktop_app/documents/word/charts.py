"""A chart in a Word file: its figures as a table, which the office can edit, where a picture of bars could not be.

What stands at the bars on paper stands in the table too: shares and their whole, how much of a pledge was reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.documents.cells import PADDING, Column
from desktop_app.documents.chart_blocks import ChartBlock
from desktop_app.documents.chart_figures import VIETNAMESE, ShownChart, shown
from desktop_app.documents.column_widths import Content, least_width, shared_out
from desktop_app.documents.page import BODY_BOLD, MM
from desktop_app.documents.table_blocks import Foot, TableBlock
from desktop_app.documents.tables import CELL
from desktop_app.documents.word.dispatch import write_block
from desktop_app.documents.word.markup import CENTRED
from desktop_app.documents.word.writer import WordWriter
from desktop_app.domain.cell_words import NOTHING
from desktop_app.domain.money import format_money

_LABEL: Final = "Nội dung"
_VALUE: Final = "Số liệu"
_SHARE: Final = "Tỷ lệ"
_REACHED: Final = "Tỷ lệ đạt"
_WHOLE: Final = "Tổng số"
_LEAST: Final = 25.0
"""Millimetres of a column of figures."""


@write_block.register
def _chart(block: ChartBlock, writer: WordWriter) -> None:
    chart = shown(block.chart)
    shares = chart.compares or chart.whole is not None
    heads = [_LABEL, *(f"{title or _VALUE}{_measured(chart)}" for title in chart.titles)]
    rows = [[row.label, *(_figure(chart, value) for value in row.values)] for row in chart.rows]
    if shares:
        heads.append(_REACHED if chart.compares else _SHARE)
        rows = [[*cells, chart.share(row) or NOTHING] for cells, row in zip(rows, chart.rows, strict=True)]
    totals = [] if chart.whole is None else [[_WHOLE, _figure(chart, chart.whole), "100%"]]
    contents = [Content(head, [row[place] for row in (*rows, *totals)], place > 0) for place, head in enumerate(heads)]
    columns = [
        Column(head, width, "right" if place else "left")
        for place, (head, width) in enumerate(zip(heads, _widths(contents, writer.width / MM), strict=True))
    ]
    with writer.together():  # a title never stands at the end of a page without its table
        writer.gap(12)
        writer.paragraph(block.chart.title, BODY_BOLD, CENTRED)
        foot = Foot(totals)
        write_block(TableBlock(columns, rows, lambda: foot, empty=VIETNAMESE.nothing, above=4.0), writer)


def _widths(contents: Sequence[Content], room: float) -> list[float]:
    """Return the widths in millimetres: figures take what they need, the words they belong to what is left."""
    figures = [max(_LEAST, least_width(one, CELL, PADDING)) for one in contents[1:]]
    left = room - sum(figures)
    if left < least_width(contents[0], CELL, PADDING) or left < room / 3:
        return shared_out(contents, room, CELL, PADDING)
    return [left, *figures]


def _measured(chart: ShownChart) -> str:
    return f" ({chart.unit})" if chart.unit and chart.sort != "rate" else ""


def _figure(chart: ShownChart, value: int | None) -> str:
    return chart.short(value) if value is None or chart.sort == "rate" else format_money(value)
