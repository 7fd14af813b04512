"""The places of the rail, in an office and in the province, with real stores behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Data
from desktop_app.rooms import RoomBuilder
from desktop_app.services.entry import Entry
from desktop_app.ui.desk import Desk
from desktop_app.ui.destinations import CLOSING
from desktop_app.ui.flows.equipment import Equipment
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.kind_chooser import KindChooser
from desktop_app.ui.theme import Theme
from tests.documents.pdf import pages
from tests.pages.typing import press
from tests.services.stores import campaign, give
from tests.ui.transfer_desk import Place, place

CTRL = Qt.KeyboardModifier.ControlModifier
Open = Callable[[str], tuple[Place, Desk]]


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[Open]:
    """Return a function that opens the desk of an "office" or of a "province"."""
    desks, places = [], []

    def make(role: str) -> tuple[Place, Desk]:
        stands = place(tmp_path, role, qtbot)
        here = stands.__enter__()
        places.append(stands)
        equipment = Equipment(here.drives, here.chooser, PdfView, here.printer)
        rooms = RoomBuilder(here.window, here.session, here.tasks, equipment).rooms()
        desk = Desk(here.window, here.session, here.tasks, rooms)
        desks.append(desk)
        desk.begin()
        here.settle()
        return here, desk

    yield make
    for desk in desks:
        desk.close()
    for stands in places:
        stands.__exit__(None, None, None)


@pytest.mark.parametrize("role", ["office", "province"])
def test_a_place_is_called_the_same_in_the_rail_and_in_its_title(opened: Open, role: str) -> None:
    here, desk = opened(role)
    called = {}
    for key in desk._places:
        here.window.rail.entry(key).click()
        here.settle()
        current = here.window.current
        called[here.window.rail.entry(key).title] = current.title if current is not None else ""
    assert len(called) > 6
    assert called == {title: title for title in called}


def test_every_place_has_its_own_help(opened: Open) -> None:
    here, desk = opened("office")
    pages_of = {}
    for key in ("home", "gift", CLOSING, "safety", "own_unit", "transfer"):
        desk.go(key)
        here.settle()
        desk.show_help()
        pages_of[key] = desk.help.page
        desk.show_help()
    assert pages_of == {
        "home": "home",
        "gift": "lists",
        CLOSING: "closing",
        "safety": "safety",
        "own_unit": "units",
        "transfer": "enrolment",  # the machine is not enrolled yet
    }
    person = Entry(here.session).complete("person", {"name": "Lò Văn Páo", "consent": "given"}).record
    desk.records.persons.open_card(person)
    desk.show_help()
    assert desk.help.page == "people"


def test_the_list_of_any_kind_is_printed_and_closing_the_paper_leads_back_to_it(opened: Open) -> None:
    here, desk = opened("office")
    visit: Data = {
        "recipient": {"name": "Lò Văn Páo"},
        "relation": "member",
        "workplace": "Tổ 1",
        "reason": "hardship",
        "source": "grassroots",
        "given_on": "2026-03-05",
        "cash": 500_000,
    }
    Entry(here.session).add_all("visit", [visit], "complete")
    here.window.rail.entry("visit").click()
    here.settle()
    desk.records.list_screen.choice.print_wanted.emit([])
    here.settle()
    assert here.window.current is desk.printing.screen
    sheet = desk.printing.drawing.sheet
    assert sheet is not None
    (page,) = pages(sheet.content)
    assert "Lò Văn Páo" in page
    assert "500.000" in page
    desk.printing.screen.closed.emit()
    here.settle()
    back: Screen | None = here.window.current
    assert back is desk.records.list_screen


def test_the_sign_sheet_leads_back_to_where_it_was_asked_for(opened: Open) -> None:
    here, desk = opened("office")
    tet = campaign(here.session)
    give(here.session, tet, ("Giàng A Chứ", "Tẩn Thị Mẩy"))
    for of_campaign in (False, True):
        if of_campaign:
            desk.records.show_campaign(tet)
        else:
            desk.records.show_list("gift")
        title = desk.records.list_screen.campaign.title.text()
        press(desk.records.list_screen, Qt.Key.Key_P, CTRL)
        here.settle()
        assert here.shows(desk.printing.screen)
        press(desk.printing.screen, Qt.Key.Key_Escape)
        here.settle()
        assert here.shows(desk.records.list_screen)
        assert desk.records.list_screen.campaign.title.text() == title
        assert desk.records.list_screen.model.rowCount() == 2
    desk.records.open(next(iter(desk.records.list_screen.choice.records())))
    press(desk.records.form, Qt.Key.Key_P, CTRL)
    here.settle()
    press(desk.printing.screen, Qt.Key.Key_Escape)
    assert here.shows(desk.records.form)
    here.window.rail.entry("print").click()
    here.settle()
    press(desk.printing.screen, Qt.Key.Key_Escape)
    assert here.shows(desk.home.screen)


def test_an_office_that_looks_for_closing_is_led_to_its_place(opened: Open) -> None:
    here, desk = opened("office")
    for modifiers in (Qt.KeyboardModifier.NoModifier, CTRL):
        desk.go("home")
        here.settle()
        here.show()
        press(here.window, Qt.Key.Key_G, CTRL)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, KindChooser)
        dialog.search.setText("khoa so")
        press(dialog, Qt.Key.Key_Return, modifiers)
        here.settle()
        assert here.shows(desk.closing.screen)


def test_from_the_rail_to_a_figure_its_record_and_back(opened: Open) -> None:
    """By keyboard alone, with everything real: the report, its records, the record's form."""
    here, desk = opened("office")
    give(here.session, campaign(here.session), ("Giàng A Chứ", "Tẩn Thị Mẩy"))
    here.window.rail.entry("reports").click()
    room = desk.reports.flow.screen
    press(room, Qt.Key.Key_Down)
    press(room, Qt.Key.Key_Return)
    room.question.days.set_text("2026")
    press(room, Qt.Key.Key_Return, CTRL)
    here.settle()
    table = room.sheet.tables[0].view
    row = next(at for at in range(table.rows.rowCount()) if table.rows.index(at, 0).data() == "Số suất quà")
    table.go_to_cell(row, 1)
    press(table, Qt.Key.Key_Return)
    here.settle()
    assert here.shows(desk.reports.flow.behind)
    press(desk.reports.flow.behind, Qt.Key.Key_Down)
    press(desk.reports.flow.behind, Qt.Key.Key_Return)
    assert here.shows(desk.records.form)
    press(desk.records.form, Qt.Key.Key_Escape)
    assert here.shows(desk.reports.flow.behind)
    assert desk.reports.flow.behind.table.currentIndex().row() == 1
    press(desk.reports.flow.behind, Qt.Key.Key_Escape)
    assert here.shows(room)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (row, 1)
    assert table.hasFocus()


def test_a_record_saved_elsewhere_marks_the_report(opened: Open) -> None:
    here, desk = opened("office")
    tet = campaign(here.session)
    desk.go("reports")
    room = desk.reports.flow.screen
    room.reports.mark(0)
    room.question.days.set_text("2026")
    press(room, Qt.Key.Key_Return, CTRL)
    here.settle()
    assert not room.banners.isVisible()
    give(here.session, tet, ("Giàng A Chứ",))
    desk.records.changed.emit("gift")
    here.bot.waitUntil(room.banners.isVisible)
    assert room.banners.banner is not None
    assert room.banners.banner.title == "Số liệu đã đổi từ lúc lập báo cáo."
