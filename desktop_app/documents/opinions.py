"""The end of a letter that goes through several hands: who wrote it signs, then each office says its mind and seals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style
from desktop_app.documents.handwriting import DOT
from desktop_app.documents.letterhead import DAY_BY_HAND
from desktop_app.documents.page import BODY, BODY_ITALIC, MM, Paper
from desktop_app.documents.signatures import SIGN_NAME
from desktop_app.documents.typesetting import balanced, wrap

_TITLE = Style(fonts.BOLD, 13)
_NOTE = Style(fonts.ITALIC, 12)
_SAID = Style(fonts.REGULAR, 12)
_SEAL: Final = "(Ký, ghi rõ họ tên, đóng dấu)"
_ABOVE: Final = 10.0
_PEN: Final = 17 * MM
_ROOM: Final = 22 * MM
"""Room for pen and seal."""
_LINE: Final = 7 * MM
_LINES: Final = 3
_TICK: Final = 3.2 * MM
_STEP: Final = _SAID.size * 1.3
_INSIDE: Final = 14 * MM


@dataclass(frozen=True, slots=True)
class Signed:
    """Who wrote the paper, at the right: title, name, and the place and day over it."""

    title: str
    name: str
    dated: str
    note: str = SIGN_NAME

    def height(self, paper: Paper) -> float:
        """Return the points it takes. Raises GlyphMissing."""
        names = max(1, len(self._names(paper))) * _TITLE.leading
        return _ABOVE + BODY_ITALIC.leading + _TITLE.leading + _NOTE.leading + _PEN + names

    def draw(self, paper: Paper) -> None:
        """Set it whole, on the next page if it does not fit here."""
        needed = self.height(paper)
        paper.ensure(needed)
        low = paper.y - needed
        middle = paper.right - paper.width / 4
        y = paper.y - _ABOVE
        for text, style in ((self.dated, BODY_ITALIC), (self.title, _TITLE), (self.note, _NOTE)):
            y -= style.leading
            paper.text(middle, y, text, style, "centre")
        y -= _PEN
        for line in self._names(paper):
            y -= _TITLE.leading
            paper.text(middle, y, line, _TITLE, "centre")
        paper.y = low

    def _names(self, paper: Paper) -> tuple[str, ...]:
        return balanced(self.name, _TITLE, paper.width / 2 - 4 * MM)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an office says: lines for the pen, or ``options`` of which one may be ``chosen``; ``day`` if it is known."""

    titles: Sequence[str]
    options: Sequence[str] = ()
    chosen: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Opinions:
    """The writer at the right, the offices under her in equal columns. Never on two pages."""

    writer: Signed
    offices: Sequence[Opinion]

    def height(self, paper: Paper) -> float:
        """Return the points it takes. Raises GlyphMissing."""
        return self.writer.height(paper) + self._offices_height(paper)

    def draw(self, paper: Paper) -> None:
        """Set it whole, on the next page if it does not fit here."""
        paper.ensure(self.height(paper))
        self.writer.draw(paper)
        top = paper.y
        column = paper.width / len(self.offices)
        for place, office in enumerate(self.offices):
            self._draw_office(paper, office, paper.left + column * place, column, top)
        paper.y = top - self._offices_height(paper)

    def _offices_height(self, paper: Paper) -> float:
        titles = max(len(office.titles) for office in self.offices) * _TITLE.leading
        return _ABOVE + titles + self._said_height(paper) + _NOTE.leading * 2 + _ROOM

    def _said_height(self, paper: Paper) -> float:
        width = paper.width / len(self.offices)
        most = max(sum(len(lines) for lines in _options(office, width)) for office in self.offices)
        return max(_LINES * _LINE, most * _STEP) + 4

    def _draw_office(self, paper: Paper, office: Opinion, left: float, width: float, top: float) -> None:
        middle = left + width / 2
        y = top - _ABOVE
        for title in office.titles:
            y -= _TITLE.leading
            paper.text(middle, y, title, _TITLE, "centre")
        if office.options:
            _draw_options(paper, office, left, width, y)
        else:
            count = int((width - 8 * MM) / fonts.text_width(DOT, BODY))
            for line in range(1, _LINES + 1):
                paper.text(middle, y - line * _LINE, DOT * count, BODY, "centre")
        y -= self._said_height(paper) + _NOTE.leading
        paper.text(middle, y, office.day or DAY_BY_HAND, _NOTE, "centre")
        paper.text(middle, y - _NOTE.leading, _SEAL, _NOTE, "centre")


def _options(office: Opinion, width: float) -> list[tuple[str, ...]]:
    """Return the lines of each option. Raises GlyphMissing."""
    return [wrap(option, _SAID, width - _INSIDE - _TICK - 3 * MM) for option in office.options]


def _draw_options(paper: Paper, office: Opinion, left: float, width: float, y: float) -> None:
    """Set the options under each other, each after its box."""
    x = left + _INSIDE
    for option, lines in zip(office.options, _options(office, width), strict=True):
        paper.tick_box(x, y - _STEP - 0.4, _TICK, ticked=option == office.chosen)
        for line in lines:
            y -= _STEP
            paper.put(x + _TICK + 1.5 * MM, y, line, _SAID)
