"""What a block writes itself with: the place in the file where it stands, how wide it is, what stays together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from desktop_app.documents.fonts import Style
from desktop_app.documents.page import BODY
from desktop_app.documents.word.markup import LEFT, Shape, keep, paragraph, runs, written
from desktop_app.documents.word.styles import Styles

_SLIM = replace(LEFT, exact=1.0)
_TINY = Style(BODY.face, 1)


class WordWriter:
    """One paper while it is written. ``width`` is the points between the margins."""

    def __init__(self, end: BaseOxmlElement, width: float, styles: Styles) -> None:
        """``end`` is the element everything is written before; ``styles`` are those of the file."""
        self._end = end
        self.styles = styles
        self.width = width
        self._together = 0
        self._last: BaseOxmlElement | None = None

    def paragraph(self, text: str, style: Style = BODY, shape: Shape = LEFT) -> None:
        """Write a text, one paragraph for each of its lines."""
        for line in written(text).split("\n"):
            self.add(paragraph(runs(line, style), shape, style))

    def add(self, element: BaseOxmlElement, *, kept: bool = True) -> None:
        """Write a paragraph or a table. ``kept`` False: it may be parted even where others stay together.

        Two tables that touch would be one.
        """
        last = self._end.getprevious()
        if element.tag == qn("w:tbl") and last is not None and last.tag == qn("w:tbl"):
            self._put(paragraph([], replace(_SLIM, kept=self._together > 0), _TINY), kept=kept)
        self._put(element, kept=kept)

    def _put(self, element: BaseOxmlElement, *, kept: bool) -> None:
        if self._together and kept:
            keep(element)
        self._end.addprevious(element)
        self._last = element if kept else None

    def gap(self, points: float) -> None:
        """Leave empty room."""
        self.add(paragraph([], replace(LEFT, exact=points), _TINY))

    def close(self) -> None:
        """End the paper: the format wants a paragraph after a table, and it must not open another page."""
        last = self._end.getprevious()
        if last is not None and last.tag == qn("w:tbl"):
            self.add(paragraph([], _SLIM, _TINY))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is written meanwhile on one page."""
        if not self._together:
            self._last = None
        self._together += 1
        try:
            yield
        finally:
            self._together -= 1
        if not self._together and self._last is not None:
            rows: Sequence[BaseOxmlElement] = self._last.findall(qn("w:tr"))
            keep(rows[-1] if rows else self._last, kept=False)
