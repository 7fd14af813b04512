"""The figures of a period: what the paper says of them in words, then every measure that has anything to tell."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import _
from desktop_app.domain.report_model import (
    Cell,
    Report,
    ReportColumn,
    ReportPart,
    ReportRow,
    ReportSection,
    ReportTable,
)
from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import Behind
from desktop_app.services.days_named import period_words
from desktop_app.services.paper.report_book import REGISTER
from desktop_app.services.paper.report_sections import ReportSections
from desktop_app.services.reporting import Reporting
from desktop_app.services.reporting import ReportRow as Figure
from desktop_app.services.reports.basis import what_counts
from desktop_app.services.reports.figure_cells import figure_cell, unknown_notes
from desktop_app.services.reports.persons_known import known_basis
from desktop_app.services.reports.wish import Making, ReportOffer

_PAPER: Final = "F13"


def offer() -> ReportOffer:
    """Return what is offered."""
    return ReportOffer(
        "period",
        _("Số liệu trong kỳ"),
        _("Mọi chỉ tiêu của từng loại bản ghi, mở được tới từng bản ghi."),
        asks=frozenset({"unit", "kind"}),
        form=_PAPER,
    )


def make(making: Making) -> Report:
    """Return the report."""
    asked = making.wish.question
    rows = Reporting(making.session, asked.basis).answer(asked)
    lines: list[ReportRow] = []
    kind = ""
    passed_over = _registers(making) if asked.kinds is None else frozenset()
    for row in rows:
        if not (row.value or row.unknown) or row.kind in passed_over:
            continue
        if row.kind != kind:
            lines.append(ReportRow((Cell(row.kind_title),), "group"))
            kind = row.kind
        lines.append(ReportRow((Cell(row.measure_title), _figure(making, row))))
    columns = (ReportColumn("measure", _("Chỉ tiêu"), width=3), ReportColumn("value", _("Số liệu"), "count"))
    table = ReportTable(_("Số liệu trong kỳ"), columns, tuple(lines), unknown_notes(rows))
    basis = (*what_counts(making), *known_basis(making))
    words = period_words(Period(asked.start, asked.end))
    parts: tuple[ReportPart, ...] = (*_sections(making), table)
    return Report("period", _("Số liệu trong kỳ"), words, making.session.identity.unit_name, parts, basis)


def _sections(making: Making) -> tuple[ReportSection, ...]:
    """Return the words of F13, Vietnamese as the paper; they tell of everything in the book, so else there are none."""
    asked = making.wish.question
    if asked.unit is not None or asked.kinds is not None:
        return ()
    return ReportSections(making.session, _PAPER, asked.start, asked.end, asked.basis).all()


def _registers(making: Making) -> frozenset[str]:
    """Return the kinds that are no union work (persons, closings): how many there are is of no period."""
    return frozenset(one.kind for one in making.session.definitions if one.group == REGISTER)


def _figure(making: Making, row: Figure) -> Cell:
    behind = Behind(making.wish.question, row.kind, row.measure)
    return figure_cell(row, behind)
