"""The table engine at its limits."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.page import Paper
from desktop_app.documents.table_blocks import continued
from desktop_app.documents.tables import KEPT, Closing, Group, RowTooTall, Table, TableRow
from tests.documents.pdf import pages
from tests.documents.samples import AT

COLUMNS = (Column("STT", 20, "centre"), Column("Nội dung", 100))


def paper(target: io.BytesIO) -> Paper:
    return Paper(target, title="Thử", stamp=Stamp("F00", "X", "1"), printed_at=AT)


def test_a_row_taller_than_a_page_is_refused() -> None:
    rows = [("1", "ngắn"), ("2", "dài " * 2000), ("3", "ngắn"), ("4", "ngắn")]
    with pytest.raises(RowTooTall) as refusal:
        Table(paper(io.BytesIO()), COLUMNS).draw(rows)
    assert refusal.value.fields["row"] == 2


def test_a_closing_that_fits_under_no_last_row_stands_on_the_next_page_under_a_head() -> None:
    target = io.BytesIO()
    sheet = paper(target)
    drawn: list[int] = []
    closing = Closing(("Tổng cộng", "7"), height=500, draw=lambda: drawn.append(sheet.page))
    assert Table(sheet, COLUMNS).draw([("1", "dài " * 700)], lambda: closing) == 1
    sheet.finish()
    texts = pages(target.getvalue())
    assert [("dài" in text, "STT Nội dung" in text, "Tổng" in text) for text in texts] == [
        (True, True, False),
        (False, True, True),
    ]
    assert drawn == [2]


def test_a_tall_row_moves_whole_to_the_next_page() -> None:
    target = io.BytesIO()
    sheet = paper(target)
    rows = [(str(number), f"đầu{number} " + "chữ " * 300 + f"cuối{number}") for number in range(1, 8)]
    Table(sheet, COLUMNS).draw(rows)
    sheet.finish()
    texts = pages(target.getvalue())
    assert len(texts) > 2
    for number in range(1, 8):
        assert [f"đầu{number} " in text for text in texts] == [f"cuối{number}" in text for text in texts]


def test_two_rows_that_do_not_fit_with_the_closing_part_but_one_stays() -> None:
    target = io.BytesIO()
    sheet = paper(target)
    drawn: list[int] = []
    rows = [("1", "dài " * 250), ("2", "dài " * 250)]
    Table(sheet, COLUMNS).draw(rows, lambda: Closing(height=350, draw=lambda: drawn.append(sheet.page)))
    sheet.finish()
    texts = pages(target.getvalue())
    assert [text.count("dài") for text in texts] == [250, 250]
    assert drawn == [2]


@pytest.mark.parametrize(("count", "placed"), [(2, [1, 1]), (3, [2, 1]), (4, [2, 2]), (5, [3, 2])])
def test_a_short_list_does_not_break_after_its_first_row(count: int, placed: list[int]) -> None:
    target = io.BytesIO()
    sheet = paper(target)
    height = sheet.room - 100  # room for the head and three rows on a page of its own
    sheet.y -= 100
    Table(sheet, COLUMNS).draw([(str(number), "dòng") for number in range(count)], lambda: Closing(height=height))
    sheet.finish()
    assert [text.count("dòng") for text in pages(target.getvalue())] == placed


def test_rows_are_taken_one_by_one() -> None:
    """Only the rows held back for the last page are ever waiting."""
    sheet = paper(io.BytesIO())
    seen: list[float] = []

    def stream() -> Iterator[tuple[str, str]]:
        for number in range(10):
            seen.append(sheet.y)
            yield str(number), "x"

    Table(sheet, COLUMNS).draw(stream())
    assert len(set(seen[: KEPT + 1])) == 1, "these wait"
    assert seen[KEPT + 1 :] == sorted(seen[KEPT + 1 :], reverse=True), "each of the others moved the cursor"
    assert seen[-1] < seen[KEPT + 1] < seen[0]


def test_rows_of_the_wrong_length_are_a_fault() -> None:
    with pytest.raises(ValueError, match="zip"):
        Table(paper(io.BytesIO()), COLUMNS).draw([("1",)])


def test_headings_stay_with_the_first_row_under_them() -> None:
    """Rows that fill a page to its last line but two: neither "A." nor "A.", "I." are left there alone."""
    for count in range(20, 50):
        target = io.BytesIO()
        sheet = paper(target)
        rows: list[TableRow] = [(str(number), "dòng") for number in range(count)]
        rows += [Group("A. TẬP THỂ"), Group("I. Cờ"), ("1", "sau"), ("2", "sau"), ("3", "sau"), ("4", "sau")]
        Table(sheet, COLUMNS).draw(rows)
        sheet.finish()
        (text,) = [text for text in pages(target.getvalue()) if "A. TẬP THỂ" in text]
        assert "A. TẬP THỂ\nI. Cờ\n1 sau" in text


def test_what_no_page_holds_goes_on_in_rows_under_it() -> None:
    row = ("1", " ".join(f"từ{number}" for number in range(2000)))
    rows = list(continued(COLUMNS, row, 20))
    assert len(rows) > 2
    assert [first for first, _ in rows] == ["1", *("" for _ in rows[1:])]
    assert " ".join(" ".join(text for _, text in rows).split()) == row[1]
    target = io.BytesIO()
    sheet = paper(target)
    assert Table(sheet, COLUMNS).draw(rows) == len(rows)
    assert list(continued(COLUMNS, ("1", "ngắn"), 20)) == [("1", "ngắn")]


def test_a_group_never_stands_alone_at_the_foot() -> None:
    for filler in range(28, 44):
        target = io.BytesIO()
        sheet = paper(target)
        rows: list[TableRow] = [(str(number), "dòng") for number in range(filler)]
        rows += [Group("B. CÁ NHÂN"), ("1", "người"), ("2", "người"), ("3", "người")]
        Table(sheet, COLUMNS).draw(rows)
        sheet.finish()
        for text in pages(target.getvalue()):
            if "B. CÁ NHÂN" in text:
                assert "người" in text, filler


def test_a_group_goes_with_the_last_rows_and_the_closing() -> None:
    for height in range(60, 700, 40):
        target = io.BytesIO()
        sheet = paper(target)
        sheet.y -= 300
        rows: list[TableRow] = [("1", "dòng"), Group("II. Giấy khen"), ("2", "người"), ("3", "người")]
        Table(sheet, COLUMNS).draw(rows, lambda height=height: Closing(height=height))  # type: ignore[misc]
        sheet.finish()
        texts = pages(target.getvalue())
        group = next(text for text in texts if "II. Giấy khen" in text)
        assert "người" in group, height


def test_options_to_tick_make_a_row_tall_enough() -> None:
    columns = (Column("STT", 20), Column("Nguồn", 40, ticks=("TLĐ", "LĐLĐ tỉnh", "CĐCS", "xã hội hóa")))
    target = io.BytesIO()
    sheet = paper(target)
    before = sheet.y
    Table(sheet, columns).draw([("1", ""), ("2", "TLĐ")])
    assert before - sheet.y > 2 * 4 * 10
    sheet.finish()
    assert pages(target.getvalue())[0].count("xã hội hóa") == 1, "a cell with an answer has nothing to tick"
