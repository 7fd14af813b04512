"""The ways to the grid and back, at a whole desk: F7, Esc, help, the lock, paper, unfinished rows at Home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.rooms import RoomBuilder
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.erasing import Erasure
from desktop_app.services.grid import GridKeeping
from desktop_app.services.home import Home
from desktop_app.services.kept_typing import KeptTyping
from desktop_app.ui.desk import Desk
from desktop_app.ui.flows.equipment import Equipment
from desktop_app.ui.parts.pdf_view import PdfView
from desktop_app.ui.screens.unlock import UnlockScreen
from desktop_app.ui.theme import Theme
from tests.pages.form_page import FormPage
from tests.pages.grid_page import ALT, CTRL, GridPage
from tests.services.test_merging import person
from tests.ui.office import SHIFT
from tests.ui.record_store import campaign, gift
from tests.ui.transfer_desk import Place, place


class DeskOfGrids:
    """An office's desk with a campaign."""

    def __init__(self, here: Place) -> None:
        self.here = here
        equipment = Equipment(here.drives, here.chooser, PdfView, here.printer)
        rooms = RoomBuilder(here.window, here.session, here.tasks, equipment).rooms()
        self.desk = Desk(here.window, here.session, here.tasks, rooms)
        self.desk.begin()
        here.settle()
        self.tet = campaign(Entry(here.session))

    @property
    def page(self) -> GridPage:
        """Return the grid."""
        return GridPage(self.desk.grids.grid)

    @property
    def in_front(self) -> str:
        """Return the name of the screen shown."""
        return type(self.here.window.current).__name__

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.here.window.activateWindow()
        QTest.qWaitForWindowActive(self.here.window)
        QTest.keyClick(QApplication.focusWidget() or self.here.window, key, modifiers)
        self.here.settle()


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, look: Theme) -> Iterator[DeskOfGrids]:
    """An office's desk with a campaign."""
    with place(tmp_path, "office", qtbot) as here:
        made = DeskOfGrids(here)
        yield made
        made.desk.close()


def test_f7_opens_the_grid_of_what_is_in_front_and_esc_leads_back(office: DeskOfGrids) -> None:
    desk = office.desk
    assert not desk.grids.made, "nothing of it is imported before"
    desk.records.show_list("visit")
    office.press(Qt.Key.Key_F7)
    assert (office.in_front, desk.grids.grid.place) == ("CampaignGrid", ("visit", ""))
    office.press(Qt.Key.Key_Escape)
    assert (office.in_front, desk.records.place) == ("RecordList", ("visit", ""))
    desk.records.show_campaign(office.tet, "gift")
    office.press(Qt.Key.Key_F7)
    assert desk.grids.grid.place == ("gift", office.tet)
    office.press(Qt.Key.Key_Escape)
    assert desk.records.place == ("gift", office.tet)
    desk.records.add("gift", campaign=office.tet)
    office.press(Qt.Key.Key_F7)
    assert desk.grids.grid.place == ("gift", office.tet)
    desk.home.open()
    office.press(Qt.Key.Key_F7)
    assert desk.grids.grid.place == ("gift", "")
    office.press(Qt.Key.Key_Escape)
    assert office.in_front == "HomeScreen"


def test_a_list_has_a_button_for_it(office: DeskOfGrids) -> None:
    office.desk.records.show_list("gift")
    button = office.desk.records.list_screen.grid
    assert (button.isVisible(), button.key) == (True, "F7")
    button.click()
    assert office.in_front == "CampaignGrid"


def test_a_kind_that_no_grid_holds_says_so(office: DeskOfGrids) -> None:
    office.desk.records.show_list("house")
    assert not office.desk.records.list_screen.grid.isVisible()
    office.press(Qt.Key.Key_F7)
    assert office.in_front == "RecordList"
    assert "không nhập thành bảng được" in office.here.window.status.text


def test_help_is_about_the_grid_and_the_rows_stay(office: DeskOfGrids) -> None:
    office.desk.records.show_campaign(office.tet, "gift")
    office.press(Qt.Key.Key_F7)
    page = office.page
    page.rows("Chẻo Mí Pẩu")
    office.desk.show_help()
    assert office.desk.help.page == "grid"
    office.desk.show_help()
    assert page.text(0, "recipient.name") == "Chẻo Mí Pẩu"
    assert page.view.input.hasFocus()


def test_what_was_written_is_printed_and_esc_leads_back_to_the_grid(office: DeskOfGrids) -> None:
    office.desk.records.show_campaign(office.tet, "gift")
    office.press(Qt.Key.Key_F7)
    page = office.page
    page.rows("Chẻo Mí Pẩu", "Giàng A Chứ")
    page.checked()
    office.press(Qt.Key.Key_Return, CTRL)
    office.press(Qt.Key.Key_P, CTRL)
    assert office.in_front == "PrintCentre"
    office.press(Qt.Key.Key_Escape)
    assert office.in_front == "CampaignGrid"
    office.press(Qt.Key.Key_Escape)
    assert office.desk.records.list_screen.model.rowCount() == 2, "the list is read anew"


def test_unfinished_rows_are_offered_at_home(office: DeskOfGrids) -> None:
    office.desk.records.show_campaign(office.tet, "gift")
    office.press(Qt.Key.Key_F7)
    office.page.rows("Chẻo Mí Pẩu")
    office.page.type("Lò Thị Ín")
    office.desk.go("home")  # the cell being typed in is kept too
    office.here.settle()
    offer = next(todo.offer for todo in Home(office.here.session).now().todo if todo.offer is not None)
    assert (offer.rows, offer.campaign) == (2, office.tet)
    office.desk.home._do("unsaved")
    office.here.settle()
    assert office.in_front == "CampaignGrid"
    office.press(Qt.Key.Key_Return)
    assert [office.page.text(row, "recipient.name") for row in range(2)] == ["Chẻo Mí Pẩu", "Lò Thị Ín"]


def test_a_record_that_a_row_repeats_is_looked_at_in_between(office: DeskOfGrids) -> None:
    data = gift({"name": "Giàng A Chứ"}, office.tet, {"village": "Nậm Coóng"})
    record = Entry(office.here.session).complete("gift", data).record
    office.desk.records.show_campaign(office.tet, "gift")
    office.press(Qt.Key.Key_F7)
    page = office.page
    page.rows("Giàng A Chứ")
    page.checked().go_to(0, "recipient.name")
    assert page.answers == ["Vẫn ghi", "Bỏ dòng này", "Xem bản đã có"]
    office.press(Qt.Key.Key_3, ALT)
    assert (office.in_front, office.desk.records.entry_form.record) == ("RecordForm", record)
    office.press(Qt.Key.Key_Escape)
    assert office.in_front == "CampaignGrid"
    assert page.text(0, "recipient.name") == "Giàng A Chứ"


def test_the_cell_is_typed_on_after_help_and_after_the_lock(office: DeskOfGrids) -> None:
    office.desk.records.show_campaign(office.tet, "gift")
    office.press(Qt.Key.Key_F7)
    page = office.page
    page.type("Lò Ín")
    line = page.view.input
    line.setCursorPosition(2)
    office.desk.show_help()
    office.desk.show_help()
    page.type(" Th")
    page.compose_state("i")
    office.desk.keep()
    office.here.window.show_alone(UnlockScreen(), stays=True)
    (offer,) = GridKeeping(office.here.session).offers()
    assert (offer.rows, offer.campaign) == (1, office.tet), "kept all the same"
    office.here.window.back_to_work()
    assert line.hasFocus()
    page.compose(commit="ị")
    assert (line.text(), page.text(0, "recipient.name")) == ("Lò Thị Ín", ""), "still being typed"
    page.press(Qt.Key.Key_Return)
    assert page.text(0, "recipient.name") == "Lò Thị Ín"


def test_another_grid_has_nothing_of_what_was_typed_before_the_lock(office: DeskOfGrids) -> None:
    office.desk.records.show_campaign(office.tet, "gift")
    office.press(Qt.Key.Key_F7)
    page = office.page
    page.type("Lò Ín")
    office.desk.show_help()
    office.desk.grids.open("visit")
    assert (page.view.in_hand, page.row(0)[0]) == (None, "")
    (offer,) = GridKeeping(office.here.session).offers()
    assert (offer.kind, offer.rows) == ("gift", 1)


def test_a_row_of_who_was_erased_meanwhile_is_gone_when_the_grid_is_seen_again(office: DeskOfGrids) -> None:
    chu = person(office.here.session, number="012084004127")
    office.desk.records.show_campaign(office.tet, "gift")
    office.press(Qt.Key.Key_F7)
    page = office.page
    page.rows("Giàng A Chứ", "Lò Thị Ín")
    page.book.rows.link(0, 0, chu)
    office.desk.show_help()
    Erasure(office.here.session).erase(chu, "request")
    office.desk.show_help()
    assert office.in_front == "CampaignGrid"
    assert page.text(0, "recipient.name") == "Lò Thị Ín"
    assert office.here.window.status.text == "Đã bỏ khỏi bảng 1 dòng có tên người vừa xóa dữ liệu."
    page.press(Qt.Key.Key_Z, CTRL)
    assert page.text(0, "recipient.name") == "Lò Thị Ín"
    office.desk.keep()
    (offer,) = GridKeeping(office.here.session).offers()
    assert offer.rows == 1


def test_a_list_tells_of_what_was_typed_for_it_and_a_key_opens_that(office: DeskOfGrids) -> None:
    desk, line = office.desk, office.desk.records.list_screen.kept
    desk.records.show_campaign(office.tet, "gift")
    assert line.isHidden()
    office.press(Qt.Key.Key_F7)
    office.page.type("Giàng A Chứ")
    office.page.press(Qt.Key.Key_Return)
    office.press(Qt.Key.Key_Escape)
    assert line.text.text().startswith("Có 1 dòng chưa ghi, giữ lúc"), "its campaign stands above it anyway"
    desk.records.show_list("gift")
    assert line.text.text().startswith("Có 1 dòng chưa ghi ở Tết Bính Ngọ 2026, giữ lúc")
    desk.records.show_list("visit")
    assert line.isHidden(), "of another kind nothing is told"
    desk.records.show_list("gift")
    office.press(Qt.Key.Key_F7, SHIFT)
    assert (office.in_front, desk.grids.grid.place) == ("CampaignGrid", ("gift", office.tet))
    assert not office.page.screen.banners.buttons, "who asked for it is not asked once more"
    assert office.page.text(0, "recipient.name") == "Giàng A Chứ"
    assert office.page.view.input.hasFocus()
    office.page.press(Qt.Key.Key_Escape)
    office.press(Qt.Key.Key_F7)
    assert office.page.screen.banners.buttons, "opened by itself it is offered"
    office.page.press(Qt.Key.Key_Escape)
    desk.records.add("gift")
    FormPage(desk.records.form).type("note", "ốm")
    desk.go("gift")
    assert line.text.text().startswith("Có chữ đang gõ dở, giữ lúc")
    assert line.text.text().endswith("Còn 1 chỗ gõ dở khác, xem ở Trang chủ.")
    desk.records.list_screen.bin.click()
    assert line.isHidden(), "the bin is for what was deleted"
    desk.records.list_screen.bin.click()
    office.press(Qt.Key.Key_F7, SHIFT)
    form = FormPage(desk.records.form)
    assert office.in_front == "RecordForm"
    assert (form.sheet.data()["note"], desk.records.form.banners.buttons) == ("ốm", [])
    desk.home.open()
    office.here.settle()
    desk.home.screen.todo_chosen.emit("unsaved")
    assert (office.in_front, form.sheet.data()["note"]) == ("RecordForm", "ốm")
    assert not desk.records.form.banners.buttons
    office.press(Qt.Key.Key_Escape)
    desk.records.add("gift")
    assert desk.records.form.banners.buttons, "begun by itself it is offered"


def test_a_grid_whose_campaign_is_in_the_bin_says_so_and_writes_nothing(office: DeskOfGrids) -> None:
    office.desk.records.show_campaign(office.tet, "gift")
    office.press(Qt.Key.Key_F7)
    page = office.page
    page.rows("Chẻo Mí Pẩu", "Giàng A Chứ")
    page.checked()
    office.desk.show_help()
    Entry(office.here.session).delete(office.tet, reason="Ghi nhầm")
    office.desk.show_help()
    page.checked()
    banner = page.screen.banners.banner
    assert banner is not None
    told = " ".join(one.text() for one in banner.findChildren(QLabel))
    assert "Đợt “Tết Bính Ngọ 2026” đang ở trong thùng rác." in told
    assert page.row(0)[-1] == "Đợt quà: đang ở trong thùng rác"
    office.press(Qt.Key.Key_Return, CTRL)
    page.checked()
    assert Browsing(office.here.session).open("gift").count == 0
    (button,) = page.screen.banners.buttons
    button.click()
    page.checked()
    assert (page.screen.banners.banner, page.row(0)[-1]) == (None, "Đủ")
    office.press(Qt.Key.Key_Return, CTRL)
    assert Browsing(office.here.session).open("gift").count == 2


def test_only_the_kept_rows_that_were_asked_for_are_taken_up(office: DeskOfGrids) -> None:
    grids, keeping = office.desk.grids, GridKeeping(office.here.session)
    office.desk.records.show_campaign(office.tet, "gift")
    office.press(Qt.Key.Key_F7)
    office.page.screen.changes.type(0, 0, "Chẻo Mí Pẩu")
    office.page.screen.changes.type(1, 0, "Giàng A Chứ")
    office.desk.go("home")
    (now,) = keeping.offers("gift")
    keeping.keep("gift", office.tet, now.form_version - 1, now.content)
    typing = {one.form_version: one for one in KeptTyping(office.here.session).offers()}
    grids.resume(typing[now.form_version - 1])
    assert office.page.screen.banners.buttons, "another one is offered first, and waits for its answer"
    assert len(office.page.book.rows) == 1
    grids.resume(typing[now.form_version])
    assert not office.page.screen.banners.buttons
    assert office.page.text(1, "recipient.name") == "Giàng A Chứ"
