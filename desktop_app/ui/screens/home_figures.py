"""The figures of the year beside their chart; each is a way to the records it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QSizePolicy,
    QWidget,
)

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.painted_button import PaintedButton
from desktop_app.ui.theme import Themed


@dataclass(frozen=True, slots=True)
class YearFigure:
    """One figure of the year: the number, what it counts, a second line, and the kind whose records these are."""

    number: str
    noun: str
    below: str
    kind: str = ""


class FigureButton(PaintedButton):
    """A large number with its noun, a second line below; pressing it leads to the records."""

    def __init__(self, figure: YearFigure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = ", ".join(part for part in (f"{figure.number} {figure.noun}", figure.below) if part)
        self.setAccessibleName(told)
        self.setToolTip(_("{figures}. Bấm để mở danh sách.").format(figures=told))

    def sizeHint(self) -> QSize:
        """Return the size that shows both lines."""
        number = QFontMetrics(theme.font(26, 600)).horizontalAdvance(self.figure.number)
        small = QFontMetrics(theme.font(13))
        first = number + theme.px(6) + small.horizontalAdvance(self.figure.noun)
        width = max(first, small.horizontalAdvance(self.figure.below)) + 2 * theme.px(6) + 2
        return QSize(width, theme.px(36) + (theme.px(20) if self.figure.below else 0) + theme.px(2))

    def minimumSizeHint(self) -> QSize:
        """Let the nouns be shortened before the chart is pressed together; the tooltip has all."""
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), theme.px(150)), wanted.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the style sheet draw ground and focus, then the number, the noun, and the line below."""
        super().paintEvent(event)
        painter = QPainter(self)
        side, top = theme.px(6), theme.px(36)
        number, small = theme.font(26, 600), theme.font(13)
        width = QFontMetrics(number).horizontalAdvance(self.figure.number)
        painter.setFont(number)
        painter.setPen(theme.colour("text"))
        baseline = theme.px(28)
        painter.drawText(side, baseline, self.figure.number)
        left = side + width + theme.px(6)
        painter.setFont(small)
        painter.setPen(theme.colour("text2"))
        metrics, elide = QFontMetrics(small), Qt.TextElideMode.ElideRight
        painter.drawText(left, baseline, metrics.elidedText(self.figure.noun, elide, self.width() - left - side))
        below = QRect(side, top - theme.px(2), self.width() - 2 * side, theme.px(20))
        shown = metrics.elidedText(self.figure.below, elide, below.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class YearFigures(QWidget, Themed):
    """Figures two a row. ``chosen`` carries the kind whose records are to be seen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[YearFigure, ...] | None = None
        self.buttons: tuple[FigureButton, ...] = ()

    @property
    def shown(self) -> tuple[YearFigure, ...]:
        """Return the figures shown."""
        return self._shown or ()

    def set_figures(self, figures: Sequence[YearFigure], nothing: str) -> None:
        """Show other figures, or say ``nothing``. The same figures again stay, and keep the focus."""
        if figures and tuple(figures) == self._shown:
            return
        self._shown = tuple(figures)
        while (old := self._grid.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = tuple(self._button(figure) for figure in figures)
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place // 2, place % 2)
        if not figures:
            self._grid.addWidget(Text(nothing, role="hint", wrap=True), 0, 0)
        self.restyle()

    def _button(self, figure: YearFigure) -> FigureButton:
        button = FigureButton(figure)
        button.clicked.connect(lambda: self.chosen.emit(figure.kind))
        return button

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
