"""How records count: the figures of one record, and their totals over many, by the measures of a definition.

Everything is counted from lifted columns, so that SQL over ``version``, ``version_person``, ``version_funding`` and
``version_rows`` gives the same figures (``services.reporting``; a test holds the two together):

* ``count``: records (of the measure's subtypes, if it names any), or rows of one ``rows`` field;
* ``value``: the lifted value, or funding lines (of the measure's sources); đồng;
* ``balance``: the lifted value of some subtypes less that of others;
* ``sum``: a whole number of the record; with a ``day``, only where it was counted by the day asked for;
* ``rate``: per cent of one sum in another, weighted by the second; ``yearly_rate``: the mean of the rates of the years
  (a rate of each year, however many people it had, as domain facts §1.2 say for K14);
* ``turns``: people in the measure's roles, each time; or the lifted turns;
* ``persons``: different people in the measure's roles, told apart by ``person_key`` alone, over *all* records counted
  together: ``COUNT(DISTINCT person_key)``. Persons of parts are therefore never added up (``Tally`` keeps the keys).
  A store knows more, and counts keys that stand for one person once (``storage.same_persons``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor
from typing import Final

from desktop_app.domain.counted_numbers import part_of, split_at, whole_of
from desktop_app.domain.definition import Definition, Measure, MeasureType
from desktop_app.domain.lifting import Lifted

Figure = int | str
"""A count or a sum; a rate is decimal text, "" while there is nothing it could be of."""

ALWAYS: Final = "9999-12-31"
"""The last ISO day."""


def measure_types(definition: Definition) -> tuple[tuple[str, MeasureType], ...]:
    """Return the measures a kind has, as (name, type), in the order of its definition."""
    return tuple((measure.name, measure.type) for measure in definition.measures)


def mean_of_rates(years: Mapping[str, tuple[int, int]]) -> str:
    """Return the mean of rates, each given as (part, whole), as decimal text with two places: "91.75"; halves go up.

    "" of nothing; a year that has no rate is no year of the mean. One entry gives its own rate.
    """
    rates = [Fraction(part * 100, whole) for part, whole in years.values() if whole > 0]
    if not rates:
        return ""
    mean = sum(rates, Fraction()) / len(rates)  # exact until here: rounded rates would not add up to it
    hundredths = floor(mean * 100 + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def known_by(day: str | None, asked: str) -> bool:
    """Tell whether a number counted on ``day`` ("" for nobody knows when) is known on the ISO day ``asked``."""
    return bool(day) and (day or "") <= asked


def roles(definition: Definition, measure: Measure) -> frozenset[str]:
    """Return the roles whose people a ``persons`` or ``turns`` measure counts; empty when it counts no people."""
    people = (
        one
        for top in definition.fields
        if measure.field in (None, top.name)
        for one in (top, *top.fields)
        if one.type == "person"
    )
    return frozenset(person.role for person in people if person.role is not None)


def counts_people(definition: Definition, measure: Measure) -> bool:
    """Tell whether a measure counts people by their roles; a kind may have a field for its turns instead."""
    if measure.type == "turns":
        return definition.lifts.turns is None or measure.field not in (None, definition.lifts.turns)
    return measure.type == "persons"


def sums_funding(definition: Definition, measure: Measure) -> bool:
    """Tell whether a measure adds up lines of funding, so that its ``values`` are sources and not subtypes."""
    return measure.type == "value" and measure.field not in (None, definition.lifts.value)


def figures(definition: Definition, lifted: Lifted) -> dict[str, Figure]:
    """Return measure name → figure for one record; ``persons`` are the different people within it."""
    return total(definition, (lifted,))


def total(definition: Definition, records: Iterable[Lifted], asked: str = ALWAYS) -> dict[str, Figure]:
    """Return measure name → figure over ``records`` of one kind, which the caller chose (period, state, unit).

    ``asked`` is the ISO day for which numbers of stocks have to be known.
    """
    tally = Tally(definition, asked)
    for lifted in records:
        tally.add(lifted)
    return tally.figures()


@dataclass(slots=True)
class Tally:
    """Running totals of one kind. Memory grows with the number of different persons only."""

    definition: Definition
    asked: str = ALWAYS
    _sums: dict[str, int] = field(init=False)
    _years: dict[str, dict[str, tuple[int, int]]] = field(init=False)
    _persons: dict[str, set[str]] = field(init=False)
    _roles: dict[str, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        measures = self.definition.measures
        self._sums = {measure.name: 0 for measure in measures}
        self._years = {measure.name: {} for measure in measures if measure.type in ("rate", "yearly_rate")}
        self._persons = {measure.name: set() for measure in measures if measure.type == "persons"}
        self._roles = {measure.name: roles(self.definition, measure) for measure in measures}

    def add(self, lifted: Lifted) -> None:
        """Count one record."""
        for measure in self.definition.measures:
            if not self._counts(measure, lifted):
                continue
            if measure.type == "persons":
                wanted = self._roles[measure.name]
                self._persons[measure.name].update(one.person_key for one in lifted.people if one.role in wanted)
            elif measure.name in self._years:
                self._add_rate(measure.name, lifted)
            else:
                self._sums[measure.name] += self._figure(measure, lifted)

    def figures(self) -> dict[str, Figure]:
        """Return measure name → figure of all records added so far."""
        figures: dict[str, Figure] = {}
        for name, total in self._sums.items():
            if name in self._persons:
                figures[name] = len(self._persons[name])
            else:
                figures[name] = mean_of_rates(self._years[name]) if name in self._years else total
        return figures

    def _counts(self, measure: Measure, lifted: Lifted) -> bool:
        subtypes = (*measure.values, *measure.minus)
        return not subtypes or sums_funding(self.definition, measure) or lifted.subtype in subtypes

    def _add_rate(self, name: str, lifted: Lifted) -> None:
        """Add both numbers to the year they belong to; a rate that is no yearly one has one year of them all."""
        years = self._years[name]
        for counted, number in lifted.row_counts:
            what, year = split_at(counted)
            if what in (part_of(name), whole_of(name)):
                part, whole = years.get(year or "", (0, 0))
                is_part = what == part_of(name)
                years[year or ""] = (part + number, whole) if is_part else (part, whole + number)

    def _figure(self, measure: Measure, lifted: Lifted) -> int:
        if measure.day is not None:
            return sum(number for _day, number in self._known(measure, lifted))
        if measure.field is not None and measure.type in ("sum", "count"):
            return dict(lifted.row_counts).get(measure.field, 0)
        if measure.type == "count":
            return 1
        if measure.type == "balance":
            return -(lifted.value or 0) if lifted.subtype in measure.minus else lifted.value or 0
        if measure.type == "value":
            if not sums_funding(self.definition, measure):
                return lifted.value or 0
            return sum(line.amount for line in lifted.funding if not measure.values or line.source in measure.values)
        if not counts_people(self.definition, measure):
            return lifted.turns or 0
        return sum(1 for person in lifted.people if person.role in self._roles[measure.name])

    def _known(self, measure: Measure, lifted: Lifted) -> list[tuple[str, int]]:
        """Return the number of a dated measure with its day, when it is known by the day asked for."""
        numbers = ((*split_at(counted), number) for counted, number in lifted.row_counts)
        return [
            (day or "", number) for what, day, number in numbers if what == measure.name and known_by(day, self.asked)
        ]
