"""Who closed a period and who has not: units against closings, for the province."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop_app.base.i18n import N_, _
from desktop_app.domain import vietnamese
from desktop_app.domain.report_model import (
    Cell,
    Report,
    ReportChart,
    ReportColumn,
    ReportPart,
    ReportRow,
    ReportTable,
    Series,
)
from desktop_app.domain.report_periods import Period, short_day
from desktop_app.services.days_named import period_words
from desktop_app.services.province.completeness import (
    Completeness,
    CompletenessCounts,
    CompletenessRow,
    CompletenessTable,
    statutory,
)
from desktop_app.services.reports.figure_cells import MOST_RANKED, ranked_title
from desktop_app.services.reports.wish import Making, ReportOffer

NAME: Final = "completeness"
_CLOSINGS: Final = {
    "closed": N_("Đã khóa sổ"),
    "nothing": N_("Không có phát sinh"),
    "part": N_("Khóa một phần"),
    "none": N_("Chưa khóa sổ"),
}
_CONCLUSIONS: Final = {
    "complete": N_("Đủ"),
    "complete_returned": N_("Đủ, còn bản ghi trả lại"),
    "not_done": N_("Chưa xử lý xong"),
    "not_closed": N_("Chờ khóa sổ"),
    "silent": N_("Chưa gửi gì"),
}
_MOST_PERIODS: Final = 10
"""So many closings stand side by side."""


def offer() -> ReportOffer:
    """Return what is offered."""
    return ReportOffer(
        NAME,
        _("Tình hình khóa sổ"),
        _("Đơn vị nào đã khóa sổ, chưa khóa, không có phát sinh, nộp muộn."),
        province_only=True,
        of_its_day=True,
    )


def make(making: Making) -> Report:
    """Return the report. Raises NotAProvince, PeriodBackwards."""
    question = making.wish.question
    desk = Completeness(making.session)
    whole = desk.table(question.start, question.end)
    periods = _periods(question.start, question.end)
    matrix: list[ReportTable] = []
    if len(periods) > 1:
        tables: list[CompletenessTable] = []
        for place, period in enumerate(periods):
            making.by.report(place, len(periods))
            tables.append(desk.table(period.start, period.end))
        matrix = [_matrix(periods, tables)]
    parts: tuple[ReportPart, ...] = (_counts(whole.counts), *matrix, _units(whole.rows), *_ranking(whole.rows))
    basis = (
        _("Khóa sổ là lời đã ký của đơn vị; gói đã đến mà chưa khóa sổ thì chưa tính là đủ."),
        _("Ngày gửi là ngày máy của đơn vị ghi."),
    )
    words = period_words(Period(question.start, question.end))
    return Report(NAME, _("Tình hình khóa sổ"), words, making.session.identity.unit_name, parts, basis)


def _periods(start: date, end: date) -> list[Period]:
    """Return the statutory periods that lie wholly inside, the newest ``_MOST_PERIODS`` of them, oldest first."""
    ended = statutory(end, 2 * (end.year - start.year + 1) + 1)
    inside = [Period(first, last) for first, last in ended if first >= start]
    return inside[:_MOST_PERIODS][::-1]


def _counts(counts: CompletenessCounts) -> ReportTable:
    """Return how many units stand how: each is in one of the four lines under the first."""
    rows = (
        (_("Đơn vị phải khóa sổ"), counts.units, 0),
        (_("Đã khóa sổ, có số liệu"), counts.closed, 1),
        (_("Đã khóa sổ, không có phát sinh"), counts.nothing, 1),
        (_("Đã gửi nhưng chưa khóa sổ"), counts.not_closed, 1),
        (_("Chưa gửi gì từ khi hết kỳ"), counts.silent, 1),
        (_("Bản ghi chờ duyệt"), counts.waiting, 0),
        (_("Bản ghi đã trả lại, chưa sửa"), counts.returned, 0),
        (_("Bản ghi đến sau khi khóa sổ"), counts.late, 0),
    )
    lines = [ReportRow((Cell(title), Cell(count, "count")), level=level) for title, count, level in rows]
    money = (Cell(_("Số tiền của bản ghi đến sau khi khóa sổ (đồng)")), Cell(counts.late_value, "money"))
    columns = (ReportColumn("what", _("Chỉ tiêu"), width=3), ReportColumn("count", _("Số lượng"), "count"))
    return ReportTable(_("Tổng hợp"), columns, (*lines, ReportRow(money)))


def _units(rows: Sequence[CompletenessRow]) -> ReportTable:
    columns = (
        ReportColumn("unit", _("Đơn vị"), width=3),
        ReportColumn("closing", _("Tình trạng khóa sổ"), width=1.5),
        ReportColumn("closed_at", _("Ngày khóa sổ"), "day"),
        ReportColumn("newest", _("Gói mới nhất"), "day"),
        ReportColumn("months", _("Số tháng có số liệu")),
        ReportColumn("waiting", _("Chờ duyệt"), "count", summed=True),
        ReportColumn("returned", _("Trả lại"), "count", summed=True),
        ReportColumn("late", _("Đến muộn"), "count", summed=True),
        ReportColumn("late_value", _("Số tiền đến muộn (đồng)"), "money", 1.5, summed=True),
        ReportColumn("conclusion", _("Kết luận"), width=1.5),
    )
    lines = [
        ReportRow(
            (
                Cell(one.unit_name),
                Cell(_(_CLOSINGS[one.closing])),
                Cell(one.closed_at or None, "day"),
                Cell(one.newest_at or None, "day"),
                Cell(f"{one.months_with_data}/{one.months}"),
                Cell(one.waiting, "count"),
                Cell(one.returned, "count"),
                Cell(one.late, "count"),
                Cell(one.late_value, "money"),
                Cell(_(_CONCLUSIONS[one.conclusion])),
            ),
            code=one.unit,
        )
        for one in rows
    ]
    return ReportTable(_("Từng đơn vị"), columns, tuple(lines))


def _matrix(periods: Sequence[Period], tables: Sequence[CompletenessTable]) -> ReportTable:
    """Return each unit's closings, one column a statutory period; an empty cell where the unit was not there."""
    states = [{one.unit: _(_CLOSINGS[one.closing]) for one in table.rows} for table in tables]
    names = {one.unit: one.unit_name for table in tables for one in table.rows}
    heads = (f"{period.end.day}/{period.end.month} {period.end.year}" for period in periods)  # ten stand side by side
    columns = (
        ReportColumn("unit", _("Đơn vị"), width=3),
        *(ReportColumn(period.end.isoformat(), head) for period, head in zip(periods, heads, strict=True)),
    )
    rows = tuple(
        ReportRow((Cell(name), *(Cell(state.get(unit)) for state in states)), code=unit)
        for unit, name in sorted(names.items(), key=lambda one: (vietnamese.text_sort_key(one[1]), one[0]))
    )
    first, last = short_day(periods[0].start), short_day(periods[-1].end)
    note = _("Chỉ có các kỳ chốt số liệu trọn từ {start} đến {end}, nhiều nhất là {most} kỳ gần nhất.")
    notes = (note.format(start=first, end=last, most=_MOST_PERIODS),)
    return ReportTable(_("Các kỳ khóa sổ, đến ngày"), columns, rows, notes)


def _ranking(rows: Sequence[CompletenessRow]) -> list[ReportChart]:
    """Return the units that have most months with data: who keeps the book through the year."""
    by_name = sorted(rows, key=lambda one: (vietnamese.text_sort_key(one.unit_name), one.unit))
    ranked = sorted(by_name, key=lambda one: -one.months_with_data)[:MOST_RANKED]
    if not any(one.months_with_data for one in ranked):
        return []
    series = (Series(_("Số tháng có số liệu"), tuple(one.months_with_data for one in ranked)),)
    labels = tuple(one.unit_name for one in ranked)
    title = ranked_title(_("Số tháng có số liệu"), len(rows))
    return [ReportChart(title, "ranking", labels, series, "count", _("tháng"))]
