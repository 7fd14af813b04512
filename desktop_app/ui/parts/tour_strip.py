"""The strip of the tour, at the foot of the window of the sample book: what to do next, and the ways on and out.

It stands in nobody's way: no focus is taken, no key but its own two is bound.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.destinations import TOUR_KEY, TOUR_LEAVE_KEY
from desktop_app.ui.parts.base import Icon, Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.theme import Themed


class TourStrip(QFrame, Themed):
    """``on_wanted``: the next step, or the tour again; ``leave_wanted``: no more of it, or out of the sample book."""

    on_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tour")
        self._icon = Icon("flag", "info", 20)
        self._title = Text(role="strong", tone="info", wrap=True)
        self._text = Text(role="body", wrap=True)
        self.on_button = Button("", key=TOUR_KEY)
        self.leave_button = Button("", "quiet", key=TOUR_LEAVE_KEY)
        self.on_button.clicked.connect(self.on_wanted)
        self.leave_button.clicked.connect(self.leave_wanted)
        self._words = QVBoxLayout()
        self._words.addWidget(self._title)
        self._words.addWidget(self._text)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.addWidget(self.on_button)
        self._buttons.addWidget(self.leave_button)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self._row.addLayout(self._buttons)
        self.restyle()

    @property
    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()

    def say(self, title: str, text: str, on: str, leave: str, *, icon: str = "flag") -> None:
        """Show a step (or that there is none now) and name both buttons."""
        self._icon.set_icon(icon, "info")
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.on_button.set_words(on)
        self.leave_button.set_words(leave)
        self.setAccessibleName(f"{title} {text}".strip())

    def restyle(self) -> None:
        """Take margins at the new text size; large buttons stand one below the other."""
        compact = theme.current().compact
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._buttons.setDirection(down if compact else across)
        self._row.setContentsMargins(theme.px(12 if compact else 24), theme.px(5), theme.px(12), theme.px(5))
        self._row.setSpacing(theme.px(10))
        self._words.setSpacing(0)
        self._buttons.setSpacing(theme.px(4))
