"""Figures as cells of reports, and what several reports say of their tables and charts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import Cell, Sort
from desktop_app.domain.report_questions import Behind
from desktop_app.services.reporting import ReportRow as Figure

MOST_RANKED: Final = 20
"""So many parts are ranked in a chart."""
_SORTS: Final[dict[str, Sort]] = {"value": "money", "rate": "rate"}


def sort_of(type_: str) -> Sort:
    """Return how a figure of a row's type reads: đồng, per cent, else a whole number."""
    return _SORTS.get(type_, "count")


def figure_cell(row: Figure, behind: Behind | None) -> Cell:
    """Return a figure with how exact it is and the records behind it; an empty cell for a rate of nothing."""
    return Cell(row.value, sort_of(row.type), row.qualifier, behind) if row.value != "" else Cell(None, "rate")


def ranked_title(title: str, parts: int) -> str:
    """Return the title of a ranking of so many parts; of more than ``MOST_RANKED`` it says that they are not all."""
    if parts <= MOST_RANKED:
        return title
    return _("{title} ({count} dòng nhiều nhất)").format(title=title, count=MOST_RANKED)


def unknown_notes(rows: Iterable[Figure]) -> tuple[str, ...]:
    """Return a note for each figure that leaves out records of which nobody knows the number on the last day."""
    said = _("{kind}, {measure}: chưa tính {count} bản ghi chưa rõ số liệu ngày cuối kỳ.")
    return tuple(
        said.format(kind=row.kind_title, measure=row.measure_title, count=format_money(row.unknown))
        for row in rows
        if row.unknown
    )
