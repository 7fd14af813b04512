"""Whoever is at a row of the grid stays at that row while others leave it or come back: typing, a dialog, an answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.domain.grid_sheet import PasteEmpty
from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.grid import GridBook, GridKeeping
from desktop_app.ui.screens.record_dialog import RecordDialog
from desktop_app.ui.theme import Theme
from tests.pages.grid_page import CTRL, SHIFT, GridPage
from tests.ui.grid_office import GridOffice, Show, open_grid_office
from tests.ui.test_campaign_grid_long import sheet

HEADS = "Họ và tên\tNăm sinh\tĐối tượng\tBản\tTiền mặt"
NAME, RELATION = "recipient.name", "relation"


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[GridOffice]:
    """An office with a campaign and no gifts."""
    with open_grid_office(tmp_path, shown) as made:
        yield made


def pasted(office: GridOffice, good: int) -> GridPage:
    """Return a grid with three rows that lack their relation, good ones before and behind them, none checked yet."""
    lines = sheet(good).splitlines()[1:]
    rows = [line.split("\t", 1)[1] for line in lines]
    bad = [f"{name}\t1970\t\tNậm Coóng\t500.000" for name in ("Chảo Thị Một", "Chảo Thị Hai", "Chảo Thị Ba")]
    page = office.open()
    QApplication.clipboard().setText("\r\n".join([HEADS, bad[0], rows[0], *bad[1:], *rows[1:]]) + "\r\n")
    page.press(Qt.Key.Key_V, CTRL)
    page.press(Qt.Key.Key_Return, CTRL)
    assert office.flow.writing.busy, "the rows wait still"
    return page


def names(page: GridPage) -> list[str]:
    """Return who stands in the rows."""
    return [page.text(row, NAME) for row in range(page.table.rowCount())]


@pytest.mark.parametrize("good", [30, 80])
def test_what_is_being_typed_stays_in_its_row_while_others_are_written(office: GridOffice, good: int) -> None:
    page = pasted(office, good)
    page.go_to(2, NAME)
    page.type("Tẩn Mẩy")
    page.compose_state("f")
    office.written()
    assert len(office.saved) == good
    assert (page.place, page.view.input.mode == "rest") == ((1, NAME), False), "nobody took her out of the cell"
    page.compose(commit=" Lở")
    page.press(Qt.Key.Key_Return)
    assert names(page) == ["Chảo Thị Một", "Tẩn Mẩy Lở", "Chảo Thị Ba", ""]


def test_a_good_row_that_is_being_typed_into_is_not_written_half(office: GridOffice) -> None:
    page = pasted(office, 80)
    name = page.text(5, NAME)
    page.go_to(5, NAME)
    page.press(Qt.Key.Key_F2)
    page.type(" Tủ")
    office.written()
    assert len(office.saved) == 79
    assert name not in office.saved
    page.type("a")
    page.press(Qt.Key.Key_Return)
    assert names(page) == ["Chảo Thị Một", "Chảo Thị Hai", "Chảo Thị Ba", f"{name} Tủa", ""]
    assert office.flow.leaving.keep() == 4
    (offer,) = GridKeeping(office.session).offers()
    assert offer.rows == 4


@pytest.mark.parametrize("count", [2, 70])
def test_what_is_being_typed_stays_in_its_row_while_written_ones_come_back(office: GridOffice, count: int) -> None:
    page = office.open()
    QApplication.clipboard().setText(sheet(count))
    page.press(Qt.Key.Key_V, CTRL)
    page.checked().press(Qt.Key.Key_Return, CTRL)
    office.written()
    page.type("Sùng A P")
    undo = office.window.status.offered
    assert undo is not None
    undo.click()
    office.written()
    assert page.view.in_hand is not None, "nobody took her out of the cell"
    office.window.activateWindow()  # without a window manager a button that was clicked takes the window's focus along
    QTest.qWaitForWindowActive(office.window)
    page.type("áo")
    page.press(Qt.Key.Key_Return)
    assert len(page.book.rows) == count + 2
    assert page.text(count, NAME) == "Sùng A Páo"
    assert page.text(0, NAME).startswith("Lò Văn")
    assert office.saved == []


def test_a_new_person_is_linked_in_the_row_she_was_added_for(office: GridOffice) -> None:
    page = pasted(office, 30)
    page.go_to(2, NAME)
    page.press(Qt.Key.Key_F4)
    page.press(Qt.Key.Key_F4, SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RecordDialog)
    office.written()
    assert len(office.saved) == 30
    data: Data = {"name": "Chảo Thị Hai", "birth": "1970", "consent": "given", "consent_on": "2026-01-05"}
    dialog.sheet.set_data(data)
    dialog.complete_wanted.emit()
    page.checked()
    assert names(page) == ["Chảo Thị Một", "Chảo Thị Hai", "Chảo Thị Ba", ""]
    place = next(at for at, one in enumerate(page.book.columns) if one.name == NAME)
    assert [bool(page.book.rows.linked(row, place)) for row in range(3)] == [False, True, False]


def test_a_row_with_a_dialog_open_is_not_written_before_it_is_closed(office: GridOffice) -> None:
    page = pasted(office, 30)
    name = page.text(5, NAME)
    page.go_to(5, NAME)
    page.press(Qt.Key.Key_F4)
    page.press(Qt.Key.Key_F4, SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RecordDialog)
    office.written()
    dialog.reject()
    assert (len(office.saved), name in names(page)) == (29, True)
    office.flow.commit()
    office.written()
    assert len(office.saved) == 30


def test_who_went_to_a_row_meanwhile_stays_there(office: GridOffice) -> None:
    page = pasted(office, 30)
    page.go_to(3, RELATION)
    office.written()
    assert page.place == (2, RELATION)
    page.enter("đ")
    assert (page.text(2, NAME), page.text(2, RELATION)) == ("Chảo Thị Ba", "Đoàn viên")


def test_a_cell_keeps_its_column_when_one_is_shown_before_it(office: GridOffice) -> None:
    page = office.open()
    page.rows("Chẻo Mí Pẩu")
    page.go_to(0, "note") if any(one.name == "note" for one in page.book.columns) else page.go_to(0, "cash")
    _row, typed_in = page.place
    page.type("700.000")
    hidden = next(place for place, _title in page.table.hidden() if place < page.table.places[page.at(typed_in)])
    page.table.at(hidden)
    page.press(Qt.Key.Key_Tab)
    assert (
        page.book.rows.text(0, next(at for at, one in enumerate(page.book.columns) if one.name == typed_in))
        == "700.000"
    )
    assert page.book.rows.text(0, hidden) == ""


# rows typed before a campaign is chosen


def test_rows_typed_without_a_campaign_are_kept_when_one_with_rows_is_opened(office: GridOffice) -> None:
    waiting = GridBook(office.session, "gift", campaign=office.tet)
    waiting.rows.set_text(0, 0, "Chờ Ở Tết")
    waiting.keep()
    page = office.open(known=False)
    page.go_to(0, NAME)
    page.view.setFocus()
    page.type("Vàng A Một")
    page.screen.banners.buttons[0].click()
    assert office.flow.place == ("gift", office.tet)
    assert office.status == "Giữ 1 dòng gõ khi chưa chọn đợt, mở bảng không chọn đợt để làm tiếp."
    kept = {one.campaign: one.rows for one in GridKeeping(office.session).offers("gift")}
    assert kept == {office.tet: 1, "": 1}
    page = office.open(known=False)
    assert page.screen.banners.banner is not None
    assert page.screen.banners.banner.title.startswith("Có 1 dòng chưa ghi")


# a column nobody knows

WITH_MORE = (
    "Họ và tên\tĐối tượng\tBản\tSố nhà\tGhi chú thêm\r\n"
    "Lò Văn Á\tĐoàn viên\tNậm Coóng\t12\tốm\r\nLò Thị Ín\tĐoàn viên\tHua Cuổi\t15\t\r\n"
)


def ask(office: GridOffice) -> GridPage:
    """Return the grid that asks about two columns it does not have; the clipboard holds something else by now."""
    page = office.open()
    QApplication.clipboard().setText(WITH_MORE)
    page.press(Qt.Key.Key_V, CTRL)
    QApplication.clipboard().setText("khác")
    banner = page.screen.banners.banner
    assert banner is not None
    assert banner.title == "Bảng này không có cột tên “Số nhà”."
    assert (page.table.rowCount(), page.screen.banners.buttons[0].hasFocus()) == (1, True)
    return page


def answers(page: GridPage) -> list[str]:
    """Return the answers of the banner."""
    return [one.words for one in page.screen.banners.buttons]


def test_columns_nobody_knows_are_left_out_or_placed_by_an_answer(office: GridOffice) -> None:
    page = ask(office)
    assert answers(page) == ["Chọn cột", "Bỏ cột “Số nhà”", "Bỏ cả 2 cột", "Thôi, không dán"]
    page.press(Qt.Key.Key_Tab)
    page.press(Qt.Key.Key_Space)
    assert answers(page) == ["Chọn cột", "Bỏ cột “Ghi chú thêm”", "Thôi, không dán"]
    page.press(Qt.Key.Key_Space)
    menu = next(one for one in page.screen.findChildren(QMenu) if one.isVisible())
    titles = [one.text() for one in menu.actions()]
    assert "Ghi chú" in titles
    assert "Họ và tên" not in titles, "another title has it already"
    menu.setActiveAction(menu.actions()[titles.index("Ghi chú")])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert names(page) == ["Lò Văn Á", "Lò Thị Ín", ""]
    assert page.text(0, "note") == "ốm"
    assert office.status.endswith("Không lấy cột Số nhà.")
    assert page.view.input.hasFocus()
    page.press(Qt.Key.Key_Z, CTRL)
    assert page.table.rowCount() == 1


def test_at_large_text_the_other_answers_stand_in_the_list_of_columns(office: GridOffice, look: Theme) -> None:
    look.set_scale(200)
    page = ask(office)
    assert answers(page) == ["Chọn cột", "Bỏ cột “Số nhà”"]
    page.press(Qt.Key.Key_Space)
    menu = next(one for one in page.screen.findChildren(QMenu) if one.isVisible())
    assert [one.text() for one in menu.actions()][-2:] == ["Bỏ cả 2 cột", "Thôi, không dán"]
    menu.setActiveAction(menu.actions()[-2])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert names(page) == ["Lò Văn Á", "Lò Thị Ín", ""]
    look.set_scale(100)  # while the book is open still


def test_nothing_is_pasted_when_nobody_says_which_column_it_is(office: GridOffice) -> None:
    page = ask(office)
    page.press(Qt.Key.Key_Space)
    menu = next(one for one in page.screen.findChildren(QMenu) if one.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert answers(page)[0] == "Chọn cột", "the question stays"
    page.screen.banners.buttons[-1].click()
    assert (page.table.rowCount(), page.screen.banners.banner, page.view.input.hasFocus()) == (1, None, True)


def test_a_whole_campaign_is_printed_without_reading_its_records(office: GridOffice) -> None:
    page = office.open()
    page.rows("Lò Thị Ín", "Chẻo Mí Pẩu")
    page.checked().press(Qt.Key.Key_Return, CTRL)
    printed: list[list[str]] = []
    office.open()
    office.flow.print_wanted.connect(lambda _kind, records: printed.append(records))
    page.press(Qt.Key.Key_P, CTRL)
    cards = [Browsing(office.session).card(record).title for record in printed[0]]
    assert cards == ["Lò Thị Ín", "Chẻo Mí Pẩu"] or cards == ["Chẻo Mí Pẩu", "Lò Thị Ín"]


def test_a_change_that_is_refused_half_way_leaves_the_grid_as_it_was(office: GridOffice) -> None:
    page = office.open()
    changes = page.screen.changes
    changes.type(0, page.at(NAME), "Chẻo Mí Pẩu")

    def change(book: GridBook) -> None:
        book.rows.set_text(0, 0, "Giàng A Chứ")
        raise PasteEmpty()

    with pytest.raises(PasteEmpty):
        changes.act(change)
    assert page.text(0, NAME) == "Chẻo Mí Pẩu"
    assert changes.undo()
    assert not changes.can_undo


def test_two_hundred_changes_can_be_undone(office: GridOffice) -> None:
    changes = office.open().screen.changes
    for _time in range(203):
        changes.act(lambda book: book)
    undone = 0
    while changes.undo():
        undone += 1
    assert undone == 200
