"""The woven band: the program's only ornament, on the dark panel of the unlock screen and the first-run assistant."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.ui import theme
from desktop_app.ui.theme import Themed

_PITCH = 36
_ROWS = 4
_HEIGHT = 172
_WEAVE = 4
"""Every fourth diamond of a row is turmeric; the place shifts from row to row as threads would."""
_SHIFTS = (0, 0, 2, 2)


def _diamond(half: float) -> QPolygonF:
    return QPolygonF([QPointF(-half, 0), QPointF(0, -half), QPointF(half, 0), QPointF(0, half)])


class WovenBand(QWidget, Themed):
    """Rows of diamonds between two lines, as on indigo cloth."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.restyle()

    def restyle(self) -> None:
        """Take the height at the new text size."""
        self.setFixedHeight(theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band: one repeat of the weave, again and again."""
        painter = QPainter(self)
        painter.drawTiledPixmap(self.rect(), self._repeat())
        line = theme.px(2) + 1
        painter.setPen(Qt.PenStyle.NoPen)  # not fillRect: choosing among its overloads makes QGradient, 6 ms
        painter.setBrush(theme.colour("railhi"))
        for top in (0, self.height() - line):
            painter.drawRect(0, top, self.width(), line)

    def _repeat(self) -> QPixmap:
        """Return one repeat: a quarter of the polygons of the whole band, which is on the way to the first paint."""
        pitch, ratio = theme.px(_PITCH), self.devicePixelRatio()
        drawn = QPixmap(round(_WEAVE * pitch * ratio), round(self.height() * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(theme.colour("rail"))
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thread, light, turmeric = (theme.colour(name) for name in ("railhi", "railtext2", "focusinv"))
        outline = QPen(thread, theme.px(4))
        outline.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        diamond, heart = _diamond(theme.px(13)), _diamond(theme.px(6))
        for row in range(_ROWS):
            y = theme.px(32) + row * pitch
            start = theme.px(18) if row % 2 == 0 else 0
            for place in range(_WEAVE + 1):  # one more: what is cut at one edge goes on at the other
                x = start + place * pitch
                painter.setPen(outline)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolygon(diamond.translated(x, y))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(turmeric if place % _WEAVE == _SHIFTS[row] else light)
                painter.drawPolygon(heart.translated(x, y))
        painter.end()
        return drawn
