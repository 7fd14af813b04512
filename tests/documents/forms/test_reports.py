"""The layout of the reports F13-F15."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Final

import pytest

from desktop_app.documents.forms.recap_report import MOST_YEARS
from desktop_app.documents.forms.report_parts import REPORT_PARTS
from desktop_app.domain.rounded_words import decimal_of
from tests.documents.forms import report_samples as samples
from tests.documents.forms.reading import in_order
from tests.documents.pdf import boxes, pages
from tests.documents.sheet import sheets
from tests.services.paper.test_every_form import crossed, overlaps

LONG: Final = ("Công đoàn cơ sở Trường Phổ thông dân tộc bán trú Trung học cơ sở và Tiểu học số 2 " * 3)[:200].strip()


def words_of(pdf: bytes) -> str:
    """Return all words of a paper on one line."""
    return " ".join(" ".join(page.split()) for page in pages(pdf))


def test_f13_has_its_parts_in_order_and_its_appendix_on_a_page_of_its_own() -> None:
    pdf = samples.f13()
    text = words_of(pdf)
    assert in_order(
        text, "Số: 07/BC-CĐCS", "BÁO CÁO", "Kính gửi: Liên đoàn Lao động tỉnh Lai Châu", "I. ĐẶC ĐIỂM TÌNH HÌNH",
        "142 người, trong đó nữ 80 người (56,34%)", "II. KẾT QUẢ THỰC HIỆN", "1. Công tác tuyên truyền",
        "2. Công tác đại diện", "3. Công tác chăm lo", "a) Tặng 1.234 suất quà cho 1.180 người, trị giá trên 1,2 tỷ",
        "b) Thăm hỏi 96 lượt", "gần 48.123.456 đồng", "4. Phong trào thi đua", "5. Công tác xây dựng tổ chức",
        "chưa ghi nhận số liệu", "6. Công tác kiểm tra", "7. Công tác tài chính", "III. HẠN CHẾ", "điểm bản xa",
        "IV. PHƯƠNG HƯỚNG", "……", "Dào San./.", "Nơi nhận", "TM. BAN CHẤP HÀNH", "Tẩn A Dơ", "Phụ lục I",
        "(Kèm theo Báo cáo số 07/BC-CĐCS", "STT Chỉ tiêu Đơn vị tính Số liệu Ghi chú",
    )  # fmt: skip
    papers = sheets(pdf)
    appendix = next(place for place, sheet in enumerate(papers) if sheet.text.startswith("Phụ lục"))
    above = [[word.text for word in sheet.words if word.bottom < 55] for sheet in papers]
    assert above[1:appendix] == [[str(number)] for number in range(2, appendix + 1)]
    assert above[appendix:] == [[], *([str(number)] for number in range(2, len(papers) - appendix + 1))]


def test_f13_says_how_exact_a_figure_is_and_of_when() -> None:
    text = words_of(samples.f13())
    assert "trên 1.200.000.000" in text
    assert "gần 48.123.456" in text
    assert "Số liệu lao động, đoàn viên (tính đến ngày 31/5/2026)" in text
    assert in_order(text, "Số câu lạc bộ thể thao đang có", "câu lạc bộ", "3 Đến 30/6/2026")
    assert in_order(text, "không phát sinh số liệu về: Nhà ở, Mái ấm; Công trình", "Suất quà (2 bản ghi)")


def test_f14_is_one_page_with_its_rows_and_boxes() -> None:
    for pdf in (samples.f14(), samples.f14_blank()):
        assert len(pages(pdf)) == 1
    text = words_of(samples.f14())
    assert in_order(
        text, "Công đoàn cấp trên:", "MẪU SỐ 1-HĐCĐ", "BÁO CÁO HOẠT ĐỘNG CÔNG ĐOÀN CƠ SỞ NĂM 2026",
        "(Số liệu tính đến ngày: 31/5 30/11)", "A- SỐ LIỆU", "TT Nội dung Đơn vị tính Số lượng Ghi chú",
        "I. Tình hình lao động", "1 Tổng số lao động Người 142", "2 Trong đó: nữ Người 80", "3 Số lao động thiếu",
        "5 Tiền lương bình quân người/tháng Đồng 7.250.000 Số người được tính: 140", "6 Tiền lương còn nợ", "Đồng 0",
        "7 Số lao động được bố trí", "8 Số lao động phải tự thuê", "9 Số lao động được ký", "10 Số lao động đóng",
        "Số tổ công đoàn: 4", "Dào San, ngày 05 tháng 7 năm 2026", "TM. BAN CHẤP HÀNH",
    )  # fmt: skip


def test_f14_leaves_to_the_pen_what_nobody_answered() -> None:
    assert "Trong đó nữ: ……" in words_of(samples.f14())
    assert "Số người được tính: ……" in words_of(samples.f14_blank())


@pytest.mark.parametrize("years", range(1, MOST_YEARS + 1))
def test_f15_has_a_column_for_each_year(years: int) -> None:
    pdf = samples.f15_table(samples.recap_content(years))
    head = " ".join(pages(pdf)[0].split())
    assert "So với" in head
    assert all(str(year) in head for year in range(2026 - years + 1, 2027))
    text = words_of(pdf)
    amounts = [decimal_of(48_123_456 * time, 1_000_000) for time in range(1, years + 1)]
    assert all(amount in text for amount in amounts), "no amount is broken within its digits"
    for sheet in sheets(pdf):
        assert sheet.width > sheet.height
        assert overlaps(sheet) == []
        assert crossed(sheet) == []


def test_f15_has_its_parts_in_order() -> None:
    text = words_of(samples.f15())
    assert in_order(
        text, "BÁO CÁO", "TỔNG KẾT PHONG TRÀO THI ĐUA YÊU NƯỚC", "GIAI ĐOẠN 2022 - 2026", "I. ĐẶC ĐIỂM",
        "II. CÔNG TÁC CHỈ ĐẠO", "III. KẾT QUẢ CÁC PHONG TRÀO", "IV. KẾT QUẢ DANH HIỆU THI ĐUA, KHEN THƯỞNG",
        "V. HẠN CHẾ", "VI. PHƯƠNG HƯỚNG", "./.", "TM. BAN CHẤP HÀNH",
    )  # fmt: skip


def test_the_body_of_a_report_names_its_appendix() -> None:
    for pdf, mark in ((samples.f13(), "Phụ lục I SỐ LIỆU"), (samples.f15_table(), "Phụ lục I SỐ LIỆU TỔNG KẾT")):
        assert mark in words_of(pdf)
    for pdf in (samples.f13(), samples.f15()):
        assert in_order(words_of(pdf), "(Có Phụ lục I kèm theo)", "Trên đây là", "./.")


def test_no_word_of_the_head_of_the_recap_table_is_broken() -> None:
    """STT once stood as "ST" over "T"."""
    found = {word for *_box, word in boxes(samples.f15_table())}
    assert {"STT", "ĐVT"} <= found


def test_long_names_wrap_and_decomposed_text_comes_out_composed() -> None:
    apart = unicodedata.normalize("NFD", LONG)
    frame = replace(samples.FRAME, addressees=(apart,), receivers=(apart, "Lưu: VT"))
    said = samples.sections(REPORT_PARTS, samples.figures(), "exact", apart, limits=(apart,) * 3)
    content = replace(samples.period_content(frame), sections=said, attached=f"({apart})", idle=(apart,))
    statistics = replace(samples.STATISTICS, superior=apart, office=apart, note=apart, dated=f"{apart[:90]}, ngày 05")
    for pdf in (samples.f13(content), samples.f14(statistics)):
        text = words_of(pdf)
        assert unicodedata.is_normalized("NFC", text)
        assert "Trung học cơ sở" in text
        for sheet in sheets(pdf):
            assert overlaps(sheet) == []
            assert crossed(sheet) == []
