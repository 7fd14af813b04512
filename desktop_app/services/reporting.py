"""Figures of a period by the measures of each kind, straight from the lifted columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.base.i18n import language
from desktop_app.domain.definition import Definition, Measure
from desktop_app.domain.report_questions import USUAL, Basis, Question
from desktop_app.services.book_facts import BookFacts
from desktop_app.services.counted_figures import NATURES, CountedFigures, Telling, kinds_with, nature_of
from desktop_app.services.report_row import ReportRow as ReportRow
from desktop_app.services.report_row import qualified as qualified
from desktop_app.services.session import Session
from desktop_app.services.unit_codes import UnitCodes, reorganised, same_unit, shares, unit_codes
from desktop_app.storage.figures import Figures, Reorganised, Span
from desktop_app.storage.part_figures import PartFigures
from desktop_app.storage.standing import Standing


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
    """Reports of one session, of what counts by one basis."""

    def __init__(self, session: Session, basis: Basis = USUAL) -> None:
        self._session = session
        self._standing = Standing(session.connection, basis)
        self._figures = Figures(session.connection, self._standing)
        self._parts = PartFigures(session.connection, self._standing)

    @property
    def facts(self) -> BookFacts:
        """Units and devices as they stood at the moment of the basis, read anew where that is now."""
        return BookFacts.at(self._session.connection, self._standing)

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Let the basis hold inside the block, for several reports of one state of the book."""
        with self._standing.in_force():
            yield

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
        return self.answer(Question(start, end, unit, with_predecessors))

    def answer(self, question: Question, measures: Collection[str] | None = None) -> list[ReportRow]:
        """Return the figures asked for, as ``period`` does; ``basis`` of the question is this object's own.

        Of ``measures`` ("kind.measure") alone where they are named: nobody is counted for the others.
        """
        with self.in_force():
            return self._counted(question, measures).whole()

    def told_apart(self, question: Question, telling: Telling) -> dict[str, list[ReportRow]]:
        """Return the figures asked for, told apart by part; a part without anything is not there."""
        with self.in_force():
            return self._counted(question).parts(telling)

    def spans(self, question: Question, definition: Definition, measure: Measure | None) -> list[Span]:
        """Return where the records are that one measure of a kind counts; None: every record of the period."""
        asked, codes = self._asked(question)
        nature = "flow" if measure is None else nature_of(definition, measure)
        return [
            replace(asked, unit=code, kinds=(definition.kind,), nature=nature, end=min(asked.end, until or asked.end))
            for code, until in shares(codes, nature)
        ]

    def _counted(self, question: Question, measures: Collection[str] | None = None) -> CountedFigures:
        asked, codes = self._asked(question)
        definitions = [one for one in self._session.definitions if question.kinds is None or one.kind in question.kinds]
        if measures is not None:
            definitions = [narrowed for one in definitions if (narrowed := _only(one, measures)).measures]
        return CountedFigures(self._parts, asked, codes, definitions, every_kind=question.kinds is None)

    def undated(
        self, start: date, end: date, *, unit: str | None = None, with_predecessors: bool = False
    ) -> list[Undated]:
        """Return what could not be put inside or outside the period, by kind, and what may be there on its last day."""
        asked, codes = self._asked(Question(start, end, unit, with_predecessors))
        found: dict[tuple[str, bool], Undated] = {}
        with self.in_force():
            for nature in NATURES:
                kinds = kinds_with(self._session.definitions, nature)
                for code, until in shares(codes, nature):
                    last = min(asked.end, until or asked.end)
                    for row in self._figures.doubtful(replace(asked, unit=code, end=last, nature=nature, kinds=kinds)):
                        key = (row.kind, nature == "stock")
                        before = found.get(key) or self._undated(*key)
                        found[key] = replace(
                            before, records=before.records + row.records, value=before.value + row.value
                        )
        return [found[key] for key in sorted(found)]

    def _undated(self, kind: str, stock: bool) -> Undated:
        title = self._session.definitions.current(kind).plural.in_language(language())
        return Undated(kind, title, 0, 0, stock=stock)

    def codes(self, unit: str | None, *, with_predecessors: bool = False) -> list[str] | None:
        """Return the codes whose records a report of ``unit`` counts, None for all."""
        if unit is None:
            return None
        tree, devices = self.facts.tree, self.facts.devices
        return sorted(unit_codes(unit, tree, devices, with_predecessors=with_predecessors).until)

    def _asked(self, question: Question) -> tuple[Span, UnitCodes | None]:
        """Return what is asked and under which codes; of one unit what became of others does not matter."""
        tree, devices = self.facts.tree, self.facts.devices
        span = Span(question.start.isoformat(), question.end.isoformat())
        if question.unit is None:
            return replace(span, units=reorganised(tree, devices, span.end)), None
        codes = unit_codes(question.unit, tree, devices, with_predecessors=question.with_predecessors)
        return replace(span, units=Reorganised(heirs=tuple(same_unit(codes.own)))), codes


def _only(definition: Definition, measures: Collection[str]) -> Definition:
    """Return a kind with those of its measures that ``measures`` names."""
    return replace(
        definition, measures=tuple(one for one in definition.measures if f"{definition.kind}.{one.name}" in measures)
    )
