"""By how much a figure changed from one period to another: in per cent, of a rate in points."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

from desktop_app.domain.counted_numbers import Qualifier, taken_off, together
from desktop_app.domain.measures import Figure
from desktop_app.domain.money import format_money

NOTHING: Final = "0"
"""A change of nothing: it has neither sign nor unit."""


@dataclass(frozen=True, slots=True)
class Change:
    """``number`` as papers write it, with its sign: "+12,5", "-3,25", "0". ``points``: of a rate, not per cent of it.

    ``qualifier`` is "about" where one of the two figures is not exact.
    """

    number: str
    points: bool
    qualifier: Qualifier


def compared(now: Figure, is_now: Qualifier, before: Figure, is_before: Qualifier) -> Change | None:
    """Return the change; None where nothing was before, for there is no percentage of it, or a rate is missing."""
    qualifier: Qualifier = "exact" if (is_now, is_before) == ("exact", "exact") else "about"
    if isinstance(now, str) or isinstance(before, str):
        if not now or not before:
            return None
        return Change(_signed(Fraction(now) - Fraction(before), 2), True, qualifier)
    if before <= 0:
        return None
    return Change(_signed(Fraction((now - before) * 100, before), 1), False, qualifier)


def difference(now: Figure, is_now: Qualifier, before: Figure, is_before: Qualifier) -> tuple[int | None, Qualifier]:
    """Return by how much a number grew and how exact that is; None of rates, which change by points."""
    if isinstance(now, str) or isinstance(before, str):
        return None, "exact"
    return now - before, together({is_now, taken_off(is_before)})


def _signed(number: Fraction, decimals: int) -> str:
    """Return a number with its sign and at most so many decimals, halves away from zero."""
    scale = 10**decimals
    whole, rest = divmod(floor(abs(number) * scale + Fraction(1, 2)), scale)
    if not (whole or rest):
        return NOTHING
    part = str(rest).zfill(decimals).rstrip("0")
    return f"{'-' if number < 0 else '+'}{format_money(whole)}{f',{part}' if part else ''}"
