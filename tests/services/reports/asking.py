"""Wishes for reports, and what their tables say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from desktop_app.domain.report_model import Cell, Report, ReportChart, ReportRow, ReportTable
from desktop_app.domain.report_questions import Question
from desktop_app.services.reports.desk import ReportDesk
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session

START, END = date(2026, 1, 1), date(2026, 6, 30)


def made(session: Session, name: str, question: Question | None = None, **wish: Any) -> Report:  # noqa: ANN401
    """Return the report ``name`` of the first half of 2026, or of another question."""
    return ReportDesk(session).make(ReportWish(name, question or Question(START, END), **wish))


def tables(report: Report) -> list[ReportTable]:
    """Return the tables of a report, each held to its own columns."""
    found = [part for part in report.parts if isinstance(part, ReportTable)]
    for table in found:
        assert len({column.name for column in table.columns}) == len(table.columns)
        for row in table.rows:
            assert len(row.cells) == (1 if row.role == "group" else len(table.columns)), row
    return found


def charts(report: Report) -> list[ReportChart]:
    """Return the charts of a report, each with one value for each label."""
    found = [part for part in report.parts if isinstance(part, ReportChart)]
    for chart in found:
        assert all(len(series.values) == len(chart.labels) for series in chart.series)
    return found


def rows(table: ReportTable, role: str = "row") -> list[ReportRow]:
    """Return the rows of one role."""
    return [row for row in table.rows if row.role == role]


def column(table: ReportTable, name: str, role: str = "row") -> list[Any]:
    """Return the values of one column."""
    return [cell.value for cell in cells(table, name, role)]


def cells(table: ReportTable, name: str, role: str = "row") -> Iterator[Cell]:
    """Yield the cells of one column."""
    place = [one.name for one in table.columns].index(name)
    yield from (row.cells[place] for row in rows(table, role))


def assert_adds_up(table: ReportTable) -> None:
    """Fail unless the total row is the sum of the rows in every column that says so."""
    totals = rows(table, "total")
    for place, one in enumerate(table.columns):
        if one.summed and totals:
            assert sum(row.cells[place].value or 0 for row in rows(table)) == totals[0].cells[place].value  # type: ignore[misc]
