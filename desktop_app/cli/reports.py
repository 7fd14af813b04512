"""``report``: the sums of a period, and the recap of several years."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Function, Options, common_options
from desktop_app.cli.report_files import ReportAsked, check_files, file_lines, file_options, write_files
from desktop_app.cli.report_making import again, make, offers
from desktop_app.cli.report_words import DAY as DAY
from desktop_app.cli.report_words import text
from desktop_app.cli.usage import WrongCall
from desktop_app.domain.dates import require_recordable
from desktop_app.domain.money import format_money

if TYPE_CHECKING:
    from desktop_app.services.after_closing import AfterClosing
    from desktop_app.services.funds import DonorFigure, FundFigure
    from desktop_app.services.recap import RecapFigure
    from desktop_app.services.reporting import ReportRow, Undated
    from desktop_app.services.session import Session


def _of_days(function: Function) -> Function:
    """Give a command the days that are asked about and the unit, as ``start``, ``end``, ``unit`` and the rest."""
    for option in (
        click.option("--with-predecessors", is_flag=True, help="Tính cả các đơn vị đã nhập vào đơn vị ấy."),
        click.option("--unit", help="Chỉ một đơn vị (sổ của tỉnh)."),
        click.option("--to", "end", type=DAY, required=True),
        click.option("--from", "start", type=DAY, required=True),
    ):
        function = option(function)
    return function


@click.group()
def report() -> None:
    """Báo cáo số liệu."""


@report.command()
@_of_days
@file_options
@common_options
@click.pass_obj
def period(
    options: Options,
    /,
    start: datetime,
    end: datetime,
    unit: str | None,
    with_predecessors: bool,
    **files: Path | None,
) -> None:
    """Số liệu từ ngày đến ngày (tính cả hai ngày)."""
    from desktop_app.services.after_closing import since_each
    from desktop_app.services.closed_periods import ClosedPeriods
    from desktop_app.services.funds import Funds
    from desktop_app.services.reporting import Reporting

    first, last = _days(start, end, unit, with_predecessors=with_predecessors)
    check_files(files, unit)
    with opened(options) as session:
        _known(session, unit)
        reporting = Reporting(session)
        rows = reporting.period(first, last, unit=unit, with_predecessors=with_predecessors)
        undated = reporting.undated(first, last, unit=unit, with_predecessors=with_predecessors)
        sources, donors = Funds(session).period(first, last, unit=unit, with_predecessors=with_predecessors)
        codes = reporting.codes(unit, with_predecessors=with_predecessors)
        after = since_each(session, ClosedPeriods(session), first, last, codes)
        written = write_files(session, ReportAsked("F13", first, last, unit, with_predecessors), files)
    machine = {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "rows": [figure(row) for row in rows],
        "undated": [_undated(one) for one in undated],
        "funds": [_fields(one) for one in sources],
        "donors": [_fields(one) for one in donors],
        **after_closing(after),
        **({"files": written} if written else {}),
    }
    lines = [_words(row) for row in rows if row.value or row.unknown]
    several = len({one.unit for one in sources}) > 1
    lines += [_fund_words(one, several=several) for one in sources] + [_donor_words(one) for one in donors]
    lines += [left_out(one, last) for one in undated] + after_closing_words(after)
    give(options, machine, _heading(first, last), *lines, *file_lines(written))


@report.command()
@_of_days
@file_options
@common_options
@click.pass_obj
def recap(
    options: Options,
    /,
    start: datetime,
    end: datetime,
    unit: str | None,
    with_predecessors: bool,
    **files: Path | None,
) -> None:
    """Tổng kết nhiều năm: số liệu cả giai đoạn và từng năm (tính cả hai ngày)."""
    from desktop_app.services.recap import Recap

    first, last = _days(start, end, unit, with_predecessors=with_predecessors)
    check_files(files, unit)
    with opened(options) as session:
        _known(session, unit)
        made = Recap(session)
        rows = made.rows(first, last, unit=unit, with_predecessors=with_predecessors)
        undated = made.undated(first, last, unit=unit, with_predecessors=with_predecessors)
        written = write_files(session, ReportAsked("F15", first, last, unit, with_predecessors), files)
    machine = {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "rows": [recap_row(row) for row in rows],
        "undated": [_undated(one) for one in undated],
        **({"files": written} if written else {}),
    }
    lines = [_recap_words(row) for row in rows if row.value or row.unknown] + [left_out(one, last) for one in undated]
    give(options, machine, _heading(first, last), *lines, *file_lines(written))


def recap_row(row: RecapFigure) -> dict[str, Any]:
    """Return a row of the recap for programs; ``before`` where there is a period before to compare with."""
    told: dict[str, Any] = {
        "code": row.code,
        "scope": row.scope,
        "title": row.title,
        "unit": row.unit,
        "value": row.value,
        "qualifier": row.qualifier,
        "text": row.text,
        "years": dict(row.years),
    }
    inexact = {year: said for year, said in row.years_are.items() if said != "exact"}
    if inexact:
        told["year_qualifiers"] = inexact
    if row.before is not None:
        told |= {"before": row.before, "before_qualifier": row.before_is}
    return {**told, "unknown": row.unknown} if row.unknown else told


def _recap_words(row: RecapFigure) -> str:
    """Say a row: its code, what it tells, the round words, and the exact figure where the words are not it."""
    from desktop_app.services.reporting import qualified

    exact = row.value if isinstance(row.value, str) else format_money(row.value)
    words = f"{row.code}\t{row.title}: {row.text}"
    if isinstance(row.value, int) and row.text != f"{exact} {row.unit}":
        words += f" ({qualified(exact, row.qualifier)} {row.unit})"
    return f"{words} ({_unknown_words(row.unknown)})" if row.unknown else words


def _days(start: datetime, end: datetime, unit: str | None, *, with_predecessors: bool) -> tuple[date, date]:
    """Return first and last day. Raises WrongCall, DateYearOutOfRange."""
    first, last = start.date(), end.date()
    require_recordable(first)
    require_recordable(last)
    if first > last:
        raise WrongCall(_("ngày đầu kỳ muộn hơn ngày cuối kỳ."))
    if with_predecessors and unit is None:
        raise WrongCall(_("--with-predecessors cần --unit."))
    return first, last


def _known(session: Session, unit: str | None) -> None:
    """Raise UnitUnknown unless ``unit`` is our own or one the book knows."""
    from desktop_app.services.units import Units

    if unit is not None and unit not in session.own_units:
        Units(session).require(unit)


def _undated(one: Undated) -> dict[str, Any]:
    return {"kind": one.kind, "records": one.records, "value": one.value, "on_last_day": one.stock}


def figure(row: ReportRow) -> dict[str, Any]:
    """Return a figure for programs; ``qualifier`` where it is not exact, ``unknown`` where there is anything such."""
    told: dict[str, Any] = {"kind": row.kind, "measure": row.measure, "value": row.value}
    if row.qualifier != "exact":
        told["qualifier"] = row.qualifier
    return {**told, "unknown": row.unknown} if row.unknown else told


def _fields(one: FundFigure | DonorFigure) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def _words(row: ReportRow) -> str:
    words = f"{row.kind_title} · {row.measure_title}: {row.text}"
    return f"{words} ({_unknown_words(row.unknown)})" if row.unknown else words


def _unknown_words(records: int) -> str:
    return _("chưa rõ số của {count} bản ghi vào ngày cuối kỳ, chưa tính").format(count=format_money(records))


def _fund_words(one: FundFigure, *, several: bool) -> str:
    """Say what came, went and is left of a fund; of ``several`` units also whose it is."""
    from desktop_app.services.reporting import qualified

    name = " · ".join(part for part in (one.code, one.name, one.unit_name if several else "") if part)
    return _("Quỹ {name}: thu {received}, chi {spent}, cuối kỳ còn {balance} đồng").format(
        name=name,
        received=qualified(format_money(one.received), one.received_is),
        spent=qualified(format_money(one.spent), one.spent_is),
        balance=qualified(format_money(one.balance), one.balance_is),
    )


def _donor_words(one: DonorFigure) -> str:
    from desktop_app.services.reporting import qualified

    donor = one.donor or _("chưa ghi tên")
    received = qualified(format_money(one.received), one.received_is)
    if one.balance is None:
        return _("Nơi tài trợ {donor}: góp {received} đồng, vào quỹ có nhiều nơi góp").format(
            donor=donor, received=received
        )
    balance = qualified(format_money(one.balance), one.balance_is)
    return _("Nơi tài trợ {donor}: góp {received}, cuối kỳ còn {balance} đồng").format(
        donor=donor, received=received, balance=balance
    )


def after_closing(after: AfterClosing) -> dict[str, Any]:
    """Return what came after a closing for programs."""
    return {
        "late": [{**_period(one), "value": one.value} for one in after.late],
        "changed": [{**_period(one), "difference": one.difference} for one in after.changed],
    }


def _period(one: Any) -> dict[str, Any]:  # noqa: ANN401 - imported late with its service
    days = {"from": one.start.isoformat(), "to": one.end.isoformat()}
    return {**days, "kind": one.kind, "records": one.records}


def after_closing_words(after: AfterClosing) -> list[str]:
    """Return what came after a closing in words, a change with what it changed of the sums."""
    lines = [
        _("{kind}: {count} bản ghi bổ sung muộn vào kỳ đến {end}.").format(
            kind=one.kind_title, count=format_money(one.records), end=one.end.strftime("%d/%m/%Y")
        )
        for one in after.late
    ]
    return lines + [
        _("{kind}: {count} bản ghi sửa sau khi khóa sổ kỳ đến {end}; chênh lệch {difference} đồng.").format(
            kind=one.kind_title,
            count=format_money(one.records),
            end=one.end.strftime("%d/%m/%Y"),
            difference=format_money(one.difference),
        )
        for one in after.changed
    ]


def _heading(first: date, last: date) -> str:
    return _("Số liệu từ {start} đến {end}").format(start=first.strftime("%d/%m/%Y"), end=last.strftime("%d/%m/%Y"))


def left_out(one: Undated, last: date) -> str:
    """Say what no figure holds: a person decides where such a record belongs, by giving it a date."""
    title, count = one.kind_title, one.records
    if one.stock:
        return _("{kind}: {count} bản ghi ngày chưa đủ rõ để biết ngày {day} có hay không; chưa tính.").format(
            kind=title, count=format_money(count), day=last.strftime("%d/%m/%Y")
        )
    return _(
        "{kind}: {count} bản ghi chưa có ngày, hoặc ngày ghi chưa đủ rõ để biết có thuộc kỳ này không; chưa tính."
    ).format(kind=title, count=format_money(count))


for one in (text, make, again, offers):
    report.add_command(one)

COMMANDS: Final[dict[str, click.Command]] = {"report": report}
