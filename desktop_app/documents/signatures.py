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

_TITLE = Style(fonts.BOLD, 13)
_NOTE = Style(fonts.ITALIC, 12)
_NAME = Style(fonts.BOLD, 13)
_ABOVE: Final = 12.0
_RECEIVED: Final = Style(fonts.BOLD_ITALIC, 12)
_RECEIVER: Final = Style(fonts.REGULAR, 11)
_SIGNER_SHARE: Final = 0.52
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
    return _ABOVE + _heading_height(signatures, _column(paper, signatures)) + room + max(names, 1) * _NAME.leading


def draw_signatures(paper: Paper, signatures: Sequence[Signature], room: float = ROOM) -> None:
    """Draw the block at the cursor, one equal column for each signer. The caller has made sure that it fits."""
    column = paper.width / len(signatures)
    paper.y -= _ABOVE
    top = paper.y
    names = top - _heading_height(signatures, _column(paper, signatures)) - room
    for index, signature in enumerate(signatures):
        middle = paper.left + column * (index + 0.5)
        y = top
        for title in _title_lines(signature, _column(paper, signatures)):
            y -= _TITLE.leading
            paper.text(middle, y, title, _TITLE, "centre")
        paper.text(middle, y - _NOTE.leading, signature.note, _NOTE, "centre")
        y = names
        for line in _name_lines(paper, signatures, signature):
            y -= _NAME.leading
            paper.text(middle, y, line, _NAME, "centre")
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
        rows = sum(signatures_height(paper, row, self.room) for row in self._rows())
        return rows + (BODY.leading + 4 if self.dated else 0.0)

    def draw(self, paper: Paper) -> None:
        """Set it whole, on the next page if it does not fit here; more than a page of signers break between rows."""
        whole = self.height(paper)
        paper.ensure(whole if whole <= paper.top - paper.bottom else 0.0)
        if self.dated:
            middle = paper.right - paper.width / len(self._rows()[0]) / 2
            paper.y -= BODY.leading + 4
            half = text_width(printable(self.dated), BODY_ITALIC) / 2
            paper.text(min(middle, paper.right - half), paper.y, self.dated, BODY_ITALIC, "centre")
        for row in self._rows():
            paper.ensure(signatures_height(paper, row, self.room))
            draw_signatures(paper, row, self.room)

    def _rows(self) -> list[Sequence[Signature]]:
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
            listed = _ABOVE + _RECEIVED.leading + len(self._lines(paper)) * _RECEIVER.size * 1.2
        heading = _heading_height((self.signer,), paper.width * _SIGNER_SHARE)
        signed = _ABOVE + heading + ROOM + _NAME.leading + BODY.leading
        return max(listed, signed + (BODY.leading if self.dated else 0.0))

    def draw(self, paper: Paper) -> None:
        """Set it whole, on the next page if it does not fit here."""
        paper.ensure(self.height(paper))
        top = paper.y - _ABOVE
        y = top
        if self.receivers is not None:
            y -= _RECEIVED.leading
            paper.text(paper.left, y, "Nơi nhận:", _RECEIVED)
            for line in self._lines(paper):
                y -= _RECEIVER.size * 1.2
                paper.put(paper.left, y, line, _RECEIVER)
        low = y
        middle = paper.right - paper.width * _SIGNER_SHARE / 2
        y = top
        if self.dated:
            y -= BODY.leading
            share = paper.width * _SIGNER_SHARE
            paper.text(middle, y, self.dated, fitted(printable(self.dated), BODY_ITALIC, share), "centre")
        for title in _title_lines(self.signer, paper.width * _SIGNER_SHARE):
            y -= _TITLE.leading
            paper.text(middle, y, title, _TITLE, "centre")
        y -= _NOTE.leading
        paper.text(middle, y, self.signer.note, _NOTE, "centre")
        y -= ROOM
        for line in balanced(self.signer.name, _NAME, paper.width * _SIGNER_SHARE):
            y -= _NAME.leading
            paper.text(middle, y, line, _NAME, "centre")
        paper.y = max(paper.bottom, min(low, y) - 4)

    def _lines(self, paper: Paper) -> list[str]:
        names = list(self.receivers or ()) or ["……………………"]
        said = [f"- {name.strip().rstrip('.;')}{'.' if at == len(names) - 1 else ';'}" for at, name in enumerate(names)]
        width = paper.width * (1 - _SIGNER_SHARE) - 6 * MM
        return [line for one in said for line in wrap(one, _RECEIVER, width)]


def _column(paper: Paper, signatures: Sequence[Signature]) -> float:
    """Return how wide a text of one of the signers may be."""
    return paper.width / len(signatures) - 4 * MM


def _title_lines(signature: Signature, width: float) -> list[str]:
    return [line for title in signature.titles for line in balanced(title, _TITLE, width)]


def _heading_height(signatures: Sequence[Signature], width: float) -> float:
    return max(len(_title_lines(signature, width)) for signature in signatures) * _TITLE.leading + _NOTE.leading


def _name_lines(paper: Paper, signatures: Sequence[Signature], signature: Signature) -> tuple[str, ...]:
    return balanced(signature.name, _NAME, _column(paper, signatures))
