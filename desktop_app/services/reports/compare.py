"""Two periods side by side: every measure of both, the difference, and by how much it changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.base.i18n import _
from desktop_app.domain.comparing import NOTHING, compared, difference
from desktop_app.domain.money import format_money
from desktop_app.domain.report_model import Cell, Report, ReportChart, ReportColumn, ReportRow, ReportTable, Series
from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import Behind, Question
from desktop_app.services.days_named import period_words
from desktop_app.services.figures import GIVEN
from desktop_app.services.reporting import Reporting, qualified
from desktop_app.services.reporting import ReportRow as Figure
from desktop_app.services.reports.basis import what_counts
from desktop_app.services.reports.figure_cells import figure_cell, sort_of, unknown_notes
from desktop_app.services.reports.persons_known import known_basis
from desktop_app.services.reports.wish import Making, ReportOffer

NAME: Final = "compare"
_ALIKE_DAYS: Final = 3
Pair = tuple[Figure, Figure]
"""A figure of this period and the same of the other."""


def offer() -> ReportOffer:
    """Return what is offered."""
    return ReportOffer(
        NAME,
        _("So sánh hai kỳ"),
        _("Từng chỉ tiêu của kỳ này đặt cạnh kỳ khác, tăng giảm bao nhiêu."),
        asks=frozenset({"unit", "kind", "other_days"}),
    )


def proposed(start: date, end: date) -> tuple[date, date]:
    """Return the days to compare with that are proposed: the same ones a year before, of five years the five before."""
    before = Period(start, end).before
    return before.start, before.end


def make(making: Making) -> Report:
    """Return the report; without days to compare with, with the proposed ones."""
    asked = making.wish.question
    start, end = making.wish.other_days or proposed(asked.start, asked.end)
    other = replace(asked, start=start, end=end)
    pairs = [pair for pair in zip(_figures(making, asked), _figures(making, other), strict=True) if _tells(*pair)]
    this_words, other_words = period_words(Period(asked.start, asked.end)), Period(start, end).words
    columns = (
        ReportColumn("measure", _("Chỉ tiêu"), width=3),
        ReportColumn("now", this_words, "count"),
        ReportColumn("before", other_words, "count"),
        ReportColumn("difference", _("Chênh lệch"), "count"),
        ReportColumn("change", _("Tăng, giảm")),
    )
    notes = (
        *_lengths(Period(asked.start, asked.end), Period(start, end)),
        *_without_change(pairs),
        *unknown_notes(row for pair in pairs for row in pair),
    )
    table = ReportTable(_("So sánh hai kỳ"), columns, tuple(_rows(pairs, asked, other)), notes)
    charts = _charts(making, pairs, (this_words, other_words))
    words = _("{period} so với {other}").format(period=this_words, other=other_words)
    basis = (*what_counts(making), *known_basis(making))
    return Report(NAME, _("So sánh hai kỳ"), words, making.session.identity.unit_name, (table, *charts), basis)


def _figures(making: Making, asked: Question) -> list[Figure]:
    return Reporting(making.session, asked.basis).answer(asked)


def _tells(now: Figure, before: Figure) -> bool:
    return bool(now.value or before.value or now.unknown or before.unknown)


def _rows(pairs: list[Pair], asked: Question, other: Question) -> list[ReportRow]:
    lines: list[ReportRow] = []
    kind = ""
    for now, before in pairs:
        if now.kind != kind:
            lines.append(ReportRow((Cell(now.kind_title),), "group"))
            kind = now.kind
        grown, exactness = difference(now.value, now.qualifier, before.value, before.qualifier)
        cells = (
            Cell(now.measure_title),
            figure_cell(now, Behind(asked, kind, now.measure)),
            figure_cell(before, Behind(other, kind, now.measure)),
            Cell(grown, sort_of(now.type), exactness),
            Cell(_change(now, before)),
        )
        lines.append(ReportRow(cells, code=f"{kind}.{now.measure}"))
    return lines


def _change(now: Figure, before: Figure) -> str:
    change = compared(now.value, now.qualifier, before.value, before.qualifier)
    if change is None:
        return ""
    if change.number == NOTHING:
        return qualified(change.number, change.qualifier)
    said = _("{number} điểm %") if change.points else "{number}%"
    return qualified(said.format(number=change.number), change.qualifier)


def _lengths(now: Period, other: Period) -> tuple[str, ...]:
    """Return that the periods are not equally long: what came in them is then no measure of how things went.

    A day or two does not matter: the same months of two years may differ by 29 February, quarters by more.
    """
    days, others = ((one.end - one.start).days + 1 for one in (now, other))
    if abs(days - others) <= _ALIKE_DAYS:
        return ()
    said = _("Hai kỳ dài ngắn khác nhau: {days} ngày và {others} ngày; số cộng dồn trong kỳ khó so với nhau.")
    return (said.format(days=format_money(days), others=format_money(others)),)


def _without_change(pairs: list[Pair]) -> tuple[str, ...]:
    if all(_change(*pair) for pair in pairs):
        return ()
    return (_("Kỳ kia không có số thì không tính phần trăm tăng, giảm."),)


def _charts(making: Making, pairs: list[Pair], words: tuple[str, str]) -> list[ReportChart]:
    """Return the numbers of the one kind asked about; of several kinds the money each gave, which is one thing."""
    kinds = {now.kind for now, _before in pairs}
    if len(kinds) == 1:
        found = [pair for pair in pairs if pair[0].type == "count"]
        if found:
            return [_chart(_("Số lượng"), found, [now.measure_title for now, _before in found], words)]
    given = {
        one.kind
        for one in making.session.definitions
        if any(m.name == GIVEN and m.type == "value" for m in one.measures)
    }
    found = [pair for pair in pairs if pair[0].kind in given and pair[0].measure == GIVEN]
    return [_chart(_("Số tiền"), found, [now.kind_title for now, _before in found], words)] if found else []


def _chart(title: str, pairs: list[Pair], labels: list[str], words: tuple[str, str]) -> ReportChart:
    values = zip(*pairs, strict=True)
    series = tuple(
        Series(word, tuple(row.value if isinstance(row.value, int) else None for row in rows))
        for word, rows in zip(words, values, strict=True)
    )
    sort = sort_of(pairs[0][0].type)
    return ReportChart(title, "columns", tuple(labels), series, sort, _("đồng") if sort == "money" else "")
