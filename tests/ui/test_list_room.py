"""How much of a list is seen where letters are large, and where what gave way for it went."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screens.record_list import RecordList
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.ui.every_specimen import SPECIMENS
from tests.ui.office import CTRL

SHIFT = Qt.KeyboardModifier.ShiftModifier
Show = Callable[[QWidget], QWidget]


def large(name: str, look: Theme, shown: Show) -> RecordList:
    """Show a specimen of a list in the smallest window with the largest letters."""
    look.set_scale(200)
    window = SPECIMENS[name]()
    window.resize(1366, 768)
    shown(window)
    assert isinstance(window, MainWindow)
    assert (window.width(), window.height()) == (1366, 768), "nothing asks for more than there is"
    screen = window.current
    assert isinstance(screen, RecordList)
    return screen


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("record-list", 5),
        ("record-list-filtered", 5),
        ("record-list-kept-filtered", 5),
        ("record-list-many-columns", 5),
        ("campaign-over", 5),
        ("record-list-of-campaign-filtered", 5),
        ("record-list-kept-of-campaign", 5),
        ("record-list-kept", 4),
        ("record-list-titles", 5),
    ],
)
def test_rows_are_seen_whole(look: Theme, shown: Show, name: str, least: int) -> None:
    table = large(name, look, shown).table
    assert table.viewport().height() // table.rowHeight(0) >= least


def test_what_gave_way_is_reached_by_its_keys(look: Theme, shown: Show, qtbot: QtBot) -> None:
    screen, told = large("record-list", look, shown), list[object]()
    screen.question.bin_wanted.connect(told.append)
    screen.question.order_wanted.connect(told.append)
    press(screen.table, Qt.Key.Key_F9, SHIFT)
    menu = screen.tools.findChild(QMenu)
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()
    press(screen.table, Qt.Key.Key_T, CTRL)
    assert told == ["newest", True]
    assert screen.bin.isVisible(), "the way back"


def test_a_title_is_whole(look: Theme, shown: Show) -> None:
    screen = large("record-list-titles", look, shown)
    title = screen._title
    assert title.width() >= title.fontMetrics().horizontalAdvance("Danh hiệu thi đua")
    assert not screen.grid.isVisible()
    assert screen.actions_bar._state.titled, "the foot has the button"


def test_a_campaign_is_named_in_the_title_line(look: Theme, shown: Show) -> None:
    screen, told = large("campaign-over", look, shown), list[str]()
    screen.campaign.left.connect(lambda: told.append("left"))
    screen.grid_wanted.connect(lambda: told.append("grid"))
    assert screen.title == "Đợt: Tết Bính Ngọ 2026"
    assert screen.campaign.kinds.isVisible()
    assert screen.actions_bar.erase in screen.action_bar.hidden_buttons(), "it stands in the menu"
    press(screen.table, Qt.Key.Key_F7)
    press(screen.table, Qt.Key.Key_M, CTRL)
    assert told == ["grid", "left"]
