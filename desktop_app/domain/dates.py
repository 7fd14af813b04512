"""Dates as papers give them: a day, a month, a quarter or only a year, read day first, never completed by guessing.

A ``PartialDate`` is one date known to some precision, not a span of days: ranges are refused with their own code so
that the form can point to its second date field. No clock: nothing here knows what day it is.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, cast

from desktop_app.base.errors import Refused
from desktop_app.domain.vietnamese import fold

Precision = Literal["day", "month", "quarter", "year"]

EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2100
_PIVOT: Final = 30
"""Two-digit years: 00-29 are 2000-2029, 30-99 are 1930-1999."""
_QUARTERS: Final = ("I", "II", "III", "IV")


class DateUnreadable(Refused):
    """Not a date in any form this program reads. Fields: ``text``."""

    code = "date_unreadable"


class DateImpossible(Refused):
    """A date the calendar does not have: 31/4, month 13, quarter 5. Fields: ``text``."""

    code = "date_impossible"


class DateAmbiguous(Refused):
    """A date that may mean several things. Fields: ``text``, ``proposal`` (what it probably means, as shown, or "")."""

    code = "date_ambiguous"


class DateIsRange(Refused):
    """Two dates where one is asked for. Fields: ``text``, ``first`` and ``last`` (as shown, once they were read)."""

    code = "date_is_range"


class DateYearOutOfRange(Refused):
    """A year nobody records. Fields: ``text``, ``year``, ``earliest``, ``latest``."""

    code = "date_year_out_of_range"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """One date known to ``precision``; ``start`` and ``end`` are its first and last possible days."""

    start: date
    end: date
    precision: Precision

    @classmethod
    def of_day(cls, day: date) -> PartialDate:
        """Return the date known to the day."""
        return cls(day, day, "day")

    @classmethod
    def of_month(cls, year: int, month: int) -> PartialDate:
        """Return a month. Raises ValueError for one the calendar does not have."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> PartialDate:
        """Return a quarter, 1 to 4. Raises ValueError."""
        first = cls.of_month(year, 3 * quarter - 2)
        return cls(first.start, cls.of_month(year, 3 * quarter).end, "quarter")

    @classmethod
    def of_year(cls, year: int) -> PartialDate:
        """Return a year. Raises ValueError."""
        return cls(date(year, 1, 1), date(year, 12, 31), "year")

    @property
    def day(self) -> date | None:
        """The day where it is known, None where only its month, quarter or year is."""
        return self.start if self.precision == "day" else None

    @property
    def iso(self) -> str:
        """The form kept in a version's data: ``2026-02-05``, ``2026-02``, ``2026-Q1`` or ``2026``."""
        if self.precision == "day":
            return self.start.isoformat()
        year = f"{self.start.year:04d}"
        if self.precision == "month":
            return f"{year}-{self.start.month:02d}"
        return f"{year}-Q{self._quarter}" if self.precision == "quarter" else year

    def display(self) -> str:
        """Return the form of tables and screens: ``05/02/2026``, ``02/2026``, ``quý I/2026`` or ``2026``."""
        year = f"{self.start.year:04d}"
        if self.precision == "day":
            return f"{self.start.day:02d}/{self.start.month:02d}/{year}"
        if self.precision == "month":
            return f"{self.start.month:02d}/{year}"
        return f"quý {_QUARTERS[self._quarter - 1]}/{year}" if self.precision == "quarter" else year

    @property
    def _quarter(self) -> int:
        return (self.start.month + 2) // 3


_SEPARATOR: Final = r"\s*(?P<mark>[/.-])\s*"
_YEAR: Final = r"(?P<year>[0-9]{4}|[0-9]{2})"
_FULL_YEAR: Final = r"(?:\s*[/.-]\s*|\s*,?\s*nam\s+|\s+)(?P<year>[0-9]{4})"
_DAY_FORMS: Final = (
    re.compile(rf"(?:ngay\s+)?(?P<day>[0-9]{{1,2}}){_SEPARATOR}(?P<month>[0-9]{{1,2}})\s*(?P=mark)\s*{_YEAR}"),
    re.compile(rf"(?:ngay\s+)?(?P<day>[0-9]{{1,2}})\s+thang\s+(?P<month>[0-9]{{1,2}}){_FULL_YEAR}"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
)
_MONTH_FORMS: Final = (
    re.compile(rf"(?:thang\s+|t)(?P<month>[0-9]{{1,2}}){_FULL_YEAR}"),
    re.compile(r"(?P<month>[0-9]{1,2})\s*[/.-]\s*(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})"),
)
_QUARTER_FORMS: Final = (
    re.compile(rf"(?:qu[yi]\s+|q)(?P<quarter>[ivx]+|[0-9]){_FULL_YEAR}"),
    re.compile(r"(?P<year>[0-9]{4})-q(?P<quarter>[0-9])"),
)
_YEAR_FORM: Final = re.compile(r"(?:nam\s+)?(?P<year>[0-9]{4})")

_POINT: Final = r"[0-9]{1,2}(?:\s*[/.]\s*[0-9]{1,2})?(?:\s*[/.]\s*(?:[0-9]{4}|[0-9]{2}))?"
_RANGE_FORMS: Final = (
    re.compile(rf"(?:tu\s+)?(?:ngay\s+)?{_POINT}\s*(?:-|den)\s*(?:ngay\s+)?{_POINT}"),
    re.compile(r".*[0-9]{4}\s*(?:-|den)\s*(?:(?:nam|thang|qu[yi])\s+)?(?:[0-9]{1,2}\s*/\s*)?[0-9]{4}"),
    re.compile(r"tu\s.+\sden\s.+"),
)
_TWO_NUMBERS: Final = re.compile(r"(?P<first>[0-9]{1,2})\s*[/.-]\s*(?P<second>[0-9]{1,2})")
_SERIAL: Final = re.compile(r"[0-9]{5}")
_SERIAL_DAY_ZERO: Final = date(1899, 12, 30)
_SERIALS: Final = range(10_000, 73_051)
"""Excel's numbers of the days from 1927 to 2099."""
_ANY_LEAP_YEAR: Final = 2024
_SHORT_YEAR: Final = re.compile(r"[0-9]{2}")
_DASHES: Final = str.maketrans("–—−", "---")

_ISO: Final = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|-Q(?P<quarter>[1-4]))?")


def parse_partial_date(typed: str) -> PartialDate:
    """Return the one date ``typed`` can mean, day first: ``1/7/20``, ``7/2020``, ``quý III/2025``, ``năm 1985``.

    Raises DateIsRange (``27-28/7/2020``), DateAmbiguous (``7/20``, an Excel day number), DateImpossible (``31/4/2025``,
    ``13/13/2025``), DateYearOutOfRange, DateUnreadable (``27-28/72020``).
    """
    text = fold(typed.translate(_DASHES))
    found = _first_match(_DAY_FORMS, text)
    if found:
        return _day(found, typed)
    found = _first_match(_MONTH_FORMS, text)
    if found:
        return _month(found, typed)
    found = _first_match(_QUARTER_FORMS, text)
    if found:
        return _quarter(found, typed)
    found = _YEAR_FORM.fullmatch(text)
    if found:
        return PartialDate.of_year(_year(found["year"], typed))
    raise _refusal(text, typed)


@lru_cache(maxsize=4096)
def from_iso(text: str) -> PartialDate:
    """Return the date kept as ``text`` in a version's data. Raises DateUnreadable."""
    found = _ISO.fullmatch(text)
    if found is None:
        raise DateUnreadable(text=text)
    year = int(found["year"])
    try:
        if found["day"]:
            return PartialDate.of_day(date(year, int(found["month"]), int(found["day"])))
        if found["month"]:
            return PartialDate.of_month(year, int(found["month"]))
        return PartialDate.of_quarter(year, int(found["quarter"])) if found["quarter"] else PartialDate.of_year(year)
    except ValueError as error:
        raise DateUnreadable(text=text) from error


def document_date(day: date) -> str:
    """Return the date of a document's place line: days under 10 and months 1 and 2 take a leading zero, no others.

    ``ngày 05 tháng 02 năm 2026``, ``ngày 09 tháng 3 năm 2026`` (NĐ 30/2020).
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def from_columns(first: str | None, last: str | None, precision: str | None) -> PartialDate | None:
    """Return the date that lifted columns hold (two ISO days and how exact they are), None where one is missing."""
    if first is None or last is None or precision is None:
        return None
    return PartialDate(date.fromisoformat(first), date.fromisoformat(last), cast("Precision", precision))


def age_at(birth: PartialDate, day: date) -> int:
    """Return the completed years of life on ``day``: by the whole birthday, else from the first day it may be.

    Who was born "1985" has a birthday on 1 January. Below zero before the birth.
    """
    born = birth.start
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _first_match(forms: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    return next((found for form in forms if (found := form.fullmatch(text))), None)


def _day(found: re.Match[str], typed: str) -> PartialDate:
    year = _year(found["year"], typed)
    try:
        return PartialDate.of_day(date(year, int(found["month"]), int(found["day"])))
    except ValueError as error:
        raise DateImpossible(text=typed) from error


def _month(found: re.Match[str], typed: str) -> PartialDate:
    year, month = _year(found["year"], typed), int(found["month"])
    if not 1 <= month <= 12:
        raise DateImpossible(text=typed)
    return PartialDate.of_month(year, month)


def _quarter(found: re.Match[str], typed: str) -> PartialDate:
    year, written = _year(found["year"], typed), found["quarter"].upper()
    if written in _QUARTERS:
        return PartialDate.of_quarter(year, _QUARTERS.index(written) + 1)
    if written in ("1", "2", "3", "4"):
        return PartialDate.of_quarter(year, int(written))
    raise DateImpossible(text=typed)


def _year(digits: str, typed: str) -> int:
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if year < _PIVOT else 1900
    return _recordable(year, typed)


def require_recordable(day: date) -> None:
    """Raise DateYearOutOfRange for a day of a year nobody records."""
    _recordable(day.year, day.strftime("%d/%m/%Y"))


def _recordable(year: int, typed: str) -> int:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise DateYearOutOfRange(text=typed, year=year, earliest=EARLIEST_YEAR, latest=LATEST_YEAR)
    return year


def _refusal(text: str, typed: str) -> Refused:
    """Return why ``text`` is not one date."""
    two = _TWO_NUMBERS.fullmatch(text)
    if two:
        return _refusal_of_two(int(two["first"]), two["second"], typed)
    if _first_match(_RANGE_FORMS, text):
        return DateIsRange(text=typed)
    if _SERIAL.fullmatch(text) and int(text) in _SERIALS:
        day = _SERIAL_DAY_ZERO + timedelta(days=int(text))
        return DateAmbiguous(text=typed, proposal=PartialDate.of_day(day).display())
    if _SHORT_YEAR.fullmatch(text):
        return DateAmbiguous(text=typed, proposal=str(_year(text, typed)))
    return DateUnreadable(text=typed)


def _refusal_of_two(first: int, second: str, typed: str) -> Refused:
    """Return why "1/7" (day and month of no year), "7/20" (or of July 2020?) or "31/4" is not one date."""
    if 1 <= first <= 12 and int(second) > 12:
        return DateAmbiguous(text=typed, proposal=PartialDate.of_month(_year(second, typed), first).display())
    try:
        date(_ANY_LEAP_YEAR, int(second), first)
    except ValueError:
        return DateImpossible(text=typed)
    return DateAmbiguous(text=typed, proposal="")
