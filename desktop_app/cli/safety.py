"""``check``, ``backup``, ``restore``: that nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from desktop_app.base.clock import SystemClock
from desktop_app.base.i18n import _
from desktop_app.cli.answer import REFUSED, Finished, give
from desktop_app.cli.bundles import FILE, FOLDER
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options


@click.command()
@click.option("--records", is_flag=True, help="Chỉ kiểm tra bản ghi theo mẫu ghi.")
@common_options
@click.pass_obj
def check(options: Options, records: bool) -> None:
    """Kiểm tra sổ: tệp, chuỗi nhật ký, bản ghi."""
    from desktop_app.messages import describe_code
    from desktop_app.services.safekeeping import Safekeeping

    with opened(options) as session:
        findings = Safekeeping(session).check(records_only=records)
    machine = {"ok": not findings, "findings": [{"code": found.code, "detail": found.detail} for found in findings]}
    lines = [describe_code(found.code, found.fields).full for found in findings] or [_("Sổ nguyên vẹn.")]
    give(options, machine, *lines)
    if findings:
        raise Finished(REFUSED)


@click.command()
@click.option("--to", "folder", type=FOLDER, help="Nơi ghi; không có thì vào thư mục sao lưu của sổ.")
@common_options
@click.pass_obj
def backup(options: Options, folder: Path | None) -> None:
    """Sao lưu sổ thành một tệp đã mã hóa."""
    from desktop_app.services.safekeeping import Safekeeping

    with opened(options) as session:
        path = Safekeeping(session).backup(folder)
    give(options, {"backup": str(path)}, _("Đã sao lưu vào {file} và đọc lại đúng.").format(file=path.name))


@click.command()
@click.argument("file", type=FILE)
@click.option("--recovery", is_flag=True, help="Mở bằng phiếu khôi phục: đưa mã phiếu qua tệp hoặc biến mật khẩu.")
@common_options
@click.pass_obj
def restore(options: Options, file: Path, recovery: bool) -> None:
    """Khôi phục sổ từ bản sao lưu vào thư mục --store. Sổ đang ở đó được cất sang bên, không xóa."""
    from desktop_app.services.opening import only_one
    from desktop_app.services.safekeeping import operators_in, restore_store

    operator = None if recovery else options.operator or only_one(operators_in(file))
    done = restore_store(file, options.folder, operator=operator, secret=options.passphrase(), clock=SystemClock())
    give(
        options,
        {"store": str(options.folder), "records": done.records, "made_at": done.made_at, "set_aside": done.set_aside},
        _("Đã khôi phục {count} bản ghi.").format(count=done.records),
    )


COMMANDS: Final[dict[str, click.Command]] = {"check": check, "backup": backup, "restore": restore}
