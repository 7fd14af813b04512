"""Attached files at work: chosen, dropped, pasted or scanned ones are taken in behind the form; one is shown large."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.records import Json
from desktop_app.messages import describe
from desktop_app.services.attachments import Attachments, Given, Taken, newest_scan
from desktop_app.services.session import Session
from desktop_app.ui.editors.attachments import AttachmentsBox
from desktop_app.ui.flows.choosing import Chooser
from desktop_app.ui.flows.file_viewing import FileViewing
from desktop_app.ui.flows.in_background import on_own_session, with_progress
from desktop_app.ui.flows.late_files import LateFiles
from desktop_app.ui.flows.scan_folder import scan_folder
from desktop_app.ui.flows.typing_keeper import Watched
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.attached import FilesWanted
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.print_pages import PreviewFactory
from desktop_app.ui.tasks import TaskHandle, Tasks

_MOST_NAMED = 4
"""So many files that were not taken in are named; of more their number is said."""


@dataclass(slots=True)
class _Run:
    """Files being taken in for a field; ``left`` is their form once something else is shown in its place."""

    field: str
    turn: int
    left: Watched | None = None
    handle: TaskHandle | None = None


class AttachingFlow(QObject):
    """Serves every box of attached files. ``before_leaving`` is called before a file is shown over the form.

    ``late`` takes what was taken in for a form that was left meanwhile.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        session: Session,
        chooser: Chooser,
        make_preview: PreviewFactory,
        before_leaving: Callable[[], object] = lambda: None,
        late: LateFiles | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session = session
        self._chooser = chooser
        self._before_leaving = before_leaving
        self._late = late
        self._running: dict[AttachmentsBox, _Run] = {}
        self._shown_of: tuple[AttachmentsBox, Screen] | None = None
        self._viewing = FileViewing(window, tasks, session, make_preview)
        self._viewing.wanted.connect(self._go_to)
        self._viewing.left.connect(self._leave_view)
        self.view = self._viewing.view

    @property
    def busy(self) -> bool:
        """Whether files are being taken in."""
        return bool(self._running)

    def serve(self, box: AttachmentsBox, wanted: FilesWanted) -> None:
        """Do what a box asks for."""
        if wanted.way == "choose":
            files = self._chooser.files(_("Thêm tệp kèm"), _("Ảnh và PDF (*.jpg *.jpeg *.png *.pdf);;Mọi tệp (*)"))
            self._take(box, [(path.name, path) for path in files])
        elif wanted.way == "given":
            self._take(box, wanted.given)
        elif wanted.way in ("scan", "scan_folder"):
            self._scan(box, other=wanted.way == "scan_folder")
        elif wanted.way == "show":
            self._show(box, wanted.place)
        elif wanted.way == "thumbnails":
            self._make_thumbnails(box, wanted.missing)
        elif (run := self._running.get(box)) is not None:
            if run.turn != box.turn and self._late is not None:  # nobody said stop: the form shows something else
                self._note_left(run)
            elif run.handle is not None:
                run.handle.cancel()

    # taking in

    def _take(self, box: AttachmentsBox, given: Sequence[tuple[str, Path | bytes]], said: str = "") -> None:
        if not given:
            return
        files = [Given(name, source) for name, source in given]
        run = self._running[box] = _Run(box.field.name, box.begin(len(given)))
        box.destroyed.connect(lambda: self._note_left(run))  # a form of another kind takes its place
        run.handle = self._tasks.run_with_progress(
            with_progress(self._session, lambda own, progress: Attachments(own).take_all(files, progress)),
            lambda done, total, _stage: box.taking.show_progress(done, total) if isValid(box) else None,
            lambda taken: self._finish(box, run, taken, said),
            lambda problem: self._end(box, run, describe(problem).full, error=True),
            lambda: self._end(box, run, _("Đã dừng nhận; chưa thêm tệp nào.")),
        )

    def _note_left(self, run: _Run) -> None:
        """Note whose files these are while what is shown instead is not watched yet."""
        if self._late is not None and run.left is None:
            run.left = self._late.form()
            if run.left is not None:
                self._late.await_files(run.left)

    def _finish(self, box: AttachmentsBox, run: _Run, taken: Taken, said: str) -> None:
        words = " ".join(describe(problem).full for problem in taken.refused) + _left(taken.left)
        self._end(box, run, words or said, error=bool(words), lines=taken.lines)
        if isValid(box) and not words and said and run.turn == box.turn:
            box.tell(said, words=_("Thư mục khác"), act=lambda: self._scan(box, other=True))

    def _end(
        self, box: AttachmentsBox, run: _Run, said: str, *, error: bool = False, lines: Sequence[dict[str, Json]] = ()
    ) -> None:
        """Add what came to the box, or to the typing of the form that was left: nothing goes without a word."""
        if self._running.get(box) is run:
            del self._running[box]
        if self._late is not None and run.left is not None:
            self._late.files_came(run.left)
        form = run.left or (self._late.form() if self._late is not None else None)
        if self._late is not None and form is not None and not (isValid(box) and self._late.is_open(form)):
            self._late.keep(form, run.field, lines, said, error=error)
        elif isValid(box):
            box.take_in(run.turn if run.left is None else box.turn, lines, said, error=error)

    # scanning

    def _scan(self, box: AttachmentsBox, *, other: bool) -> None:
        """Take the newest file the scanner wrote; where it writes them is asked once."""
        folder = scan_folder(self._chooser, other=other)
        if folder is None:
            return
        try:
            scan = newest_scan(folder)
        except ProgramError as problem:
            box.tell(
                describe(problem).full,
                error=True,
                words=_("Thư mục khác"),
                act=lambda: self._scan(box, other=True),
            )
            return
        said = _("Đã lấy bản quét mới nhất “{name}” trong thư mục “{folder}”.")
        self._take(box, [(scan.name, scan)], said.format(name=scan.name, folder=folder.name))

    # small pictures that did not come with the files

    def _make_thumbnails(self, box: AttachmentsBox, missing: Sequence[str]) -> None:
        self._tasks.run(
            on_own_session(self._session, lambda own: Attachments(own).make_thumbnails(missing)),
            lambda made: box.refresh_thumbnails() if made and isValid(box) else None,
            lambda _problem: None,  # without them the tiles show a drawing
        )

    # showing one large

    def _show(self, box: AttachmentsBox, place: int) -> None:
        file, screen = box.files[place], self._window.current
        if screen is None:
            return
        if screen is not self.view:
            self._before_leaving()
            self._shown_of = (box, screen)
        sha256, name = file.sha256, file.name
        self._viewing.show(file, place, len(box.files), lambda own: Attachments(own).to_show(sha256, name))

    def _go_to(self, place: int) -> None:
        if self._shown_of is not None and isValid(self._shown_of[0]):
            box = self._shown_of[0]
            if place < len(box.files):
                box.tiles.go_to(place)
                self._show(box, place)

    def _leave_view(self) -> None:
        if self._shown_of is not None:
            box, screen = self._shown_of
            self._shown_of = None
            self._window.show_screen(screen)
            if isValid(box):
                box.focus_at(self._viewing.place)


def _left(names: Sequence[str]) -> str:
    """Name the files that were not taken in because this PC met something, "" where all were tried."""
    if not names:
        return ""
    named = ", ".join(f"“{name}”" for name in names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        return " " + _("Chưa lấy {number} tệp: {names}…").format(number=len(names), names=named)
    return " " + _("Chưa lấy: {names}.").format(names=named)
