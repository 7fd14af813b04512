"""``report text``: what a report says in words, section by section, and what the office writes in its place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop_app.base.errors import FileUnreadable
from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.bundles import FILE
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall
from desktop_app.domain.dates import require_recordable

if TYPE_CHECKING:
    from desktop_app.documents.forms.report_figures import Style
    from desktop_app.domain.report_model import ReportSection
    from desktop_app.services.paper.report_sections import ReportSections

DAY = click.DateTime(formats=["%Y-%m-%d", "%d/%m/%Y"])


@click.command()
@click.argument("form", type=click.Choice(["F13", "F15"], case_sensitive=False))
@click.option("--from", "start", type=DAY, required=True)
@click.option("--to", "end", type=DAY, required=True)
@click.option("--section", help="Chỉ một mục, gọi bằng tên mục.")
@click.option("--write", type=FILE, help="Thay lời của mục bằng tệp chữ này; mỗi dòng một đoạn.")
@click.option("--forget", is_flag=True, help="Bỏ lời tự viết, lấy lại lời theo số liệu.")
@click.option(
    "--figures", type=click.Choice(["exact", "rounded"]), help="Số trong lời báo cáo: đúng từng số, hay tròn số."
)
@common_options
@click.pass_obj
def text(
    options: Options,
    /,
    form: str,
    start: datetime,
    end: datetime,
    section: str | None,
    write: Path | None,
    forget: bool,
    figures: Style | None,
) -> None:
    """Lời báo cáo F13, F15 của một kỳ, từng mục; sửa được."""
    from desktop_app.services.paper.report_sections import ReportSections

    if start > end:
        raise WrongCall(_("ngày đầu kỳ muộn hơn ngày cuối kỳ."))
    if (write is not None or forget) and (section is None or (write is not None and forget)):
        raise WrongCall(_("--write hoặc --forget cần --section, và không đi cùng nhau."))
    for day in (start, end):
        require_recordable(day.date())
    lines = _lines(write) if write is not None else None
    with opened(options) as session:
        told = ReportSections(session, form.upper(), start.date(), end.date())
        if figures is not None:
            told.texts.choose_style(figures)
        if section is not None:
            _change(told, section, lines, forget=forget)
        found = [one for one in told.all() if section in (None, one.name)]
        style = told.texts.style
    machine = {"form": form.upper(), "figures": style, "sections": [_machine(one) for one in found]}
    give(options, machine, *(line for one in found for line in _words(one)))


def _change(told: ReportSections, section: str, lines: list[str] | None, *, forget: bool) -> None:
    """Write or forget a section, or only look whether there is one. Raises ReportSectionUnknown."""
    if lines is not None:
        told.write(section, lines)
    elif forget:
        told.forget(section)
    else:
        told.section(section)


def _lines(file: Path) -> list[str]:
    """Return the paragraphs of a file. Raises FileUnreadable."""
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(file=file.name, reason=type(error).__name__) from error


def _machine(one: ReportSection) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": one.title,
        "lines": list(one.lines),
        "own": one.text is not None,
        "stale": one.stale,
    }


def _words(one: ReportSection) -> list[str]:
    marks = [_("tự viết")] if one.text is not None else []
    marks += [_("số liệu đã thay đổi")] if one.stale else []
    head = f"{one.name}\t{one.title}"
    return [f"{head} ({', '.join(marks)})" if marks else head, *(f"  {line}" for line in one.lines)]
