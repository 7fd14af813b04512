"""The heads of papers in Word: what stands side by side on paper stands in a table without rules."""

from __future__ import annotations

from dataclasses import replace

from docx.oxml.xmlchemy import BaseOxmlElement

from desktop_app.documents.fonts import Style, text_width
from desktop_app.documents.letterhead import (
    MOTTO,
    MOTTO_STYLE,
    NATION,
    NATION_STYLE,
    NUMBER_STYLE,
    OFFICE_STYLE,
    RIGHT_SHARE,
    SUPERIOR_STYLE,
    Letterhead,
    NationHead,
    NoHead,
    ReportHead,
    dateline,
)
from desktop_app.documents.page import BODY_ITALIC
from desktop_app.documents.typesetting import balanced
from desktop_app.documents.word.dispatch import write_head
from desktop_app.documents.word.markup import (
    CENTRED,
    LEFT,
    CellShape,
    RowShape,
    Shape,
    cell,
    paragraph,
    row,
    runs,
    table,
    written,
)
from desktop_app.documents.word.writer import WordWriter

_BETWEEN = 8.0
_RULE_HEIGHT = 5.0


@write_head.register
def _letterhead(head: Letterhead, writer: WordWriter) -> None:
    right = writer.width * RIGHT_SHARE + _BETWEEN / 2
    widths = [writer.width - right, right]
    inside = widths[0] - _BETWEEN
    left = _issuer(head, inside)
    numbered = [] if head.number is None else _lines(f"Số: {head.number or '……/……'}", NUMBER_STYLE, CENTRED)
    dated = _lines(dateline(head.place, head.day), BODY_ITALIC, CENTRED)
    top = [cell(content, CellShape(width)) for content, width in zip((left, _nation(right)), widths, strict=True)]
    low = [cell(content, CellShape(width)) for content, width in zip((numbered, dated), widths, strict=True)]
    writer.add(table([row(top, RowShape()), row(low, RowShape())], widths, ruled=False))


def _issuer(head: Letterhead, width: float) -> list[BaseOxmlElement]:
    shape = replace(CENTRED, right=_BETWEEN)
    found: list[BaseOxmlElement] = []
    longest = 0.0
    for text, style in ((head.superior, SUPERIOR_STYLE), (head.office, OFFICE_STYLE)):
        lines = balanced(written(text.upper()), style, width)
        longest = max(longest, *(text_width(line, style) for line in lines), 0.0)
        # Broken here, for Word would part the compounds that ``balanced`` keeps.
        found.append(paragraph(runs("\n".join(lines), style), shape, style))
    return [*found, short_rule(longest * 0.42, width, _BETWEEN)]  # NĐ 30: a third to a half of the line above


def _nation(width: float) -> list[BaseOxmlElement]:
    return [
        *_lines(NATION, NATION_STYLE, CENTRED),
        *_lines(MOTTO, MOTTO_STYLE, CENTRED),
        short_rule(text_width(MOTTO, MOTTO_STYLE), width),
    ]


@write_head.register
def _nation_head(_head: NationHead, writer: WordWriter) -> None:
    for part in _nation(writer.width):
        writer.add(part)


@write_head.register
def _no_head(_head: NoHead, _writer: WordWriter) -> None:
    """Write nothing: an appendix begins with its own mark."""


@write_head.register
def _report_head(head: ReportHead, writer: WordWriter) -> None:
    half = writer.width / 2
    left = [
        part
        for label, text in (("Công đoàn cấp trên", head.superior), ("Đơn vị báo cáo", head.office))
        for part in _lines(f"{label}: {text or '…' * 10}", SUPERIOR_STYLE, replace(LEFT, right=_BETWEEN))
    ]
    right = _lines(head.mark, OFFICE_STYLE, CENTRED)
    if head.purpose:
        right += _lines(head.purpose, BODY_ITALIC, CENTRED)
    cells = [cell(content, CellShape(half)) for content in (left, right)]
    writer.add(table([row(cells, RowShape())], [half, half], ruled=False))


def short_rule(length: float, width: float, lost: float = 0.0) -> BaseOxmlElement:
    """Return a rule of ``length`` points in the middle of ``width``; ``lost`` points at the right are no part of it."""
    side = max(0.0, (width - length) / 2)
    shape = Shape("centre", left=side, right=side + lost, exact=_RULE_HEIGHT, below=_RULE_HEIGHT, ruled=True)
    return paragraph([], shape, Style(SUPERIOR_STYLE.face, 2))


def _lines(text: str, style: Style, shape: Shape) -> list[BaseOxmlElement]:
    return [paragraph(runs(line, style), shape, style) for line in written(text).split("\n")]
