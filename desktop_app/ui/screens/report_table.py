"""A table of a report: the cursor stands on a figure, and what stands behind it is one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.models.report_rows import ReportRows
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import CELL_PAD
from desktop_app.ui.parts.table import CELL_ROLE, ROW_HEIGHT, Index, TableDelegate, TableView
from desktop_app.ui.theme import Themed

if TYPE_CHECKING:
    from desktop_app.domain.report_model import ReportTable
    from desktop_app.domain.report_questions import Behind

_FROM_COLUMNS: Final = 3
"""With so many columns the first one stays when the table is scrolled sideways."""
_LETTER: Final = 10
"""Px at 100 % that a letter takes at most: what has room by that need not be measured."""


class _FigureDelegate(TableDelegate):
    """Draws the cursor around its cell too, not only along its row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and the sides of the one under the cursor."""
        super().paint(painter, option, index)
        view = self._view
        if index.row() == view.cursor_row and index.column() == view.currentIndex().column():
            ink, rect = self._ink.colour("focus"), option.rect
            for left in (rect.left(), rect.right() - 1):
                painter.fillRect(QRect(left, rect.top(), 2, rect.height()), ink)


class FigureTable(TableView):
    """``opened_at(row, column)``: Enter, a double click or Ctrl+click on a cell; ``copy_wanted``: Ctrl+C."""

    opened_at = Signal(int, int)
    copy_wanted = Signal()
    cursor_shown = Signal(QRect)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", framed=True, parent=parent)
        self._delegate = _FigureDelegate(self, CELL_PAD)
        self.setItemDelegate(self._delegate)
        self.rows = ReportRows(self)
        self.setModel(self.rows)
        self._shared: tuple[tuple[int, ...], int] = ((), 0)
        self.freeze(1)
        self.setProperty("role", "incard")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.opened.connect(lambda _row: self._open(self.currentIndex()))

    def show_table(self, table: ReportTable) -> None:
        """Show another table."""
        self.rows.show(table)
        self._shared = (), 0
        self.forget_cursor()
        self.clearSpans()
        columns = len(table.columns)
        for place, row in enumerate(table.rows):
            if row.role == "group" and columns > 1:
                self.setSpan(place, 0, 1, columns)
        self._frozen = self._head.frozen = 1 if columns >= _FROM_COLUMNS else 0
        self.settle()

    def settle(self) -> None:
        """Share the width out, and give rows with long texts several lines."""
        if not self.rows.table.columns:
            return
        room = self.viewport().width() * 100 // theme.current().scale
        widths, least = tuple(self.rows.widths(room)), theme.px(ROW_HEIGHT)
        if (widths, least) != self._shared:
            self._shared = widths, least
            self.set_widths(*widths)
            self._fit_rows(least)
        self.settled.emit()

    def _fit_rows(self, least: int) -> None:
        for place, row in enumerate(self.rows.table.rows):
            texts = [at for at, cell in enumerate(row.cells) if isinstance(cell.value, str)]
            height = least
            if row.role != "group" and texts:
                height = max(self._height(place, column) for column in texts)
            if height != self.rowHeight(place):
                self.setRowHeight(place, height)

    def _height(self, row: int, column: int) -> int:
        value = self.rows.cell(row, column).value
        least = theme.px(ROW_HEIGHT)
        if not isinstance(value, str) or len(value) * theme.px(_LETTER) < self.columnWidth(column):
            return least
        cell = self.rows.index(row, column).data(CELL_ROLE)
        return max(least, self._delegate.height_of(cell, column))

    @property
    def whole_height(self) -> int:
        """Return the px of all rows with the head, and of the bar below where the table is wider than its place."""
        bar = self.horizontalScrollBar()
        wide = sum(self.columnWidth(place) for place in range(len(self.rows.table.columns))) > self.viewport().width()
        return self._head.height() + self.verticalHeader().length() + 2 + (bar.sizeHint().height() if wide else 0)

    def go_to_cell(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().setCurrentIndex(self.rows.index(row, column), flags.NoUpdate)
        self.scrollTo(self.currentIndex())

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Show a cell, not under the column that stays."""
        super().scrollTo(index, hint)
        if self._frozen and index.column() >= self._frozen:
            covered = self.columnWidth(0) - self.visualRect(index).left()
            if covered > 0:
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() - covered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C; jump within the row with Home and End, to the first and last row with Ctrl."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.currentIndex().isValid():
            self._jump(to_end=event.key() == Qt.Key.Key_End, far=bool(event.modifiers() & _CTRL))
        else:
            super().keyPressEvent(event)

    def _jump(self, *, to_end: bool, far: bool) -> None:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if far:
            row = self.rows.rowCount() - 1 if to_end else 0
        else:
            column = self.rows.columnCount() - 1 if to_end else 0
        self.go_to_cell(row, column)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the page around the table follow the cursor."""
        super().currentChanged(current, previous)
        self._tell_cursor()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start on the first figure that leads somewhere."""
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.go_to_cell(*self._first_figure())
        super().focusInEvent(event)
        self._tell_cursor()

    def _first_figure(self) -> tuple[int, int]:
        for row, one in enumerate(self.rows.table.rows):
            for column, cell in enumerate(one.cells):
                if cell.behind is not None:
                    return row, column
        return 0, 0

    def _tell_cursor(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            rect = self.visualRect(self.currentIndex())
            self.cursor_shown.emit(QRect(self.viewport().mapTo(self, rect.topLeft()), rect.size()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open with Ctrl+click."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() & _CTRL:
            self._open(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be opened."""
        super().mouseMoveEvent(event)
        self._point_at(event.position().toPoint())

    def _point_at(self, where: QPoint) -> None:
        index = self.indexAt(where)
        leads = index.isValid() and self.rows.behind(index.row(), index.column()) is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened_at.emit(index.row(), index.column())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.settle()


_CTRL: Final = Qt.KeyboardModifier.ControlModifier


class TablePart(QWidget, Themed):
    """A table with its title, and under it what it leaves out. No higher than ``set_room`` allows: then it scrolls.

    ``behind_wanted(behind, figure)``: where a figure comes from, and its name.
    """

    behind_wanted = Signal(object, str)
    copy_wanted = Signal()

    def __init__(self, table: ReportTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._room = 0
        self.shown = table
        self.card = Card(table.title, flush=True)
        self.view = FigureTable()
        self.card.body.addWidget(self.view)
        self.notes = [Text(note, role="hint", wrap=True) for note in table.notes]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.card)
        for note in self.notes:
            self._column.addWidget(note)
        self.view.setAccessibleName(table.title)
        self.view.show_table(table)
        self.view.opened_at.connect(self._open)
        self.view.copy_wanted.connect(self.copy_wanted)
        self.view.settled.connect(self._fit)
        self.restyle()

    def set_room(self, height: int) -> None:
        """Take at most ``height`` px for head and rows."""
        self._room = height
        self._fit()

    def restyle(self) -> None:
        """Take spacings and heights at the new text size."""
        self._column.setSpacing(theme.px(4))
        self.view.settle()

    def behind(self, row: int, column: int) -> Behind | None:
        """Return where a figure comes from."""
        return self.view.rows.behind(row, column)

    def _fit(self) -> None:
        whole = self.view.whole_height
        self.view.setFixedHeight(min(whole, self._room) if self._room else whole)

    def _open(self, row: int, column: int) -> None:
        behind = self.behind(row, column)
        if behind is not None:
            self.behind_wanted.emit(behind, self.view.rows.figure(row, column))
