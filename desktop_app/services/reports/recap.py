"""The recap of several years: what the paper F15 says in words, and the table of its rows, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from desktop_app.base.i18n import _, language
from desktop_app.domain.measures import Figure
from desktop_app.domain.money import format_money
from desktop_app.domain.recap_table import RecapRow, recap_table
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
from desktop_app.domain.report_questions import Behind, Question
from desktop_app.services.days_named import days_words, year_head
from desktop_app.services.paper.report_book import RECAP
from desktop_app.services.paper.report_sections import ReportSections
from desktop_app.services.recap import Recap, RecapFigure
from desktop_app.services.reports.basis import what_counts
from desktop_app.services.reports.persons_known import known_basis
from desktop_app.services.reports.wish import Making, ReportOffer

NAME: Final = "recap"
_CHARTED: Final = (("K06.count", "K08.count"), ("K05.count", "K07.count"))
"""Rows of union work that are shown as columns: gifts and visits, houses built and mended."""


def offer() -> ReportOffer:
    """Return what is offered."""
    return ReportOffer(
        NAME,
        _("Tổng kết nhiều năm"),
        _("Kết quả cả giai đoạn và từng năm, có lời báo cáo sửa được."),
        asks=frozenset({"unit"}),
        form=RECAP,
    )


def make(making: Making) -> Report:
    """Return the report. Its sections are those of the paper, so they tell of the whole book and are Vietnamese."""
    asked = making.wish.question
    figures = Recap(making.session, asked.basis).answer(asked)
    sections: tuple[ReportPart, ...] = ()
    if asked.unit is None:
        sections = ReportSections(making.session, RECAP, asked.start, asked.end, asked.basis).all()
    period = Period(asked.start, asked.end)
    vietnamese = language() == "vi"
    words = period.years_words if vietnamese and period.whole_years else days_words(period)
    parts = (*sections, _table(figures, asked), *_charts(figures, period))
    told = replace(making, wish=replace(making.wish, question=replace(asked, kinds=_kinds())))
    basis = (*what_counts(told), *known_basis(told))
    return Report(NAME, _("Tổng kết nhiều năm"), words, making.session.identity.unit_name, parts, basis)


def _kinds() -> tuple[str, ...]:
    """Return the kinds whose records the rows count."""
    return tuple(dict.fromkeys(name.partition(".")[0] for row in recap_table().rows for name in row.figures))


def _table(figures: Sequence[RecapFigure], asked: Question) -> ReportTable:
    years = Period(asked.start, asked.end).years
    columns = (
        ReportColumn("title", _("Chỉ tiêu"), width=3),
        ReportColumn("unit", _("Đơn vị tính")),
        *(ReportColumn(str(year.start.year), year_head(year), "count") for year in years),
        ReportColumn("whole", _("Cộng, bình quân"), "count"),
        ReportColumn("before", _("Giai đoạn trước"), "count"),
    )
    return ReportTable(_("Số liệu tổng kết"), columns, tuple(_rows(figures, asked, years)), _notes(figures, asked))


def _charts(figures: Sequence[RecapFigure], period: Period) -> Iterator[ReportChart]:
    """Yield what people rather look at: things of one scope and one unit beside each other, year by year."""
    told = {one.code: one for one in figures}
    labels = tuple(year_head(year) for year in period.years)
    for codes in _CHARTED if len(labels) > 1 else ():
        series = [
            Series(told[code].title, tuple(_count(told[code].years[str(year.start.year)]) for year in period.years))
            for code in codes
        ]
        if any(value for one in series for value in one.values):
            title = " · ".join(one.title for one in series)
            yield ReportChart(title, "columns", labels, tuple(series), "count", told[codes[0]].unit)


def _count(value: Figure | None) -> int | None:
    return value if isinstance(value, int) else None


def _rows(figures: Sequence[RecapFigure], asked: Question, years: Sequence[Period]) -> Iterator[ReportRow]:
    told = {one.code: one for one in figures}
    before = Period(asked.start, asked.end).before
    for group in recap_table().groups:
        yield ReportRow((Cell(group.title.in_language(language())),), "group")
        for row in group.rows:
            one = told[row.code]
            yield ReportRow(
                (
                    Cell(one.title),
                    Cell(one.unit),
                    *(_year(row, one, asked, year) for year in years),
                    Cell(one.value, one.sort, one.qualifier, _behind(row, asked, Period(asked.start, asked.end))),
                    Cell(one.before, one.sort, one.before_is, _behind(row, asked, before)),
                ),
                code=row.code,
            )


def _year(row: RecapRow, figure: RecapFigure, asked: Question, year: Period) -> Cell:
    name = str(year.start.year)
    return Cell(figure.years[name], figure.sort, figure.years_are[name], _behind(row, asked, year))


def _behind(row: RecapRow, asked: Question, period: Period) -> Behind | None:
    """Return where a figure comes from, None where several measures make it."""
    if len(row.figures) != 1:
        return None
    kind, _point, measure = row.figures[0].partition(".")
    return Behind(replace(asked, start=period.start, end=period.end), kind, measure)


def _notes(figures: Sequence[RecapFigure], asked: Question) -> tuple[str, ...]:
    before = Period(asked.start, asked.end).before
    said = [
        _("Các nhóm chỉ tiêu có phạm vi khác nhau, không cộng với nhau."),
        _("Số đang có tính đến ngày cuối kỳ, tỷ lệ là bình quân các năm: không cộng các năm."),
    ]
    if any(one.before is not None for one in figures):
        whole = all(one.before is not None for one in figures)
        words = (
            _("Giai đoạn trước: từ {start} đến {end}, chỉ tính những gì đã nhập vào sổ.")
            if whole
            else _("Giai đoạn trước: sổ không có số liệu từ {start} đến {end}, chỉ có số đang có của ngày cuối.")
        )
        said.append(words.format(start=short_day(before.start), end=short_day(before.end)))
    unknown = _("{row}: chưa tính {count} bản ghi chưa rõ số liệu ngày cuối kỳ.")
    said += [unknown.format(row=one.title, count=format_money(one.unknown)) for one in figures if one.unknown]
    return tuple(said)
