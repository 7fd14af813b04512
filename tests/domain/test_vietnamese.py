from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.vietnamese import (
    clean,
    clean_lines,
    fold,
    has_look_alike,
    has_marks,
    has_unseen,
    marked,
    matches,
    may_be_same_person,
    prefix_forms,
    repaired,
    same_person,
    tidy,
    tidy_lines,
    words,
)

VIETNAMESE_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
vietnamese = st.text(alphabet=VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper() + "  -'0129")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Liên đoàn Lao động tỉnh Lai Châu", "lien doan lao dong tinh lai chau"),
        ("ĐỨC", "duc"),
        ("Ðoàn Kết", "doan ket"),  # eth, from a Latin-1 file
        ("ðoàn", "doan"),
        ("\u0189oàn \u0256oàn", "doan doan"),  # African d
        ("e\u0302\u0301", "e"),
        ("H'Mông", "h'mong"),
        ("  Giàng\u00a0A\u200b  Sử\ufeff ", "giang a su"),
        ("Müller Straße", "muller strasse"),
        ("", ""),
    ],
)
def test_fold_drops_every_mark(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("Hoá", "hóa"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("UỶ BAN", "ủy ban"),
        ("toạ", "tọa"),
        ("xoã", "xõa"),
        ("hoà-bình", "hòa-bình"),
        ("hoà, thuỳ", "hòa, thùy"),
    ],
)
def test_open_syllables_have_one_marked_form(new: str, old: str) -> None:
    assert marked(new) == old
    assert marked(old) == old


@pytest.mark.parametrize(
    "text",
    ["quý", "quỳ", "hoàng", "hoài", "hoàn", "nguyễn", "khuya", "ngoẻo", "khuỷu", "lý", "lí", "đức", "oánh", "quà"],
)
def test_syllables_with_one_spelling_stay(text: str) -> None:
    assert marked(text.upper()) == text


def test_marks_in_the_wrong_order_compose() -> None:
    assert clean("tie\u0301\u0302ng") == "tiếng"
    assert marked("a\u0306\u0323") == "ặ"


def test_clean_keeps_the_spelling_and_the_soft_hyphen() -> None:
    assert clean(" Hoà\u00a0 Bình\u200d\r\n") == "Hoà Bình"
    assert clean("L\u00adu") == "L\u00adu"  # ư in TCVN3: not ours to strip
    assert clean("a\x00b") == "ab"


def test_clean_lines_keeps_lines() -> None:
    assert clean_lines("\n Dòng  một \r\n\n hai\u200b \n") == "Dòng một\n\nhai"


@pytest.mark.parametrize(
    ("text", "expected"), [("hoa", False), ("hoà", True), ("đ", True), ("d", False), ("ð", True), ("Ế", True)]
)
def test_has_marks(text: str, expected: bool) -> None:
    assert has_marks(text) is expected


@pytest.mark.parametrize("name", ["Hoa", "Hòa", "Hoà", "Hóa", "Họa", "HOẠ"])
def test_a_query_without_marks_meets_every_variant(name: str) -> None:
    assert matches("hoa", name)


@pytest.mark.parametrize(
    ("query", "text", "mode", "expected"),
    [
        ("hoà", "Hòa", "word", True),
        ("hoà", "Hoà", "word", True),
        ("hoà", "Hóa", "word", False),
        ("hoà", "Hoa", "word", False),
        ("đ", "d", "word", False),
        ("đ", "Dương", "prefix", False),
        ("đ", "Đức", "prefix", True),
        ("d", "Đức", "prefix", True),
        ("tan uyen", "Than Uyên", "prefix", False),
        ("tan uyen", "Tân Uyên", "word", True),
        ("than", "Tân", "prefix", False),
        ("uye", "Than Uyên", "prefix", True),
        ("uye", "Than Uyên", "word", False),
        ("uyên than", "Than Uyên", "word", True),
        ("hoà", "Hoàng", "prefix", True),
        ("hòa", "Hoàng", "prefix", True),
        ("hòa", "Hoáng", "prefix", False),
        ("nguyen văn", "Nguyễn Văn An", "prefix", True),
        ("nguyen vân", "Nguyễn Văn An", "prefix", False),
        ("nguyen van", "Nguyễn Văn An", "full", False),
        ("nguyen van an", "Nguyễn Văn An", "full", True),
        ("an nguyen van", "Nguyễn Văn An", "full", False),
        ("nguyên van an", "Nguyễn Văn An", "full", False),
        ("", "Nguyễn", "prefix", True),
        ("", "Nguyễn", "full", False),
        ("hmong", "H'Mông", "word", False),
        ("mông", "H'Mông", "word", True),
        ("ðoàn", "Đoàn Kết", "word", True),
    ],
)
def test_matches(query: str, text: str, mode: Literal["word", "prefix", "full"], expected: bool) -> None:
    assert matches(query, text, mode) is expected


def test_words_split_as_the_index_does() -> None:
    assert words("xã_mường-tè, 12/5") == ["xã", "mường", "tè", "12", "5"]


def test_prefix_forms_offer_the_longer_words_spelling() -> None:
    assert prefix_forms("hòa") == ("hòa", "hoà")
    assert prefix_forms("quy") == ("quy",)
    assert prefix_forms("an") == ("an",)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Nguyễn Thị Thuý", "NGUYỄN  THỊ THÚY", True),
        ("Hoà", unicodedata.normalize("NFD", "Hòa"), True),
        ("Ðặng Văn Ðức", "Đặng Văn Đức", True),
        ("Hòa", "Hóa", False),
        ("Lý", "Lí", False),
        ("Nguyen Van An", "Nguyễn Văn An", False),
        ("An Văn", "Văn An", False),
        ("", " ", False),
    ],
)
def test_same_person(a: str, b: str, expected: bool) -> None:
    assert same_person(a, b) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Nguyen Van An", "Nguyễn Văn An", True),
        ("Nguyễn Van An", "Nguyen Văn An", True),
        ("Lý A Mỹ", "Lí A Mĩ", True),
        ("Hòa", "Hoà", True),
        ("Hòa", "Hóa", False),
        ("Thúy", "Thúi", False),
        ("Quý", "Quí", False),
        ("Y Phương", "I Phương", False),
        ("Ly", "Li", True),
        ("Lý", "Lí Văn", False),
        ("", "", False),
    ],
)
def test_suggestions_of_the_same_name(a: str, b: str, expected: bool) -> None:
    assert may_be_same_person(a, b) is expected
    assert may_be_same_person(b, a) is expected


@given(vietnamese, vietnamese)
def test_the_same_name_may_be_the_same(a: str, b: str) -> None:
    if same_person(a, b):
        assert may_be_same_person(a, b)
    assert may_be_same_person(a, fold(a)) or not words(marked(a))


def test_tidy_keeps_what_clean_drops() -> None:
    assert tidy(" Hoa\u0300\u200b  Bình ") == "Hoà\u200b Bình"
    assert tidy_lines("\n một\u200b  hai \n\n ba\n") == "một\u200b hai\n\nba"
    assert (has_unseen("a\u200bb"), has_unseen("ab"), has_unseen("ế")) == (True, False, False)
    assert (has_look_alike("Ðoàn"), has_look_alike("Đoàn")) == (True, False)
    assert repaired("Ðoàn\u200b Kết") == "Đoàn Kết"


@given(st.text())
def test_every_form_is_stable(text: str) -> None:
    for form in (clean, fold, marked):
        once = form(text)
        assert form(once) == once
        assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_nfd_and_nfc_are_one_text(text: str) -> None:
    decomposed, composed = unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)
    for form in (clean, fold, marked):
        assert form(decomposed) == form(composed)


@given(vietnamese)
def test_vietnamese_folds_to_ascii_as_its_marked_form_does(text: str) -> None:
    assert fold(text).isascii()
    assert fold(marked(text)) == fold(text) == fold(text.upper())


@given(vietnamese)
def test_a_text_meets_itself_and_its_folding(text: str) -> None:
    assert matches(text, text, "full") is True
    assert matches(fold(text), text, "full") is True
    assert matches(text, text, "prefix") is True


@given(st.text(), st.text())
def test_matching_takes_any_text(query: str, text: str) -> None:
    for_all_words = matches(query, text, "full")
    if for_all_words and words(marked(query)):
        assert matches(query, text, "word")
    if matches(query, text, "word"):
        assert matches(query, text, "prefix")


@given(st.text() | st.text(alphabet="aĐơƯ ß\u0301\u0323\u200b\x1c\x85\u2028日3"))
def test_folding_word_by_word_is_folding_the_whole(text: str) -> None:
    # A byte-order mark is left out, and makes the whole text be asked.
    assert fold(text) == fold("\ufeff" + text)
