"""The cells of a table: what a column is, how texts are measured for it, how they are set and what the pen fills in.

Knows one row only; which page it stands on is the business of ``tables``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from desktop_app.documents import fonts
from desktop_app.documents.fonts import Style, printable
from desktop_app.documents.page import MM, Align, Paper
from desktop_app.documents.typesetting import fitted, wrap

PAD_X: Final = 1.3 * MM
PADDING: Final = 2 * PAD_X / MM
"""Millimetres of a column's width that its text may not use."""
PAD_Y: Final = 1.3 * MM
_BOX: Final = 3.1 * MM
_TICK: Final = 2.4 * MM
TICK_STYLE: Final = Style(fonts.REGULAR, 9)
_TICK_LEADING: Final = TICK_STYLE.leading * 1.1


@dataclass(frozen=True, slots=True)
class Column:
    """One column: title, width in millimetres, how cells stand.

    ``number`` cells stay on one line and are set smaller if they must. In a cell that is empty ``boxes`` squares are
    drawn (for digits written by hand), or one square to be ticked before each of ``ticks``.
    """

    title: str
    width: float
    align: Align = "left"
    number: bool = False
    boxes: int = 0
    ticks: tuple[str, ...] = ()


class Cell(NamedTuple):
    """A text as it is set: its lines, all of one style."""

    lines: tuple[str, ...]
    style: Style


def number_cell(text: str, style: Style, width: float) -> Cell:
    """Return figures for a cell ``width`` points wide: on one line, smaller if they must. Raises GlyphMissing."""
    text = printable(text)
    smaller = fitted(text, style, width)
    return Cell(wrap(text, smaller, width), smaller)


def ticks_height(columns: Sequence[Column]) -> float:
    """Return the points a row takes for the options to be ticked in it; 0 without any."""
    most = max((len(column.ticks) for column in columns), default=0)
    return most * _TICK_LEADING + PAD_Y if most else 0.0


class CellPen:
    """Sets the cells of one row after the other."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def draw(
        self, cells: Sequence[Cell], edges: Sequence[float], columns: Sequence[Column], top: float, height: float
    ) -> None:
        """Set ``cells`` between ``edges`` in the middle of a row of ``height`` points. Raises GlyphMissing."""
        middle = top - height / 2
        for index, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            if cell.lines:
                self._draw_text(cell, column.align, edges[index], edges[index + 1], middle)
            elif column.boxes:
                self._draw_boxes(column.boxes, edges[index], edges[index + 1], middle)
            elif column.ticks:
                self._draw_ticks(column.ticks, edges[index], middle)

    def _draw_text(self, cell: Cell, align: Align, left: float, right: float, middle: float) -> None:
        style = cell.style
        leading = style.leading
        # Half of the capitals' height (0.66 em) under the middle puts the letters, not their box, in the middle.
        y = middle + (len(cell.lines) - 1) * leading / 2 - 0.33 * style.size
        for line in cell.lines:
            if align == "left":
                self._paper.put(left + PAD_X, y, line, style)
            else:
                width = fonts.text_width(line, style)
                x = right - PAD_X - width if align == "right" else (left + right - width) / 2
                self._paper.put(x, y, line, style)
            y -= leading

    def _draw_boxes(self, count: int, left: float, right: float, middle: float) -> None:
        x = (left + right - count * _BOX) / 2
        self._paper.digit_boxes(x, middle - 2.5 * MM, count, _BOX, 5 * MM)

    def _draw_ticks(self, options: Sequence[str], left: float, middle: float) -> None:
        """Set the options under each other, each after its box: chosen with the pen."""
        y = middle + (len(options) - 1) * _TICK_LEADING / 2 - 0.33 * TICK_STYLE.size
        for option in options:
            self._paper.tick_box(left + PAD_X, y - 0.3, _TICK, ticked=False)
            self._paper.text(left + PAD_X + _TICK + MM, y, option, TICK_STYLE)
            y -= _TICK_LEADING
