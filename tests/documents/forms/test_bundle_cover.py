"""F16: what is added up and what is not."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.forms.bundle_cover import CoverCount
from tests.documents.pdf import boxes, pages
from tests.documents.samples import PAPERS, cover_sheet, printed, render_bundle_cover


def test_persons_of_several_kinds_are_not_added_up() -> None:
    text = pages(printed(render_bundle_cover, cover_sheet()))[0]
    assert "Tổng cộng 187 142 284.600.000" in text


def test_a_bundle_without_money_shows_no_zero() -> None:
    content = replace(cover_sheet(), counts=(CoverCount("Sáng kiến", 7, 9),))
    text = pages(printed(render_bundle_cover, content))[0]
    assert "\nTổng cộng 7\n" in text
    assert "Bằng chữ" not in text


def test_a_bundle_without_records_says_so() -> None:
    text = pages(printed(render_bundle_cover, replace(cover_sheet(), counts=())))[0]
    assert "Gói không có bản ghi nào." in text
    assert "NGƯỜI NHẬN" in text


def test_the_checksum_is_whole() -> None:
    text = pages(printed(render_bundle_cover, cover_sheet()))[0].replace(" ", "").replace("\n", "")
    assert cover_sheet().checksum in text


def test_a_bundle_of_all_kinds_of_records_fits_on_one_page() -> None:
    """Also where letterhead and author take several lines: a second page would hold two rows and the signatures."""
    counts = (*cover_sheet().counts, CoverCount("Đợt", 4), CoverCount("Người", 24))
    assert len(pages(printed(render_bundle_cover, replace(cover_sheet(), counts=counts)))) == 1


def test_many_kinds_take_a_second_page_with_a_row_above_the_signatures() -> None:
    counts = tuple(CoverCount(f"Loại {number}", number) for number in range(1, 31))
    texts = pages(printed(render_bundle_cover, replace(cover_sheet(), counts=counts)))
    assert len(texts) == 2
    assert "Loại 30" in texts[1]
    assert "NGƯỜI GIAO" in texts[1]


def test_what_nobody_said_is_left_to_the_pen_on_one_page() -> None:
    texts = pages(printed(render_bundle_cover, replace(cover_sheet(), period="")))
    assert len(texts) == 1
    assert any(line.startswith("Kỳ báo cáo: ……") for line in texts[0].splitlines())


def test_a_blank_has_the_columns_of_the_decree_and_twenty_rows_for_the_pen() -> None:
    texts = pages(PAPERS["f16_bundle_cover_blank"]())
    text = "\n".join(texts)
    assert [int(line) for line in text.splitlines() if line.isdigit()] == list(range(1, 21))
    for bundles_only in ("Tên gói", "Số kiểm tra gói", "Tổng cộng", "Số liệu trong gói"):
        assert bundles_only not in text
    assert "ngày …… tháng …… năm 20……" in text
    assert "Mẫu F16, phiên bản 1" in text
    rows = sorted(
        top
        for page, _, top, _, _, word in boxes(PAPERS["f16_bundle_cover_blank"]())
        if page == 2 and word in ("14", "15")
    )
    assert rows[1] - rows[0] >= 10 * 72 / 25.4 - 0.01
