"""Vietnamese order as bytes: compare two keys byte by byte and the texts stand as in a dictionary.

Owns the alphabet's order and the tone order of dictionaries (ngang, huyền, hỏi, ngã, sắc, nặng; not the order chanted
in school). Dictionary order goes syllable by syllable: "Tà Tổng" before "Tả Lèng". Takes text already cleaned
(``vietnamese.clean``); use it through ``vietnamese``.

A syllable's key is one byte per letter, then its tone byte. Tone bytes are lower than any letter, so a syllable stands
before longer ones that begin with it, and letters decide before the tone. Where in the syllable the tone is written
does not matter, so hoà and hòa have one key. Numbers stand before letters and go by value: Tổ 2 before Tổ 10.
Case, punctuation and foreign marks do not count, nor does what follows the first 400 letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_FIRST_LETTER: Final = 0x20
_NUMBER: Final = 0x10
_PART_END: Final = b"\x01"
_LEVEL: Final = 2
"""The tone byte of a syllable without tone mark (ngang)."""
_TONES: Final = {"\u0300": 3, "\u0309": 4, "\u0303": 5, "\u0301": 6, "\u0323": 7}
_WEIGHTS: Final = {letter: _FIRST_LETTER + place for place, letter in enumerate(_ALPHABET)}
_WEIGHTS.update({"\u00f0": _WEIGHTS["đ"], "\u0256": _WEIGHTS["đ"]})

_LONGEST_NUMBER: Final = 0xDF
_LONGEST_REMEMBERED: Final = 400
_SYLLABLES: Final = re.compile(r"[^\W\d_]+|[0-9]+|\d+")


def text_key(text: str) -> bytes:
    """Return the key of a cleaned text: its syllables one after the other; b"" when it has none."""
    return b"".join(_keys(text))


def person_key(name: str) -> bytes:
    """Return the key of a cleaned name: given name (last syllable), family name (first), middle, then any remark.

    What follows an opening bracket is a remark such as "(con bà Páo)" and never the given name.
    """
    name, bracket, remark = name.partition("(")
    keys = _keys(name)
    if not keys:
        return text_key(remark)
    given = keys.pop()
    family = keys.pop(0) if keys else b""
    key = _PART_END.join((given, family, b"".join(keys)))
    return key + _PART_END + text_key(remark) if bracket else key


def _keys(text: str) -> list[bytes]:
    # Names and places are made of some thousands of syllables; a long text may hold noise not worth remembering, and
    # numbers are without end. No answer that is ordered by is longer than its beginning here, and what is typed by
    # mistake must hold nobody up.
    key = _remembered if len(text) <= _LONGEST_REMEMBERED else _syllable_key
    keys: list[bytes] = []
    for word in text[:_LONGEST_REMEMBERED].casefold().split():
        if word.isalpha():
            keys.append(key(word))
        else:
            keys += [_number_key(one) if one[0].isdecimal() else key(one) for one in _SYLLABLES.findall(word)]
    return keys


def _syllable_key(syllable: str) -> bytes:
    key = bytearray()
    tones = bytearray()
    for letter in unicodedata.normalize("NFC", syllable):
        _weigh(letter, key, tones)
    return bytes(key + (tones or bytes([_LEVEL])))


_remembered: Final = lru_cache(maxsize=8192)(_syllable_key)


def _number_key(digits: str) -> bytes:
    plain = digits if digits.isascii() else "".join(str(unicodedata.decimal(digit)) for digit in digits)
    value = plain.lstrip("0").encode("ascii")
    return b"%c%c%b" % (_NUMBER, min(len(value), _LONGEST_NUMBER), value)


def _weigh(letter: str, key: bytearray, tones: bytearray) -> None:
    """Add the weight of one letter to ``key`` and its tones to ``tones``."""
    weight = _WEIGHTS.get(letter)
    if weight is not None:
        key.append(weight)
        return
    parts = unicodedata.normalize("NFD", letter)
    if len(parts) == 1:
        key += letter.encode("utf-8", "surrogatepass")  # another script: after z, its bytes start at 0xC2
        return
    tones += bytes(_TONES[part] for part in parts[1:] if part in _TONES)
    base = unicodedata.normalize("NFC", parts[0] + "".join(part for part in parts[1:] if part not in _TONES))
    weight = _WEIGHTS.get(base, _WEIGHTS.get(parts[0]))  # a foreign mark (ü) does not count
    key += bytes([weight]) if weight is not None else parts[0].encode("utf-8", "surrogatepass")
