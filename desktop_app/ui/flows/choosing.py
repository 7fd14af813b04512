"""Choosing files and folders: the system's dialogs, behind one small class that tests replace."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.ui.flows.file_dialog import file_dialog


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

    def _ask(self, dialog: QFileDialog) -> list[Path]:
        names = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return [chosen for name in names if (chosen := self._keep(name)) is not None]

    def files(self, title: str, pattern: str) -> list[Path]:
        """Ask for one or more files to be read."""
        dialog = file_dialog(self._window, title, self._begin(), pattern)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._ask(dialog)

    def file(self, title: str, pattern: str) -> Path | None:
        """Ask for one file to be read."""
        dialog = file_dialog(self._window, title, self._begin(), pattern)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return next(iter(self._ask(dialog)), None)

    def folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        dialog = file_dialog(self._window, title, self._begin())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return next(iter(self._ask(dialog)), None)

    def save(self, title: str, name: str, pattern: str) -> Path | None:
        """Ask where to write a file called ``name`` or otherwise."""
        dialog = file_dialog(self._window, title, self._begin(), pattern)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.filterSelected.connect(lambda chosen: end_as(dialog, chosen))
        return next(iter(self._ask(dialog)), None)


def end_as(dialog: QFileDialog, pattern: str) -> None:
    """Let the name typed in a save dialog end as the kind of file that was chosen, "Excel (*.xlsx)"."""
    suffix = pattern.rpartition("(*.")[2].rstrip(")")
    typed = next(iter(dialog.selectedFiles()), "")
    if typed and suffix.isalnum():
        dialog.selectFile(Path(typed).with_suffix(f".{suffix}").name)
