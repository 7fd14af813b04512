"""The search box: tells what is sought a moment after the last letter, never in the middle of a composed one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.parts.inputs import TextInput

_PAUSE_MS: Final = 120


class SearchBox(TextInput):
    """``sought`` carries the trimmed text; Esc clears it; Down leaves towards the list (``left_down``).

    ``entered``: Enter was pressed, after what is sought was told.
    """

    sought = Signal(str)
    left_down = Signal()
    entered = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, icon="search", parent=parent)
        self.setAccessibleName(placeholder)
        self._last = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(lambda: self._pause.start())
        self.returnPressed.connect(self._enter)

    def set_placeholder(self, placeholder: str) -> None:
        """Say what can be sought; also the accessible name."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    def show_sought(self, text: str) -> None:
        """Show what is sought already, without asking for it again."""
        if self.text().strip() != text:
            self.setText(text)
            self._last = text
            self._pause.stop()

    def rest(self) -> None:
        """Ask for nothing more, not even for what was typed a moment ago."""
        self._pause.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Esc, go to the list with Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
            return
        if event.key() == Qt.Key.Key_Down:
            self._tell()
            self.left_down.emit()
            return
        super().keyPressEvent(event)

    def _enter(self) -> None:
        self._tell()
        self.entered.emit()

    def _tell(self) -> None:
        self._pause.stop()
        wanted = self.text().strip()
        if wanted != self._last:
            self._last = wanted
            self.sought.emit(wanted)
