"""When nobody works: input events of every window that had the focus start the count anew.

Imports nothing but Qt's core: it is made with the window, before anything is painted.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

_ACTIVITY: Final = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class IdleWatch(QObject):
    """``idle`` comes once after ``minutes`` without input, while it is started.

    ``over``: it came, and nothing was started or stopped since.
    """

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self.over = False
        self.minutes = minutes
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Wait for so many minutes from now on."""
        self.minutes = minutes
        self._timer.setInterval(minutes * 60_000)

    def start(self) -> None:
        """Begin to count."""
        self.over = False
        self._timer.start()

    def stop(self) -> None:
        """Count no more: nothing is open, or it is locked already."""
        self.over = False
        self._timer.stop()

    @property
    def running(self) -> bool:
        """Return whether it counts."""
        return self._timer.isActive()

    def watch(self, window: QObject | None) -> None:
        """Look at a window's own input events; a filter on the application would see every event of every widget."""
        if window is not None:
            window.installEventFilter(self)

    def note(self) -> None:
        """Take it that somebody works: what an input method composes never reaches the window as a key."""
        if self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        self.over = True
        self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is working: the screen locks only when nobody does."""
        if event.type() in _ACTIVITY and self._timer.isActive():
            self._timer.start()
        return False
