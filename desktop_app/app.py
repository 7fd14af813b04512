"""The window's composition root: makes the application, the window and the flows, and hands each what it needs.

Services and everything heavy are imported here, inside functions, after the first paint or when they are first asked
for: the unlock screen must not pay for them.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
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
from desktop_app.book_care import BookCare, ProgramWays
from desktop_app.door import Door, make_display_menu, make_work_area
from desktop_app.open_book import OpenBook
from desktop_app.sample_visit import SampleVisit
from desktop_app.ui import theme
from desktop_app.ui.idle import IdleWatch
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop_app.base.first_window import FirstWindow
    from desktop_app.services.session import Session
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.dialog_help import DialogHelp
    from desktop_app.ui.flows.equipment import Equipment
    from desktop_app.ui.flows.start import StartFlow
    from desktop_app.ui.language import LanguageSwitch
    from desktop_app.ui.tasks import Tasks

BACKUP_MINUTES: Final = 30
MARK: Final = "SO_CONG_DOAN_MARK_FIRST_PAINT"
"""With this variable set, the moment of the first paint is printed: benchmarks and the try-out wait for it."""


class Program(QObject):
    """The running window program: one window, at most one open store, its ``book``."""

    def __init__(self, app: QApplication, folder: Path, clock: Clock, *, equipment: Equipment | None = None) -> None:
        preferences = Preferences.read()
        idle, backups = IdleWatch(preferences.idle_minutes, app), QTimer(app, interval=BACKUP_MINUTES * 60_000)
        super().__init__(app)
        self.idle = idle
        self.book = OpenBook(folder, clock, idle, backups)
        ways = ProgramWays(
            self.way_in, self._enter, lambda: self._lock(idle=True), self._in_new_window, self._background
        )
        self.care = BookCare(self, self.book, ways)
        self.sample = SampleVisit(
            self, self.book, self._background, lambda one: self.care.change_book(lambda: self._enter_sample(one))
        )
        self._app = app
        self._preferences = preferences
        set_language(self._preferences.language)
        theme.install(app, self._preferences.scale, self._preferences.scheme)
        self._equipment = equipment
        self._language: LanguageSwitch | None = None
        self._dialog_help: DialogHelp | None = None
        self._tasks: Tasks | None = None
        self.first: FirstWindow | None = None
        self._make_window()
        self._connect()

    @property
    def window(self) -> MainWindow:
        """Return the window in use."""
        return self.book.window

    @property
    def door(self) -> Door:
        """Return what opens and closes the store of the window."""
        return self.book.door

    @property
    def desk(self) -> Desk | None:
        """Return the desk of the open book, None while none is open."""
        return self.book.desk

    def _make_window(self) -> None:
        """Make the window and what belongs to it; an open book of another window has to be closed before."""
        window = self.book.window = MainWindow(make_work_area, make_display_menu)
        self.book.door = Door(window, self.book.folder, self.book.clock, self._equipment)
        self.book.start_flow = self._start_flow()
        window.may_close = self.care.may_close
        window.lock_requested.connect(lambda: self._lock(idle=False))
        window.help_requested.connect(self._help)
        window.language_changed.connect(self._switch_language)
        window.scale_changed.connect(lambda scale: self._remember(scale=scale))
        window.scheme_changed.connect(lambda scheme: self._remember(scheme=scheme))

    def _connect(self) -> None:
        self.idle.idle.connect(lambda: self._lock(idle=True))
        self.book.backups.timeout.connect(self._back_up)
        self.window.first_painted.connect(self._after_first_paint)
        self._app.aboutToQuit.connect(self.close)
        self._app.commitDataRequest.connect(lambda _session: self.care.end_now())

    def begin(self) -> None:
        """Show the way in."""
        self.way_in()
        self.window.show()

    def way_in(self) -> None:
        """Show the unlock screen, or the assistant where there is no store yet."""
        book, today = self.book, self._today()
        if has_store(book.folder):
            book.start_flow.unlock(read_card(book.folder), today, doubted=None if today else book.clock.now().date())
        else:
            book.start_flow.first_run()

    def close(self) -> None:
        """End whatever runs, back up, and close the store."""
        self._close_book()
        if self._dialog_help is not None:
            self._dialog_help.close()
            self._dialog_help = None
        if self._language is not None:
            self._language.close()
            self._language = None

    def _close_book(self) -> None:
        self.book.close_desk()
        if self._tasks is not None:
            self._tasks.shutdown()
            self._tasks = None
        self.door.close()

    # another book

    def _in_new_window(self, begin: Callable[[], None]) -> None:
        """Close the open book with its window, whatever it shows, and ``begin`` in a new one in its place."""
        old = self.window
        self._close_book()
        self.care.forget()
        self._make_window()
        self.window.setGeometry(old.geometry())
        try:
            begin()
        finally:
            self.window.setWindowState(old.windowState())
            self.window.show()
            old.hide()
            old.deleteLater()

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
        """Import and read what unlocking will need while the clerk types her passphrase."""
        from desktop_app.ahead import import_ahead
        from desktop_app.base import log
        from desktop_app.services import opening
        from desktop_app.ui.dialog_help import DialogHelp
        from desktop_app.ui.language import LanguageSwitch
        from desktop_app.ui.later_starts import LaterStarts
        from desktop_app.ui.screens.help_dialog import help_over

        if self.first is not None:
            LaterStarts(self.first, lambda: self.window, self, leaving=lambda: self.care.leaving)
        log.start()
        # reading takes half a second on an old PC, and keys are being pressed; what fails is said when it is asked for
        self._background().run(opening.warm_up, lambda _read: None, log.log_bug)
        self._dialog_help = DialogHelp(self._app, help_over, lambda: self._lock(idle=False))
        self._language = LanguageSwitch(self._app)
        self._language.switch(self._preferences.language)
        import_ahead(self, lambda: self._background().busy)

    # the way in

    def _start_flow(self) -> StartFlow:
        from desktop_app.ui.flows.start import StartFlow

        flow = StartFlow(self.window, self.door.ways(), version=__version__, idle_minutes=self.idle.minutes)
        flow.entered.connect(self._enter)
        flow.unlocked.connect(self._go_on)
        flow.restore_requested.connect(self.care.restore)
        flow.sample_requested.connect(self.sample.begin)
        flow.province_wanted.connect(self.care.ask_province)
        flow.help_requested.connect(self._help)
        return flow

    # the open store

    def _enter(self) -> None:
        from desktop_app.ui.desk import Desk

        if self.door.session is None:
            return
        tasks = self._background()
        self.door.made = None  # its secrets are on paper now
        desk = self.book.desk = Desk(self.window, self.door.session, tasks, self.door.rooms(self.door.session, tasks))
        desk.book.removal_wanted.connect(lambda name, passphrase: self.care.closed.remove(name, passphrase))
        desk.book.restore_wanted.connect(self.care.restore)
        desk.book.idle_chosen.connect(self._choose_idle)
        self.door.attach_files(desk.records, tasks)
        helping = desk.helping
        helping.sample_wanted.connect(self.sample.begin)
        helping.own_wanted.connect(lambda: QTimer.singleShot(0, self, lambda: self.care.change_book(self.way_in)))
        desk.begin()
        self._tell(self.door.session.notices)
        self.idle.start()
        self.book.backups.start()

    def _enter_sample(self, sample: Session) -> None:
        self.door.session = sample
        self._enter()

    def _tell(self, notices: list[str]) -> None:
        """Say what the person who opened the store has to know before she works in it."""
        from desktop_app.messages import describe_code

        for code in notices:
            self.window.status.say(describe_code(code).full, "triangle-alert", "warn")

    def _background(self) -> Tasks:
        from desktop_app.ui.tasks import Tasks

        self._tasks = self._tasks or Tasks(self)
        return self._tasks

    def _lock(self, *, idle: bool) -> None:
        self.care.ask_again()
        session = self.door.session
        if session is None or self.desk is None or self.window.alone is not None:
            return
        self.desk.keep()
        self.idle.stop()
        self.book.start_flow.lock(read_card(session.folder), session.operator.name, self._today(), idle=idle)

    def _go_on(self) -> None:
        """Go on behind the locked screen, whoever unlocked it."""
        if self.desk is not None:
            self.desk.show_operator()
        if self.door.session is not None and self.door.session.owed:
            self._tell(["not_journalled"])
        self.idle.start()

    def _back_up(self) -> None:
        """Back up in the background, every half hour of work."""
        if self._tasks is not None and self.desk is not None:
            self.desk.back_up()

    def _help(self) -> None:
        """Show the help page of what is in front; over what stands alone, in a dialog."""
        if self.desk is not None and self.window.alone is None:
            self.desk.show_help()
            return
        from desktop_app.ui.screens.help_dialog import help_over

        help_over(self.window.alone or self.window, None if self.book.is_covered else self.sample.begin)

    # choices

    def _switch_language(self, language: str) -> None:
        if language not in ("vi", "en"):
            return
        from desktop_app.ui.language import LanguageSwitch

        self._language = self._language or LanguageSwitch(self._app)
        self._language.switch("en" if language == "en" else "vi")
        self._remember(language=language)
        if self.desk is not None:
            self.desk.retranslate()

    def _choose_idle(self, minutes: int) -> None:
        self.idle.set_minutes(minutes)
        self.idle.start()
        self.book.start_flow.set_idle_minutes(minutes)
        self._remember(idle_minutes=minutes)

    def _remember(self, **choice: str | int) -> None:
        self._preferences = self._preferences.keep(**choice)

    def _today(self) -> date | None:
        """Return the day the clock claims, unless even this program is younger: then nobody knows it yet."""
        today = self.book.clock.now().date()
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


def main(arguments: Sequence[str] = (), first: FirstWindow | None = None) -> int:
    """Start the window and return the process's exit code. ``first``: where later starts ask it to come forward."""
    app = theme.application(["so-cong-doan", *arguments])
    app.setApplicationName("so-cong-doan")
    app.setDesktopFileName("so-cong-doan")
    sys.excepthook = _catch
    program = Program(app, paths.default_store(), SystemClock())
    program.first = first
    program.begin()
    return app.exec()
