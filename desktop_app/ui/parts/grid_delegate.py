"""How a cell of the grid looks: hairlines both ways, a tint with a thick line and a corner where something is wrong.

The cursor is a frame of two px around one cell, drawn while the grid has the focus; what is typed stands above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from desktop_app.ui import theme
from desktop_app.ui.parts.cell_ink import Cell, CellInk
from desktop_app.ui.parts.table import Index

GRID_CELL_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 110
"""The model's ``data(index, GRID_CELL_ROLE)`` returns a ``GridCell``."""
_CORNER: Final = 9


@dataclass(frozen=True, slots=True)
class GridCell(Cell):
    """What one cell shows. ``trouble``: "err", "warn" or "" (its tint)."""

    trouble: str = ""


class GridDelegate(QStyledItemDelegate):
    """Draws the cells of a view whose model answers to ``GRID_CELL_ROLE``; ``restyle`` is called by the view."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._ink = CellInk()
        self.cursor_shown = False

    def restyle(self) -> None:
        """Fetch fonts and colours anew."""
        self._ink = CellInk()

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
        ink.write(painter, rect.adjusted(ink.pad, 0, -ink.pad - 1, 0), cell, self._view.devicePixelRatioF())
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
        return self._ink.width_of(cell) + 2 * self._ink.pad + 1

    def _is_cut(self, cell: GridCell, width: int) -> bool:
        return self.width_of(cell) > width

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
