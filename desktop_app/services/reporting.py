"""Figures of a period by the measures of each kind, straight from the lifted columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.base.i18n import _, language
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.definition import Definition, Measure
from desktop_app.domain.measures import Figure, counts_people, roles
from desktop_app.domain.money import format_money
from desktop_app.domain.units import UnitTree
from desktop_app.services.report_sums import ReportSums
from desktop_app.services.session import Session
from desktop_app.services.unit_codes import UnitCodes, reorganised, same_unit, shares, unit_codes
from desktop_app.storage.figures import Figures, Nature, Reorganised, Span
from desktop_app.storage.ledger import Ledger

_UNITS: Final = {"balance": "value", "yearly_rate": "rate"}


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One figure: kind and measure by name and by title, and its value.

    đồng for rows of type ``value``; per cent as decimal text for ``rate``, "" when there is nothing to be a rate of.
    ``qualifier``: parts of it are not exact. ``unknown``: of so many records nobody knows the number on the last day;
    they are not in it. ``kind_one``: the kind's title where there is one of it, told apart in English only.
    """

    kind: str
    kind_title: str
    measure: str
    measure_title: str
    type: str
    value: Figure
    qualifier: Qualifier = "exact"
    unknown: int = 0
    kind_one: str = ""

    @property
    def text(self) -> str:
        """The value as people read it: 1.234.567, 91,75 %, or trên 4.000.000."""
        if isinstance(self.value, int):
            return qualified(format_money(self.value), self.qualifier)
        unit = "" if self.measure_title.endswith("(%)") else " %"
        return qualified(f"{self.value.replace('.', ',')}{unit}", self.qualifier) if self.value else "–"


def qualified(amount: str, qualifier: Qualifier) -> str:
    """Return an amount with the word that says how exact it is; an exact one as it is."""
    if qualifier == "over":
        return _("trên {amount}").format(amount=amount)
    if qualifier == "nearly":
        return _("gần {amount}").format(amount=amount)
    return _("khoảng {amount}").format(amount=amount) if qualifier == "about" else amount


@dataclass(frozen=True, slots=True)
class Undated:
    """Records of a kind whose date does not lie wholly inside or outside the period: counted nowhere, but named.

    ``stock``: the days it began or ended do not say whether it was there on the period's last day.
    """

    kind: str
    kind_title: str
    records: int
    value: int
    stock: bool = False


class Reporting:
    """Reports of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._figures = Figures(session.connection)
        self._ledger = Ledger(session.connection)

    def period(
        self, start: date, end: date, *, unit: str | None = None, with_predecessors: bool = False
    ) -> list[ReportRow]:
        """Return the figures of all kinds from ``start`` to ``end``, both days included, of one unit or of all.

        Every measure of every kind is there, zeros too. A stock is what there is on the last day; of all units
        together, those that ended count through who took them up (``unit_codes.reorganised``).
        ``with_predecessors`` takes along what went into the unit: from a unit that goes on, what it did before a part
        was taken from it; its stocks stay its own, and a snapshot is the unit's own newest. Parts of one unit both
        take its past along: such figures are never added together.
        """
        asked, codes = self._asked(start, end, unit, with_predecessors=with_predecessors)
        sums = {nature: self._sums(replace(asked, nature=nature), codes) for nature in _NATURES}
        return [
            self._row(sums[nature_of(definition, measure)], definition, measure, asked, codes)
            for definition in sorted(self._session.definitions, key=lambda one: one.kind)
            for measure in definition.measures
        ]

    def _row(
        self, sums: ReportSums, definition: Definition, measure: Measure, asked: Span, codes: UnitCodes | None
    ) -> ReportRow:
        shown = language()
        return ReportRow(
            definition.kind,
            definition.plural.in_language(shown),
            measure.name,
            measure.title.in_language(shown),
            _UNITS.get(measure.type, measure.type),
            self._figure(sums, definition, measure, asked, codes),
            sums.qualifier(definition, measure),
            sums.unknown(definition, measure),
            definition.title.en if shown == "en" else "",
        )

    def _sums(self, asked: Span, codes: UnitCodes | None) -> ReportSums:
        """Read the sums of one nature; those of stocks for their kinds alone."""
        kinds = None if asked.nature == "flow" else self._kinds(asked.nature)
        sums = ReportSums(asked.end)
        for code, until in shares(codes, asked.nature):
            span = replace(asked, unit=code, kinds=kinds, end=min(asked.end, until or asked.end))
            sums.rows += self._figures.period_rows(span)
            sums.subtypes += self._figures.subtypes(span)
            sums.counts += self._figures.counts(span)
        return sums

    def _figure(
        self, sums: ReportSums, definition: Definition, measure: Measure, asked: Span, codes: UnitCodes | None
    ) -> Figure:
        if not counts_people(definition, measure):
            return sums.figure(definition, measure)
        span = replace(asked, kinds=(definition.kind,), nature=nature_of(definition, measure))
        shared = shares(codes, span.nature)
        units = None if codes is None else [code for code, _until in shared if code is not None]
        until = {code: day for code, day in shared if code is not None and day is not None}
        people = self._figures.people(span, roles(definition, measure), units, measure.values or None, until)
        return people.persons if measure.type == "persons" else people.turns

    def undated(
        self, start: date, end: date, *, unit: str | None = None, with_predecessors: bool = False
    ) -> list[Undated]:
        """Return what could not be put inside or outside the period, by kind, and what may be there on its last day."""
        asked, codes = self._asked(start, end, unit, with_predecessors=with_predecessors)
        found: dict[tuple[str, bool], Undated] = {}
        for nature in _NATURES:
            for code, until in shares(codes, nature):
                last = min(asked.end, until or asked.end)
                span = replace(asked, unit=code, end=last, nature=nature, kinds=self._kinds(nature))
                for row in self._figures.doubtful(span):
                    key, title = (row.kind, nature == "stock"), self._session.definitions.current(row.kind).plural
                    before = found.get(key, Undated(row.kind, title.in_language(language()), 0, 0, stock=key[1]))
                    found[key] = replace(before, records=before.records + row.records, value=before.value + row.value)
        return [found[key] for key in sorted(found)]

    def codes(self, unit: str | None, *, with_predecessors: bool = False) -> list[str] | None:
        """Return the codes whose records a report of ``unit`` counts, None for all."""
        if unit is None:
            return None
        tree, devices = UnitTree(self._ledger.units()), self._ledger.devices()
        return sorted(unit_codes(unit, tree, devices, with_predecessors=with_predecessors).until)

    def _kinds(self, nature: Nature) -> tuple[str, ...]:
        """Return the kinds that have a measure of this nature."""
        return tuple(one.kind for one in self._session.definitions if nature in _natures_of(one))

    def _asked(
        self, start: date, end: date, unit: str | None, *, with_predecessors: bool
    ) -> tuple[Span, UnitCodes | None]:
        """Return what is asked and under which codes; of one unit what became of others does not matter."""
        tree, devices = UnitTree(self._ledger.units()), self._ledger.devices()
        span = Span(start.isoformat(), end.isoformat())
        if unit is None:
            return replace(span, units=reorganised(tree, devices, span.end)), None
        codes = unit_codes(unit, tree, devices, with_predecessors=with_predecessors)
        return replace(span, units=Reorganised(heirs=tuple(same_unit(codes.own)))), codes


_NATURES: Final[tuple[Nature, ...]] = ("flow", "stock", "snapshot")


def nature_of(definition: Definition, measure: Measure) -> Nature:
    """Return how a measure counts: over a period, or what there is on its last day."""
    if measure.nature != "stock":
        return "flow"
    return "snapshot" if definition.lifts.snapshot else "stock"


def _natures_of(definition: Definition) -> set[Nature]:
    return {nature_of(definition, measure) for measure in definition.measures}
