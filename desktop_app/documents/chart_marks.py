"""The marks of a chart (words, bars, lines), the letters they are measured with, and reportlab's drawing of them.

Marks are placed from the top left corner down, as they are looked at; the drawing turns them over.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final, Literal

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style, printable, text_width

Ink = Literal["text", "text2"]
Paint = Literal["bar", "bar2"]


@dataclass(frozen=True, slots=True)
class ChartPalette:
    """The colours as ``#RRGGBB``: both series, grid, words, quiet words (and the zero line), and an outline.

    ``outline`` goes round the bars of the second series, so that they stay apart from the first on a printer that
    knows only black; "" draws none.
    """

    bar: str
    bar2: str
    line: str
    text: str
    text2: str
    outline: str = ""


PAPER: Final = ChartPalette("#333333", "#E4E4E4", "#BBBBBB", "#000000", "#000000", outline="#000000")
"""Black on white: solid bars beside pale ones with an outline, which still differ where a printer eats its greys."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a chart: their size, the names of the plain and the strong face, and how wide words are in them.

    ``measure`` gets words and whether they are strong. ``ascent`` and ``descent`` are what a line takes above and below
    its baseline, in sizes. ``family`` names the typeface for a picture on screen, where both faces are cuts of it.
    """

    size: float
    plain: str
    strong: str
    measure: Callable[[str, bool], float]
    ascent: float
    descent: float
    family: str = ""

    @property
    def line(self) -> float:
        """Return the distance of two lines."""
        return self.size * (self.ascent + self.descent)

    def wrap(self, text: str, width: float, strong: bool = False) -> tuple[str, ...]:
        """Return the fewest lines of ``text`` not wider than ``width``, about equally long; "" has none.

        A word that is wider breaks between letters. Raises GlyphMissing on paper.
        """
        space = self.measure(" ", strong)
        pieces = [(piece, wide) for word in clean(text).split() for piece, wide in self._pieces(word, width, strong)]
        lines = _filled(pieces, space, width)
        if len(lines) < 2:
            return lines
        narrow, wide = width / len(lines), width
        for _step in range(6):
            middle = (narrow + wide) / 2
            if len(_filled(pieces, space, middle)) > len(lines):
                narrow = middle
            else:
                wide = middle
        return _filled(pieces, space, wide)

    def _pieces(self, word: str, width: float, strong: bool) -> list[tuple[str, float]]:
        """Return a word with its width, or what it is cut into."""
        whole = self.measure(word, strong)
        if whole <= width:
            return [(word, whole)]
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.measure(pieces[-1] + letter, strong) > width:
                pieces.append("")
            pieces[-1] += letter
        return [(piece, self.measure(piece, strong)) for piece in pieces]

    def widest(self, lines: Iterable[str], strong: bool = False) -> float:
        """Return the width of the widest line."""
        return max((self.measure(line, strong) for line in lines), default=0.0)


def _filled(pieces: Sequence[tuple[str, float]], space: float, width: float) -> tuple[str, ...]:
    """Return words set greedily into lines; one that is wider than a line has its own."""
    lines: list[str] = []
    used = 0.0
    for piece, wide in pieces:
        if lines and used + space + wide <= width:
            lines[-1], used = f"{lines[-1]} {piece}", used + space + wide
        else:
            lines.append(piece)
            used = wide
    return tuple(lines)


def _on_paper(size: float) -> Letters:
    def measure(text: str, strong: bool) -> float:
        return text_width(text, Style(fonts.BOLD if strong else fonts.REGULAR, size))

    return Letters(size, fonts.REGULAR, fonts.BOLD, measure, 0.95, 0.25)


PAPER_LETTERS: Final = _on_paper(10.5)


def screen_letters(family: str, size: float, measure: Callable[[str, bool], float]) -> Letters:
    """Return the letters of a window's font; ``measure`` is the window's, for plain and for half-bold (600) words."""
    return Letters(size, "plain", "strong", measure, 1.07, 0.3, family)


_UNDRAWN: Final = frozenset({"Cc", "Cs", "Cn"})


def clean(text: str) -> str:
    """Return ``text`` as it is shown: NFC, white space collapsed, without control characters and half surrogates.

    No picture can hold those. What only a typeface lacks stays: paper refuses it, a screen takes another typeface.
    """
    text = printable(text)
    if text.isascii() and text.isprintable():
        return text
    return printable("".join(letter for letter in text if unicodedata.category(letter) not in _UNDRAWN))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return its lower edge."""
        return self.y + self.height

    def meets(self, other: Box) -> bool:
        """Tell whether both cover a point together; edges that touch do not count."""
        slack = 0.01
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A line of text in its box."""

    text: str
    box: Box
    ink: Ink = "text"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, or the square of a legend."""

    box: Box
    paint: Paint


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line of the grid, or the zero line."""

    x1: float
    y1: float
    x2: float
    y2: float
    zero: bool = False


Mark = Word | Bar | Rule


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label with its bars lies: what a click there means. ``place`` is the label's index in the chart."""

    place: int
    box: Box


@dataclass(frozen=True, slots=True)
class Sketch:
    """A chart laid out: its marks from back to front, its size, and the spots of its labels.

    ``complete``: every value stands at its bar as text.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    spots: tuple[Spot, ...]
    complete: bool = True


def words_at(
    text: str, x: float, y: float, letters: Letters, *, ink: Ink = "text", strong: bool = False, right: bool = False
) -> Word:
    """Return a line whose top left corner (top right one with ``right``) is at (x, y)."""
    width = letters.measure(text, strong)
    return Word(text, Box(x - width if right else x, y, width, letters.line), ink, strong)


def unbroken(start: float, end: float, holes: Iterable[tuple[float, float]]) -> Sequence[tuple[float, float]]:
    """Return what is left from ``start`` to ``end`` without the ``holes``: a grid line never runs through a figure."""
    pieces = []
    for begin, stop in sorted(holes):
        if begin > start:
            pieces.append((start, min(begin, end)))
        start = max(start, stop)
        if start >= end:
            return pieces
    pieces.append((start, end))
    return pieces


def legend(
    shown_titles: Sequence[str], notes: Sequence[str], width: float, letters: Letters
) -> tuple[list[Mark], float]:
    """Return the marks over a chart and their height: a square with its words for each series, then ``notes``."""
    marks: list[Mark] = []
    side, gap = letters.size * 0.8, letters.size * 0.45
    x = y = 0.0
    paints: tuple[Paint, ...] = ("bar", "bar2")
    items = [(paint, title) for paint, title in zip(paints, shown_titles, strict=False) if clean(title)]
    for paint, title in [*items, *((None, note) for note in notes)]:
        indent = side + gap if paint else 0.0
        lines = letters.wrap(title, width - indent)
        wide = indent + letters.widest(lines)
        if x and x + wide > width:
            x, y = 0.0, y + letters.line
        if paint:
            marks.append(Bar(Box(x + 0.5, y + (letters.line - side) / 2, side - 1, side), paint))
        marks.extend(
            words_at(line, x + indent, y + at * letters.line, letters, ink="text2") for at, line in enumerate(lines)
        )
        if len(lines) > 1:
            x, y = 0.0, y + len(lines) * letters.line
        else:
            x += wide + letters.size * 1.6
    height = max((mark.box.bottom for mark in marks if not isinstance(mark, Rule)), default=0.0)
    return marks, height + (letters.size * 0.6 if marks else 0.0)


def drawing_of(sketch: Sketch, palette: ChartPalette, letters: Letters) -> Drawing:
    """Return reportlab's drawing. Its sides are whole numbers, since its picture for the screen cuts the rest off."""
    drawing = Drawing(ceil(sketch.width), ceil(sketch.height))
    top = ceil(sketch.height)
    inks = {"text": HexColor(palette.text), "text2": HexColor(palette.text2)}
    paints = {"bar": HexColor(palette.bar), "bar2": HexColor(palette.bar2)}
    outline = HexColor(palette.outline) if palette.outline else None
    for mark in sketch.marks:
        if isinstance(mark, Word):
            # To a half: the picture for the screen cuts twice the height of a baseline down to a whole number.
            baseline = round((top - mark.box.y - letters.ascent * letters.size) * 2) / 2
            face = letters.strong if mark.strong else letters.plain
            drawing.add(
                String(mark.box.x, baseline, mark.text, fontName=face, fontSize=letters.size, fillColor=inks[mark.ink])
            )
        elif isinstance(mark, Bar):
            drawing.add(_rect(mark, top, paints[mark.paint], outline if mark.paint == "bar2" else None))
        else:
            colour, weight = (inks["text2"], 1.0) if mark.zero else (HexColor(palette.line), 0.7)
            drawing.add(
                Line(
                    mark.x1,
                    top - mark.y1,
                    mark.x2,
                    top - mark.y2,
                    strokeColor=colour,
                    strokeWidth=weight,
                    strokeLineCap=0,
                )
            )
    return drawing


def _rect(bar: Bar, top: float, fill: Color, outline: Color | None) -> Rect:
    """Return a bar; an outline lies inside its box."""
    box, inset = bar.box, 0.35 if outline else 0.0
    width, height = max(box.width - 2 * inset, 0.1), max(box.height - 2 * inset, 0.1)
    rect = Rect(box.x + inset, top - box.bottom + inset, width, height)
    rect.fillColor, rect.strokeColor, rect.strokeWidth = fill, outline, 0.7
    return rect
