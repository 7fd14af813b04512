"""Amounts in đồng: read what people type, print it, say it in words (``money_words``).

An amount is an int; đồng has no smaller unit. Reading never guesses: what has two meanings, or a part of a đồng, is
refused with the readings there are, so that the clerk can be asked.

Grammar, after cleaning: numbers each followed by a unit (tỷ, triệu, nghìn, đồng), units falling from left to right;
the last unit may be missing. A dot or a space groups thousands and a comma is the decimal mark; a comma may group
thousands where nothing else can be meant (50,000,000), and a dot be decimal where it cannot group (1.5 triệu).
An amount without any digit is read as words (``spoken_money``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain.money_words import amount_in_words
from desktop_app.domain.spoken_money import readings
from desktop_app.domain.vietnamese import clean

__all__ = [
    "LARGEST_AMOUNT",
    "MoneyAmbiguous",
    "MoneyFraction",
    "MoneyNegative",
    "MoneyTooLarge",
    "MoneyUnreadable",
    "amount_in_words",
    "format_money",
    "parse_money",
]

LARGEST_AMOUNT: Final = 10**13
"""Ten thousand tỷ: no union of a province moves more, so anything above it is a slip of the finger."""


class MoneyUnreadable(Refused):
    """Not an amount. Fields: ``text``."""

    code = "money_unreadable"


class MoneyAmbiguous(Refused):
    """An amount with two readings. Fields: ``text``, ``first`` and ``second`` (the readings, written out)."""

    code = "money_ambiguous"


class MoneyNegative(Refused):
    """An amount below zero. Fields: ``text``."""

    code = "money_negative"


class MoneyFraction(Refused):
    """An amount with a part of a đồng. Fields: ``text``."""

    code = "money_fraction"


class MoneyTooLarge(Refused):
    """An amount above ``LARGEST_AMOUNT``. Fields: ``text``, ``limit`` (đồng)."""

    code = "money_too_large"


_UNITS: Final[dict[str, int]] = {
    **dict.fromkeys(("tỷ", "tỉ", "ty", "ti"), 10**9),
    **dict.fromkeys(("triệu", "trieu", "tr", "trđ"), 10**6),
    **dict.fromkeys(("nghìn", "ngàn", "nghin", "ngan", "k"), 10**3),
    **dict.fromkeys(("đồng", "dong", "đ", "d", "₫", "vnđ", "vnd"), 1),
}
_UNITS_OF_ONE: Final = frozenset(name for name, value in _UNITS.items() if value == 1)
_LONGEST: Final = 100
_A_DIGIT: Final = re.compile(r"\d")
_NEGATIVE: Final = re.compile(r"[-−–]\s*[0-9].*|\(\s*[0-9][^()]*\)|âm\s.*")
_TERM: Final = re.compile(r"\s*(?P<number>[0-9][0-9.,]*(?: [0-9]{3}(?![0-9]))*)\s*(?P<unit>[^\W\d_]+|₫)?")
_THOUSAND_TY: Final = re.compile(r"(?:nghìn|ngàn|nghin|ngan)\s+(?:tỷ|tỉ|ty|ti)\b")
_THOUSAND_TY_NAME: Final = "nghìntỷ"

_PLAIN: Final = re.compile(r"[0-9]+")
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?P<mark>[., ])[0-9]{3}(?:(?P=mark)[0-9]{3})*")
_DECIMAL_COMMA: Final = re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),(?P<part>[0-9]+)")
_DECIMAL_DOT: Final = re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.(?P<part>[0-9]+)")


@dataclass(frozen=True, slots=True)
class _Term:
    """One number and its unit's value in đồng (None when not written)."""

    number: str
    unit: int | None


def parse_money(text: str) -> int:
    """Return the amount in đồng that ``text`` can only mean.

    Raises MoneyUnreadable, MoneyAmbiguous (``1,500``; ``2 tỷ 300``; ``một triệu năm nghìn``), MoneyFraction,
    MoneyNegative, MoneyTooLarge.
    """
    typed = clean(text).casefold()
    if _NEGATIVE.fullmatch(typed):
        raise MoneyNegative(text=text)
    amount = _sum(_terms(typed, text), text) if _A_DIGIT.search(typed) else Fraction(_said(text))
    if amount.denominator != 1:
        raise MoneyFraction(text=text)
    if amount > LARGEST_AMOUNT:
        raise MoneyTooLarge(text=text, limit=LARGEST_AMOUNT)
    return int(amount)


def format_money(n: int) -> str:
    """Return ``n`` đồng with dots between thousands: ``1.234.567``, without a unit."""
    return f"{n:,}".replace(",", ".")


def _said(text: str) -> int:
    """Return the amount that ``text`` says in words."""
    said = readings(text)
    if not said:
        raise MoneyUnreadable(text=text)
    if len(said) > 1:
        raise MoneyAmbiguous(text=text, first=format_money(said[0]), second=format_money(said[1]))
    return said[0]


def _terms(typed: str, text: str) -> list[_Term]:
    """Split into numbers with units. "nghìn tỷ" counts as one unit; a closing "đồng" belongs to the whole amount."""
    if len(typed) > _LONGEST:
        raise MoneyUnreadable(text=text)
    typed = _THOUSAND_TY.sub(_THOUSAND_TY_NAME, typed)
    found: list[_Term] = []
    position = 0
    while position < len(typed):
        term = _TERM.match(typed, position)
        if term is None:
            if found and found[-1].unit is not None and typed[position:].strip() in _UNITS_OF_ONE:
                break
            raise MoneyUnreadable(text=text)
        position = term.end()
        found.append(_Term(term["number"].strip(), _unit(term["unit"], text)))
    return found


def _unit(name: str | None, text: str) -> int | None:
    if name is None:
        return None
    if name == _THOUSAND_TY_NAME:
        return 10**12
    if name not in _UNITS:
        raise MoneyUnreadable(text=text)
    return _UNITS[name]


def _sum(terms: list[_Term], text: str) -> Fraction:
    """Add the terms up; each must fit below the unit before it, as "2 tỷ 300 triệu" does and "2 tỷ 3000 triệu" not."""
    total = Fraction(0)
    previous: int | None = None
    for term in terms:
        unit = term.unit or 1
        value = _number(term.number, unit, text) * unit
        if term.unit is None and term is not terms[-1]:
            raise MoneyUnreadable(text=text)
        if previous is not None:
            if value >= previous or total % previous:
                raise MoneyUnreadable(text=text)
            if term.unit is None:
                _check_last(term.number, previous, total, text)
        total += value
        previous = unit
    return total


def _check_last(number: str, previous: int, total: Fraction, text: str) -> None:
    """Refuse a short number without unit after a unit: "2 tỷ 300" is said for 2,3 tỷ and spells 2 tỷ and 300 đồng."""
    if not _PLAIN.fullmatch(number) or len(number) > 3:
        return
    said = total + Fraction(int(number), 10 ** len(number)) * previous
    spelt = total + int(number)
    if said != spelt:
        raise MoneyAmbiguous(text=text, first=format_money(int(said)), second=format_money(int(spelt)))


def _number(number: str, unit: int, text: str) -> Fraction:
    """Return the value of one written number; ``unit`` is what it counts (đồng)."""
    if _PLAIN.fullmatch(number):
        if number[0] == "0" and len(number) > 1:
            raise MoneyUnreadable(text=text)  # a phone or identity number in the wrong field
        return Fraction(int(number))
    grouped = _GROUPED.fullmatch(number)
    if grouped:
        whole = int(re.sub("[^0-9]", "", number))
        if grouped["mark"] == "," and number.count(",") == 1:
            second = _written(Fraction(whole, 1000) * unit)
            raise MoneyAmbiguous(text=text, first=format_money(whole * unit), second=second)
        return Fraction(whole)
    decimal = _DECIMAL_COMMA.fullmatch(number) or _DECIMAL_DOT.fullmatch(number)
    if decimal is None:
        raise MoneyUnreadable(text=text)
    digits = re.sub("[^0-9]", "", decimal["whole"])
    value = Fraction(int(digits + decimal["part"]), 10 ** len(decimal["part"]))
    if unit == 1 and value.denominator == 1 and digits == decimal["whole"]:
        raise MoneyUnreadable(text=text)  # "50,0": nobody writes tenths of a đồng; a digit or a unit is missing
    return value


def _written(value: Fraction) -> str:
    """Return a number of at most three decimals in Vietnamese writing: 1,5."""
    whole, part = divmod(value, 1)
    decimals = f"{int(part * 1000):03d}".rstrip("0")
    return format_money(whole) + (f",{decimals}" if decimals else "")
