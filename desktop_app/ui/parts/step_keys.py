"""The keys that go back and forward in what was typed: first in the field itself, then in the form around it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def step_of(event: QKeyEvent) -> int:
    """Return -1 for Ctrl+Z, 1 for Ctrl+Y, 0 for any other key. Ctrl+Shift+Z is UniKey's to use."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier:
        return 0
    return {Qt.Key.Key_Z: -1, Qt.Key.Key_Y: 1}.get(Qt.Key(event.key()), 0)
