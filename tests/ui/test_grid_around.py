"""Around the rows of the grid: pasting and Tab from the values on top, banners, what is said at the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_app.domain.records import Data
from desktop_app.ui.editors.grid_view import GridView
from desktop_app.ui.models.column_widths import letters
from desktop_app.ui.screens.grid_shared import SharedValues
from desktop_app.ui.theme import Theme
from tests.pages.form_page import offered
from tests.pages.grid_page import CTRL
from tests.ui.grid_office import GridOffice, Show, open_grid_office
from tests.ui.specimens_grid import grid_kept, grid_long, grid_no_campaign, grid_scrolled

Speak = Callable[[str], None]
SHEET = "Họ và tên\tĐối tượng\tBản\nChẻo Mí Pẩu\tĐoàn viên\tNậm Coóng\nGiàng A Chứ\tĐoàn viên\tHua Cuổi\n"


@pytest.fixture
def office(tmp_path: Path, shown: Show) -> Iterator[GridOffice]:
    """An office with a campaign and no gifts."""
    with open_grid_office(tmp_path, shown) as made:
        yield made


def test_a_table_pasted_into_a_value_on_top_goes_to_the_rows(office: GridOffice) -> None:
    page = office.open(known=False)
    line = page.screen.shared.boxes["campaign"].inputs()[0]
    assert line.hasFocus()
    QApplication.clipboard().setText(SHEET)
    page.press(Qt.Key.Key_V, CTRL)
    assert [page.text(row, "recipient.name") for row in range(2)] == ["Chẻo Mí Pẩu", "Giàng A Chứ"]
    assert (line.text(), page.view.input.hasFocus()) == ("", True)  # type: ignore[attr-defined]
    page.press(Qt.Key.Key_M, CTRL)
    QApplication.clipboard().setText("Tết Bính Ngọ\r\n")
    page.press(Qt.Key.Key_V, CTRL)
    assert line.text().startswith("Tết Bính Ngọ"), "one cell is the value's own"  # type: ignore[attr-defined]


def test_the_key_for_pasting_works_from_the_rail(office: GridOffice) -> None:
    page = office.open()
    office.window.rail.entry("gift").setFocus()
    QApplication.clipboard().setText(SHEET)
    page.press(Qt.Key.Key_V, CTRL)
    assert page.table.rowCount() == 3
    assert page.view.input.hasFocus()


def test_tab_goes_from_the_last_value_on_top_into_the_rows(office: GridOffice) -> None:
    page = office.open()
    page.press(Qt.Key.Key_M, CTRL)
    for _one in page.screen.shared.boxes:
        assert not page.view.input.hasFocus()
        page.press(Qt.Key.Key_Tab)
    assert page.view.input.hasFocus()


def test_rows_that_wait_at_large_text_keep_the_window_on_the_screen(shown: Show, look: Theme) -> None:
    look.set_scale(200)
    window = shown(grid_kept())
    assert window.minimumSizeHint().height() <= 697


def test_while_an_offer_waits_nothing_is_said_of_its_rows(office: GridOffice) -> None:
    page = office.open()
    page.enter("Chẻo Mí Pẩu")
    office.flow.close()
    page = office.open()
    page.press(Qt.Key.Key_F8)
    assert "cần sửa" not in office.status
    assert page.screen.banners.buttons[0].hasFocus()


def test_what_is_said_at_the_foot_goes_when_it_is_true_no_more(office: GridOffice) -> None:
    page = office.open(known=False)
    assert office.status.startswith("Chọn đợt trước")
    page.type("tet")
    offered(page.screen.shared.boxes["campaign"].inputs()[0])  # type: ignore[arg-type]
    page.press(Qt.Key.Key_Return)
    assert len(office.status) == 0
    page.rows("Chẻo Mí Pẩu")
    page.checked().press(Qt.Key.Key_F8)
    assert office.status.startswith("Không có dòng nào cần sửa")
    page.go_to(0, "cash")
    page.enter("1,500")
    assert "Không có dòng nào" not in office.status


def test_a_campaign_that_lacks_a_value_asks_for_it_before_the_rows(office: GridOffice) -> None:
    bare: Data = {"name": "Tháng Công nhân 2026", "occasion": "tet", "starts_on": "2026-05-01", "cash": 500_000}
    record = office.entry.save_draft("campaign", bare).record
    page = office.open(known=False)
    page.type("thang")
    offered(page.screen.shared.boxes["campaign"].inputs()[0])  # type: ignore[arg-type]
    page.press(Qt.Key.Key_Return)
    assert office.flow.place == ("gift", record)
    QApplication.processEvents()
    assert page.screen.shared.boxes["source"].inputs()[0].hasFocus()


def test_a_pasted_list_fits_the_window_and_its_figures_are_whole(shown: Show, look: Theme) -> None:
    (view,) = shown(grid_long()).findChildren(GridView)
    table = view.table
    assert view.horizontalHeader().length() <= view.viewport().width(), "scrolled sideways"
    assert view.columnWidth(table.check_column) >= 180
    for at in range(table.check_column):
        shown_width = letters(table.cell(70, at).text, 14, 400 if table.editable(at) else 600)
        assert view.columnWidth(at) > shown_width + 16, table.heading(at)


def test_names_stay_in_sight_and_no_cell_is_under_them(shown: Show, look: Theme) -> None:
    look.set_scale(200)
    (view,) = shown(grid_scrolled()).findChildren(GridView)
    QApplication.processEvents()
    assert view.horizontalScrollBar().value() > 0
    y = view.rowViewportPosition(70) + 5
    found = view.indexAt(QPoint(20, y))
    assert (found.row(), found.column()) == (70, 0), "a click on a name finds the name"
    for at in range(view.table.check_column, 0, -1):
        view.go_to(70, at)
        assert view.visualRect(view.currentIndex()).left() >= view.frozen_width, at
        assert view.input.geometry() == view.visualRect(view.currentIndex())


def test_how_a_day_is_written_stands_whole_above_the_rows(shown: Show, look: Theme, in_language: Speak) -> None:
    in_language("en")
    (card,) = shown(grid_no_campaign()).findChildren(SharedValues)
    line = card.boxes["given_on"].inputs()[0]
    assert isinstance(line, QLineEdit)
    assert line.placeholderText()
    assert line.width() >= letters(line.placeholderText()) + 26
