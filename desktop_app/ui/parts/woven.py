"""The woven band: the program's only ornament, on the dark panel of the unlock screen and the first-run assistant."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.ui import theme
from desktop_app.ui.theme import Themed

_PITCH = 36
_ROWS = 4
_HEIGHT = 172
_WEAVE = 4
"""Every fourth diamond of a row is turmeric; the place shifts from row to row as threads would."""
_SHIFTS = (0, 0, 2, 2)


def _diamond(x: float, y: float, half: float) -> QPolygonF:
    return QPolygonF([QPointF(x - half, y), QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half)])


class WovenBand(QWidget, Themed):
    """Rows of diamonds between two lines, as on indigo cloth."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.restyle()

    def restyle(self) -> None:
        """Take the height at the new text size."""
        self.setFixedHeight(theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band."""
        painter = QPainter(self)
        thread, light, turmeric = (theme.colour(name) for name in ("railhi", "railtext2", "focusinv"))
        line = theme.px(2)
        painter.fillRect(QRect(0, 0, self.width(), line + 1), thread)
        painter.fillRect(QRect(0, self.height() - line - 1, self.width(), line + 1), thread)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch, half, heart = theme.px(_PITCH), theme.px(13), theme.px(6)
        outline = QPen(thread, theme.px(4))
        outline.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        for row in range(_ROWS):
            y = theme.px(32) + row * pitch
            start = theme.px(18) if row % 2 == 0 else 0
            for place in range(self.width() // pitch + 2):
                x = start + place * pitch
                painter.setPen(outline)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolygon(_diamond(x, y, half))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(turmeric if place % _WEAVE == _SHIFTS[row] else light)
                painter.drawPolygon(_diamond(x, y, heart))
