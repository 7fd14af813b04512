"""Mending: the same mistake in many rows at once, warnings that stop nothing, keys that do what is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.ui import theme
from tests.pages.grid_page import ALT, CTRL, GridPage
from tests.ui.grid_office import GridOffice, Show, open_grid_office

NAMES = ("Chẻo Mí Pẩu", "Giàng A Chứ", "Lò Thị Ín")


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[GridOffice]:
    """An office with a campaign and no gifts."""
    with open_grid_office(tmp_path, shown) as made:
        yield made


def pasted(page: GridPage, head: str, *cells: str) -> GridPage:
    """Paste three people with one more column, each with its cell."""
    rows = (f"{name}\tNậm Coóng\t{cell}" for name, cell in zip(NAMES, cells, strict=True))
    QApplication.clipboard().setText("\n".join((f"Họ và tên\tBản\t{head}", *rows)))
    page.press(Qt.Key.Key_V, CTRL)
    return page.checked()


def test_a_word_no_list_has_is_mended_once_for_all_rows(office: GridOffice) -> None:
    page = pasted(office.open(), "Đối tượng", "GV", "GV", "GV")
    page.press(Qt.Key.Key_F8)
    assert page.place == (0, "relation")
    assert page.answers == []
    page.enter("đo")
    page.checked().press(Qt.Key.Key_F8)
    assert page.place == (1, "relation")
    assert page.told.endswith("Dòng khác đã sửa “GV” thành “Đoàn viên”.")
    assert page.answers == ["Sửa cả 2 dòng", "Sửa dòng này"]
    page.press(Qt.Key.Key_1, ALT)
    page.checked()
    assert [page.row(row)[-1] for row in range(3)] == ["Đủ"] * 3
    page.press(Qt.Key.Key_Z, CTRL)
    assert [page.text(row, "relation") for row in range(3)] == ["Đoàn viên", "GV", "GV"]


def test_a_reading_that_was_chosen_is_offered_for_the_other_rows(office: GridOffice) -> None:
    page = office.open()
    QApplication.clipboard().setText(
        "Họ và tên\tĐối tượng\tBản\tTiền mặt\n" + "".join(f"{name}\tĐoàn viên\tNậm Lò\t1,500\n" for name in NAMES)
    )
    page.press(Qt.Key.Key_V, CTRL)
    page.checked().press(Qt.Key.Key_F8)
    assert page.answers == ["1.500 đồng", "1.500.000 đồng"]
    page.press(Qt.Key.Key_2, ALT)
    page.checked().press(Qt.Key.Key_F8)
    assert page.answers[0] == "Sửa cả 2 dòng"
    page.press(Qt.Key.Key_1, ALT)
    page.checked()
    assert [page.text(row, "cash") for row in range(3)] == ["1.500.000"] * 3


def test_a_warning_is_seen_where_it_stands_and_told_in_the_check(office: GridOffice) -> None:
    page = office.open(known=False)
    page.screen.go_to_grid()
    page.book.rows.set_shared({"source": "province", "given_on": "2026-02-05", "campaign": office.tet})
    QApplication.clipboard().setText(
        "Họ và tên\tĐối tượng\tBản\tTiền mặt\tTrị giá hiện vật\nChẻo Mí Pẩu\tĐoàn viên\tNậm Lò\t500.000\t300.000\n"
    )
    page.press(Qt.Key.Key_V, CTRL)
    page.checked()
    assert page.book.standing.state(0) == "good", "it stops nothing"
    place = next(one.column for one in page.book.standing.findings(0))
    assert place in page.table.places
    cell = page.table.cell(0, page.table.check_column)
    assert cell.mark == "warning"
    assert cell.text not in ("", "Đủ")
    page.go_to(0, "in_kind")
    assert page.screen.strip.told.icon == "triangle-alert"
    page.press(Qt.Key.Key_Return, CTRL)
    assert office.saved == ["Chẻo Mí Pẩu"]


def test_the_key_that_undoes_is_offered_for_what_it_does(office: GridOffice) -> None:
    page = office.open()
    page.rows("Chẻo Mí Pẩu")
    page.enter("Lò Thị Ín")
    page.checked().press(Qt.Key.Key_Return, CTRL)
    assert office.status.startswith("Đã ghi 1 dòng vào sổ.")
    page.go_to(0, "recipient.name")
    page.enter("Lò Thị Ính")
    assert office.window.status.offered is None, "the key undoes the edit"
    assert len(office.status) == 0
    page.go_to(0, "recipient.name")
    page.press(Qt.Key.Key_Z, CTRL)
    assert page.text(0, "recipient.name") == "Lò Thị Ín"
    assert office.saved == ["Chẻo Mí Pẩu"]
    assert office.status.startswith("Đã ghi 1 dòng vào sổ.")
    page.press(Qt.Key.Key_Z, CTRL)
    assert office.saved == []


def test_the_strip_names_the_column_once(office: GridOffice) -> None:
    page = pasted(office.open(), "Số định danh", "12313004412", "", "")
    page.go_to(0, "recipient.number")
    assert page.told.count("Số định danh:") == 1, page.told


def test_long_names_stand_whole_and_what_the_check_says_is_in_sight_beside_them(office: GridOffice) -> None:
    page = office.open()
    office.window.resize(1366, 697)
    long = "Quàng Thị Hồng Phượng"
    QApplication.clipboard().setText(f"Họ và tên\tĐối tượng\tBản\n{long}\tĐoàn viên\tNậm Coóng\n")
    page.press(Qt.Key.Key_V, CTRL)
    page.checked()
    QTest.qWait(300)
    metrics = page.view.fontMetrics()
    name, check = page.at("recipient.name"), page.table.check_column
    assert page.view.columnWidth(name) >= metrics.horizontalAdvance(long)
    page.go_to(0, "relation")
    page.enter("GV hợp đồng")
    page.checked()
    QTest.qWait(300)
    assert page.row(0)[-1] == "“GV hợp đồng” không có trong danh sách"  # whole below the rows, if not here
    assert page.view.columnWidth(check) >= theme.px(180)
    assert page.view.columnViewportPosition(check) + page.view.columnWidth(check) <= page.view.viewport().width()
    assert page.view.columnWidth(name) >= metrics.horizontalAdvance(long)
