"""Keys that a field leaves to the form around it: steps back and forward in the typing, choosing among answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def step_of(event: QKeyEvent) -> int:
    """Return -1 for Ctrl+Z, 1 for Ctrl+Y, 0 for any other key. Ctrl+Shift+Z is UniKey's to use."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier:
        return 0
    return {Qt.Key.Key_Z: -1, Qt.Key.Key_Y: 1}.get(Qt.Key(event.key()), 0)


def names_an_answer(event: QKeyEvent) -> bool:
    """Return whether Alt and a digit were pressed: they choose among answers, and type nothing when none are offered.

    Not those of the number block, which compose letters by their number where the system does that.
    """
    digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
    return digit and event.modifiers() == Qt.KeyboardModifier.AltModifier
