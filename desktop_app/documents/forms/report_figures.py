"""The figures a report speaks of, each found by kind and measure, and how they read in sentences and in tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.documents.amounts import money_in_text, rate_in_text, said
from desktop_app.documents.forms.report_units import MONEY, RATE, unit_of
from desktop_app.domain.counted_numbers import Qualifier, together
from desktop_app.domain.money import format_money

Sort = Literal["count", "money", "rate"]
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


class ReportFigures:
    """All figures of a period, in the order of a book's kinds."""

    def __init__(self, rows: Iterable[ReportFigure]) -> None:
        self._rows = {(row.kind, row.measure): row for row in rows}

    def __iter__(self) -> Iterator[ReportFigure]:
        """Yield the figures."""
        return iter(self._rows.values())

    def text(self, name: str) -> str:
        """Return how the figure ``kind.measure`` reads in a sentence, "" where there is none to tell."""
        row = self.get(name)
        return row.text if row is not None else ""

    def get(self, name: str) -> ReportFigure | None:
        """Return the figure ``kind.measure``, None where the book has no such measure."""
        kind, _point, measure = name.partition(".")
        return self._rows.get((kind, measure))

    def sum(self, names: Iterable[str]) -> tuple[int | str, Qualifier]:
        """Return several figures (``kind.measure``) added up and how exact the sum is; one alone stays itself."""
        found = [row for name in names if (row := self.get(name)) is not None]
        if len(found) == 1:
            return found[0].value, found[0].qualifier
        numbers = [row.value for row in found if isinstance(row.value, int)]
        return sum(numbers), together({row.qualifier for row in found})
