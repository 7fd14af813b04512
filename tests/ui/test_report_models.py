"""What a report's values read like, how its tables are copied, and how the records behind a figure are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop_app.domain.grid_clipboard import read_table
from desktop_app.domain.report_model import Cell, ReportColumn, ReportRow, ReportTable
from desktop_app.services.reports.behind import RecordBehind
from desktop_app.ui.models.behind_rows import PAGE, BehindRows
from desktop_app.ui.models.report_cells import stands_right, value_words
from desktop_app.ui.models.report_copy import as_html, as_text
from desktop_app.ui.models.report_rows import ReportRows
from desktop_app.ui.parts import cell_ink
from desktop_app.ui.parts.table import CELL_ROLE
from desktop_app.ui.theme import Theme
from tests.ui.specimens_reports import Records, small_table, wide_table

COUNT, MONEY, RATE, DAY, TEXT = (ReportColumn("x", "X", sort) for sort in ("count", "money", "rate", "day", "text"))


@pytest.mark.parametrize(
    ("cell", "column", "words", "right"),
    [
        (Cell(2034, "count", "over"), COUNT, "trên 2.034", True),
        (Cell(784_500_000, "money", "nearly"), COUNT, "gần 784.500.000", True),
        (Cell(62), COUNT, "62", True),
        (Cell("91.750", "rate"), COUNT, "91,75%", True),
        (Cell("100.00"), RATE, "100%", True),
        (Cell("chưa có"), RATE, "chưa có", False),
        (Cell("2026-03-05", "day"), TEXT, "05/03/2026", True),
        (Cell("2026"), DAY, "2026", True),
        (Cell("0012"), ReportColumn("code", "Mã", "code"), "0012", False),
        (Cell(None), COUNT, "", True),
        (Cell(0), MONEY, "0", True),
    ],
)
def test_values_read_as_their_sort_says(cell: Cell, column: ReportColumn, words: str, right: bool) -> None:
    assert value_words(cell, column) == words
    assert stands_right(cell, column) is right


def test_cells_are_drawn_by_the_role_of_their_row(look: Theme) -> None:
    rows = ReportRows()
    rows.show(small_table())

    def drawn(row: int, column: int) -> cell_ink.Cell:
        cell = rows.index(row, column).data(CELL_ROLE)
        assert isinstance(cell, cell_ink.Cell)
        return cell

    assert (drawn(0, 0).strong, drawn(0, 0).ground, drawn(0, 2).text) == (True, "sunken", "")
    assert (drawn(1, 1).text, drawn(1, 1).tone, drawn(1, 1).strong) == ("trên 2.034", "link", False)
    assert drawn(1, 3).tone == "", "a rate leads nowhere"
    assert drawn(2, 0).text.startswith("    trong đó")
    assert drawn(3, 3).text == "—"
    assert (drawn(7, 1).strong, drawn(7, 1).right) == (True, True)
    assert rows.headerData(1, Qt.Orientation.Horizontal) == "Số liệu"


def test_a_figure_is_named_by_its_heading_its_row_and_its_column(look: Theme) -> None:
    rows = ReportRows()
    rows.show(small_table())
    assert rows.figure(1, 2) == "Suất quà · Số suất quà · Cùng kỳ năm trước: 1.980"
    assert rows.figure(5, 1) == "Nhà ở, Mái ấm · Số căn nhà · Số liệu: 62"


def test_figures_have_room_for_all_their_digits(look: Theme) -> None:
    rows = ReportRows()
    rows.show(wide_table())
    for room in (400, 900, 3000):
        widths = rows.widths(room)
        assert min(widths[1:]) >= 90
        assert sum(widths) >= room
        assert widths[0] >= 264


def test_a_copied_table_has_numbers_without_dots_and_no_formulas() -> None:
    columns = (ReportColumn("a", "Đơn vị"), ReportColumn("b", "Cùng kỳ\nnăm trước", "money"))
    rows = (
        ReportRow((Cell("=1+1"), Cell(1_250_000, "money"))),
        ReportRow((Cell("Nhóm"),), "group"),
        ReportRow((Cell("<b>"), Cell(2000, "money", "over"))),
    )
    table = ReportTable("", columns, rows)
    assert read_table(as_text(table)) == [
        ["Đơn vị", "Cùng kỳ năm trước"],
        ["'=1+1", "1250000"],
        ["Nhóm", ""],
        ["<b>", "trên 2.000"],
    ]
    html = as_html(table)
    assert 'sdval="1250000"' in html
    assert "&lt;b&gt;" in html
    assert html.count("<tr>") == 4


@given(st.lists(st.tuples(st.text(), st.one_of(st.none(), st.integers(), st.text())), max_size=8))
def test_a_copied_table_keeps_its_shape(values: list[tuple[str, int | str | None]]) -> None:
    columns = (ReportColumn("a", "A"), ReportColumn("b", "B", "count"))
    rows = tuple(ReportRow((Cell(first), Cell(second))) for first, second in values)
    read = read_table(as_text(ReportTable("", columns, rows)))
    assert len(read) == len(rows) + 1
    assert {len(line) for line in read} == {2}


class Counted(Records):
    """Counts how often it is asked."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.asked: list[int] = []

    def rows(self, first: int, count: int) -> list[RecordBehind]:
        """Return some, and remember where from."""
        self.asked.append(first)
        return list(super().rows(first, count))


def test_records_behind_are_read_by_the_page_and_only_where_they_are_looked_at(look: Theme) -> None:
    source, rows = Counted(100_000), BehindRows()
    rows.show(source)
    assert rows.rowCount() == 100_000
    assert source.asked == []
    for place in (5, 6, 99_999, 7):
        assert rows.index(place, 0).data() == f"Tẩn Thị Mẩy, sinh 19{60 + place % 40}"
    assert source.asked == [0, 100_000 - PAGE]
    assert rows.record(100_000) is None


def test_a_row_that_is_no_more_is_empty(look: Theme) -> None:
    source, rows = Counted(3), BehindRows()
    rows.show(source)
    source.count = 1  # deleted meanwhile
    assert rows.record(0) is not None
    assert rows.record(2) is None
    assert rows.index(2, 1).data(CELL_ROLE) is None
