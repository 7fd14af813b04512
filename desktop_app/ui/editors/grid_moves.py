"""Moving through the grid, selecting in it, and what is done to what is selected, apart from what is typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from desktop_app.ui.models.grid_changes import GridChanges
from desktop_app.ui.models.grid_table import GridTable

_FLAGS = QItemSelectionModel.SelectionFlag


class GridMoves(QTableView):
    """A view of a ``GridTable`` with a cursor on one cell. ``leave_cell`` is called before the cursor goes.

    ``pasted`` carries a text from the clipboard.
    """

    pasted = Signal(str)

    def __init__(self, table: GridTable, changes: GridChanges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.changes = changes
        self._stood = (0, 0)
        self._set_up()
        table.rows_moving.connect(self._remember_place)
        table.rows_moved.connect(self.stay_in_row)

    def leave_cell(self) -> None:
        """Put what is being typed into its cell."""

    def _set_up(self) -> None:
        self.setProperty("role", "grid")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        numbers = self.verticalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setHighlightSections(False)
        numbers.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # where the cursor is

    @property
    def place(self) -> tuple[int, int]:
        """Return row and column of the cursor."""
        return self.currentIndex().row(), self.currentIndex().column()

    def go_to(self, row: int, at: int) -> None:
        """Put the cursor on a cell, and it alone into the selection."""
        self.leave_cell()
        self.selectionModel().setCurrentIndex(self.table.index(row, at), _FLAGS.ClearAndSelect)

    def _remember_place(self) -> None:
        self._stood = self.place
        self.selectionModel().select(self.currentIndex(), _FLAGS.ClearAndSelect)

    def stay_in_row(self) -> None:
        """Stand in the row where the cursor was before rows left or came back; where it left itself, in its place."""
        if not self.currentIndex().isValid():
            row, at = self._stood
            self.go_to(max(0, min(row, self.table.rowCount() - 1)), max(0, at))
        self.scrollTo(self.currentIndex())

    def selected(self) -> tuple[range, range]:
        """Return rows and columns of the selection, at least the cursor's."""
        ranges = self.selectionModel().selection()
        row, at = self.place
        if ranges.isEmpty():
            return range(row, row + 1), range(at, at + 1)
        one = ranges.first()
        return range(one.top(), one.bottom() + 1), range(one.left(), one.right() + 1)

    def step(self, way: str) -> None:
        """Go on from the current cell: "next" as Enter does, "on" and "back" as Tab, or in a direction."""
        row, at = self.place
        last, end = self.table.rowCount() - 1, self.table.columnCount() - 1
        if way == "next":
            self.go_to(*self._next_wanted(row, at))
        elif way in ("on", "back"):
            self._tab(1 if way == "on" else -1)
        elif way != "stay":
            down, right = _DIRECTIONS[way]
            self.go_to(min(max(row + down, 0), last), min(max(at + right, 0), end))

    def _next_wanted(self, row: int, at: int) -> tuple[int, int]:
        """Return where Enter leads: the next empty cell that the row above has filled, or that every row must have.

        Below no row, each empty cell: the first row shows which columns a list has. After the last one, the next row.
        """
        table = self.table
        shows = row > 0 and any(table.text(row - 1, one) for one in range(len(table.places)) if table.editable(one))
        for place in range(at + 1, len(table.places)):
            column = table.column(place)
            wanted = column is not None and (not shows or column.required or bool(table.text(row - 1, place)))
            if wanted and table.editable(place) and not table.text(row, place):
                return row, place
        return min(row + 1, max(0, table.rowCount() - 1)), table.first_editable()

    def _tab(self, step: int) -> None:
        """Go to the next cell that is typed in, from the end of a row to the beginning of the next."""
        row, at = self.place
        width, height = self.table.check_column, self.table.rowCount()
        place = row * width + min(at, width - 1) + step
        while 0 <= place < width * height:
            if self.table.editable(place % width):
                self.go_to(*divmod(place, width))
                return
            place += step

    def walk(self, key: int, modifiers: Qt.KeyboardModifier) -> None:
        """Move with arrows, Home, End and pages; Ctrl goes to the end, Shift takes the cells between along."""
        row, at = self.place
        last, end = self.table.rowCount() - 1, self.table.columnCount() - 1
        down, right = WAYS[key]
        far = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        page = max(1, self.viewport().height() // max(1, self.rowHeight(0)) - 1)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            at = 0 if key == Qt.Key.Key_Home else end
            row = (0 if key == Qt.Key.Key_Home else last) if far else row
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            row = min(max(row + down * page, 0), last)
        else:
            row = (0 if down < 0 else last) if far and down else min(max(row + down, 0), last)
            at = (0 if right < 0 else end) if far and right else min(max(at + right, 0), end)
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._stretch(row, at)
        else:
            self.go_to(row, at)

    def _stretch(self, row: int, at: int) -> None:
        """Select from where the selection began to a cell; the cursor is that cell."""
        rows, columns = self.selected()
        here_row, here_at = self.place
        top = rows[-1] if here_row == rows[0] and len(rows) > 1 else rows[0]
        left = columns[-1] if here_at == columns[0] and len(columns) > 1 else columns[0]
        self.selectionModel().setCurrentIndex(self.table.index(row, at), _FLAGS.NoUpdate)
        corners = ((min(top, row), min(left, at)), (max(top, row), max(left, at)))
        chosen = QItemSelection(*(self.table.index(*corner) for corner in corners))
        self.selectionModel().select(chosen, _FLAGS.ClearAndSelect)

    # the selection

    def clear(self) -> None:
        """Empty the selected cells."""
        rows, columns = self.selected()
        self.changes.clear([(row, at) for row in rows for at in columns])

    def copy(self) -> None:
        """Put the selected cells onto the clipboard, as a table."""
        rows, columns = self.selected()
        QApplication.clipboard().setText(self.table.copied(rows, columns))

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Hand on what is on the clipboard."""
        self.leave_cell()
        self.pasted.emit(QApplication.clipboard().text())

    def fill_down(self) -> None:
        """Repeat the first selected row in the others; of one cell alone, what stands above it."""
        self.leave_cell()
        rows, columns = self.selected()
        self.changes.fill_down(rows[0], rows[-1], columns)

    def insert_rows(self) -> None:
        """Put as many empty rows in as are selected, above them."""
        self.leave_cell()
        rows, _columns = self.selected()
        at = self.place[1]
        self.changes.insert(rows[0], len(rows))
        self.go_to(rows[0], at)

    def remove_rows(self) -> None:
        """Take the selected rows out."""
        self.leave_cell()
        rows, _columns = self.selected()
        at = self.place[1]
        self.changes.remove(rows)
        self.go_to(min(rows[0], self.table.rowCount() - 1), at)

    def select_rows(self) -> None:
        """Select whole rows."""
        rows, _columns = self.selected()
        whole = QItemSelection(self.table.index(rows[0], 0), self.table.index(rows[-1], self.table.check_column))
        self.selectionModel().select(whole, _FLAGS.ClearAndSelect)


_DIRECTIONS: Final = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
WAYS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Home: (0, 0),
    Qt.Key.Key_End: (0, 0),
    Qt.Key.Key_PageUp: (-1, 0),
    Qt.Key.Key_PageDown: (1, 0),
}
