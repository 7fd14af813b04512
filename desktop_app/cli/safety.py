"""``check``, ``backup``, ``restore``: that nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from desktop_app.base.clock import SystemClock
from desktop_app.base.i18n import _
from desktop_app.cli.answer import REFUSED, Finished, give
from desktop_app.cli.bundles import FILE, FOLDER
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options

if TYPE_CHECKING:  # imported when first asked for
    from desktop_app.domain.entry_context import EntryContext
    from desktop_app.services.safekeeping import Finding


@click.command()
@click.option("--records", is_flag=True, help="Chỉ kiểm tra bản ghi theo mẫu ghi.")
@common_options
@click.pass_obj
def check(options: Options, records: bool) -> None:
    """Kiểm tra sổ: tệp, chuỗi nhật ký, bản ghi."""
    from desktop_app.services.browsing import Browsing
    from desktop_app.services.safekeeping import Safekeeping

    with opened(options) as session:
        findings = Safekeeping(session).check(records_only=records)
        told = [_told(found, Browsing(session).context) for found in findings]
    wrong = any(found.is_wrong for found in findings)
    lines = [_line(one) for one in told] or [_("Sổ nguyên vẹn.")]
    give(options, {"ok": not wrong, "findings": told}, *lines)
    if wrong:
        raise Finished(REFUSED)


def _told(found: Finding, context: EntryContext) -> dict[str, str]:
    """Return a finding as programs read it; of a record also which, where and what, in words."""
    from desktop_app.messages import describe_code, problem_line

    told = {"code": found.code, "detail": found.detail}
    about = found.about
    if about is None:
        return {**told, "message": describe_code(found.code, found.fields).full}
    return {
        **told,
        "record": about.record,
        "kind": about.definition.kind,
        "title": about.title,
        "field": about.problem.field,
        "problem": about.problem.code,
        "level": about.problem.level,
        "message": problem_line(about.problem, about.definition, context),
    }


def _line(told: dict[str, str]) -> str:
    """Return a finding as people read it."""
    if "record" not in told:
        return told["message"]
    return f"{told['record']}  {told['title']}: {told['message']}"


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
    from desktop_app.messages import describe_code
    from desktop_app.services.backup_files import operators_in
    from desktop_app.services.opening import only_one
    from desktop_app.services.safekeeping import restore_store

    operator = None if recovery else options.operator or only_one(operators_in(file))
    done = restore_store(file, options.folder, operator=operator, secret=options.passphrase(), clock=SystemClock())
    give(
        options,
        {
            "store": str(options.folder),
            "records": done.records,
            "made_at": done.made_at,
            "set_aside": done.set_aside,
            "undone_erasures": list(done.undone),
        },
        _("Đã khôi phục {count} bản ghi.").format(count=done.records),
        *([_("Sổ trước đó được cất riêng trong máy.")] if done.set_aside else []),
        _("Mở sổ bằng mật khẩu của ngày sao lưu. Gói sau gửi tỉnh đầy đủ từ đầu."),
        *([describe_code("erasure_undone", {"names": list(done.undone)}).full] if done.undone else []),
    )


COMMANDS: Final[dict[str, click.Command]] = {"check": check, "backup": backup, "restore": restore}
