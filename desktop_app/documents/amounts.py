"""Amounts on paper, as exact as the records are: "trên 1.000.000", "gần 1,2 tỷ đồng", "(Bằng chữ: Gần hai triệu đồng)".

Vietnamese by law whatever the language of the window.
"""

from __future__ import annotations

from typing import Final

from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.money import amount_in_words, format_money
from desktop_app.domain.rounded_words import QUALIFIERS, decimal_of
from desktop_app.domain.rounded_words import rate_in_text as rate_in_text

_SAID: Final = QUALIFIERS["vi"]
_MONEY: Final = ((1_000_000_000, "tỷ"), (1_000_000, "triệu"))
_DECIMALS: Final = 3


def said(number: str, qualifier: Qualifier) -> str:
    """Return a number after the word that tells how exact it is."""
    return f"{_SAID[qualifier]}{number}"


def said_amount(amount: int | None, said: Qualifier = "exact") -> str:
    """Return ``amount`` in figures after the word that tells how exact it is, "" for none."""
    return "" if amount is None else f"{_SAID[said]}{format_money(amount)}"


def said_in_words(amount: int, said: Qualifier = "exact") -> str:
    """Return ``amount`` đồng in words after that word: "Trên sáu mươi triệu đồng"."""
    words = amount_in_words(amount)
    return words if said == "exact" else f"{_SAID[said].capitalize()}{words[0].lower()}{words[1:]}"


def words_line(value: int, said: Qualifier = "exact") -> str:
    """Return the line under a sum: "(Bằng chữ: Trên hai triệu đồng)"."""
    return f"(Bằng chữ: {said_in_words(value, said)})"


def money_in_text(amount: int) -> str:
    """Return an amount as sentences have it, never rounded: "1,2 tỷ đồng", "184,6 triệu đồng", "1.234.567 đồng"."""
    for unit, name in _MONEY:
        if abs(amount) >= unit and amount * 10**_DECIMALS % unit == 0:
            return f"{decimal_of(amount, unit)} {name} đồng"
    return f"{format_money(amount)} đồng"
