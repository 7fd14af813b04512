"""Going to the sample book: opened in the background, then gone to in place of the book that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.open_book import OpenBook

if TYPE_CHECKING:
    from desktop_app.services.session import Session
    from desktop_app.ui.tasks import Tasks


class SampleVisit(QObject):
    """``go(sample)`` closes the open book for the sample, and tells whether it did."""

    def __init__(
        self, parent: QObject, book: OpenBook, background: Callable[[], Tasks], go: Callable[[Session], bool]
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._background = background
        self._go = go
        self.asked = False
        """Whether the sample is being opened."""

    def begin(self) -> None:
        """Open the book with made-up data in the background: its key takes a while, and the first time it is made."""
        if self.asked:
            return
        from desktop_app.ui.flows.sample_opening import SampleOpening

        self.asked = True
        opening = SampleOpening(self._book.window, self._background(), self._book.door.sample_opener())
        opening.opened.connect(self.go_on)
        opening.failed.connect(self._say_why_not)
        opening.stopped.connect(self._say_stopped)

    def go_on(self) -> None:
        """Go to the opened sample, unless somebody locked meanwhile: the open book is its operator's to close."""
        self.asked = False
        try:
            sample = self._book.door.take_sample()
        except ProgramError as problem:
            self._say_why_not(problem)
            return
        if sample is None:
            return
        if self._book.is_covered or not self._go(sample):
            sample.close()

    def _say_why_not(self, problem: ProgramError) -> None:
        from desktop_app.messages import describe

        self.asked = False
        if self._book.window.alone is None:
            self._book.window.status.say(describe(problem).full, "triangle-alert", "warn")
        else:
            self._book.start_flow.say_no_sample("error", describe(problem))

    def _say_stopped(self) -> None:
        from desktop_app.messages import Sentence

        self.asked = False
        stopped = Sentence(_("Đã dừng mở sổ mẫu."), _("Không để lại gì dở dang; sổ của đơn vị vẫn nguyên."), "")
        if self._book.window.alone is None:
            self._book.window.status.say(stopped.full, "info", "text2")
        else:
            self._book.start_flow.say_no_sample("info", stopped)
