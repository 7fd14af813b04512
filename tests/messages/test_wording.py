"""How every sentence is worded: the rules of look.md, over all templates."""

from __future__ import annotations

import re
import unicodedata

import pytest

from desktop_app.messages.describe import FALLBACK, TEMPLATES
from desktop_app.messages.problem_texts import PROBLEM_TEXTS
from desktop_app.messages.problems import UNKNOWN
from desktop_app.messages.sentence import Template, Text, variants

FORBIDDEN = re.compile(
    r"lỗi hệ thống|thất bại|không hợp lệ|khóa ký|mã băm|chìa"
    r"|\b(?:chị|anh|bạn|quý khách|chúng tôi|hash|sha|uuid|sqlite|exception|error)\b"
    r"|[!\"'`]|\.\.|[A-Za-z]:\\|/[a-z]+/",
    re.IGNORECASE,
)
NEW_TONE_PLACEMENT = re.compile(r"[ốoôơ]?(?:o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
"""khoá, xoá, hoà, thuỷ: the old placement khóa, xóa, hòa, thủy is this program's ("quý" is the same in both)."""
ALL = {**TEMPLATES, "fallback": FALLBACK}


def texts(text: Text) -> list[str]:
    return [one for one in variants(text) if one]


def sentences() -> list[str]:
    parts = [part for one in ALL.values() for part in (one.title, one.safe, one.next_step)]
    return [one for part in (*parts, *PROBLEM_TEXTS.values(), UNKNOWN) for one in texts(part)]


@pytest.mark.parametrize("sentence", sorted(set(sentences())))
def test_every_sentence_keeps_the_rules_of_wording(sentence: str) -> None:
    assert FORBIDDEN.search(sentence) is None
    assert not any(not found[0].lower().startswith("quý") for found in _new_tones(sentence))
    assert unicodedata.is_normalized("NFC", sentence)
    assert "  " not in sentence
    assert sentence == sentence.strip()
    assert sentence.count("“") == sentence.count("”")


def _new_tones(sentence: str) -> list[re.Match[str]]:
    words = re.findall(r"\w+", sentence)
    return [found for word in words if not word.lower().startswith("qu") for found in NEW_TONE_PLACEMENT.finditer(word)]


@pytest.mark.parametrize("word", ["khoá", "xoá", "hoà", "Thuỷ", "toả"])
def test_the_rule_of_tones_finds_the_new_placement(word: str) -> None:
    assert _new_tones(word)


@pytest.mark.parametrize("word", ["khóa", "xóa", "hòa", "Thủy", "quý", "hoàn", "toàn", "thuộc", "quỹ"])
def test_the_rule_of_tones_leaves_the_old_placement_alone(word: str) -> None:
    assert not _new_tones(word)


@pytest.mark.parametrize("code", sorted(ALL))
def test_a_message_says_what_happened_what_is_safe_and_what_to_do(code: str) -> None:
    template: Template = ALL[code]
    for part in (template.title, template.safe, template.next_step):
        assert texts(part)
        for one in texts(part):
            assert one[-1] in ".?"
            assert one[0] in "{“" or one[0].isupper()
    assert max(map(len, texts(template.title))) <= 110
    longest = sum(max(map(len, texts(part))) for part in (template.title, template.safe, template.next_step))
    assert longest <= 260


@pytest.mark.parametrize("code", sorted(PROBLEM_TEXTS))
def test_a_sentence_beside_a_field_is_short(code: str) -> None:
    for one in texts(PROBLEM_TEXTS[code]):
        assert one.endswith((".", "?", "{hint}"))
        assert len(one) <= 110
