"""Progress of a long job in place: a bar with "142 trên 300 dòng" and a way to stop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.theme import Themed

PROGRESS_AFTER_MS: Final = 500
"""What is done sooner than this shows no bar: it would only flicker."""


class _StopButton(Button):
    """Stops by Esc, Space or the mouse: an Enter pressed twice must not stop what its first press began."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


class ProgressPanel(QWidget, Themed, Translated):
    """A bar, words and "Dừng (Esc)". Never a spinner alone: without a total it still says what is being done."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stopping = False
        self._words = Text(role="body", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = _StopButton(_("Dừng"), key="Esc")
        self._stop.clicked.connect(self._ask_to_stop)
        self._column = QVBoxLayout()
        self._column.addWidget(self._words)
        self._column.addWidget(self._bar)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._column, 1)
        self._row.addWidget(self._stop)
        self.setFocusProxy(self._stop)
        self.restyle()

    @property
    def words(self) -> str:
        """Return what is shown beside the bar."""
        return self._words.text()

    def start(self, words: str, *, can_stop: bool = True) -> None:
        """Begin: say what is being done; the total is not known yet."""
        self._bar.setRange(0, 0)
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._stop.setVisible(can_stop)
        self.setFocusProxy(self._stop if can_stop else self._bar)
        self._stop.setEnabled(True)
        self._stopping = False

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Show that ``done`` of ``total`` are done; ``words`` is the translated sentence with both numbers."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        if self._stopping:
            return  # told to stop: what was on its way here meanwhile says nothing new
        self._words.setText(words)
        self._bar.setAccessibleName(words)

    def retranslate(self) -> None:
        """Name the button in the language in use."""
        self._stop.set_words(_("Dừng"))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._row.setSpacing(theme.px(16))
        self._column.setSpacing(theme.px(6))

    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self._stopping = True
        self._words.setText(_("Đang dừng ở chỗ an toàn gần nhất…"))
        self.stopped.emit()
