"""A short table held in memory: heads and rows of ``Cell``s, replaced as a whole. Lists of records page instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.ui import theme
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.table import CELL_ROLE, ROW_HEIGHT, TableView
from desktop_app.ui.parts.table_head import HEAD_HEIGHT

Index = QModelIndex | QPersistentModelIndex
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of one column; ``right`` over numbers."""

    text: str
    right: bool = False


class PlainRows(QAbstractTableModel):
    """Rows as given. Setting others resets the view's cursor."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[Head, ...] = ()
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows shown."""
        return self._rows

    def set_content(self, heads: Sequence[Head], rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._heads = tuple(heads)
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the cell for the delegate, its text for everyone else."""
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.text
        return cell.text if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return a heading, or its side."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self._heads):
            return None
        head = self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if head.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return head.text if role == Qt.ItemDataRole.DisplayRole else None


_LAST: Final = 150


class PlainTable(TableView):
    """A framed table of ``PlainRows``, one row chosen by the cursor. ``fitted``: as high as its rows, no scrolling.

    ``in_card``: the card around it has the frame. ``wraps``: a text that has no room takes several lines.
    """

    def __init__(
        self,
        name: str,
        *,
        fitted: bool = False,
        in_card: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._fitted = fitted
        self._wraps = wraps
        super().__init__(name, framed=True, parent=parent)
        if in_card:
            self.setProperty("role", "incard")
        self.content = PlainRows(self)
        self.setModel(self.content)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        if fitted:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.restyle()

    def set_content(self, heads: Sequence[Head], rows: Sequence[Row]) -> None:
        """Show other rows; the cursor stays on its row where it can."""
        before = self.currentIndex().row()
        self.content.set_content(heads, rows)
        self.forget_cursor()
        self._apply_widths()
        if 0 <= before < len(rows):
            self.go_to(before)
        self._fit()

    def restyle(self) -> None:
        """Take heights at the new text size, and a last column that is never narrower than a date with its heading."""
        self.horizontalHeader().setDefaultSectionSize(theme.px(_LAST))
        super().restyle()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the head be low again where the last column, which stretches without a word, has room now."""
        super().resizeEvent(event)
        if self.content.columnCount():
            self._head.fit()
            self._fit()
            if self._wraps and self._fitted:  # the last column may stretch after this, and its texts need fewer lines
                QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        if not hasattr(self, "content"):
            return
        if self._wraps:
            self._fit_rows()
        if self._fitted:
            rows = sum(self.rowHeight(row) for row in range(self.content.rowCount()))
            head = max(theme.px(HEAD_HEIGHT), self._head.minimumHeight())  # higher with a heading of two lines
            self.setFixedHeight(head + rows + 2)

    def _fit_rows(self) -> None:
        """Give every row the height of its longest text; the widths of the columns are known."""
        least = theme.px(ROW_HEIGHT)
        for row, cells in enumerate(self.content.rows):
            height = max(least, *(self._delegate.height_of(cell, column) for column, cell in enumerate(cells)))
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)
