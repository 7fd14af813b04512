"""The grid as a person uses it, by keyboard; every key is counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.services.grid import GridBook
from desktop_app.ui.flows.grid import GridFlow
from tests.pages.typing import type_text

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class GridPage:
    """What is shown, and the keys. ``keys`` counts those pressed; a letter counts as one."""

    def __init__(self, flow: GridFlow) -> None:
        self.flow = flow
        self.screen = flow.screen
        self.view = flow.screen.view
        self.table = flow.screen.table
        self.keys = 0

    @property
    def book(self) -> GridBook:
        """Return the rows."""
        if self.flow.book is None:
            raise AssertionError("no grid is open")
        return self.flow.book

    @property
    def focus(self) -> QWidget:
        """Return what the keys go to."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.screen

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        self.keys += 1
        QTest.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        """Type letter by letter where the focus is, as an input method commits them."""
        self.keys += len(text)
        type_text(self.focus, text)

    def enter(self, *texts: str) -> None:
        """Type each text and press Enter."""
        for text in texts:
            self.type(text)
            self.press(Qt.Key.Key_Return)

    def rows(self, *names: str, relation: str = "đ", village: str = "Nậm Coóng") -> None:
        """Type rows of a gift list from an empty grid: the first one says which columns the list has."""
        self.enter(names[0], "", relation, village, "", "")
        for name in names[1:]:
            self.enter(name, relation, village)

    def compose_state(self, state: str) -> None:
        """Let an input method show what it has so far, not committed."""
        QApplication.sendEvent(self.focus, QInputMethodEvent(state, []))

    def compose(self, *states: str, commit: str = "") -> None:
        """Let an input method compose: show each state below the cursor, then commit."""
        for state in states:
            self.compose_state(state)
        done = QInputMethodEvent("", [])
        done.setCommitString(commit)
        QApplication.sendEvent(self.focus, done)

    def at(self, name: str) -> int:
        """Return where the view shows a column, by its name."""
        return self.table.at(next(at for at, one in enumerate(self.book.columns) if one.name == name))

    def go_to(self, row: int, name: str) -> None:
        """Put the cursor on a cell."""
        self.view.go_to(row, self.at(name))

    @property
    def place(self) -> tuple[int, str]:
        """Return the row of the cursor and its column's name, "" for "Kiểm tra"."""
        row, at = self.view.place
        column = self.table.column(at)
        return row, column.name if column is not None else ""

    def text(self, row: int, name: str) -> str:
        """Return what a cell shows."""
        return self.table.cell(row, self.at(name)).text

    def row(self, row: int) -> list[str]:
        """Return what a row shows, the check included."""
        return [self.table.cell(row, at).text for at in range(self.table.columnCount())]

    def checked(self) -> GridPage:
        """Wait until no row waits to be checked."""
        for _turn in range(500):
            if not self.flow.work.is_checking:
                return self
            QTest.qWait(5)
        raise AssertionError("rows wait for ever")

    @property
    def told(self) -> str:
        """Return what the strip says."""
        told = self.screen.strip.told
        return f"{told.place}: {told.sentence}"

    @property
    def answers(self) -> list[str]:
        """Return the answers the strip offers."""
        return [button.words for button in self.screen.strip.answers if not button.isHidden()]
