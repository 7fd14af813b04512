"""Figures of a period by the measures of each kind, straight from the lifted columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from desktop_app.base.i18n import language
from desktop_app.domain.definition import Definition, Measure
from desktop_app.domain.lifting import part_of, whole_of
from desktop_app.domain.measures import Figure, counts_people, per_cent, roles, sums_funding
from desktop_app.domain.money import format_money
from desktop_app.domain.units import UnitTree
from desktop_app.services.session import Session
from desktop_app.services.unit_codes import UnitCodes, shares, unit_codes
from desktop_app.storage.figures import CountRow, Figures, Nature, PeriodRow, Span, SubtypeRow
from desktop_app.storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One figure: kind and measure by name and by title, and its value.

    đồng for measures of type ``value``; per cent as decimal text for rates, "" when there is nothing to be a rate of.
    """

    kind: str
    kind_title: str
    measure: str
    measure_title: str
    type: str
    value: Figure

    @property
    def text(self) -> str:
        """The value as people read it: 1.234.567, or 91,75 %."""
        if isinstance(self.value, int):
            return format_money(self.value)
        unit = "" if self.measure_title.endswith("(%)") else " %"
        return f"{self.value.replace('.', ',')}{unit}" if self.value else "–"


@dataclass(frozen=True, slots=True)
class Undated:
    """Records of a kind whose date does not lie wholly inside or outside the period: counted nowhere, but named."""

    kind: str
    kind_title: str
    records: int
    value: int


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

        Every measure of every kind is there, zeros too. A stock is what there is on the last day.
        ``with_predecessors`` takes along what went into the unit: from a unit that goes on, what it did before a part
        was taken from it; its stocks stay its own, and a snapshot is the unit's own newest. Parts of one unit both
        take its past along: such figures are never added together.
        """
        asked, codes = Span(start.isoformat(), end.isoformat()), self._codes(unit, with_predecessors)
        sums = {nature: self._sums(replace(asked, nature=nature), codes) for nature in _NATURES}
        shown = language()
        return [
            ReportRow(
                definition.kind,
                definition.plural.in_language(shown),
                measure.name,
                measure.title.in_language(shown),
                measure.type,
                self._figure(sums[nature_of(definition, measure)], definition, measure, asked, codes),
            )
            for definition in sorted(self._session.definitions, key=lambda one: one.kind)
            for measure in definition.measures
        ]

    def _sums(self, asked: Span, codes: UnitCodes | None) -> _Sums:
        """Read the sums of one nature; those of stocks for their kinds alone."""
        kinds = None
        if asked.nature != "flow":
            kinds = tuple(one.kind for one in self._session.definitions if asked.nature in _natures_of(one))
        sums = _Sums()
        for code, until in shares(codes, asked.nature):
            span = replace(asked, unit=code, kinds=kinds, end=min(asked.end, until or asked.end))
            sums.rows += self._figures.period_rows(span)
            sums.subtypes += self._figures.subtypes(span)
            sums.counts += self._figures.counts(span)
        return sums

    def _figure(
        self, sums: _Sums, definition: Definition, measure: Measure, asked: Span, codes: UnitCodes | None
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
        """Return what could not be put inside or outside the period, by kind; stocks do not lie inside periods."""
        found: dict[str, Undated] = {}
        flows = {one.kind: one for one in self._session.definitions if "flow" in _natures_of(one)}
        last = end.isoformat()
        for code, until in shares(self._codes(unit, with_predecessors), "flow"):
            for row in self._figures.doubtful(start.isoformat(), min(last, until or last), code):
                if row.kind not in flows:
                    continue
                title = flows[row.kind].plural.in_language(language())
                before = found.get(row.kind, Undated(row.kind, title, 0, 0))
                found[row.kind] = Undated(row.kind, title, before.records + row.records, before.value + row.value)
        return sorted(found.values(), key=lambda one: one.kind)

    def _codes(self, unit: str | None, with_predecessors: bool) -> UnitCodes | None:
        if unit is None:
            return None
        tree, devices = UnitTree(self._ledger.units()), self._ledger.devices()
        return unit_codes(unit, tree, devices, with_predecessors=with_predecessors)


@dataclass(slots=True)
class _Sums:
    """What a period's report adds up: rows of all units asked for. People are not added up, see ``Figures.people``."""

    rows: list[PeriodRow] = field(default_factory=list)
    subtypes: list[SubtypeRow] = field(default_factory=list)
    counts: list[CountRow] = field(default_factory=list)

    def figure(self, definition: Definition, measure: Measure) -> Figure:
        """Return the figure of one measure, as ``domain.measures`` defines it."""
        rows = [row for row in self.rows if row.kind == definition.kind]
        if sums_funding(definition, measure):
            return sum(
                amount
                for row in rows
                for source, amount in row.funding.items()
                if not measure.values or source in measure.values
            )
        if measure.type == "rate":
            part, whole = (self._count(definition, measure, of(measure.name)) for of in (part_of, whole_of))
            return per_cent(part, whole)
        if measure.type == "sum" or (measure.type == "count" and measure.field is not None):
            return self._count(definition, measure, measure.field)
        counted: Sequence[PeriodRow | SubtypeRow] = rows
        if measure.values:
            counted = [row for row in self.subtypes if row.kind == definition.kind and row.subtype in measure.values]
        if measure.type == "count":
            return sum(row.records for row in counted)
        return sum(row.value if measure.type == "value" else row.turns for row in counted)

    def _count(self, definition: Definition, measure: Measure, name: str | None) -> int:
        return sum(
            row.count
            for row in self.counts
            if (row.kind, row.field) == (definition.kind, name)
            and (not measure.values or row.subtype in measure.values)
        )


_NATURES: Final[tuple[Nature, ...]] = ("flow", "stock", "snapshot")


def nature_of(definition: Definition, measure: Measure) -> Nature:
    """Return how a measure counts: over a period, or what there is on its last day."""
    if measure.nature != "stock":
        return "flow"
    return "snapshot" if definition.lifts.snapshot else "stock"


def _natures_of(definition: Definition) -> set[Nature]:
    return {nature_of(definition, measure) for measure in definition.measures}
