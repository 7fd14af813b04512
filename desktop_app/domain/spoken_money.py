"""Amounts written in words, read back: "Hai mươi tư triệu đồng chẵn", with bốn for tư, lẻ for linh, ngàn for nghìn.

The other way of ``money_words``. What people hear in two ways has two readings: "một triệu năm nghìn" spells
1.005.000 and is said for 1.500.000, "hai trăm năm" spells 205 and is said for 250.

Words become one letter each, so that a group of three digits is one pattern: digits stand for themselves, ``m`` mốt,
``t`` tư, ``l`` lăm, ``X`` mười, ``x`` mươi, ``H`` trăm, ``L`` linh, ``K`` nghìn, ``T`` triệu, ``B`` tỷ.
"""

from __future__ import annotations

import re
from typing import Final

from desktop_app.domain.vietnamese import fold, marked

_WORDS: Final = {
    **{"không": "0", "một": "1", "mốt": "m", "hai": "2", "ba": "3", "bốn": "4", "tư": "t", "năm": "5", "lăm": "l"},
    **{"nhăm": "l", "sáu": "6", "bảy": "7", "bẩy": "7", "tám": "8", "chín": "9", "mười": "X", "mươi": "x"},
    **{"trăm": "H", "linh": "L", "lẻ": "L", "nghìn": "K", "ngàn": "K", "triệu": "T", "tỷ": "B", "tỉ": "B"},
}
_UNMARKED: Final = {fold(word): letter for word, letter in _WORDS.items() if word not in ("mốt", "mười")}
"""Words typed without marks. "mot" is một, also after the tens; "muoi" is mươi after a digit, else mười."""
_DIGITS: Final = {**{str(digit): digit for digit in range(10)}, "m": 1, "t": 4, "l": 5}

_FRAME: Final = re.compile(
    r"\(?\s*(?:(?:bằng chữ|bang chu)\s*:?\s*)?(?P<words>\S.*?)(?:\s+(?:đồng|dong))?(?:\s+(?:chẵn|chan))?[\s.,;/)]*"
)
_BETWEEN: Final = re.compile(r"\s*,\s*|\s+")
_CAN_COUNT_TENS: Final = frozenset("23456789")
_GROUP: Final = re.compile(
    r"(?:(?P<hundred>[0-9])H)?"
    r"(?:L(?P<after_linh>[1-9t])|X(?P<after_ten>[1-46-9l])?|(?P<ten>[2-9])x(?P<after_tens>[1-46-9mtl])?"
    r"|(?P<bare>[0-9mt]))?"
)
_BELOW_TY: Final = re.compile(r"(?:(?P<trieu>[^TK]+)T)?(?:(?P<nghin>[^TK]+)K)?(?P<one>[^TK]*)")
_SCALES: Final = (("trieu", 10**6), ("nghin", 10**3), ("one", 1))
_TY: Final = 10**9
_LONGEST: Final = 400


def readings(text: str) -> tuple[int, ...]:
    """Return what an amount in words means: one amount, two that it may mean (as spelt, as said), or none."""
    if len(text) > _LONGEST:
        return ()
    letters = _letters(marked(text))
    if not letters or (letters[0] == "0" and letters != "0"):
        return ()
    spelt, said = _read(letters, said=False), _read(letters, said=True)
    if spelt is None or said is None:
        return ()
    return (spelt,) if spelt == said else (spelt, said)


def _letters(text: str) -> str:
    """Return one letter for each word, "" when a word is none of an amount's."""
    frame = _FRAME.fullmatch(text)
    letters = ""
    for word in _BETWEEN.split(frame["words"]) if frame else ():
        letter = _WORDS.get(word) or _UNMARKED.get(word)
        if letter is None:
            return ""
        tens_after_nothing = word == "muoi" and letters[-1:] not in _CAN_COUNT_TENS
        letters += "X" if tens_after_nothing else letter
    return letters


def _read(letters: str, *, said: bool) -> int | None:
    """Return the amount the letters spell, or with ``said`` the one that people mean by it; None for no amount."""
    higher, ty, below = letters.rpartition("B")
    total = 0
    if ty:
        above = _read(higher, said=said) if higher else None
        if not above:
            return None
        total = above * _TY
    parts = _BELOW_TY.fullmatch(below)
    if parts is None or not (ty or below):
        return None
    scale_before = _TY if ty else 0
    for name, scale in _SCALES:
        if not parts[name]:
            continue
        value = _group(parts[name], said=said, before=scale_before, scale=scale)
        if value is None:
            return None
        total += value
        scale_before = scale
    return total


def _group(letters: str, *, said: bool, before: int, scale: int) -> int | None:
    """Return the value in đồng of one group of up to three digits, ``scale`` its unit, ``before`` the group's before.

    A single digit behind a hundred or a higher group is what people shorten: "hai trăm năm", "một triệu năm".
    """
    found = _GROUP.fullmatch(letters)
    if found is None or (found["after_linh"] and not found["hundred"] and not before):
        return None
    hundred, bare = found["hundred"], found["bare"]
    if bare is None:
        unit = found["after_linh"] or found["after_ten"] or found["after_tens"] or "0"
        tens = 1 if "X" in letters else int(found["ten"] or 0)
        return (100 * int(hundred or 0) + 10 * tens + _DIGITS[unit]) * scale
    if hundred and hundred != "0":
        return (100 * int(hundred) + _DIGITS[bare] * (10 if said else 1)) * scale
    if hundred or (bare in "mt" and not before):
        return None
    if before and said:
        return _DIGITS[bare] * before // 10
    return _DIGITS[bare] * scale
