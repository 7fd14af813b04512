"""One line over a record's history: where it was printed last, and the way to that paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.theme import Themed


class PrintedLine(QWidget, Themed, Translated):
    """Takes no room for a record that was never printed. ``wanted`` carries the code of the paper."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._words: Callable[[], str] = str
        self.words = Text(role="body", wrap=True)
        self.button = Button("", "quiet", icon="file-text", key="Ctrl+T")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(Icon("printer", "text2", 16))
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        self.button.clicked.connect(lambda: self.wanted.emit(self._code))
        self.hide()
        self.retranslate()
        self.restyle()

    def show_paper(self, words: Callable[[], str], code: str) -> None:
        """Say where the record was printed last, "" for nowhere; in another language ``words`` are asked again."""
        self._code, self._words = code, words
        self.words.setText(words())
        self.setVisible(bool(code))

    def retranslate(self) -> None:
        """Name the button."""
        self.button.set_words(_("Xem giấy đã in"))
        self.words.setText(self._words())

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._row.setSpacing(theme.px(8))
