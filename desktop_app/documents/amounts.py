"""Amounts on paper with what is known of them: "trên 60.000.000", in figures and in words."""

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


def words_line(amount: int, said: Qualifier = "exact") -> str:
    """Return the line under a sum: "(Bằng chữ: Trên hai triệu đồng)"."""
    return f"(Bằng chữ: {said_in_words(amount, said)})"
