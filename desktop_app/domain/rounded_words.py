"""Rounded figures in words, as people write them: "trên 2.000", "gần 14 nghìn", "gần 800 triệu đồng", "trên 90%".

Words never say more than the figure: *trên* X is said of what lies above X, *gần* X of what lies below it by no more
than a twentieth. A figure is said as it is where it is small or has two digits that count (77, 6.900, 34.000). What
records say of themselves goes first: a sum that is only known to be over its figure is never *gần* anything.
Reading rules of the article's figures: domain facts §1.2. Vietnamese by default: paper is.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.money import format_money

SMALL: Final = 100
"""Up to here a count is said as it is."""
SMALL_HONOURS: Final = 1_000
"""Up to here honours are said as they are: nobody writes "gần 160" of people whose names are known."""
_HONOURS: Final = frozenset({"award", "creative_labour_award", "emulation_title"})
_NEAR: Final = Fraction(1, 20)
_UPPER_PART: Final = Fraction(7, 10)
"""From here on in its step a figure is nearly the next one."""
_THOUSAND: Final = 1_000
_THOUSANDS_FROM: Final = 10_000
_STEP_OF_RATES: Final = 500
_NEAR_RATE: Final = 100

WordLanguage = Literal["vi", "en"]
QUALIFIERS: Final[dict[WordLanguage, dict[Qualifier, str]]] = {
    "vi": {"exact": "", "over": "trên ", "nearly": "gần ", "about": "khoảng "},
    "en": {"exact": "", "over": "over ", "nearly": "nearly ", "about": "about "},
}
"""The word before a number that tells how exact it is."""
_SCALES: Final[dict[WordLanguage, tuple[tuple[int, str], ...]]] = {
    "vi": ((10**9, "tỷ"), (10**6, "triệu"), (_THOUSAND, "nghìn")),
    "en": ((10**9, "billion"), (10**6, "million"), (_THOUSAND, "thousand")),
}
_DONG: Final = "đồng"


@dataclass(frozen=True, slots=True)
class RoundedFigure:
    """A number people would say, and how the true one lies to it."""

    number: int
    qualifier: Qualifier


def small_for(kind: str) -> int:
    """Return up to which count the figures of a record kind are said as they are."""
    return SMALL_HONOURS if kind in _HONOURS else SMALL


def rounded(value: int, qualifier: Qualifier = "exact", *, small: int = SMALL) -> RoundedFigure:
    """Return the number to say of ``value``, which is as exact as ``qualifier`` tells.

    What is at most ``small``, has two digits that count, or lies below zero stays as it is.
    """
    if value <= small:
        return RoundedFigure(value, qualifier)
    lower, upper = _around(value, digits=2)
    if lower == upper:
        return RoundedFigure(value, qualifier)
    if qualifier == "over":
        return RoundedFigure(lower, "over")
    if qualifier == "nearly":
        near = upper if upper - value <= _NEAR * upper else _around(value, digits=3)[1]
        return RoundedFigure(near, "nearly")
    if qualifier == "about":
        return RoundedFigure(upper if upper - value <= value - lower else lower, "about")
    if _is_nearly(value, lower, upper):
        return RoundedFigure(upper, "nearly")
    return RoundedFigure(lower, "over")


def count_in_words(
    value: int, qualifier: Qualifier = "exact", *, small: int = SMALL, language: WordLanguage = "vi"
) -> str:
    """Return a count in words, without its unit: "62", "trên 2.000", "gần 14 nghìn"."""
    said = rounded(value, qualifier, small=small)
    if said.number == value or said.number < _THOUSANDS_FROM:
        return f"{QUALIFIERS[language][said.qualifier]}{format_money(said.number)}"
    return f"{QUALIFIERS[language][said.qualifier]}{_scaled(said.number, language)}"


def amount_rounded(value: int, qualifier: Qualifier = "exact", *, language: WordLanguage = "vi") -> str:
    """Return an amount in words: "gần 800 triệu đồng", "trên 4 tỷ đồng", "500 nghìn đồng"."""
    said = rounded(value, qualifier, small=0)
    return f"{QUALIFIERS[language][said.qualifier]}{_scaled(said.number, language)} {_DONG}"


def rate_in_words(rate: str, qualifier: Qualifier = "exact", *, language: WordLanguage = "vi") -> str:
    """Return a rate (decimal text with two places, "" for none) in words: "trên 90%", "gần 85%", "91,75%".

    A rate is held against whole fives only: one that is nowhere near is said as it is.
    """
    if not rate:
        return ""
    hundredths = int(Fraction(rate) * 100)
    said = _round_rate(hundredths, qualifier)
    return f"{QUALIFIERS[language][said.qualifier]}{decimal_of(said.number, 100)}%"


def _round_rate(hundredths: int, qualifier: Qualifier) -> RoundedFigure:
    as_it_is = RoundedFigure(hundredths, qualifier)
    if hundredths % 100 == 0:
        return as_it_is
    below = hundredths - hundredths % _STEP_OF_RATES
    above = below + _STEP_OF_RATES
    if qualifier in ("exact", "over") and _near_rate(hundredths - below, below):
        return RoundedFigure(below, "over")
    if qualifier in ("exact", "nearly") and _near_rate(above - hundredths, above):
        return RoundedFigure(above, "nearly")
    return as_it_is


def _near_rate(distance: int, rate: int) -> bool:
    return distance < _NEAR_RATE and distance <= rate * _NEAR


def _is_nearly(value: int, lower: int, upper: int) -> bool:
    """Tell whether an exact figure between two plain ones is said by the upper one.

    A rounder one speaks for all that is near it: 4,09 tỷ is over 4 and 5,91 nearly 6.
    """
    if upper - value > _NEAR * upper:
        return False
    if _around(upper, digits=1)[0] == upper:
        return True
    if _around(lower, digits=1)[0] == lower and value - lower <= _NEAR * lower:
        return False
    return value - lower >= _UPPER_PART * (upper - lower)


def _around(value: int, *, digits: int) -> tuple[int, int]:
    """Return the numbers with so many digits that count next below and above ``value``: itself twice where it is one.

    ``value`` is above zero.
    """
    step = 10 ** max(len(str(value)) - digits, 0)
    lower = value // step * step
    return lower, lower if lower == value else lower + step


def _scaled(number: int, language: WordLanguage) -> str:
    """Return a number by the greatest scale that tells it in three decimals, thousands in none; else in its digits."""
    for scale, name in _SCALES[language]:
        if abs(number) >= scale and number * (1 if scale == _THOUSAND else 1000) % scale == 0:
            return f"{decimal_of(number, scale)} {name}"
    return format_money(number)


def decimal_of(number: int, scale: int) -> str:
    """Return ``number`` in ``scale`` (a power of ten) with as many decimals as it has: 1.234,5."""
    whole, rest = divmod(abs(number), scale)
    decimals = str(rest).zfill(len(str(scale)) - 1).rstrip("0")
    return f"{'-' if number < 0 else ''}{format_money(whole)}{f',{decimals}' if decimals else ''}"


def rate_in_text(rate: str) -> str:
    """Return a rate (decimal text) as it is, "91,75%", "1.250%"; "" for none."""
    if not rate:
        return ""
    whole, _point, decimals = rate.partition(".")
    decimals = decimals.rstrip("0")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{format_money(abs(int(whole)))}{f',{decimals}' if decimals else ''}%"
