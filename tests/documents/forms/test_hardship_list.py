"""F03: which columns stand on which copy, in what order, what is summed, and texts longer than a page."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Final

import pytest

from desktop_app.documents.forms.hardship_list import _HANDWRITTEN, TITLE, HardshipRow
from desktop_app.documents.table_blocks import NothingToPrint
from tests.documents.forms.test_initiative_application import LETTERS, no_overlap
from tests.documents.pdf import as_set, lies_on_its_side, pages
from tests.documents.samples_care import HARDSHIP, HARDSHIP_BLANK, f03, requests

HEADS: Final = (
    "STT Họ và tên Ngày, tháng, năm sinh Giới tính Dân tộc Số định danh/ CCCD Đơn vị (tổ công đoàn)"
    " Hoàn cảnh Mức đề nghị (đồng) Nguồn Ghi chú"
)
PLAIN: Final = (
    "STT Họ và tên Ngày, tháng, năm sinh Giới tính Số định danh/ CCCD Đơn vị (tổ công đoàn)"
    " Mức đề nghị (đồng) Nguồn Ghi chú"
)
PUBLIC: Final = "STT Họ và tên Năm sinh Giới tính Số định danh/ CCCD Đơn vị (tổ công đoàn) Mức đề nghị (đồng) Nguồn"


def test_eleven_columns_in_their_order_on_every_page_lying_on_its_side() -> None:
    assert sum(column.width for column in _HANDWRITTEN) == pytest.approx(252)
    for pdf in (f03(replace(HARDSHIP, rows=requests(14))), f03(HARDSHIP_BLANK)):
        assert lies_on_its_side(pdf)
        assert as_set(pdf).count(HEADS) == len(pages(pdf))


def test_head_title_appendix_and_signature() -> None:
    text = as_set(f03(replace(HARDSHIP, rows=requests(2))))
    order = [
        "CĐCS TRƯỜNG PTDTBT THCS DÀO SAN",
        TITLE,
        "(Kèm theo Tờ trình số 05/TTr-CĐCS",
        "STT",
        "Nơi nhận:",
        "CHỦ TỊCH",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "Số:" not in text


def test_sensitive_columns_are_left_out_not_empty() -> None:
    text = as_set(f03(replace(HARDSHIP, sensitive=False)))
    assert PLAIN in text
    assert "Mông" not in text
    assert "Chồng ốm" not in text


def test_a_public_copy_tells_name_unit_and_year_alone() -> None:
    text = as_set(f03(replace(HARDSHIP, sensitive=False, public=True)))
    assert PUBLIC in text
    assert "••••••••0001" in text
    assert "012080000001" not in text
    assert "03/1984" not in text
    assert "Quà, hiện vật" not in text
    assert "Bản niêm yết" in text


def test_the_sum_its_words_and_what_it_leaves_out() -> None:
    text = as_set(f03(replace(HARDSHIP, rows=requests(10))))
    assert "Tổng cộng 16.000.000" in text
    assert "(Bằng chữ: Mười sáu triệu đồng)" in text
    assert "Danh sách có 10 đề nghị hỗ trợ." in text
    assert "Tổng cộng chưa gồm 2 đề nghị không ghi số tiền." in text


def test_a_blank_has_twenty_rows_keys_and_no_sums() -> None:
    text = as_set(f03(HARDSHIP_BLANK))
    lines = "\n".join(pages(f03(HARDSHIP_BLANK))).splitlines()
    assert [int(line.split()[0]) for line in lines if line.split()[0].isdigit() and "Nữ" in line] == list(range(1, 21))
    assert "Cột “Nguồn” ghi số: 1 - Tổng Liên đoàn; 2 - LĐLĐ tỉnh;" in text
    assert "ngày …… tháng …… năm 20……" in text
    assert "Mẫu F03, phiên bản 1" in text
    assert "Tổng cộng" not in text
    assert "Bằng chữ" not in text


def test_every_letter_long_names_and_decomposed_ones_stay_in_their_cells() -> None:
    long = (LETTERS + " ") * 3
    row = HardshipRow(
        long[:200],
        "12/03/1984",
        "Nam",
        "Khơ Mú",
        "012085001234",
        long[:200],
        long[:400],
        999_999_999,
        long[:60],
        long[:200],
    )
    whole = f03(replace(HARDSHIP, rows=[row]))
    assert no_overlap(whole)
    apart = replace(row, name=unicodedata.normalize("NFD", row.name))
    assert f03(replace(HARDSHIP, rows=[apart])) == whole


def test_a_circumstance_longer_than_a_page_goes_on_below() -> None:
    words = [f"từ{place}" for place in range(400)]
    (row,) = requests(1)
    text = as_set(f03(replace(HARDSHIP, rows=[replace(row, circumstance=" ".join(words))])))
    assert all(word in text.split() for word in words)
    assert text.count("Giàng A Sử") == 1


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(NothingToPrint):
        f03(replace(HARDSHIP, rows=[]))
