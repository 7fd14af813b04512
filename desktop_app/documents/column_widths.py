"""How a table's width is shared out: by what stands in the columns, as far as the first rows tell.

A column that is nearly empty gives its room to those that are full; none becomes so narrow that its head takes more
than three lines, and figures never break. Pure measuring; draws nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style, printable, text_width
from desktop_app.documents.page import MM
from desktop_app.documents.typesetting import wrap

_WIDEST_WORD: Final = 26.0
"""Millimetres a single word of the text may ask for: a longer one (an address of a web page) is broken."""
_WIDEST: Final = 80.0
"""Millimetres a text may ask for to stand on one line: longer texts are read in several lines anyway."""
_HEAD_LINES: Final = 3
_SLACK: Final = 0.4
"""Millimetres more than measured, so that nothing breaks for the sake of rounding."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a column: its head, texts of the first rows, whether they keep to one line (``whole``).

    ``total`` is the widest figure a total row may put there, "" for none.
    """

    head: str
    texts: Sequence[str]
    whole: bool = False
    total: str = ""


def shared_out(columns: Sequence[Content], room: float, style: Style, padding: float) -> list[float]:
    """Return the widths in millimetres, which fill ``room``; ``padding`` is what each column loses at its edges.

    Every column first gets what its head and its longest word need; what is left goes to texts that still break, the
    short ones first: a long one is read in several lines anyway. Raises GlyphMissing.
    """
    bold = Style(fonts.BOLD, style.size)
    least = [_least(column, style, bold) + padding for column in columns]
    wanted = [max(low, _wanted(column, style) + padding) for column, low in zip(columns, least, strict=True)]
    if sum(least) >= room:
        return [low * room / sum(least) for low in least]
    if sum(wanted) <= room:
        return [wide * room / sum(wanted) for wide in wanted]
    spare, widths = room - sum(least), list(least)
    by_wish = sorted(range(len(columns)), key=lambda place: wanted[place] - least[place])
    for done, place in enumerate(by_wish):
        given = min(wanted[place] - least[place], spare / (len(by_wish) - done))
        widths[place] += given
        spare -= given
    return widths


def least_width(column: Content, style: Style, padding: float) -> float:
    """Return the millimetres without which a column cannot be read. Raises GlyphMissing."""
    return _least(column, style, Style(fonts.BOLD, style.size)) + padding


def _least(column: Content, style: Style, bold: Style) -> float:
    head = max((_width(word, bold) for word in column.head.split()), default=0.0)
    while len(wrap(column.head, bold, head * MM)) > _HEAD_LINES:
        head += 1
    if column.whole:
        texts = [_width(text, style) for text in column.texts]
        texts.append(_width(column.total, bold))
    else:
        words = {word for text in column.texts for word in text.split()}
        texts = [min(_WIDEST_WORD, _width(word, style)) for word in words]
    return max((head, *texts)) + _SLACK


def _wanted(column: Content, style: Style) -> float:
    """Return the width at which nine texts in ten stand on one line, if that is not too much."""
    widths = sorted(max((_width(line, style) for line in text.split("\n")), default=0.0) for text in column.texts)
    if not widths:
        return 0.0
    return min(_WIDEST, widths[min(len(widths) - 1, len(widths) * 9 // 10)]) + _SLACK


def _width(text: str, style: Style) -> float:
    return text_width(printable(text), style) / MM
