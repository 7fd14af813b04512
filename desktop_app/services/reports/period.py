"""The figures of a period: every measure of every kind that has anything to tell, kind by kind."""

from __future__ import annotations

from desktop_app.base.i18n import _
from desktop_app.domain.report_model import Cell, Report, ReportColumn, ReportRow, ReportTable, Sort
from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import Behind
from desktop_app.services.reporting import Reporting
from desktop_app.services.reporting import ReportRow as Figure
from desktop_app.services.reports.wish import Making, ReportOffer

_SORTS: dict[str, Sort] = {"value": "money", "rate": "rate"}


def offer() -> ReportOffer:
    """Return what is offered."""
    return ReportOffer(
        "period",
        _("Số liệu trong kỳ"),
        _("Mọi chỉ tiêu của từng loại bản ghi, mở được tới từng bản ghi."),
        asks=frozenset({"unit", "split", "kind"}),
        form="F13",
    )


def make(making: Making) -> Report:
    """Return the report."""
    asked = making.wish.question
    rows = Reporting(making.session, asked.basis).answer(asked)
    lines: list[ReportRow] = []
    kind = ""
    for row in rows:
        if (asked.kinds is not None and row.kind not in asked.kinds) or not (row.value or row.unknown):
            continue
        if row.kind != kind:
            lines.append(ReportRow((Cell(row.kind_title),), "group"))
            kind = row.kind
        lines.append(ReportRow((Cell(row.measure_title), _figure(making, row))))
    columns = (ReportColumn("measure", _("Chỉ tiêu"), width=3), ReportColumn("value", _("Số liệu"), "count"))
    table = ReportTable(_("Số liệu trong kỳ"), columns, tuple(lines))
    words = Period(asked.start, asked.end).words
    return Report("period", _("Số liệu trong kỳ"), words, making.session.identity.unit_name, (table,))


def _figure(making: Making, row: Figure) -> Cell:
    behind = Behind(making.wish.question, row.kind, row.measure)
    return Cell(row.value, _SORTS.get(row.type, "count"), row.qualifier, behind)
