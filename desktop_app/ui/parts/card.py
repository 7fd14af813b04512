"""Cards: white sheets with a hairline edge that hold one thing each."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.theme import Themed


class Card(QFrame, Themed):
    """A sheet with an optional title and words at its right. Put content into ``body``.

    ``flush``: the content reaches the edges (tables, lists with hairlines); only the head keeps its margins.
    A card grows with the page: end a column of cards with ``addStretch(1)`` if it should not.
    """

    def __init__(self, title: str = "", aside: str = "", *, flush: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._flush = flush
        self._title = Text(title, role="section", elide=True)
        self._aside = Text(aside, role="hint")
        self.head = QHBoxLayout()
        self.head.addWidget(self._title, 1)
        self.head.addWidget(self._aside)
        self.body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.head)
        self._column.addLayout(self.body, 1)
        self.set_title(title, aside)
        self.restyle()

    @property
    def title(self) -> str:
        """Return the heading."""
        return self._title.text()

    def set_title(self, title: str, aside: str = "") -> None:
        """Name the card; without a title it has no head."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))

    def restyle(self) -> None:
        """Take margins at the new text size."""
        side, top = theme.px(16), theme.px(12)
        if self._flush:
            self._column.setContentsMargins(1, 1, 1, 1)
            self.head.setContentsMargins(side, theme.px(10), side, theme.px(8))
            self._column.setSpacing(0)
            self.body.setSpacing(0)
        else:
            self._column.setContentsMargins(side, top, side, top)
            self._column.setSpacing(theme.px(8))
            self.body.setSpacing(theme.px(8))
