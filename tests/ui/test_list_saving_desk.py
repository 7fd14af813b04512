"""Ctrl+S in the list of the whole program: the desk makes what saves lists when it is first asked for."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from tests.pages.typing import press
from tests.ui.office import CTRL
from tests.ui.opened_book import OpenedBook
from tests.ui.opened_book import desk as desk

pytestmark = pytest.mark.timeout(120)


def test_the_list_in_front_is_saved_where_the_system_s_dialog_says(desk: OpenedBook, tmp_path: Path) -> None:
    book = desk.program.desk
    assert book is not None
    file = tmp_path / "stick" / "Suất quà.xlsx"
    book.records.show_list("gift")
    assert "saving" not in vars(book), "the writer of workbooks weighs a tenth of a second"
    press(book.records.list_screen.table, Qt.Key.Key_S, CTRL)
    desk.until(file.exists, "the list was not saved")
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    assert sheet["B2"].value == "Tẩn Thị Mẩy"
