"""A question as a person answers it: by a key, once it stands in front."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.parts.question import Question


def answering(
    act: Callable[[], object], key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> list[str]:
    """Do something that asks, press a key in the question, and return its title and words."""
    said: list[str] = []

    def press() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, Question) and not asked.isActiveWindow():
            asked.activateWindow()
        elif isinstance(asked, Question):
            waiting.stop()
            said.extend((asked.windowTitle(), asked.accessibleDescription(), asked.other.words))
            QTest.keyClick(asked, key, modifiers)

    waiting = QTimer(interval=20)
    waiting.timeout.connect(press)
    waiting.start()
    below = QApplication.activeWindow()
    act()
    waiting.stop()
    if below is not None:  # offscreen nobody gives a window its place back
        below.activateWindow()
        QTest.qWaitForWindowActive(below)
    return said
