"""What is typed in the grid in front, put into the drawer every few seconds, the cell being typed into included."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.services.grid import GridBook, InHand
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.grid_work import GridWork

KEEP_AFTER_MS: Final = 3_000


class GridDrawer(QObject):
    """``writes(book)`` tells whether rows of it are on their way: until they arrive nothing of it may be kept."""

    def __init__(self, work: GridWork, writes: Callable[[GridBook], bool], time: Callable[[], str]) -> None:
        super().__init__(work)
        self._work = work
        self._writes = writes
        self._time = time
        self._unkept = False
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        work.screen.view.input.textEdited.connect(lambda _text: self.touch())
        work.screen.view.input.left_edit.connect(self.touch)

    def touch(self) -> None:
        """Keep what is typed within the next seconds."""
        self._unkept = True
        if not self._timer.isActive():
            self._timer.start()

    def begin(self) -> None:
        """Begin with another grid: nothing is typed in it yet."""
        self._unkept = False
        self._timer.stop()

    def stop(self) -> None:
        """Keep nothing more by itself."""
        self._timer.stop()

    def keep(self) -> bool:
        """Keep what is typed now, and say so; tell whether another grid may take the place of this one."""
        self._timer.stop()
        book = self._work.book
        if book is None or not self._unkept:
            return True
        if self._writes(book):  # it stays where it is until then, and is kept once its rows have arrived
            self._timer.start()
            return True
        try:
            book.keep(self._in_hand())
        except ProgramError as problem:
            complain(problem, self._work.screen.banners)
            return False
        self._unkept = False
        time = self._time()
        words = _("Giữ bản gõ dở lúc {time}").format(time=time) if time else _("Đã giữ bản gõ dở")
        if self._work.status.offered is None:  # an offer to undo stays until something else is said
            self._work.say(words, "save", "text2")
        return True

    def _in_hand(self) -> InHand | None:
        """Return the cell that is being typed into: nobody should have to leave it first."""
        book, hand = self._work.book, self._work.screen.view.in_hand
        return hand if book is not None and hand is not None and book.columns[hand[1]].editable else None
