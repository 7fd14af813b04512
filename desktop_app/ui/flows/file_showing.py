"""Attached files of a record that is only read, shown large one after the other; Esc goes back to where they were."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from desktop_app.services.attachments import Attachments
from desktop_app.services.session import Session
from desktop_app.ui.flows.file_viewing import FileViewing
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.attached import AttachedFile
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.print_pages import PreviewFactory
from desktop_app.ui.tasks import Tasks


class FileShowing(QObject):
    """``show`` opens the first of some files over the screen in front."""

    def __init__(self, window: MainWindow, tasks: Tasks, session: Session, make_preview: PreviewFactory) -> None:
        super().__init__(window)
        self._window = window
        self._files: tuple[AttachedFile, ...] = ()
        self._below: tuple[Screen, str] | None = None
        self._viewing = FileViewing(window, tasks, session, make_preview)
        self._viewing.wanted.connect(self._show_at)
        self._viewing.left.connect(self._leave)
        self.view = self._viewing.view

    def show(self, files: Sequence[AttachedFile], below: Screen, destination: str) -> None:
        """Show ``files``; Esc leads back to the screen ``below``, in its place of the rail."""
        self._files, self._below = tuple(files), (below, destination)
        if files:
            self._show_at(0)

    def _show_at(self, place: int) -> None:
        file = self._files[place]
        self._viewing.show(file, place, len(self._files), partial(_content, file))

    def _leave(self) -> None:
        if self._below is not None:
            self._window.show_screen(*self._below)


def _content(file: AttachedFile, session: Session) -> tuple[str, bytes]:
    return Attachments(session).to_show(file.sha256, file.name)
