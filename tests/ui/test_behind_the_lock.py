"""The locked screen while jobs and flows go on behind it: what is typed goes into the passphrase, nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.grid import GridKeeping
from desktop_app.ui.screens.unlock import UnlockScreen
from desktop_app.ui.theme import Theme
from tests.pages.grid_page import CTRL
from tests.ui.record_store import gift
from tests.ui.specimens import CARD
from tests.ui.test_campaign_grid_long import sheet
from tests.ui.test_grid_ways import DeskOfGrids
from tests.ui.transfer_desk import place


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[DeskOfGrids]:
    """An office's desk with a campaign."""
    with place(tmp_path, "office", qtbot) as here:
        made = DeskOfGrids(here)
        yield made
        made.desk.close()


def lock(office: DeskOfGrids) -> UnlockScreen:
    """Lock the window as the program does."""
    screen = UnlockScreen()
    screen.set_card(CARD)
    office.desk.keep()
    office.here.window.show_alone(screen, stays=True)
    office.here.window.activateWindow()
    QTest.qWaitForWindowActive(office.here.window)
    return screen


def type_on(office: DeskOfGrids, letters: str) -> None:
    """Press keys as the system sends them: to the window, wherever its focus is."""
    office.here.settle()
    handle = office.here.window.windowHandle()
    for letter in letters:
        QTest.keyClick(handle, Qt.Key(ord(letter.upper())))


def test_a_list_that_is_written_behind_the_lock_does_not_take_the_passphrase(office: DeskOfGrids, qtbot: QtBot) -> None:
    office.desk.records.show_campaign(office.tet, "gift")
    office.press(Qt.Key.Key_F7)
    page = office.page
    QApplication.clipboard().setText(sheet(80))
    page.press(Qt.Key.Key_V, CTRL)
    page.checked()
    page.press(Qt.Key.Key_Return, CTRL)
    assert not page.screen.progress.isHidden()
    screen = lock(office)
    type_on(office, "mat")
    qtbot.waitUntil(lambda: page.screen.progress.isHidden(), timeout=20_000)
    assert Browsing(office.here.session).open("gift").count == 80
    type_on(office, "khau")
    assert screen.passphrase.text() == "matkhau"
    office.desk.keep()
    assert not GridKeeping(office.here.session).offers(), "the passphrase stands in the grid"
    office.here.window.back_to_work()
    assert page.view.input.hasFocus()


def test_whatever_a_flow_does_behind_the_lock_the_passphrase_keeps_the_focus(office: DeskOfGrids) -> None:
    desk, window = office.desk, office.here.window
    data = gift({"name": "Giàng A Chứ"}, office.tet, {"village": "Nậm Coóng"})
    record = Entry(office.here.session).complete("gift", data).record
    desk.records.show_list("gift")
    office.press(Qt.Key.Key_F7)
    screen = lock(office)
    grid, records = desk.grids.grid.screen, desk.records
    steps: tuple[Callable[[], object], ...] = (
        grid.focus_first,
        grid.view.setFocus,
        records.list_screen.focus_first,
        lambda: records.show_list("visit"),
        lambda: records.add("gift"),
        records.form.focus_first,
        lambda: records.open(record),
        desk.home.open,
        desk.home.screen.focus_first,
        desk.show_help,
        lambda: desk.safety.open(),
        window.rail.setFocus,
    )
    for number, step in enumerate(steps):
        step()
        type_on(office, "a")
        assert screen.passphrase.hasFocus(), number
        assert screen.passphrase.text() == "a" * (number + 1), number
    window.back_to_work()
    assert window.isAncestorOf(QApplication.focusWidget() or window)
    assert window.current is not None
    assert window.current.isEnabled()
    assert window.current.isAncestorOf(QApplication.focusWidget() or window)
