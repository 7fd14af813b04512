"""Typing as an input method does it: ``qtbot.keyClicks`` with a non-ASCII letter aborts Python."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def _settle(widget: QWidget) -> None:
    """Let shown buttons bind their keys; the offscreen plugin leaves a closed list the active window, so say whose."""
    QApplication.processEvents()
    if QApplication.activePopupWidget() is None:
        widget.window().activateWindow()
        QTest.qWaitForWindowActive(widget.window())


def type_text(widget: QWidget, text: str) -> None:
    """Commit ``text`` letter by letter into ``widget``, which gets the focus first."""
    widget.setFocus()
    target = widget.focusProxy() or widget
    for letter in text:
        event = QInputMethodEvent("", [])
        event.setCommitString(letter)
        QApplication.sendEvent(target, event)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and let go ``key`` where the system would send it: open list, focus, else ``widget``."""
    _settle(widget)
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget() or widget, key, modifiers)
