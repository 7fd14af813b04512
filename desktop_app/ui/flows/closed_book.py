"""What is done with the book closed: re-keying it when somebody is removed, and the backup before the window closes.

The window shows a page with progress meanwhile and never freezes. Running jobs (a bundle on its way to the stick) are
waited for, not cut off.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.base.clock import Clock
from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import Sentence, describe
from desktop_app.services.attachments import Attachments
from desktop_app.services.operators import remove_operator
from desktop_app.services.safekeeping import Safekeeping
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import with_progress
from desktop_app.ui.flows.keeping import Leaving
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.screens.waiting import WaitingPage
from desktop_app.ui.tasks import TaskHandle, Tasks

if TYPE_CHECKING:
    from desktop_app.ui.flows.operators import OperatorsFlow

_POLL_MS = 50


class Book(NamedTuple):
    """How the program opens and closes: ``close_desk`` keeps what is typed, ``close_store`` ends everything.

    ``open_again(folder, operator, passphrase)`` does so in a new window and raises ProgramError; ``enter`` makes the
    desk anew and returns who works in it; ``back`` shows the desk that was not closed, and returns the same.
    ``takes_files``: attached files are still being taken in. ``watch`` counts the minutes nobody works, book or not.
    ``leave`` asks where something typed cannot be kept.
    """

    session: Callable[[], Session | None]
    close_desk: Callable[[], None]
    close_store: Callable[[], None]
    open_again: Callable[[Path, str, str], None]
    enter: Callable[[], OperatorsFlow | None]
    back: Callable[[], OperatorsFlow | None]
    takes_files: Callable[[], bool]
    watch: Callable[[], None]
    leave: Callable[[], Leaving]


class ClosedBook(QObject):
    """Long jobs over the whole window, one at a time.

    ``lost(level, sentence)``: the book was not opened again; it is opened from the beginning, with a passphrase.
    """

    lost = Signal(str, object)

    def __init__(self, window: MainWindow, tasks: Tasks, book: Book, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._book = book
        self._clock = clock
        self._running: TaskHandle | None = None
        self._asks = False
        self.busy = False
        self.page: WaitingPage | None = None
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)
        self._then: Callable[[], None] = lambda: None
        self._give_up: Callable[[], None] = tasks.cancel_all

    def remove(self, name: str, passphrase: str) -> None:
        """Remove an operator for the one at work, whose passphrase is given, and open the book for her again."""
        session = self._book.session()
        if session is None or self.busy or self._window.alone is not None:  # a locked window is not opened by a job
            return
        if self._book.leave() is Leaving.STAYS:
            return
        folder, me, told = session.folder, session.operator.name, session.time.today()
        page = self._show(
            _("Đang xóa {name} và đổi chìa của sổ").format(name=name),
            _("Sổ vẫn nguyên trong lúc này. Mất điện giữa chừng cũng không mất gì: mở lại sổ là xong nốt."),
            _("Đang chờ việc đang chạy xong…"),
        )

        def come_back(level: BannerLevel, sentence: Sentence) -> None:
            self._come_back(lambda: self._book.open_again(folder, me, passphrase), told, level, sentence)

        def begin() -> None:
            self._book.close_store()
            self._book.watch()
            page.set_doing(_("Đang mã hóa lại sổ…"), can_stop=True)
            self._running = self._tasks.run_with_progress(
                lambda progress: remove_operator(folder, me, passphrase, name, self._clock, progress.report),
                lambda at, total, _stage: page.show_progress(at, total),
                lambda _none: come_back("ok", _removed(name)),
                lambda problem: come_back("error", describe(problem)),
                lambda: come_back("info", _stopped(name)),
            )

        def give_up() -> None:
            self._poll.stop()
            self.busy = False
            people = self._book.back()
            if people is not None:
                people.tell("info", _stopped(name))

        self._give_up = give_up
        self._when_idle(begin)

    def ask_again(self) -> None:
        """Open the book with a passphrase only, once the job is over: the window was to be locked meanwhile."""
        self._asks = True

    def back_up(self, done: Callable[[], object]) -> bool:
        """Back the store up and close it, then call ``done``; return False where nothing is closed.

        Typing that a full disk does not take is asked about; else such a disk keeps nobody from going home. What runs
        is waited for first, so that files being taken in are kept, and are in the backup.
        """
        session = self._book.session()
        if session is None or self.busy:
            return False
        left = self._book.leave()
        if left is Leaving.STAYS:
            return False
        all_kept = left is Leaving.KEPT
        self._book.close_desk()
        page = self._show(_("Đang sao lưu rồi đóng sổ"), *self._waiting_words(all_kept=all_kept))

        def end() -> None:
            self._book.close_store()
            self.busy = False
            done()

        def begin() -> None:
            saved = _("Mọi thay đổi đã lưu. Bấm “Dừng” để đóng ngay, không sao lưu lần này.")
            dropped = _("Bản ghi đã có trong sổ vẫn đủ. Bấm “Dừng” để đóng ngay, không sao lưu lần này.")
            page.set_text(saved if all_kept else dropped)
            page.set_doing(_("Đang sao lưu…"), can_stop=True)
            self._running = self._tasks.run_with_progress(
                with_progress(session, _backed_up),
                lambda at, total, _stage: page.show_progress(at, total),
                lambda _path: self._wait_for_others(end),
                lambda _problem: self._wait_for_others(end),
                lambda: self._wait_for_others(end),
            )

        self._when_idle(begin)
        return True

    def _waiting_words(self, *, all_kept: bool) -> tuple[str, str]:
        """Return what is safe and what is being done while other jobs are waited for."""
        if self._book.takes_files():
            safe = _("Tệp nhận xong được giữ với chữ đang gõ, lần sau mở lại làm tiếp. Bấm “Dừng” để bỏ tệp chưa xong.")
            return safe, _("Đang nhận tệp kèm…")
        saved = _("Mọi thay đổi đã lưu. Bấm “Dừng” để không chờ việc ấy.")
        dropped = _("Bản ghi đã có trong sổ vẫn đủ. Bấm “Dừng” để không chờ việc ấy.")
        return saved if all_kept else dropped, _("Đang chờ việc đang chạy xong…")

    def _come_back(
        self, open_again: Callable[[], None], told: date | None, level: BannerLevel, sentence: Sentence
    ) -> None:
        self.busy, self._running = False, None
        if self._asks:
            self.lost.emit(level, sentence)
            return
        try:
            open_again()
        except ProgramError as problem:
            self.lost.emit("error", describe(problem))
            return
        session = self._book.session()
        if session is not None and told is not None and not session.time.believed:
            session.time.tell(told, sure=True)
        people = self._book.enter()
        if people is not None:
            people.tell(level, sentence)

    def _wait_for_others(self, done: Callable[[], None]) -> None:
        if self._tasks.busy and self.page is not None:
            self.page.set_doing(_("Đang chờ việc đang chạy xong…"), can_stop=True)
            self._running = None
        self._when_idle(done)

    def _show(self, title: str, text: str, doing: str) -> WaitingPage:
        self.busy = True
        page = self.page = WaitingPage(title, text, doing, can_stop=True)
        page.stopped.connect(self._stop)
        self._window.show_alone(page, stays=True)
        return page

    def _stop(self) -> None:
        """Stop this job. While others are waited for: what has not begun is given up, what is over stops those."""
        if self._running is not None:
            self._running.cancel()
        else:
            self._give_up()

    def _when_idle(self, act: Callable[[], None]) -> None:
        self._then = act
        self._poll.start()
        self._look()

    def _look(self) -> None:
        if not self._tasks.busy:
            self._poll.stop()
            then, self._then = self._then, lambda: None
            then()


def _removed(name: str) -> Sentence:
    title = _("Đã xóa {name}, sổ dùng chìa mới").format(name=name)
    return Sentence(
        title,
        "",
        _("Sao lưu ra USB một bản mới. Bản sao lưu cũ vẫn mở bằng mật khẩu cũ của người ấy: cất nơi có khóa."),
    )


def _stopped(name: str) -> Sentence:
    return Sentence(_("Đã dừng, {name} vẫn trong danh sách").format(name=name), _("Sổ không đổi."), "")


def _backed_up(own: Session, progress: Callable[[int, int], None]) -> None:
    """Back up what is left once the files nothing names are gone: no form is open any more."""
    Attachments(own).sweep()
    Safekeeping(own).backup(progress=progress)
