"""Signatures in Word: each signer in a column of a table without rules, the rows of which stay on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from desktop_app.documents.fonts import Style, text_width
from desktop_app.documents.forms.initiative_application import HEADING, SIGN_TOGETHER, SIGNER, Applicants
from desktop_app.documents.letterhead import DAY_BY_HAND
from desktop_app.documents.opinions import (
    LINE,
    LINES,
    NOTE_STYLE,
    PEN,
    SAID_STYLE,
    SEAL,
    TITLE_STYLE,
    Opinion,
    Opinions,
    Signed,
)
from desktop_app.documents.opinions import ROOM as SEAL_ROOM
from desktop_app.documents.page import BODY_ITALIC, MM
from desktop_app.documents.signatures import (
    ABOVE,
    NAME_STYLE,
    RECEIVED_STYLE,
    RECEIVER_STYLE,
    ROOM,
    SIGNER_SHARE,
    Issued,
    Signature,
    Signatures,
)
from desktop_app.documents.word.dispatch import write_block, write_blocks
from desktop_app.documents.word.markup import (
    BOUND,
    BOX,
    CENTRED,
    LEFT,
    RIGHT,
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

_DATED_ABOVE: Final = 4.0
_INSIDE: Final = 4 * MM


@write_block.register
def _signatures(block: Signatures, writer: WordWriter) -> None:
    with writer.together():
        for place, signers in enumerate(block.rows()):
            dated = block.dated if place == 0 else ""
            _row_of_signers(signers, block.room, dated, writer)


def _row_of_signers(signers: Sequence[Signature], room: float, dated: str, writer: WordWriter) -> None:
    """Write signers beside each other: titles, room for pen and seal, names; a row each, so that names align."""
    width = writer.width / len(signers)
    widths = [width] * len(signers)
    rows = [] if not dated else [_dated_row(written(dated), widths)]
    heads = [
        [_line(title, TITLE_STYLE) for title in signer.titles] + [_line(signer.note, NOTE_STYLE)] for signer in signers
    ]
    names = [[_line(signer.name, NAME_STYLE)] for signer in signers]
    rows += [
        _cells(heads, widths),
        _cells([[] for _ in signers], widths, RowShape(room, exactly=True)),
        _cells(names, widths),
    ]
    writer.gap(ABOVE)
    writer.add(table(rows, widths, ruled=False))


def _dated_row(dated: str, widths: Sequence[float]) -> BaseOxmlElement:
    """Return place and day over the last signer, or at the right where they are wider than her column."""
    last = widths[-1]
    if len(widths) == 1 or text_width(dated, BODY_ITALIC) > last:
        shape = RIGHT if len(widths) > 1 else CENTRED
        whole = CellShape(sum(widths), len(widths))
        return row([cell([_line(dated, BODY_ITALIC, replace(shape, below=_DATED_ABOVE))], whole)], RowShape())
    before = cell([], CellShape(sum(widths[:-1]), len(widths) - 1))
    said = _line(dated, BODY_ITALIC, replace(CENTRED, below=_DATED_ABOVE))
    return row([before, cell([said], CellShape(last))], RowShape())


@write_block.register
def _issued(block: Issued, writer: WordWriter) -> None:
    signer, right = block.signer, writer.width * SIGNER_SHARE
    widths = [writer.width - right, right]
    listed: list[BaseOxmlElement] = []
    if block.receivers is not None:
        shape = replace(LEFT, right=_INSIDE)
        listed = [_line("Nơi nhận:", RECEIVED_STYLE, shape)]
        listed += [_line(one, RECEIVER_STYLE, shape) for one in block.listed()]
    signed = [_line(block.dated, BODY_ITALIC)] if block.dated else []
    signed += [_line(title, TITLE_STYLE) for title in signer.titles]
    signed += [_line(signer.note, NOTE_STYLE), _room(ROOM), _line(signer.name, NAME_STYLE)]
    with writer.together():
        writer.gap(ABOVE)
        writer.add(table([_cells([listed, signed], widths)], widths, ruled=False))


@write_block.register
def _signed(block: Signed, writer: WordWriter) -> None:
    half = writer.width / 2
    lines = ((block.dated, BODY_ITALIC), (block.title, TITLE_STYLE), (block.note, NOTE_STYLE))
    said = [_line(text, style) for text, style in lines]
    said += [_room(PEN), _line(block.name, TITLE_STYLE)]
    with writer.together():
        writer.gap(ABOVE)
        writer.add(table([_cells([[], said], [half, half])], [half, half], ruled=False))


@write_block.register
def _opinions(block: Opinions, writer: WordWriter) -> None:
    widths = [writer.width / len(block.offices)] * len(block.offices)
    titles = [[_line(title, TITLE_STYLE) for title in office.titles] for office in block.offices]
    ends = [
        [_line(office.day or DAY_BY_HAND, NOTE_STYLE), _line(SEAL, NOTE_STYLE), _room(SEAL_ROOM)]
        for office in block.offices
    ]
    said = [_said(office, width) for office, width in zip(block.offices, widths, strict=True)]
    rows = [_cells(titles, widths), _cells(said, widths), _cells(ends, widths)]
    with writer.together():
        _signed(block.writer, writer)
        writer.gap(ABOVE)
        writer.add(table(rows, widths, ruled=False))


def _said(office: Opinion, width: float) -> list[BaseOxmlElement]:
    """Return the options an office chooses from, or lines for the pen."""
    if not office.options:
        line = Shape("left", left=_INSIDE, exact=LINE, tabs=(TabStop(width - _INSIDE, dots=True),))
        return [paragraph(runs("\t"), line) for _ in range(LINES)]
    shape = replace(LEFT, left=_INSIDE)
    said = [f"{TICKED if one == office.chosen else BOX}{BOUND}{written(one)}" for one in office.options]
    return [paragraph(runs(one, SAID_STYLE), shape, SAID_STYLE) for one in said]


@write_block.register
def _applicants(block: Applicants, writer: WordWriter) -> None:
    with writer.together():
        if len(block.names) > 1:
            writer.paragraph(block.dated, BODY_ITALIC, replace(RIGHT, above=ABOVE))
            writer.paragraph(SIGNER, HEADING, replace(CENTRED, above=_DATED_ABOVE))
            writer.paragraph(SIGN_TOGETHER, BODY_ITALIC, CENTRED)
        write_blocks(block.rows(), writer)


def _line(text: str, style: Style, shape: Shape = CENTRED) -> BaseOxmlElement:
    return paragraph(runs(written(text), style), shape, style)


def _room(points: float) -> BaseOxmlElement:
    return paragraph([], replace(CENTRED, exact=points), NAME_STYLE)


def _cells(
    columns: Sequence[Sequence[BaseOxmlElement]], widths: Sequence[float], shape: RowShape | None = None
) -> BaseOxmlElement:
    cells = [cell(column, CellShape(width)) for column, width in zip(columns, widths, strict=True)]
    return row(cells, shape or RowShape())
