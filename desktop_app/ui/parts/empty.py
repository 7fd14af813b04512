"""Empty states: what is empty, what to do, and the one or two buttons that do it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.theme import Themed


class EmptyState(QWidget, Themed):
    """A quiet icon, a title, a sentence, at most one filled and one outlined button."""

    def __init__(
        self, icon: str, title: str, text: str = "", buttons: Sequence[Button] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = Icon(icon, "text3", 36)
        self._title = Text(title, role="section", wrap=True)
        self._text = Text(text, role="hint", wrap=True)
        self._buttons = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addStretch()
        self._column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)
        self._buttons.addStretch()
        for button in buttons:
            self._buttons.addWidget(button)
        self._buttons.addStretch()
        self._column.addLayout(self._buttons)
        self._column.addStretch()
        self.restyle()

    def set_words(self, title: str, text: str = "") -> None:
        """Say what is empty and what to do."""
        self._title.setText(title)
        self._text.setText(text)

    def restyle(self) -> None:
        """Take margins at the new text size."""
        self._column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(6))
        self._buttons.setContentsMargins(0, theme.px(4), 0, 0)
        self._buttons.setSpacing(theme.px(8))
