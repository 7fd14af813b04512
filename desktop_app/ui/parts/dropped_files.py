"""Files that are let fall onto a screen: welcomed while the screen can take them, and told apart from links."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent


def local_files(data: QMimeData) -> list[Path]:
    """Return the files and folders of this PC that are held or were copied; links into the web are none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def welcome_files(event: QDragEnterEvent, *, now: bool = True) -> None:
    """Say that what is held over the screen may be let fall; ``now``: whether the screen can take anything."""
    if now and event.mimeData().hasUrls():
        event.acceptProposedAction()


def dropped_files(event: QDropEvent, *, now: bool = True) -> list[Path]:
    """Take what was let fall; nothing where ``now`` is false: a job may have begun while it was held."""
    paths = local_files(event.mimeData()) if now else []
    if paths:
        event.acceptProposedAction()
    return paths
