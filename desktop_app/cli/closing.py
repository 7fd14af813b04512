"""``close-period``: the figures of a period, closed under the chair's name."""

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
@click.option("--from", "start", type=DAY, required=True)
@click.option("--to", "end", type=DAY, required=True)
@click.option("--chair", required=True, help="Họ tên chủ tịch công đoàn cơ sở.")
@click.option("--nothing-to-report", "nothing", is_flag=True, help="Kỳ này không phát sinh.")
@click.option("--with-undated", is_flag=True, help="Cứ khóa là không phát sinh dù có bản ghi ngày chưa đủ rõ.")
@click.option("--with-drafts", is_flag=True, help="Cứ khóa dù kỳ còn bản nháp; chúng sẽ là bổ sung muộn.")
@common_options
@click.pass_obj
def close_period(options: Options, /, start: datetime, end: datetime, chair: str, **flags: bool) -> None:
    """Khóa sổ một kỳ (tính cả ngày đầu và ngày cuối)."""
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
