"""Below the list of problems: what the person of the record received before, and the way to her card."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Hairline, Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.theme import Themed

CARD_KEY: Final = "Ctrl+I"


class KnownFoot(QWidget, Themed, Translated):
    """Takes no room while nobody of the register is meant. ``card_wanted`` asks for the card."""

    card_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(role="strong", wrap=True)
        self._text = Text(role="hint", wrap=True)
        self._card = Button("", "quiet", key=CARD_KEY)
        self._card.setShortcut("")  # the button in the bar has it, at large text sizes too
        self._card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._card.clicked.connect(self.card_wanted)
        self._column = QVBoxLayout(self)
        self._column.addWidget(Hairline())
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()
        self.retranslate()
        self.restyle()

    @property
    def words(self) -> str:
        """Return what is said, "" for nothing."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str) -> None:
        """Say what is on record; "" takes it away."""
        self._text.setText(text)
        self.setVisible(bool(text))

    def retranslate(self) -> None:
        """Take the fixed words in the language in use."""
        self._title.setText(_("Đã có trong sổ"))
        self._card.set_words(_("Mọi hỗ trợ"))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.setSpacing(theme.px(4))
