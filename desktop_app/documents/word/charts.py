"""A chart in a Word file: its figures as a table, which the office can edit, where a picture of bars could not be."""

from __future__ import annotations

from typing import Final

from desktop_app.documents.cells import PADDING, Column
from desktop_app.documents.chart_blocks import ChartBlock
from desktop_app.documents.chart_figures import VIETNAMESE, ShownChart, shown
from desktop_app.documents.column_widths import Content, shared_out
from desktop_app.documents.page import BODY_BOLD, MM
from desktop_app.documents.table_blocks import TableBlock
from desktop_app.documents.tables import CELL
from desktop_app.documents.word.dispatch import write_block
from desktop_app.documents.word.markup import CENTRED
from desktop_app.documents.word.writer import WordWriter
from desktop_app.domain.money import format_money

_LABEL: Final = "Nội dung"
_VALUE: Final = "Số liệu"


@write_block.register
def _chart(block: ChartBlock, writer: WordWriter) -> None:
    chart = shown(block.chart)
    with writer.together():
        writer.gap(12)
        writer.paragraph(block.chart.title, BODY_BOLD, CENTRED)
    titles = [f"{title or _VALUE}{_measured(chart)}" for title in chart.titles]
    rows = [(row.label, *(_figure(chart, value) for value in row.values)) for row in chart.rows]
    heads = [_LABEL, *titles]
    contents = [Content(head, [row[place] for row in rows], place > 0) for place, head in enumerate(heads)]
    widths = shared_out(contents, writer.width / MM, CELL, PADDING)
    columns = [
        Column(head, width, "right" if place else "left")
        for place, (head, width) in enumerate(zip(heads, widths, strict=True))
    ]
    write_block(TableBlock(columns, rows, empty=VIETNAMESE.nothing, above=4.0), writer)


def _measured(chart: ShownChart) -> str:
    return f" ({chart.unit})" if chart.unit and chart.sort != "rate" else ""


def _figure(chart: ShownChart, value: int | None) -> str:
    return chart.short(value) if value is None or chart.sort == "rate" else format_money(value)
