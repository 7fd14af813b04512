"""F1 and Ctrl+L over a dialog: while one is open the window's own keys rest, so its key presses are looked at.

Knows nothing of any dialog; what opens the help is imported when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow


class DialogHelp(QObject):
    """Watches the windows that get the focus; ``show`` opens the help over the dialog in front, ``lock`` locks."""

    def __init__(
        self, app: QApplication, show: Callable[[QDialog], object], lock: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__(app)
        self._app = app
        self._show = show
        self._lock = lock
        app.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Look at a window's own keys; a filter on the application would see every event of every widget."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take F1 and Ctrl+L while a dialog is open."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        helps, locks = event.key() == Qt.Key.Key_F1, event.keyCombination() == _LOCK
        front = self._app.activeModalWidget() if helps or locks else None
        if not isinstance(front, QDialog):
            return False
        if helps:
            self._show(front)
        else:  # the dialog is put away by it, so not while its key is being handled
            QTimer.singleShot(0, self, self._lock)
        return True

    def close(self) -> None:
        """Watch no more windows."""
        self._app.focusWindowChanged.disconnect(self.watch)


_LOCK: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
