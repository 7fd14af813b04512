"""A chart of a report on screen: the drawing that paper has too, in the theme's colours and the window's letters.

Whoever makes screens imports this late: it brings the paper library with it (``tests/ui/test_lean_start.py``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.base.i18n import _
from desktop_app.documents.chart_figures import ChartWords, ShownChart, shown
from desktop_app.documents.chart_marks import ChartPalette, Letters, Spot, screen_letters
from desktop_app.documents.charts import ChartPicture, chart_picture, figures
from desktop_app.domain.report_model import ReportChart
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.theme import Themed

_SIZE: Final = 12
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_MOST_PICTURES: Final = 8
_ROOM: Final = 6
"""Pixels around the drawing, where the focus border of an outer label has its place."""


class ChartView(QWidget, Themed, Translated):
    """Shows ``chart`` as high as its width makes it. The title is the caller's: its card has it.

    ``choosable``: a click or Enter on a label gives ``chosen`` with its index; only then it takes the focus, and
    arrows go from label to label.
    """

    chosen = Signal(int)

    def __init__(self, chart: ReportChart, *, choosable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._choosable = choosable
        self._at: int | None = None
        self._pictures: dict[int, ChartPicture] = {}
        self._loaded: ChartPicture | None = None
        self._renderer = QSvgRenderer()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if choosable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setMouseTracking(True)
        self.retranslate()

    def set_chart(self, chart: ReportChart) -> None:
        """Show another chart."""
        self._chart = chart
        self._at = None
        self.retranslate()

    def retranslate(self) -> None:
        """Tell screen readers the figures, and draw the words of the chart's own anew."""
        self.setAccessibleDescription("\n".join(figures(self._chart, _words())))
        self._tell()
        self.restyle()

    def restyle(self) -> None:
        """Draw anew in the theme's colours and text size."""
        self._pictures.clear()
        self._keep_whole()
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of the new width."""
        super().resizeEvent(event)
        self._keep_whole()

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the drawing is at ``width``."""
        return self._drawn(width).height + 2 * _ROOM

    def sizeHint(self) -> QSize:
        """Return a width at which most charts stand well."""
        width = max(self.width(), theme.px(480)) if self.isVisible() else theme.px(480)
        return QSize(theme.px(480), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size: narrow charts put labels and figures over their bars."""
        return QSize(theme.px(240), theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, and a border round the label that is looked at."""
        picture = self._drawn(self.width())
        if picture is not self._loaded:
            self._renderer.load(QByteArray(picture.svg))
            self._loaded = picture
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, QRectF(_ROOM, _ROOM, picture.width, picture.height))
        spot = self._looked_at()
        if spot is not None:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(_rect(spot).adjusted(1 - _ROOM, -1, _ROOM - 1, 1), theme.px(4), theme.px(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the label before or after, or choose the one that is looked at."""
        spots = self._drawn(self.width()).spots
        key = Qt.Key(event.key())
        if not (self._choosable and spots) or (key not in _STEPS and key not in _ENTER):
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._at = min(max(0, (self._at or 0) + _STEPS[key]), len(spots) - 1)
            self._tell()
        elif self._at is not None:
            self.chosen.emit(spots[self._at].place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look at the first label, or at the one before the focus went."""
        super().focusInEvent(event)
        self._at = self._at or 0
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Look at no label any more."""
        super().focusOutEvent(event)
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand where a click leads somewhere."""
        shape = (
            Qt.CursorShape.ArrowCursor if self._under(event.position()) is None else Qt.CursorShape.PointingHandCursor
        )
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the label under the pointer."""
        at = self._under(event.position())
        if self._choosable and at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = at
            self._tell()
            self.chosen.emit(self._drawn(self.width()).spots[at].place)

    def event(self, event: QEvent) -> bool:
        """Show the exact figures of the label under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._under(QPointF(event.pos()))
            words = "" if at is None else self._said(self._drawn(self.width()).spots[at])
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def middle_of(self, place: int) -> QPoint:
        """Return the middle of the label with this index, for whoever points at it; the origin if it is not shown."""
        spots = (spot for spot in self._drawn(self.width()).spots if spot.place == place)
        return next((_rect(spot).center().toPoint() for spot in spots), QPoint())

    def _keep_whole(self) -> None:
        """Let no layout make it lower than its drawing: the labels stand at the foot."""
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _drawn(self, width: int) -> ChartPicture:
        """Return the picture at ``width``; pictures are kept, since a layout asks for several heights many times."""
        inside = max(width - 2 * _ROOM, theme.px(120))
        if inside not in self._pictures:
            if len(self._pictures) >= _MOST_PICTURES:
                self._pictures.clear()
            self._pictures[inside] = chart_picture(
                self._chart, width=inside, palette=_palette(), letters=_letters(), words=_words()
            )
        return self._pictures[inside]

    def _shown(self) -> ShownChart:
        return shown(self._chart, _words())

    def _said(self, spot: Spot) -> str:
        told = self._shown()
        return next(told.said(row) for row in told.rows if row.place == spot.place)

    def _looked_at(self) -> Spot | None:
        spots = self._drawn(self.width()).spots if self._choosable and self.hasFocus() else ()
        return spots[self._at] if self._at is not None and self._at < len(spots) else None

    def _under(self, position: QPointF) -> int | None:
        spots = self._drawn(self.width()).spots
        return next((at for at, spot in enumerate(spots) if _rect(spot).contains(position)), None)

    def _tell(self) -> None:
        """Name the chart, and the label that is looked at with its figures."""
        spot = self._looked_at()
        self.setAccessibleName(f"{self._chart.title}. {self._said(spot)}" if spot is not None else self._chart.title)
        self.update()


def _rect(spot: Spot) -> QRectF:
    box = spot.box
    return QRectF(box.x + _ROOM, box.y + _ROOM, box.width, box.height)


def _palette() -> ChartPalette:
    tokens = theme.current().tokens
    return ChartPalette(tokens["bar"], tokens["bar2"], tokens["line"], tokens["text"], tokens["text2"])


def _letters() -> Letters:
    plain, strong = theme.font(_SIZE), theme.font(_SIZE, 600)
    metrics = {False: QFontMetricsF(plain), True: QFontMetricsF(strong)}
    return screen_letters(plain.family(), plain.pixelSize(), lambda words, bold: metrics[bold].horizontalAdvance(words))


def _words() -> ChartWords:
    return ChartWords(
        other_units=_("{count} đơn vị khác"),
        other_parts=_("{count} phần khác"),
        nothing=_("Chưa có số liệu"),
        billion=_("{number} tỷ"),
        million=_("{number} triệu"),
        unit=_("Đơn vị tính: {unit}"),
        whole=_("Tổng số: {number}"),
        below=_("dưới 0,1%"),
    )
