"""The one table of all papers: wrapped cells, a head on every page, rows that never split, a closing kept with them.

Rows are taken from an iterable one by one and drawn straight onto the page, so memory does not grow with their
number; only ``KEPT`` rows are held back, so that the total row, the amount in words and the signatures never stand
on a page of their own. May not know what the columns mean.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from desktop_app.base.errors import Refused
from desktop_app.documents import fonts
from desktop_app.documents.cells import PAD_X, PAD_Y, Cell, CellPen, Column, number_cell, ticks_height
from desktop_app.documents.fonts import Style
from desktop_app.documents.page import MM, Paper
from desktop_app.documents.typesetting import balanced, wrap

CELL: Final = Style(fonts.REGULAR, 12)
KEPT: Final = 2
"""Rows held back for the last page: with one alone the signatures look as if they belonged to another list."""


class RowTooTall(Refused):
    """A row does not fit on a page of its own. Fields: ``row`` (counted from 1), ``text`` (its longest cell)."""

    code = "row_too_tall"


@dataclass(frozen=True, slots=True)
class Group:
    """A row of its own over the whole width, bold: the heading of the rows after it ("A. TẬP THỂ").

    It never stands alone at the foot of a page.
    """

    title: str


class BoldRow(tuple[str, ...]):
    """A row set in bold: a sum between the rows, or a row that stands over those after it."""

    __slots__ = ()


TableRow = Sequence[str] | Group


@dataclass(frozen=True, slots=True)
class Closing:
    """What ends the list: the total row, then a block of ``height`` points that ``draw`` sets at the cursor.

    ``total`` has one text per column or is None (no such row); its first ``span`` cells are one, holding ``total[0]``.
    ``more`` are further rows like it.
    """

    total: Sequence[str] | None = None
    span: int = 1
    height: float = 0.0
    draw: Callable[[], None] | None = None
    more: Sequence[Sequence[str]] = ()


class _Row(NamedTuple):
    number: int
    cells: list[Cell]
    height: float
    group: bool = False


class Table:
    """A table on a paper, from the cursor down over as many pages as it takes."""

    def __init__(
        self, paper: Paper, columns: Sequence[Column], *, row_height: float = 0.0, style: Style = CELL
    ) -> None:
        """``row_height`` is the least height of a row in millimetres. Raises GlyphMissing (titles)."""
        self._paper = paper
        self._columns = tuple(columns)
        self._pen = CellPen(paper)
        self._least = max(row_height * MM, style.leading + 2 * PAD_Y, ticks_height(columns))
        self._style = style
        self._bold = Style(fonts.BOLD, style.size)
        self._edges = [paper.left]
        for column in columns:
            self._edges.append(self._edges[-1] + column.width * MM)
        self._insides = [column.width * MM - 2 * PAD_X for column in columns]
        self._head = self._measure_head()
        self._segment_top: float | None = None
        self._rules: list[tuple[float, float, float, float]] = []

    def draw(self, rows: Iterable[TableRow], finish: Callable[[], Closing] = Closing) -> int:
        """Draw all rows, then the closing that ``finish`` returns once they are known. Returns the number of rows.

        Every row that is no group has one text per column. Raises GlyphMissing and RowTooTall; the paper is then to
        be thrown away.
        """
        held: deque[_Row] = deque()
        count = 0
        for count, cells in enumerate(rows, start=1):
            held.append(self._measure_group(count, cells) if isinstance(cells, Group) else self._measure(count, cells))
            while sum(not row.group for row in held) > KEPT:
                self._place_first(held)
        closing = finish()
        totals = [self._measure_total(total, closing.span) for total in (closing.total, *closing.more) if total]
        self._place_last(held, count - len(held), closing.height + sum(total.height for total in totals))
        self._close_segment()
        for total in totals:
            self._draw_total(total, closing.span)
        if closing.draw:
            closing.draw()
        return count

    def _place_last(self, held: deque[_Row], before: int, tail: float) -> None:
        """Place the rows held back so that the last of them has ``tail`` points of room under it.

        ``before`` rows stand already.
        """
        needed = sum(row.height for row in held) + tail
        while held and len(held) > (together := _headed(held)) and self._needs_another_page(needed):
            # On a first page that would hold less than the last one, one row stays: a list of three does not break
            # after its first. So it does when two do not fit together.
            if before >= len(held) and needed <= self._fresh_room():
                break
            for _ in range(together):  # a group goes nowhere without its first row
                needed -= held[0].height
                self._place_first(held)
            before += together
        if held and needed > self._fresh_room():
            self._place_apart(held, tail)
            return
        if self._segment_top is None:
            self._open_segment(needed)
        elif self._paper.room < needed:
            self._turn_page()
        for row in held:
            self._place(row)

    def _place_first(self, held: deque[_Row]) -> None:
        """Place the first of the rows held back, a group only where the first row under it fits too."""
        following = sum(held[place].height for place in range(1, _headed(held)))
        self._place(held.popleft(), following)

    def _place_apart(self, held: Iterable[_Row], tail: float) -> None:
        """Place last rows under which what ends the list has no room on any page: it stands on the next one."""
        for row in held:
            self._place(row)
        if self._paper.room < tail:
            self._turn_page()

    def _needs_another_page(self, needed: float) -> bool:
        head = self._head.height if self._segment_top is None else 0.0
        return self._paper.room < head + needed

    def _measure(self, number: int, cells: Sequence[str]) -> _Row:
        measured = []
        height = self._least
        style = self._bold if isinstance(cells, BoldRow) else self._style
        leading, padding = style.leading, 2 * PAD_Y
        for column, inside, text in zip(self._columns, self._insides, cells, strict=True):
            if column.number and text:
                cell = number_cell(text, style, inside)
            else:
                cell = Cell(wrap(text, style, inside), style)
            measured.append(cell)
            tall = len(cell.lines) * leading + padding
            if tall > height:
                height = tall
        return _Row(number, measured, height)

    def _measure_group(self, number: int, group: Group) -> _Row:
        lines = wrap(group.title, self._bold, self._edges[-1] - self._edges[0] - 2 * PAD_X)
        height = max(1, len(lines)) * self._bold.leading + 2 * PAD_Y
        return _Row(number, [Cell(lines, self._bold)], height, group=True)

    def _measure_head(self) -> _Row:
        pairs = zip(self._columns, self._insides, strict=True)
        cells = [Cell(balanced(column.title, self._bold, inside), self._bold) for column, inside in pairs]
        tallest = max(len(cell.lines) for cell in cells) * self._bold.leading
        return _Row(0, cells, tallest + 2 * PAD_Y + 1)

    def _measure_total(self, total: Sequence[str], span: int) -> _Row:
        inside = self._edges[span] - self._edges[0] - 2 * PAD_X
        cells = [Cell(wrap(total[0], self._bold, inside), self._bold)]
        for index in range(span, len(self._columns)):
            cells.append(number_cell(total[index], self._bold, self._insides[index]))
        return _Row(0, cells, max(self._least, len(cells[0].lines) * self._bold.leading + 2 * PAD_Y))

    def _fresh_room(self) -> float:
        return self._paper.top - self._paper.bottom - self._head.height

    def _place(self, row: _Row, following: float = 0.0) -> None:
        if row.height > self._fresh_room():
            raise _too_tall(row)
        needed = min(row.height + following, self._fresh_room())
        if self._segment_top is None:
            self._open_segment(needed)
        elif self._paper.room < needed:
            self._turn_page()
        self._draw_row(row)

    def _draw_row(self, row: _Row) -> None:
        if not row.group:
            self._draw_cells(row, self._edges, self._columns)
            return
        # The upright rules stop at a group: what is over it is closed, what is under it begins anew.
        self._draw_uprights()
        self._draw_cells(row, [self._edges[0], self._edges[-1]], (Column("", 0),))
        sides = (self._edges[0], self._edges[-1])
        self._rules.extend((edge, self._paper.y + row.height, edge, self._paper.y) for edge in sides)
        self._segment_top = self._paper.y

    def _turn_page(self) -> None:
        self._close_segment()
        self._paper.new_page()
        self._open_segment(0.0)

    def _open_segment(self, first: float) -> None:
        """Start the grid here, or on the next page if head and ``first`` points do not fit."""
        self._paper.ensure(self._head.height + first)
        self._segment_top = self._paper.y
        self._rules = [(self._edges[0], self._paper.y, self._edges[-1], self._paper.y)]
        titles = [Column(column.title, column.width, "centre") for column in self._columns]
        self._draw_cells(self._head, self._edges, titles)

    def _close_segment(self) -> None:
        """Draw the grid of what this page holds."""
        if self._segment_top is None:
            return
        self._draw_uprights()
        self._paper.lines(self._rules)
        self._rules = []
        self._segment_top = None

    def _draw_uprights(self) -> None:
        """Draw the upright rules from where they began to here; the next ones begin here."""
        if self._segment_top is not None and self._segment_top > self._paper.y:
            self._rules.extend((edge, self._segment_top, edge, self._paper.y) for edge in self._edges)
        self._segment_top = self._paper.y

    def _draw_cells(self, row: _Row, edges: Sequence[float], columns: Sequence[Column]) -> None:
        self._pen.draw(row.cells, edges, columns, self._paper.y, row.height)
        self._paper.y -= row.height
        self._rules.append((edges[0], self._paper.y, edges[-1], self._paper.y))

    def _draw_total(self, total: _Row, span: int) -> None:
        edges = [self._edges[0], *self._edges[span:]]
        first = Column("", 0, "centre")
        top = self._paper.y
        self._draw_cells(total, edges, (first, *self._columns[span:]))
        self._rules.extend((edge, top, edge, self._paper.y) for edge in edges)
        self._paper.lines(self._rules)
        self._rules = []


def _headed(held: Iterable[_Row]) -> int:
    """Return how many rows stay together at the front: groups ("A. TẬP THỂ", "I. …") and the first row under them."""
    count = 0
    for count, row in enumerate(held, start=1):  # noqa: B007
        if not row.group:
            break
    return count


def _too_tall(row: _Row) -> RowTooTall:
    longest = max((" ".join(cell.lines) for cell in row.cells), key=len)
    return RowTooTall(row=row.number, text=longest)
