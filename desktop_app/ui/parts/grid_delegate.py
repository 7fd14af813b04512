"""How a cell of the grid looks: hairlines both ways, a tint with a thick line and a corner where something is wrong.

The cursor is a frame of two px around one cell, drawn while the grid has the focus; what is typed stands above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from desktop_app.ui import theme
from desktop_app.ui.parts.marks import MARKS
from desktop_app.ui.parts.table import Index

GRID_CELL_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 110
"""The model's ``data(index, GRID_CELL_ROLE)`` returns a ``GridCell``."""
PAD: Final = 8
_CORNER: Final = 9
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class GridCell:
    """What one cell shows. ``trouble``: "err", "warn" or "" (its tint); ``mark``: key of ``MARKS`` before the text.

    ``tone``: token of the text's colour.
    """

    text: str
    right: bool = False
    strong: bool = False
    trouble: str = ""
    mark: str = ""
    tone: str = ""


@dataclass(slots=True)
class _Ink:
    """Fonts and colours, fetched once per theme."""

    plain: QFont
    strong: QFont
    plain_metrics: QFontMetrics
    strong_metrics: QFontMetrics
    colours: dict[str, QColor]

    @classmethod
    def fetch(cls) -> _Ink:
        """Take them from the theme in use."""
        plain, strong = theme.font(14), theme.font(14, 600)
        return cls(plain, strong, QFontMetrics(plain), QFontMetrics(strong), {})

    def colour(self, token: str) -> QColor:
        """Return the colour of ``token``, kept."""
        if token not in self.colours:
            self.colours[token] = theme.colour(token)
        return self.colours[token]


class GridDelegate(QStyledItemDelegate):
    """Draws the cells of a view whose model answers to ``GRID_CELL_ROLE``; ``restyle`` is called by the view."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._ink = _Ink.fetch()
        self.cursor_shown = False

    def restyle(self) -> None:
        """Fetch fonts and colours anew."""
        self._ink = _Ink.fetch()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, text, hairlines, trouble and cursor of one cell."""
        cell = index.data(GRID_CELL_ROLE)
        if not isinstance(cell, GridCell):
            return
        ink, rect = self._ink, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        current = index == self._view.currentIndex()
        ground = "select" if selected and not current else f"{cell.trouble}bg" if cell.trouble else "surface"
        painter.fillRect(rect, ink.colour(ground))
        self._write(painter, rect, cell)
        line = ink.colour("line")
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), line)
        if cell.trouble:
            self._mark(painter, rect, ink.colour(f"{cell.trouble}line"))
        if current and self.cursor_shown:
            _frame(painter, rect, ink.colour("focus"))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Say what is wrong, or the whole of a text that has no room."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        told = index.data(int(Qt.ItemDataRole.ToolTipRole))
        cell = index.data(GRID_CELL_ROLE)
        if not told and isinstance(cell, GridCell) and self._is_cut(cell, option.rect.width()):
            told = cell.text
        QToolTip.showText(event.globalPos(), str(told or ""), view.viewport())
        return True

    def width_of(self, cell: GridCell) -> int:
        """Return the px a cell needs for its text."""
        metrics = self._ink.strong_metrics if cell.strong else self._ink.plain_metrics
        icon = theme.px(16) + theme.px(6) if cell.mark else 0
        return metrics.horizontalAdvance(cell.text) + icon + 2 * theme.px(PAD) + 1

    def _is_cut(self, cell: GridCell, width: int) -> bool:
        return self.width_of(cell) > width

    def _write(self, painter: QPainter, rect: QRect, cell: GridCell) -> None:
        ink, pad = self._ink, theme.px(PAD)
        left, right, tone = rect.left() + pad, rect.right() - pad, cell.tone
        if cell.mark:
            mark, size = MARKS[cell.mark], theme.px(16)
            tone = tone or mark.tone
            top = rect.top() + (rect.height() - size) // 2
            painter.drawPixmap(left, top, theme.pixmap(mark.icon, tone, 16, self._view.devicePixelRatioF()))
            left += size + theme.px(6)
        metrics = ink.strong_metrics if cell.strong else ink.plain_metrics
        room = right - left
        text = cell.text
        if metrics.horizontalAdvance(text) > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(ink.strong if cell.strong else ink.plain)
        painter.setPen(ink.colour(tone or "text"))
        painter.drawText(left, rect.top(), room, rect.height(), _RIGHT if cell.right else _LEFT, text)

    def _mark(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        """Draw the thick line below and the corner: trouble is told by shape too, not by colour alone."""
        painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width() - 1, 2), colour)
        corner = theme.px(_CORNER)
        right, top = float(rect.right()), float(rect.top())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(
            QPolygonF([QPointF(right - corner, top), QPointF(right, top), QPointF(right, top + corner)])
        )
        painter.restore()


def _frame(painter: QPainter, rect: QRect, colour: QColor) -> None:
    width, height = rect.width(), rect.height()
    for side in (
        QRect(rect.left(), rect.top(), width, 2),
        QRect(rect.left(), rect.bottom() - 1, width, 2),
        QRect(rect.left(), rect.top(), 2, height),
        QRect(rect.right() - 1, rect.top(), 2, height),
    ):
        painter.fillRect(side, colour)
