"""What is said below attached files: how far taking in is, and a note with at most one answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Icon, Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.theme import Themed


class TakingIn(QWidget, Themed, Translated):
    """A bar with "Đang nhận tệp 2 trên 5" and a way to stop. Hidden while nothing is taken in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_on = False
        self._words = Text(role="hint")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop = Button("", "quiet")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._words)
        self._row.addWidget(self._bar, 1)
        self._row.addWidget(self.stop)
        self.hide()
        self.retranslate()
        self.restyle()

    def begin(self, count: int) -> None:
        """Show that ``count`` files are coming."""
        self.is_on = True
        self.stop.setEnabled(True)
        self.show_progress(0, count)
        self.show()

    def show_progress(self, done: int, count: int) -> None:
        """Show that ``done`` of ``count`` are there."""
        words = _("Đang nhận tệp {number} trên {count}").format(number=min(done + 1, count), count=count)
        self._bar.setRange(0, max(1, count))
        self._bar.setValue(done)
        self._words.setText(words)
        self._bar.setAccessibleName(words)

    def end(self) -> None:
        """Show nothing."""
        self.is_on = False
        self.hide()

    def retranslate(self) -> None:
        """Name the button in the language in use."""
        self.stop.set_words(_("Dừng nhận"))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._row.setSpacing(theme.px(12))


class FileNote(QWidget, Themed):
    """A line and one quiet button; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self._icon = Icon("info", "text2", 15)
        self._words = Text(role="hint", wrap=True)
        self.button = Button("", "quiet")
        self.button.clicked.connect(self._answer)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.button)
        self.hide()
        self.restyle()

    @property
    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def say(self, text: str, *, error: bool = False, words: str = "", act: Callable[[], object] | None = None) -> None:
        """Say ``text`` with a button of these ``words``; "" says nothing."""
        self._act = act
        self._words.setText(text)
        self._words.set_tone("err" if error else "")
        self._icon.set_icon("octagon-alert" if error else "info", "err" if error else "text2")
        self.button.set_words(words)
        self.button.setVisible(bool(words))
        self.setVisible(bool(text))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._row.setSpacing(theme.px(6))

    def _answer(self) -> None:
        if self._act is not None:
            self._act()
