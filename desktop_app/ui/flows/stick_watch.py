"""What is plugged in, looked for in the background: a stick that hangs must not hang the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop_app.base.errors import ProgramError
from desktop_app.media.drives import DriveFinder
from desktop_app.ui.flows.in_background import sticks_now
from desktop_app.ui.screens.stick_words import StickView
from desktop_app.ui.screens.target_picker import TargetPicker
from desktop_app.ui.tasks import Tasks


class StickWatch(QObject):
    """Tells one picker which sticks there are whenever it asks, and lets go of the one that is chosen."""

    def __init__(self, tasks: Tasks, drives: DriveFinder, picker: TargetPicker) -> None:
        super().__init__(picker)
        self._tasks = tasks
        self._drives = drives
        self._picker = picker
        self._looking = False
        self._again = False
        picker.eject_requested.connect(self._eject)

    def look(self) -> None:
        """Look what is plugged in; asked meanwhile, once more at the end."""
        if self._looking:
            self._again = True
            return
        self._looking = True
        drives = self._drives
        self._tasks.run(lambda: sticks_now(drives), self._show, self._drop)

    def _show(self, sticks: list[StickView]) -> None:
        if not isValid(self._picker):
            return  # its window was closed meanwhile
        self._looking = False
        self._picker.set_sticks(sticks)
        if self._again:
            self._again = False
            self.look()

    def _drop(self, _problem: ProgramError) -> None:
        self._looking = False  # the next look comes by itself

    def _eject(self, folder: Path) -> None:
        drives, name = self._drives, self._picker.target_name

        def done(gone: bool) -> None:
            if isValid(self._picker):
                self._picker.setEnabled(True)
                self._picker.show_ejected(name, gone=gone)
                self.look()

        self._picker.setEnabled(False)
        self._tasks.run(lambda: drives.eject(folder), done, lambda _problem: done(False))
