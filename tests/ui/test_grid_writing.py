"""Rows on their way into the book belong to their grid, whichever is in front by the time they arrive; undo too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.services.browsing import Browsing
from desktop_app.services.grid import GridBook, GridKeeping
from desktop_app.ui.flows.grid_writing import AT_ONCE
from tests.pages.grid_page import CTRL, GridPage
from tests.ui.grid_office import GridOffice, Show, open_grid_office
from tests.ui.record_store import campaign
from tests.ui.test_campaign_grid_long import sheet

MANY = AT_ONCE + 10


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[GridOffice]:
    """An office with a campaign and no gifts."""
    with open_grid_office(tmp_path, shown) as made:
        yield made


def pasted(office: GridOffice, count: int = MANY) -> GridPage:
    """Return the grid of Tết with a pasted list, still waiting to be checked."""
    page = office.open()
    QApplication.clipboard().setText(sheet(count))
    page.press(Qt.Key.Key_V, CTRL)
    return page


def kept(office: GridOffice) -> dict[str, int]:
    """Return how many rows are kept of each campaign."""
    return {one.campaign: one.rows for one in GridKeeping(office.session).offers("gift")}


def test_undo_behind_another_grid_brings_rows_back_to_their_own(office: GridOffice) -> None:
    other = campaign(office.entry, "Tết Đinh Mùi 2027")
    page = office.open()
    page.rows("Chẻo Mí Pẩu", "Giàng A Chứ")
    page.checked()
    page.press(Qt.Key.Key_Return, CTRL)
    assert len(office.saved) == 2
    office.flow.open("gift", other)
    page.press(Qt.Key.Key_Z, CTRL)
    assert office.saved == []
    assert office.status == ("Bảng “Tết Bính Ngọ 2026”: Đã hoàn tác; 2 dòng giữ trong bảng, mở lại bảng để làm tiếp.")
    assert (len(page.book.rows), kept(office)) == (1, {office.tet: 2})


def test_undo_behind_the_grid_of_another_kind_brings_rows_back_to_their_own(office: GridOffice) -> None:
    changed: list[str] = []
    office.flow.changed.connect(changed.append)
    page = pasted(office).checked()
    page.press(Qt.Key.Key_Return, CTRL)
    office.flow.open("visit")
    office.written()
    undo = office.window.status.offered
    assert undo is not None
    undo.click()
    assert page.view.isEnabled(), "only its own grid is locked"
    office.written()
    assert (office.saved, len(page.book.rows), kept(office)) == ([], 1, {office.tet: MANY})
    assert changed == ["gift", "gift"]


def test_undo_above_an_open_question_loses_neither_the_kept_rows_nor_those_that_come_back(office: GridOffice) -> None:
    page = office.open()
    page.rows("Chẻo Mí Pẩu", "Giàng A Chứ")
    page.enter("Lò Thị Ín")
    page.checked()
    page.press(Qt.Key.Key_Return, CTRL)
    office.open()
    assert page.screen.banners.buttons
    page.press(Qt.Key.Key_Z, CTRL)
    assert office.saved == []
    names = [page.text(row, "recipient.name") for row in range(3)]
    assert names == ["Chẻo Mí Pẩu", "Giàng A Chứ", "Lò Thị Ín"]
    assert kept(office) == {office.tet: 3}


def test_a_grid_being_written_is_not_begun_anew(office: GridOffice) -> None:
    page = pasted(office).checked()
    book = page.book
    page.press(Qt.Key.Key_Return, CTRL)
    office.flow.open("visit")
    assert page.view.isEnabled()
    assert page.screen.progress.isHidden()
    office.open()
    assert page.book is book
    assert not page.screen.banners.buttons
    assert (page.view.isEnabled(), page.screen.progress.isHidden()) == (False, False)
    office.flow.offers.take_up_kept(page.book.definition.version)
    office.written()
    assert (len(office.saved), len(page.book.rows), kept(office)) == (MANY, 1, {})
    assert page.view.isEnabled()
    assert office.status == f"Đã ghi {MANY} dòng vào sổ."


def test_what_was_written_is_told_of_its_own_grid_and_a_question_in_front_stays(office: GridOffice) -> None:
    other = campaign(office.entry, "Tết Đinh Mùi 2027")
    before = GridBook(office.session, "gift", campaign=other)
    before.rows.set_text(0, 0, "Lò Thị Ín")
    before.keep()
    printed: list[str] = []
    office.flow.print_wanted.connect(lambda kind, _records: printed.append(kind))
    page = pasted(office).checked()
    page.press(Qt.Key.Key_Return, CTRL)
    office.flow.open("gift", other)
    office.written()
    assert office.status == f"Bảng “Tết Bính Ngọ 2026”: Đã ghi {MANY} dòng vào sổ."
    assert page.screen.banners.buttons
    assert not page.view.isEnabled(), "the question still waits for its answer"
    page.press(Qt.Key.Key_P, CTRL)
    assert printed == []
    assert kept(office) == {other: 1}


def test_what_was_asked_for_while_rows_wait_is_done_behind_another_grid(office: GridOffice) -> None:
    page = pasted(office, 300)
    page.press(Qt.Key.Key_Return, CTRL)
    assert page.book.standing.totals().waiting > 0
    office.flow.close()
    assert office.status == "Việc đang làm với bảng vẫn chạy tiếp; xong sẽ báo ở dòng này."
    office.flow.open("visit")
    office.written()
    assert len(office.saved) == 300
    assert kept(office) == {}


def test_many_rows_are_taken_back_in_the_background_and_that_can_be_stopped(office: GridOffice) -> None:
    page = pasted(office, 150).checked()
    page.press(Qt.Key.Key_Return, CTRL)
    office.written()
    page.press(Qt.Key.Key_Z, CTRL)
    assert (page.view.isEnabled(), page.screen.progress.isHidden()) == (False, False)
    assert office.window.status.offered is None, "nobody asks for it twice"
    page.screen.progress.stopped.emit()
    office.written()
    assert (len(office.saved), len(page.book.rows), kept(office)) == (150, 1, {})
    assert office.status == "Đã dừng; chưa hoàn tác dòng nào, các bản ghi vẫn ở trong sổ."
    page.press(Qt.Key.Key_Z, CTRL)
    office.written()
    assert (office.saved, len(page.book.rows), kept(office)) == ([], 151, {office.tet: 150})


def test_rows_of_which_one_was_changed_since_stay_and_it_is_named(office: GridOffice) -> None:
    page = pasted(office).checked()
    page.press(Qt.Key.Key_Return, CTRL)
    office.written()
    record = Browsing(office.session).open("gift").rows(0, 1)[0].id
    office.entry.complete("gift", {**office.entry.open("gift", record).data, "cash": 2_000_000}, record=record)
    page.press(Qt.Key.Key_Z, CTRL)
    office.written()
    assert (len(office.saved), len(page.book.rows), office.status) == (MANY, 1, "")
    banner = page.screen.banners.banner
    assert banner is not None
    assert "đã được sửa sau khi ghi, nên không hoàn tác dòng nào." in banner.title
    assert f"{MANY} dòng đã ghi vẫn nguyên trong sổ." in banner.text
