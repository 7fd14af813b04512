"""The recap of several years: each row of ``domain.recap_table`` over a whole period, year by year, and before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.base.i18n import language
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.measures import Figure
from desktop_app.domain.recap_table import (
    RecapGroup,
    RecapRow,
    RecapSort,
    Said,
    Scope,
    combined,
    comparable,
    in_words,
    recap_measures,
    recap_table,
)
from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import USUAL, Basis, Question
from desktop_app.domain.rounded_words import WordLanguage
from desktop_app.services.reporting import Reporting, ReportRow, Undated
from desktop_app.services.session import Session


@dataclass(frozen=True, slots=True)
class RecapFigure:
    """One row of the recap, in the language in use.

    ``value`` is that of the whole period: flows added up, what there is on the last day, the mean of yearly rates
    (decimal text, "" for none), persons counted once; never made of ``years``. These are by year ("2020"), the first
    and the last may be parts of one. ``text`` says the value in round figures with its unit. ``before``: that of the
    period before, None where nobody can say what that was (``comparable``). ``unknown``: of so many records nobody
    knows the number on the last day; they are not in it.
    """

    code: str
    scope: Scope
    title: str
    unit: str
    sort: RecapSort
    value: Figure
    qualifier: Qualifier
    text: str
    years: Mapping[str, Figure]
    years_are: Mapping[str, Qualifier]
    before: Figure | None = None
    before_is: Qualifier = "exact"
    unknown: int = 0


class Recap:
    """The recaps of one session, of what counts by one basis."""

    def __init__(self, session: Session, basis: Basis = USUAL) -> None:
        self._reporting = Reporting(session, basis)

    def rows(
        self, start: date, end: date, *, unit: str | None = None, with_predecessors: bool = False
    ) -> list[RecapFigure]:
        """Return all rows in their order, from ``start`` to ``end``, both included, of one unit or of all."""
        return self.answer(Question(start, end, unit, with_predecessors))

    def answer(self, question: Question) -> list[RecapFigure]:
        """Return the rows asked for, as ``rows`` does; its kinds and its basis are this object's own."""
        asked = replace(question, kinds=None)
        period = Period(asked.start, asked.end)

        def figures(of: Period) -> _Figures:
            rows = self._reporting.answer(replace(asked, start=of.start, end=of.end), recap_measures())
            return _Figures({f"{row.kind}.{row.measure}": row for row in rows})

        with self._reporting.in_force():
            years = {str(year.start.year): figures(year) for year in period.years}
            whole = next(iter(years.values())) if len(years) == 1 else figures(period)
            before = figures(period.before)
        compared = comparable(before.said)
        return [
            _figure(group, row, whole, years, before if row.code in compared else None)
            for group in recap_table().groups
            for row in group.rows
        ]

    def undated(
        self, start: date, end: date, *, unit: str | None = None, with_predecessors: bool = False
    ) -> list[Undated]:
        """Return what could not be put inside or outside the period, of the kinds the recap counts."""
        found = self._reporting.undated(start, end, unit=unit, with_predecessors=with_predecessors)
        return [one for one in found if one.kind in counted_kinds()]


def counted_kinds() -> frozenset[str]:
    """Return the kinds of record that any row counts."""
    return frozenset(kind for row in recap_table().rows for kind in row.kinds)


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures of one period by "kind.measure"."""

    rows: Mapping[str, ReportRow]

    def said(self, row: RecapRow) -> Said:
        return combined(row, self._tell)

    def unknown(self, row: RecapRow) -> int:
        return sum(self.rows[name].unknown for name in row.figures if name in self.rows)

    def _tell(self, name: str) -> Said | None:
        found = self.rows.get(name)
        return None if found is None else (found.value, found.qualifier)


def _figure(
    group: RecapGroup, row: RecapRow, whole: _Figures, years: Mapping[str, _Figures], before: _Figures | None
) -> RecapFigure:
    shown: WordLanguage = "en" if language() == "en" else "vi"
    said = whole.said(row)
    by_year = {year: figures.said(row) for year, figures in years.items()}
    earlier = None if before is None else before.said(row)
    return RecapFigure(
        code=row.code,
        scope=group.scope,
        title=row.title.in_language(shown),
        unit=row.unit.in_language(shown),
        sort=row.sort,
        value=said[0],
        qualifier=said[1],
        text=in_words(row, said, shown),
        years={year: value for year, (value, _said) in by_year.items()},
        years_are={year: qualifier for year, (_value, qualifier) in by_year.items()},
        before=None if earlier is None else earlier[0],
        before_is="exact" if earlier is None else earlier[1],
        unknown=whole.unknown(row),
    )
