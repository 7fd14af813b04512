"""The printed list: whose widths follow its content, and whose sums mean something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.documents.cells import PADDING
from desktop_app.documents.column_widths import Content, shared_out
from desktop_app.documents.record_list import ListColumn, ListRow, RecordList, render_record_list
from desktop_app.documents.table_blocks import NothingToPrint
from desktop_app.documents.tables import CELL
from desktop_app.domain.definition import Bilingual
from desktop_app.domain.list_sums import DIFFERENCE, TOTAL, ListSum
from tests.documents.pdf import boxes, pages
from tests.documents.samples import OFFICE, printed

COLUMNS = (
    ListColumn("Nội dung"),
    ListColumn("Hạng"),
    ListColumn("Số phòng", "right", whole=True),
    ListColumn("Số tiền\n(đồng)", "right", whole=True, summed=True),
)
IN, OUT = Bilingual("Thu", "In"), Bilingual("Chi", "Out")
APART = (ListSum(IN, ("in",)), ListSum(OUT, ("out",)), ListSum(DIFFERENCE, ("in",), ("out",)))


def row(what: str, amount: int | None, subtype: str = "", rooms: str = "4") -> ListRow:
    return ListRow((what, "", rooms, "" if amount is None else f"{amount}"), (amount,), amount, subtype)


def a_list(*rows: ListRow, sums: tuple[ListSum, ...] = (ListSum(TOTAL),)) -> RecordList:
    """Return a list of ``rows``."""
    return RecordList(
        letterhead=OFFICE,
        what="Đăng ký thi đua",
        scope="",
        columns=COLUMNS,
        rows=rows,
        code="pledge_registration-d9bf0706",
        version="1",
        label="d9bf0706",
        sums=sums,
    )


def text(content: RecordList) -> str:
    return "\n".join(pages(printed(render_record_list, content)))


def test_one_sum_adds_everything_up_and_says_what_it_lacks() -> None:
    shown = text(a_list(row("Tết", 700_000), row("Hè", None)))
    assert "Tổng cộng 700.000" in shown
    assert "Tổng cộng chưa gồm 1 dòng thiếu số tiền." in shown


def test_sums_apart_stand_one_under_the_other_with_their_difference() -> None:
    content = a_list(row("Góp", 58_000, "in"), row("Làm nhà", 45_000, "out"), sums=APART)
    shown = text(content)
    assert "103.000" not in shown
    assert [line for line in shown.splitlines() if line.startswith(("Thu ", "Chi ", "Chênh lệch "))] == [
        "Thu 58.000",
        "Chi 45.000",
        "Chênh lệch 13.000",
    ]
    one_side = text(replace(content, rows=(row("Góp", 58_000, "in"),)))
    assert "Thu 58.000" in one_side
    assert "Chênh lệch" not in one_side
    assert "Chi" not in one_side.splitlines()


def test_nothing_is_added_up_where_there_is_nothing() -> None:
    assert "Tổng cộng" not in text(a_list(row("Họp", None), row("Họp", None)))
    assert "Tổng cộng" not in text(a_list(row("Họp", 5_000), sums=()))
    with pytest.raises(NothingToPrint):
        text(a_list())


def test_the_foot_is_vietnamese() -> None:
    shown = text(a_list(row("Tết", 700_000)))
    assert "DS · Đăng ký thi đua · d9bf0706" in shown
    assert "pledge_registration" not in shown


def test_figures_stand_under_each_other_at_the_right() -> None:
    content = a_list(row("Bếp", 700_000, rooms="12"), row("Nhà", 50_000, rooms="4"), row("Sân", 1_000, rooms="100"))
    found = {word: right for page, left, top, right, bottom, word in boxes(printed(render_record_list, content))}
    assert found["12"] == pytest.approx(found["4"], abs=0.1) == pytest.approx(found["100"], abs=0.1)
    assert found["700000"] == pytest.approx(found["1000"], abs=0.1)


def test_a_nearly_empty_column_gives_its_room_to_the_full_one() -> None:
    full = Content("Hình thức", ["Bằng khen của Tổng Liên đoàn Lao động Việt Nam"] * 9)
    empty = Content("Hạng", ["", "", "", ""])
    wide, narrow = shared_out([full, empty], 110, CELL, PADDING)
    assert wide > 85
    assert narrow < 25
    assert wide + narrow == pytest.approx(110)


def test_no_head_takes_more_than_three_lines_and_no_figure_breaks() -> None:
    head = Content("Họ tên chủ hộ gia đình", [""])
    figures = Content("Năm", ["1.000.000.000"], whole=True, total="17.000.000.000")
    long = Content("Nội dung", ["rất nhiều chữ " * 30] * 5)
    least, number, rest = shared_out([head, figures, long], 150, CELL, PADDING)
    assert least > 20
    assert number > 30
    assert rest > least + number


def test_a_table_that_is_too_full_is_still_as_wide_as_its_page() -> None:
    crowded = [Content("Nghiêng", ["x" * 40]) for _column in range(30)]
    assert sum(shared_out(crowded, 240, CELL, PADDING)) == pytest.approx(240)
