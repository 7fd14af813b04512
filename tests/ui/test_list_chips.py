"""Above and below the list of a kind: chips of filters, what is done to many rows, columns that stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.ui.screens.record_list import RecordList
from tests.pages.typing import press
from tests.ui.list_rows import GIFT, OFFER, Rows

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def screen(shown: Show) -> RecordList:
    """An empty list screen in a window."""
    made = RecordList()
    made.resize(1154, 697)
    shown(made)
    return made


def test_chips_say_what_a_list_is_narrowed_to_and_del_takes_one_away(screen: RecordList) -> None:
    told: list[Filters] = []
    wanted: list[str] = []
    screen.question.filters_changed.connect(told.append)
    screen.question.filter_wanted.connect(wanted.append)
    filters = Filters(since="2026-02-01", until="2026-02-28", source="province")
    screen.show_list(Rows(3), filters=filters, offer=OFFER)
    bar = screen.tools.filters
    words = [chip.accessibleName() for chip in bar.chips]
    assert words == ["Đợt: tất cả", "Ngày trao: tháng 02/2026", "Nguồn: LĐLĐ tỉnh", "Trạng thái: tất cả"]
    assert [chip.isChecked() for chip in bar.chips] == [False, True, True, False]
    press(_focused(bar.chips[1]), Qt.Key.Key_Delete)
    assert told == [Filters(source="province")]
    press(_focused(bar.chips[2]), Qt.Key.Key_Return)
    press(screen, Qt.Key.Key_F3)
    assert wanted == ["source", "campaign"]
    bar.clear.click()
    assert told[-1] == NO_FILTERS
    screen.show_list(Rows(0), filters=filters, offer=OFFER)
    assert screen.tools.filters.clear.isVisible()


def test_selecting_rows_brings_what_is_done_to_many(screen: RecordList) -> None:
    told: list[tuple[str, list[str]]] = []
    screen.choice.complete_wanted.connect(lambda records: told.append(("complete", records)))
    screen.choice.move_wanted.connect(lambda records: told.append(("move", records)))
    screen.show_list(Rows(4), printable="In danh sách")
    acts = screen.actions_bar
    screen.table.setFocus()
    screen.go_to(1)
    assert not acts.move.isVisibleTo(screen)
    assert acts.open.isVisibleTo(screen)
    press(screen.table, Qt.Key.Key_Space)
    press(screen.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert screen.choice.rows() == [1, 2]
    assert not acts.open.isVisibleTo(screen)
    press(screen.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    press(screen.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(screen.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == [("move", [f"{n:032x}" for n in (1, 2)]), ("complete", [f"{n:032x}" for n in range(4)])]


def test_del_on_a_chip_deletes_no_record_where_the_button_had_no_room(screen: RecordList) -> None:
    deleted: list[list[str]] = []
    told: list[Filters] = []
    screen.choice.delete_wanted.connect(deleted.append)
    screen.question.filters_changed.connect(told.append)
    screen.resize(700, 600)
    screen.show_list(Rows(4), filters=Filters(source="province"), offer=OFFER, printable="In danh sách")
    screen.table.selectAll()
    assert screen.actions_bar.delete in screen.action_bar.hidden_buttons()
    chip = next(one for one in screen.tools.filters.chips if one.isChecked())
    press(_focused(chip), Qt.Key.Key_Delete)
    assert (told, deleted) == ([NO_FILTERS], [])
    press(_focused(screen.table), Qt.Key.Key_Delete)
    assert len(deleted) == 1


def test_status_and_name_stay_when_the_table_is_scrolled_sideways(screen: RecordList) -> None:
    screen.show_list(Rows(3))
    table = screen.table
    table.set_widths(156, *[300] * len(GIFT.columns))
    table.repaint()

    def names() -> bytes:
        left = table.columnWidth(0) + table.columnWidth(1) - 2
        image = (
            table.grab(QRect(0, 0, left, table.rowHeight(0) * 4)).toImage().convertToFormat(QImage.Format.Format_RGB32)
        )
        return bytes(image.constBits())

    before = names()
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert table.horizontalScrollBar().value() > 400
    assert names() == before


def _focused(widget: QWidget) -> QWidget:
    widget.setFocus()
    return widget
