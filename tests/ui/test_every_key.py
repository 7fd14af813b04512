"""Every screen and dialog by keyboard alone: names, keys, visible focus, a default key and Esc; no key in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.ui.theme import Theme
from tests.ui import key_walks, walks
from tests.ui.every_specimen import SPECIMENS

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def front(look: Theme, qtbot: QtBot) -> Iterator[Show]:
    """Return a function that shows a widget in front. Dialogs may end themselves, so nobody else keeps them."""
    kept: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        kept.append(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    yield show
    for widget in kept:
        if isValid(widget):
            widget.close()
            if isValid(widget):
                widget.deleteLater()
    for _round in range(3):  # a dialog takes the window below it along
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


@pytest.mark.parametrize("name", SPECIMENS)
def test_without_a_mouse(name: str, front: Show) -> None:
    window = front(SPECIMENS[name]())
    QApplication.processEvents()
    assert walks.nameless(window) == []
    assert key_walks.forbidden(window) == []
    assert key_walks.unreachable(window) == []
    assert key_walks.unseen(window) == []
    if isinstance(window, QDialog):
        assert key_walks.unanswered(window) == []


def test_the_walks_find_what_they_look_for(front: Show) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    deaf = QPushButton("không tới được")
    deaf.setFocusPolicy(deaf.focusPolicy().NoFocus)
    flat = QLabel("nhận phím mà không thấy")
    flat.setFocusPolicy(deaf.focusPolicy().TabFocus)
    for widget in (QPushButton("tới được"), deaf, flat):
        column.addWidget(widget)
    for key in ("D", "Ctrl+Shift+S", "Alt+Z", "Alt+B", "Ctrl+B", "F8", "Alt+1"):
        QShortcut(QKeySequence(key), window)
    front(window)
    assert len(key_walks.unreachable(window)) == 1
    assert len(key_walks.unseen(window)) == 1
    assert key_walks.forbidden(window) == ["D", "Ctrl+Shift+S", "Alt+Z", "Alt+B"]
