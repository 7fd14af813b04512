"""Banners: what happened, what is safe, what to do. They stay until dealt with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Tone, repolish
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.theme import Themed

BannerLevel = Literal["ok", "info", "warning", "error"]
LEVELS: Final[dict[BannerLevel, tuple[str, Tone]]] = {
    "ok": ("circle-check", "ok"),
    "info": ("info", "info"),
    "warning": ("triangle-alert", "warn"),
    "error": ("octagon-alert", "err"),
}

_LONG: Final = 100
"""Letters that take more lines beside buttons, at 200 %, than a small window has."""


class Banner(QFrame, Themed):
    """Icon, title in the state's colour, one or two sentences, at most one button at the right."""

    def __init__(
        self,
        level: BannerLevel = "info",
        title: str = "",
        text: str = "",
        button: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._icon = Icon(size=20)
        self._title = Text(role="strong", wrap=True)
        self._text = Text(role="body", wrap=True)
        self._column = QVBoxLayout()
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        self.button: Button | None = None
        self.set_message(level, title, text)
        if button is not None:
            self.set_button(button)
        self.restyle()

    @property
    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()

    @property
    def text(self) -> str:
        """Return the sentences shown."""
        return self._text.text()

    def set_message(self, level: BannerLevel, title: str, text: str = "") -> None:
        """Show another message; screen readers get both as the banner's name."""
        icon, tone = LEVELS[level]
        self._icon.set_icon(icon if title else "", tone)  # drawing an icon costs the start 1 ms
        self._title.setText(title)
        self._title.set_tone(tone)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setProperty("tone", tone)
        repolish(self)
        self.setAccessibleName(f"{title} {text}".strip())

    def set_button(self, button: Button) -> None:
        """Put ``button`` at the right, in place of the one before."""
        if self.button is not None:
            self.button.deleteLater()
        self.button = button
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_answers(self, buttons: Sequence[Button]) -> None:
        """Offer ``buttons`` at the right; below a long text where letters are large."""
        below = theme.current().compact and len(self.text) > _LONG
        row = self._row
        if below:
            row = QHBoxLayout()
            row.setSpacing(theme.px(10))
            self._column.addLayout(row)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        if below:
            row.addStretch()

    def restyle(self) -> None:
        """Take margins at the new text size."""
        self._row.setContentsMargins(theme.px(12), theme.px(9), theme.px(12), theme.px(9))
        self._row.setSpacing(theme.px(10))
        self._column.setSpacing(theme.px(2))
