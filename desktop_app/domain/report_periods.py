"""The period of a report in words (quý I năm 2026, 6 tháng đầu năm 2026), and the years it consists of."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = {
    (1, 3): "quý I năm {year}",
    (4, 6): "quý II năm {year}",
    (7, 9): "quý III năm {year}",
    (10, 12): "quý IV năm {year}",
    (1, 6): "6 tháng đầu năm {year}",
    (7, 12): "6 tháng cuối năm {year}",
    (1, 9): "9 tháng đầu năm {year}",
    (1, 12): "năm {year}",
}


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included."""

    start: date
    end: date

    @property
    def words(self) -> str:
        """How a paper names it: a quarter, half a year, a year, a month, whole years, else from … to …."""
        if not self.whole_months:
            return self.from_to
        if self.start.year != self.end.year:
            return self.years_words if self.whole_years else f"từ {_month(self.start)} đến {_month(self.end)}"
        if self.start.month == self.end.month:
            return f"{_month(self.start)}".replace("/", " năm ")
        named = _MONTHS.get((self.start.month, self.end.month))
        return named.format(year=self.start.year) if named else f"từ {_month(self.start)} đến {_month(self.end)}"

    @property
    def years_words(self) -> str:
        """How a paper names it by its years alone: giai đoạn 2021 - 2025, năm 2026."""
        if self.start.year == self.end.year:
            return f"năm {self.end.year}"
        return f"giai đoạn {self.start.year} - {self.end.year}"

    @property
    def from_to(self) -> str:
        """How a paper names it by its days."""
        return f"từ ngày {short_day(self.start)} đến ngày {short_day(self.end)}"

    @property
    def whole_years(self) -> bool:
        """Whether it begins with a year and ends with one."""
        return (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31)

    @property
    def whole_months(self) -> bool:
        """Whether it begins on the first day of a month and ends on the last of one."""
        return self.start.day == 1 and self.end.day == monthrange(self.end.year, self.end.month)[1]

    @property
    def years(self) -> tuple[Period, ...]:
        """The years it consists of; the first and the last may be parts of a year."""
        return tuple(
            Period(max(self.start, date(year, 1, 1)), min(self.end, date(year, 12, 31)))
            for year in range(self.start.year, self.end.year + 1)
        )

    @property
    def year_head(self) -> str:
        """The head of a year's column; a part of a year says which, on a line of its own: 2026 (đến 30/6)."""
        begins, ends = (self.start.month, self.start.day) == (1, 1), (self.end.month, self.end.day) == (12, 31)
        if begins and ends:
            return str(self.start.year)
        said = [] if begins else [f"từ {self.start.day:02d}/{_of_year(self.start)}"]
        said += [] if ends else [f"đến {self.end.day:02d}/{_of_year(self.end)}"]
        return f"{self.start.year}\n({' '.join(said)})"

    @property
    def before(self) -> Period:
        """The period of the same length before it: as many years earlier as it has years; whole months stay whole.

        Where the calendar has no such days, its first day: nothing was then.
        """
        back = self.end.year - self.start.year + 1
        if back >= self.start.year:
            return Period(date.min, date.min)
        end = _years_back(self.end, back)
        if self.whole_months:
            end = end.replace(day=monthrange(end.year, end.month)[1])
        return Period(_years_back(self.start, back), end)


def short_day(day: date) -> str:
    """Return a day as sentences of a paper have it: 09/3/2026, 05/02/2026."""
    return f"{day.day:02d}/{_of_year(day)}/{day.year}"


def _of_year(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def _month(day: date) -> str:
    return f"tháng {day.month}/{day.year}"


def _years_back(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return date(day.year - years, 2, 28)
