"""How far the pledges of a period have come, movement by movement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from desktop_app.base.i18n import _, language
from desktop_app.domain import vietnamese
from desktop_app.domain.display import display_field, display_number
from desktop_app.domain.measures import mean_of_rates
from desktop_app.domain.money import format_money
from desktop_app.domain.pledge_progress import Target, decimal_text, progress_of, targets_of
from desktop_app.domain.records import StoredVersion
from desktop_app.domain.report_model import Cell, Report, ReportChart, ReportColumn, ReportRow, ReportTable, Series
from desktop_app.domain.report_periods import Period
from desktop_app.services.browsing import Browsing
from desktop_app.services.counted_codes import counted_codes
from desktop_app.services.days_named import period_words
from desktop_app.services.reports.basis import what_counts
from desktop_app.services.reports.persons_known import known_basis
from desktop_app.services.reports.wish import Making, ReportOffer
from desktop_app.storage.pledges import counted_between
from desktop_app.storage.standing import Standing

NAME: Final = "pledges"
REGISTRATION, AGREEMENT = "pledge_registration", "pledge_agreement"
KINDS: Final = (REGISTRATION, AGREEMENT)
_MOST_TARGETS: Final = 300
"""So many targets of a movement are listed; an office has some ten, a province's offices word them differently."""


@dataclass(slots=True)
class _Quantity:
    """One target as several offices pledged it. Numbers are added only where they are of things, not of shares."""

    target: Target
    pledges: int = 0
    plan: Fraction = Fraction()
    result: Fraction = Fraction()
    planned: int = 0
    told: int = 0

    def add(self, target: Target) -> None:
        self.pledges += 1
        if target.plan is not None:
            self.planned += 1
            self.plan += target.plan
        if target.result is not None:
            self.told += 1
            self.result += target.result

    @property
    def has_numbers(self) -> bool:
        return bool(self.planned) and (self.pledges == 1 or self.target.adds_up)


@dataclass(slots=True)
class _Movement:
    """The pledges of one movement added up."""

    title: str
    pledges: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    set: int = 0
    reached: int = 0
    quantities: dict[tuple[str, str], _Quantity] = field(default_factory=dict)


def offer() -> ReportOffer:
    """Return what is offered."""
    return ReportOffer(
        NAME,
        _("Tiến độ giao ước, đăng ký thi đua"),
        _("Chỉ tiêu đã đăng ký và đã đạt, theo từng phong trào."),
        asks=frozenset({"unit"}),
    )


def make(making: Making) -> Report:
    """Return the report."""
    question = replace(making.wish.question, kinds=KINDS)
    movements = _gathered(replace(making, wish=replace(making.wish, question=question)))
    told = replace(making, wish=replace(making.wish, question=question))
    tables = [_by_movement(movements)]
    if any(one.has_numbers for movement in movements for one in movement.quantities.values()):
        tables.append(_quantities(movements))
    counted_by_line = _("Bản chưa ghi số chỉ tiêu đạt thì đếm theo từng dòng chỉ tiêu của bản đó.")
    basis = (*what_counts(told), counted_by_line, *known_basis(told))
    words = period_words(Period(question.start, question.end))
    return Report(
        NAME,
        _("Tiến độ giao ước, đăng ký thi đua"),
        words,
        making.session.identity.unit_name,
        (*tables, *_chart(movements)),
        basis,
    )


def _gathered(making: Making) -> list[_Movement]:
    """Read the pledges and add them up by movement, in Vietnamese order."""
    session, question = making.session, making.wish.question
    codes = counted_codes(session, question)
    days = question.start.isoformat(), question.end.isoformat()
    context = Browsing(session).context
    found: dict[str, _Movement] = {}
    standing = Standing(session.connection, question.basis)
    with standing.in_force():
        for stored in counted_between(session.connection, standing, KINDS, *days, codes.units, codes.until):
            making.by.check()
            version = stored.version
            definition = session.definitions.version(version.kind, version.form_version)
            title = display_field(definition.field("movement"), version.data.get("movement"), language(), context)
            movement = _Movement(title or _("Không ghi phong trào"))
            _add(found.setdefault(vietnamese.fold(title), movement), stored)
    return [found[key] for key in sorted(found, key=lambda one: (not one, vietnamese.text_sort_key(one)))]


def _add(movement: _Movement, stored: StoredVersion) -> None:
    data = stored.version.data
    progress = progress_of(data)
    movement.pledges[stored.version.kind] += 1
    movement.set += progress.set
    movement.reached += progress.reached
    for target in targets_of(data):
        key = vietnamese.fold(target.content), vietnamese.fold(target.measured_in)
        movement.quantities.setdefault(key, _Quantity(target)).add(target)


def _by_movement(movements: Iterable[_Movement]) -> ReportTable:
    columns = (
        ReportColumn("movement", _("Phong trào"), width=3),
        ReportColumn("registrations", _("Bản đăng ký"), "count", summed=True),
        ReportColumn("agreements", _("Bản giao ước"), "count", summed=True),
        ReportColumn("set", _("Chỉ tiêu đã đăng ký"), "count", summed=True),
        ReportColumn("reached", _("Chỉ tiêu đã đạt"), "count", summed=True),
        ReportColumn("rate", _("Tỷ lệ đạt (%)"), "rate"),
    )
    listed = list(movements)
    rows = [
        ReportRow((Cell(one.title), *_numbers(one.pledges[REGISTRATION], one.pledges[AGREEMENT], one.set, one.reached)))
        for one in listed
    ]
    if rows:
        sums = (
            sum(one.pledges[REGISTRATION] for one in listed),
            sum(one.pledges[AGREEMENT] for one in listed),
            sum(one.set for one in listed),
            sum(one.reached for one in listed),
        )
        rows.append(ReportRow((Cell(_("Cộng")), *_numbers(*sums)), "total"))
    return ReportTable(_("Theo phong trào"), columns, tuple(rows))


def _numbers(registrations: int, agreements: int, set_: int, reached: int) -> tuple[Cell, ...]:
    counts = (Cell(one, "count") for one in (registrations, agreements, set_, reached))
    return (*counts, Cell(mean_of_rates({"": (reached, set_)}) or None, "rate"))


def _quantities(movements: Iterable[_Movement]) -> ReportTable:
    """Return planned against done; shares of several offices are not added, so their numbers stay empty."""
    columns = (
        ReportColumn("target", _("Chỉ tiêu"), width=3),
        ReportColumn("measured_in", _("Đơn vị tính")),
        ReportColumn("pledges", _("Số bản có chỉ tiêu này"), "count"),
        ReportColumn("plan", _("Kế hoạch"), "count"),
        ReportColumn("result", _("Thực hiện"), "count"),
        ReportColumn("told", _("Số bản đã có kết quả"), "count"),
        ReportColumn("rate", _("Thực hiện so với kế hoạch (%)"), "rate"),
    )
    listed = [one for one in movements if one.quantities]
    rows: list[ReportRow] = []
    left = 0
    for movement in listed:
        targets = sorted(movement.quantities.values(), key=lambda one: -one.pledges)
        rows.append(ReportRow((Cell(movement.title),), "group"))
        rows += [_quantity_row(one) for one in targets[:_MOST_TARGETS]]
        left += len(targets[_MOST_TARGETS:])
    notes: list[str] = []
    if any(one.planned and not one.has_numbers for movement in listed for one in movement.quantities.values()):
        notes.append(_("Tỷ lệ phần trăm của nhiều nơi không cộng với nhau nên để trống."))
    if left:
        notes.append(_("Còn {count} chỉ tiêu khác không liệt kê.").format(count=format_money(left)))
    return ReportTable(_("Kế hoạch và thực hiện"), columns, tuple(rows), tuple(notes))


def _quantity_row(one: _Quantity) -> ReportRow:
    numbers = one.has_numbers
    rate = decimal_text(one.result * 100 / one.plan) if numbers and one.told and one.plan else None
    return ReportRow(
        (
            Cell(one.target.content),
            Cell(one.target.measured_in),
            Cell(one.pledges, "count"),
            _amount(one.plan) if numbers else Cell(),
            _amount(one.result) if numbers and one.told else Cell(),
            Cell(one.told, "count"),
            Cell(rate, "rate"),
        )
    )


def _amount(number: Fraction) -> Cell:
    """Return a number of whatever a target counts: whole ones as numbers, else as it reads."""
    if number.denominator == 1:
        return Cell(int(number), "count")
    return Cell(display_number(decimal_text(number)))


def _chart(movements: Iterable[_Movement]) -> list[ReportChart]:
    shown = [one for one in movements if one.set]
    if not shown:
        return []
    series = (
        Series(_("Chỉ tiêu đã đạt"), tuple(one.reached for one in shown)),
        Series(_("Chỉ tiêu đã đăng ký"), tuple(one.set for one in shown)),
    )
    labels = tuple(one.title for one in shown)
    return [ReportChart(_("Chỉ tiêu đã đạt so với đã đăng ký"), "progress", labels, series, "count", _("chỉ tiêu"))]
