"""The names of a grid stay in sight when it is scrolled sideways: a row is known by them, as in lists."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from desktop_app.ui import theme
from desktop_app.ui.editors.grid_moves import GridMoves
from desktop_app.ui.models.grid_changes import GridChanges
from desktop_app.ui.models.grid_table import GridTable
from desktop_app.ui.parts.grid_delegate import GridDelegate
from desktop_app.ui.parts.table import Index
from desktop_app.ui.parts.table_head import TableHead

_UNSPECIFIED = QAbstractItemView.ScrollHint.EnsureVisible


class FrozenNames(GridMoves):
    """Paints the first column over what is scrolled under it, where it is that of names and leaves room for others."""

    def __init__(self, table: GridTable, changes: GridChanges, parent: QWidget | None = None) -> None:
        super().__init__(table, changes, parent)
        self._delegate = GridDelegate(self)
        self._head = TableHead(self)
        self.setHorizontalHeader(self._head)
        self.setItemDelegate(self._delegate)
        self.horizontalScrollBar().valueChanged.connect(self._show_names)

    @property
    def frozen_width(self) -> int:
        """Return the px that names take over the other columns now, 0 while nothing is scrolled sideways."""
        column, width = self.table.column(0), self.columnWidth(0)
        freezes = column is not None and column.part == "name" and width * 2 < self.viewport().width()
        return width if freezes and self.horizontalScrollBar().value() > 0 else 0

    def _show_names(self) -> None:
        self._head.frozen = int(self.frozen_width > 0)
        self._head.viewport().update()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the names over them."""
        super().paintEvent(event)
        if width := self.frozen_width:
            self._paint_names(width)

    def _paint_names(self, width: int) -> None:
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        height = self.viewport().height()
        last = self.rowAt(height - 1)
        for row in range(max(0, self.rowAt(0)), (last if last >= 0 else self.table.rowCount() - 1) + 1):
            index = self.table.index(row, 0)
            selected = self.selectionModel().isSelected(index)
            option.state = QStyle.StateFlag.State_Selected if selected else QStyle.StateFlag.State_None
            option.rect = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
            self._delegate.paint(painter, option, index)
        painter.fillRect(QRect(width - 1, 0, 1, height), theme.colour("edge"))

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """Let a click on a name find the name, not what is scrolled under it."""
        found = super().indexAt(pos)
        return self.table.index(found.row(), 0) if found.isValid() and pos.x() < self.frozen_width else found

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _UNSPECIFIED) -> None:
        """Bring a cell out from under the names too."""
        super().scrollTo(index, hint)
        hidden = self.frozen_width - self.visualRect(index).left()
        if index.column() > 0 and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)
