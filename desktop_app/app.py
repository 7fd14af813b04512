"""The window's composition root: makes the application, the window and the flows, and hands each what it needs.

Services and everything heavy are imported here, inside functions, after the first paint or when they are first asked
for: the unlock screen must not pay for them.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import BUILD_DATE, __version__
from desktop_app.base import paths
from desktop_app.base.card import has_store, read_card
from desktop_app.base.clock import Clock, SystemClock
from desktop_app.base.i18n import set_language
from desktop_app.door import Door, make_display_menu, make_work_area
from desktop_app.ui import theme
from desktop_app.ui.idle import IdleWatch
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop_app.messages import Sentence
    from desktop_app.ui.desk import Desk, Equipment
    from desktop_app.ui.flows.closed_book import ClosedBook
    from desktop_app.ui.flows.operators import OperatorsFlow
    from desktop_app.ui.flows.start import StartFlow
    from desktop_app.ui.language import LanguageSwitch
    from desktop_app.ui.parts.banner import BannerLevel
    from desktop_app.ui.tasks import Tasks

BACKUP_MINUTES: Final = 30
MARK: Final = "SO_CONG_DOAN_MARK_FIRST_PAINT"
"""With this variable set, the moment of the first paint is printed: benchmarks and the try-out wait for it."""


class Program(QObject):
    """The running window program: one window, at most one open store."""

    def __init__(self, app: QApplication, folder: Path, clock: Clock, *, equipment: Equipment | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder
        self._clock = clock
        self._preferences = Preferences.read()
        set_language(self._preferences.language)
        theme.install(app, self._preferences.scale, self._preferences.scheme)
        self.window = MainWindow(make_work_area, make_display_menu)
        self.door = Door(self.window, folder, clock, equipment)
        self._desk: Desk | None = None
        self._language: LanguageSwitch | None = None
        self._tasks: Tasks | None = None
        self._closed_book: ClosedBook | None = None
        self._ending = False
        self.idle = IdleWatch(self._preferences.idle_minutes, self)
        self._backups = QTimer(self, interval=BACKUP_MINUTES * 60_000)
        self.start_flow = self._start_flow()
        self._connect()

    def _connect(self) -> None:
        self.idle.idle.connect(lambda: self._lock(idle=True))
        self._backups.timeout.connect(self._back_up)
        self.window.first_painted.connect(self._after_first_paint)
        self.window.lock_requested.connect(lambda: self._lock(idle=False))
        self.window.help_requested.connect(self._help)
        self.window.language_changed.connect(self._switch_language)
        self.window.scale_changed.connect(lambda scale: self._remember(scale=scale))
        self.window.scheme_changed.connect(lambda scheme: self._remember(scheme=scheme))
        self._app.aboutToQuit.connect(self.close)
        self._app.commitDataRequest.connect(lambda _session: self._end_now())
        self.window.may_close = self._may_close

    def begin(self) -> None:
        """Show the unlock screen, or the assistant where there is no store yet."""
        self._way_in()
        self.window.show()

    def _way_in(self) -> None:
        if has_store(self._folder):
            today = self._today()
            self.start_flow.unlock(read_card(self._folder), today, doubted=None if today else self._clock.now().date())
        else:
            self.start_flow.first_run()

    def close(self) -> None:
        """End whatever runs, back up, and close the store."""
        self._close_desk()
        if self._tasks is not None:
            self._tasks.shutdown()
        if self._language is not None:
            self._language.close()
            self._language = None
        self.door.close()

    # after the first paint

    def _after_first_paint(self) -> None:
        _collect()
        if os.environ.get(MARK):
            print(f"first-paint {time.monotonic()}", flush=True)  # noqa: T201 - what the benchmarks wait for
        self.idle.watch(self._app.focusWindow())
        self._app.focusWindowChanged.connect(self.idle.watch)
        self._app.inputMethod().cursorRectangleChanged.connect(self.idle.note)
        QTimer.singleShot(50, self, self._warm_up)

    def _warm_up(self) -> None:
        """Import what unlocking will need while the clerk types her passphrase."""
        from desktop_app.base import log
        from desktop_app.services import opening
        from desktop_app.ui.language import LanguageSwitch

        log.start()
        opening.warm_up()
        self._language = LanguageSwitch(self._app)
        self._language.switch(self._preferences.language)

    # the way in

    def _start_flow(self) -> StartFlow:
        from desktop_app.ui.flows.start import StartFlow

        flow = StartFlow(self.window, self.door.ways(), version=__version__, idle_minutes=self.idle.minutes)
        flow.entered.connect(self._enter)
        flow.unlocked.connect(self._go_on)
        flow.restore_requested.connect(self._restore)
        flow.help_requested.connect(self._help)
        return flow

    # the open store

    def _enter(self) -> None:
        from desktop_app.ui.desk import Desk

        if self.door.session is None:
            return
        tasks = self._background()
        self.door.made = None  # its secrets are on paper now
        self._desk = Desk(self.window, self.door.session, tasks, self.door.rooms(self.door.session, tasks))
        self._desk.book.removal_wanted.connect(lambda name, passphrase: self._closed.remove(name, passphrase))
        self._desk.book.restore_wanted.connect(self._restore)
        self._desk.book.idle_chosen.connect(self._choose_idle)
        self._desk.begin()
        self._tell(self.door.session.notices)
        self.idle.start()
        self._backups.start()

    def _tell(self, notices: list[str]) -> None:
        """Say what the person who opened the store has to know before she works in it."""
        from desktop_app.messages import describe_code

        for code in notices:
            self.window.status.say(describe_code(code).full, "triangle-alert", "warn")

    def _background(self) -> Tasks:
        from desktop_app.ui.tasks import Tasks

        self._tasks = self._tasks or Tasks(self)
        return self._tasks

    def _restore(self) -> None:
        """Bring a backup back, after a look at what is in it; what lies in the store's place is put aside."""
        from desktop_app.ui.flows.restoring import RestoreFlow

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
        flow.cancelled.connect(self.window.back_to_work if session is not None else self._way_in)
        flow.open()

    def _begin_again(self, level: BannerLevel, sentence: Sentence) -> None:
        """Show the way in, and say what led there."""
        self._way_in()
        self.start_flow.say(level, sentence)

    def _lock(self, *, idle: bool) -> None:
        session = self.door.session
        if session is None or self._desk is None or self.window.alone is not None:
            return
        self._desk.keep()
        self.idle.stop()
        self.start_flow.lock(read_card(session.folder), session.operator.name, self._today(), idle=idle)

    def _go_on(self) -> None:
        """Go on behind the locked screen, whoever unlocked it."""
        if self._desk is not None:
            self._desk.book.show_operator()
        self.idle.start()

    # with the book closed

    @property
    def _closed(self) -> ClosedBook:
        from desktop_app.ui.flows.closed_book import Book, ClosedBook

        if self._closed_book is None or not self._closed_book.busy:
            door = self.door
            book = Book(lambda: door.session, self._close_desk, self._close_store, door.open_again, self._enter_again)
            self._closed_book = ClosedBook(self.window, self._background(), book, self._clock)
            self._closed_book.lost.connect(self._begin_again)
        return self._closed_book

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

    def _enter_again(self) -> OperatorsFlow | None:
        self._enter()
        return self._desk.book.operators if self._desk is not None else None

    def _may_close(self) -> bool:
        """Tell whether the window may close now: an open book is backed up first, with progress in sight."""
        if self._ending or self._desk is None:
            return self._closed_book is None or not self._closed_book.busy
        self._closed.back_up(self.window.close)
        return False

    def _end_now(self) -> None:
        """Wait for nothing but the backup of ``close``: the PC is being shut down."""
        self._ending = True

    def _back_up(self) -> None:
        """Back up in the background, every half hour of work."""
        if self._tasks is not None and self._desk is not None:
            self._desk.back_up()

    def _help(self) -> None:
        """Show the help page of what is in front; over what stands alone, in a dialog."""
        if self._desk is not None and self.window.alone is None:
            self._desk.show_help()
            return
        from desktop_app.ui.screens.help_dialog import HelpDialog

        HelpDialog("start", self.window).open()

    # choices

    def _switch_language(self, language: str) -> None:
        if language not in ("vi", "en"):
            return
        from desktop_app.ui.language import LanguageSwitch

        self._language = self._language or LanguageSwitch(self._app)
        self._language.switch("en" if language == "en" else "vi")
        self._remember(language=language)
        if self._desk is not None:
            self._desk.retranslate()

    def _choose_idle(self, minutes: int) -> None:
        self.idle.set_minutes(minutes)
        self.idle.start()
        self.start_flow.set_idle_minutes(minutes)
        self._remember(idle_minutes=minutes)

    def _remember(self, **choice: str | int) -> None:
        self._preferences = self._preferences.keep(**choice)

    def _today(self) -> date | None:
        """Return the day the clock claims, unless even this program is younger: then nobody knows it yet."""
        today = self._clock.now().date()
        return today if today >= date.fromisoformat(BUILD_DATE) else None


def _catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log what nobody foresaw and tell the person, instead of dying without a word."""
    from desktop_app.base.log import log_bug
    from desktop_app.ui.bug_report import show_bug

    if not isinstance(error, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    log_bug(error)
    show_bug(error)


def _collect() -> None:
    """Let garbage be collected again, if ``__main__`` put it off; what was made for the start stays: leave it out."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def main(arguments: Sequence[str] = ()) -> int:
    """Start the window and return the process's exit code."""
    app = theme.application(["so-cong-doan", *arguments])
    app.setApplicationName("so-cong-doan")
    app.setDesktopFileName("so-cong-doan")
    sys.excepthook = _catch
    program = Program(app, paths.default_store(), SystemClock())
    program.begin()
    return app.exec()
