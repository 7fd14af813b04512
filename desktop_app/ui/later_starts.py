"""Hears of later starts of the program, which want this window in front instead of one of their own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.base.first_window import FirstWindow

_LOOK_MS = 1000


class LaterStarts(QObject):
    """Brings ``window()`` forward, as it is, whenever a later start asks; a locked one stays locked."""

    def __init__(self, first: FirstWindow, window: Callable[[], QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._first = first
        self._window = window
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _folder: self.look())
        if not self._watcher.addPath(str(first.folder)):  # the system watches no more folders for this user
            timer = QTimer(self, interval=_LOOK_MS)
            timer.timeout.connect(self.look)
            timer.start()
        self.look()  # who asked before anybody listened

    def look(self) -> None:
        """Come forward if somebody waits, then say so."""
        if self._first.wished():
            bring_forward(self._window())
            self._first.answer()


def bring_forward(window: QWidget) -> None:
    """Show ``window`` above others, not minimised, with what is asked above it; it stays on whatever it shows."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    asking = QApplication.activeModalWidget()
    for one in (window, asking):
        if one is not None and one.isVisible():
            one.raise_()
            one.activateWindow()
