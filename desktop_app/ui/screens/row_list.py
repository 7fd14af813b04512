"""A short list of rows one of which is marked, drawn as the look-ups draw theirs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from desktop_app.ui.editors.popup import SuggestionDelegate
from desktop_app.ui.models.suggestions import Suggestion, SuggestionModel

Index = QModelIndex | QPersistentModelIndex


class RowList(QListView):
    """``marked`` carries the row that is marked now, ``taken`` the one of Enter or a double click."""

    marked = Signal(int)
    taken = Signal(int)
    toggled = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sheet")
        self._rows = SuggestionModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(SuggestionDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.doubleClicked.connect(lambda index: self.taken.emit(index.row()))

    @property
    def row(self) -> int:
        """Return the marked row, -1 for none."""
        return self.currentIndex().row()

    def set_rows(self, rows: Sequence[Suggestion], row: int = 0) -> None:
        """Show other rows and mark one."""
        self._rows.set_rows(rows)
        self.mark(min(row, len(rows) - 1))

    def mark(self, row: int) -> None:
        """Mark a row."""
        self.setCurrentIndex(self._rows.index(row, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is marked."""
        super().currentChanged(current, previous)
        self.marked.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the marked row with Enter, turn it on or off with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row >= 0:
            self.taken.emit(self.row)
        elif event.key() == Qt.Key.Key_Space and self.row >= 0:
            self.toggled.emit(self.row)
        else:
            super().keyPressEvent(event)
