"""Bars lying in rows, each with its label before it and its figure behind it; it may go on in several pieces.

Labels of any length break into lines. Where the width is small the label stands over its bar, and in the end the figure
does too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.chart_columns import LEAST, PAINTS
from desktop_app.documents.chart_figures import ShownChart, ShownRow
from desktop_app.documents.chart_marks import (
    Bar,
    Box,
    Letters,
    Mark,
    Rule,
    Sketch,
    Spot,
    Word,
    legend,
    unbroken,
    words_at,
)

_LABEL_PART: Final = 0.42
"""The most of the width that labels take."""
_SPARE: Final = 0.5
"""Kerning makes a line a little wider or narrower than its words are."""
_NARROW: Final = 7
"""Sizes of a letter below which bars are not worth drawing beside their labels."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things stand across: labels up to ``label``, bars between ``left`` and ``right``, figures at their ends."""

    label: float
    left: float
    right: float
    extent: tuple[int, int]
    over: bool
    under: bool

    def x(self, value: int) -> float:
        """Return where ``value`` lies across."""
        low, high = self.extent
        return self.left + ((self.right - self.left) * (value - low) / (high - low) if high > low else 0.0)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row set out: lines of its label, lines of figures over its bars (narrow charts only), its height."""

    row: ShownRow
    lines: Sequence[str]
    figures: Sequence[str]
    height: float


class Rows:
    """A chart of rows at one width: all its pieces have one scale. Raises GlyphMissing on paper."""

    def __init__(self, chart: ShownChart, width: float, letters: Letters) -> None:
        self._chart = chart
        self._width = width
        self._letters = letters
        self._bars = 1 if chart.compares else len(chart.titles)
        self._scale = chart.scale
        self._frame = self._framed()
        self._rows = [self._set_out(row) for row in chart.rows]

    def pieces(self, most: float | None = None) -> Iterator[Sketch]:
        """Yield the chart, in pieces none of which is higher than ``most`` unless one of its rows alone is."""
        notes = [self._chart.words.unit.format(unit=self._chart.unit)] if self._chart.unit else []
        if self._chart.whole is not None:
            notes = [self._chart.words.whole.format(number=self._chart.exact(self._chart.whole))]
        marks, head = legend(self._chart.titles, notes, self._width, self._letters)
        foot = self._letters.size * 0.3 + (self._letters.line if len(self._scale) > 1 else 0.0)
        piece: list[_Row] = []
        used = head + foot
        for row in self._rows:
            if piece and most is not None and used + row.height > most:
                yield self._piece(piece, marks, head)
                piece, used, marks, head = [], foot, [], 0.0
            piece.append(row)
            used += row.height
        yield self._piece(piece, marks, head)

    def _framed(self) -> _Frame:
        """Choose what stands beside what: the widest arrangement that leaves room for bars."""
        letters, chart = self._letters, self._chart
        scale = self._scale
        extent = min(scale[0], chart.extent[0]), max(scale[-1], chart.extent[1])
        gap = letters.size * 0.4
        behind, before = gap, 0.0
        for row in chart.rows:
            for at in range(self._bars):
                wide = letters.measure(chart.beside(row, at), True) + gap
                if self._leftwards(row, at):
                    before = max(before, wide)
                else:
                    behind = max(behind, wide)
        most = self._width * _LABEL_PART
        label = max(letters.widest(letters.wrap(row.label, most)) for row in chart.rows) + _SPARE
        least = letters.size * _NARROW
        end = self._width - behind
        if end - label - gap - before >= least:
            return _Frame(label, label + gap + before, end, extent, over=False, under=False)
        if end - before >= least:
            return _Frame(self._width, before, end, extent, over=True, under=False)
        return _Frame(self._width, 0.0, self._width, extent, over=True, under=True)

    def _leftwards(self, row: ShownRow, at: int) -> bool:
        """Tell whether a figure stands left of its bar."""
        lengths = self._chart.lengths(row)
        known = [length for length in (lengths if self._chart.compares else (lengths[at],)) if length]
        return bool(known) and max(known) < 0

    def _set_out(self, row: ShownRow) -> _Row:
        letters, frame = self._letters, self._frame
        lines = letters.wrap(row.label, frame.label)
        figures: list[str] = []
        if frame.under:
            for at in range(self._bars):
                figures.extend(letters.wrap(self._chart.beside(row, at), self._width, strong=True))
        labels, bars = len(lines) * letters.line, self._bars * letters.line
        high = labels + len(figures) * letters.line + bars if frame.over else max(labels, bars)
        return _Row(row, lines, figures, high + letters.size * (0.6 if frame.over or self._bars > 1 else 0.35))

    def _piece(self, rows: Sequence[_Row], head: Sequence[Mark], top: float) -> Sketch:
        frame, letters = self._frame, self._letters
        marks: list[Mark] = []
        spots: list[Spot] = []
        y = top
        for row in rows:
            marks.extend(self._row(row, y))
            if row.row.place is not None:
                spots.append(Spot(row.row.place, Box(0, y, self._width, row.height)))
            y += row.height
        words = [mark for mark in marks if isinstance(mark, Word)]
        grid: list[Mark] = []
        numbers: list[Mark] = []
        taken = 0.0
        for tick in self._scale if len(self._scale) > 1 else ():
            x = frame.x(tick)
            if tick:
                holes = [(word.box.y, word.box.bottom) for word in words if word.box.x - 2 < x < word.box.right + 2]
                grid.extend(Rule(x, begin, x, end) for begin, end in unbroken(top, y, holes))
            text = self._chart.tick(tick)
            wide = letters.measure(text, False)
            left = max(0.0, min(x - wide / 2, self._width - wide))
            if left >= taken:
                numbers.append(words_at(text, left, y + letters.size * 0.3, letters, ink="text2"))
                taken = left + wide + letters.size * 0.5
        zero = frame.x(0)
        holes = [(word.box.y, word.box.bottom) for word in words if word.box.x - 2 < zero < word.box.right + 2]
        line = [Rule(zero, begin, zero, end, zero=True) for begin, end in unbroken(top, y, holes)]
        height = max((mark.box.bottom for mark in numbers if isinstance(mark, Word)), default=y)
        return Sketch(self._width, height, (*head, *grid, *marks, *line, *numbers), tuple(spots))

    def _row(self, row: _Row, y: float) -> Iterator[Mark]:
        frame, letters = self._frame, self._letters
        inner = row.height - letters.size * (0.6 if frame.over or self._bars > 1 else 0.35)
        labels, bars = len(row.lines) * letters.line, self._bars * letters.line
        y += (row.height - inner) / 2
        start = y if frame.over else y + (inner - labels) / 2
        for at, line in enumerate((*row.lines, *row.figures)):
            strong = at >= len(row.lines)
            yield words_at(line, 0.0, start + at * letters.line, letters, strong=strong)
        first = y + inner - bars if frame.over else y + (inner - bars) / 2
        for at in range(self._bars):
            yield from self._bar(row.row, at, first + at * letters.line)

    def _bar(self, row: ShownRow, at: int, y: float) -> Iterator[Mark]:
        """Yield the bar of a series with its figure; of progress what was reached lies in what was pledged."""
        frame, letters = self._frame, self._letters
        ends = [frame.x(0)]
        lengths = self._chart.lengths(row)
        for series, part in [(1, 0.74), (0, 0.36)] if self._chart.compares else [(at, 0.74)]:
            value = lengths[series]
            if value:
                zero, end = frame.x(0), frame.x(value)
                wide, high = max(abs(end - zero), LEAST), letters.line * part
                left = zero if value > 0 else zero - wide
                ends.append(left + wide if value > 0 else left)
                yield Bar(Box(left, y + (letters.line - high) / 2, wide, high), PAINTS[series])
        if frame.under:
            return
        text, gap = self._chart.beside(row, at), letters.size * 0.4
        if self._leftwards(row, at):
            yield words_at(text, min(ends) - gap, y, letters, strong=True, right=True)
        else:
            yield words_at(text, max(ends) + gap, y, letters, strong=True)
