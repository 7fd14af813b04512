"""What has the focus is seen: new lines of a form, the first thing to do at large text, after a file was added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.editors.lines import LinesBox
from desktop_app.ui.editors.place import PlaceBox
from desktop_app.ui.editors.popup import SuggestionPopup
from desktop_app.ui.screens.home import HomeScreen
from desktop_app.ui.theme import Theme
from tests.fakes import files
from tests.pages.typing import press, type_text
from tests.ui.file_desk import Desk
from tests.ui.office import CTRL, Office, open_office
from tests.ui.record_store import house
from tests.ui.specimens_home import home

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[Office]:
    with open_office(tmp_path, shown, "house") as made:
        yield made


def focused() -> QWidget:
    """Return what has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def seen(widget: QWidget) -> bool:
    """Tell whether all of a widget lies in the part of its page that is shown."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert isinstance(area, QScrollArea)
    top = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= area.viewport().height()


def test_each_new_line_of_money_is_seen_with_the_cursor_in_it(office: Office) -> None:
    office.flow.add("house")
    box = office.form.box("funding")
    assert isinstance(box, LinesBox)
    box.focus_at()
    for count in range(2, 9):
        press(focused(), Qt.Key.Key_Insert, CTRL)
        cell = focused()
        assert len(box.lines) == count
        assert box.lines[-1].cells["source"].isAncestorOf(cell)
        assert seen(cell), f"line {count} at once: a list that opens there opens in its place"
        QApplication.processEvents()
        assert seen(cell), f"line {count} after it was laid out"


@pytest.mark.parametrize("scale", [100, 200])
def test_f6_shows_the_first_thing_to_do(shown: Show, look: Theme, scale: int, qtbot: QtBot) -> None:
    look.set_scale(scale)
    screen = home()
    shown(screen)
    (page,) = screen.findChildren(HomeScreen)
    area = page.findChildren(QScrollArea)[0]
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    page.focus_first()
    QApplication.processEvents()
    assert page.todo.buttons[0].hasFocus()
    assert seen(page.todo.buttons[0])


def test_enter_leads_out_of_the_money_once_the_sum_is_reached(office: Office) -> None:
    record = office.entry.save_draft("house", house(office.session)).record
    office.flow.open(record)
    box = office.form.box("funding")
    assert isinstance(box, LinesBox)
    count = len(box.lines)
    box.focus_at(count - 1, "note")
    press(focused(), Qt.Key.Key_Return)
    assert len(box.lines) == count + 1, "money is missing: one more line"
    press(focused(), Qt.Key.Key_Return)
    assert len(box.lines) == count, "an empty line is left by one Enter and does not stay"
    assert not box.isAncestorOf(focused())
    box.focus_at(count - 1, "note")
    QApplication.processEvents()
    box.set_difference("Vừa đủ", good=True)
    press(focused(), Qt.Key.Key_Return)
    assert len(box.lines) == count
    assert not box.isAncestorOf(focused())


def test_the_focus_stays_where_a_file_was_added(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(office, qtbot)
    paper = tmp_path / "giấy.pdf"
    paper.write_bytes(files.paper())
    desk.box.focus_at()
    desk.chooser.answer = [paper]
    press(desk.box.buttons.add, Qt.Key.Key_Insert, CTRL)
    assert desk.box.taking.is_on
    assert desk.box.buttons.add.hasFocus()
    desk.settle()
    assert desk.names == ["giấy.pdf"]
    assert desk.box.buttons.add.hasFocus()
    desk.tasks.shutdown()


def test_a_field_scrolled_away_is_seen_again_once_something_is_typed_into_it(
    office: Office, look: Theme, qtbot: QtBot
) -> None:
    look.set_scale(200)
    office.flow.add("house")
    box = office.form.box("place")
    assert isinstance(box, PlaceBox)
    box.commune.setFocus()
    QApplication.processEvents()
    office.flow.form._scroll.verticalScrollBar().setValue(10_000)
    assert not seen(box.commune)
    type_text(box.commune, "nậm c")
    popup = SuggestionPopup.of(box.commune)
    qtbot.waitUntil(popup.isVisible)
    assert seen(box.commune)
    assert not popup.geometry().intersects(QRect(box.commune.mapTo(office.window, QPoint(0, 0)), box.commune.size()))
