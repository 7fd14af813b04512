from __future__ import annotations

import unicodedata

import pytest

from desktop_app.storage.passphrases import (
    PassphraseCommon,
    PassphraseTooShort,
    check_passphrase,
    normalise_passphrase,
)


@pytest.mark.parametrize("text", ["hoa ban nở trắng", "chín con trâu", "Xk29-lm4PQ", "bản Nà Loỏng 7 nhà"])
def test_good_ones_pass(text: str) -> None:
    check_passphrase(text)


@pytest.mark.parametrize("text", ["", "ngắn", "123456789", " " * 12, "   chín   "])
def test_short_ones_are_refused(text: str) -> None:
    with pytest.raises(PassphraseTooShort) as caught:
        check_passphrase(text)
    assert caught.value.fields == {"minimum": 10}


@pytest.mark.parametrize(
    "text",
    [
        "matkhau123",
        "Mật khẩu 123",
        "congdoan2026",
        "Công đoàn 2026",
        "LAICHAU2026",
        "1234567890",
        "aaaaaaaaaaaa",
        "abababababab",
        "qwertyuiop",
        "abcdefghijkl",
        "0987654321",
    ],
)
def test_common_ones_are_refused_however_they_are_written(text: str) -> None:
    with pytest.raises(PassphraseCommon):
        check_passphrase(text)
    with pytest.raises(PassphraseCommon):
        check_passphrase(unicodedata.normalize("NFD", text))


def test_length_is_counted_in_letters_as_seen() -> None:
    with pytest.raises(PassphraseTooShort):
        check_passphrase(unicodedata.normalize("NFD", "ữữữ ễễễ ậ"))


def test_composed_and_decomposed_typing_give_the_same_bytes() -> None:
    text = "hoa ban nở trắng"
    assert normalise_passphrase(unicodedata.normalize("NFD", text)) == normalise_passphrase(text)
