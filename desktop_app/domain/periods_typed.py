"""A period as it is typed into a filter: a day, a month, a quarter, a year, a span, or an open end."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from desktop_app.domain.date_ranges import parse_date_range
from desktop_app.domain.dates import DateIsRange, DateUnreadable, PartialDate, parse_partial_date
from desktop_app.domain.vietnamese import fold

_FROM: Final = re.compile(r"tu\s+(?!.*(\s-\s|\bden\b))")
_UNTIL: Final = re.compile(r"den\s+(?:het\s+)?")
_WORDS_FROM: Final = re.compile(r"^\s*\S+\s+")
_WORDS_UNTIL: Final = re.compile(r"^\s*\S+\s+(?:h\S+t\s+)?", re.IGNORECASE)


class TypedPeriod(NamedTuple):
    """First and last ISO day, both included; "" for an open end."""

    since: str = ""
    until: str = ""


def parse_period(typed: str) -> TypedPeriod:
    """Return the period ``typed`` means: ``2/2026``, ``quý 1/2026``, ``1/1/2026 - 30/6/2026``, ``từ 1/2/2026``.

    Nothing typed is no period. Raises what ``parse_partial_date`` and ``parse_date_range`` raise.
    """
    plain = fold(typed.strip())
    if not plain:
        return TypedPeriod()
    if _UNTIL.match(plain):
        return TypedPeriod(until=parse_partial_date(_WORDS_UNTIL.sub("", typed, count=1)).end.isoformat())
    if _FROM.match(plain):
        return TypedPeriod(since=parse_partial_date(_WORDS_FROM.sub("", typed, count=1)).start.isoformat())
    try:
        one = parse_partial_date(typed)
    except DateIsRange:
        span = parse_date_range(typed)
        if span.span in ("school_year", "term"):  # its days are not known from its years
            raise DateUnreadable(text=typed) from None
        return TypedPeriod(span.first.start.isoformat(), span.last.end.isoformat())
    return TypedPeriod(one.start.isoformat(), one.end.isoformat())


def typed_again(since: str, until: str) -> str:
    """Return a text that ``parse_period`` reads as this period, "" for none."""
    first, last = day_of_iso(since), day_of_iso(until)
    if first is None and last is None:
        return ""
    if first is None:
        return f"đến {PartialDate.of_day(last).display()}" if last else ""  # symbol
    if last is None:
        return f"từ {PartialDate.of_day(first).display()}"  # symbol
    whole = whole_period(first, last)
    if whole is not None:
        return whole.display()
    return f"{PartialDate.of_day(first).display()} - {PartialDate.of_day(last).display()}"


def day_of_iso(iso: str) -> date | None:
    """Return an ISO day, None for anything else."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def whole_period(first: date, last: date) -> PartialDate | None:
    """Return the day, month, quarter or year that a period is, None for another."""
    quarter = (first.month + 2) // 3
    for one in (
        PartialDate.of_day(first),
        PartialDate.of_month(first.year, first.month),
        PartialDate.of_quarter(first.year, quarter),
        PartialDate.of_year(first.year),
    ):
        if (one.start, one.end) == (first, last):
            return one
    return None
