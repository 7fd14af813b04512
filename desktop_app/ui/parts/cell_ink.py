"""What a cell of a table or a grid shows, and the fonts and colours it is written with, fetched once per theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from desktop_app.ui import theme
from desktop_app.ui.parts.marks import MARKS

CELL_PAD: Final = 8
_MIDDLE, _END = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows. ``mark``: key of ``MARKS`` drawn before the text; ``tone``: token of the text's colour.

    ``middle``: a text that does not fit loses its middle, because others in the column begin alike. ``bar``: how much
    of a bar before the text is filled, 0 to 1; below 0 there is none.
    """

    text: str
    right: bool = False
    strong: bool = False
    mark: str = ""
    tone: str = ""
    ground: str = ""
    middle: bool = False
    bar: float = -1


class CellInk:
    """Everything a paint needs of the theme, fetched once per theme, not once per cell."""

    def __init__(self) -> None:
        self.plain, self.strong = theme.font(14), theme.font(14, 600)
        self.plain_metrics, self.strong_metrics = QFontMetrics(self.plain), QFontMetrics(self.strong)
        self.pad, self.icon, self.bar = theme.px(CELL_PAD), theme.px(16), theme.px(4)
        self._icon_room = self.icon + theme.px(6)
        self._bar_size = theme.px(_BAR[0]), theme.px(_BAR[1])
        self._bar_room = self._bar_size[0] + theme.px(8)
        self._colours: dict[str, QColor] = {}

    def colour(self, token: str) -> QColor:
        """Return the colour of ``token``, kept."""
        if token not in self._colours:
            self._colours[token] = theme.colour(token)
        return self._colours[token]

    def width_of(self, cell: Cell) -> int:
        """Return the px of mark and text, without anything around them."""
        metrics = self.strong_metrics if cell.strong else self.plain_metrics
        return metrics.horizontalAdvance(cell.text) + self._before(cell)

    def _before(self, cell: Cell) -> int:
        """Return the px of what stands before the text."""
        return (self._icon_room if cell.mark else 0) + (self._bar_room if cell.bar >= 0 else 0)

    def height_of(self, cell: Cell, width: int) -> int:
        """Return the px of the text in as many lines as it needs in ``width``, 0 where one is enough."""
        metrics = self.strong_metrics if cell.strong else self.plain_metrics
        room = width - self._before(cell)
        if cell.right or metrics.horizontalAdvance(cell.text) <= room:
            return 0
        text, indent = self._indented(cell.text, metrics)
        return metrics.boundingRect(QRect(0, 0, max(room - indent, 1), _HIGHEST), _WRAPPED, text).height()

    def _indented(self, text: str, metrics: QFontMetrics) -> tuple[str, int]:
        """Return a text without the blanks it begins with, and their px: they shift all its lines."""
        bare = text.lstrip(" ")
        return bare, metrics.horizontalAdvance(" ") * (len(text) - len(bare))

    def write(self, painter: QPainter, rect: QRect, cell: Cell, ratio: float) -> None:
        """Draw mark and text within ``rect``; what has no room ends in dots, or takes lines where the row has them.

        ``ratio``: px of the screen per px.
        """
        left, room, tone = rect.left(), rect.width(), cell.tone
        if cell.mark:
            mark = MARKS[cell.mark]
            tone = tone or mark.tone
            top = rect.top() + (rect.height() - self.icon) // 2
            painter.drawPixmap(left, top, theme.pixmap(mark.icon, tone, 16, ratio))
            left += self._icon_room
            room -= self._icon_room
        if cell.bar >= 0:
            self._write_bar(painter, left, rect, cell.bar)
            left += self._bar_room
            room -= self._bar_room
        font: QFont = self.strong if cell.strong else self.plain
        metrics = self.strong_metrics if cell.strong else self.plain_metrics
        text, flags = cell.text, _RIGHT if cell.right else _LEFT
        if metrics.horizontalAdvance(text) > room:
            if rect.height() >= 2 * metrics.lineSpacing() and not cell.right:
                text, indent = self._indented(text, metrics)
                left, room, flags = left + indent, room - indent, _WRAPPED
            else:
                text = metrics.elidedText(text, _MIDDLE if cell.middle else _END, room)
        painter.setFont(font)
        painter.setPen(self.colour(tone or "text"))
        painter.drawText(left, rect.top(), room, rect.height(), flags, text)

    def _write_bar(self, painter: QPainter, left: int, rect: QRect, filled: float) -> None:
        """Draw a round bar, empty and then as far as it is filled."""
        width, height = self._bar_size
        top, radius = rect.top() + (rect.height() - height) // 2, height / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        for token, share in (("line", 1.0), ("bar", min(filled, 1.0))):
            if share > 0:
                painter.setBrush(self.colour(token))
                painter.drawRoundedRect(left, top, max(height, round(width * share)), height, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


_BAR: Final = (72, 8)
_HIGHEST: Final = 10_000
