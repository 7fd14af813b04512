"""F18: columns in order, the account, room to sign, sums as exact as the records, and the blank."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Final

import pytest

from desktop_app.documents.forms.covid_list import _HANDWRITTEN, TITLE, CovidRow, _Sheet
from desktop_app.documents.table_blocks import NothingToPrint
from tests.documents.forms.test_initiative_application import LETTERS, no_overlap
from tests.documents.pdf import as_set, lies_on_its_side, pages
from tests.documents.samples_care import COVID, COVID_BLANK, aids, f18

HEADS: Final = (
    "STT Họ và tên Năm sinh Số CMND/CCCD Đơn vị Loại HĐ Lý do (nhóm đối tượng) Thời gian ảnh hưởng từ–đến"
    " Mức hỗ trợ (đồng) Số tài khoản/ tiền mặt Ký nhận"
)


def test_eleven_columns_in_their_order_on_every_page_lying_on_its_side() -> None:
    for pdf in (f18(replace(COVID, rows=aids(14))), f18(COVID_BLANK)):
        assert lies_on_its_side(pdf)
        assert as_set(pdf).count(HEADS) == len(pages(pdf))


def test_title_decision_and_the_three_who_sign() -> None:
    text = as_set(f18())
    assert f"{TITLE} (Theo Quyết định số 643/QĐ-TLĐ)" in text
    places = [text.rindex(part) for part in ("NGƯỜI LẬP BIỂU", "THỦ QUỸ", "TM. BAN CHẤP HÀNH")]
    assert places == sorted(places)


def test_a_pen_fits_where_people_sign() -> None:
    for content in (COVID, COVID_BLANK, replace(COVID, sensitive=False), replace(COVID, public=True, sensitive=False)):
        columns = _Sheet(content).columns
        assert sum(column.width for column in columns) == pytest.approx(252)
        assert columns[-1].title == "Ký nhận"
        assert columns[-1].width >= 25
    assert sum(column.width for column in _HANDWRITTEN) == pytest.approx(252)


def test_without_sensitive_answers_the_reason_is_left_out() -> None:
    text = as_set(f18(replace(COVID, sensitive=False)))
    assert HEADS.replace(" Lý do (nhóm đối tượng)", "") in text
    assert "Mất việc" not in text


def test_a_public_copy_masks_numbers() -> None:
    text = as_set(f18(replace(COVID, sensitive=False, public=True)))
    assert "012080000001" not in text
    assert "••••••••0001" in text
    assert "Bản niêm yết" in text


def test_money_is_added_up_and_goods_are_told_beside() -> None:
    text = as_set(f18(replace(COVID, rows=aids(6))))
    assert "+ 5 kg gạo (75.000)" in text
    assert "Tổng cộng 6.000.000" in text
    assert "(Bằng chữ: Sáu triệu đồng)" in text
    assert "Ngoài tiền còn hiện vật trị giá 150.000 đồng, chưa tính vào tổng cộng." in text


def test_what_is_over_or_missing_is_said() -> None:
    over, plain, open_one = aids(3)
    rows = [replace(over, said="over"), plain, replace(open_one, cash=None, in_kind="Gạo", in_kind_value=None)]
    text = as_set(f18(replace(COVID, rows=rows)))
    assert "trên 1.000.000" in text
    assert "Tổng cộng trên 2.000.000" in text
    assert "(Bằng chữ: Trên hai triệu đồng)" in text
    assert "Tổng cộng chưa gồm 1 dòng thiếu số tiền." in text
    assert "Có 1 dòng chưa ghi trị giá hiện vật." in text


def test_a_blank_has_keys_boxes_and_no_sums() -> None:
    text = as_set(f18(COVID_BLANK))
    assert "(Theo Quyết định số ………/QĐ-TLĐ)" in text
    assert "Cột “Loại HĐ” ghi số: 1 - Không xác định thời hạn;" in text
    assert "Cột “Lý do” ghi số: 1 - Mắc Covid-19;" in text
    assert text.count("Tiền mặt") >= 20
    assert "Tổng cộng" not in text
    assert "Mẫu F18, phiên bản 1" in text


def test_every_letter_and_long_values_stay_in_their_cells() -> None:
    long = ((LETTERS + " ") * 3)[:200]
    row = CovidRow(
        long,
        "1984",
        "012085001234",
        long,
        long,
        long,
        "01/04/2020 –\n05/2020",
        1_000_000_000,
        f"{'7' * 19}\n{long}",
        "over",
    )
    whole = f18(replace(COVID, rows=[row]))
    assert no_overlap(whole)
    assert f18(replace(COVID, rows=[replace(row, name=unicodedata.normalize("NFD", long))])) == whole


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(NothingToPrint):
        f18(replace(COVID, rows=[]))
