"""F09: the points of the circular in their order, room for the pen, and signatures of however many authors."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace

import pytest

from desktop_app.documents.codes import Stamp
from desktop_app.documents.forms.initiative_application import (
    _AUTHORS,
    _HELPING,
    Applicants,
    Contributor,
    InitiativeApplication,
    initiative_application,
)
from desktop_app.documents.page import Paper
from tests.documents.drawing import AT, drawn
from tests.documents.forms.initiative_samples import AUTHORS, application, f09, f09_blank
from tests.documents.forms.reading import EVERY_LETTER, overlapping
from tests.documents.pdf import as_set, boxes, lies_on_its_side, pages

POINTS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN",
    "Kính gửi:",
    "Tôi (chúng tôi) ghi tên dưới đây:",
    "Tỷ lệ (%) đóng góp vào việc tạo ra sáng kiến",
    "Là tác giả đề nghị xét công nhận sáng kiến:",
    "- Chủ đầu tư tạo ra sáng kiến:",
    "- Lĩnh vực áp dụng:",
    "- Ngày sáng kiến được áp dụng lần đầu hoặc áp dụng thử:",
    "- Mô tả bản chất của sáng kiến:",
    "- Những thông tin cần được bảo mật (nếu có):",
    "- Các điều kiện cần thiết để áp dụng:",
    "- Đánh giá lợi ích theo ý kiến của tác giả:",
    "- Đánh giá lợi ích theo ý kiến của tổ chức, cá nhân đã tham gia áp dụng:",
    "Danh sách những người đã tham gia áp dụng thử",
    "Nội dung công việc hỗ trợ",
    "Tôi (chúng tôi) xin cam đoan",
    "Người nộp đơn",
)


def printed(content: InitiativeApplication) -> bytes:
    return drawn(initiative_application(content, Stamp("F09", "7K3M-Q2XD", "3fa9c01b")))


@pytest.mark.parametrize("make", [f09, f09_blank])
def test_the_points_stand_in_their_order_filled_and_blank(make: object) -> None:
    assert callable(make)
    text, at = as_set(make()), 0
    for point in POINTS:
        found = text.find(point, at)
        assert found >= at, point
        at = found
    assert "LIÊN ĐOÀN" not in text, "the paper is the authors', not the union's"


def test_the_columns_are_those_of_the_circular() -> None:
    for columns in (_AUTHORS, _HELPING):
        assert len(columns) == 7
        assert sum(column.width for column in columns) == pytest.approx(165)
    assert not lies_on_its_side(f09())


def test_one_author_signs_at_the_right_under_place_and_day() -> None:
    pdf = printed(application(AUTHORS[:1]))
    names = [(page, left, top) for page, left, top, _, _, word in boxes(pdf) if word in ("Dếnh", "nộp")]
    signed = [place for place in names if place[0] == max(names)[0]]
    assert all(left > 105 * 72 / 25.4 for _page, left, _top in signed)
    assert "Dào San, ngày 05 tháng 02 năm 2026 Người nộp đơn (Ký, ghi rõ họ tên)" in as_set(pdf)


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_the_signatures_take_no_more_than_they_say(count: int) -> None:
    sheet = Paper(io.BytesIO(), title="Thử", stamp=Stamp("F09", "", "1"), printed_at=AT)
    block = Applicants(["Nguyễn Thị Phương Thảo"] * count, "Dào San, ngày 05 tháng 02 năm 2026")
    before, said = sheet.y, block.height(sheet)
    block.draw(sheet)
    assert before - sheet.y <= said + 1


@pytest.mark.parametrize("count", [2, 5, 30])
def test_all_authors_sign_and_nobody_s_name_parts_from_the_room_above_it(count: int) -> None:
    authors = [Contributor(f"Tác Giả{number:02d}", part="3,3") for number in range(1, count + 1)]
    words = boxes(printed(application(authors)))
    wanted = {f"Giả{number:02d}" for number in range(1, count + 1)}
    found = [word for word in words if word[5] in wanted]
    assert len(found) == 2 * count
    for page, _, top, _, _, word in found[count:]:
        above = [bottom for other, _, _, _, bottom, _ in words if other == page and bottom < top - 4]
        assert not above or top - max(above) >= 16 * 72 / 25.4, word


def test_long_names_and_values_wrap_and_every_letter_is_drawn() -> None:
    name, mixed = f"{EVERY_LETTER} " * 2, unicodedata.normalize("NFD", EVERY_LETTER)
    author = Contributor(name, "12/09/1979", mixed * 2, EVERY_LETTER, "Thạc sĩ " * 12, "33,5")
    long = replace(application((author, AUTHORS[1])), title="Sáng kiến dài " * 35, summary=f"{mixed}\n" * 40)
    texts = pages(printed(long))
    assert len(texts) > 2
    assert unicodedata.is_normalized("NFC", "".join(texts))
    assert overlapping(printed(long)) == []


def test_a_blank_takes_two_pages_with_signatures_under_the_assurance() -> None:
    texts = pages(f09_blank())
    assert len(texts) == 2
    assert "xin cam đoan" in texts[1]
    assert "Mẫu F09, phiên bản 1" in texts[0]
    assert overlapping(f09_blank()) == []
