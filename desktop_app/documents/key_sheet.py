"""The sheet of keys, to lie beside the keyboard: all of them on one A4 page, in two columns.

No paper of the office: its words come from outside, in the language of the window. The letters are as large as the
page allows; a list that does not fit at the smallest size goes on on a second page rather than lose a key, and takes
the largest letters again that two pages allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Final

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style, printable, text_width
from desktop_app.documents.letterhead import draw_title
from desktop_app.documents.page import MM, SMALL, Paper
from desktop_app.documents.typesetting import wrap

_LAYOUTS: Final = ((2, 10.5), (2, 10.0), (2, 9.5), (2, 9.0), (2, 8.5), (3, 8.5), (3, 8.0), (3, 7.5))
"""Columns and size of letters: the first with which all keys stand on as few pages as the last one needs."""
_LONG: Final = 12
"""Room beside the words is left for keys of so many letters. What a longer one does follows it on its line, or stands
below it: they are a few arrows, and room for them would be half of every column."""
_GAP: Final = 8 * MM


@dataclass(frozen=True, slots=True)
class KeySheet:
    """What is printed: a title, a line below it, and groups of (heading, ((key, what it does), …)).

    ``foot`` stands at the left of the foot, ``numbering`` at its right with ``{page}`` and ``{pages}`` filled in.
    """

    title: str
    about: str
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    foot: str = ""
    numbering: str = "{page}/{pages}"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a column; ``space`` stands above it unless it begins the column, ``rest``: lines it stays with.

    ``runs``: its words follow a long key instead of standing under the others.
    """

    key: str
    words: str
    heading: bool = False
    space: float = 0.0
    rest: int = 0
    runs: bool = False


def render_key_sheet(content: KeySheet, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the sheet as PDF. Raises GlyphMissing, and OSError of the target."""
    paper = Paper(target, title=content.title, stamp=None, printed_at=printed_at)
    draw_title(paper, content.title, abstract=content.about)
    beside, size, columns, pages = _fitted(content, paper)
    top, width = paper.y, _width(paper, beside)
    for place, column in enumerate(columns):
        if place % beside == 0:
            if place:
                paper.new_page()
                top = paper.y
            _draw_foot(paper, content, pages)
        x = paper.left + place % beside * (width + _GAP)
        _draw(paper, column, x, width, _key_width(content, size), size, top)
    paper.finish()


def _fitted(content: KeySheet, paper: Paper) -> tuple[int, float, list[list[_Line]], int]:
    """Return columns on a page, size of letters, the columns and how many pages they take."""
    layouts = []
    for beside, size in _LAYOUTS:
        columns = _in_columns(_lines(content, size, _width(paper, beside)), size, paper.room)
        layouts.append((beside, size, columns, -(-len(columns) // beside)))
    fewest = min(pages for *_layout, pages in layouts)
    return next(layout for layout in layouts if layout[-1] == fewest)


def _width(paper: Paper, beside: int) -> float:
    return (paper.width - _GAP * (beside - 1)) / beside


def _draw_foot(paper: Paper, content: KeySheet, pages: int) -> None:
    y = paper.bottom / 2
    paper.text(paper.left, y, content.foot, SMALL)
    paper.text(paper.right, y, content.numbering.format(page=paper.page, pages=pages), SMALL, "right")


def _leading(size: float) -> float:
    return size * 1.26  # a page of the office's keys, in English too, has no line to spare


def _key_width(content: KeySheet, size: float) -> float:
    """Return the room the keys take beside their words."""
    bold = Style(fonts.BOLD, size)
    short = [key for _heading, keys in content.groups for key, _words in keys if len(key) <= _LONG]
    return max((text_width(printable(key), bold) for key in short), default=0.0) + 2 * MM


def _run_on(key: str, size: float) -> float:
    """Return where words begin that follow ``key`` on its line."""
    return text_width(printable(key), Style(fonts.BOLD, size)) + 2 * MM


def _lines(content: KeySheet, size: float, width: float) -> list[_Line]:
    plain, room = Style(fonts.REGULAR, size), width - _key_width(content, size)
    lines: list[_Line] = []
    for heading, keys in content.groups:
        lines.append(_Line("", heading, heading=True, space=size * 0.4, rest=1))
        for key, words in keys:
            told = wrap(words, plain, room) or ("",)
            runs = len(key) > _LONG and _run_on(key, size) + text_width(words, plain) <= width
            if runs:
                told = (words,)
            elif len(key) > _LONG:
                told = ("", *told)
            lines.append(_Line(printable(key), told[0], rest=len(told) - 1, runs=runs))
            lines += [_Line("", more) for more in told[1:]]
    return lines


def _in_columns(lines: Sequence[_Line], size: float, height: float) -> list[list[_Line]]:
    """Fill columns from the top; a heading never ends one, and a key's lines stay together."""
    columns: list[list[_Line]] = [[]]
    used = 0.0
    for line in lines:
        space = line.space if columns[-1] else 0.0
        needed = space + _leading(size) * (1 + line.rest)
        if columns[-1] and used + needed > height:
            columns.append([])
            used, space = 0.0, 0.0
        columns[-1].append(line)
        used += space + _leading(size)
    return columns


def _draw(paper: Paper, column: Sequence[_Line], x: float, width: float, keys: float, size: float, top: float) -> None:
    bold, plain = Style(fonts.BOLD, size), Style(fonts.REGULAR, size)
    y = top
    for place, line in enumerate(column):
        y -= _leading(size) + (line.space if place else 0.0)
        if line.heading:
            paper.text(x, y, line.words, bold)
            paper.rule(x, x + width, y - 2.5)
        else:
            paper.text(x, y, line.key, bold)
            paper.text(x + (_run_on(line.key, size) if line.runs else keys), y, line.words, plain)
