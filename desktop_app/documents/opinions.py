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

TITLE_STYLE = Style(fonts.BOLD, 13)
NOTE_STYLE = Style(fonts.ITALIC, 12)
SAID_STYLE = Style(fonts.REGULAR, 12)
SEAL: Final = "(Ký, ghi rõ họ tên, đóng dấu)"
_ABOVE: Final = 10.0
PEN: Final = 17 * MM
ROOM: Final = 22 * MM
"""Room for pen and seal."""
LINE: Final = 7 * MM
LINES: Final = 3
_TICK: Final = 3.2 * MM
_STEP: Final = SAID_STYLE.size * 1.3
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
        names = max(1, len(self._names(paper))) * TITLE_STYLE.leading
        return _ABOVE + BODY_ITALIC.leading + TITLE_STYLE.leading + NOTE_STYLE.leading + PEN + names

    def draw(self, paper: Paper) -> None:
        """Set it whole, on the next page if it does not fit here."""
        needed = self.height(paper)
        paper.ensure(needed)
        low = paper.y - needed
        middle = paper.right - paper.width / 4
        y = paper.y - _ABOVE
        for text, style in ((self.dated, BODY_ITALIC), (self.title, TITLE_STYLE), (self.note, NOTE_STYLE)):
            y -= style.leading
            paper.text(middle, y, text, style, "centre")
        y -= PEN
        for line in self._names(paper):
            y -= TITLE_STYLE.leading
            paper.text(middle, y, line, TITLE_STYLE, "centre")
        paper.y = low

    def _names(self, paper: Paper) -> tuple[str, ...]:
        return balanced(self.name, TITLE_STYLE, paper.width / 2 - 4 * MM)


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
        titles = max(len(office.titles) for office in self.offices) * TITLE_STYLE.leading
        return _ABOVE + titles + self._said_height(paper) + NOTE_STYLE.leading * 2 + ROOM

    def _said_height(self, paper: Paper) -> float:
        width = paper.width / len(self.offices)
        most = max(sum(len(lines) for lines in _options(office, width)) for office in self.offices)
        return max(LINES * LINE, most * _STEP) + 4

    def _draw_office(self, paper: Paper, office: Opinion, left: float, width: float, top: float) -> None:
        middle = left + width / 2
        y = top - _ABOVE
        for title in office.titles:
            y -= TITLE_STYLE.leading
            paper.text(middle, y, title, TITLE_STYLE, "centre")
        if office.options:
            _draw_options(paper, office, left, width, y)
        else:
            count = int((width - 8 * MM) / fonts.text_width(DOT, BODY))
            for line in range(1, LINES + 1):
                paper.text(middle, y - line * LINE, DOT * count, BODY, "centre")
        y -= self._said_height(paper) + NOTE_STYLE.leading
        paper.text(middle, y, office.day or DAY_BY_HAND, NOTE_STYLE, "centre")
        paper.text(middle, y - NOTE_STYLE.leading, SEAL, NOTE_STYLE, "centre")


def _options(office: Opinion, width: float) -> list[tuple[str, ...]]:
    """Return the lines of each option. Raises GlyphMissing."""
    return [wrap(option, SAID_STYLE, width - _INSIDE - _TICK - 3 * MM) for option in office.options]


def _draw_options(paper: Paper, office: Opinion, left: float, width: float, y: float) -> None:
    """Set the options under each other, each after its box."""
    x = left + _INSIDE
    for option, lines in zip(office.options, _options(office, width), strict=True):
        paper.tick_box(x, y - _STEP - 0.4, _TICK, ticked=option == office.chosen)
        for line in lines:
            y -= _STEP
            paper.put(x + _TICK + 1.5 * MM, y, line, SAID_STYLE)
