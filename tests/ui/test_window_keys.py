"""No key of a screen is also one of the window's: Qt calls two owners of one key ambiguous and asks neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.flows.home import HomeFlow
from desktop_app.ui.flows.quick_choice import QuickChoice
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.buttons import UNBOUND_KEYS, Button
from desktop_app.ui.screen import Screen
from desktop_app.ui.theme import Theme
from desktop_app.ui.work_area import WorkArea
from tests.ui import key_walks
from tests.ui.specimens import SCREENS as ALONE
from tests.ui.specimens_records import SPECIMENS as RECORDS
from tests.ui.specimens_transfer import SPECIMENS as TRANSFER
from tests.ui.transfer_desk import place

SPECIMENS = ALONE | RECORDS | TRANSFER


def bound(widget: QWidget) -> set[str]:
    """Return the keys of ``widget`` and everything in it."""
    keys = {shortcut.key().toString() for shortcut in widget.findChildren(QShortcut)}
    buttons = {QKeySequence(one.key).toString() for one in widget.findChildren(Button) if one.key not in UNBOUND_KEYS}
    return (keys | buttons) - {""}


@pytest.fixture
def window_keys(tmp_path: Path, qtbot: QtBot, look: Theme) -> set[str]:
    """Return the keys that work everywhere in an open book, as they are bound."""
    with place(tmp_path, "office", qtbot) as here:
        home, choice = HomeFlow(here.window, here.tasks, here.session), QuickChoice(here.window, here.session)
        here.window.status.offer("Hoàn tác", "Ctrl+Z", lambda: None)
        keys = bound(here.window.rail)
        for owner in (here.window, *here.window.findChildren(WorkArea)):
            direct = owner.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
            keys |= {shortcut.key().toString() for shortcut in direct}
        assert key_walks.forbidden(here.window) == []
        home.close()
        choice.close()
    assert {"F1", "F6", "F10", "Ctrl+1", "Ctrl+6", "Ctrl+G", "Ctrl+L", "Ctrl+Z"} <= keys
    return keys


def test_no_screen_uses_a_key_of_the_window(window_keys: set[str]) -> None:
    clashes: dict[str, set[str]] = {}
    for name, make in SPECIMENS.items():
        made = make()
        for screen in made.findChildren(Screen) if isinstance(made, MainWindow) else ():
            both = bound(screen) & window_keys
            if both:
                clashes[f"{name}: {type(screen).__name__}"] = both
        made.close()
        made.deleteLater()
    for _round in range(2):  # a dialog takes the window below it along
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert clashes == {}
