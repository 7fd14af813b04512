"""``table`` and ``data-package``: what leaves the book as files that every program reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.bundles import FILE, FOLDER
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


@click.command("data-package")
@click.option("--to", "folder", type=FOLDER, required=True, help="Thư mục để ghi; chưa có thì được tạo.")
@click.option("--sensitive", is_flag=True, help="Ghi cả ô cần giữ kín và số định danh (người quản trị sổ).")
@common_options
@click.pass_obj
def data_package(options: Options, folder: Path, sensitive: bool) -> None:
    """Xuất toàn bộ số liệu của sổ thành một gói dữ liệu Frictionless (các tệp CSV và datapackage.json)."""
    from desktop_app.messages.counts import records_counted
    from desktop_app.services.data_package import DataPackage

    with opened(options) as session, followed() as by:
        done = DataPackage(session).write(folder, sensitive=sensitive, by=by)
    give(
        options,
        {"folder": str(folder), "records": done.records, "tables": done.tables, "left_out": done.left_out},
        _("Đã ghi {count} vào {tables} bảng ở {folder}.").format(
            count=records_counted(done.records), tables=done.tables, folder=folder.name
        ),
        _("Các tệp này không mã hóa: ai cầm cũng đọc được."),
        *([_("{count} câu trả lời sai dạng không ghi vào bảng.").format(count=done.left_out)] if done.left_out else []),
    )


COMMANDS: Final[dict[str, click.Command]] = {"data-package": data_package, "table": table}
