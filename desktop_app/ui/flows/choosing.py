"""Choosing files and folders: the system's dialogs, behind one small class that tests replace."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class Chooser(Protocol):
    """Asks the person. Nothing chosen is an empty list or None."""

    def files(self, title: str, pattern: str) -> list[Path]:
        """Ask for one or more files to be read."""
        ...

    def file(self, title: str, pattern: str) -> Path | None:
        """Ask for one file to be read."""
        ...

    def folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        ...

    def save(self, title: str, name: str, pattern: str) -> Path | None:
        """Ask where to write a file called ``name`` or otherwise."""
        ...


class DialogChooser:
    """Asks by Qt's file dialogs, over ``window``; begins in the person's documents, then where she was last."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._folder = ""

    def _begin(self) -> str:
        """Return the folder to begin in. Without one Qt takes the folder the program was started from."""
        if not self._folder or not Path(self._folder).is_dir():
            place = QStandardPaths.StandardLocation
            folders = (QStandardPaths.writableLocation(one) for one in (place.DocumentsLocation, place.HomeLocation))
            self._folder = next((one for one in folders if one and Path(one).is_dir()), "")
        return self._folder

    def _keep(self, name: str) -> Path | None:
        if not name:
            return None
        chosen = Path(name)
        self._folder = str(chosen if chosen.is_dir() else chosen.parent)
        return chosen

    def files(self, title: str, pattern: str) -> list[Path]:
        """Ask for one or more files to be read."""
        names, _filter = QFileDialog.getOpenFileNames(self._window, title, self._begin(), pattern)
        return [chosen for name in names if (chosen := self._keep(name)) is not None]

    def file(self, title: str, pattern: str) -> Path | None:
        """Ask for one file to be read."""
        name, _filter = QFileDialog.getOpenFileName(self._window, title, self._begin(), pattern)
        return self._keep(name)

    def folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        return self._keep(QFileDialog.getExistingDirectory(self._window, title, self._begin()))

    def save(self, title: str, name: str, pattern: str) -> Path | None:
        """Ask where to write a file called ``name`` or otherwise."""
        chosen, _filter = QFileDialog.getSaveFileName(self._window, title, str(Path(self._begin()) / name), pattern)
        return self._keep(chosen)
