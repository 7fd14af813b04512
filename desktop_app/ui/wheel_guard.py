"""The wheel never changes a value that does not have the focus: it scrolls the page instead.

Guarded widgets take focus by Tab and click only. A filter per widget, not on the application: a filter written in
Python on every event of the program would cost more than the rule is worth.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class _WheelGuard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand a wheel turn over an unfocused widget to its parent, as if the widget were not there."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def guard(widget: QWidget) -> None:
    """Protect ``widget`` (list of choices, number, date) from a wheel that passes over it."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelGuard(widget))
