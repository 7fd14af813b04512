"""``table`` and ``data-package``: what leaves the book as files that every program reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.bundles import FILE
from desktop_app.cli.followed import followed
from desktop_app.cli.listing import asked_question, narrowing_options
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall


@click.command()
@click.argument("kind")
@click.option("--to", "file", type=FILE, required=True, help="Tệp cần ghi, kết thúc bằng .csv hoặc .xlsx.")
@click.option("--sensitive", is_flag=True, help="Ghi cả cột cần giữ kín (người quản trị sổ); có ghi vào nhật ký.")
@narrowing_options("--until")
@common_options
@click.pass_obj
def table(
    options: Options,
    /,
    kind: str,
    file: Path,
    sensitive: bool,
    search: str,
    order: Any,  # noqa: ANN401 - a literal type of storage, imported late
    **asked: Any,  # noqa: ANN401 - the narrowing options
) -> None:
    """Ghi danh sách của một loại bản ghi thành tệp CSV hoặc Excel."""
    from desktop_app.messages.counts import records_counted
    from desktop_app.messages.status_words import status_word
    from desktop_app.services.browsing import Browsing
    from desktop_app.services.list_export import SUFFIXES, ListExport

    if file.suffix.lower() not in SUFFIXES:
        raise WrongCall(_("--to cần tên tệp kết thúc bằng .csv hoặc .xlsx."))
    with opened(options) as session, followed() as by:
        question = asked_question(session, Browsing(session).definition(kind), search, order, asked)
        done = ListExport(session).write(question, file, status_word, sensitive=sensitive, by=by)
    give(
        options,
        {"file": str(file), "kind": kind, "rows": done.rows, "columns": done.columns, "cut": done.cut},
        _("Đã ghi {count} vào {file}.").format(count=records_counted(done.rows), file=file.name),
        *([_("{count} ô dài quá sức chứa của Excel đã bị cắt bớt.").format(count=done.cut)] if done.cut else []),
    )


COMMANDS: Final[dict[str, click.Command]] = {"table": table}
