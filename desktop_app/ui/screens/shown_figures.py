"""How the transfer screens write figures, sizes, days and the names of kinds. Words only: no Qt.

A figure nobody counted is a dash, never a zero: the preview of an export does not know how many people there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money

if TYPE_CHECKING:
    from desktop_app.services.figures import KindFigures

KindName = Callable[[str], str]
"""Code of a kind → its name in the plural, in the language in use."""

NONE: Final = "—"
MILLION: Final = 1_000_000
_STEP: Final = 1000
_SIZES: Final = (N_("{size} byte"), N_("{size} KB"), N_("{size} MB"), N_("{size} GB"), N_("{size} TB"))


def plain_number(number: float, decimals: int = 1) -> str:
    """Return ``number`` with dots between thousands and a decimal comma, without trailing zeros: ``1.263,1``."""
    whole, _dot, part = f"{number:.{decimals}f}".partition(".")
    part = part.rstrip("0")
    return format_money(int(whole)) + (f",{part}" if part else "")


def count_or_none(count: int) -> str:
    """Return a figure as a table shows it: a dash for none."""
    return format_money(count) if count else NONE


def millions(dong: int) -> str:
    """Return an amount in words fit for a line: "263,1 triệu đồng", below one million the exact đồng."""
    if abs(dong) < MILLION:
        return _("{amount} đồng").format(amount=format_money(dong))
    return _("{amount} triệu đồng").format(amount=plain_number(dong / MILLION))


def file_size(size: int) -> str:
    """Return bytes as people say them: "48 MB", "6,2 GB"."""
    amount, unit = float(size), 0
    while amount >= _STEP and unit < len(_SIZES) - 1:
        amount, unit = amount / _STEP, unit + 1
    return _(_SIZES[unit]).format(size=plain_number(amount, 0 if amount >= 10 else 1))


def short_day(day: date) -> str:
    """Return "05/6/2026": day and the months 1 and 2 with two digits, as papers write them."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def day_of(moment: str | None) -> str:
    """Return the day of an ISO moment as it is written, or the empty string."""
    return short_day(datetime.fromisoformat(moment).date()) if moment else ""


def time_and_day(moment: str | None) -> str:
    """Return "10:52, ngày 05/6/2026" of an ISO moment, or the empty string."""
    if not moment:
        return ""
    when = datetime.fromisoformat(moment)
    return _("{time}, ngày {day}").format(time=f"{when:%H:%M}", day=short_day(when.date()))


def total_records(figures: Sequence[KindFigures]) -> int:
    """Return the live records of all kinds."""
    return sum(one.records for one in figures)


def total_value(figures: Sequence[KindFigures]) -> int:
    """Return the đồng of all kinds."""
    return sum(one.value for one in figures)
