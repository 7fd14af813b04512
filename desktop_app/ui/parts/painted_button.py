"""A button that paints its own words: Qt would ignore a layout in it and cut its text, so that stays empty.

Its style sheet draws ground, border and focus (``super().paintEvent``), the class that inherits what stands on them.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from desktop_app.ui.theme import Themed

_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


class PaintedButton(QPushButton, Themed):
    """Enter presses it as Space does, and a new text size paints it anew."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.click()
            return
        super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take the new text size."""
        self.updateGeometry()
        self.update()
