"""The window's composition root: makes the application, the window and the flows, and hands each what it needs.

Services and everything heavy are imported here, inside functions, after the first paint or when they are first asked
for: the unlock screen must not pay for them.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import BUILD_DATE, __version__
from desktop_app.base import paths
from desktop_app.base.card import has_store, read_card
from desktop_app.base.clock import Clock, SystemClock
from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, set_language
from desktop_app.ui import theme
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop_app.messages import Sentence
    from desktop_app.services.session import Session
    from desktop_app.services.setting_up import NewStore
    from desktop_app.ui.desk import Desk, Equipment
    from desktop_app.ui.flows.start import StartFlow, WaysIn
    from desktop_app.ui.language import LanguageSwitch
    from desktop_app.ui.screens.first_run import FirstRunScreen
    from desktop_app.ui.screens.first_run_steps import RecoveryView, SetupAnswers
    from desktop_app.ui.screens.print_preview import Preview
    from desktop_app.ui.screens.recovery import RecoveryScreen
    from desktop_app.ui.tasks import Tasks

IDLE_MINUTES: Final = 10
BACKUP_MINUTES: Final = 30
MARK: Final = "SO_CONG_DOAN_MARK_FIRST_PAINT"
"""With this variable set, the moment of the first paint is printed: benchmarks and the try-out wait for it."""

_ACTIVITY: Final = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
    )
)


class Door:
    """The ways into a store, each importing what it needs when somebody stands before it. Holds the open session."""

    def __init__(self, window: MainWindow, folder: Path, clock: Clock) -> None:
        self._window = window
        self._folder = folder
        self._clock = clock
        self._made: NewStore | None = None
        self.session: Session | None = None

    def ways(self) -> WaysIn:
        """Return the ways in, for the start flow."""
        from desktop_app.ui.flows.start import WaysIn

        return WaysIn(
            unlock=self.unlock,
            unlock_again=self.unlock_again,
            recover=self.recover,
            make=self.make,
            sample=self.sample,
            print_papers=self.print_papers,
            save_papers=self.save_papers,
            describe=_describe,
            communes=self.communes,
            place_name=_place_name,
            first_run_screen=_first_run_screen,
            recovery_screen=_recovery_screen,
        )

    def unlock(self, operator: str, passphrase: str) -> None:
        """Open the store."""
        from desktop_app.services.opening import open_session

        self.session = open_session(self._folder, operator=operator, passphrase=passphrase, clock=self._clock)

    def unlock_again(self, operator: str, passphrase: str) -> None:
        """Let somebody go on in the open store behind the locked screen."""
        from desktop_app.services.access import unlock_screen

        if self.session is not None:
            unlock_screen(self.session, operator, passphrase)
            self._window.set_operator(operator)

    def recover(self, operator: str, secret: str, passphrase: str) -> None:
        """Open the store by its recovery sheet and give ``operator`` a new passphrase."""
        from desktop_app.services.access import check_passphrase, recover_access
        from desktop_app.services.opening import open_session_with_recovery

        check_passphrase(passphrase)
        session = open_session_with_recovery(self._folder, secret=secret, clock=self._clock)
        try:
            recover_access(session, operator, passphrase)
        except ProgramError:
            session.close()
            raise
        self.session = session

    def make(self, answers: SetupAnswers) -> RecoveryView:
        """Make a store, leave it open, and return its recovery secret and which group is to be typed back."""
        import secrets

        from desktop_app.services.setting_up import SetUp, make_store
        from desktop_app.ui.screens.first_run_steps import RecoveryView

        self._made = make_store(
            self._folder,
            SetUp(
                role=answers.role,
                name=answers.office,
                superior=answers.superior,
                commune=answers.commune,
                operator=answers.operator,
                passphrase=answers.passphrase,
            ),
            clock=self._clock,
        )
        self.session = self._made.session
        groups = self._made.recovery_groups
        return RecoveryView(groups, secrets.randbelow(len(groups)))

    def sample(self) -> None:
        """Make a store with made-up data beside the real one, and leave it open."""
        from desktop_app.services.demonstration import sample_office

        self.session = sample_office(self._folder.with_name(f"{self._folder.name}-mau"), self._clock)

    def communes(self) -> list[str]:
        """Return the names of the communes of the day."""
        from desktop_app.domain import places

        return [commune.full_name for commune in places.shipped().current(self._clock.now().date())]

    def print_papers(self) -> str:
        """Print the papers of the store just made that hold secrets; nothing of them touches the disk."""
        from desktop_app.services.key_papers import key_papers
        from desktop_app.ui.parts.pdf_printer import SystemPrinter

        if self._made is None:
            return ""
        printer = SystemPrinter()
        papers = key_papers(self._made, printed_at=self._clock.now())
        sent = [paper.name for paper in papers if printer.print_pdf(paper.content, paper.name, self._window)]
        return _("Đã gửi {count} phiếu tới máy in.").format(count=len(sent)) if sent else ""

    def save_papers(self) -> str:
        """Save the papers of the store just made where the person says."""
        from desktop_app.services.key_papers import save_key_papers
        from desktop_app.ui.flows.choosing import DialogChooser

        folder = DialogChooser(self._window).folder(_("Chọn nơi lưu phiếu"))
        if folder is None or self._made is None:
            return ""
        saved = save_key_papers(self._made, folder, printed_at=self._clock.now())
        return _("Đã lưu {count} phiếu vào {folder}. In ra rồi xóa tệp.").format(
            count=len(saved), folder=folder.name or str(folder)
        )

    def close(self) -> None:
        """Back up and close; a disk that refuses the backup keeps nobody from going home."""
        if self.session is None:
            return
        from desktop_app.base.log import log_bug
        from desktop_app.services.safekeeping import Safekeeping

        try:
            Safekeeping(self.session).backup()
        except ProgramError as problem:
            log_bug(problem)
        self.session.close()
        self.session = None


class Program(QObject):
    """The running window program: one window, at most one open store."""

    def __init__(
        self, app: QApplication, folder: Path, clock: Clock, *, equipment: Equipment | None = None
    ) -> None:
        super().__init__(app)
        self._given = equipment
        self._app = app
        self._folder = folder
        self._clock = clock
        self._preferences = Preferences.read()
        set_language(self._preferences.language)
        theme.install(app, self._preferences.scale, self._preferences.scheme)
        self.window = MainWindow()
        self.door = Door(self.window, folder, clock)
        self._desk: Desk | None = None
        self._language: LanguageSwitch | None = None
        self._tasks: Tasks | None = None
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MINUTES * 60_000)
        self._backups = QTimer(self, interval=BACKUP_MINUTES * 60_000)
        self.start_flow = self._start_flow()
        self._connect()

    def _connect(self) -> None:
        self._idle.timeout.connect(lambda: self._lock(idle=True))
        self._backups.timeout.connect(self._back_up)
        self.window.first_painted.connect(self._after_first_paint)
        self.window.lock_requested.connect(lambda: self._lock(idle=False))
        self.window.help_requested.connect(self._help)
        self.window.language_changed.connect(self._switch_language)
        self.window.scale_changed.connect(lambda scale: self._remember(scale=scale))
        self.window.scheme_changed.connect(lambda scheme: self._remember(scheme=scheme))
        self._app.aboutToQuit.connect(self.close)

    def begin(self) -> None:
        """Show the unlock screen, or the assistant where there is no store yet."""
        self._way_in()
        self.window.show()

    def _way_in(self) -> None:
        if has_store(self._folder):
            self.start_flow.unlock(read_card(self._folder), self._today())
        else:
            self.start_flow.first_run()

    def close(self) -> None:
        """End whatever runs, back up, and close the store."""
        self._idle.stop()
        self._backups.stop()
        if self._desk is not None:
            self._desk.close()
            self._desk = None
        if self._tasks is not None:
            self._tasks.shutdown()
        self.door.close()

    # after the first paint

    def _after_first_paint(self) -> None:
        if os.environ.get(MARK):
            print(f"first-paint {time.monotonic()}", flush=True)  # noqa: T201 - what the benchmarks wait for
        self._watch(self._app.focusWindow())
        self._app.focusWindowChanged.connect(self._watch)
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

    def _watch(self, window: QWindow | None) -> None:
        """Look at a window's own input events; a filter on the application would see every event of every widget."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is working: the screen locks only when nobody does."""
        if event.type() in _ACTIVITY and self._idle.isActive():
            self._idle.start()
        return False

    # the way in

    def _start_flow(self) -> StartFlow:
        from desktop_app.ui.flows.start import StartFlow

        flow = StartFlow(self.window, self.door.ways(), version=__version__, idle_minutes=IDLE_MINUTES)
        flow.entered.connect(self._enter)
        flow.unlocked.connect(self._idle.start)
        flow.restore_requested.connect(self._restore)
        flow.help_requested.connect(self._help)
        return flow

    # the open store

    def _enter(self) -> None:
        from desktop_app.ui.desk import Desk

        if self.door.session is None:
            return
        self._desk = Desk(self.window, self.door.session, self._background(), self._equipment())
        self._desk.begin()
        self._idle.start()
        self._backups.start()

    def _equipment(self) -> Equipment:
        if self._given is not None:
            return self._given
        from desktop_app.media.drives import SystemDrives
        from desktop_app.ui.desk import Equipment
        from desktop_app.ui.flows.choosing import DialogChooser

        return Equipment(SystemDrives(), DialogChooser(self.window), _preview, _Printer())

    def _background(self) -> Tasks:
        from desktop_app.ui.tasks import Tasks

        self._tasks = self._tasks or Tasks(self)
        return self._tasks

    def _restore(self) -> None:
        """Bring a backup back; what lies in the store's place is put aside."""
        from desktop_app.ui.flows.choosing import DialogChooser
        from desktop_app.ui.flows.safety import RestoreFlow

        flow = RestoreFlow(
            self.window, self._background(), self._folder, self._clock, chooser=DialogChooser(self.window)
        )
        flow.restored.connect(lambda _restored: self._way_in())
        flow.cancelled.connect(self._way_in)
        flow.open()

    def _lock(self, *, idle: bool) -> None:
        session = self.door.session
        if session is None or self.window.alone is not None:
            return
        if self._desk is not None:
            self._desk.keep()
        self._idle.stop()
        self.start_flow.lock(read_card(session.folder), session.operator.name, self._today(), idle=idle)

    def _back_up(self) -> None:
        """Back up in the background, every half hour of work."""
        if self._tasks is not None and self._desk is not None:
            self._desk.back_up()

    def _help(self) -> None:
        """Show the help page of what is in front; before the book is open there is the text beside the fields."""
        if self._desk is not None and self.window.alone is None:
            self._desk.show_help()

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

    def _remember(self, **choice: str | int) -> None:
        self._preferences = self._preferences.keep(**choice)

    def _today(self) -> date | None:
        """Return the day the clock claims, unless even this program is younger: then nobody knows it yet."""
        today = self._clock.now().date()
        return today if today >= date.fromisoformat(BUILD_DATE) else None


def _preview() -> Preview:
    """Make a preview of PDF pages; QtPdf is imported when the first one is shown."""
    from desktop_app.ui.parts.pdf_view import PdfView

    return PdfView()


class _Printer:
    """Imports what printing needs when something is first printed."""

    def print_pdf(self, content: bytes, title: str, parent: QWidget) -> bool:
        """Print by ``SystemPrinter``."""
        from desktop_app.ui.parts.pdf_printer import SystemPrinter

        return SystemPrinter().print_pdf(content, title, parent)


def _describe(problem: ProgramError) -> Sentence:
    from desktop_app.messages import describe

    return describe(problem)


def _judge(passphrase: str) -> str:
    """Say what is wrong with a new passphrase, "" for nothing."""
    from desktop_app.services.access import check_passphrase

    try:
        check_passphrase(passphrase)
    except ProgramError as problem:
        return _describe(problem).title
    return ""


def _first_run_screen() -> FirstRunScreen:
    from desktop_app.ui.screens.first_run import FirstRunScreen

    return FirstRunScreen(_judge)


def _recovery_screen() -> RecoveryScreen:
    from desktop_app.ui.screens.recovery import RecoveryScreen

    return RecoveryScreen(_judge)


def _place_name(commune: str) -> str:
    from desktop_app.domain import places

    found = places.shipped().by_key(commune)
    name = found.full_name[:1].upper() + found.full_name[1:] if found else ""
    return _("{commune}, tỉnh Lai Châu").format(commune=name) if found else ""


def _catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log what nobody foresaw and tell the person, instead of dying without a word."""
    from desktop_app.base.log import log_bug
    from desktop_app.ui.bug_report import show_bug

    if not isinstance(error, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    log_bug(error)
    show_bug(error)


def main(arguments: Sequence[str] = ()) -> int:
    """Start the window and return the process's exit code."""
    app = theme.application(["so-cong-doan", *arguments])
    app.setApplicationName("so-cong-doan")
    app.setDesktopFileName("so-cong-doan")
    sys.excepthook = _catch
    program = Program(app, paths.default_store(), SystemClock())
    program.begin()
    return app.exec()
