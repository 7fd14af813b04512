"""A list of records as a person uses it, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui.screens.record_list import RecordList
from tests.pages.typing import press, type_text


class ListPage:
    """What is shown, and the keys."""

    def __init__(self, screen: RecordList) -> None:
        self.screen = screen

    @property
    def names(self) -> list[str]:
        """Return the second column of the rows shown, from the top."""
        model = self.screen.model
        return [str(model.index(row, 1).data()) for row in range(model.rowCount())]

    def cell(self, row: int, column: int) -> str:
        """Return one cell's text."""
        return str(self.screen.model.index(row, column).data())

    def search(self, text: str) -> None:
        """Go to the search box with Ctrl+F, type, wait for the answer."""
        press(self.screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        type_text(self.screen.search, text)
        QTest.qWait(250)

    def open_row(self, row: int) -> None:
        """Put the cursor on a row and press Enter."""
        self.screen.table.setFocus()
        self.screen.go_to(row)
        press(self.screen.table, Qt.Key.Key_Return)

    def delete_row(self, row: int) -> None:
        """Put the cursor on a row and press Del."""
        self.screen.table.setFocus()
        self.screen.go_to(row)
        press(self.screen.table, Qt.Key.Key_Delete)

    def begin_new(self) -> None:
        """Press Ctrl+N."""
        press(self.screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
