"""What a chart says in figures: which rows it shows in which order, how values read on it, where its grid stands.

Whole numbers only. A value of sort ``rate`` is hundredths of a per cent: 9175 is 91,75%. Words are Vietnamese, as paper
is, unless the caller brings others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Bug
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import ChartSort, ReportChart, Sort
from desktop_app.domain.rounded_words import decimal_of

MOST_ROWS: Final = 60
"""Rows of a ranking or of shares; where there are more, the last one sums up the rest."""
_MILLION, _BILLION = 10**6, 10**9
_PER_CENT: Final = 100
_WHOLE: Final = 1000
_TOPS: Final = (10, 12, 15, 16, 20, 24, 30, 40, 50, 60, 80, 100)
"""What the top of a scale may begin with, so that its half is easily read too."""
_STEPS: Final = (1, 2, 3, 4, 5, 6, 8, 10)


class ChartUnfit(Bug):
    """A chart has more than two series, or one that is not as long as its labels. Fields: ``chart``."""

    code = "chart_unfit"


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words a chart adds of its own; each keeps its placeholder."""

    other_units: str = "{count} đơn vị khác"
    other_parts: str = "{count} phần khác"
    nothing: str = "Chưa có số liệu"
    none: str = "—"
    billion: str = "{number} tỷ"
    million: str = "{number} triệu"
    unit: str = "Đơn vị tính: {unit}"
    whole: str = "Tổng số: {number}"
    below: str = "dưới 0,1%"


VIETNAMESE: Final = ChartWords()


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A label with its value in each series; ``place`` is its index in the chart, None where it sums up the rest."""

    label: str
    values: tuple[int | None, ...]
    place: int | None


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart as it is shown: its rows in order, and what its texts are made with."""

    chart: ChartSort
    rows: tuple[ShownRow, ...]
    titles: tuple[str, ...]
    sort: Sort
    unit: str
    words: ChartWords
    whole: int | None
    """What the parts are shares of; None where nothing is."""

    @property
    def compares(self) -> bool:
        """Tell whether what was reached is shown as a part of what was pledged, each row by its own measure."""
        return self.chart == "progress" and len(self.titles) > 1

    @property
    def extent(self) -> tuple[int, int]:
        """Return the least and the greatest length there is, zero between them."""
        lengths = [length for row in self.rows for length in self.lengths(row) if length is not None]
        return min((0, *lengths)), max((0, *lengths))

    @property
    def scale(self) -> tuple[int, ...]:
        """Return where the grid stands, in the measure of ``lengths``."""
        low, high = self.extent
        if self.compares and low == 0 and 0 < high <= 2 * _WHOLE:
            return 0, _WHOLE // 2, _WHOLE  # what was pledged is the line to look at, also where more was reached
        return ticks(low, high)

    def lengths(self, row: ShownRow) -> tuple[int | None, ...]:
        """Return how long the bars of a row are; None where there is none.

        Houses, persons and money may be pledged in one chart, so its bars are thousandths of what was pledged. The sum
        of all other units has no bar: beside it theirs could not be told apart.
        """
        if row.place is None:
            return (None,) * len(row.values)
        if not self.compares:
            return row.values
        reached, pledged = row.values
        if pledged is None or pledged <= 0:
            return None, None
        return None if reached is None else reached * _WHOLE // pledged, _WHOLE

    def tick(self, value: int) -> str:
        """Return the number at a line of the grid."""
        return f"{decimal_of(value, 10)}%" if self.compares else self.short(value)

    def short(self, value: int | None) -> str:
        """Return a value as it stands at its bar: "1.234", "6,8 tỷ" (rounded), "91,75%"."""
        if value is None:
            return self.words.none
        if self.sort == "rate":
            return f"{decimal_of(value, _PER_CENT)}%"
        for unit, words in ((_BILLION, self.words.billion), (_MILLION, self.words.million)):
            if abs(value) >= unit and (self.sort == "money" or unit == _BILLION):
                return words.format(number=_rounded(value, unit))
        return format_money(value)

    def exact(self, value: int | None) -> str:
        """Return a value with all its digits and its unit: "6.812.345.000 đồng"."""
        if value is None:
            return self.words.none
        if self.sort == "rate":
            return self.short(value)
        return f"{format_money(value)} {self.unit}".strip()

    def beside(self, row: ShownRow, series: int) -> str:
        """Return what stands at the bar of ``series``; a chart of progress has one text for both."""
        if self.compares:
            return f"{self.short(row.values[0])} / {self.short(row.values[1])}{self._of(row.values[0], row.values[1])}"
        return f"{self.short(row.values[series])}{self._of(row.values[series], self.whole)}"

    def said(self, row: ShownRow) -> str:
        """Return a row in words with exact figures: "2019: Số suất 1.234 suất; Cùng kỳ 1.100 suất"."""
        if len(row.values) == 1:
            return f"{row.label}: {self.exact(row.values[0])}{self._of(row.values[0], self.whole)}"
        parts = (f"{title} {self.exact(value)}" for title, value in zip(self.titles, row.values, strict=True))
        share = self._of(row.values[0], row.values[1]) if self.compares else ""
        return f"{row.label}: {'; '.join(part.strip() for part in parts)}{share}"

    def share(self, row: ShownRow) -> str:
        """Return which part of the whole a row is, or of what was pledged: "41,3%", "" where nothing is."""
        whole = row.values[1] if self.compares else self.whole
        return self._of(row.values[0], whole).strip(" ()")

    def _of(self, part: int | None, whole: int | None) -> str:
        """Return " (41,3%)", "" where it would say nothing. Halves go up, but what is not all of it is never 100%."""
        if part is None or whole is None or whole <= 0 or part < 0:
            return ""
        tenths = (2 * part * _WHOLE + whole) // (2 * whole)
        if part < whole:
            tenths = min(tenths, _WHOLE - 1)
        return f" ({self.words.below})" if part and not tenths else f" ({decimal_of(tenths, 10)}%)"

    @property
    def rounds(self) -> bool:
        """Tell whether a text at a bar says less than its value."""
        values = (value for row in self.rows for value in row.values if value is not None)
        return any(self.short(value) != format_money(value) for value in values) and self.sort != "rate"

    def listed(self) -> tuple[str, ...]:
        """Return the exact figures as running text, a paragraph for each series; the unit stands over the chart."""
        paragraphs = []
        for at, title in enumerate(self.titles):
            figures = "; ".join(f"{row.label}: {self._plain(row.values[at])}" for row in self.rows)
            paragraphs.append(f"{title}. {figures}." if len(self.titles) > 1 and title else f"{figures}.")
        return tuple(paragraphs)

    def _plain(self, value: int | None) -> str:
        return self.short(value) if value is None or self.sort == "rate" else format_money(value)


def shown(chart: ReportChart, words: ChartWords = VIETNAMESE) -> ShownChart:
    """Return what is shown of ``chart``: rankings and shares from the greatest down. Raises ChartUnfit."""
    series = chart.series
    if len(series) > 2 or any(len(one.values) != len(chart.labels) for one in series):
        raise ChartUnfit(chart=chart.title)
    rows = [
        ShownRow(label, tuple(one.values[place] for one in series), place) for place, label in enumerate(chart.labels)
    ]
    rows = [row for row in rows if row.values]
    if chart.chart in ("ranking", "shares"):
        rows.sort(key=_falling)
        other = words.other_units if chart.chart == "ranking" else words.other_parts
        rows = _with_rest(rows, other, chart.sort)
    titles = tuple(one.title for one in series)
    return ShownChart(chart.chart, tuple(rows), titles, chart.sort, chart.unit, words, _whole_of(chart))


def _falling(row: ShownRow) -> tuple[bool, int]:
    value = row.values[0]
    return value is None, -(value or 0)


def _with_rest(rows: list[ShownRow], other: str, sort: Sort) -> list[ShownRow]:
    """Return the rows with all from the last one on summed up; rates have no sum."""
    if len(rows) <= MOST_ROWS:
        return rows
    rest = rows[MOST_ROWS - 1 :]
    sums: list[int | None] = []
    for series in range(len(rest[0].values)):
        values = [value for row in rest if (value := row.values[series]) is not None]
        sums.append(sum(values) if values and sort != "rate" else None)
    return [*rows[: MOST_ROWS - 1], ShownRow(other.format(count=format_money(len(rest))), tuple(sums), None)]


def _whole_of(chart: ReportChart) -> int | None:
    """Return what the shares are parts of: nothing where one is below zero or all are nothing."""
    if chart.chart != "shares" or len(chart.series) != 1 or chart.sort == "rate":
        return None
    values = [value for value in chart.series[0].values if value is not None]
    return sum(values) if values and min(values) >= 0 and any(values) else None


def _rounded(value: int, unit: int) -> str:
    """Return ``value`` in ``unit`` with three digits or all before the comma: 6,81; 184,6; 1.235. Halves go up."""
    whole = abs(value) // unit
    places = 2 if whole < 10 else 1 if whole < 1000 else 0
    step = unit // 10**places
    tens = (abs(value) + step // 2) // step
    return decimal_of(tens if value >= 0 else -tens, 10**places)


def ticks(low: int, high: int) -> tuple[int, ...]:
    """Return where the grid stands, rising, with zero: three lines, or four where values lie on both sides of it.

    ``low`` is at most 0, ``high`` at least 0; all values lie between the first and the last tick.
    """
    if low == high:
        return (0,)
    if not low:
        top = _round_top(high)
        return 0, top // 2, top
    if not high:
        top = _round_top(-low)
        return -top, -top // 2, 0
    step = _round_step(low, high)
    return tuple(step * number for number in range(low // step, -(-high // step) + 1))


def _round_top(highest: int) -> int:
    power = 1
    while power * _TOPS[-1] < highest * 10:
        power *= 10
    tops = (begin * power // 10 for begin in _TOPS if begin * power % 10 == 0)
    return next(top for top in tops if top >= highest and top % 2 == 0)


def _round_step(low: int, high: int) -> int:
    """Return the least round step of which three cover everything from ``low`` to ``high``."""
    power = 1
    while True:
        for begin in _STEPS:
            step = begin * power
            if -(-high // step) - low // step <= 3:
                return step
        power *= 10
