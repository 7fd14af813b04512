"""The figures a report speaks of, each found by kind and measure, and how they read in sentences and in tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from desktop_app.documents.amounts import money_in_text, said
from desktop_app.documents.forms.report_units import MONEY, RATE, unit_of
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.money import format_money
from desktop_app.domain.recap_table import RecapRow, Said, combined, recap_codes
from desktop_app.domain.rounded_words import amount_rounded, count_in_words, rate_in_text, rate_in_words, small_for

Sort = Literal["count", "money", "rate"]
Style = Literal["exact", "rounded"]
"""How sentences tell figures: as they are, or in round figures; tables always tell them as they are."""
_CLOSING: Final = (" (đồng)", " (%)")


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """One measure of one kind in a period, by name and by its Vietnamese titles.

    ``value``: a number, đồng where ``sort`` is money, decimal text ("" for none) where it is a rate. ``stock``: what
    there is on the last day, never added up over years. ``people``: different persons, never added up either.
    ``unknown``: of so many records nobody knows the number on the last day; they are not in it.
    """

    kind: str
    kind_title: str
    measure: str
    title: str
    sort: Sort
    value: int | str
    qualifier: Qualifier = "exact"
    stock: bool = False
    people: bool = False
    unknown: int = 0

    @property
    def name(self) -> str:
        """The title without its unit."""
        for closing in _CLOSING:
            if self.title.endswith(closing):
                return self.title.removesuffix(closing)
        return self.title

    @property
    def unit(self) -> str:
        """What is counted: suất, người, đồng, %."""
        if self.sort == "count":
            return unit_of(self.kind, self.measure, people=self.people)
        return MONEY if self.sort == "money" else RATE

    @property
    def number(self) -> str:
        """The figure in a table that names its unit: trên 4.000.000; "" for a rate of nothing."""
        if isinstance(self.value, str):
            return said(rate_in_text(self.value).removesuffix("%"), self.qualifier) if self.value else ""
        return said(format_money(self.value), self.qualifier)

    @property
    def text(self) -> str:
        """The figure in a sentence: 1.234, trên 1,2 tỷ đồng, 91,75%; "" where there is nothing to tell."""
        if not self.value:
            return ""
        if isinstance(self.value, str):
            return said(rate_in_text(self.value), self.qualifier)
        amount = money_in_text(self.value) if self.sort == "money" else format_money(self.value)
        return said(amount, self.qualifier)

    @property
    def rounded(self) -> str:
        """The figure in a sentence as people speak of it: trên 2.000, gần 800 triệu đồng; "" for nothing to tell."""
        if not self.value:
            return ""
        if isinstance(self.value, str):
            return rate_in_words(self.value, self.qualifier)
        if self.sort == "money":
            return amount_rounded(self.value, self.qualifier)
        return count_in_words(self.value, self.qualifier, small=small_for(self.kind))


class ReportFigures:
    """All figures of a period, in the order of a book's kinds."""

    def __init__(self, rows: Iterable[ReportFigure]) -> None:
        self._rows = {(row.kind, row.measure): row for row in rows}

    def __iter__(self) -> Iterator[ReportFigure]:
        """Yield the figures."""
        return iter(self._rows.values())

    def text(self, name: str) -> str:
        """Return how the figure ``kind.measure``, or a recap row by its code, reads in a sentence, "" for none."""
        row = self._named(name)
        return row.text if row is not None else ""

    def rounded(self, name: str) -> str:
        """Return the same in round figures, as people speak of them."""
        row = self._named(name)
        return row.rounded if row is not None else ""

    def tell(self, style: Style, others: Mapping[str, str] | None = None) -> Told:
        """Return how figures are told in a style; ``others`` are texts that no measure tells, by name."""
        return Told(self, style, others or {})

    def all_of(self, part: str, wholes: Sequence[str]) -> int:
        """Return the number that ``part`` and ``wholes`` together are, 0 unless both are exact and the same.

        ``part`` is counted in the wholes: only what cannot be more than they are may be asked about.
        """
        found = [self._named(name) for name in (part, *wholes)]
        values = [one.value for one in found if one is not None and one.qualifier == "exact" and not one.unknown]
        numbers = [value for value in values if isinstance(value, int)]
        return numbers[0] if len(numbers) == len(found) and numbers[0] == sum(numbers[1:]) else 0

    def _named(self, name: str) -> ReportFigure | None:
        row = recap_codes().get(name)
        if row is None:
            return self.get(name)
        first = self.get(row.figures[0])
        value, qualifier = self.row(row)
        return None if first is None else replace(first, value=value, qualifier=qualifier)

    def get(self, name: str) -> ReportFigure | None:
        """Return the figure ``kind.measure``, None where the book has no such measure."""
        kind, _point, measure = name.partition(".")
        return self._rows.get((kind, measure))

    def row(self, row: RecapRow) -> Said:
        """Return what a row of the recap adds up, and how exact the sum is."""
        return combined(row, self._said)

    def _said(self, name: str) -> Said | None:
        figure = self.get(name)
        return None if figure is None else (figure.value, figure.qualifier)


@dataclass(frozen=True, slots=True)
class Told:
    """How the figures of a period are told in sentences (``report_points.Tell``)."""

    figures: ReportFigures
    style: Style = "exact"
    others: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, name: str, /) -> str:
        """Return how a figure reads, "" where there is nothing to tell."""
        if name in self.others:
            return self.others[name]
        return self.figures.rounded(name) if self.style == "rounded" else self.figures.text(name)

    def all_of(self, part: str, wholes: Sequence[str], /) -> int:
        """Return the number that ``part`` and ``wholes`` together are, 0 unless they are known to be the same."""
        return self.figures.all_of(part, wholes)
