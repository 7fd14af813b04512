"""What somebody may have meant who typed something with several readings: texts to choose from, never taken unasked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Field
from desktop_app.domain.entry import parse_field
from desktop_app.domain.entry_context import EntryContext

_DAY_AND_MONTH: Final = re.compile(r"\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*")
_YEARS_BACK: Final = 8
"""So far back a day that is not in every year (29/2) is looked for."""
_OFFERED: Final = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the readings: how it is ``shown``, and how it is ``typed`` so that it has only this reading."""

    shown: str
    typed: str


def readings(field: Field, refusal: Refused, context: EntryContext) -> tuple[Reading, ...]:
    """Return what the text of ``refusal`` can be read as in ``field``, likeliest first.

    A day without a year is of this year or of the year before, what lies ahead last; while the machine's date is not
    believed, no year is proposed.
    """
    found = [refusal.fields.get(name) for name in ("proposal", "first", "second", "last")]
    texts = [one for one in found if isinstance(one, str) and one]
    if refusal.code == "date_ambiguous" and not texts and context.today is not None:
        texts = _of_years(str(refusal.fields.get("text", "")), context.today)
    offered = [_typed(refusal, text) for text in dict.fromkeys(texts)]
    return tuple(one for one in offered if _reads(field, one.typed, context))


def _typed(refusal: Refused, text: str) -> Reading:
    """Let a decimal have more than three places: "1,500" itself has two readings, "1,5000" one."""
    if refusal.code == "number_ambiguous" and "," in text:
        return Reading(text.rstrip("0").rstrip(","), f"{text}0")
    return Reading(text, text)


def _reads(field: Field, text: str, context: EntryContext) -> bool:
    try:
        return parse_field(field, text, context) is not None
    except Refused:
        return False


def _of_years(text: str, today: date) -> list[str]:
    found = _DAY_AND_MONTH.fullmatch(text)
    if found is None:
        return []
    days = []
    for year in range(today.year, today.year - _YEARS_BACK, -1):
        try:
            days.append(date(year, int(found[2]), int(found[1])))
        except ValueError:  # 29/2 of a year that has none
            continue
    likeliest = sorted(days[:_OFFERED], key=lambda day: (day > today, -day.toordinal()))
    return [PartialDate.of_day(day).display() for day in likeliest]
