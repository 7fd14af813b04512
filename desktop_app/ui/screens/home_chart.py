"""The columns of a year, month by month, beside those of the year before. Painted; the same figures are its text.

Two series, a zero line, three grid lines in all, the highest column labelled. Amounts are đồng, shown in millions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.screens.shown_figures import MILLION, millions, plain_number
from desktop_app.ui.theme import Themed

MONTHS: Final = 12
_STEPS: Final = (1, 2, 3, 4, 5, 6, 8, 10)
"""What the top of the scale may begin with, so that its half is easily read too."""
_HEAD: Final = 30
_FOOT: Final = 24
_BAR: Final = 19


def scale_top(highest: float) -> float:
    """Return the round number at the top of the scale for the highest column (in millions), at least 1."""
    if highest <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(highest))
    return next(step * power for step in _STEPS if step * power >= highest)


class MonthChart(QWidget, Themed, Translated):
    """``set_months``: twelve pairs (this year, last year) of đồng; ``year`` is this one, None while it is unknown.

    With the focus, arrows go from month to month and its two figures are shown and told.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[tuple[int, int], ...] = ()
        self._year: int | None = None
        self._month = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def set_months(self, months: Sequence[tuple[int, int]], year: int | None) -> None:
        """Show the columns of ``year`` and the year before."""
        self._months = tuple(months)[:MONTHS]
        self._year = year
        self.retranslate()
        self.update()

    @property
    def highest(self) -> tuple[int, int]:
        """Return (month from 1, đồng) of this year's highest column, or of last year's if this one is empty."""
        for series in (0, 1):
            amounts = [pair[series] for pair in self._months]
            if any(amounts):
                best = max(amounts)
                return amounts.index(best) + 1, best
        return 0, 0

    def retranslate(self) -> None:
        """Tell screen readers the figures."""
        lines = [self._said(month) for month, pair in enumerate(self._months, start=1) if any(pair)]
        self.setAccessibleDescription("; ".join(lines))
        self.setToolTip("\n".join(lines))
        self._tell()

    def _said(self, month: int) -> str:
        now, before = self._months[month - 1]
        words = _("Tháng {month}: {amount}, năm trước {before}")
        return words.format(month=month, amount=millions(now), before=millions(before))

    def _tell(self) -> None:
        """Name the chart, and the month that is looked at with its figures."""
        name = _("Chăm lo theo tháng (triệu đồng)")
        self.setAccessibleName(f"{name}. {self._said(self._month)}" if self.month else name)
        self.update()

    @property
    def month(self) -> int:
        """Return the month that is looked at, from 1; 0 while the chart has no focus."""
        return self._month if self.hasFocus() and 0 < self._month <= len(self._months) else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the month before or after."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._months:
            super().keyPressEvent(event)
            return
        self._month = min(max(1, self._month + step), len(self._months))
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the highest month."""
        super().focusInEvent(event)
        self._month = self._month or self.highest[0] or (1 if self._months else 0)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Look at no month any more."""
        super().focusOutEvent(event)
        self._tell()

    def restyle(self) -> None:
        """Take the new text size."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which all months can be told apart."""
        return QSize(theme.px(560), theme.px(140))

    def minimumSizeHint(self) -> QSize:
        """Return the least size that can still be read."""
        return QSize(theme.px(300), theme.px(128))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw heading, legend, grid, columns, months and the label of the highest."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = scale_top(max((max(pair) for pair in self._months), default=0) / MILLION)
        metrics = QFontMetrics(theme.font(12))
        axis = max(metrics.horizontalAdvance(plain_number(top * part)) for part in _PARTS) + theme.px(8)
        plot = QRectF(axis, theme.px(_HEAD), self.width() - axis, self.height() - theme.px(_HEAD) - theme.px(_FOOT))
        self._paint_head(painter)
        if self.hasFocus():
            self._paint_focus(painter, plot)
        self._paint_grid(painter, plot, top)
        for place in range(MONTHS):
            self._paint_month(painter, plot, top, place)
        self._paint_label(painter, plot, top)

    def _paint_head(self, painter: QPainter) -> None:
        line = QRectF(0, 0, self.width(), theme.px(20))
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.colour("text"))
        title = self._said(self.month) if self.month else _("Chăm lo theo tháng (triệu đồng)")
        painter.drawText(line, _LEFT, title)
        if self._year is None:
            return
        right = float(self.width())
        painter.setFont(theme.font(13))
        metrics = QFontMetrics(theme.font(13))
        for token, year in (("bar2", self._year - 1), ("bar", self._year)):
            words = str(year)
            right -= metrics.horizontalAdvance(words)
            painter.setPen(theme.colour("text2"))
            painter.drawText(QRectF(right, 0, metrics.horizontalAdvance(words) + 1, line.height()), _LEFT, words)
            side = theme.px(12)
            right -= side + theme.px(6)
            painter.fillRect(QRectF(right, (line.height() - side) / 2 + 1, side, side), theme.colour(token))
            right -= theme.px(16)

    def _paint_grid(self, painter: QPainter, plot: QRectF, top: float) -> None:
        painter.setFont(theme.font(12))
        for part in _PARTS:
            y = round(plot.bottom() - part * plot.height())
            painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), theme.colour("edge" if part == 0 else "line"))
            painter.setPen(theme.colour("text2"))
            number = QRectF(0, y - theme.px(10), plot.left() - theme.px(8), theme.px(20))
            if part == 0 or any(any(pair) for pair in self._months):  # without a column there is nothing to measure
                painter.drawText(number, _RIGHT, plain_number(top * part))

    def _column(self, plot: QRectF, top: float, place: int, series: int) -> QRectF:
        """Return the column of month ``place`` (from 0); ``series`` 0 is this year, drawn at the right."""
        room = plot.width() / MONTHS
        width = min(theme.px(_BAR), max(3.0, room * 0.36))
        middle = plot.left() + room * (place + 0.5)
        amount = self._months[place][series] / MILLION if place < len(self._months) else 0.0
        height = plot.height() * amount / top
        if amount:
            height = max(height, 2.0)
        return QRectF(middle + (0.5 if series == 0 else -width - 0.5), plot.bottom() - height, width, height)

    def _paint_month(self, painter: QPainter, plot: QRectF, top: float, place: int) -> None:
        for series, token in ((1, "bar2"), (0, "bar")):
            column = self._column(plot, top, place, series)
            if column.height():
                painter.fillRect(column, theme.colour(token))
        room = plot.width() / MONTHS
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text2"))
        month = QRectF(plot.left() + room * place, plot.bottom() + theme.px(4), room, theme.px(18))
        painter.drawText(month, Qt.AlignmentFlag.AlignCenter, _("T{month}").format(month=place + 1))

    def _paint_focus(self, painter: QPainter, plot: QRectF) -> None:
        """Put the month that is looked at on a ground with the focus border."""
        if not self.month:
            return
        room = plot.width() / MONTHS
        place = QRectF(plot.left() + room * (self.month - 1), plot.top(), room, plot.height() + theme.px(_FOOT - 2))
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.setBrush(theme.colour("focusbg"))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))

    def _paint_label(self, painter: QPainter, plot: QRectF, top: float) -> None:
        month, amount = self.highest
        if not amount or self.month:
            return
        series = 0 if self._months[month - 1][0] == amount else 1
        column = self._column(plot, top, month - 1, series)
        words = millions(amount)
        font = theme.font(12, 600)
        width = QFontMetrics(font).horizontalAdvance(words) + 2
        gap = theme.px(6)
        spot = QPointF(column.right() + gap, column.top())
        if spot.x() + width > plot.right():
            spot.setX(column.left() - gap - width - (column.width() if series == 0 else 0))
        painter.setFont(font)
        box = QRectF(spot.x(), spot.y(), width, theme.px(18))
        painter.fillRect(box, theme.colour("surface"))
        painter.setPen(theme.colour("text"))
        painter.drawText(box, _LEFT, words)


_PARTS: Final = (0.0, 0.5, 1.0)
"""Where the lines of the grid are, in parts of the highest."""
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
