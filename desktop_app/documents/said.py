"""How figures are written on paper: how exact they are, money in tỷ and triệu, rates. Vietnamese by law."""

from __future__ import annotations

from typing import Final

from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.money import format_money

SAID: Final[dict[Qualifier, str]] = {
    "exact": "{amount}",
    "over": "trên {amount}",
    "nearly": "gần {amount}",
    "about": "khoảng {amount}",
}
"""A number with the word that says how exact it is."""
_MONEY: Final = ((1_000_000_000, "tỷ"), (1_000_000, "triệu"))
_DECIMALS: Final = 3


def said(amount: str, qualifier: Qualifier) -> str:
    """Return ``amount`` with the word that says how exact it is."""
    return SAID[qualifier].format(amount=amount)


def money_in_text(amount: int) -> str:
    """Return an amount as sentences have it, never rounded: "1,2 tỷ đồng", "184,6 triệu đồng", "1.234.567 đồng"."""
    for unit, name in _MONEY:
        if abs(amount) >= unit and amount * 10**_DECIMALS % unit == 0:
            return f"{decimal_of(amount, unit)} {name} đồng"
    return f"{format_money(amount)} đồng"


def decimal_of(amount: int, unit: int) -> str:
    """Return ``amount`` in ``unit`` (a power of ten) with as many decimals as it has: 1.234,5."""
    whole, rest = divmod(abs(amount), unit)
    decimals = str(rest).zfill(len(str(unit)) - 1).rstrip("0")
    return f"{'-' if amount < 0 else ''}{format_money(whole)}{f',{decimals}' if decimals else ''}"


def rate_in_text(rate: str) -> str:
    """Return a rate as sentences have it: "91,75%"; "" for none."""
    if not rate:
        return ""
    whole, _point, decimals = rate.partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}{f',{decimals}' if decimals else ''}%"
