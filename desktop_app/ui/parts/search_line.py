"""The line above a list of suggestions: it is typed in while the arrows move the mark in the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop_app.ui.parts.inputs import TextInput


class SearchLine(TextInput):
    """``moved`` carries the arrows: -1 up, 1 down."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand Up and Down on."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
