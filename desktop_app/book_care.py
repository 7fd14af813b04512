"""What the program does with its book closed, or on the way there: restoring, re-keying, going to the sample book.

The part of ``app`` that is not about the running window; like ``door`` it imports a flow when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.base.clock import Clock
from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.door import Door
from desktop_app.ui.idle import IdleWatch
from desktop_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from desktop_app.messages import Sentence
    from desktop_app.services.session import Session
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.flows.closed_book import ClosedBook
    from desktop_app.ui.flows.keeping import Leaving
    from desktop_app.ui.flows.operators import OperatorsFlow
    from desktop_app.ui.flows.start import StartFlow
    from desktop_app.ui.parts.banner import BannerLevel
    from desktop_app.ui.tasks import Tasks


class BookCare(QObject):
    """The base of the program: it has a window, a door, and a desk while a book is open."""

    window: MainWindow
    door: Door
    start_flow: StartFlow

    def __init__(self, parent: QObject, folder: Path, clock: Clock, idle: IdleWatch, backups: QTimer) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self.idle = idle
        self._backups = backups
        self._desk: Desk | None = None
        self._closed_book: ClosedBook | None = None
        self._ending = False
        self._sample_asked = False

    def _way_in(self) -> None:
        raise NotImplementedError

    def _enter(self) -> None:
        raise NotImplementedError

    def _background(self) -> Tasks:
        raise NotImplementedError

    def _lock(self, *, idle: bool) -> None:
        raise NotImplementedError

    def _in_new_window(self, begin: Callable[[], None]) -> None:
        raise NotImplementedError

    def _restore(self) -> None:
        """Bring a backup back, after a look at what is in it; what lies in the store's place is put aside."""
        from desktop_app.ui.flows.restoring import RestoreFlow

        if self._is_covered or (self._desk is not None and not self._may_leave()):
            return
        session, equipment = self.door.session, self.door.equipment()
        sticks = [one.folder for one in equipment.drives.removable()]
        flow = RestoreFlow(
            self.window,
            self._background(),
            self._folder,
            self._clock,
            chooser=equipment.chooser,
            session=session,
            sticks=sticks,
        )
        flow.close_book = self._close_store
        flow.restored.connect(self._begin_again)
        flow.cancelled.connect(self._back_to_work if session is not None else self._way_in)
        flow.cancelled.connect(flow.deleteLater)
        flow.open()

    def _back_to_work(self) -> OperatorsFlow | None:
        """Show the desk again that was covered; locked, if nobody worked for so long meanwhile."""
        self.window.back_to_work()
        if self.idle.over:
            self._lock(idle=True)
        return self._desk.book.operators if self._desk is not None else None

    def _begin_again(self, level: BannerLevel, sentence: Sentence) -> None:
        """Show the way in, and say what led there; screens, flows and keys of the closed book go with their window."""
        self._in_new_window(self._way_in)
        self.start_flow.say(level, sentence)

    @property
    def _closed(self) -> ClosedBook:
        from desktop_app.ui.flows.closed_book import Book, ClosedBook

        if self._closed_book is None or not self._closed_book.busy:
            book = Book(
                lambda: self.door.session,
                self._close_desk,
                self._close_store,
                self._open_again,
                self._enter_again,
                self._back_to_work,
                lambda: self.door.takes_files,
                self.idle.start,
                self._leave,
            )
            self._closed_book = ClosedBook(self.window, self._background(), book, self._clock)
            self._closed_book.lost.connect(self._begin_again)
        return self._closed_book

    def _leave(self) -> Leaving:
        """Ask whether what could not be kept may go; behind the lock only say that it has to be unlocked for that."""
        from desktop_app.messages import Sentence, describe
        from desktop_app.ui.flows.keeping import Leaving, leave_unkept, unkept_words

        unkept = self._desk.unkept if self._desk is not None else []
        if unkept and self._is_covered:
            words = unkept_words(sum(one.rows for one in unkept), form=any(not one.rows for one in unkept))
            reason = describe(unkept[0].problem)
            self.start_flow.say("warning", Sentence(words, reason.title, _("Mở khóa rồi đóng để chọn giữ hay bỏ.")))
            return Leaving.STAYS
        return leave_unkept(unkept, self.window, closing=True)

    def _may_leave(self) -> bool:
        from desktop_app.ui.flows.keeping import Leaving

        left = self._leave()
        if left is Leaving.DROPPED and self._desk is not None:
            self._desk.drop_unkept()
        return left is not Leaving.STAYS

    def _close_desk(self) -> None:
        """Keep what is typed and put the desk away; the store stays open."""
        self.idle.stop()
        self._backups.stop()
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _close_store(self) -> None:
        """Close desk and store without another backup."""
        self._close_desk()
        self.door.close(back_up=False)

    def _open_again(self, folder: Path, operator: str, passphrase: str) -> None:
        """Open the book that was closed, in a window of its own: the old screens and flows go with the old window."""
        self._in_new_window(lambda: self.door.open_again(folder, operator, passphrase))

    def _enter_again(self) -> OperatorsFlow | None:
        self._enter()
        return self._desk.book.operators if self._desk is not None else None

    # the sample book and back

    def _open_sample(self) -> None:
        """Open the book with made-up data in the background: its key takes a while, and the first time it is made."""
        if self._sample_asked:
            return
        from desktop_app.ui.flows.sample_opening import SampleOpening

        self._sample_asked = True
        opening = SampleOpening(self.window, self._background(), self.door.sample_opener())
        opening.opened.connect(self._leave_for_sample)
        opening.failed.connect(self._say_no_sample)
        opening.stopped.connect(self._say_sample_stopped)

    def _leave_for_sample(self) -> None:
        """Go to the sample book, unless somebody locked meanwhile: the open book is its operator's to close."""
        self._sample_asked = False
        try:
            sample = self.door.take_sample()
        except ProgramError as problem:
            self._say_no_sample(problem)
            return
        if sample is None:
            return
        if self._is_covered or not self._change_book(lambda: self._enter_sample(sample)):
            sample.close()

    def _enter_sample(self, sample: Session) -> None:
        self.door.session = sample
        self._enter()

    def _say_no_sample(self, problem: ProgramError) -> None:
        from desktop_app.messages import describe

        self._sample_asked = False
        if self.window.alone is None:
            self.window.status.say(describe(problem).full, "triangle-alert", "warn")
        else:
            self.start_flow.say_no_sample("error", describe(problem))

    def _say_sample_stopped(self) -> None:
        from desktop_app.messages import Sentence

        self._sample_asked = False
        stopped = Sentence(_("Đã dừng mở sổ mẫu."), _("Không để lại gì dở dang; sổ của đơn vị vẫn nguyên."), "")
        if self.window.alone is None:
            self.window.status.say(stopped.full, "info", "text2")
        else:
            self.start_flow.say_no_sample("info", stopped)

    @property
    def _is_covered(self) -> bool:
        """Tell whether a book is open below something that stands alone, such as the lock."""
        return self.door.session is not None and self.window.alone is not None

    def _change_book(self, begin: Callable[[], None]) -> bool:
        """Close the open book as closing the window does, nothing cut off, and ``begin`` in a window of its own.

        Return False where the open one stays: also below the lock, from behind which it would come out.
        """
        if self._is_covered:
            return False
        if self._desk is None:
            self._in_new_window(begin)
            return True
        return self._closed.back_up(lambda: self._in_new_window(begin))

    # closing the window

    def _may_close(self) -> bool:
        """Tell whether the window may close now: an open book is backed up first, with progress in sight."""
        if self._ending or self._desk is None:
            return self._closed_book is None or not self._closed_book.busy
        self._closed.back_up(self.window.close)
        return False

    def _end_now(self) -> None:
        """Wait for nothing but the backup of ``close``: the PC is being shut down."""
        self._ending = True
