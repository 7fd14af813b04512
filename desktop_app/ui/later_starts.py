"""Hears of later starts of the program, which want this window in front instead of one of their own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.base.first_window import FirstWindow

_LOOK_MS = 1000


class LaterStarts(QObject):
    """Brings ``window()`` forward, as it is, whenever a later start asks; a locked one stays locked.

    Where the window is on its way out (``leaving()``), who asks sees it once, and waits: no answer comes from a window
    that is gone in a moment, and who asked is the next first one.
    """

    def __init__(
        self,
        first: FirstWindow,
        window: Callable[[], QWidget],
        parent: QObject,
        *,
        leaving: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._first = first
        self._window = window
        self._leaving = leaving
        self._seen: frozenset[str] = frozenset()
        first.listen()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _folder: self.look())
        self._watcher.addPath(str(first.folder))
        timer = QTimer(self, interval=_LOOK_MS)  # a system has only so many watches, and some are silent
        timer.timeout.connect(self._tick)
        timer.start()
        self.look()  # who asked before anybody listened

    def look(self) -> None:
        """Come forward if somebody waits, then say so."""
        wishes, window = self._first.wishes(), self._window()
        if not wishes or not window.isVisible():  # closed: the program ends, and shown again it would end all the same
            return
        if not self._leaving():
            bring_forward(window)
            self._first.answer()
            return
        if wishes - self._seen:  # once: she may put it away while it is being closed
            bring_forward(window)
        self._seen = wishes

    def _tick(self) -> None:
        if self._leaving() and self._window().isVisible():
            self._first.put_off()  # not from ``look``: a file that is touched makes the watcher call
        self.look()


def bring_forward(window: QWidget) -> None:
    """Show ``window`` above others, not minimised, with what is asked above it; it stays on whatever it shows."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    asking = QApplication.activeModalWidget()
    for one in (window, asking):
        if one is not None and one.isVisible():
            one.raise_()
            one.activateWindow()
