"""Every Vietnamese letter has a glyph; what has none is named; hidden characters cost nothing."""

from __future__ import annotations

import unicodedata

import pytest

from desktop_app.documents import fonts
from desktop_app.documents.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, GlyphMissing, Style, printable, text_width

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = (
    "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES) + "đbcdghklmnpqrstvx"
)


@pytest.mark.parametrize("face", [REGULAR, BOLD, ITALIC, BOLD_ITALIC])
def test_every_face_has_every_letter(face: str) -> None:
    for letter in LETTERS + LETTERS.upper() + "0123456789.,;:-–—…“”()/%•·":
        assert text_width(letter, Style(face, 12)) > 0


def test_digits_are_equally_wide() -> None:
    for face in (REGULAR, BOLD):
        assert len({text_width(digit, Style(face, 12)) for digit in "0123456789"}) == 1


def test_decomposed_text_is_composed() -> None:
    assert printable(unicodedata.normalize("NFD", "Nguyễn Thị Ướt")) == "Nguyễn Thị Ướt"


def test_hidden_characters_are_dropped_and_spaces_collapsed() -> None:
    assert printable("Giàng\u00a0A\u200b  Sử\ufeff\u00ad\t") == "Giàng A Sử"


@pytest.mark.parametrize(
    ("text", "told", "characters"),
    [
        ("☐", "☐", ["☐"]),
        ("王", "王", ["王"]),
        ("x\u0301", "x\u0301", ["\u0301"]),
        ("\U0001f381", "\U0001f381", ["\U0001f381"]),
        ("\ue000", "□", ["U+E000"]),
        ("a\x07", "a□", ["U+0007"]),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_told_so_that_it_can_be_seen(
    text: str, told: str, characters: list[str]
) -> None:
    with pytest.raises(GlyphMissing) as refusal:
        text_width(printable(text), Style(REGULAR, 12))
    assert refusal.value.fields == {"text": told, "characters": characters}


def test_registering_twice_is_harmless() -> None:
    fonts.register()
    fonts.register()
