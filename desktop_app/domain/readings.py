"""What somebody may have meant who typed something with several readings: texts to choose from, never taken unasked."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain.dates import PartialDate

_DAY_AND_MONTH: Final = re.compile(r"\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*")
_YEARS_BACK: Final = 8
"""So far back a day that is not in every year (29/2) is looked for."""
_OFFERED: Final = 2


def readings(refusal: Refused, today: date | None) -> tuple[str, ...]:
    """Return what the text of ``refusal`` can be read as, likeliest first, each as it is typed in full.

    A day without a year is of this year or of the year before, what lies ahead last; ``today`` is None while the
    machine's date is not believed: then no year is proposed.
    """
    found = [refusal.fields.get(name) for name in ("proposal", "first", "second", "last")]
    texts = [one for one in found if isinstance(one, str) and one]
    if refusal.code == "date_ambiguous" and not texts and today is not None:
        return _of_years(str(refusal.fields.get("text", "")), today)
    return tuple(dict.fromkeys(texts))


def _of_years(text: str, today: date) -> tuple[str, ...]:
    found = _DAY_AND_MONTH.fullmatch(text)
    if found is None:
        return ()
    days = []
    for year in range(today.year, today.year - _YEARS_BACK, -1):
        try:
            days.append(date(year, int(found[2]), int(found[1])))
        except ValueError:  # 29/2 of a year that has none
            continue
    likeliest = sorted(days[:_OFFERED], key=lambda day: (day > today, -day.toordinal()))
    return tuple(PartialDate.of_day(day).display() for day in likeliest)
