"""Amounts on paper, as exact as the records are: "trên 1.000.000", "(Bằng chữ: Gần hai triệu đồng)"."""

from __future__ import annotations

from typing import Final

from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.money import amount_in_words, format_money

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
