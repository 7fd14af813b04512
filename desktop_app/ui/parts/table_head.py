"""The head of a table: headings of one or two lines, and those of the columns that stay while others scroll."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QTableView, QWidget

from desktop_app.ui import theme

HEAD_HEIGHT: Final = 34
TALL_HEAD_HEIGHT: Final = 48
"""With a heading of two lines."""
_PAD: Final = 8
_FIRST_PAD: Final = 24
_END: Final = Qt.TextElideMode.ElideRight


class TableHead(QHeaderView):
    """The head on ``sunken``. The model's ``TextAlignmentRole`` of a column aligns its heading.

    A heading that is wider than its column takes two lines, and the head of all columns grows. ``frozen`` columns stay
    where they are when the table is scrolled sideways.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(24)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)  # lines are broken, and shortened, here
        self.frozen = 0
        self.sectionResized.connect(self.fit)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings, then those that stay over what was scrolled under them."""
        super().paintEvent(event)
        if self.frozen and self.offset() > 0:
            painter, left = QPainter(self.viewport()), 0
            for section in range(self.frozen):
                self.paintSection(painter, QRect(left, 0, self.sectionSize(section), self.height()), section)
                left += self.sectionSize(section)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """Break the heading into its lines."""
        super().initStyleOptionForIndex(option, section)
        option.text = "\n".join(self.lines(section))

    def lines(self, section: int) -> list[str]:
        """Return the lines of a heading, the second one shortened where it must be."""
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        metrics, room = QFontMetrics(theme.font(13, 600)), self._room(section)
        if metrics.horizontalAdvance(title) <= room:
            return [title]
        words = title.split()
        first = words[:1]
        while len(first) < len(words) and metrics.horizontalAdvance(" ".join(words[: len(first) + 1])) < room:
            first.append(words[len(first)])
        lines = [" ".join(first), " ".join(words[len(first) :])]
        return [metrics.elidedText(line, _END, room) for line in lines if line]

    def fit(self) -> None:
        """Be as high as the headings need."""
        tall = any(len(self.lines(section)) > 1 for section in range(self.count()))
        height = theme.px(TALL_HEAD_HEIGHT if tall else HEAD_HEIGHT)
        if height != self.maximumHeight():
            self.setFixedHeight(height)

    def share_out(self, widths: Sequence[int], least: int, room: int) -> None:
        """Set widths in px at 100 %; the last column takes what is left of ``room`` px, ``least`` or more."""
        for section, width in enumerate(widths):
            self.resizeSection(section, theme.px(width))
        rest = room - theme.px(sum(widths))
        self.setStretchLastSection(rest > theme.px(least))
        if widths:
            self.resizeSection(len(widths), max(rest, theme.px(least)))
        self.fit()

    def _room(self, section: int) -> int:
        """Return the px for text in a section; the first of a page stands further from the edge."""
        view = self.parent()
        page = isinstance(view, QTableView) and view.property("role") == "page" and self.visualIndex(section) == 0
        return self.sectionSize(section) - theme.px(_FIRST_PAD if page else _PAD) - theme.px(_PAD)
