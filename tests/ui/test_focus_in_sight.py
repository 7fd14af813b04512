"""What has the focus is seen: new lines of a form, the first thing to do at large text, after a file was added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.screens.home import HomeScreen
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.ui.office import CTRL, Office, open_office
from tests.ui.specimens_home import home

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    with open_office(tmp_path, shown, "house") as made:
        yield made


def seen(widget: QWidget) -> bool:
    """Tell whether all of a widget lies in the part of its page that is shown."""
    area = widget.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    top = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= area.viewport().height()


def test_each_new_line_of_money_is_seen_with_the_cursor_in_it(office: Office) -> None:
    office.flow.add("house")
    box = office.form.box("funding")
    box.focus_at()
    for count in range(2, 9):
        press(QApplication.focusWidget(), Qt.Key.Key_Insert, CTRL)
        focused = QApplication.focusWidget()
        assert len(box.lines) == count  # type: ignore[attr-defined]
        assert box.lines[-1].cells["source"].isAncestorOf(focused)  # type: ignore[attr-defined]
        assert seen(focused), f"line {count} at once: a list that opens there opens in its place"
        QApplication.processEvents()
        assert seen(focused), f"line {count} after it was laid out"


@pytest.mark.parametrize("scale", [100, 200])
def test_f6_shows_the_first_thing_to_do(shown: Show, look: Theme, scale: int, qtbot: QtBot) -> None:
    look.set_scale(scale)
    screen = home()
    shown(screen)
    (page,) = screen.findChildren(HomeScreen) or [screen]
    assert isinstance(page, HomeScreen)
    area = page.findChildren(QScrollArea)[0]
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    page.focus_first()
    QApplication.processEvents()
    assert page.todo.buttons[0].hasFocus()
    assert seen(page.todo.buttons[0])
