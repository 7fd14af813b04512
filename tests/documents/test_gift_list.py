"""F08: what is summed, hidden, left out and kept together."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.fonts import GlyphMissing
from desktop_app.documents.forms.gift_list import _HANDWRITTEN, _PRINTED, GiftRow
from desktop_app.documents.public_copies import masked_number
from desktop_app.documents.table_blocks import NothingToPrint
from tests.documents.pdf import boxes, pages
from tests.documents.samples import AT, blank_sheet, gifts, printed, render_gift_list, sign_sheet

HEAD = "STT"
SIGNER = "NGƯỜI LẬP BIỂU"


def numbers_on(page: str, names: tuple[str, ...] = ("01208",)) -> list[int]:
    """Return the indexes of the gifts whose personal numbers stand on the page."""
    return [int(word[5:]) for word in page.split() if word.startswith(names) and len(word) == 12]


@settings(max_examples=12)
@given(st.integers(1, 70))
def test_every_row_once_head_on_every_page_signatures_with_a_row(count: int) -> None:
    texts = pages(printed(render_gift_list, sign_sheet(count)))
    assert [index for text in texts for index in numbers_on(text)] == list(range(count))
    assert all(HEAD in text for text in texts)
    signed = [text for text in texts if SIGNER in text]
    assert len(signed) == 1
    assert numbers_on(signed[0])[-1] == count - 1
    assert "Tổng cộng" in signed[0]
    assert [text.splitlines()[0] for text in texts[1:]] == [str(number) for number in range(2, len(texts) + 1)]


def test_totals_and_words() -> None:
    text = pages(printed(render_gift_list, sign_sheet(25)))[-1]
    assert "Tổng cộng 17.000.000 4.800.000 đồng 21.800.000" in text
    assert "(Bằng chữ: Hai mươi mốt triệu tám trăm nghìn đồng)" in text
    assert "Danh sách có 25 suất quà." in text
    assert "chưa gồm" not in text


@pytest.mark.parametrize(
    "row",
    [
        GiftRow("Giàng A Sử", "Bản A", "", None, "Gạo", None),
        GiftRow("Giàng A Sử", "Bản A", "", 500_000, "Gạo", None),
        GiftRow("Giàng A Sử", "Bản A", "", None, "", None),
    ],
)
def test_the_total_says_what_it_leaves_out(row: GiftRow) -> None:
    text = pages(printed(render_gift_list, replace(sign_sheet(), rows=[*gifts(2), row])))[-1]
    assert "Tổng cộng chưa gồm 1 dòng thiếu số tiền hoặc trị giá hiện vật." in text


def test_public_copy_shows_four_digits() -> None:
    text = "\n".join(pages(printed(render_gift_list, replace(sign_sheet(25), public=True))))
    assert not numbers_on(text)
    assert "••••••••0024" in text
    assert "Bản niêm yết" in text


@pytest.mark.parametrize(
    ("number", "shown"), [("012085001234", "••••••••1234"), ("12345", "•2345"), ("1234", "••••"), ("", "")]
)
def test_masking(number: str, shown: str) -> None:
    assert masked_number(number) == shown


def test_blank_form_has_twenty_rows_and_no_totals() -> None:
    text = "\n".join(pages(printed(render_gift_list, blank_sheet())))
    numbered = [int(line) for line in text.splitlines() if line.isdigit()]
    assert numbered == list(range(1, 21))
    assert "Tổng cộng" not in text
    assert "Bằng chữ" not in text
    assert "Mẫu F08, phiên bản 1" in text
    assert "ngày …… tháng …… năm 20……" in text
    assert SIGNER in text


def test_rows_added_by_hand_follow_the_printed_ones() -> None:
    text = pages(printed(render_gift_list, replace(sign_sheet(2), blank_rows=3)))[-1]
    assert "\n5\n" in text
    assert "Tổng cộng" not in text


def test_an_empty_list_is_refused_and_writes_nothing() -> None:
    target = io.BytesIO()
    with pytest.raises(NothingToPrint):
        render_gift_list(replace(sign_sheet(), rows=[]), target, printed_at=AT)
    assert target.getvalue() == b""


def test_a_letter_that_cannot_be_drawn_is_refused_and_named() -> None:
    target = io.BytesIO()
    row = GiftRow("Giàng A ☑ Sử 王", "Bản A", "", 1, "", None)
    with pytest.raises(GlyphMissing) as refusal:
        render_gift_list(replace(sign_sheet(), rows=[row]), target, printed_at=AT)
    assert refusal.value.fields["characters"] == ["☑", "王"]
    assert target.getvalue() == b""


def test_a_pen_fits_into_the_signature_column() -> None:
    for columns in (_PRINTED, _HANDWRITTEN):
        assert sum(column.width for column in columns) == pytest.approx(252)
        assert next(column.width for column in columns if column.title == "Ký nhận") >= 25
    words = boxes(printed(render_gift_list, sign_sheet(30)))
    tops = sorted(top for page, _, top, _, _, word in words if page == 2 and word.startswith("01208"))
    assert len(tops) > 5
    assert min(after - before for before, after in pairwise(tops)) >= 9 * 72 / 25.4


def test_long_names_and_huge_sums_do_not_leave_their_cells() -> None:
    long = GiftRow(
        "Nguyễn Phương Hoàng Thị Bích Ngọc Thảo Nguyên Trường Giang",
        "Tổ công đoàn khối hành chính – phục vụ Trường PTDTBT Tiểu học và THCS Nậm Cuổi",
        "012085001234",
        999_999_999_999,
        "Chăn bông, bánh kẹo, gạo nếp, dầu ăn, nước mắm và quà của Công ty TNHH Một thành viên",
        123_456_789,
        "điểm chỉ, có người chứng kiến Giàng A Chứ, trưởng bản",
    )
    words = boxes(printed(render_gift_list, replace(sign_sheet(), rows=[long])))
    edges = [30.0]
    for column in _PRINTED:
        edges.append(edges[-1] + column.width)
    money = next(word for word in words if word[5] == "999.999.999.999")
    assert edges[4] * 72 / 25.4 <= money[1]
    assert money[3] <= edges[5] * 72 / 25.4
    total = next(word for word in words if word[5] == "1.000.123.456.788")
    assert edges[6] * 72 / 25.4 <= total[1]
    assert total[3] <= edges[7] * 72 / 25.4
