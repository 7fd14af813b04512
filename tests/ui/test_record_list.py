"""The list of a kind: rows by number, marks, selection, sums, search, order, bin, empty states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.definition import Definition
from desktop_app.domain.list_sums import Said
from desktop_app.messages.status_words import mark_of
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.storage.listing import RecordRow, Totals
from desktop_app.ui.main_window import MINIMUM
from desktop_app.ui.models.record_table import RecordTable, columns_of
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.table import CELL_ROLE
from desktop_app.ui.parts.table_head import TALL_HEAD_HEIGHT, TableHead
from desktop_app.ui.rail import WIDTH
from desktop_app.ui.screens.record_list import RecordList
from desktop_app.ui.theme import Theme
from tests.domain.forms import real
from tests.pages.list_page import ListPage
from tests.pages.typing import press
from tests.ui.list_rows import GIFT, OFFER, Rows, row

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def screen(shown: Show) -> RecordList:
    """An empty list screen in a window."""
    made = RecordList()
    made.resize(1154, 697)
    shown(made)
    return made


def test_a_hundred_thousand_rows_open_at_once_and_only_what_is_seen_is_read(screen: RecordList) -> None:
    rows = Rows(100_000)
    screen.show_list(rows)
    screen.repaint()
    assert screen.model.rowCount() == 100_000
    assert rows.asked < 200

    screen.go_to(99_999)
    screen.repaint()
    assert rows.asked < 400
    assert ListPage(screen).cell(99_999, 1) == "Người 99999"


@pytest.mark.parametrize(
    ("facts", "mark"),
    [
        ({}, "pending"),
        ({"state": "draft", "travel": "draft"}, "draft"),
        ({"travel": "exported"}, "exported"),
        ({"travel": "accepted"}, "accepted"),
        ({"state": "deleted"}, "deleted"),
        ({"forked": True, "travel": "accepted"}, "fork"),
        ({"twin": True}, "duplicate"),
        ({"twin": True, "travel": "exported"}, "duplicate"),
        ({"twin": True, "travel": "returned"}, "returned"),
        ({"twin": True, "travel": "accepted"}, "accepted"),
        ({"twin": True, "forked": True}, "fork"),
    ],
)
def test_marks_say_where_a_record_is(facts: dict[str, object], mark: str) -> None:
    assert mark_of(row(1, **facts)) == mark  # type: ignore[arg-type]


def test_cells_are_aligned_and_names_stand_out(screen: RecordList) -> None:
    screen.show_list(Rows(1))
    cells = [screen.model.index(0, column).data(CELL_ROLE) for column in range(screen.model.columnCount())]
    by_name = dict(zip(("status", *GIFT.columns), cells, strict=True))
    assert by_name["status"] == Cell("Chưa xuất", mark="pending")
    assert by_name["recipient"] == Cell("Người 0", strong=True)
    assert by_name["cash"] == Cell("—", right=True)
    heads = [screen.model.headerData(column, Qt.Orientation.Horizontal) for column in range(screen.model.columnCount())]
    assert heads[:2] == ["Trạng thái", "Họ và tên"]
    assert "Tiền mặt" in heads
    assert "Cộng (đồng)" in heads


def test_enter_opens_and_del_deletes_the_row_of_the_cursor(screen: RecordList) -> None:
    page = ListPage(screen)
    opened: list[str] = []
    deleted: list[list[str]] = []
    screen.choice.opened.connect(opened.append)
    screen.choice.delete_wanted.connect(deleted.append)
    screen.show_list(Rows(3))
    page.open_row(1)
    page.delete_row(2)
    assert (opened, deleted) == ([f"{1:032x}"], [[f"{2:032x}"]])


def test_a_selection_is_counted_and_summed(screen: RecordList) -> None:
    screen.show_list(Rows(5))
    flags = QItemSelectionModel.SelectionFlag
    for number in (1, 3):
        screen.table.selectionModel().select(screen.model.index(number, 0), flags.Select | flags.Rows)
    assert screen.actions_bar.selected.text() == "Đã chọn 2 bản ghi · 1.000.000 đồng"
    assert screen.choice.records() == [f"{1:032x}", f"{3:032x}"]


def test_sums_follow_and_say_what_they_include(screen: RecordList) -> None:
    screen.show_list(Rows(218))
    assert screen.totals.figures == ["218 bản ghi", "…", "…", "…"]
    screen.set_totals(Totals(records=218, drafts=1, persons=217, turns=218, value=263_100_000))
    assert screen.totals.figures == ["218 bản ghi", "217 người", "218 lượt", "263.100.000 đồng"]
    assert screen.totals.note == "Gồm cả 1 bản nháp, chưa tính vào báo cáo"


def test_keys_reach_search_and_new(screen: RecordList) -> None:
    page = ListPage(screen)
    sought: list[str] = []
    new: list[int] = []
    screen.question.sought.connect(sought.append)
    screen.new_wanted.connect(lambda: new.append(1))
    screen.show_list(Rows(3))
    screen.focus_first()
    page.search("chứ")
    page.begin_new()
    assert (sought, new) == (["chứ"], [1])


def test_one_new_button_is_enough_in_an_empty_list_and_ctrl_n_still_works(screen: RecordList) -> None:
    new: list[int] = []
    screen.new_wanted.connect(lambda: new.append(1))
    screen.show_list(Rows(0))
    assert not screen._new.isVisibleTo(screen)
    ListPage(screen).begin_new()
    assert new == [1]


def test_a_search_without_answer_says_so(screen: RecordList) -> None:
    screen.show_list(Rows(0), search="Sùng A Páo")
    assert screen.subtitle == "Kết quả tìm “Sùng A Páo”, mới nhất trước"
    assert not screen._add_first.isVisibleTo(screen)


def test_another_office_s_list_is_only_looked_at(screen: RecordList) -> None:
    deleted: list[list[str]] = []
    screen.choice.delete_wanted.connect(deleted.append)
    screen.show_list(Rows(2), may_add=False)
    ListPage(screen).delete_row(0)
    assert deleted == []
    assert not screen._new.isVisibleTo(screen)


def test_order_and_bin_are_asked_for(screen: RecordList) -> None:
    orders: list[str] = []
    bins: list[bool] = []
    screen.question.order_wanted.connect(orders.append)
    screen.question.bin_wanted.connect(bins.append)
    screen.show_list(Rows(2))
    press(_focused(screen.order), Qt.Key.Key_Down)
    press(_focused(screen.bin), Qt.Key.Key_Return)
    assert (orders, bins) == (["newest"], [True])


def test_the_chip_counts_likely_duplicates_and_asks_for_them_alone(screen: RecordList) -> None:
    asked: list[Filters] = []
    screen.question.filters_changed.connect(asked.append)
    screen.show_list(Rows(9), offer=OFFER)
    chip = screen.tools.twins
    assert not chip.isVisible()
    screen.tools.filters.set_counts(0, 2)
    assert (chip.isVisible(), chip.accessibleName()) == (True, "Nghi trùng: 2")
    press(_focused(chip), Qt.Key.Key_Space)
    twins = NO_FILTERS.with_twins()
    screen.show_list(Rows(2), filters=twins, offer=OFFER)
    assert (asked, chip.isChecked(), screen.order.isEnabled()) == ([twins], True, False)
    screen.show_list(Rows(0), filters=twins, offer=OFFER)
    screen.tools.filters.set_counts(0, 0)
    assert chip.isVisible()
    assert not screen._add_first.isVisibleTo(screen)
    press(_focused(chip), Qt.Key.Key_Delete)
    assert asked == [twins, NO_FILTERS]
    screen.show_list(Rows(7), offer=OFFER)
    assert not chip.isVisible()


def test_the_window_fits_an_old_screen(screen: RecordList, look: Theme) -> None:
    screen.show_list(Rows(3))
    hint = screen.minimumSizeHint()
    assert (hint.width() <= 1366 - 212, hint.height() <= 697 - 30) == (True, True)


def test_the_model_is_a_table_only(look: Theme) -> None:
    model = RecordTable()
    model.show(Rows(2))
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0


def _focused(widget: QWidget) -> QWidget:
    widget.setFocus()
    return widget


@pytest.mark.parametrize("definition", list(real()), ids=lambda one: one.kind)
def test_every_kinds_list_fits_the_smallest_window(look: Theme, definition: Definition) -> None:
    class Nothing:
        """A list of no records."""

        count = 0

        def __init__(self) -> None:
            self.definition = definition

        def row(self, _number: int) -> None:
            return None

        def cells(self, _row: RecordRow) -> list[str]:
            return []

        def whole(self, _row: RecordRow, _column: int) -> str:
            return ""

        def ids(self, _numbers: Sequence[int]) -> list[str]:
            return []

    model = RecordTable()
    model.show(Nothing())
    room = MINIMUM[0] - WIDTH - 12
    assert sum(model.widths(room)) <= room


def test_sums_stand_apart_where_they_may_not_be_added_and_nothing_stands_where_there_is_nothing(
    screen: RecordList,
) -> None:
    rows = Rows(3)
    rows.definition = real().current("fund_movement")
    screen.show_list(rows)
    screen.set_totals(Totals(3, 0, 0, 0, 103_000_000, {"spent": 45_000_000, "received": 58_000_000}))
    assert screen.totals.figures[1:] == ["58.000.000 đồng", "45.000.000 đồng", "13.000.000 đồng"]
    assert not any("103.000.000" in figure for figure in screen.totals.figures)
    said: Said = {"spent": {"over"}}
    screen.set_totals(Totals(3, 0, 0, 0, 103_000_000, {"spent": 45_000_000, "received": 58_000_000}, said))
    assert screen.totals.figures[1:] == ["58.000.000 đồng", "trên 45.000.000 đồng", "gần 13.000.000 đồng"]
    rows.definition = real().current("workforce")
    screen.show_list(rows)
    screen.set_totals(Totals(3, 0, 0, 0, 15_000_000))
    assert screen.totals.figures == ["3 bản ghi"], "debts of several days are no sum"
    rows.definition = real().current("meeting")
    screen.show_list(rows)
    screen.set_totals(Totals(3, 0, 0, 0, 0))
    assert screen.totals.figures == ["3 bản ghi"]


def test_a_selection_is_added_up_as_its_list_is(screen: RecordList) -> None:
    screen.show_list(Rows(3))
    screen.table.selectAll()
    assert screen.actions_bar.selected.text() == "Đã chọn 3 bản ghi · 1.500.000 đồng"
    rows = Rows(3)
    rows.definition = replace(GIFT, measures=())
    screen.show_list(rows)
    screen.table.selectAll()
    assert screen.actions_bar.selected.text() == "Đã chọn 3 bản ghi"


def test_a_cell_that_leaves_people_out_tells_them_all_on_request(screen: RecordList) -> None:
    class Pledges(Rows):
        definition = real().current("pledge_registration")

        def cells(self, row: RecordRow) -> list[str]:
            return ["Lò Thị Biên, Tẩn A Sểnh +4" if name == "individuals" else "" for name in self.definition.columns]

        def whole(self, row: RecordRow, column: int) -> str:
            return f"tất cả sáu người của {self.definition.columns[column]}"

    pledges = Pledges(1)
    screen.show_list(pledges)
    place = 1 + pledges.definition.columns.index("individuals")
    tip = int(Qt.ItemDataRole.ToolTipRole)
    assert screen.model.index(0, place).data(tip) == "tất cả sáu người của individuals"
    assert screen.model.index(0, 1).data(tip) is None


def test_choices_that_begin_alike_are_shortened_in_the_middle(screen: RecordList) -> None:
    rows = Rows(1)
    rows.definition = real().current("award")
    rows.cells = lambda row: ["x"] * len(rows.definition.columns)  # type: ignore[method-assign]
    screen.show_list(rows)
    cells = {
        name: screen.model.index(0, place).data(CELL_ROLE) for place, name in enumerate(rows.definition.columns, 1)
    }
    assert cells["form"].middle
    assert not cells["position"].middle


def test_the_heads_of_many_figures_are_whole_in_two_lines(screen: RecordList) -> None:
    rows = Rows(2)
    rows.definition = real().current("workforce")
    rows.cells = lambda row: ["31/05/2026", "60", "38", "54", "6", "7.250.000", "15.000.000", "57"]  # type: ignore[method-assign]
    screen.show_list(rows)
    head = screen.table.horizontalHeader()
    assert isinstance(head, TableHead)
    for section in range(head.count()):
        lines = head.lines(section)
        assert len(lines) <= 2
        assert " ".join(lines) == screen.model.headerData(section, Qt.Orientation.Horizontal)
    assert head.height() == TALL_HEAD_HEIGHT


def test_typing_a_search_does_not_make_the_columns_dance(screen: RecordList) -> None:
    screen.show_list(Rows(30))
    before = screen.model.widths(900)
    narrow = Rows(1)
    figures = [column.right for column in columns_of(GIFT)]
    narrow.cells = lambda row: ["1" if right else "x" * 60 for right in figures]  # type: ignore[method-assign]
    screen.show_list(narrow, search="x")
    assert screen.model.widths(900) == before


def test_figures_are_whole_after_a_list_of_small_ones(look: Theme) -> None:
    def needed(figure: str, name: str, count: int) -> Rows:
        rows = Rows(count)
        cells = [figure if column.field.type == "money" else name for column in columns_of(GIFT)]
        rows.cells = lambda row: cells  # type: ignore[method-assign]
        return rows

    small, large = needed("5", "Lò", 2), needed("1.234.300.000.000", "Giàng Thị Sính Mẩy", 30)
    fresh, used = RecordTable(), RecordTable()
    fresh.show(large)
    used.show(small)
    used.widths(900)
    used.show(large)
    assert used.widths(900) == fresh.widths(900)
