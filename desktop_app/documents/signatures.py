"""Signature blocks (SB1-SB3 of the domain notes): equal columns of title, instruction, room for pen and seal, name.

The words are fixed by custom and law, so they are Vietnamese whatever the language of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style
from desktop_app.documents.page import BODY, MM, Paper
from desktop_app.documents.typesetting import balanced, wrap

SIGN_NAME: Final = "(Ký, ghi rõ họ tên)"
SIGN_SEAL: Final = "(Ký, đóng dấu)"

_TITLE = Style(fonts.BOLD, 13)
_NOTE = Style(fonts.ITALIC, 12)
_NAME = Style(fonts.BOLD, 13)
_ABOVE: Final = 12.0
ROOM: Final = 26 * MM
"""Room for pen and seal: a seal of 36 mm may cover the end of the title and a third of the signature."""
ROOM_FOR_PEN: Final = 20 * MM


@dataclass(frozen=True, slots=True)
class Signature:
    """One signer: lines of the title ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), the instruction, the name if known."""

    titles: tuple[str, ...]
    note: str = SIGN_NAME
    name: str = ""


def money_list_signatures(
    preparer: str = "", treasurer: str = "", chair: str = "", treasurer_title: str = "THỦ QUỸ"
) -> tuple[Signature, ...]:
    """Return SB2, the block of money lists."""
    return (
        Signature(("NGƯỜI LẬP BIỂU",), name=preparer),
        Signature((treasurer_title,), name=treasurer),
        Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), name=chair),
    )


def signatures_height(paper: Paper, signatures: Sequence[Signature], room: float = ROOM) -> float:
    """Return the points the block takes, gap above included; ``room`` is for pen and seal. Raises GlyphMissing."""
    names = max((len(_name_lines(paper, signatures, signature)) for signature in signatures), default=0)
    return _ABOVE + _heading_height(signatures) + room + max(names, 1) * _NAME.leading


def draw_signatures(paper: Paper, signatures: Sequence[Signature], room: float = ROOM) -> None:
    """Draw the block at the cursor, one equal column for each signer. The caller has made sure that it fits."""
    column = paper.width / len(signatures)
    paper.y -= _ABOVE
    top = paper.y
    names = top - _heading_height(signatures) - room
    for index, signature in enumerate(signatures):
        middle = paper.left + column * (index + 0.5)
        y = top
        for title in signature.titles:
            y -= _TITLE.leading
            paper.text(middle, y, title, _TITLE, "centre")
        paper.text(middle, y - _NOTE.leading, signature.note, _NOTE, "centre")
        y = names
        for line in _name_lines(paper, signatures, signature):
            y -= _NAME.leading
            paper.text(middle, y, line, _NAME, "centre")
            paper.y = min(paper.y, y)
    paper.y = min(paper.y, names - BODY.leading)


def signed_notes(
    paper: Paper, notes: Sequence[tuple[str, Style]], signatures: Sequence[Signature]
) -> tuple[float, Callable[[], None]]:
    """Return what stands under a list: the points it takes, and the function that sets notes and signatures there.

    Raises GlyphMissing.
    """
    lines = [(line, style) for text, style in notes for line in wrap(text, style, paper.width)]
    height = 6 + sum(style.size * 1.3 for _, style in lines) + signatures_height(paper, signatures)

    def draw() -> None:
        paper.y -= 6
        for line, style in lines:
            paper.y -= style.size * 1.3
            paper.put(paper.left, paper.y, line, style)
        draw_signatures(paper, signatures)

    return height, draw


def _heading_height(signatures: Sequence[Signature]) -> float:
    return max(len(signature.titles) for signature in signatures) * _TITLE.leading + _NOTE.leading


def _name_lines(paper: Paper, signatures: Sequence[Signature], signature: Signature) -> tuple[str, ...]:
    return balanced(signature.name, _NAME, paper.width / len(signatures) - 4 * MM)
