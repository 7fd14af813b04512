"""What the key papers share: facts, small headings, numbered steps, and groups of characters to be typed from paper.

May not know which secret or fingerprint it prints, and keeps nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style, printable
from desktop_app.documents.page import BODY, BODY_BOLD, MM, Paper
from desktop_app.documents.typesetting import fitted, wrap

FINGERPRINT: Final = Style(fonts.BOLD, 26)
SECRET: Final = Style(fonts.BOLD, 20)
_INDEX = Style(fonts.REGULAR, 9)
_LABEL_WIDTH: Final = 44 * MM
_FRAME_PAD: Final = 3 * MM
_BETWEEN: Final = 3 * MM


def draw_facts(paper: Paper, facts: Sequence[tuple[str, str]], *, size: float = BODY.size) -> None:
    """Draw "label: value" lines at the cursor, values bold and aligned; empty values are left out."""
    plain, bold = Style(fonts.REGULAR, size), Style(fonts.BOLD, size)
    for label, value in facts:
        values = wrap(value, bold, paper.width - _LABEL_WIDTH)
        labels = wrap(f"{label}:", plain, _LABEL_WIDTH - 2 * MM) if values else ()
        for name, line in zip_longest(labels, values, fillvalue=""):
            paper.ensure(bold.leading)
            paper.y -= size * 1.3
            paper.put(paper.left, paper.y, name, plain)
            paper.put(paper.left + _LABEL_WIDTH, paper.y, line, bold)


def draw_heading(paper: Paper, text: str) -> None:
    """Draw a bold heading at the left, kept with at least two lines of what follows."""
    paper.ensure(8 + 3 * BODY.size * 1.35)
    paper.y -= 8 + BODY.size * 1.1
    paper.text(paper.left, paper.y, text, BODY_BOLD)
    paper.y -= 2


def draw_steps(paper: Paper, steps: Sequence[str]) -> None:
    """Draw numbered paragraphs."""
    for number, step in enumerate(steps, start=1):
        paper.paragraph(step, hang=f"{number}.")


def groups_height(count: int, per_line: int, style: Style) -> float:
    """Return the points a frame of ``count`` groups takes, gaps above and below included."""
    return -(-count // per_line) * _line_height(style) - _BETWEEN + 2 * _FRAME_PAD + 4 * MM


def draw_groups(
    paper: Paper, groups: Sequence[str], *, per_line: int, style: Style, width: float | None = None
) -> None:
    """Draw ``groups`` in a frame at the cursor, each in its own cell under its small number, and move the cursor.

    Every cell is equally wide and letters are spaced, so that a group is read, and its place found again, at a
    glance. Groups too long for a cell are all set smaller alike. Raises GlyphMissing.
    """
    groups = [printable(group) for group in groups]
    frame = width or paper.width
    cell = (frame - 2 * _FRAME_PAD) / per_line
    widest = max(groups, key=len, default="")
    style = min((fitted(group, style, cell * 0.78) for group in groups), key=lambda each: each.size, default=style)
    height = groups_height(len(groups), per_line, style)
    paper.ensure(height)
    top = paper.y - 2 * MM
    bottom = paper.y - height + 2 * MM
    paper.box(paper.left, bottom, frame, top - bottom, 1.0)
    spacing = style.size * 0.08 if len(widest) > 1 else 0.0
    for index, group in enumerate(groups):
        line, column = divmod(index, per_line)
        middle = paper.left + _FRAME_PAD + cell * (column + 0.5)
        y = top - _FRAME_PAD - line * _line_height(style) - _INDEX.leading
        paper.text(middle, y, str(index + 1), _INDEX, "centre")
        paper.spaced(middle, y - style.size, group, style, spacing)
    paper.y -= height


def _line_height(style: Style) -> float:
    return _INDEX.leading + style.size + _BETWEEN
