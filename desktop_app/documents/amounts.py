"""Amounts on paper with what is known of them: "trên 60.000.000", in figures and in words."""

"""Amounts on paper, as exact as the records are: "trên 1.000.000", "(Bằng chữ: Gần hai triệu đồng)"."""

from __future__ import annotations

from typing import Final

from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.money import amount_in_words, format_money

_SAID: Final[dict[Qualifier, str]] = {"exact": "", "over": "trên ", "nearly": "gần ", "about": "khoảng "}


def said_amount(amount: int | None, said: Qualifier = "exact") -> str:
    """Return ``amount`` in figures after the word that tells how exact it is, "" for none."""
    return "" if amount is None else f"{_SAID[said]}{format_money(amount)}"


def said_in_words(amount: int, said: Qualifier = "exact") -> str:
    """Return ``amount`` đồng in words after that word: "Trên sáu mươi triệu đồng"."""
    words = amount_in_words(amount)
    return words if said == "exact" else f"{_SAID[said].capitalize()}{words[0].lower()}{words[1:]}"


_SAID: Final[dict[Qualifier, str]] = {
    "exact": "{amount}",
    "over": "trên {amount}",
    "nearly": "gần {amount}",
    "about": "khoảng {amount}",
}


def amount(value: int | None, said: Qualifier = "exact") -> str:
    """Return đồng in figures with what is said of them, "" for none."""
    return "" if value is None else _SAID[said].format(amount=format_money(value))


def in_words(value: int, said: Qualifier = "exact") -> str:
    """Return the line under a sum: "(Bằng chữ: Trên hai triệu đồng)"."""
    words = amount_in_words(value)
    if said != "exact":
        words = _SAID[said].format(amount=words[0].lower() + words[1:])
    return f"(Bằng chữ: {words[0].upper()}{words[1:]})"
