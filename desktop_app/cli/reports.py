"""``report period``: sums of a period."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall
from desktop_app.domain.money import format_money

DAY = click.DateTime(formats=["%Y-%m-%d", "%d/%m/%Y"])


@click.group()
def report() -> None:
    """Báo cáo số liệu."""


@report.command()
@click.option("--from", "start", type=DAY, required=True)
@click.option("--to", "end", type=DAY, required=True)
@click.option("--unit", help="Chỉ một đơn vị (sổ của tỉnh).")
@click.option("--with-predecessors", is_flag=True, help="Tính cả các đơn vị đã nhập vào đơn vị ấy.")
@common_options
@click.pass_obj
def period(options: Options, start: datetime, end: datetime, unit: str | None, with_predecessors: bool) -> None:
    """Số liệu từ ngày đến ngày (tính cả hai ngày)."""
    from desktop_app.services.reporting import Reporting
    from desktop_app.services.units import Units

    first, last = start.date(), end.date()
    if first > last:
        raise WrongCall(_("ngày đầu kỳ muộn hơn ngày cuối kỳ."))
    if with_predecessors and unit is None:
        raise WrongCall(_("--with-predecessors cần --unit."))
    with opened(options) as session:
        if unit is not None and unit not in session.own_units:
            Units(session).require(unit)
        reporting = Reporting(session)
        rows = reporting.period(first, last, unit=unit, with_predecessors=with_predecessors)
        undated = reporting.undated(first, last, unit=unit, with_predecessors=with_predecessors)
    machine = {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "rows": [{"kind": row.kind, "measure": row.measure, "value": row.value} for row in rows],
        "undated": [{"kind": one.kind, "records": one.records, "value": one.value} for one in undated],
    }
    lines = [f"{row.kind_title} · {row.measure_title}: {row.text}" for row in rows if row.value]
    lines += [_left_out(one.kind_title, one.records) for one in undated]
    give(options, machine, _heading(first, last), *lines)


def _heading(first: date, last: date) -> str:
    return _("Số liệu từ {start} đến {end}").format(start=first.strftime("%d/%m/%Y"), end=last.strftime("%d/%m/%Y"))


def _left_out(title: str, count: int) -> str:
    """Say what no figure holds: a person decides where such a record belongs, by giving it a date."""
    return _(
        "{kind}: {count} bản ghi chưa có ngày, hoặc ngày ghi chưa đủ rõ để biết có thuộc kỳ này không; chưa tính."
    ).format(kind=title, count=format_money(count))


COMMANDS: Final[dict[str, click.Command]] = {"report": report}
