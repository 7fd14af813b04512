"""The table: what keys do, what is drawn, and how long a page takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import theme
from desktop_app.ui.parts.table import CELL_ROLE, TableView
from desktop_app.ui.theme import Theme
from tests.pages.typing import press
from tests.ui.specimen_rows import GiftRows


@pytest.fixture
def table(look: Theme, shown: Callable[[QWidget], QWidget]) -> TableView:
    view = TableView("Suất quà")
    rows = GiftRows(1000)
    rows.setParent(view)
    view.setModel(rows)
    view.set_widths(164, 154, 118, 120, 120, 200)
    view.resize(1154, 600)
    shown(view)
    view.setFocus()
    return view


def test_arrows_move_and_space_selects(table: TableView) -> None:
    assert table.cursor_row == 0
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Down)
    assert (table.cursor_row, table.selected_rows()) == (2, [])
    press(table, Qt.Key.Key_Space)
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Space)
    assert (table.cursor_row, table.selected_rows()) == (3, [2, 3])
    press(table, Qt.Key.Key_Space)
    assert table.selected_rows() == [2]
    press(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_rows() == [2, 3, 4], "from where Space selected last"


def test_the_row_that_is_shown_beside_stays_marked_while_the_focus_is_there(table: TableView) -> None:
    def line() -> str:
        row = table.visualRect(table.model().index(1, 1))
        return table.viewport().grab().toImage().pixelColor(row.left() + 2, row.top()).name()

    press(table, Qt.Key.Key_Down)
    assert line() == theme.colour("focus").name()
    table.clearFocus()
    assert (table.cursor_row, table.shown_row) == (-1, -1), "of a list with nothing beside it no row is marked"
    table.shows_beside = True
    table.setFocus()
    table.clearFocus()
    assert (table.cursor_row, table.shown_row) == (-1, 1)
    assert line() == theme.colour("edge").name()
    table.setFocus()
    assert (table.cursor_row, table.shown_row) == (1, -1)
    table.forget_cursor()
    assert (table.cursor_row, table.shown_row) == (-1, -1)


def test_enter_opens_end_and_home_jump(table: TableView, qtbot: QtBot) -> None:
    press(table, Qt.Key.Key_End)
    assert table.cursor_row == 999
    with qtbot.waitSignal(table.opened) as told:
        press(table, Qt.Key.Key_Return)
    assert told.args == [999]
    press(table, Qt.Key.Key_Home)
    with qtbot.waitSignal(table.left_up):
        press(table, Qt.Key.Key_Up)
    assert table.selected_rows() == []


def test_click_moves_the_cursor_only(table: TableView) -> None:
    spot = table.visualRect(table.model().index(4, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (table.cursor_row, table.selected_rows()) == (4, [])
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos=spot)
    assert table.selected_rows() == [4]


def test_double_click_opens(table: TableView, qtbot: QtBot) -> None:
    spot = table.visualRect(table.model().index(4, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(table.opened) as told:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [4]


def test_selection_and_cursor_are_drawn_apart(table: TableView) -> None:
    table.go_to(2)
    press(table, Qt.Key.Key_Space)
    press(table, Qt.Key.Key_Down)
    image = table.viewport().grab().toImage()
    row = table.rowHeight(0)

    def at(x: int, y: int) -> str:
        return image.pixelColor(x, y).name()

    assert at(1, 2 * row + row // 2) == theme.colour("bar").name()
    assert at(8, 2 * row + row // 2) == theme.colour("select").name()
    assert at(8, 3 * row) == theme.colour("focus").name()
    assert at(8, 4 * row - 1) == theme.colour("focus").name()
    assert at(8, 3 * row + row // 2) == theme.colour("surface").name()
    assert at(8, 1 * row - 1) == theme.colour("line").name()


def test_rows_and_columns_scale(table: TableView, look: Theme) -> None:
    look.set_scale(200)
    assert (table.rowHeight(0), table.columnWidth(0)) == (68, 328)


def test_a_view_without_rows_takes_keys(look: Theme, shown: Callable[[QWidget], QWidget]) -> None:
    view = TableView("Trống")
    shown(view)
    view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Space):
        press(view, key)
    assert view.selected_rows() == []


def hover(table: TableView, row: int, column: int) -> str:
    """Rest the mouse on a cell and return the tooltip shown."""
    QToolTip.hideText()
    spot = table.visualRect(table.model().index(row, column)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, spot, table.viewport().mapToGlobal(spot))
    QApplication.sendEvent(table.viewport(), event)
    return QToolTip.text() if QToolTip.isVisible() else ""


@pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")
def test_a_cell_without_room_tells_its_whole_text(table: TableView) -> None:
    source = 5
    whole = table.model().index(0, source).data(CELL_ROLE).text
    assert hover(table, 0, source) == "", "all of it can be read"
    table.set_widths(164, 154, 118, 120, 400, 60)
    table.horizontalHeader().setStretchLastSection(False)
    table.setColumnWidth(source, 60)
    assert hover(table, 0, source) == whole
