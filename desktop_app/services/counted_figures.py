"""The figures of every measure for one span, whole or told apart by part: rows that a report shows.

One pass of sums for each nature and unit code; people are counted for each measure of theirs, for different persons
are never added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from desktop_app.base.i18n import language
from desktop_app.domain.definition import Definition, Measure
from desktop_app.domain.measures import Figure, counts_people, roles
from desktop_app.domain.report_questions import Split
from desktop_app.services.report_row import ReportRow
from desktop_app.services.report_sums import ReportSums
from desktop_app.services.unit_codes import UnitCodes, shares
from desktop_app.storage.figures import Nature, Span
from desktop_app.storage.part_figures import PartFigures
from desktop_app.storage.parts import WHOLE, PartKey
from desktop_app.storage.people_counts import People, PeopleCounts, Whose

_UNITS: Final = {"balance": "value", "yearly_rate": "rate"}
NATURES: Final[tuple[Nature, ...]] = ("flow", "stock", "snapshot")


def nature_of(definition: Definition, measure: Measure) -> Nature:
    """Return how a measure counts: over a period, or what there is on its last day."""
    if measure.nature != "stock":
        return "flow"
    return "snapshot" if definition.lifts.snapshot else "stock"


def kinds_with(definitions: Iterable[Definition], nature: Nature) -> tuple[str, ...]:
    """Return the kinds that have a measure of this nature."""
    return tuple(one.kind for one in definitions if any(nature_of(one, m) == nature for m in one.measures))


@dataclass(frozen=True, slots=True)
class Telling:
    """How figures are told apart: the part of a version, and which parts count as which.

    With an ``answer`` only people have parts: by what their own records say.
    """

    key: PartKey = WHOLE
    groups: Mapping[str, str] = field(default_factory=dict)
    answer: Split | None = None

    def part(self, key: str) -> str:
        """Return the part that a key of the store counts as."""
        return self.groups.get(key, key)


class CountedFigures:
    """Figures of one span under which codes (None: all), of the ``definitions`` that were asked for.

    ``every_kind``: these are all there are, so sums of flows need not be narrowed to them.
    """

    def __init__(
        self,
        store: PartFigures,
        span: Span,
        codes: UnitCodes | None,
        definitions: Iterable[Definition],
        *,
        every_kind: bool,
    ) -> None:
        self._store = store
        self._span = span
        self._every_kind = every_kind
        self._codes = codes
        self._definitions = sorted(definitions, key=lambda one: one.kind)
        self._measures = [
            (definition, measure, _people_key(definition, measure))
            for definition in self._definitions
            for measure in definition.measures
        ]

    def whole(self) -> list[ReportRow]:
        """Return every measure of every kind, zeros too."""
        return self.parts(Telling()).get("", []) or self._rows(self._nothing(), {})

    def parts(self, telling: Telling) -> dict[str, list[ReportRow]]:
        """Return the rows of each part that has anything; measures that have no parts are left out."""
        sums = self._sums(telling) if telling.answer is None else {}
        people = self._people(telling)
        names = {*sums, *(part for found in people.values() for part in found)}
        empty = self._nothing()
        return {
            name: self._rows(
                sums.get(name, empty),
                {key: found.get(name, People()) for key, found in people.items()},
                only_people=telling.answer is not None,
            )
            for name in names
        }

    def persons(self, telling: Telling, measures: Iterable[tuple[str, str]] | None = None) -> PeopleCounts:
        """Return the people whom the kinds' flows count, of ``measures`` (kind, name) or of all of them."""
        return self._counts("flow", telling, {key.whose for key in self._keys(measures) if key.nature == "flow"})

    def _nothing(self) -> dict[Nature, ReportSums]:
        return {nature: ReportSums(self._span.end) for nature in NATURES}

    def _sums(self, telling: Telling) -> dict[str, dict[Nature, ReportSums]]:
        """Read the sums of each nature by part; those of stocks for their kinds alone."""
        found: dict[str, dict[Nature, ReportSums]] = {}
        key = telling.key

        def of(part: str, nature: Nature) -> ReportSums:
            return found.setdefault(telling.part(part), self._nothing())[nature]

        for nature in NATURES:
            for span in self._spans(nature):
                for sum_row in self._store.sums(span, key):
                    of(sum_row.part, nature).sums.append(sum_row)
                for line in self._store.funding(span, key):
                    of(line.part, nature).funding.append(line)
                for count in self._store.counts(span, key):
                    of(count.part, nature).counts.append(count)
        return found

    def _spans(self, nature: Nature) -> list[Span]:
        kinds: tuple[str, ...] | None = kinds_with(self._definitions, nature)
        if not kinds:
            return []
        if nature == "flow" and self._every_kind:
            kinds = None
        return [
            replace(self._span, nature=nature, unit=code, kinds=kinds, end=min(self._span.end, until or self._span.end))
            for code, until in shares(self._codes, nature)
        ]

    def _keys(self, measures: Iterable[tuple[str, str]] | None = None) -> set[_PeopleKey]:
        wanted = None if measures is None else set(measures)
        return {
            key
            for definition, measure, key in self._measures
            if key is not None and (wanted is None or (definition.kind, measure.name) in wanted)
        }

    def _people(self, telling: Telling) -> dict[_PeopleKey, dict[str, People]]:
        """Count the people of every measure that counts any, by part, those of one nature in one pass."""
        keys = self._keys()
        told: dict[_PeopleKey, dict[str, People]] = {}
        for nature in {key.nature for key in keys}:
            whose = {key.whose for key in keys if key.nature == nature}
            told.update((_PeopleKey(one, nature), found) for one, found in self._told(nature, telling, whose).items())
        return told

    def _told(self, nature: Nature, telling: Telling, whose: set[Whose]) -> dict[Whose, dict[str, People]]:
        span = replace(self._span, nature=nature)
        if self._codes is None and telling.answer is None and self._store.quickly(span, telling.key):
            return self._store.counted_people.people(span, whose, telling.key, telling.groups)
        counts = self._counts(nature, telling, whose)
        return {one: counts.parts(one) for one in whose}

    def _counts(self, nature: Nature, telling: Telling, whose: set[Whose]) -> PeopleCounts:
        shared = shares(self._codes, nature)
        counts, across = PeopleCounts(), self._codes is None or len(shared) > 1
        kinds = tuple(sorted({one.kind for one in whose}))
        for code, until in shared:
            end = min(self._span.end, until or self._span.end)
            span = replace(self._span, nature=nature, unit=code, kinds=kinds, end=end)
            self._store.people.count(
                counts, span, across_units=across, part=telling.key, groups=telling.groups, answer=telling.answer
            )
        return counts

    def _rows(
        self,
        sums: Mapping[Nature, ReportSums],
        people: Mapping[_PeopleKey, People],
        *,
        only_people: bool = False,
    ) -> list[ReportRow]:
        rows = []
        for definition, measure, key in self._measures:
            if key is None and only_people:
                continue
            own = sums[nature_of(definition, measure)]
            counted = people.get(key, People()) if key is not None else None
            rows.append(_row(definition, measure, own, counted))
        return rows


@dataclass(frozen=True, slots=True)
class _PeopleKey:
    """Which people a measure counts, and how."""

    whose: Whose
    nature: Nature


def _people_key(definition: Definition, measure: Measure) -> _PeopleKey | None:
    if not counts_people(definition, measure):
        return None
    whose = Whose(definition.kind, roles(definition, measure), measure.values)
    return _PeopleKey(whose, nature_of(definition, measure))


def _row(definition: Definition, measure: Measure, sums: ReportSums, people: People | None) -> ReportRow:
    shown = language()
    value: Figure = sums.figure(definition, measure) if people is None else _counted(measure, people)
    return ReportRow(
        definition.kind,
        definition.plural.in_language(shown),
        measure.name,
        measure.title.in_language(shown),
        _UNITS.get(measure.type, measure.type),
        value,
        sums.qualifier(definition, measure),
        sums.unknown(definition, measure),
        definition.title.en if shown == "en" else "",
    )


def _counted(measure: Measure, people: People) -> int:
    return people.persons if measure.type == "persons" else people.turns
