"""``list``: the records of a kind by the command line, narrowed as the window narrows them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import Any, Final

import click

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Function, Options, common_options
from desktop_app.cli.usage import WrongCall
from desktop_app.messages.counts import records_counted

_STATUSES: Final = ("draft", "ready", "exported", "received", "accepted", "returned", "erased", "own")
_ORDERS: Final = ("title", "newest", "day", "value")


_NARROWING: Final = (
    click.option("--search", default="", help="Các chữ cần tìm, có dấu hay không đều được."),
    click.option("--duplicates", "twins", is_flag=True, help="Chỉ các bản ghi nghi trùng nhau, xếp cạnh nhau."),
    click.option("--campaign", default="", help="Chỉ các bản ghi của đợt này."),
    click.option("--from", "since", default="", help="Chỉ bản ghi từ ngày (tháng, quý, năm) này."),
    click.option("--status", "statuses", multiple=True, type=click.Choice(_STATUSES), help="Chỉ các trạng thái này."),
    click.option("--movement", default="", help="Chỉ các bản ghi của phong trào này (mã)."),
    click.option("--commune", default="", help="Chỉ các bản ghi ở xã này (tên hoặc mã), kể cả xã cũ nhập vào nó."),
    click.option("--source", default="", help="Chỉ các bản ghi lấy tiền từ nguồn này (mã)."),
    click.option("--problems", is_flag=True, help="Chỉ các bản nháp còn lỗi."),
    click.option("--order", type=click.Choice(_ORDERS), default="title", show_default=True, help="Xếp theo gì."),
)
"""How a list is narrowed and ordered; the names are those ``asked_question`` reads."""


def narrowing_options(until: str) -> Callable[[Function], Function]:
    """Return what gives a command the options of a list; ``until`` is what the last day is called there."""
    last = click.option(until, "until", default="", help="Chỉ bản ghi đến hết ngày (tháng, quý, năm) này.")
    return lambda function: functools.reduce(
        lambda wrapped, option: option(wrapped), (last, *_NARROWING[::-1]), function
    )


@click.command("list")
@click.argument("kind")
@narrowing_options("--to")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True)
@common_options
@click.pass_obj
def list_records(options: Options, /, kind: str, search: str, order: Any, limit: int, **asked: Any) -> None:  # noqa: ANN401
    """Liệt kê bản ghi của một loại, kèm tổng."""
    from desktop_app.services.browsing import Browsing

    with opened(options) as session:
        browsing = Browsing(session)
        opened_list = browsing.answer(asked_question(session, browsing.definition(kind), search, order, asked))
        rows = opened_list.rows(0, limit)
        totals = opened_list.totals()
        cells = [opened_list.cells(row) for row in rows]
        shown = [opened_list.shown_data(row) for row in rows]
    machine = {
        "count": opened_list.count,
        "totals": _totals(opened_list.definition, totals),
        "records": [
            {
                "id": row.id,
                "title": row.title,
                "state": row.state,
                "travel": row.travel,
                "duplicate": row.twin,
                "data": data,
            }
            for row, data in zip(rows, shown, strict=True)
        ],
    }
    count = opened_list.count
    sum_line = records_counted(count)
    give(options, machine, *("\t".join(line) for line in cells), sum_line)


def asked_question(session: Any, definition: Any, search: str, order: Any, asked: dict[str, Any]) -> Any:  # noqa: ANN401
    """Return what is asked of storage. Raises WrongCall for what lists of this kind cannot be narrowed by."""
    from desktop_app.domain.list_fields import filter_fields
    from desktop_app.services.list_narrowing import narrowing
    from desktop_app.services.list_problems import ListProblems
    from desktop_app.storage.list_filters import Filters
    from desktop_app.storage.list_questions import Question

    names = filter_fields(definition).names
    for option, name in _NEEDED.items():
        if asked.get(option) and name not in names:
            shown = "--from/--to" if name == "period" else f"--{option}"
            raise WrongCall(_("Loại {kind} không lọc được theo {option}.").format(kind=definition.kind, option=shown))
    filters = Filters(
        since=_day(asked["since"], last=False),
        until=_day(asked["until"], last=True),
        statuses=tuple(asked["statuses"]),
        movement=asked["movement"],
        commune=_commune(session, asked["commune"]),
        source=asked["source"],
        problems=asked["problems"],
        twins=asked["twins"],
    )
    bad = ListProblems(session).with_errors(definition.kind) if filters.problems else ()
    plain = not search and not asked["campaign"] and order in ("title", "newest")
    if plain and not filters.without("twins"):  # an index has these lists as they are asked for
        return Question(definition.kind, order, twins=filters.twins)
    found = narrowing(definition, session.communes, filters, bad)
    return Question(definition.kind, order, search, campaign=asked["campaign"], narrowing=found)


_NEEDED: Final = {
    "since": "period",
    "until": "period",
    "campaign": "campaign",
    "movement": "movement",
    "commune": "commune",
    "source": "source",
}
"""What a kind must have a field for, by option."""


def _day(typed: str, *, last: bool) -> str:
    """Return the first or last ISO day of what was typed, "" for nothing."""
    from desktop_app.domain.dates import parse_partial_date

    if not typed:
        return ""
    when = parse_partial_date(typed)
    return (when.end if last else when.start).isoformat()


def _commune(session: Any, typed: str) -> str:  # noqa: ANN401 - imported late with its service
    """Return the key of a commune named or coded as today, or as it was."""
    if not typed:
        return ""
    today = session.time.today() or date.max
    communes = session.communes
    if communes.by_key(typed) is not None:
        return typed
    try:
        return str(communes.at(typed, today).key)
    except Refused:
        named = communes.called(typed)
        if len(named) != 1:
            raise
        return str(named[0].key)


def _totals(definition: Any, totals: Any) -> dict[str, Any]:  # noqa: ANN401 - imported late with their service
    """Return the sums of a list for programs. ``value`` is null where adding all amounts up would mean nothing.

    ``parts`` are then the amounts by subtype, for a kind that adds them up apart.
    """
    from desktop_app.domain.list_sums import apart, value_sums

    told = {"records": totals.records, "persons": totals.persons, "turns": totals.turns, "value": totals.value}
    if definition.lifts.value is not None and (apart(definition) or not value_sums(definition)):
        told["value"] = None
    return {**told, "parts": dict(totals.parts)} if apart(definition) else told


COMMANDS: Final[dict[str, click.Command]] = {"list": list_records}
