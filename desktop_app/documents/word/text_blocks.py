"""Titles, paragraphs, headings and what the pen fills in, in Word."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.blocks import (
    GAP,
    INDENT,
    Addressees,
    AppendixMark,
    Captioned,
    Gap,
    Grounds,
    Heading,
    Points,
    Text,
    Title,
    Together,
)
from desktop_app.documents.fonts import Style
from desktop_app.documents.forms.minutes import KeptWithEnd
from desktop_app.documents.page import BODY, BODY_BOLD, BODY_ITALIC, MM
from desktop_app.documents.table_blocks import Note
from desktop_app.documents.word.dispatch import write_block, write_blocks
from desktop_app.documents.word.heads import short_rule
from desktop_app.documents.word.markup import CENTRED, LEFT, Shape, paragraph, runs, written
from desktop_app.documents.word.styles import heading_id
from desktop_app.documents.word.writer import WordWriter

_TITLE: Final = Style(fonts.BOLD, 14)
_TITLE_RULE: Final = 45 * MM
_SIDES: Final = 0.075
"""Of the width at either side: what stands under a title is narrower than it."""


@write_block.register
def _title(block: Title, writer: WordWriter) -> None:
    narrow = replace(CENTRED, left=writer.width * _SIDES, right=writer.width * _SIDES, kept=True)
    writer.paragraph(block.text, _TITLE, replace(CENTRED, above=8, kept=True))
    if block.abstract:
        writer.paragraph(block.abstract, BODY_BOLD, narrow)
    writer.add(short_rule(_TITLE_RULE, writer.width))
    if block.appendix:
        writer.paragraph(block.appendix, BODY_ITALIC, replace(narrow, below=GAP))


@write_block.register
def _appendix_mark(block: AppendixMark, writer: WordWriter) -> None:
    writer.paragraph(block.mark, _TITLE, replace(CENTRED, kept=True))
    writer.paragraph(block.title, BODY_BOLD, replace(CENTRED, kept=True, below=0 if block.attached else GAP))
    if block.attached:
        writer.paragraph(block.attached, BODY_ITALIC, replace(CENTRED, above=2, below=10, kept=True))


@write_block.register
def _addressees(block: Addressees, writer: WordWriter) -> None:
    names = block.names or ["…" * 24]
    if len(names) == 1:
        writer.paragraph(f"Kính gửi: {names[0]}", BODY, replace(CENTRED, above=GAP, below=GAP))
        return
    left = writer.width * 0.18
    inside = left + fonts.text_width("Kính gửi: ", BODY)
    writer.paragraph("Kính gửi:", BODY, Shape("left", left=left, above=GAP, kept=True))
    for place, name in enumerate(names):
        end = "." if place == len(names) - 1 else ";"
        shape = Shape("left", left=inside + 3 * MM, first=-3 * MM, below=GAP if end == "." else 0)
        writer.paragraph(f"- {name.rstrip('.;')}{end}", BODY, shape)


@write_block.register(Grounds)
@write_block.register(Points)
def _paragraphs(block: Grounds | Points, writer: WordWriter) -> None:
    write_blocks(block.texts(), writer)


@write_block.register
def _text(block: Text, writer: WordWriter) -> None:
    if block.align == "left":
        shape = Shape("justified", first=block.indent, above=block.above)
    else:
        shape = Shape(block.align, above=block.above)
    writer.paragraph(block.shown(), block.style, replace(shape, kept=bool(block.keep)))


@write_block.register
def _captioned(block: Captioned, writer: WordWriter) -> None:
    shape = Shape("justified", first=INDENT, above=block.above)
    first, *others = written(block.text).split("\n")
    caption = runs(f"{written(block.caption)} ".replace("\n", " "), BODY_BOLD)
    writer.add(paragraph([*caption, *runs(first, BODY)], shape))
    for line in others:
        writer.paragraph(line, BODY, shape)


@write_block.register
def _heading(block: Heading, writer: WordWriter) -> None:
    said = block.paragraph
    shape = Shape("justified", first=said.indent, above=said.above, named=heading_id(block.level), kept=True)
    writer.paragraph(said.text, said.style, shape)


@write_block.register
def _note(block: Note, writer: WordWriter) -> None:
    writer.paragraph(block.text, block.style, replace(LEFT, above=2))


@write_block.register
def _gap(block: Gap, writer: WordWriter) -> None:
    writer.gap(block.points)


@write_block.register
def _together(block: Together, writer: WordWriter) -> None:
    with writer.together():
        write_blocks(block.blocks, writer)


@write_block.register
def _kept_with_end(block: KeptWithEnd, writer: WordWriter) -> None:
    write_blocks(block.before[:-1], writer)
    with writer.together():
        write_blocks((*block.before[-1:], block.end), writer)
