"""One of several files shown large over what was in front: read in the background, stepped through, left with Esc."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app.messages import describe
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.screens.file_view import FileView
from desktop_app.ui.screens.print_pages import PreviewFactory
from desktop_app.ui.tasks import Tasks

Read = Callable[[Session], tuple[str, bytes]]
"""Returns the type and the content of a file; runs in the background."""


class FileViewing(QObject):
    """``wanted(place)``: the file at another place was asked for. ``left``: go back to what was in front."""

    wanted = Signal(int)
    left = Signal()

    def __init__(self, window: MainWindow, tasks: Tasks, session: Session, make_preview: PreviewFactory) -> None:
        super().__init__(window)
        self._window, self._tasks, self._session = window, tasks, session
        self._place, self._count, self._asked = 0, 0, 0
        self.view = FileView(make_preview, window)
        self.view.hide()  # the window owns it from the start, and shows it when it is its turn
        self.view.closed.connect(self._leave)
        self.view.step_wanted.connect(self._step)

    @property
    def place(self) -> int:
        """Return the place of the file shown last, from 0."""
        return self._place

    def show(self, file: AttachedFile, place: int, count: int, read: Read) -> None:
        """Show the file at ``place`` of ``count``; what ``read`` returns for one asked for before is not shown."""
        self._place, self._count = place, count
        self._asked += 1
        asked = self._asked
        self.view.begin(file, place, count)
        self._window.show_screen(self.view)
        self._tasks.run(
            on_own_session(self._session, read),
            lambda found: self._shown(asked, file, *found),
            lambda problem: self.view.show_problem(describe(problem)) if asked == self._asked else None,
        )

    def _shown(self, asked: int, file: AttachedFile, type_: str, content: bytes) -> None:
        if asked == self._asked and self._window.current is self.view:
            self.view.show_file(file, type_, content)

    def _step(self, step: int) -> None:
        if 0 <= self._place + step < self._count:
            self.wanted.emit(self._place + step)

    def _leave(self) -> None:
        self._asked += 1
        self.view.forget()
        self.left.emit()
