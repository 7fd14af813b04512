"""Tables: one view, one delegate, one head for every list of records, packages and figures.

The delegate draws cell, hairline, selection bar and cursor itself, from one ``Cell`` per index: one call into the
model per cell, so that a page of a million rows paints within a frame or two. Arrows move the cursor, Space selects.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from desktop_app.ui import theme
from desktop_app.ui.parts.cell_ink import CELL_PAD, Cell, CellInk
from desktop_app.ui.parts.table_head import TableHead
from desktop_app.ui.theme import Themed

CELL_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 100
"""The model's ``data(index, CELL_ROLE)`` returns a ``Cell``; without one the display text is drawn plainly."""

ROW_HEIGHT: Final = 34
GRID_ROW_HEIGHT: Final = 32
_FIRST_PAD: Final = 24
Index = QModelIndex | QPersistentModelIndex


def _cell_of(index: Index) -> Cell:
    cell = index.data(CELL_ROLE)
    return cell if isinstance(cell, Cell) else Cell(str(index.data() or ""))


class TableDelegate(QStyledItemDelegate):
    """Draws cells of a ``TableView``. ``restyle`` is called by the view."""

    def __init__(self, view: TableView, first_pad: int) -> None:
        super().__init__(view)
        self._view = view
        self._first_pad = first_pad
        self.restyle()

    def restyle(self) -> None:
        """Fetch fonts and colours anew."""
        self._ink = CellInk()
        self._first_left = theme.px(self._first_pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, hairline, bar, mark, text and cursor of one cell."""
        ink = self._ink
        rect = option.rect
        cell = _cell_of(index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "select" if selected else cell.ground or "surface"
        painter.fillRect(rect, ink.colour(ground))
        first = index.column() == self._view.first_column
        left = self._first_left if first else ink.pad
        ink.write(painter, rect.adjusted(left, 0, -ink.pad, 0), cell, self._view.devicePixelRatioF())
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), ink.colour("line"))
        if self._view.grid:
            painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), ink.colour("line"))
        if selected and first:
            painter.fillRect(QRect(rect.left(), rect.top(), ink.bar, rect.height()), ink.colour("bar"))
        if index.row() in (self._view.cursor_row, self._view.shown_row):
            line = ink.colour("focus" if index.row() == self._view.cursor_row else "edge")
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), line)
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), line)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the whole text of a cell that has no room for it, or that leaves something out."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        cell = _cell_of(index)
        whole = index.data(int(Qt.ItemDataRole.ToolTipRole)) or cell.text
        told = str(whole) if whole != cell.text or self.is_cut(cell, index) else ""
        QToolTip.showText(event.globalPos(), told, view.viewport())
        return True

    def is_cut(self, cell: Cell, index: Index) -> bool:
        """Return whether the text of ``cell`` has no room in one line: it is shown in several, or ends in dots."""
        return self._ink.width_of(cell) > self._room(index.column())

    def height_of(self, cell: Cell, column: int) -> int:
        """Return how many px a row needs that shows all of ``cell``, 0 where any is high enough."""
        text = self._ink.height_of(cell, self._room(column))
        return text + 2 * self._ink.pad if text else 0

    def _room(self, column: int) -> int:
        left = self._first_left if column == self._view.first_column else self._ink.pad
        return self._view.columnWidth(column) - left - self._ink.pad


class TableView(QTableView, Themed):
    """A list. ``opened`` carries the row of Enter or a double click; ``left_up`` follows Up on the first row.

    ``framed``: inside a card or with a border, first column close to the edge; else full width of the page.
    ``grid``: also vertical hairlines. ``set_widths`` takes px of the 100 % drawing and keeps them scaled.
    ``shows_beside``: what a row holds stands beside the list, so its row stays marked while the focus is there.
    """

    opened = QtSignal(int)
    left_up = QtSignal()
    cursor_moved = QtSignal(int)

    def __init__(self, name: str, *, framed: bool = False, grid: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.cursor_row = -1
        self.shown_row = -1
        self.shows_beside = False
        self.first_column = 0
        self._frozen = 0
        self._filled = False
        self._widths: tuple[int, ...] = ()
        self.setAccessibleName(name)
        self.setProperty("role", "framed" if framed else "page")
        self._head = TableHead(self)
        self.setHorizontalHeader(self._head)
        self._delegate = TableDelegate(self, CELL_PAD if framed else _FIRST_PAD)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.restyle()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show ``model`` with the cursor on no row yet."""
        super().setModel(model)
        self._filled = model is not None
        self.forget_cursor()
        self._apply_widths()

    def forget_cursor(self) -> None:
        """Mark no row: others stand there now."""
        self.cursor_row = self.shown_row = -1

    def set_widths(self, *widths: int) -> None:
        """Set the columns' widths in px of the 100 % drawing; the last column stretches."""
        self._widths = widths
        self._apply_widths()

    def selected_rows(self) -> list[int]:
        """Return the selected rows in order."""
        if not self._filled:
            return []
        # By ranges: with a million rows selected, an index for each would take a second.
        ranges = {(one.top(), one.bottom()) for one in self.selectionModel().selection().toList()}
        return sorted({row for top, bottom in ranges for row in range(top, bottom + 1)})

    def freeze(self, columns: int) -> None:
        """Let the first ``columns`` stay where they are when the table is scrolled sideways."""
        self._frozen = self._head.frozen = columns
        self.horizontalScrollBar().valueChanged.connect(lambda _left: self.viewport().update())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then the columns that stay over what was scrolled under them."""
        super().paintEvent(event)
        if self._frozen and self.horizontalScrollBar().value() > 0 and self._count():
            self._paint_frozen()

    def _paint_frozen(self) -> None:
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        height, count = self.viewport().height(), self._count()
        last = self.rowAt(height - 1)
        for row in range(max(0, self.rowAt(0)), (last if last >= 0 else count - 1) + 1):
            selected = self.selectionModel().isRowSelected(row)
            option.state = QStyle.StateFlag.State_Selected if selected else QStyle.StateFlag.State_None
            left = 0
            for column in range(self._frozen):
                width = self.columnWidth(column)
                option.rect = QRect(left, self.rowViewportPosition(row), width, self.rowHeight(row))
                self._delegate.paint(painter, option, self.model().index(row, column))
                left += width
        edge = sum(self.columnWidth(column) for column in range(self._frozen))
        painter.fillRect(QRect(edge - 1, 0, 1, height), theme.colour("line"))

    def go_to(self, row: int) -> None:
        """Put the cursor on ``row`` without selecting it."""
        index = self.model().index(row, self.first_column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def restyle(self) -> None:
        """Take heights, widths, fonts and colours from the theme."""
        self._delegate.restyle()
        self.verticalHeader().setDefaultSectionSize(theme.px(GRID_ROW_HEIGHT if self.grid else ROW_HEIGHT))
        self._apply_widths()
        self._head.fit()
        self.viewport().update()

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Let arrows and a plain click move the cursor only; Space, Ctrl+click and Shift select."""
        flags = QItemSelectionModel.SelectionFlag
        if isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
                return flags.Toggle | flags.Rows
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                return flags.NoUpdate
        elif isinstance(event, QMouseEvent) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            return flags.NoUpdate
        return super().selectionCommand(index, event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Redraw both whole rows: the cursor is drawn across all columns."""
        super().currentChanged(current, previous)
        self._show_cursor()
        self.cursor_moved.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, leave upwards from the first row, jump with Home and End."""
        row = self.currentIndex().row()
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0 and not event.modifiers() & _OTHER:
            self.opened.emit(row)
        elif key == Qt.Key.Key_Up and row <= 0:
            self.left_up.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() & _OTHER and self._count():
            self.go_to(0 if key == Qt.Key.Key_Home else self._count() - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor; put it on the first row if it is nowhere."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._count():
            self.go_to(0)
        self._show_cursor()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor."""
        super().focusOutEvent(event)
        self._show_cursor()

    def _count(self) -> int:
        return self.model().rowCount() if self._filled else 0

    def _show_cursor(self) -> None:
        current, focused = self.currentIndex().row(), self.hasFocus()
        row, shown = (current if focused else -1), (current if self.shows_beside and not focused else -1)
        for one in {row, shown, self.cursor_row, self.shown_row} - {-1}:
            top = self.rowViewportPosition(one)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(one))
        self.cursor_row, self.shown_row = row, shown

    def _apply_widths(self) -> None:
        if not self._filled:
            return
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, theme.px(width))
        self._head.fit()


_OTHER: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
)
