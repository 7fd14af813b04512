"""Charts of reports: one drawing for paper and screen, so that nobody ever sees two that differ.

Columns become rows of bars where columns or their labels have no room; nothing is ever cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Final

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color

from desktop_app.documents.chart_columns import columns
from desktop_app.documents.chart_figures import VIETNAMESE, ChartWords, ShownChart, shown
from desktop_app.documents.chart_marks import (
    PAPER,
    PAPER_LETTERS,
    ChartPalette,
    Letters,
    Sketch,
    Spot,
    drawing_of,
    words_at,
)
from desktop_app.documents.chart_rows import Rows
from desktop_app.domain.report_model import ReportChart

_WEIGHTS: Final = {"plain": "400", "strong": "600"}


class _ExactCanvas(renderSVG.SVGCanvas):
    """Writes colours as they are: reportlab cuts them down to whole per cents, and no bar had its token's colour."""

    style: dict[str, str]

    def setFillColor(self, color: Color | None) -> None:
        """Fill with ``color``, or not at all."""
        super().setFillColor(color)
        if color is not None:
            self.style["fill"] = _exact(color)

    def setStrokeColor(self, color: Color | None) -> None:
        """Draw lines in ``color``, or not at all."""
        super().setStrokeColor(color)
        if color is not None:
            self.style["stroke"] = _exact(color)


def _exact(color: Color) -> str:
    return f"#{color.hexval()[2:]}"


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A chart for the screen: its SVG, its size in pixels, and where its labels lie."""

    svg: bytes
    width: int
    height: int
    spots: tuple[Spot, ...]


def chart_drawing(
    chart: ReportChart,
    *,
    width: float,
    palette: ChartPalette,
    letters: Letters = PAPER_LETTERS,
    words: ChartWords = VIETNAMESE,
) -> Drawing:
    """Return ``chart`` drawn in one piece, ``width`` points wide and as high as it must be.

    Raises GlyphMissing (paper only) and ChartUnfit.
    """
    return drawing_of(next(sketches(shown(chart, words), width, letters)), palette, letters)


@dataclass(frozen=True, slots=True)
class PaperChart:
    """A chart for paper: drawings of one scale, one under the other, and the figures they do not say exactly."""

    drawings: tuple[Drawing, ...]
    listed: tuple[str, ...]

    @property
    def height(self) -> float:
        """Return the points all drawings take."""
        return float(sum(drawing.height for drawing in self.drawings))


def paper_chart(chart: ReportChart, *, width: float, most: float) -> PaperChart:
    """Return ``chart`` in drawings none of which is higher than ``most``: a ranking may be longer than a page.

    Raises GlyphMissing and ChartUnfit.
    """
    told = shown(chart)
    laid = list(sketches(told, width, PAPER_LETTERS, most - 1))
    listed = told.listed() if told.rows and (told.rounds or not laid[0].complete) else ()
    return PaperChart(tuple(drawing_of(one, PAPER, PAPER_LETTERS) for one in laid), listed)


def chart_svg(
    chart: ReportChart, *, width: float, palette: ChartPalette, letters: Letters, words: ChartWords = VIETNAMESE
) -> bytes:
    """Return ``chart`` as SVG for the screen. Raises ChartUnfit."""
    return chart_picture(chart, width=width, palette=palette, letters=letters, words=words).svg


def chart_picture(
    chart: ReportChart, *, width: float, palette: ChartPalette, letters: Letters, words: ChartWords = VIETNAMESE
) -> ChartPicture:
    """Return ``chart`` for the screen, with what it takes to know which label was clicked. Raises ChartUnfit."""
    sketch = next(sketches(shown(chart, words), width, letters))
    drawing = drawing_of(sketch, palette, letters)
    faces = {
        face: {"family": letters.family, "weight": _WEIGHTS[name]}
        for name, face in (("plain", letters.plain), ("strong", letters.strong))
    }
    canvas = _ExactCanvas((drawing.width, drawing.height), useClip=True, fontHacks=faces)
    renderSVG.draw(drawing, canvas)  # type: ignore[arg-type]  # the stub asks for the canvas of a PDF
    svg = StringIO()
    canvas.save(svg)
    return ChartPicture(svg.getvalue().encode(), int(drawing.width), int(drawing.height), sketch.spots)


def figures(chart: ReportChart, words: ChartWords = VIETNAMESE) -> tuple[str, ...]:
    """Return the exact figures as text, one line for each label in the order shown. Raises ChartUnfit."""
    told = shown(chart, words)
    return tuple(told.said(row) for row in told.rows) or (words.nothing,)


def sketches(chart: ShownChart, width: float, letters: Letters, most: float | None = None) -> Iterator[Sketch]:
    """Yield the chart laid out: in one piece, or in pieces not higher than ``most``. Raises GlyphMissing on paper."""
    if not chart.rows:
        word = words_at(chart.words.nothing, 0.0, 0.0, letters, ink="text2")
        yield Sketch(max(width, word.box.right), word.box.bottom, (word,), ())
        return
    standing = columns(chart, width, letters) if chart.chart == "columns" else None
    if standing is not None and (most is None or standing.height <= most):
        yield standing
    else:
        yield from Rows(chart, width, letters).pieces(most)
