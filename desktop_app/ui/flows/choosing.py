"""Choosing files and folders: the system's dialogs, behind one small class that tests replace."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

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
    """Asks by Qt's file dialogs, over ``window``."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def files(self, title: str, pattern: str) -> list[Path]:
        """Ask for one or more files to be read."""
        names, _filter = QFileDialog.getOpenFileNames(self._window, title, "", pattern)
        return [Path(name) for name in names]

    def file(self, title: str, pattern: str) -> Path | None:
        """Ask for one file to be read."""
        name, _filter = QFileDialog.getOpenFileName(self._window, title, "", pattern)
        return Path(name) if name else None

    def folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self._window, title)
        return Path(name) if name else None

    def save(self, title: str, name: str, pattern: str) -> Path | None:
        """Ask where to write a file called ``name`` or otherwise."""
        chosen, _filter = QFileDialog.getSaveFileName(self._window, title, name, pattern)
        return Path(chosen) if chosen else None
