"""A list saved as a file, in a window over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Data
from desktop_app.ui.flows import choosing, long_work
from desktop_app.ui.flows.file_dialog import file_dialog
from desktop_app.ui.flows.list_saving import ListSaving
from desktop_app.ui.parts.question import Question
from desktop_app.ui.theme import Theme
from tests.fakes.chooser import FakeChooser
from tests.pages.typing import press
from tests.ui.gift_lists import Show, office_with_gifts
from tests.ui.office import CTRL, Office


@pytest.fixture
def office(tmp_path: Path, shown: Show, look: Theme) -> Iterator[Office]:
    with office_with_gifts(tmp_path, shown) as made:
        yield made


@pytest.fixture
def chooser(office: Office) -> FakeChooser:
    """Who answers the dialog where to save; Ctrl+S of the list is connected as the desk does it."""
    chooser = FakeChooser()
    saving = ListSaving(office.window, office.session, office.flow.selection, chooser)
    office.flow.list_screen.question.save_wanted.connect(lambda: saving.save())
    return chooser


def rows_of(file: Path) -> list[list[Any]]:
    sheet: Any = openpyxl.load_workbook(file).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def save(office: Office) -> None:
    press(office.list.screen.table, Qt.Key.Key_S, CTRL)


def test_the_list_as_it_is_searched_is_saved_with_the_columns_it_has(
    office: Office, chooser: FakeChooser, tmp_path: Path
) -> None:
    file = tmp_path / "quà Tết.xlsx"
    chooser.answer = [file]
    office.list.search("pang")
    shown = office.list.names
    save(office)
    assert chooser.names == ["Suất quà.xlsx"]
    assert office.status == f"Đã lưu {len(shown)} bản ghi vào quà Tết.xlsx; tệp này không mã hóa."
    head, *rows = rows_of(file)
    assert [row[1] for row in rows] == shown
    assert head[0] == "Trạng thái"


def test_nothing_is_written_without_a_place_and_what_is_no_table_is_told(
    office: Office, chooser: FakeChooser, tmp_path: Path
) -> None:
    save(office)
    assert chooser.asked == ["Lưu danh sách thành tệp"]
    assert office.status == ""
    other = tmp_path / "khac.csv"
    other.write_text("của người khác")
    chooser.answer = [other]
    save(office)
    assert office.shown() == "“khac.csv” đang có và không phải tệp danh sách do sổ ghi."
    assert other.read_text() == "của người khác"


def test_sensitive_columns_are_asked_about_and_only_of_who_may(
    office: Office, chooser: FakeChooser, tmp_path: Path
) -> None:
    house: Data = {"head": {"name": "Vàng Thị Páo"}, "household_class": "near_poor"}
    office.entry.save_draft("house", house)
    asked: list[str] = []
    answers = [False, True]

    def answer(question: Question) -> bool:
        asked.append(question.windowTitle())
        return answers.pop(0)

    office.flow.ask = answer
    office.flow.show_list("house")
    told = []
    for name in ("a.xlsx", "b.xlsx", "c.xlsx"):
        if name == "c.xlsx":
            office.session.operator = replace(office.session.operator, roles=("enter",))
        chooser.answer = [tmp_path / name]
        save(office)
        told.append("Hộ cận nghèo" in str(rows_of(tmp_path / name)))
    assert told == [False, True, False]
    assert asked == ["Ghi cả cột cần giữ kín vào tệp?"] * 2


def test_a_long_list_is_saved_in_the_background_and_stopped_by_esc(
    office: Office, chooser: FakeChooser, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_work, "FEW", 0)
    file = tmp_path / "a.csv"
    chooser.answer = [file]
    save(office)
    work = office.flow.selection.work
    assert office.list.screen.busy
    work.stop()
    qtbot.waitUntil(lambda: not work.running, timeout=20_000)
    qtbot.waitUntil(lambda: office.status.startswith(("Đã dừng", "Đã lưu")))
    assert file.exists() == office.status.startswith("Đã lưu")
    save(office)
    qtbot.waitUntil(lambda: office.status.startswith("Đã lưu"), timeout=20_000)
    assert file.exists()
    assert list(tmp_path.glob(".*")) == []


def test_the_name_ends_as_the_kind_of_file_that_is_chosen(office: Office, tmp_path: Path) -> None:
    dialog = file_dialog(office.window, "Lưu", str(tmp_path), "Excel (*.xlsx);;CSV (*.csv)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile("Suất quà.xlsx")
    choosing.end_as(dialog, "CSV (*.csv)")
    assert [Path(one).name for one in dialog.selectedFiles()] == ["Suất quà.csv"]
    choosing.end_as(dialog, "Mọi tệp (*)")
    assert [Path(one).name for one in dialog.selectedFiles()] == ["Suất quà.csv"]
    dialog.deleteLater()
