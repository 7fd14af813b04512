"""``enrol ask-help|give-help|take-help`` and ``enrol help-slot``: the book opened with the province's help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.bundles import FILE, FOLDER
from desktop_app.cli.opening import opened, tell_notices
from desktop_app.cli.options import Options, common_options

if TYPE_CHECKING:
    from desktop_app.services.help_slot import HelpState


@click.command("ask-help")
@click.option("--to", "folder", type=FOLDER, required=True)
@click.option("--sheet", type=click.Path(path_type=Path), help="Lưu phiếu nhờ mở sổ (PDF) ra đây.")
@common_options
@click.pass_obj
def ask_help(options: Options, folder: Path, sheet: Path | None) -> None:
    """Đơn vị: nhờ tỉnh mở sổ. Mật khẩu cho bằng các cách thường là mật khẩu MỚI."""
    from desktop_app.base.clock import SystemClock
    from desktop_app.services import help_asking
    from desktop_app.services.help_paper import save_help_sheet

    asked = help_asking.ask_help(options.folder, options.passphrase(), folder)
    if sheet is not None:
        save_help_sheet(asked, sheet, printed_at=SystemClock().now())
    fingerprint = " ".join(asked.fingerprint)
    give(
        options,
        {"request": str(asked.path), "fingerprint": fingerprint, "province": asked.province},
        _("Đã ghi tệp nhờ mở sổ {file}.").format(file=asked.path.name),
        _("Sáu nhóm số của lần nhờ này: {fingerprint}").format(fingerprint=fingerprint),
    )


@click.command("give-help")
@click.argument("file", type=FILE)
@click.option("--fingerprint", required=True, help="Ba mươi chữ số gõ từ phiếu nhờ mở sổ đã ký.")
@click.option("--to", "folder", type=FOLDER, required=True)
@common_options
@click.pass_obj
def give_help(options: Options, file: Path, fingerprint: str, folder: Path) -> None:
    """Tỉnh: so số trên phiếu và giúp đơn vị mở sổ."""
    from desktop_app.services.province.giving_help import GivingHelp

    with opened(options) as session:
        path = GivingHelp(session).give(
            file, fingerprint, to=folder, signer=session.operator.name, passphrase=options.passphrase()
        )
    give(options, {"answer": str(path)}, _("Đã ghi tệp giúp mở sổ {file}.").format(file=path.name))


@click.command("take-help")
@click.argument("file", type=FILE)
@common_options
@click.pass_obj
def take_help(options: Options, file: Path) -> None:
    """Đơn vị: mở sổ bằng tệp của tỉnh; mật khẩu mới thành của người dùng --operator."""
    from desktop_app.base.clock import SystemClock
    from desktop_app.services import help_asking
    from desktop_app.services.opening import the_operator

    name = the_operator(options.folder, options.operator)
    session = help_asking.take_help(options.folder, file, name, options.passphrase(), clock=SystemClock())
    try:
        tell_notices(session)
        notices = list(session.notices)
    finally:
        session.close()
    give(
        options,
        {"operator": name, "notices": notices},
        _("Đã mở sổ và đặt mật khẩu mới cho {name}.").format(name=name),
    )


@click.group("help-slot")
def help_slot() -> None:
    """Đơn vị: cho phép tỉnh giúp mở sổ khi mất cả mật khẩu và phiếu khôi phục."""


@help_slot.command("on")
@common_options
@click.pass_obj
def switch_on(options: Options) -> None:
    """Bật “Tỉnh giúp mở sổ”."""
    from desktop_app.services.help_slot import HelpSwitch

    with opened(options) as session:
        _tell(options, HelpSwitch(session).switch_on())


@help_slot.command("off")
@common_options
@click.pass_obj
def switch_off(options: Options) -> None:
    """Tắt “Tỉnh giúp mở sổ”."""
    from desktop_app.services.help_slot import HelpSwitch

    with opened(options) as session:
        _tell(options, HelpSwitch(session).switch_off())


@help_slot.command("state")
@common_options
@click.pass_obj
def state(options: Options) -> None:
    """Xem đang bật hay tắt."""
    from desktop_app.services.help_slot import HelpSwitch

    with opened(options) as session:
        _tell(options, HelpSwitch(session).state())


def _tell(options: Options, told: HelpState) -> None:
    words = _("Đang bật: {province} giúp mở được sổ.") if told.on else _("Đang tắt: tỉnh không giúp mở sổ được.")
    give(
        options,
        {"on": told.on, "possible": told.possible, "to_ask": told.to_ask, "province": told.province},
        words.format(province=told.province),
    )


HELP_COMMANDS: Final[tuple[click.Command, ...]] = (ask_help, give_help, take_help, help_slot)
