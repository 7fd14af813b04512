"""``close-period``: the figures of a period, closed under the chair's name; in a province who did, and its lock."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import REFUSED, Finished, give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.reports import DAY, after_closing, after_closing_words, figure, left_out


@click.command("close-period")
@click.option("--from", "start", type=DAY)
@click.option("--to", "end", type=DAY)
@click.option("--chair", help="Họ tên chủ tịch công đoàn cơ sở.")
@click.option("--nothing-to-report", "nothing", is_flag=True, help="Kỳ này không phát sinh.")
@click.option("--with-undated", is_flag=True, help="Cứ khóa là không phát sinh dù có bản ghi ngày chưa đủ rõ.")
@click.option("--with-drafts", is_flag=True, help="Cứ khóa dù kỳ còn bản nháp; chúng sẽ là bổ sung muộn.")
@click.option("--status", is_flag=True, help="Ở tỉnh: đơn vị nào đã khóa sổ kỳ ấy; không có kỳ thì kỳ vừa hết.")
@click.option("--lock", is_flag=True, help="Ở tỉnh: khóa kỳ, bản ghi về sau phải chờ.")
@click.option("--lift", is_flag=True, help="Ở tỉnh: mở lại kỳ đã khóa, kèm --reason.")
@click.option("--open-for", "open_for", help="Ở tỉnh: mã đơn vị được bổ sung, kèm --until và --reason.")
@click.option("--end-for", "end_for", help="Ở tỉnh: mã đơn vị thôi được bổ sung.")
@click.option("--until", type=DAY, help="Ngày cuối được bổ sung.")
@click.option("--reason", default="", help="Vì sao.")
@common_options
@click.pass_context
def close_period(context: click.Context, /, start: datetime | None, end: datetime | None, **given: Any) -> None:  # noqa: ANN401 - click's options
    """Khóa sổ một kỳ (tính cả ngày đầu và ngày cuối); ở tỉnh: xem mức đủ của kỳ, khóa kỳ."""
    from desktop_app.cli.province_periods import Wish, answer

    options: Options = context.obj
    until: datetime | None = given.pop("until")
    asked: dict[str, Any] = {one: given.pop(one) or "" for one in ("open_for", "end_for", "reason")}
    asked |= {one: given.pop(one) for one in ("status", "lock", "lift")}
    days = (start.date() if start else None, end.date() if end else None)
    wish = Wish(*days, until=until.date() if until else None, **asked)
    if wish.of_province:
        answer(options, wish)
        return
    for name, value in (("start", start), ("end", end), ("chair", given["chair"])):
        if value is None:
            missing = next(one for one in context.command.params if one.name == name)
            raise click.MissingParameter(ctx=context, param=missing)
    if start is not None and end is not None:
        _close(options, start, end, **given)


def _close(options: Options, start: datetime, end: datetime, *, chair: str, **flags: bool) -> None:
    from desktop_app.services.after_closing import AfterClosing
    from desktop_app.services.closing import Closing
    from desktop_app.services.entry import NotComplete

    with opened(options) as session:
        try:
            closed = Closing(session).close(
                start.date(),
                end.date(),
                chair=chair,
                nothing_to_report=flags["nothing"],
                with_drafts=flags["with_drafts"],
                with_undated=flags["with_undated"],
            )
        except NotComplete as refusal:
            _give_problems(options, refusal, session.definitions.current("period_closing"))
            raise Finished(REFUSED) from refusal
    figures = closed.figures
    after = AfterClosing(figures.late, figures.changed)
    machine = {
        "id": closed.saved.record,
        "from": figures.start.isoformat(),
        "to": figures.end.isoformat(),
        "records": figures.records,
        "drafts": figures.drafts,
        "totals": [figure(row) for row in figures.figures],
        **after_closing(after),
        "undated": [{"kind": one.kind, "records": one.records, "on_last_day": one.stock} for one in figures.undated],
    }
    lines = [f"{row.kind_title} · {row.measure_title}: {row.text}" for row in figures.figures]
    lines += [left_out(one, figures.end) for one in figures.undated] + after_closing_words(after)
    heading = _("Đã khóa sổ kỳ từ {start} đến {end}.").format(
        start=figures.start.strftime("%d/%m/%Y"), end=figures.end.strftime("%d/%m/%Y")
    )
    give(options, machine, heading, *lines)


def _give_problems(options: Options, refusal: Any, definition: Any) -> None:  # noqa: ANN401 - imported late
    from desktop_app.messages import describe, problem_line

    problems = [
        {
            "field": found.field,
            "code": found.code,
            "level": found.level,
            "message": problem_line(found, definition),
        }
        for found in refusal.problems
    ]
    sentence = describe(refusal).title
    give(options, {"problems": problems}, sentence, *(str(one["message"]) for one in problems))


COMMANDS: Final[dict[str, click.Command]] = {"close-period": close_period}
