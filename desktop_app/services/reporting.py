"""Figures of a period by the measures of each kind, straight from the lifted columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop_app.base.i18n import language
from desktop_app.domain.definition import Definition, Measure
from desktop_app.domain.measures import counts_people, roles, sums_funding
from desktop_app.services.session import Session
from desktop_app.storage.figures import Figures, PeriodRow, SubtypeRow
from desktop_app.storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One figure: kind and measure by name and by title, and its value (đồng for measures of type ``value``)."""

    kind: str
    kind_title: str
    measure: str
    measure_title: str
    type: str
    value: int


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

    def period(self, start: date, end: date, *, unit: str | None = None) -> list[ReportRow]:
        """Return the figures of all kinds from ``start`` to ``end``, both days included, of one unit or of all."""
        period = start.isoformat(), end.isoformat()
        codes = self._codes(unit)
        sums = _Sums()
        for code in _each(codes):
            sums.rows += self._figures.period_rows(*period, code)
            sums.subtypes += self._figures.subtypes(*period, code)
        shown = language()
        return [
            ReportRow(
                definition.kind,
                definition.plural.in_language(shown),
                measure.name,
                measure.title.in_language(shown),
                measure.type,
                self._figure(sums, definition, measure, period, codes),
            )
            for definition in sorted(self._session.definitions, key=lambda one: one.kind)
            if any(row.kind == definition.kind for row in sums.rows)
            for measure in definition.measures
        ]

    def _figure(
        self,
        sums: _Sums,
        definition: Definition,
        measure: Measure,
        period: tuple[str, str],
        codes: Sequence[str] | None,
    ) -> int:
        if not counts_people(definition, measure):
            return sums.figure(definition, measure)
        wanted, subtypes = roles(definition, measure), measure.values or None
        people = self._figures.people(definition.kind, wanted, *period, codes, subtypes)
        return people.persons if measure.type == "persons" else people.turns

    def undated(self, start: date, end: date, *, unit: str | None = None) -> list[Undated]:
        """Return what could not be put inside or outside the period, by kind."""
        found: dict[str, Undated] = {}
        for code in _each(self._codes(unit)):
            for row in self._figures.doubtful(start.isoformat(), end.isoformat(), code):
                title = self._session.definitions.current(row.kind).plural.in_language(language())
                before = found.get(row.kind, Undated(row.kind, title, 0, 0))
                found[row.kind] = Undated(row.kind, title, before.records + row.records, before.value + row.value)
        return sorted(found.values(), key=lambda one: one.kind)

    def _codes(self, unit: str | None) -> Sequence[str] | None:
        """Return the codes a unit recorded under, the provisional ones its devices began with among them."""
        if unit is None:
            return None
        return sorted({unit} | {code for one in self._ledger.devices() if one.unit == unit for code in one.units})


def _each(codes: Sequence[str] | None) -> Sequence[str | None]:
    """Return the units to ask for one by one; None asks for all of them at once."""
    return [None] if codes is None else codes


@dataclass(slots=True)
class _Sums:
    """What a period's report adds up: rows of all units asked for. People are not added up, see ``Figures.people``."""

    rows: list[PeriodRow] = field(default_factory=list)
    subtypes: list[SubtypeRow] = field(default_factory=list)

    def figure(self, definition: Definition, measure: Measure) -> int:
        """Return the figure of one measure, as ``domain.measures`` defines it."""
        rows = [row for row in self.rows if row.kind == definition.kind]
        if sums_funding(definition, measure):
            return sum(
                amount
                for row in rows
                for source, amount in row.funding.items()
                if not measure.values or source in measure.values
            )
        if measure.type == "count" and measure.field is not None:
            return sum(row.rows.get(measure.field, 0) for row in rows)
        counted: Sequence[PeriodRow | SubtypeRow] = rows
        if measure.values:
            counted = [row for row in self.subtypes if row.kind == definition.kind and row.subtype in measure.values]
        if measure.type == "count":
            return sum(row.records for row in counted)
        return sum(row.value if measure.type == "value" else row.turns for row in counted)
