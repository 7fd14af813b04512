"""What a period's report adds up, and the figure of each measure from it, as ``domain.measures`` defines it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop_app.domain.counted_numbers import (
    INEXACT,
    Qualifier,
    inexact,
    part_of,
    split_at,
    taken_off,
    together,
    whole_of,
)
from desktop_app.domain.definition import Definition, Measure
from desktop_app.domain.measures import Figure, known_by, mean_of_rates, sums_funding
from desktop_app.storage.part_figures import CountRow, FundingRow, SumRow


@dataclass(slots=True)
class ReportSums:
    """Rows of all units asked for, of one nature, up to the ISO day ``asked``; of one part, where figures are split.

    People are not added up, see ``PartFigures.people``.
    """

    asked: str
    sums: list[SumRow] = field(default_factory=list)
    funding: list[FundingRow] = field(default_factory=list)
    counts: list[CountRow] = field(default_factory=list)

    def figure(self, definition: Definition, measure: Measure) -> Figure:
        """Return the figure of one measure that counts no people."""
        if measure.type in ("rate", "yearly_rate"):
            return self._rate(definition, measure)
        if measure.day is not None:
            return sum(row.count for day, row in self._dated(definition, measure) if known_by(day, self.asked))
        if measure.type == "sum" or (measure.type == "count" and measure.field is not None):
            return sum(row.count for row in self._counted(definition, measure) if row.field == measure.field)
        if sums_funding(definition, measure):
            return sum(
                row.amount
                for row in self.funding
                if row.kind == definition.kind and (not measure.values or row.source in measure.values)
            )
        counted = [
            row
            for row in self.sums
            if row.kind == definition.kind and (not measure.values or row.subtype in measure.values)
        ]
        if measure.type == "count":
            return sum(row.records for row in counted)
        less = sum(row.value for row in self.sums if row.kind == definition.kind and row.subtype in measure.minus)
        return sum(row.turns if measure.type == "turns" else row.value for row in counted) - less

    def qualifier(self, definition: Definition, measure: Measure) -> Qualifier:
        """Return how exact the figure of a measure is."""
        if measure.qualifier is None:
            return "exact"
        said: set[Qualifier] = set()
        for row in self._counted(definition, measure):
            for one in INEXACT:
                if row.field == inexact(measure.name, one):
                    said.add(taken_off(one) if row.subtype in measure.minus else one)
        return together(said)

    def unknown(self, definition: Definition, measure: Measure) -> int:
        """Return of how many records nobody knows the number on the day asked for."""
        dated = self._dated(definition, measure) if measure.day is not None else ()
        return sum(row.records for day, row in dated if not known_by(day, self.asked))

    def _rate(self, definition: Definition, measure: Measure) -> str:
        years: dict[str, tuple[int, int]] = {}
        for row in self._counted(definition, measure):
            what, year = split_at(row.field)
            part, whole = years.get(year or "", (0, 0))
            if what == part_of(measure.name):
                years[year or ""] = (part + row.count, whole)
            elif what == whole_of(measure.name):
                years[year or ""] = (part, whole + row.count)
        return mean_of_rates(years)

    def _dated(self, definition: Definition, measure: Measure) -> Iterator[tuple[str | None, CountRow]]:
        """Yield the numbers of a measure that has a day, each with that day."""
        for row in self._counted(definition, measure):
            what, day = split_at(row.field)
            if what == measure.name and day is not None:
                yield day, row

    def _counted(self, definition: Definition, measure: Measure) -> list[CountRow]:
        """Return the numbers of a kind, of the subtypes a measure counts; values that are sources narrow nothing."""
        subtypes = () if sums_funding(definition, measure) else (*measure.values, *measure.minus)
        return [row for row in self.counts if row.kind == definition.kind and (not subtypes or row.subtype in subtypes)]
