"""Figures as cells of reports, and the notes that several reports put under their tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import Cell, Sort
from desktop_app.domain.report_questions import Behind
from desktop_app.services.reporting import ReportRow as Figure

_SORTS: Final[dict[str, Sort]] = {"value": "money", "rate": "rate"}


def sort_of(type_: str) -> Sort:
    """Return how a figure of a row's type reads: đồng, per cent, else a whole number."""
    return _SORTS.get(type_, "count")


def figure_cell(row: Figure, behind: Behind | None) -> Cell:
    """Return a figure with how exact it is and the records behind it; an empty cell for a rate of nothing."""
    return Cell(row.value, sort_of(row.type), row.qualifier, behind) if row.value != "" else Cell(None, "rate")


def unknown_notes(rows: Iterable[Figure]) -> tuple[str, ...]:
    """Return a note for each figure that leaves out records of which nobody knows the number on the last day."""
    said = _("{kind}, {measure}: chưa tính {count} bản ghi chưa rõ số liệu ngày cuối kỳ.")
    return tuple(
        said.format(kind=row.kind_title, measure=row.measure_title, count=format_money(row.unknown))
        for row in rows
        if row.unknown
    )
