"""What the law of layout (NĐ 30/2020, Appendix I) asks of every form, filled, public, sensitive and blank.

Parameterised over the registry: a form is held to all of this from the moment it is registered.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise
from typing import Final

import pytest

from tests.documents.sheet import MM, Rule, Sheet, Word, faces, sheets
from tests.services.paper.book import Book
from tests.services.paper.specimens import Copy, forms

COPIES: Final = [
    (form.form, copy)
    for form in forms()
    for copy in ("filled", "public", "sensitive", "blank")
    if copy in ("filled", "blank") or getattr(form, copy)
]
FILLED: Final = [form.form for form in forms()]
SHORT, LONG = 210 * MM, 297 * MM
FOOT: Final = 18 * MM
"""The stamp and its QR stand in the bottom margin, so many points from the edge at most."""
every_copy = pytest.mark.parametrize(("form", "copy"), COPIES)
every_form = pytest.mark.parametrize("form", FILLED)


def test_all_of_them_have_something_to_print(book: Book) -> None:
    assert book.missing == []
    assert {one.form.form for one in book.specimens} == set(FILLED)


@every_copy
def test_a4_the_way_its_form_lies(book: Book, form: str, copy: Copy) -> None:
    for specimen, paper in zip(book.of(form, copy), book.sheets(form, copy), strict=True):
        for sheet in paper:
            size = (sheet.width, sheet.height)
            lying = size[0] > size[1] if form in BOTH_WAYS else specimen.form.landscape
            assert size == pytest.approx((LONG, SHORT) if lying else (SHORT, LONG), abs=0.01)


BOTH_WAYS: Final = {"F01", "F13", "F15"}
"""A list that lies and a pledge that stands in one form; reports whose appendix lies, as NĐ 30 allows it to."""
TITLES: Final = {"F01": ("BẢNG", "ĐĂNG")}
"""How a form begins whose catalogue title is that of its other half."""
CHARTS: Final = {"F15"}


@every_copy
def test_nothing_stands_in_the_margins(book: Book, form: str, copy: Copy) -> None:
    for paper in book.sheets(form, copy):
        for number, sheet in enumerate(paper, start=1):
            for word in sheet.words:
                assert _in_its_place(word, sheet, number), f"{word} on page {number}"
            for rule in sheet.rules:
                assert _within(rule, sheet), f"{rule} on page {number}"


def _in_its_place(word: Word, sheet: Sheet, number: int) -> bool:
    if word.left < 30 * MM - 1 or word.right > sheet.width - 15 * MM + 1:
        return False
    in_body = word.top >= 20 * MM - 3 and word.bottom <= sheet.height - 20 * MM + 4
    in_foot = word.top >= sheet.height - FOOT and word.bottom <= sheet.height - 4 * MM
    return in_body or in_foot or (number > 1 and word.text.isdigit() and word.bottom < 20 * MM)


def _within(rule: Rule, sheet: Sheet) -> bool:
    left, right = min(rule.x1, rule.x2), max(rule.x1, rule.x2)
    top, bottom = min(rule.y1, rule.y2), max(rule.y1, rule.y2)
    sides = left >= 30 * MM - 0.6 and right <= sheet.width - 15 * MM + 0.6
    return sides and top >= 20 * MM - 0.6 and bottom <= sheet.height - 20 * MM + 0.6


@every_copy
def test_no_two_words_touch(book: Book, form: str, copy: Copy) -> None:
    for paper in book.sheets(form, copy):
        for sheet in paper:
            assert overlaps(sheet) == []


def overlaps(sheet: Sheet) -> list[str]:
    """Return the pairs of words of a sheet whose boxes lie over each other."""
    words = sorted(sheet.words, key=lambda word: word.top)
    found = []
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            if other.top >= one.bottom - 0.5:
                break
            if one.left < other.right - 0.5 and other.left < one.right - 0.5:
                found.append(f"{one.text} / {other.text} at {one.left:.0f}, {one.top:.0f}")
    return found


@every_copy
def test_words_and_upright_rules_do_not_cross(book: Book, form: str, copy: Copy) -> None:
    for paper in book.sheets(form, copy):
        for sheet in paper:
            assert crossed(sheet) == []


def crossed(sheet: Sheet) -> list[str]:
    """Return the words that an upright rule runs through: what left its cell."""
    uprights = [rule for rule in sheet.rules if rule.upright]
    found = []
    for word in sheet.words:
        middle = (word.top + word.bottom) / 2
        for rule in uprights:
            low, high = min(rule.y1, rule.y2), max(rule.y1, rule.y2)
            if low < middle < high and word.left + 0.5 < rule.x1 < word.right - 0.5:
                found.append(f"{word.text} at {word.left:.0f}, {word.top:.0f}")
    return found


@every_copy
def test_sizes_are_those_of_the_decree(book: Book, form: str, copy: Copy) -> None:
    for specimen, paper in zip(book.of(form, copy), book.sheets(form, copy), strict=True):
        first = paper[0]
        for word in first.line_of("CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM"):
            assert 12 <= round(word.size) <= 13
        for word in first.line_of("Độc", "lập", "-", "Tự", "do", "-", "Hạnh", "phúc"):
            assert 13 <= round(word.size) <= 14
        for word in first.line_of("Số:"):
            assert round(word.size) == 13
        found = first.line_of(*specimen.form.title.split()[:2]) or first.line_of(*TITLES.get(form, ("",)))
        assert found, "the title stands on the first page"
        assert all(13 <= round(word.size) <= 14 for word in found)
        assert all(8.5 < word.size < 14.6 for word in first.words)


@every_copy
def test_the_nation_s_motto_is_underlined_as_long_as_it_is(book: Book, form: str, copy: Copy) -> None:
    for paper in book.sheets(form, copy):
        motto = paper[0].line_of("Độc", "lập", "-", "Tự", "do", "-", "Hạnh", "phúc")
        if not motto:
            assert form == "F14", "only the State's own report form has another head"
            continue
        below = [rule for rule in paper[0].rules if rule.level and 0 <= rule.y1 - motto[0].bottom < 8]
        wide = motto[-1].right - motto[0].left
        assert any(rule.length == pytest.approx(wide, abs=2) for rule in below)


@every_copy
def test_only_the_four_faces_and_all_of_them_embedded(book: Book, form: str, copy: Copy) -> None:
    for drawn in book.drawn(form, copy):
        used = faces(drawn.content)
        assert used
        for name, told in used:
            assert "LiberationSerif" in name or (form in CHARTS and "NotoSans" in name), told
            assert " yes yes yes " in told, "embedded, subset, with a map to Unicode"
        assert b"Helvetica" not in drawn.content


@every_copy
def test_text_extracts_as_nfc_and_nothing_is_left_unfilled(book: Book, form: str, copy: Copy) -> None:
    text = book.text(form, copy)
    assert unicodedata.is_normalized("NFC", text)
    for word in ("None", "{", "}", "False", "True", "nan", "�"):
        assert word not in text.split(), word
    assert "{" not in text


@every_copy
def test_same_input_same_bytes(book: Book, form: str, copy: Copy) -> None:
    for specimen, drawn in zip(book.of(form, copy), book.drawn(form, copy), strict=True):
        assert book.desk.draw(specimen.wish).content == drawn.content


@every_form
def test_page_numbers_from_the_second_page_on(book: Book, form: str) -> None:
    """Each paper of a file is numbered for itself: a page without a number is the first of one."""
    for paper in book.sheets(form, "filled"):
        number = 0
        for sheet in paper:
            above = [word for word in sheet.words if word.bottom < 20 * MM]
            number = number + 1 if above else 1
            if not above:
                continue
            assert [word.text for word in above] == [str(number)]
            middle = (30 * MM + sheet.width - 15 * MM) / 2
            assert (above[0].left + above[0].right) / 2 == pytest.approx(middle, abs=1)
            assert 13 <= round(above[0].size) <= 14
        firsts = [sheet for sheet in paper if not any(word.bottom < 20 * MM for word in sheet.words)]
        assert all(_heads_a_paper(sheet) for sheet in firsts)
    for paper in book.sheets(form, "blank"):
        assert all(word.top >= 20 * MM - 3 for sheet in paper for word in sheet.words), "left to the pen"


def _heads_a_paper(sheet: Sheet) -> bool:
    return bool(sheet.line_of("CỘNG", "HÒA") or sheet.line_of("Phụ", "lục") or sheet.line_of("PHỤ", "LỤC")) or bool(
        sheet.line_of("Đơn", "vị", "báo", "cáo:")
    )


@every_form
def test_a_blank_is_for_the_pen(book: Book, form: str) -> None:
    for specimen, paper in zip(book.of(form, "blank"), book.sheets(form, "blank"), strict=True):
        text = " ".join(sheet.text for sheet in paper)
        assert f"Mẫu {form}, phiên bản {specimen.form.version}" in text
        assert all("Trang ……/……" in sheet.text for sheet in paper)
        assert "In lúc" not in text
        assert "Bằng chữ" not in text or "Bằng chữ: …" in text
        if not specimen.form.each:
            assert "Tổng cộng" not in text, "it would be wrong as soon as somebody writes"
        if "tháng" in text:
            assert "ngày …… tháng …… năm 20……" in text or "ngày … tháng … năm 20…" in text
        assert book.drawn(form, "blank")[0].parts == ()


@every_form
def test_a_blank_list_has_numbered_rows_a_pen_fits_into(book: Book, form: str) -> None:
    (paper,) = book.sheets(form, "blank")
    if not any(sheet.width > sheet.height for sheet in paper):
        return
    numbers: list[int] = []
    for sheet in paper:
        rows = [word for word in sheet.words if word.text.isdigit() and word.left < 45 * MM and word.top > 20 * MM]
        rows = [word for word in rows if word.bottom < sheet.height - 20 * MM]
        numbers += [int(word.text) for word in rows]
        for above, below in pairwise(sorted(rows, key=lambda word: word.top)):
            if int(below.text) == int(above.text) + 1:
                assert below.top - above.top >= 9 * MM
    assert len(numbers) >= 10, "rows are numbered for the pen"
    assert 1 in numbers


@every_form
def test_a_number_of_twelve_digits_has_twelve_boxes(book: Book, form: str) -> None:
    for paper in book.sheets(form, "blank"):
        text = " ".join(sheet.text for sheet in paper)
        if "định danh" not in text and "CCCD" not in text:
            continue
        assert any(_boxes(sheet) >= 12 for sheet in paper)


def _boxes(sheet: Sheet) -> int:
    """Return how many boxes of equal width stand side by side at most."""
    most = 0
    rows: dict[tuple[float, float], set[float]] = {}
    for rule in sheet.rules:
        if rule.upright and 3 * MM < rule.length < 9 * MM:
            ends = sorted((round(rule.y1, 1), round(rule.y2, 1)))
            rows.setdefault((ends[0], ends[1]), set()).add(round(rule.x1, 1))
    for edges in rows.values():
        placed = sorted(edges)
        gaps = [after - before for before, after in pairwise(placed)]
        run = 0
        for before, after in pairwise([0.0, *gaps]):
            run = run + 1 if after < 6 * MM and (run == 0 or abs(after - before) < 0.5) else 0
            most = max(most, run)
    return most


@every_form
def test_a_frame_that_leaves_everything_open_leaves_it_to_the_pen(book: Book, form: str) -> None:
    (specimen, *_rest) = book.of(form, "filled")
    frame = replace(book.desk.propose(specimen.wish), place="", day=None, signer="", number="")
    drawn = book.desk.draw(replace(specimen.wish, frame=frame))
    text = " ".join(sheet.text for sheet in sheets(drawn.content))
    assert "None" not in text
    assert "()" not in text
