"""What stands over the window while the book is closed for a long job, or backed up before the window closes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.screens.start import StartPage


class WaitingPage(StartPage):
    """A title, what is safe meanwhile, and a bar. ``stopped`` follows "Dừng" (Esc)."""

    stopped = Signal()

    def __init__(self, title: str, text: str, doing: str, *, can_stop: bool, parent: QWidget | None = None) -> None:
        super().__init__(width=560, parent=parent)
        self._doing = doing
        self._title = Text(title, role="title", wrap=True)
        self._text = Text(text, wrap=True)
        self.progress = ProgressPanel()
        for widget in (self._title, self._text, self.progress):
            self.column.addWidget(widget)
        self.progress.start(doing, can_stop=can_stop)
        self.progress.stopped.connect(self.stopped)
        self.retranslate()
        self.restyle()

    @property
    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()

    def set_text(self, text: str) -> None:
        """Say what is safe in another part of the job."""
        self._text.setText(text)

    def show_progress(self, done: int, total: int) -> None:
        """Follow the job."""
        percent = 100 * done // max(total, 1)
        words = _("{doing} {percent} phần trăm").format(doing=self._doing, percent=percent)
        self.progress.show_progress(done, total, words)

    def set_doing(self, doing: str, *, can_stop: bool) -> None:
        """Begin another part of the job."""
        self._doing = doing
        self.progress.start(doing, can_stop=can_stop)

    def focus_first(self) -> None:
        """Stand on the way to stop."""
        self.progress.setFocus()
