"""Signature blocks (SB1-SB3 of the domain notes): equal columns of title, instruction, room for pen and seal, name.

The words are fixed by custom and law, so they are Vietnamese whatever the language of the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style, printable, text_width
from desktop_app.documents.page import BODY, BODY_ITALIC, MM, Paper
from desktop_app.documents.typesetting import balanced, fitted, wrap

SIGN_NAME: Final = "(Ký, ghi rõ họ tên)"
SIGN_SEAL: Final = "(Ký, đóng dấu)"

TITLE_STYLE = Style(fonts.BOLD, 13)
NOTE_STYLE = Style(fonts.ITALIC, 12)
NAME_STYLE = Style(fonts.BOLD, 13)
ABOVE: Final = 12.0
RECEIVED_STYLE: Final = Style(fonts.BOLD_ITALIC, 12)
RECEIVER_STYLE: Final = Style(fonts.REGULAR, 11)
SIGNER_SHARE: Final = 0.52
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
    preparer: str = "",
    treasurer: str = "",
    chair: str = "",
    treasurer_title: str = "THỦ QUỸ",
    authority: tuple[str, ...] = ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"),
) -> tuple[Signature, ...]:
    """Return SB2, the block of money lists."""
    return (
        Signature(("NGƯỜI LẬP BIỂU",), name=preparer),
        Signature((treasurer_title,), name=treasurer),
        Signature(authority, name=chair),
    )


def signatures_height(paper: Paper, signatures: Sequence[Signature], room: float = ROOM) -> float:
    """Return the points the block takes, gap above included; ``room`` is for pen and seal. Raises GlyphMissing."""
    names = max((len(_name_lines(paper, signatures, signature)) for signature in signatures), default=0)
    return ABOVE + _heading_height(signatures, _column(paper, signatures)) + room + max(names, 1) * NAME_STYLE.leading


def draw_signatures(paper: Paper, signatures: Sequence[Signature], room: float = ROOM) -> None:
    """Draw the block at the cursor, one equal column for each signer. The caller has made sure that it fits."""
    column = paper.width / len(signatures)
    paper.y -= ABOVE
    top = paper.y
    names = top - _heading_height(signatures, _column(paper, signatures)) - room
    for index, signature in enumerate(signatures):
        middle = paper.left + column * (index + 0.5)
        y = top
        for title in _title_lines(signature, _column(paper, signatures)):
            y -= TITLE_STYLE.leading
            paper.text(middle, y, title, TITLE_STYLE, "centre")
        paper.text(middle, y - NOTE_STYLE.leading, signature.note, NOTE_STYLE, "centre")
        y = names
        for line in _name_lines(paper, signatures, signature):
            y -= NAME_STYLE.leading
            paper.text(middle, y, line, NAME_STYLE, "centre")
            paper.y = min(paper.y, y)
    paper.y = min(paper.y, names - BODY.leading)


@dataclass(frozen=True, slots=True)
class Signatures:
    """A block of signatures in equal columns (SB2, SB3), ``dated`` in italics over the last of them.

    More signers than fit beside each other stand in several rows. ``room`` is for pen and seal.
    """

    signers: Sequence[Signature]
    room: float = ROOM
    dated: str = ""
    a_row: int = 4

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        rows = sum(signatures_height(paper, row, self.room) for row in self.rows())
        return rows + (BODY.leading + 4 if self.dated else 0.0)

    def draw(self, paper: Paper) -> None:
        """Set it whole, on the next page if it does not fit here; more than a page of signers break between rows."""
        whole = self.height(paper)
        paper.ensure(whole if whole <= paper.top - paper.bottom else 0.0)
        if self.dated:
            middle = paper.right - paper.width / len(self.rows()[0]) / 2
            paper.y -= BODY.leading + 4
            half = text_width(printable(self.dated), BODY_ITALIC) / 2
            paper.text(min(middle, paper.right - half), paper.y, self.dated, BODY_ITALIC, "centre")
        for row in self.rows():
            paper.ensure(signatures_height(paper, row, self.room))
            draw_signatures(paper, row, self.room)

    def rows(self) -> list[Sequence[Signature]]:
        """Return the signers row by row, about equally many in each."""
        count = -(-len(self.signers) // self.a_row) or 1
        size = -(-len(self.signers) // count) or 1
        return [self.signers[at : at + size] for at in range(0, len(self.signers), size)]


@dataclass(frozen=True, slots=True)
class Issued:
    """SB1: nơi nhận at the left, the signature of who issues the paper at the right.

    ``receivers`` without dashes and marks; "Lưu: VT" stands last. None where nobody receives it. ``dated`` in italics
    over the signature, where the head of the paper bears no date.
    """

    signer: Signature
    receivers: Sequence[str] | None = ()
    dated: str = ""

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        listed = 0.0
        if self.receivers is not None:
            listed = ABOVE + RECEIVED_STYLE.leading + len(self._lines(paper)) * RECEIVER_STYLE.size * 1.2
        heading = _heading_height((self.signer,), paper.width * SIGNER_SHARE)
        signed = ABOVE + heading + ROOM + NAME_STYLE.leading + BODY.leading
        return max(listed, signed + (BODY.leading if self.dated else 0.0))

    def draw(self, paper: Paper) -> None:
        """Set it whole, on the next page if it does not fit here."""
        paper.ensure(self.height(paper))
        top = paper.y - ABOVE
        y = top
        if self.receivers is not None:
            y -= RECEIVED_STYLE.leading
            paper.text(paper.left, y, "Nơi nhận:", RECEIVED_STYLE)
            for line in self._lines(paper):
                y -= RECEIVER_STYLE.size * 1.2
                paper.put(paper.left, y, line, RECEIVER_STYLE)
        low = y
        middle = paper.right - paper.width * SIGNER_SHARE / 2
        y = top
        if self.dated:
            y -= BODY.leading
            share = paper.width * SIGNER_SHARE
            paper.text(middle, y, self.dated, fitted(printable(self.dated), BODY_ITALIC, share), "centre")
        for title in _title_lines(self.signer, paper.width * SIGNER_SHARE):
            y -= TITLE_STYLE.leading
            paper.text(middle, y, title, TITLE_STYLE, "centre")
        y -= NOTE_STYLE.leading
        paper.text(middle, y, self.signer.note, NOTE_STYLE, "centre")
        y -= ROOM
        for line in balanced(self.signer.name, NAME_STYLE, paper.width * SIGNER_SHARE):
            y -= NAME_STYLE.leading
            paper.text(middle, y, line, NAME_STYLE, "centre")
        paper.y = max(paper.bottom, min(low, y) - 4)

    def _lines(self, paper: Paper) -> list[str]:
        width = paper.width * (1 - SIGNER_SHARE) - 6 * MM
        return [line for one in self.listed() for line in wrap(one, RECEIVER_STYLE, width)]

    def listed(self) -> list[str]:
        """Return the lines under "Nơi nhận:", each with its dash and mark; room for the pen where none is named."""
        names = list(self.receivers or ()) or ["……………………"]
        return [f"- {name.strip().rstrip('.;')}{'.' if at == len(names) - 1 else ';'}" for at, name in enumerate(names)]


def _column(paper: Paper, signatures: Sequence[Signature]) -> float:
    """Return how wide a text of one of the signers may be."""
    return paper.width / len(signatures) - 4 * MM


def _title_lines(signature: Signature, width: float) -> list[str]:
    return [line for title in signature.titles for line in balanced(title, TITLE_STYLE, width)]


def _heading_height(signatures: Sequence[Signature], width: float) -> float:
    return (
        max(len(_title_lines(signature, width)) for signature in signatures) * TITLE_STYLE.leading + NOTE_STYLE.leading
    )


def _name_lines(paper: Paper, signatures: Sequence[Signature], signature: Signature) -> tuple[str, ...]:
    return balanced(signature.name, NAME_STYLE, _column(paper, signatures))
