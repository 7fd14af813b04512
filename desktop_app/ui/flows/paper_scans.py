"""Signed copies of printed papers: chosen or taken from the scanner's folder, shown large, taken away with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import EnvironmentProblem, ProgramError
from desktop_app.base.i18n import _
from desktop_app.messages import describe
from desktop_app.services.attachments import Given, newest_scan
from desktop_app.services.paper.printed import PrintedPapers, ScannedCopy
from desktop_app.ui.flows import number_questions
from desktop_app.ui.flows.file_viewing import FileViewing
from desktop_app.ui.flows.in_background import with_progress
from desktop_app.ui.flows.scan_folder import scan_folder
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.number_register import NumberDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.session import Session
    from desktop_app.ui.flows.choosing import Chooser
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.screens.print_pages import PreviewFactory
    from desktop_app.ui.screens.printed_papers import PrintedPapersScreen
    from desktop_app.ui.tasks import TaskHandle, Tasks


class ScansFlow(QObject):
    """Serves the printed papers of ``screen``. ``changed``: a copy came or went."""

    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        session: Session,
        chooser: Chooser,
        make_preview: PreviewFactory,
        screen: PrintedPapersScreen,
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._session, self._chooser = window, tasks, session, chooser
        self._screen = screen
        self._running: TaskHandle | None = None
        self._shown: tuple[ScannedCopy, ...] = ()
        self.dialog: NumberDialog | None = None
        self._viewing = FileViewing(window, tasks, session, make_preview)
        self._viewing.wanted.connect(self._show_at)
        self._viewing.left.connect(self._leave_view)
        self.view = self._viewing.view

    # coming

    def choose(self, code: str) -> None:
        """Attach files the person chooses."""
        files = self._chooser.files(
            _("Chọn bản quét đã ký của giấy {code}").format(code=code),
            _("Ảnh và PDF (*.jpg *.jpeg *.png *.pdf);;Mọi tệp (*)"),
        )
        self._attach(code, [Given(path.name, path) for path in files])

    def take_newest(self, code: str) -> None:
        """Attach the newest file of the scanner's folder; where that is is asked once."""
        folder = scan_folder(self._chooser)
        if folder is None:
            return
        try:
            scan = newest_scan(folder)
        except ProgramError as problem:
            self._complain(problem)
            return
        self._attach(code, [Given(scan.name, scan)])

    def _attach(self, code: str, given: Sequence[Given]) -> None:
        if not given or self._running is not None:
            return
        self._tell(0, len(given))
        self._running = self._tasks.run_with_progress(
            with_progress(self._session, lambda own, report: _attach_all(own, code, given, report)),
            lambda done, total, _stage: self._tell(done, total),
            lambda ended: self._came(code, *ended),
            lambda problem: self._came(code, 0, (problem,)),
            lambda: self._came(code, 0, ()),
        )

    def _tell(self, done: int, total: int) -> None:
        self._screen.banners.show_banner(
            "info",
            _("Đang nhận bản quét: {done} trên {total}").format(done=done, total=total),
            answers=(Answer(_("Dừng"), self.stop),),
        )

    def stop(self) -> None:
        """Take no further file."""
        if self._running is not None:
            self._running.cancel()

    def _came(self, code: str, count: int, refused: Sequence[ProgramError]) -> None:
        self._running = None
        self._screen.banners.clear()
        if refused:
            first = describe(refused[0])
            others = " ".join(describe(one).title for one in refused[1:])
            self._screen.banners.show_banner("error", first.title, f"{first.body} {others}".strip())
        elif count:
            self._window.status.say(_("Đã kèm bản quét cho giấy {code}.").format(code=code))
        else:
            self._window.status.say(_("Đã dừng nhận; những bản quét đã kèm thì vẫn giữ."), "info", "text2")
        self.changed.emit()

    # shown

    def show(self, code: str) -> None:
        """Show the copies of a paper, from the newest on."""
        self._with_copies(code, self._begin_view)

    def _begin_view(self, copies: Sequence[ScannedCopy]) -> None:
        self._shown = tuple(copies)
        self._show_at(len(copies) - 1)

    def _show_at(self, place: int) -> None:
        scan = self._shown[place]
        file = AttachedFile({"sha256": scan.sha256, "name": scan.name, "type": scan.type, "size": scan.size})
        self._viewing.show(file, place, len(self._shown), lambda own: PrintedPapers(own).show(scan))

    def _leave_view(self) -> None:
        self._shown = ()
        self._window.show_screen(self._screen)

    # going

    def ask_remove(self, code: str) -> None:
        """Ask which copy is taken away, and why."""
        self._with_copies(code, lambda copies: self._ask_which(code, copies))

    def _ask_which(self, code: str, copies: Sequence[ScannedCopy]) -> None:
        options = [(str(one.seq), one.name) for one in copies]
        dialog = NumberDialog(number_questions.remove_scan(options, code), self._window)
        dialog.answered.connect(lambda given: self._remove(dialog, copies, given))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _remove(self, dialog: NumberDialog, copies: Sequence[ScannedCopy], given: dict[str, str]) -> None:
        scan = next(one for one in copies if str(one.seq) == given["scan"])
        try:
            PrintedPapers(self._session).take_away(scan, given["reason"])
        except ProgramError as problem:
            dialog.show_problem(describe(problem))
            return
        dialog.accept()
        self._window.status.say(_("Đã bỏ bản quét “{name}”.").format(name=scan.name))
        self.changed.emit()

    def _forget(self, dialog: NumberDialog) -> None:
        self.dialog = None
        dialog.deleteLater()
        self._screen.focus_first()

    def _with_copies(self, code: str, act: Callable[[Sequence[ScannedCopy]], None]) -> None:
        try:
            copies = PrintedPapers(self._session).scans(code)
        except ProgramError as problem:
            self._complain(problem)
            return
        if copies:
            act(copies)

    def _complain(self, problem: ProgramError) -> None:
        sentence = describe(problem)
        self._screen.banners.show_banner("error", sentence.title, sentence.body)


def _attach_all(
    session: Session, code: str, given: Sequence[Given], report: Callable[[int, int], None]
) -> tuple[int, tuple[ProgramError, ...]]:
    """Attach files one by one; one that is refused does not stop the others, a full disk does."""
    papers, refused, came = PrintedPapers(session), list[ProgramError](), 0
    for done, one in enumerate(given):
        report(done, len(given))
        try:
            papers.attach(code, one)
            came += 1
        except ProgramError as problem:
            refused.append(problem)
            if isinstance(problem, EnvironmentProblem):
                break
    return came, tuple(refused)
