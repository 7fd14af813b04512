from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.vietnamese import marked, person_sort_key, text_sort_key, words
from tests.domain.test_vietnamese import VIETNAMESE_LETTERS

syllables = st.text(alphabet=VIETNAMESE_LETTERS, min_size=1, max_size=4)
names = st.lists(syllables, min_size=1, max_size=4).map(" ".join)


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    alphabet = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
    assert sorted(reversed(alphabet), key=text_sort_key) == alphabet


def test_tones_stand_in_dictionary_order() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(reversed(tones), key=text_sort_key) == tones


def test_texts_stand_syllable_by_syllable() -> None:
    places = [
        "Dào San",
        "Đoàn Kết",
        "Nậm Cha",
        "Nậm Chà",
        "Nậm Chà Một",
        "Pa Ủ",
        "Sin Suối Hồ",
        "Sìn Hồ",
        "Tà Tổng",
        "Tả Lèng",
        "Tam Đường",
        "Tân Uyên",
        "Than Uyên",
        "Thân Thuộc",
    ]
    assert sorted(reversed(places), key=text_sort_key) == places


def test_numbers_go_by_value_and_before_letters() -> None:
    groups = ["2 tổ", "10 tổ", "Tổ", "Tổ 2", "Tổ 02b", "Tổ 10", "Tổ 10a", "Tổ an toàn"]
    assert sorted(reversed(groups), key=text_sort_key) == groups


def test_people_stand_by_given_family_and_middle_name() -> None:
    people = [
        "An",
        "Lò Văn An",
        "Nguyễn An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
        "Vàng A Ánh",
        "Trần Bình",
        "Lò Thị Dung",
        "Lò Thị Đào",
        "Giàng A Sử",
        "Vàng Thị Yến",
    ]
    assert sorted(reversed(people), key=person_sort_key) == people


def test_a_remark_in_brackets_is_not_the_given_name() -> None:
    people = ["Lò Văn An", "Lò Văn An (con bà Páo)", "Lò Văn Bình (tổ 1)", "Lò Văn Bình (tổ 2)"]
    assert sorted(reversed(people), key=person_sort_key) == people
    assert person_sort_key("(không rõ)") == text_sort_key("không rõ")


def test_case_marks_placement_and_form_do_not_count() -> None:
    same = ["Lê Thị Hoà", "LÊ THỊ HÒA", unicodedata.normalize("NFD", "Lê  Thị Hoà"), "Lê\u00a0Thị\u200b Hòa"]
    assert len({person_sort_key(name) for name in same}) == 1
    assert len({text_sort_key(name) for name in same}) == 1
    assert text_sort_key("Ðoàn") == text_sort_key("đoàn")


def test_other_scripts_stand_last_and_foreign_marks_do_not_count() -> None:
    assert text_sort_key("Müller") == text_sort_key("muller")
    assert text_sort_key("zzz") < text_sort_key("中")
    assert text_sort_key("!") == text_sort_key("") == b""


@given(names, names)
def test_equal_keys_mean_the_same_words(a: str, b: str) -> None:
    def spelled(name: str) -> list[tuple[str, str]]:
        """Letters and tones of each word apart: where a tone stands does not order names."""
        result = []
        for word in words(marked(name)):
            parts = unicodedata.normalize("NFD", word)
            tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
            letters = "".join(part for part in parts if part not in "\u0300\u0301\u0303\u0309\u0323")
            result.append((unicodedata.normalize("NFC", letters), tones))
        return result

    assert (text_sort_key(a) == text_sort_key(b)) == (spelled(a) == spelled(b))


@given(names, syllables)
def test_a_text_stands_before_what_continues_it(name: str, more: str) -> None:
    assert text_sort_key(name) < text_sort_key(f"{name} {more}")


@given(syllables, syllables, names)
def test_given_names_decide_first(a: str, b: str, rest: str) -> None:
    if text_sort_key(a) < text_sort_key(b):
        assert person_sort_key(f"{rest} {a}") < person_sort_key(f"A {b}")


@given(st.text(), st.text())
def test_any_text_has_keys_that_agree_with_its_clean_form(a: str, b: str) -> None:
    for key in (text_sort_key, person_sort_key):
        assert key(a) == key(unicodedata.normalize("NFD", a))
        assert isinstance(key(a + b), bytes)


def test_what_nobody_reads_to_its_end_is_ordered_by_its_beginning() -> None:
    endless = "Giàng " * 200_000
    assert person_sort_key(endless) == person_sort_key(endless[:400])
    assert len(text_sort_key(endless)) < 1_000
