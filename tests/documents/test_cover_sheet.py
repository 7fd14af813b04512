"""F16: what is added up and what is not."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.cover_sheet import CoverCount, render_cover_sheet
from tests.documents.pdf import pages
from tests.documents.samples import cover_sheet, printed


def test_persons_of_several_kinds_are_not_added_up() -> None:
    text = pages(printed(render_cover_sheet, cover_sheet()))[0]
    assert "Tổng cộng 187 142 284.600.000" in text


def test_a_bundle_without_money_shows_no_zero() -> None:
    content = replace(cover_sheet(), counts=(CoverCount("Sáng kiến", 7, 9),))
    text = pages(printed(render_cover_sheet, content))[0]
    assert "\nTổng cộng 7\n" in text
    assert "Bằng chữ" not in text


def test_a_bundle_without_records_says_so() -> None:
    text = pages(printed(render_cover_sheet, replace(cover_sheet(), counts=())))[0]
    assert "Gói không có bản ghi nào." in text
    assert "NGƯỜI NHẬN" in text


def test_the_checksum_is_whole() -> None:
    text = pages(printed(render_cover_sheet, cover_sheet()))[0].replace(" ", "").replace("\n", "")
    assert cover_sheet().checksum in text


def test_a_bundle_of_all_kinds_of_records_fits_on_one_page() -> None:
    """Also where letterhead and author take several lines: a second page would hold two rows and the signatures."""
    counts = (*cover_sheet().counts, CoverCount("Đợt", 4), CoverCount("Người", 24))
    assert len(pages(printed(render_cover_sheet, replace(cover_sheet(), counts=counts)))) == 1


def test_many_kinds_take_a_second_page_with_a_row_above_the_signatures() -> None:
    counts = tuple(CoverCount(f"Loại {number}", number) for number in range(1, 31))
    texts = pages(printed(render_cover_sheet, replace(cover_sheet(), counts=counts)))
    assert len(texts) == 2
    assert "Loại 30" in texts[1]
    assert "NGƯỜI GIAO" in texts[1]
