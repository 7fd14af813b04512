"""How records count: the figures of one record, and their totals over many, by the measures of a definition.

Everything is counted from lifted columns, so that SQL over ``version``, ``version_person``, ``version_funding`` and
``version_rows`` gives the same figures (``services.reporting``; a test holds the two together):

* ``count``: records (of the measure's subtypes, if it names any), or rows of one ``rows`` field;
* ``value``: the lifted value, or funding lines (of the measure's sources); đồng;
* ``sum``: a whole number of the record; ``rate``: per cent of one sum in another, weighted by the second;
* ``turns``: people in the measure's roles, each time; or the lifted turns;
* ``persons``: different people in the measure's roles, told apart by ``person_key`` alone, over *all* records counted
  together: ``COUNT(DISTINCT person_key)``. Persons of parts are therefore never added up (``Tally`` keeps the keys).
  A store knows more, and counts keys that stand for one person once (``storage.same_persons``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from desktop_app.domain.definition import Definition, Measure, MeasureType
from desktop_app.domain.lifting import Lifted, part_of, whole_of

Figure = int | str
"""A count or a sum; a rate is decimal text, "" while there is nothing it could be of."""

_HUNDREDTH: Final = Decimal("0.01")


def measure_types(definition: Definition) -> tuple[tuple[str, MeasureType], ...]:
    """Return the measures a kind has, as (name, type), in the order of its definition."""
    return tuple((measure.name, measure.type) for measure in definition.measures)


def per_cent(part: int, whole: int) -> str:
    """Return a rate as decimal text with two places, "" of nothing: "91.75"; halves go up."""
    if whole <= 0:
        return ""
    return str((Decimal(part) * 100 / Decimal(whole)).quantize(_HUNDREDTH, ROUND_HALF_UP))


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


def total(definition: Definition, records: Iterable[Lifted]) -> dict[str, Figure]:
    """Return measure name → figure over ``records`` of one kind, which the caller chose (period, state, unit)."""
    tally = Tally(definition)
    for lifted in records:
        tally.add(lifted)
    return tally.figures()


@dataclass(slots=True)
class Tally:
    """Running totals of one kind. Memory grows with the number of different persons only."""

    definition: Definition
    _sums: dict[str, int] = field(init=False)
    _wholes: dict[str, int] = field(init=False)
    _persons: dict[str, set[str]] = field(init=False)
    _roles: dict[str, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._sums = {measure.name: 0 for measure in self.definition.measures}
        self._wholes = {measure.name: 0 for measure in self.definition.measures if measure.type == "rate"}
        self._persons = {measure.name: set() for measure in self.definition.measures if measure.type == "persons"}
        self._roles = {measure.name: roles(self.definition, measure) for measure in self.definition.measures}

    def add(self, lifted: Lifted) -> None:
        """Count one record."""
        for measure in self.definition.measures:
            if not self._counts(measure, lifted):
                continue
            if measure.type == "persons":
                wanted = self._roles[measure.name]
                self._persons[measure.name].update(one.person_key for one in lifted.people if one.role in wanted)
            else:
                self._sums[measure.name] += self._figure(measure, lifted)
            if measure.type == "rate":
                self._wholes[measure.name] += dict(lifted.row_counts).get(whole_of(measure.name), 0)

    def figures(self) -> dict[str, Figure]:
        """Return measure name → figure of all records added so far."""
        figures: dict[str, Figure] = {}
        for name, total in self._sums.items():
            if name in self._persons:
                figures[name] = len(self._persons[name])
            else:
                figures[name] = per_cent(total, self._wholes[name]) if name in self._wholes else total
        return figures

    def _counts(self, measure: Measure, lifted: Lifted) -> bool:
        return not measure.values or sums_funding(self.definition, measure) or lifted.subtype in measure.values

    def _figure(self, measure: Measure, lifted: Lifted) -> int:
        counts = dict(lifted.row_counts)
        if measure.type == "rate":
            return counts.get(part_of(measure.name), 0)
        if measure.field is not None and measure.type in ("sum", "count"):
            return counts.get(measure.field, 0)
        if measure.type == "count":
            return 1
        if measure.type == "value":
            if not sums_funding(self.definition, measure):
                return lifted.value or 0
            return sum(line.amount for line in lifted.funding if not measure.values or line.source in measure.values)
        if not counts_people(self.definition, measure):
            return lifted.turns or 0
        return sum(1 for person in lifted.people if person.role in self._roles[measure.name])
