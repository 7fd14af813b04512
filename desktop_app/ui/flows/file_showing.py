"""Attached files of a record that is only read, shown large one after the other; Esc goes back to where they were."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app.messages import describe
from desktop_app.services.attachments import Attachments
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.file_view import FileView
from desktop_app.ui.screens.print_pages import PreviewFactory
from desktop_app.ui.tasks import Tasks


class FileShowing(QObject):
    """``show`` opens the first of some files over the screen in front."""

    def __init__(self, window: MainWindow, tasks: Tasks, session: Session, make_preview: PreviewFactory) -> None:
        super().__init__(window)
        self._window, self._tasks, self._session = window, tasks, session
        self._files: tuple[AttachedFile, ...] = ()
        self._below: tuple[Screen, str] | None = None
        self._place, self._asked = 0, 0
        self.view = FileView(make_preview, window)
        self.view.hide()  # the window owns it from the start, and shows it when it is its turn
        self.view.closed.connect(self._leave)
        self.view.step_wanted.connect(lambda step: self._show_at(self._place + step))

    def show(self, files: Sequence[AttachedFile], below: Screen, destination: str) -> None:
        """Show ``files``; Esc leads back to the screen ``below``, in its place of the rail."""
        self._files, self._below = tuple(files), (below, destination)
        self._show_at(0)

    def _show_at(self, place: int) -> None:
        if not 0 <= place < len(self._files):
            return
        self._place = place
        self._asked += 1
        asked, file = self._asked, self._files[place]
        sha256, name = file.sha256, file.name
        self.view.begin(file, place, len(self._files))
        self._window.show_screen(self.view)
        self._tasks.run(
            on_own_session(self._session, lambda own: Attachments(own).to_show(sha256, name)),
            lambda found: self._shown(asked, file, *found),
            lambda problem: self.view.show_problem(describe(problem)) if asked == self._asked else None,
        )

    def _shown(self, asked: int, file: AttachedFile, type_: str, content: bytes) -> None:
        if asked == self._asked and self._window.current is self.view:
            self.view.show_file(file, type_, content)

    def _leave(self) -> None:
        self._asked += 1
        self.view.forget()
        if self._below is not None:
            self._window.show_screen(*self._below)
