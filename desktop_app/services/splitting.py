"""Figures told apart: by unit, commune, movement, source, sex … A part is named, the whole is counted for itself.

Parts are never added up to the whole here: different persons, rates and the parts of ``OVERLAPPING`` splits would be
wrong. Whoever adds flows of other splits gets the whole (a test holds it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import OF_PEOPLE, USUAL, Basis, Question, Split
from desktop_app.domain.units import UnitTree
from desktop_app.services.book_facts import BookFacts
from desktop_app.services.counted_figures import Telling
from desktop_app.services.part_titles import Part, PartTitles
from desktop_app.services.report_row import ReportRow
from desktop_app.services.reporting import Reporting
from desktop_app.services.session import Session
from desktop_app.services.unit_codes import provisional
from desktop_app.storage.parts import part_key

COMMUNES_BEGAN = date(2025, 7, 1)
"""The communes of today began on this day (resolution 1670/NQ-UBTVQH15)."""


@dataclass(frozen=True, slots=True)
class SplitFigures:
    """The parts in the order they are shown, every figure of each, and the ``whole`` they are parts of."""

    parts: tuple[Part, ...]
    whole: list[ReportRow]
    rows: Mapping[str, Mapping[tuple[str, str], ReportRow]]

    def row(self, part: str, kind: str, measure: str) -> ReportRow | None:
        """Return one figure of a part; None where a measure has no parts in this split (sex of a house)."""
        return self.rows[part].get((kind, measure))


class Splitting:
    """Splits of one session's figures."""

    def __init__(self, session: Session, basis: Basis = USUAL) -> None:
        self._session = session
        self._basis = basis
        self._reporting = Reporting(session, basis)

    def split(self, question: Question, by: Split) -> SplitFigures:
        """Return all figures of ``question`` told apart by ``by``, and as a whole."""
        with self._reporting.in_force():
            whole = self._reporting.answer(question)
            if by == "year":
                found = self._years(question)
            else:
                found = self._reporting.told_apart(question, self.telling(by, question.end))
        # A record of another program may answer with a number; keys of parts are text wherever they are kept.
        years = by == "year"  # a year of nothing keeps its place: columns side by side are read as a course of time
        told = {
            str(name): rows for name, rows in found.items() if years or any(row.value or row.unknown for row in rows)
        }
        parts = PartTitles(self._session, self._facts.tree).named(by, tuple(told), question)
        rows = {name: {(row.kind, row.measure): row for row in rows} for name, rows in told.items()}
        return SplitFigures(parts, whole, rows)

    def telling(self, by: Split, day: date) -> Telling:
        """Return how the store tells parts apart, and which of its keys are one part on ``day``."""
        if by in OF_PEOPLE:
            return Telling(answer=by)
        key = part_key(by, device=self._session.identity.device, moment=self._basis.moment)
        return Telling(key, self._groups(by, day))

    def _years(self, question: Question) -> dict[str, list[ReportRow]]:
        """Return the figures of each year: what there is at its end, persons of that year, part of a year as it is."""
        return {
            str(year.start.year): self._reporting.answer(replace(question, start=year.start, end=year.end))
            for year in Period(question.start, question.end).years
        }

    def _groups(self, by: Split, day: date) -> dict[str, str]:
        if by == "commune_now":
            return self._communes_now(max(day, COMMUNES_BEGAN))
        if by not in ("unit", "superior"):
            return {}
        tree, own = self._facts.tree, self._session.identity.unit
        became = {**provisional(tree, self._facts.devices), **dict.fromkeys(self._session.own_units, own)}
        if by == "unit":
            return became
        codes = {*tree.codes, *became, own}
        return {code: self._superior(tree, became.get(code, code), day) for code in codes}

    def _superior(self, tree: UnitTree, code: str, day: date) -> str:
        """Return the superior of a unit on ``day``, after its end the last one it had."""
        row = tree.unit_at(code, day) or tree.latest(code)
        return (row.superior or code) if row is not None else ""

    def _communes_now(self, day: date) -> dict[str, str]:
        communes = self._session.communes
        return {one.key: communes.successor(one, day).key for one in communes if not one.is_valid(day)}

    @cached_property
    def _facts(self) -> BookFacts:
        return self._reporting.facts
