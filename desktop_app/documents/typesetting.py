"""Breaking text into lines that fit: greedy, balanced, and sizes that shrink for figures that may not break.

Pure measuring on top of ``fonts``; may not draw. Widths are points.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from desktop_app.documents.fonts import Style, printable, text_width

SMALLEST: Final = 8.0
"""Points below which nothing is shrunk: smaller figures cannot be read on an office copy."""


_BOUND: Final = (
    "công đoàn",
    "lao động",
    "liên đoàn",
    "cơ sở",
    "tiểu học",
    "trung học",
    "phổ thông",
    "dân tộc",
    "bán trú",
)
"""Compounds a heading may not break: "LIÊN ĐOÀN LAO / ĐỘNG" reads as a mistake on a letterhead."""


@lru_cache(maxsize=4096)
def wrap(text: str, style: Style, width: float, first: float = 0.0) -> tuple[str, ...]:
    """Return the lines of ``text`` (made printable here), each at most ``width`` wide; "" gives no line.

    The first line has ``first`` points less room than the others.

    Breaks where the text has a line break, then at spaces; a single word that is too wide breaks between letters.
    Raises GlyphMissing.
    """
    if "\n" in text:
        return tuple(line for part in text.split("\n") for line in wrap(part, style, width, first))
    text = printable(text)
    if not text:
        return ()
    if text_width(text, style) <= width - first:
        return (text,)
    return _filled(text.split(" "), style, width, first)


def balanced(text: str, style: Style, width: float) -> tuple[str, ...]:
    """Return as few centred lines as fit, about equally long, compounds and the last two words (a place) unbroken.

    Line breaks in ``text`` are kept. Raises GlyphMissing.
    """
    if "\n" in text:
        return tuple(line for part in text.split("\n") for line in balanced(part, style, width))
    text = printable(text)
    if not text:
        return ()
    words = _bound(text.split(" "))
    widest = max(text_width(word, style) for word in words)
    if widest > width:
        words = text.split(" ")
        widest = min(width, max(text_width(word, style) for word in words))
    lines = _filled(words, style, width)
    narrow, wide = widest, width
    for _ in range(12):
        middle = (narrow + wide) / 2
        if len(_filled(words, style, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return _filled(words, style, wide)


def _bound(words: list[str]) -> list[str]:
    """Return ``words`` with the syllables of compounds, and the last two, joined by their space."""
    bound = words[:1]
    for index in range(1, len(words)):
        previous, word = words[index - 1], words[index]
        together = f"{previous} {word}".casefold() in _BOUND or (index == len(words) - 1 and len(words) > 2)
        if together:
            bound[-1] = f"{bound[-1]} {word}"
        else:
            bound.append(word)
    return bound


def _filled(words: list[str], style: Style, width: float, first: float = 0.0) -> tuple[str, ...]:
    """Return ``words`` set greedily into lines."""
    space = text_width(" ", style)
    lines: list[str] = []
    current = ""
    used = first
    for word in words:
        for piece in _pieces(word, style, width - first):
            wide = text_width(piece, style)
            if current and used + space + wide > width:
                lines.append(current)
                current, used = "", 0.0
            current, used = (f"{current} {piece}", used + space + wide) if current else (piece, used + wide)
    lines.append(current)
    return tuple(lines)


def _pieces(word: str, style: Style, width: float) -> list[str]:
    """Return ``word``, or what it is cut into when it is wider than a line."""
    if text_width(word, style) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, style) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@lru_cache(maxsize=4096)
def fitted(text: str, style: Style, width: float) -> Style:
    """Return ``style``, made smaller (never below ``SMALLEST``) until printable ``text`` fits on one line."""
    natural = text_width(text, style)
    if natural <= width:
        return style
    # Rounded down to a tenth of a point: a document full of odd sizes is larger and no better looking.
    size = int(style.size * width / natural * 10) / 10
    return Style(style.face, max(SMALLEST, size))
