"""A report on paper and in Word: everything it says is there, on pages that stand or lie as they must."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from hypothesis import given, settings

from desktop_app.documents.fonts import GlyphMissing
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.paper_document import Document
from desktop_app.documents.report_paper import report_document, report_stamp
from desktop_app.documents.signatures import Signature
from desktop_app.domain.cell_words import cell_words
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import Cell, Report, ReportColumn, ReportSection, ReportTable
from tests.documents import made_reports
from tests.documents.drawing import drawn
from tests.documents.made_reports import CHART, CODE, FUNDS, money, report, row, wide
from tests.documents.pdf import as_set, lies_on_its_side, pages
from tests.documents.word.reading import cells, opened, texts, word

HEAD: Final = Letterhead("Công đoàn xã Lê Lợi", "CĐCS Trường Lê Lợi", "Xã Lê Lợi", date(2026, 2, 5))
SIGNERS: Final = (Signature(("NGƯỜI LẬP BIỂU",), name="Lò Thị A"), Signature(("CHỦ TỊCH",), name="Vàng A B"))
LETTERS: Final = "aăâbcdđeêôơưạếỗ AZ09.,;-=<>&\"'()\n"


def papers(made: Report) -> list[Document]:
    return report_document(made, HEAD, report_stamp(made), SIGNERS)


def lines_of(made: Report) -> list[str]:
    return [line for page in pages(drawn(*papers(made))) for line in page.splitlines()]


def test_a_report_has_its_letterhead_words_figures_and_signatures() -> None:
    text = as_set(drawn(*papers(report())))
    lines = lines_of(report())
    for wanted in (
        "CĐCS TRƯỜNG LÊ LỢI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Xã Lê Lợi, ngày 05 tháng 02 năm 2026",
        "THU CHI CÁC QUỸ", "Năm 2026", "I. TÌNH HÌNH", "Chi gần 200 triệu đồng.",
        "A. Trong hệ thống", "Suất quà từng năm", "1.234.567",
        "Người được nhiều lần chỉ tính một lần.", "Không tính bản nháp.", "Số liệu lấy từ sổ.",
        "NGƯỜI LẬP BIỂU", "Vàng A B", f"Mã {CODE}",
    ):  # fmt: skip
        assert wanted in text, wanted
    for wanted in (
        "Kinh phí công đoàn 12 trên 120.000.000 61,54% 40",
        "- cấp trên cấp 2 20.000.000 10,25% 10",
        "Đoàn phí 3 gần 15.000.000 — 9",
        "Cộng A 15 khoảng 135.000.000 — 44",
        "Tổng cộng 20 khoảng 195.000.000 100% 50",
    ):
        assert wanted in lines, wanted


def test_what_is_wide_lies_on_its_side_and_the_text_after_it_stands_again() -> None:
    text = ReportSection("b", "II. NHẬN XÉT", ("Tốt.",))
    found = papers(report(FUNDS, wide(7), CHART, text))
    assert [one.landscape for one in found] == [False, True, False]
    assert lies_on_its_side(drawn(*papers(report(wide(7)))))
    assert [one.landscape for one in papers(report(wide(4)))] == [False]
    assert pages(drawn(*found))[-1].startswith("II. NHẬN XÉT")


def test_columns_that_do_not_fit_go_on_under_the_first_one() -> None:
    text = as_set(drawn(*papers(report(wide(20)))))
    assert text.count("Dòng 1 ") == text.count("(tiếp theo)") + 1 >= 3
    for place in range(20):
        assert text.count(f"{format_money(20_000_000_000 + place)}") == 1


def test_a_report_of_another_unit_says_whose_it_is_and_empty_sections_are_left_out() -> None:
    silent = ReportSection("b", "II. PHƯƠNG HƯỚNG", ("", " "))
    other = replace(report(silent, FUNDS), unit="CĐCS Trường Nậm Cuổi")
    text = as_set(drawn(*papers(other)))
    assert "Năm 2026 CĐCS Trường Nậm Cuổi" in text
    assert "PHƯƠNG HƯỚNG" not in text


@pytest.mark.parametrize("rows", range(18, 32))
def test_nobody_signs_a_page_without_a_row(rows: int) -> None:
    table = replace(FUNDS, rows=tuple(row(Cell(f"Dòng {line}"), *FUNDS.rows[1].cells[1:]) for line in range(rows)))
    last = pages(drawn(*papers(report(table))))[-1]
    assert f"Dòng {rows - 1} " in last
    assert "Lò Thị A Vàng A B" in last


def test_nothing_to_tell_is_told() -> None:
    empty = ReportTable("Trống", FUNDS.columns, ())
    only = ReportTable("Tổng", FUNDS.columns, (row(Cell("Tổng cộng"), *FUNDS.rows[-1].cells[1:], role="total"),))
    text = as_set(drawn(*papers(report(empty, only))))
    assert text.count("Không có số liệu trong kỳ.") == 2
    assert "Tổng cộng 20" in text
    assert "THU CHI CÁC QUỸ" in as_set(drawn(*papers(Report("x", "Thu chi các quỹ", "", "", ()))))


def test_a_text_longer_than_a_page_goes_on_on_the_next_one() -> None:
    long = " ".join(f"chữ{number}" for number in range(900))
    table = ReportTable("Dài", (ReportColumn("a", "Nội dung"), ReportColumn("b", "Tiền", "money")), (
        row(Cell(long), role="group"), row(Cell(long), money(5)),
    ))  # fmt: skip
    text = as_set(drawn(*papers(report(table))))
    assert text.count("chữ899") == 2


def test_word_has_the_same_words_and_figures_and_a_chart_as_its_figures() -> None:
    content = word(*papers(report()))
    funds, chart = opened(content).tables[-3], opened(content).tables[-2]
    assert cells(funds)[2] == ["Kinh phí công đoàn", "12", "trên 120.000.000", "61,54%", "40"]
    assert cells(funds)[-1] == ["Tổng cộng", "20", "khoảng 195.000.000", "100%", "50"]
    assert cells(chart) == [["Nội dung", "Suất (suất)"], ["2024", "1.234.567"], ["2025", "—"]]
    said = texts(content)
    for wanted in ("THU CHI CÁC QUỸ", "Chi gần 200 triệu đồng.", "Suất quà từng năm", "Không tính bản nháp."):
        assert wanted in said
    bold = funds.rows[5].cells[1].paragraphs[0]
    assert bold.text == "15"
    assert bold.style is not None
    plain = funds.rows[2].cells[1].paragraphs[0]
    assert plain.style is not None
    assert (bold.style.font.bold, bool(plain.style.font.bold)) == (True, False)


@settings(max_examples=40, deadline=None)
@given(made_reports.reports(LETTERS))
def test_any_report_is_drawn_with_all_its_numbers(made: Report) -> None:
    found = papers(made)
    text = as_set(drawn(*found)).replace(" ", "")
    word(*papers(made))
    for part in made.parts:
        if isinstance(part, ReportTable):
            for line in part.rows:
                for cell, column in zip(line.cells, part.columns, strict=False) if line.role != "group" else ():
                    if isinstance(cell.value, int):
                        assert cell_words(cell, column).replace(" ", "")[:10] in text
    assert f"Mã{CODE}" in text


@settings(max_examples=40, deadline=None)
@given(made_reports.reports())
def test_what_no_letter_is_there_for_is_refused_and_nothing_else_fails(made: Report) -> None:
    for make in (drawn, word):
        with suppress(GlyphMissing):
            assert make(*papers(made))
