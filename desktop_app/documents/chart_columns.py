"""Columns side by side, one or two for each label, over labels that break into lines. Only where all of it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from desktop_app.documents.chart_figures import ShownChart
from desktop_app.documents.chart_marks import (
    Bar,
    Box,
    Letters,
    Mark,
    Paint,
    Rule,
    Sketch,
    Spot,
    Word,
    clean,
    legend,
    unbroken,
    words_at,
)

PAINTS: Final[tuple[Paint, Paint]] = ("bar", "bar2")
LEAST: Final = 1.0
"""A value that is not zero is seen, however small it is beside the others."""
_LABEL_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the columns stand: its box, where the grid is, the room of a label, the width of a column, the labels."""

    box: Box
    scale: tuple[int, ...]
    room: float
    wide: float
    labels: Sequence[Sequence[str]]

    def y(self, value: int) -> float:
        """Return the height of ``value`` on the page."""
        low, high = self.scale[0], self.scale[-1]
        return self.box.bottom - (self.box.height * (value - low) / (high - low) if high > low else 0.0)

    def middle(self, place: int, series: int, count: int) -> float:
        """Return the middle of a column of a label with ``count`` of them."""
        return self.box.x + (place + 0.5) * self.room + (series + 0.5 - count / 2) * self.wide


def columns(chart: ShownChart, width: float, letters: Letters) -> Sketch | None:
    """Return ``chart`` as columns; None where labels or columns would not fit: rows have room for any of them.

    Raises GlyphMissing on paper.
    """
    notes = [chart.words.unit.format(unit=chart.unit)] if chart.unit else []
    marks, head = legend(chart.titles, notes, width, letters)
    plot = _plot(chart, width, head, letters)
    if plot is None:
        return None
    bars = [_bars(chart, plot, place) for place in range(len(chart.rows))]
    figures, complete = _figures(chart, plot, bars, letters)
    marks.extend(_grid(chart, plot, figures, letters))
    marks.extend(bar for group in bars for bar in group if bar is not None)
    zero = plot.y(0)
    marks.append(Rule(plot.box.x, zero, plot.box.right, zero, zero=True))
    marks.extend(figures)
    under = letters.line if plot.scale[0] < 0 else 0.0  # the figure of a column that hangs down
    foot = plot.box.bottom + under + letters.size * 0.4
    spots = []
    for place, (row, lines) in enumerate(zip(chart.rows, plot.labels, strict=True)):
        left = plot.box.x + place * plot.room
        middle = left + plot.room / 2
        for at, line in enumerate(lines):
            wide = letters.measure(line, False)
            marks.append(words_at(line, middle - wide / 2, foot + at * letters.line, letters))
        if row.place is not None:
            spots.append(Spot(row.place, Box(left, head, plot.room, foot - head + len(lines) * letters.line)))
    height = foot + max(1, *map(len, plot.labels)) * letters.line
    return Sketch(width, height, tuple(marks), tuple(spots), complete)


def _plot(chart: ShownChart, width: float, head: float, letters: Letters) -> _Plot | None:
    size, scale = letters.size, chart.scale
    axis = letters.widest(map(chart.short, scale)) + size * 0.6 if len(scale) > 1 else 0.0
    room = (width - axis) / len(chart.rows)
    if room < size * 1.4 * len(chart.titles):
        return None
    inside = room - size * 0.5
    if any(letters.measure(word, False) > inside for row in chart.rows for word in clean(row.label).split()):
        return None
    labels = [letters.wrap(row.label, inside) for row in chart.rows]
    if max(map(len, labels)) > _LABEL_LINES:
        return None
    high = min(max((width - axis) * 0.36, size * 10), size * 15) if len(scale) > 1 else size * 2
    over = letters.line + size * 0.3  # the figure of the highest column
    wide = min(size * (3.6 if len(chart.titles) == 1 else 2.4), room * 0.76 / len(chart.titles))
    return _Plot(Box(axis, head + over, width - axis, high), scale, room, wide, labels)


def _bars(chart: ShownChart, plot: _Plot, place: int) -> list[Bar | None]:
    """Return the columns of a label, None for one that is zero or unknown."""
    values = chart.rows[place].values
    return [
        _bar(plot, plot.middle(place, at, len(values)) - plot.wide / 2, value, PAINTS[at])
        for at, value in enumerate(values)
    ]


def _bar(plot: _Plot, left: float, value: int | None, paint: Paint) -> Bar | None:
    if not value:
        return None
    zero, end = plot.y(0), plot.y(value)
    high = max(abs(zero - end), LEAST)
    return Bar(Box(left + 0.5, zero - high if value > 0 else zero, plot.wide - 1, high), paint)


def _figures(
    chart: ShownChart, plot: _Plot, bars: Sequence[Sequence[Bar | None]], letters: Letters
) -> tuple[list[Word], bool]:
    """Return the figures at all columns, else at those of the first series, else at the highest; and whether at all."""
    count = len(chart.titles)
    drawn = [bar.box for group in bars for bar in group if bar is not None]
    for series in (range(count), range(1)):
        words = [_figure(chart, plot, place, at, letters) for place in range(len(chart.rows)) for at in series]
        if _fit(words, drawn):
            return words, len(series) == count
    known = [
        (value, place, at)
        for place, row in enumerate(chart.rows)
        for at, value in enumerate(row.values)
        if value is not None
    ]
    best = max(known, key=lambda one: one[0]) if plot.scale[-1] else min(known, key=lambda one: one[0])
    return [_figure(chart, plot, best[1], best[2], letters)], False


def _figure(chart: ShownChart, plot: _Plot, place: int, series: int, letters: Letters) -> Word:
    """Return the figure over a column, under one that hangs down."""
    values = chart.rows[place].values
    text, value = chart.short(values[series]), values[series] or 0
    width = letters.measure(text, True)
    middle = plot.middle(place, series, len(values))
    x = max(min(middle - width / 2, plot.box.right - width), min(plot.box.x, plot.box.right - width))
    end, gap = plot.y(value), letters.size * 0.15
    y = min(end, plot.y(0) - LEAST) - gap - letters.line if value >= 0 else max(end, plot.y(0) + LEAST) + gap
    return words_at(text, x, y, letters, strong=True)


def _fit(words: Sequence[Word], drawn: Sequence[Box]) -> bool:
    """Tell whether the figures stand clear of each other and of all columns."""
    boxes = [Box(word.box.x - 1, word.box.y, word.box.width + 2, word.box.height) for word in words]
    apart = not any(one.meets(other) for one, other in combinations(boxes, 2))
    return apart and not any(box.meets(bar) for box in boxes for bar in drawn)


def _grid(chart: ShownChart, plot: _Plot, figures: Sequence[Word], letters: Letters) -> list[Mark]:
    """Return the lines of the grid with their numbers; none where there is nothing to measure."""
    marks: list[Mark] = []
    right = plot.box.x - letters.size * 0.6
    for tick in plot.scale if len(plot.scale) > 1 else ():
        y = plot.y(tick)
        marks.append(words_at(chart.short(tick), right, y - letters.line / 2, letters, ink="text2", right=True))
        holes = [(word.box.x - 2, word.box.right + 2) for word in figures if word.box.y < y < word.box.bottom]
        if tick:
            marks.extend(Rule(left, y, end, y) for left, end in unbroken(plot.box.x, plot.box.right, holes))
    return marks
