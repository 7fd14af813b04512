"""Funds: received, spent and left, by source and by donor.

What one union passes on to another stands in the books of both, so sources of several units are never added up;
only what came from outside the unions is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from desktop_app.base.i18n import _, language
from desktop_app.domain.counted_numbers import Qualifier, together
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
from desktop_app.domain.report_periods import Period
from desktop_app.domain.report_questions import Behind, Question
from desktop_app.services.days_named import period_words, year_head
from desktop_app.services.funds import DonorFigure, FundFigure, Funds
from desktop_app.services.reports.basis import what_counts
from desktop_app.services.reports.wish import Making, ReportOffer
from desktop_app.services.session import Session
from desktop_app.storage.fund_moves import FUND_MOVEMENT, FUND_SOURCE

NAME: Final = "funds"
_OUTSIDE: Final = "outside_sources"
_SHARES: Final = 8
"""So many sources have a share of their own in the chart; the smaller ones are one."""


def offer() -> ReportOffer:
    """Return what is offered."""
    return ReportOffer(
        NAME,
        _("Thu, chi các quỹ"),
        _("Đã nhận, đã chi và còn lại, theo từng nguồn và từng nhà tài trợ."),
        asks=frozenset({"unit"}),
    )


def make(making: Making) -> Report:
    """Return the report."""
    question = replace(making.wish.question, kinds=(FUND_MOVEMENT,))
    sources, donors = _figures(making.session, question)
    one_unit = len({one.unit for one in sources}) < 2
    tables = [_by_source(making.session, question, sources, one_unit=one_unit)]
    if donors:
        tables.append(_by_donor(donors, one_unit=one_unit))
    words = period_words(Period(question.start, question.end))
    told = replace(making, wish=replace(making.wish, question=question))
    parts: tuple[ReportPart, ...] = (*tables, *_charts(making, question, sources, one_unit=one_unit))
    return Report(NAME, _("Thu, chi các quỹ"), words, making.session.identity.unit_name, parts, what_counts(told))


def _figures(session: Session, question: Question) -> tuple[list[FundFigure], list[DonorFigure]]:
    """Return the sources and donors that have anything to tell."""
    sources, donors = Funds(session, question.basis).period(
        question.start, question.end, unit=question.unit, with_predecessors=question.with_predecessors
    )
    return (
        [one for one in sources if one.received or one.spent or one.balance],
        [one for one in donors if one.ever],
    )


def _by_source(session: Session, question: Question, sources: Sequence[FundFigure], *, one_unit: bool) -> ReportTable:
    unit = [] if one_unit else [ReportColumn("unit", _("Đơn vị"), width=2)]
    columns = (
        ReportColumn("name", _("Nguồn"), width=2),
        ReportColumn("code", _("Mã"), "code"),
        ReportColumn("type", _("Loại nguồn"), width=1.5),
        ReportColumn("donor", _("Nhà tài trợ"), width=2),
        *unit,
        ReportColumn("opening", _("Còn từ kỳ trước"), "money", 1.5, summed=one_unit),
        ReportColumn("received", _("Đã nhận trong kỳ"), "money", 1.5, summed=one_unit),
        ReportColumn("spent", _("Đã chi trong kỳ"), "money", 1.5, summed=one_unit),
        ReportColumn("balance", _("Còn lại cuối kỳ"), "money", 1.5, summed=one_unit),
    )
    rows = [_source_row(session, question, one, one_unit=one_unit) for one in sources]
    notes: tuple[str, ...] = ()
    if one_unit and rows:
        rows.append(ReportRow((Cell(_("Cộng")), Cell(), Cell(), Cell(), *_sums(question, sources)), "total"))
    elif rows:
        notes = (_("Không cộng chung các đơn vị: tiền công đoàn cấp trên chuyển xuống nằm trong sổ của cả hai nơi."),)
    return ReportTable(_("Theo nguồn"), columns, tuple(rows), notes)


def _source_row(session: Session, question: Question, one: FundFigure, *, one_unit: bool) -> ReportRow:
    unit = [] if one_unit else [Cell(one.unit_name)]

    def money(amount: int, said: Qualifier, measure: str) -> Cell:
        return Cell(amount, "money", said, Behind(question, FUND_MOVEMENT, measure, "source", one.source))

    cells = (
        Cell(one.name or one.code),
        Cell(one.code, "code"),
        Cell(_type_words(session, one.type)),
        Cell(one.donor),
        *unit,
        Cell(one.opening, "money", one.opening_is),
        money(one.received, one.received_is, "received"),
        money(one.spent, one.spent_is, "spent"),
        money(one.balance, one.balance_is, "balance"),
    )
    return ReportRow(cells, code=one.code)


def _sums(question: Question, sources: Sequence[FundFigure]) -> tuple[Cell, ...]:
    sums = (
        ("received", sum(one.received for one in sources), together({one.received_is for one in sources})),
        ("spent", sum(one.spent for one in sources), together({one.spent_is for one in sources})),
        ("balance", sum(one.balance for one in sources), together({one.balance_is for one in sources})),
    )
    opening = sum(one.opening for one in sources), together({one.opening_is for one in sources})
    return (
        Cell(opening[0], "money", opening[1]),
        *(Cell(amount, "money", said, Behind(question, FUND_MOVEMENT, measure)) for measure, amount, said in sums),
    )


def _by_donor(donors: Sequence[DonorFigure], *, one_unit: bool) -> ReportTable:
    columns = (
        ReportColumn("donor", _("Nhà tài trợ"), width=3),
        ReportColumn("received", _("Đã nhận trong kỳ"), "money", 1.5, summed=one_unit),
        ReportColumn("ever", _("Đã nhận từ trước đến cuối kỳ"), "money", 1.5, summed=one_unit),
        ReportColumn("balance", _("Còn lại cuối kỳ"), "money", 1.5),
    )
    rows = [
        ReportRow(
            (
                Cell(one.donor or _("Không ghi nhà tài trợ")),
                Cell(one.received, "money", one.received_is),
                Cell(one.ever, "money", one.ever_is),
                Cell(one.balance, "money", one.balance_is),
            )
        )
        for one in donors
    ]
    if one_unit:
        received = sum(one.received for one in donors), together({one.received_is for one in donors})
        ever = sum(one.ever for one in donors), together({one.ever_is for one in donors})
        sums = (Cell(amount, "money", said) for amount, said in (received, ever))
        rows.append(ReportRow((Cell(_("Cộng")), *sums, Cell()), "total"))
    note = _("Còn lại để trống: nguồn có nhiều người góp, không rõ đã chi tiền của ai.")
    return ReportTable(
        _("Theo nhà tài trợ"), columns, tuple(rows), (note,) if any(one.balance is None for one in donors) else ()
    )


def _charts(making: Making, question: Question, sources: Sequence[FundFigure], *, one_unit: bool) -> list[ReportChart]:
    """Return what came by source and, of several years, by year; of several units only what came from outside unions.

    That came once: what unions passed on among themselves would be there twice.
    """
    outside = None if one_unit else _outside(making.session)
    title = _("Đã nhận theo nguồn") if one_unit else _("Đã nhận từ ngoài công đoàn, theo nguồn")
    return [*_shares(title, _of_types(sources, outside)), *_years(making, question, outside)]


def _outside(session: Session) -> Collection[str]:
    """Return the types of sources outside the unions, as the kind of sources counts them."""
    measures = session.definitions.current(FUND_SOURCE).measures
    return next((one.values for one in measures if one.name == _OUTSIDE), ())


def _of_types(sources: Iterable[FundFigure], types: Collection[str] | None) -> list[FundFigure]:
    return [one for one in sources if types is None or one.type in types]


def _shares(title: str, sources: Iterable[FundFigure]) -> list[ReportChart]:
    """Return what share of the money received the sources of each name have."""
    by_name: dict[str, int] = {}
    for one in sources:
        name = one.name or one.code
        by_name[name] = by_name.get(name, 0) + one.received
    received = sorted(((name, amount) for name, amount in by_name.items() if amount > 0), key=lambda one: -one[1])
    if not received:
        return []
    labels = [name for name, _amount in received[:_SHARES]]
    values = [amount for _name, amount in received[:_SHARES]]
    if rest := sum(amount for _name, amount in received[_SHARES:]):
        labels.append(_("Các nguồn khác"))
        values.append(rest)
    return [ReportChart(title, "shares", tuple(labels), (Series(_("Đã nhận"), tuple(values)),), "money", _("đồng"))]


def _years(making: Making, question: Question, types: Collection[str] | None) -> list[ReportChart]:
    """Return what came and went year by year, of a period of several years; of some types of sources what came."""
    years = Period(question.start, question.end).years
    if len(years) < 2:
        return []
    received: list[int] = []
    spent: list[int] = []
    for place, year in enumerate(years):
        making.by.report(place, len(years))
        found, _donors = _figures(making.session, replace(question, start=year.start, end=year.end))
        received.append(sum(one.received for one in _of_types(found, types)))
        spent.append(sum(one.spent for one in found))
    came, went = Series(_("Đã nhận"), tuple(received)), Series(_("Đã chi"), tuple(spent))
    title = _("Đã nhận, đã chi theo năm") if types is None else _("Đã nhận từ ngoài công đoàn, theo năm")
    series = (came, went) if types is None else (came,)
    if not any(value for one in series for value in one.values):
        return []
    labels = tuple(map(year_head, years))
    return [ReportChart(title, "columns", labels, series, "money", _("đồng"))]


def _type_words(session: Session, code: str) -> str:
    option = session.definitions.current(FUND_SOURCE).field("type").option(code) if code else None
    return option.title.in_language(language()) if option is not None else code
