"""Amounts in words by the Northern norm of official papers: nghìn, tỷ, linh, mốt, tư, lăm, không trăm.

Own code because the packages tried say "một triệu năm nghìn" for 1 005 000 (domain facts 5.6).
"""

from __future__ import annotations

from typing import Final

from desktop_app.base.errors import Bug

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS: Final = {1: "mốt", 4: "tư", 5: "lăm"}
_SCALES: Final = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))


class AmountWithoutWords(Bug):
    """A negative amount was to be written in words; papers have none. Fields: ``amount``."""

    code = "amount_without_words"


def amount_in_words(n: int, chan: bool = False) -> str:
    """Return ``n`` đồng in words, first letter capital, ending " đồng".

    ``chan`` adds " chẵn" where the amount ends in whole thousands (nothing could be written behind it).
    Raises AmountWithoutWords below zero.
    """
    if n < 0:
        raise AmountWithoutWords(amount=n)
    words = " ".join(_whole(n)) if n else _DIGITS[0]
    ending = " đồng chẵn" if chan and n and n % 1000 == 0 else " đồng"
    return words[0].upper() + words[1:] + ending


def _whole(n: int, after_higher: bool = False) -> list[str]:
    """Say ``n`` ≥ 1. After a higher group a missing hundred is said: một triệu *không trăm* linh năm nghìn."""
    for scale, name in _SCALES:
        if n >= scale:
            higher, rest = divmod(n, scale)
            return [*_whole(higher, after_higher), name, *(_whole(rest, after_higher=True) if rest else ())]
    return _group(n, full=after_higher)


def _group(n: int, *, full: bool) -> list[str]:
    """Say 1 to 999; ``full`` says the hundred even when it is zero."""
    hundred, below = divmod(n, 100)
    ten, unit = divmod(below, 10)
    words = [_DIGITS[hundred], "trăm"] if hundred or full else []
    if ten == 0:
        if unit:
            last = "tư" if unit == 4 and words else _DIGITS[unit]
            words += ["linh", last] if words else [last]
        return words
    words += ["mười"] if ten == 1 else [_DIGITS[ten], "mươi"]
    if unit:
        words.append(_after_ten(ten, unit))
    return words


def _after_ten(ten: int, unit: int) -> str:
    if ten == 1:
        return "lăm" if unit == 5 else _DIGITS[unit]
    return _AFTER_TENS.get(unit, _DIGITS[unit])
