"""What is typed in the grid in front, put into the drawer every few seconds, the cell being typed into included."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.services.grid import GridBook, GridOffer, InHand
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.grid_work import GridWork
from desktop_app.ui.flows.keeping import Unkept, earlier_words, unkept_words

KEEP_AFTER_MS: Final = 3_000


class GridDrawer(QObject):
    """``writes(book)`` tells whether rows of it are on their way: until they arrive nothing of it may be kept."""

    def __init__(self, work: GridWork, writes: Callable[[GridBook], bool], time: Callable[[], str]) -> None:
        super().__init__(work)
        self._work = work
        self._writes = writes
        self._time = time
        self._unkept = False
        self._paused = False
        self._said = ""
        self.problem: ProgramError | None = None
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        work.screen.view.input.textEdited.connect(lambda _text: self.touch())
        work.screen.view.input.left_edit.connect(self.touch)

    def touch(self) -> None:
        """Keep what is typed within the next seconds."""
        self._unkept = True
        if not self._paused and not self._timer.isActive():
            self._timer.start()

    def begin(self) -> None:
        """Begin with another grid: nothing is typed in it yet."""
        self._unkept = False
        self.problem, self._said = None, ""
        self._timer.stop()

    @property
    def unkept(self) -> Unkept | None:
        """Return the rows that are only on the screen, and why; None where all lie in the drawer."""
        book, rows = self._work.book, self._work.unwritten() or int(self._in_hand() is not None)
        if self.problem is None or book is None or not rows:
            return None
        before = self._kept_before(book)
        return Unkept(self.problem, rows, earlier_words(before.rows, before.saved_at) if before is not None else "")

    def _kept_before(self, book: GridBook) -> GridOffer | None:
        """Return what was kept earlier; None as well where the book, which has just failed, cannot be read."""
        try:
            return book.offered()
        except ProgramError:
            return None

    def pause(self, paused: bool) -> None:
        """Keep nothing while somebody who may not enter looks at the rows; go on after that."""
        self._paused = paused
        if paused:
            self._timer.stop()
        elif self._unkept:
            self.touch()

    def stop(self) -> None:
        """Keep nothing more by itself."""
        self._timer.stop()

    def keep(self) -> bool:
        """Keep what is typed now, and say so; tell whether another grid may take the place of this one."""
        self._timer.stop()
        book = self._work.book
        if self._paused:
            return self.problem is None
        if book is None or not self._unkept:
            return True
        if self._writes(book):  # it stays where it is until then, and is kept once its rows have arrived
            self._timer.start()
            return True
        try:
            book.keep(self._in_hand())
        except ProgramError as problem:
            self._fail(problem)
            return False
        if self._said:
            self._work.screen.banners.clear()
        self._unkept = False
        self.problem, self._said = None, ""
        time = self._time()
        words = _("Giữ bản gõ dở lúc {time}").format(time=time) if time else _("Đã giữ bản gõ dở")
        if self._work.status.offered is None:  # an offer to undo stays until something else is said
            self._work.say(words, "save", "text2")
        return True

    def _fail(self, problem: ProgramError) -> None:
        """Say why, once, where it is seen, and try again: another program that writes is done by then."""
        self._timer.start()
        self.problem = problem
        if self._said == problem.code:
            return
        self._said = problem.code
        complain(problem, self._work.screen.banners)
        if not self._work.screen.isVisible():
            words = f"{unkept_words(self._work.unwritten(), form=False)} {describe(problem).title}"
            self._work.say(words, "triangle-alert", "warn")

    def _in_hand(self) -> InHand | None:
        """Return the cell that is being typed into: nobody should have to leave it first."""
        book, hand = self._work.book, self._work.screen.view.in_hand
        return hand if book is not None and hand is not None and book.columns[hand[1]].editable else None
