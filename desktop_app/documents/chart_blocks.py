"""A chart as a block of a paper: its title, the drawing, and the exact figures under it where the bars only round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.blocks import Text, height_of
from desktop_app.documents.charts import PaperChart, paper_chart
from desktop_app.documents.fonts import Style
from desktop_app.documents.page import BODY_BOLD, Paper
from desktop_app.domain.report_model import ReportChart

_FIGURES: Final = Style(fonts.REGULAR, 11)
_TITLE_GAP: Final = 8.0
_ABOVE: Final = 12.0


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart on paper. It stays whole with its title, unless it is longer than a page: then it goes on on the next."""

    chart: ReportChart

    def height(self, paper: Paper) -> float:
        """Return the points it takes. Raises GlyphMissing, ChartUnfit."""
        made = self._made(paper, paper.top - paper.bottom)
        return self._head(paper) + made.height + height_of(_texts(made), paper)

    def draw(self, paper: Paper) -> None:
        """Set it. Raises GlyphMissing, ChartUnfit."""
        page = paper.top - paper.bottom
        made = self._made(paper, page)
        head = self._head(paper)
        needed = head + made.height + height_of(_texts(made), paper)
        if needed <= page:
            paper.ensure(needed)
        else:
            if paper.room < page / 2:
                paper.new_page()
            made = self._made(paper, paper.room - head)
        self._title.draw(paper)
        paper.y -= _TITLE_GAP
        for drawing in made.drawings:
            paper.ensure(float(drawing.height))
            paper.y -= float(drawing.height)
            paper.drawing(drawing, paper.left, paper.y)
        for text in _texts(made):
            text.draw(paper)

    @property
    def _title(self) -> Text:
        return Text(self.chart.title, BODY_BOLD, align="centre", above=_ABOVE)

    def _head(self, paper: Paper) -> float:
        return self._title.height(paper) + _TITLE_GAP

    def _made(self, paper: Paper, most: float) -> PaperChart:
        return paper_chart(self.chart, width=paper.width, most=most)


def _texts(made: PaperChart) -> list[Text]:
    return [Text(line, _FIGURES, indent=0.0) for line in made.listed]
