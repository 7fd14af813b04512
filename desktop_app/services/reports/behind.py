"""The records behind one figure, a page at a time: what a drill-down shows."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.counted_numbers import whole_of
from desktop_app.domain.dates import from_columns
from desktop_app.domain.definition import Definition, Measure
from desktop_app.domain.measures import counts_people, roles, sums_funding
from desktop_app.domain.money import format_money
from desktop_app.domain.report_questions import OF_PEOPLE, Behind, Question
from desktop_app.services.reporting import Reporting
from desktop_app.services.session import Session
from desktop_app.services.splitting import Splitting
from desktop_app.storage.behind_figures import BehindFigures, Counted, VersionBehind
from desktop_app.storage.standing import Standing


@dataclass(frozen=True, slots=True)
class RecordBehind:
    """One record behind a figure. ``counts`` is what it adds to the figure (đồng, persons, a number), as text.

    ``when`` is its date as it reads, ``unit_name`` whose it is.
    """

    record: str
    kind: str
    title: str
    when: str
    unit_name: str
    counts: str


class RecordsBehind:
    """All records behind a figure, in the order of their dates, as they were when it was asked."""

    def __init__(self, session: Session, behind: Behind) -> None:
        """Find them. Raises KeyError for a kind or measure that there is not."""
        self._session = session
        self._behind = behind
        self._standing = Standing(session.connection, behind.question.basis)
        self._store = BehindFigures(session.connection, self._standing)
        reporting = Reporting(session, behind.question.basis)
        self._tree = reporting.facts.tree
        definition = session.definitions.current(behind.kind)
        measure = next((one for one in definition.measures if one.name == behind.measure), None)
        if behind.measure and measure is None:
            raise KeyError(behind.measure)
        self._counted = self._meant(definition, measure)
        with self._standing.in_force():
            spans = reporting.spans(_narrowed(behind), definition, measure)
            self._found: array[int] = self._store.found(spans, self._counted)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._found)

    def rows(self, first: int, count: int) -> Sequence[RecordBehind]:
        """Return up to ``count`` of them from ``first`` on."""
        return [self._told(one) for one in self._store.rows(self._found[first : first + count], self._counted)]

    def on(self, session: Session) -> RecordsBehind:
        """Return the same records, read by another session of the store: they were found in another thread."""
        other = copy(self)
        other._session = session
        other._standing = Standing(session.connection, self._behind.question.basis)
        other._store = BehindFigures(session.connection, other._standing)
        return other

    def _told(self, one: VersionBehind) -> RecordBehind:
        own = self._session.identity
        day = self._behind.question.end
        named = self._tree.name_on(one.unit, day) or (
            own.unit_name if one.unit in self._session.own_units else one.unit
        )
        return RecordBehind(one.record, one.kind, one.title, _when(one), named, format_money(one.adds))

    def _meant(self, definition: Definition, measure: Measure | None) -> Counted:
        end = _narrowed(self._behind).end.isoformat()
        counted = Counted("one") if measure is None else _of_measure(definition, measure, end)
        split = self._behind.split
        if split is None or split == "year":
            return counted
        if split in OF_PEOPLE:
            return replace(counted, answer=split, of_answer=self._behind.part)
        telling = Splitting(self._session, self._behind.question.basis).telling(split, self._behind.question.end)
        keys = {key for key, part in telling.groups.items() if part == self._behind.part}
        if self._behind.part not in telling.groups:
            keys.add(self._behind.part)
        return replace(counted, part=telling.key, keys=tuple(sorted(keys)))


def _narrowed(behind: Behind) -> Question:
    """Return what is asked, of a year's part only within that year."""
    question = behind.question
    if behind.split != "year":
        return question
    year = int(behind.part)
    start, end = max(question.start, date(year, 1, 1)), min(question.end, date(year, 12, 31))
    return replace(question, start=start, end=end)


def _of_measure(definition: Definition, measure: Measure, end: str) -> Counted:
    """Return what a measure counts of a record up to the ISO day ``end``, as ``report_sums`` adds it up."""
    if sums_funding(definition, measure):
        return Counted("funding", only=measure.values or None)
    subtypes = (*measure.values, *measure.minus)
    if counts_people(definition, measure):
        return Counted("people", subtypes, tuple(sorted(roles(definition, measure))))
    if measure.type in ("rate", "yearly_rate"):
        return Counted("number", subtypes, (whole_of(measure.name),))  # of how many it tells how many
    if measure.day is not None:
        return Counted("known", subtypes, (measure.name,), known_by=end)
    if measure.type == "sum" or (measure.type == "count" and measure.field is not None):
        return Counted("number", subtypes, (measure.field or "",))
    if measure.type in ("value", "balance"):
        return Counted("value", subtypes, minus=measure.minus)
    return Counted("turns" if measure.type == "turns" else "one", subtypes)


def _when(one: VersionBehind) -> str:
    when = from_columns(one.occurred_from, one.occurred_to, one.precision)
    return "" if when is None else when.display()
