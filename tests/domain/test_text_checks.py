"""Words that look right and are not: each is a problem with a proposal, and the answer stays as it was given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.definition import Bilingual, Field
from desktop_app.domain.entry import parse_field
from desktop_app.domain.problems import Problem
from desktop_app.domain.text_checks import At, check_name, check_text, in_digits
from desktop_app.domain.validation import validate
from desktop_app.domain.vietnamese import composed, repaired
from tests.domain.forms import person, real

AT = At("name", {}, None)


def found(text: str) -> list[tuple[str, str, object]]:
    return [(problem.code, problem.level, problem.details["proposal"]) for problem in check_text(text, AT)]


@pytest.mark.parametrize(
    ("text", "code", "level", "proposal"),
    [
        ("Giàng\u200b A Sử", "text_unseen_letter", "error", "Giàng A Sử"),
        ("\ufeffGiàng A Sử", "text_unseen_letter", "error", "Giàng A Sử"),
        ("Giàng A\u2060 Sử", "text_unseen_letter", "error", "Giàng A Sử"),
        ("Ðặng Văn Đức", "text_look_alike", "error", "Đặng Văn Đức"),
        ("Lò Văn ðức", "text_look_alike", "error", "Lò Văn đức"),
        ("\u0189oàn", "text_look_alike", "error", "Đoàn"),
        (unicodedata.normalize("NFD", "Nguyễn Văn An"), "text_marks_apart", "warning", "Nguyễn Văn An"),
        ("Nguyê\u0303n", "text_marks_apart", "warning", "Nguyễn"),
        ("Nguye\u0303\u0302n", "text_marks_apart", "error", "Nguyễn"),  # NFC does not settle this order
        ("ð" + "a" * 60, "text_look_alike", "error", ""),
    ],
)
def test_each_odd_letter_has_its_code(text: str, code: str, level: str, proposal: str) -> None:
    assert found(text) == [(code, level, proposal)]


@pytest.mark.parametrize("text", ["Giàng A Sử", "L\u00adu", "H'Mông", "Mái ấm – “Công đoàn”", "abc"])
def test_right_words_have_no_problem(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["Giàng\u200b A Sử", "Ðặng Văn An"])
@pytest.mark.parametrize("field_type", ["string", "text", "person", "place", "document"])
def test_typing_mends_nothing(field_type: str, text: str) -> None:
    words = Bilingual("Ô", "Field")
    answer = parse_field(Field("it", field_type, words, words), text)  # type: ignore[arg-type]
    assert text in (answer, *(answer.values() if isinstance(answer, dict) else ()))


def test_a_persons_name_is_checked_wherever_it_stands() -> None:
    definition = real().current("person")
    problems = validate(definition, {**person(), "name": "Nguyeexn Vawn An"})
    assert [(one.field, one.code, one.level, one.details["proposal"]) for one in problems if one.field == "name"] == [
        ("name", "name_half_typed", "warning", "Nguyễn Văn An")
    ]
    assert [one.code for one in check_name(5, AT)] == []


def test_an_old_card_without_its_zero_is_proposed() -> None:
    definition = real().current("person")

    def said(number: str) -> list[Problem]:
        return [one for one in validate(definition, {**person(), "old_number": number}) if one.field == "old_number"]

    assert said("045123456") == []
    assert [(one.code, one.details["proposal"]) for one in said("45123456")] == [("pattern", "045123456")]
    assert [(one.code, one.details["proposal"]) for one in said("045 123 456")] == [("pattern", "045123456")]
    assert [(one.code, one.details["proposal"]) for one in said("12345")] == [("pattern", "")]


@pytest.mark.parametrize(
    ("typed", "proposal"),
    [("1216001234", ""), ("216001234", "0216001234"), ("02.1600.1234", "0216001234"), ("٠٢", ""), ("x", ""), ("", "")],
)
def test_digits_are_only_proposed(typed: str, proposal: str) -> None:
    assert in_digits(typed, "0[0-9]{9}") == proposal


@given(st.text())
def test_any_text_is_checked_and_its_repair_is_right(text: str) -> None:
    assert all(problem.field == "name" for problem in check_text(text, AT))
    kept = {code for code, _level, _proposal in found(repaired(text)[:60] or "x") if code.startswith("text_")}
    assert kept <= {"text_marks_apart"}
    assert composed(composed(text)) == composed(text)
