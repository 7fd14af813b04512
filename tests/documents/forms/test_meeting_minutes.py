"""F06: title and table fit the business, sums say what they leave out, the blank has rows and no sum."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.documents.forms.meeting_minutes import _SUPPORT, TITLES, Business, Result, _columns
from tests.documents.forms.reading import overlapping
from tests.documents.forms.test_survey_minutes import LONG
from tests.documents.minutes import EMULATION, MEETING, MEETING_BLANK, drawn
from tests.documents.pdf import pages


def text_of(content: object) -> str:
    return "\n".join(pages(drawn(content)))  # type: ignore[arg-type]


def test_parts_stand_in_the_order_of_the_law() -> None:
    text = text_of(MEETING)
    parts = (
        "Số: 03/BB-CĐCS",
        "BIÊN BẢN HỌP XÉT HỖ TRỢ",
        "Thời gian bắt đầu: 14 giờ 00 phút, ngày 16 tháng 01 năm 2026",
        "Địa điểm:",
        "Thành phần tham dự: Ban chấp hành công đoàn, có mặt 6/7 thành viên",
        "Chủ trì:",
        "Thư ký:",
        "Nội dung:",
        "Họ tên",
        "(Bằng chữ: Năm mươi hai triệu đồng)",
        "Kết luận:",
        "Cuộc họp kết thúc vào 15 giờ 30 phút, ngày 16 tháng 01 năm 2026./.",
        "THƯ KÝ CHỦ TRÌ",
        "Tẩn Thị Mẩy Lò Thị Phương",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert len(pages(drawn(MEETING))) == 1


def test_only_what_was_granted_is_added_up() -> None:
    text = text_of(MEETING)
    assert "Tổng cộng 52.000.000" in text
    assert "20.000.000" not in text, "asked for, not granted"
    assert "Không đồng ý" in text
    assert "ghi trong sổ" not in text
    short = replace(MEETING, people=[*MEETING.people, Result("Lò Văn Ướn", "Tặng quà", "6/6")], total=60_000_000)
    assert "Tổng cộng chưa gồm 1 dòng chưa ghi mức hỗ trợ." in text_of(short)
    assert "Tổng mức hỗ trợ ghi trong sổ: 60.000.000 đồng." in text_of(short)


@pytest.mark.parametrize(
    ("about", "column"),
    [("emulation", "Danh hiệu, hình"), ("initiative", "Sáng kiến, đề tài"), ("other", "Việc xét")],
)
def test_other_business_has_its_title_and_column_and_no_sum(about: Business, column: str) -> None:
    text = text_of(replace(EMULATION, about=about))
    assert TITLES[about] in text
    assert column in text
    assert "A. TẬP THỂ" in text
    assert "B. CÁ NHÂN" in text
    assert "Được thông qua: 1 tập thể và 1 cá nhân." in text
    assert "Tổng cộng" not in text
    assert "Mức hỗ trợ" not in text


def test_a_meeting_without_results_has_no_table_and_asks_nothing_of_it() -> None:
    text = text_of(replace(EMULATION, about="other", people=(), collectives=()))
    assert "STT" not in text
    assert "Kết luận" in text
    assert "A. TẬP THỂ" not in text_of(replace(EMULATION, people=()))


def test_the_blank_has_twenty_rows_and_room_for_everything() -> None:
    texts = pages(drawn(MEETING_BLANK))
    text = "\n".join(texts)
    assert [int(line) for line in text.splitlines() if line.isdigit()] == list(range(1, 21))
    assert "Số: ……/BB-CĐCS" in text
    assert "Bằng chữ: …" in text
    assert "đồng)" in text
    assert "không đồng ý thì ghi KĐ" in " ".join(text.split())
    assert len(texts) == 2
    assert "Mẫu F06, phiên bản 1" in texts[0]


def test_a_thousand_results_repeat_the_head_and_sign_once() -> None:
    many = [replace(MEETING.people[0], name=f"Giàng A Chứ {at}", value=1_000_000) for at in range(1000)]
    texts = pages(drawn(replace(MEETING, people=many, total=None)))
    assert all("STT" in text for text in texts[:-1])
    assert sum("THƯ KÝ" in text for text in texts) == 1
    assert "1.000.000.000" in texts[-1]


def test_columns_fill_the_page_and_long_names_wrap() -> None:
    assert sum(column.width for column in _SUPPORT) == 165
    assert sum(column.width for column in _columns(EMULATION)) == 165
    long = [Result(LONG, LONG, "9999/10000", "99,99", 10_000_000_000)]
    for content in (
        replace(MEETING, people=long, chair=LONG, secretary=LONG, occasion=LONG, attendees=((LONG, LONG),)),
        replace(EMULATION, people=long, collectives=long),
    ):
        assert not overlapping(drawn(content))
