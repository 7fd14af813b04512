"""``receive``: bundles into the province's book, what waits in quarantine, what is held of each unit."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from desktop_app.base.errors import FileUnreadable
from desktop_app.base.i18n import _
from desktop_app.cli.answer import ENVIRONMENT, REFUSED, Finished, give
from desktop_app.cli.followed import StoppedHere, followed
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall

if TYPE_CHECKING:
    from desktop_app.services.province.holdings import UnitOverview
    from desktop_app.services.province.quarantine_desk import QuarantineDesk, WaitingFile
    from desktop_app.services.province.received import Received

_MARK: Final = 12
"""So many letters of a file's hash tell it from the others for people."""


@click.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1)
@click.option("--waiting", is_flag=True, help="Kê các tệp đang chờ, kèm lý do.")
@click.option("--retry", is_flag=True, help="Thử nhận lại mọi tệp đang chờ.")
@click.option("--discard", metavar="SHA256", help="Bỏ một tệp đang chờ; cần --reason.")
@click.option("--reason", default="", help="Lý do bỏ tệp.")
@click.option("--units", is_flag=True, help="Kê từng đơn vị: đã nhận gì, thiếu số nào, còn gì chờ.")
@common_options
@click.pass_obj
def receive(
    options: Options, files: tuple[Path, ...], waiting: bool, retry: bool, discard: str | None, reason: str, units: bool
) -> None:
    """Nhận gói (tệp hoặc thư mục) vào sổ của tỉnh; xem và xử lý các tệp đang chờ."""
    asked = sum((bool(files), waiting, retry, discard is not None, units))
    if asked != 1:
        raise WrongCall(_("Nêu tệp hoặc thư mục cần nhận, hoặc một trong --waiting, --retry, --discard, --units."))
    from desktop_app.services.province.quarantine_desk import QuarantineDesk
    from desktop_app.services.province.receiving import Receiving

    with opened(options) as session:
        if units:
            from desktop_app.services.province.holdings import Holdings

            _give_units(options, Holdings(session).overview())
        elif waiting:
            _give_waiting(options, QuarantineDesk(session).waiting())
        elif discard is not None:
            _discard(options, QuarantineDesk(session), discard, reason)
        else:
            try:
                with followed() as follower:
                    results = (
                        QuarantineDesk(session).retry(progress=follower.report)
                        if retry
                        else Receiving(session).receive(files, follower.report)
                    )
            except (StoppedHere, KeyboardInterrupt):
                _give_stopped(options)
            _give_received(options, results, kept=retry)


def _give_stopped(options: Options) -> NoReturn:
    said = _("Đã dừng. Gói đọc xong trước đó đã vào sổ; chạy lại lệnh này để nhận tiếp, không gói nào tính hai lần.")
    give(options, {"ok": False, "code": "stopped", "message": said}, said)
    raise Finished(ENVIRONMENT)


def _give_received(options: Options, results: Sequence[Received], *, kept: bool) -> None:
    rows = [_row(result) for result in results]
    lines = [_line(row) for row in rows]
    lines += [f"{row['file']}: {notice['message']}" for row in rows for notice in row["notices"]]
    nothing = _("Không có tệp nào đang chờ.") if kept else _("Không có gói nào ở đây.")
    give(options, rows, *(lines or [nothing]))
    failed = {result.code for result in results if not result.ok}
    if failed:
        stopped = any(result.stopped_by for result in results)
        raise Finished(ENVIRONMENT if stopped or failed == {FileUnreadable.code} else REFUSED)


def _row(result: Received) -> dict[str, Any]:
    from desktop_app.messages import describe_code

    told = [
        (one.code, describe_code(one.code, {**one.fields, "unit_name": result.unit_name})) for one in result.notices
    ]
    return {
        "file": result.file,
        "ok": result.ok,
        "unit": result.unit,
        "number": result.number,
        "new": result.new,
        "known": result.known,
        "held": result.held,
        "kept": result.kept,
        "waited": result.waited,
        "sha256": result.sha256,
        "code": result.code,
        "message": describe_code(result.code, result.fields).full if result.code else "",
        "notices": [{"code": code, "message": sentence.full} for code, sentence in told],
    }


def _line(row: dict[str, Any]) -> str:
    if row["message"]:
        return f"{row['file']}: {row['message']}"
    said = (
        _("{file}: gói chờ từ trước nay đã vào sổ, {new} mục mới, {known} mục đã có.")
        if row["waited"]
        else _("{file}: nhận {new} mục mới, {known} mục đã có.")
    )
    return said.format(file=row["file"], new=row["new"], known=row["known"])


def _give_waiting(options: Options, files: Sequence[WaitingFile]) -> None:
    from desktop_app.messages import describe_code

    rows = [
        {
            "sha256": one.sha256,
            "file": one.name,
            "unit": one.unit,
            "number": one.number,
            "at": one.at,
            "held": one.held,
            "kept": one.kept,
            "code": one.code,
            "message": describe_code(one.code, one.fields).full,
        }
        for one in files
    ]
    lines = [f"{str(row['sha256'])[:_MARK]}  {row['file']}: {row['message']}" for row in rows]
    give(options, rows, *(lines or [_("Không có tệp nào đang chờ.")]))


def _discard(options: Options, desk: QuarantineDesk, mark: str, reason: str) -> None:
    """Throw away the one file whose hash begins with ``mark``; several or none are for the service to refuse."""
    found = [one.sha256 for one in desk.waiting() if mark and one.sha256.startswith(mark)]
    sha256 = found[0] if len(found) == 1 else mark
    desk.discard(sha256, reason)
    give(options, {"ok": True, "sha256": sha256}, _("Đã bỏ tệp đang chờ; lý do đã ghi vào nhật ký."))


def _give_units(options: Options, units: Sequence[UnitOverview]) -> None:
    rows = [dataclasses.asdict(one) for one in units]
    lines = [
        _(
            "{unit} {name}: {bundles} gói, số mới nhất {last}; thiếu {missing} số, giữ {held}, chưa nhận {refused}."
        ).format(
            unit=one.unit,
            name=one.unit_name,
            bundles=one.bundles,
            last=one.last_number or "—",
            missing=one.missing,
            held=one.held,
            refused=one.refused,
        )
        for one in units
    ]
    give(options, rows, *(lines or [_("Chưa có đơn vị nào đăng ký máy.")]))


COMMANDS: Final[dict[str, click.Command]] = {"receive": receive}
