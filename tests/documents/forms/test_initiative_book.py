"""F10: eleven columns, sums as exact as their parts, many rows with a head on every page."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.initiative_book import _COLUMNS, InitiativeBook, initiative_book
from desktop_app.documents.table_blocks import NothingToPrint
from tests.documents.drawing import drawn
from tests.documents.forms.initiative_samples import blank_book, book, book_rows, f10, f10_blank
from tests.documents.forms.reading import EVERY_LETTER, overlapping
from tests.documents.pdf import as_set, lies_on_its_side, pages

HEADS = (
    "STT",
    "Tên sáng kiến, đề tài",
    "Tác giả, đồng tác giả (tỷ lệ %)",
    "Đơn vị",
    "Lĩnh vực",
    "Ngày áp dụng",
    "Cấp công nhận",
    "Số, ngày quyết định",
    "Giá trị làm lợi (đồng)",
    "Phạm vi ảnh hưởng",
    "Ghi chú",
)


def printed(content: InitiativeBook) -> bytes:
    return drawn(initiative_book(content, Stamp("F10", "7K3M-Q2XE", "3fa9c01c")))


def test_eleven_columns_in_their_order_on_every_page_lying_on_its_side() -> None:
    assert sum(column.width for column in _COLUMNS) == pytest.approx(252)
    for pdf in (f10(12), f10_blank()):
        assert lies_on_its_side(pdf)
        assert as_set(pdf).count(" ".join(HEADS)) == len(pages(pdf))


def test_a_sum_is_no_more_exact_than_its_parts_and_says_what_it_leaves_out() -> None:
    text = as_set(f10(8))
    assert "Tổng cộng trên 360.000.000" in text
    assert "(Bằng chữ: Trên ba trăm sáu mươi triệu đồng)" in text
    assert "Tổng cộng chưa gồm 2 sáng kiến, đề tài không ghi giá trị bằng tiền." in text
    assert "Danh mục có 6 sáng kiến và 2 đề tài./." in text
    nearly = [replace(row, said="nearly") for row in book_rows(1)]
    mixed = as_set(printed(replace(book(), rows=[*nearly, *book_rows(3)])))
    assert "Tổng cộng khoảng 240.000.000" in mixed


def test_without_money_there_is_no_total() -> None:
    rows = [replace(row, worth=None) for row in book_rows(3)]
    text = as_set(printed(replace(book(), rows=rows)))
    assert "Tổng cộng" not in text
    assert "Bằng chữ" not in text


def test_every_row_once_and_the_signature_with_the_last_ones() -> None:
    texts = pages(f10(40))
    assert len(texts) > 5
    said = " ".join(texts)
    assert all(said.count(f"{211 + index}/QĐ-SGDĐT") == 1 for index in range(40))
    assert [("CHỦ TỊCH" in text) for text in texts] == [False] * (len(texts) - 1) + [True]
    assert "250/QĐ-SGDĐT" in texts[-1]


def test_long_titles_and_values_wrap_and_every_letter_is_drawn() -> None:
    row = replace(
        book_rows(1)[0],
        title=unicodedata.normalize("NFD", EVERY_LETTER) * 4,
        authors=[f"{EVERY_LETTER} ({number},5%)" for number in range(3)],
        workplaces=["Trường PTDTBT Tiểu học và THCS Nậm Cuổi, xã Nậm Cuổi, tỉnh Lai Châu"] * 2,
        worth=999_999_999_999,
        said="nearly",
        reach="Các trường bán trú trong xã và các điểm trường " * 3,
    )
    pdf = printed(replace(book(), rows=[row, *book_rows(3)]))
    assert "gần 999.999.999.999" in as_set(pdf)
    assert overlapping(pdf) == []
    assert unicodedata.is_normalized("NFC", as_set(pdf))


def test_an_empty_book_is_refused() -> None:
    with pytest.raises(NothingToPrint):
        printed(replace(book(), rows=[]))


def test_a_blank_has_twenty_rows_no_total_and_explains_the_levels() -> None:
    text = "\n".join(pages(f10_blank()))
    assert [int(line) for line in text.splitlines() if line.isdigit()] == list(range(1, 21))
    assert "Tổng cộng" not in text
    assert "Cột “Cấp công nhận” ghi số: 1 - Cơ sở" in text
    assert "NĂM 20……" in text
    assert "Cấp công nhận” ghi số" not in as_set(printed(replace(blank_book(), levels=())))
