"""Questions with their answers in Word: what is left to the pen is a tab with leaders, to be typed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.blocks import INDENT
from desktop_app.documents.fonts import Style
from desktop_app.documents.handwriting import HAND, Answer, AnswerRow, CentredTicks, Facts, Leaders, Ticks
from desktop_app.documents.page import BODY, BODY_ITALIC, LEADING
from desktop_app.documents.word.dispatch import write_block
from desktop_app.documents.word.markup import (
    BOUND,
    BOX,
    CENTRED,
    LEFT,
    TICKED,
    CellShape,
    RowShape,
    Shape,
    TabStop,
    cell,
    paragraph,
    row,
    runs,
    table,
    written,
)
from desktop_app.documents.word.writer import WordWriter

_ABOVE: Final = 3.0
_BETWEEN: Final = "   "


@write_block.register
def _answer(block: Answer, writer: WordWriter) -> None:
    first = INDENT if block.indented else 0.0
    if block.value:
        writer.paragraph(block.said(), BODY, Shape("justified", first=first, above=_ABOVE))
        return
    line = Shape("left", exact=HAND, tabs=(TabStop(writer.width, dots=True),))
    writer.add(paragraph(runs(_open(block)), replace(line, first=first)))
    for _ in range(block.lines - 1):
        writer.add(paragraph(runs("\t"), line))


def _open(answer: Answer) -> str:
    """Return a label with what the pen fills after it; of a label of several lines they are one."""
    label = f"{written(answer.label)}: ".replace("\n", " ") if answer.label else ""
    return f"{label}{BOX * answer.boxes}" if answer.boxes else f"{label}\t"


@write_block.register
def _answer_row(block: AnswerRow, writer: WordWriter) -> None:
    if not block.fits(writer.width):
        for answer in block.answers:
            _answer(answer, writer)
        return
    stops: list[TabStop] = []
    said: list[str] = []
    for answer, (begin, end) in zip(block.answers, block.places(writer.width), strict=True):
        if said:
            stops.append(TabStop(begin))
        if not answer.value and not answer.boxes:
            stops.append(TabStop(end, dots=True))
        said.append(written(answer.said()) if answer.value else _open(answer))
    is_open = any(not answer.value for answer in block.answers)
    shape = Shape("left", first=INDENT, above=_ABOVE, exact=HAND if is_open else 0.0, tabs=tuple(stops))
    writer.add(paragraph(runs("\t".join(said)), shape))


@write_block.register
def _ticks(block: Ticks, writer: WordWriter) -> None:
    label = f"{written(block.label)}:{_BETWEEN}" if block.label else ""
    options = _BETWEEN.join(_boxed(block.options, block.chosen))
    writer.add(paragraph(runs(f"{label}{options}"), Shape("left", first=INDENT, above=_ABOVE)))


@write_block.register
def _centred_ticks(block: CentredTicks, writer: WordWriter) -> None:
    options = _BETWEEN.join(_boxed(block.options, block.chosen))
    said = f"{written(block.before)} {options}{written(block.after)}"
    writer.add(paragraph(runs(said, BODY_ITALIC), replace(CENTRED, above=_ABOVE), BODY_ITALIC))


def _boxed(options: Sequence[str], chosen: frozenset[int]) -> list[str]:
    return [f"{TICKED if place in chosen else BOX}{BOUND}{written(option)}" for place, option in enumerate(options)]


@write_block.register
def _facts(block: Facts, writer: WordWriter) -> None:
    plain, bold = Style(fonts.REGULAR, block.size), Style(fonts.BOLD, block.size)
    widths = [block.label_width, writer.width - block.label_width]
    leaders = replace(LEFT, tabs=(TabStop(widths[1], dots=True),))
    rows = []
    for label, value in block.facts:
        step = block.size * LEADING if value and not block.by_hand else HAND
        said = written(value) or "\t"
        cells = (
            paragraph(runs(f"{written(label)}:", plain), LEFT, plain),
            paragraph(runs(said, bold if value else plain), LEFT if value else leaders, bold),
        )
        shaped = [cell([one], CellShape(width)) for one, width in zip(cells, widths, strict=True)]
        rows.append(row(shaped, RowShape(step)))
    writer.add(table(rows, widths, ruled=False), kept=False)


@write_block.register
def _leaders(block: Leaders, writer: WordWriter) -> None:
    shape = Shape("left", exact=HAND, tabs=(TabStop(writer.width, dots=True),))
    for _ in range(block.lines):
        writer.add(paragraph(runs("\t"), shape))
