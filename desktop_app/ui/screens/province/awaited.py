"""PLACEHOLDER of issue 6, to be deleted: a place whose screen another builder brings."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.screen import Screen


class AwaitedScreen(Screen):
    """Says what will stand here; ``title`` and ``words`` are message ids."""

    def __init__(self, title: str, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = (title, words)
        self.empty = EmptyState(icon, "")
        card = Card()
        card.body.addWidget(self.empty)
        self.body.addWidget(card)
        self.body.addStretch()
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set every word."""
        title, words = self._words
        self.set_title(_(title))
        self.empty.set_words(_(title), _(words))
