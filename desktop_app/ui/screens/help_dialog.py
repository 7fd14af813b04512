"""Help over what stands alone (unlocking, the first run): what is being typed there stays as it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.parts.base import styled
from desktop_app.ui.screens.help import HelpScreen

_SIZE: Final = (1100, 640)


class HelpDialog(QDialog):
    """The help screen in a dialog of its own; F1 again, Enter or Esc closes it."""

    def __init__(self, page: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        styled(self, "canvas")
        self.help = HelpScreen()
        self.help.open_page(page)
        self.help.closed.connect(self.accept)
        self.setWindowTitle(self.help.title)
        QShortcut(QKeySequence("F1"), self, self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.help)
        room = parent.window().size()
        width, height = (theme.px(side) for side in _SIZE)
        self.resize(min(width, room.width() - 24), min(height, room.height() - 24))
        self.help.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with an Enter that nothing on the page takes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
            return
        super().keyPressEvent(event)
