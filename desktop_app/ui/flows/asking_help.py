"""The way back into a locked book by the province's help: request and paper, then the province's answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.base.clock import Clock
from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.services.access import check_passphrase
from desktop_app.services.help_asking import AskedHelp, HelpWay, ask_help, take_help
from desktop_app.services.help_paper import help_sheet, save_help_sheet
from desktop_app.services.session import Session
from desktop_app.ui.flows.equipment import Equipment
from desktop_app.ui.flows.stick_watch import StickWatch
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.asking_help import AskingHelpScreen
from desktop_app.ui.tasks import Tasks

_SHEET = "phieu-nho-mo-so.pdf"


class AskingHelpFlow(QObject):
    """``opened(session)``: the book is open, for this thread. ``cancelled`` leads back to the unlock screen."""

    opened = Signal(object)
    cancelled = Signal()

    def __init__(self, window: MainWindow, tasks: Tasks, folder: Path, clock: Clock, equipment: Equipment) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._folder = folder
        self._clock = clock
        self._equipment = equipment
        self._asked: AskedHelp | None = None

    def open(self, way: HelpWay, operators: Sequence[str]) -> AskingHelpScreen:
        """Show the screen over the whole window, and return it."""
        screen = AskingHelpScreen(_judge)
        watch = StickWatch(self._tasks, self._equipment.drives, screen.picker)
        screen.sticks_requested.connect(watch.look)
        screen.folder_requested.connect(lambda: self._choose_folder(screen))
        screen.ask_wanted.connect(lambda passphrase, to: self._ask(screen, passphrase, to))
        screen.take_wanted.connect(lambda name, passphrase: self._take(screen, name, passphrase))
        screen.print_requested.connect(lambda: self._print(screen))
        screen.save_requested.connect(lambda: self._save(screen))
        screen.cancelled.connect(self.cancelled)
        screen.set_book(way.province, operators, waiting=way.waiting)
        self._window.show_alone(screen)
        watch.look()
        return screen

    def _choose_folder(self, screen: AskingHelpScreen) -> None:
        folder = self._equipment.chooser.folder(_("Chọn thư mục để ghi"))
        if folder is not None:
            screen.set_folder(folder)

    def _ask(self, screen: AskingHelpScreen, passphrase: str, to: Path) -> None:
        def done(asked: AskedHelp) -> None:
            self._asked = asked
            screen.show_asked(asked.fingerprint)

        folder = self._folder
        self._tasks.run(lambda: ask_help(folder, passphrase, to), done, lambda problem: _say(screen, problem))

    def _take(self, screen: AskingHelpScreen, name: str, passphrase: str) -> None:
        file = self._equipment.chooser.file(_("Mở tệp tỉnh trả lời"), _("Tệp giúp mở sổ (*.scd)"))
        if file is None:
            return
        folder, clock = self._folder, self._clock

        def work() -> Session:
            return take_help(folder, file, name, passphrase, clock=clock).hand_over()

        def done(session: Session) -> None:
            self.opened.emit(session.take_over())

        screen.set_busy(True)
        self._tasks.run(work, done, lambda problem: _say(screen, problem))

    def _print(self, screen: AskingHelpScreen) -> None:
        if self._asked is None:
            return
        content = help_sheet(self._asked, printed_at=self._clock.now())
        if self._equipment.printer.print_pdf(content, _SHEET, self._window):
            screen.say_done(_("Đã gửi phiếu tới máy in."))

    def _save(self, screen: AskingHelpScreen) -> None:
        asked = self._asked
        file = self._equipment.chooser.save(_("Lưu phiếu nhờ mở sổ"), _SHEET, _("Tệp PDF (*.pdf)"))
        if asked is None or file is None:
            return
        try:
            save_help_sheet(asked, file, printed_at=self._clock.now())
        except ProgramError as problem:
            _say(screen, problem)
            return
        screen.say_done(_("Đã lưu phiếu nhờ mở sổ."))


def _say(screen: AskingHelpScreen, problem: ProgramError) -> None:
    screen.show_problem(describe(problem), problem.code)


def _judge(passphrase: str) -> str:
    """Say what is wrong with a new passphrase, "" for nothing."""
    try:
        check_passphrase(passphrase)
    except ProgramError as problem:
        return describe(problem).title
    return ""
