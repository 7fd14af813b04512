"""Lists narrowed, ordered, their columns chosen, in a window over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop_app.ui.parts.key_cap import key_name
from desktop_app.ui.screens.column_chooser import ColumnChooser
from desktop_app.ui.screens.filter_dialog import FilterDialog
from desktop_app.ui.screens.saved_filters import SavedFiltersDialog
from desktop_app.ui.theme import Theme
from tests.pages.typing import press, type_text
from tests.ui.gift_lists import Show, answer_with, chips, figures, office_with_gifts
from tests.ui.office import SHIFT, Office


@pytest.fixture
def office(tmp_path: Path, shown: Show, look: Theme) -> Iterator[Office]:
    with office_with_gifts(tmp_path, shown) as made:
        yield made


def forget(dialog: QDialog) -> None:
    assert isinstance(dialog, SavedFiltersDialog)
    dialog.forget.click()


def usual(dialog: QDialog) -> None:
    assert isinstance(dialog, ColumnChooser)
    dialog.usual.click()


def test_f3_narrows_by_keyboard_and_the_list_is_as_it_was_left(office: Office) -> None:
    said: list[str] = []

    def narrow(dialog: QDialog) -> None:
        assert isinstance(dialog, FilterDialog)
        type_text(dialog.period, "2/20026")
        press(dialog.period, Qt.Key.Key_Return)
        said.append(dialog.frames["period"].problem)
        dialog.period.clear()
        type_text(dialog.period, "2/2026")
        dialog.choices["source"].setFocus()
        press(dialog.choices["source"], Qt.Key.Key_Down)
        dialog.period.setFocus()
        press(dialog.period, Qt.Key.Key_Return)

    answer_with(office, narrow)
    press(office.list.screen, Qt.Key.Key_F3)
    assert said[0]
    assert len(chips(office)) == 2
    assert "Ngày trao: tháng 02/2026" in chips(office)
    kept = office.list.names
    office.list.screen.tools.filters.changed.emit(office.list.screen.tools.filters.filters.without("source"))
    assert office.list.names == ["Giàng A Chứ", "Lò Thị Ín", "Tẩn Thị Mẩy", "Lò Văn Pâng"]
    assert set(kept) <= set(office.list.names)
    assert figures(office)[0] == "4 bản ghi"
    office.list.search("lo")
    assert office.list.names == ["Lò Văn Pâng", "Lò Thị Ín"]
    office.flow.show_list("house")
    assert chips(office) == []
    office.flow.show_list("gift")
    assert (chips(office), office.list.names) == (["Ngày trao: tháng 02/2026"], ["Lò Văn Pâng", "Lò Thị Ín"])
    chip = office.list.screen.tools.filters.chips[1]
    chip.setFocus()
    press(chip, Qt.Key.Key_Delete)
    assert chips(office) == []


def test_what_a_kind_has_no_field_for_is_not_offered(office: Office) -> None:
    offered: list[list[str]] = []
    answer_with(office, lambda dialog: offered.append(list(getattr(dialog, "frames", {}))))
    press(office.list.screen, Qt.Key.Key_F3)
    office.flow.show_list("person")
    press(office.list.screen, Qt.Key.Key_F3)
    assert offered == [["campaign", "period", "source", "status", "commune"], ["status", "commune"]]


def test_a_commune_is_looked_up_and_what_is_none_is_said(office: Office) -> None:
    def narrow(dialog: QDialog) -> None:
        assert isinstance(dialog, FilterDialog)
        type_text(dialog.commune, "nam cuoi")
        dialog._answer()
        assert dialog.frames["commune"].problem
        dialog._choose(office.flow.filtering._find_communes("nam cuoi")[0])
        dialog._answer()

    answer_with(office, narrow)
    office.list.screen.tools.filters.add.click()
    assert chips(office) == ["Xã: xã Nậm Cuổi"]
    assert len(office.list.names) == 5


def test_drafts_with_errors_are_counted_and_shown_alone(office: Office) -> None:
    figures(office)
    problems = office.list.screen.tools.problems
    assert problems.accessibleName() == "Có lỗi: 1"
    problems.click()
    assert office.list.names == ["Lò Văn Pâng"]
    assert figures(office)[0] == "1 bản ghi"


def test_the_buttons_have_their_height_where_no_filter_is_saved_yet(office: Office) -> None:
    heights: list[tuple[int, int]] = []

    def look_at(dialog: QDialog) -> None:
        assert isinstance(dialog, SavedFiltersDialog)
        for button in (dialog.save, dialog.close_button):
            heights.append((button.height(), button.sizeHint().height()))
        dialog.reject()

    office.list.search("lo")
    answer_with(office, look_at)
    press(office.list.screen, Qt.Key.Key_F3, SHIFT)
    assert len(heights) == 2
    assert all(real >= hint for real, hint in heights), heights


def test_a_filter_is_saved_used_renamed_and_deleted(office: Office) -> None:
    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, SavedFiltersDialog)
        press(dialog.name, Qt.Key.Key_Return)
        assert dialog.frame.problem
        type_text(dialog.name, "Quà Tết")
        press(dialog.name, Qt.Key.Key_Return)

    office.list.search("lo")
    answer_with(office, save)
    press(office.list.screen, Qt.Key.Key_F3, SHIFT)
    assert office.list.screen.tools.saved.words == "Bộ lọc: Quà Tết"
    office.list.screen.search.clear()
    QTest.qWait(250)
    assert len(office.list.names) == 5

    def use(dialog: QDialog) -> None:
        assert isinstance(dialog, SavedFiltersDialog)
        dialog.renamed.emit("Quà Tết", "Họ Lò")
        press(dialog.list, Qt.Key.Key_Return)

    answer_with(office, use)
    press(office.list.screen, Qt.Key.Key_F3, SHIFT)
    assert office.list.names == ["Lò Văn Pâng", "Lò Thị Ín"]
    assert office.list.screen.tools.saved.words == "Bộ lọc: Họ Lò"
    answer_with(office, lambda dialog: forget(dialog))
    press(office.list.screen, Qt.Key.Key_F3, SHIFT)
    assert office.list.screen.tools.saved.words == "Bộ lọc đã lưu"


def test_columns_are_chosen_and_ordered_by_keyboard_and_remembered(office: Office) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnChooser)
        caps = [key_name(button.key) for button in (dialog.toggle, dialog.up, dialog.down)]
        assert caps == ["Dấu cách", "Alt+mũi tên lên", "Alt+mũi tên xuống"]
        assert dialog.up.toolTip() == "Lên (Alt+mũi tên lên)"
        press(dialog.list, Qt.Key.Key_Space)
        press(dialog.list, Qt.Key.Key_Down)
        press(dialog, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        press(dialog.list, Qt.Key.Key_Home)
        press(dialog.list, Qt.Key.Key_Space)
        press(dialog.list, Qt.Key.Key_Return)

    answer_with(office, choose)
    press(office.list.screen, Qt.Key.Key_F9)
    model = office.list.screen.model

    def heads() -> list[str]:
        return [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount())]

    assert heads()[:4] == ["Trạng thái", "Họ và tên", "Tiền mặt", "Bản, xã"]
    assert "Đối tượng" not in heads()
    office.flow.show_list("house")
    office.flow.show_list("gift")
    assert heads()[2] == "Tiền mặt"
    answer_with(office, lambda dialog: usual(dialog))
    press(office.list.screen, Qt.Key.Key_F9)
    assert heads()[2] == "Đối tượng"


def test_lists_stand_by_day_and_amount_where_the_kind_has_them(office: Office) -> None:
    order = office.list.screen.order
    assert [order.itemData(row) for row in range(order.count())] == ["title", "newest", "day", "value"]
    order.setFocus()
    for _step in range(2):
        press(order, Qt.Key.Key_Down)
    assert office.list.names[0] == "Mùa A Vảng"
    office.flow.show_list("person")
    assert order.count() == 2
