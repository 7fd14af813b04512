"""``enrol devices|rename|revoke|notice|rotate|history|take-history``: what follows once devices are admitted."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.bundles import FILE, FOLDER
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall


@click.command()
@click.option("--unit", default="", help="Chỉ các máy của đơn vị này.")
@common_options
@click.pass_obj
def devices(options: Options, unit: str) -> None:
    """Tỉnh: các máy đã đăng ký."""
    from desktop_app.services.province.devices import Devices

    with opened(options) as session:
        lines = Devices(session).all(unit)
    machine = [
        {
            "device": one.device,
            "unit": one.unit,
            "unit_name": one.unit_name,
            "label": one.label,
            "status": one.status,
            "reason": one.reason,
            "fingerprint": " ".join(one.fingerprint),
            "last_number": one.last_number,
        }
        for one in lines
    ]
    give(
        options,
        machine,
        *(
            "  ".join(part for part in (one.unit, one.unit_name, one.device, one.label, one.status, one.reason) if part)
            for one in lines
        ),
    )


@click.command()
@click.argument("device")
@click.argument("label")
@common_options
@click.pass_obj
def rename(options: Options, device: str, label: str) -> None:
    """Tỉnh: đặt tên gọi cho một máy."""
    from desktop_app.services.province.devices import Devices

    with opened(options) as session:
        Devices(session).rename(device, label)
    give(options, {"device": device, "label": label}, _("Đã đặt tên máy: {label}.").format(label=label))


@click.command()
@click.argument("device", required=False)
@common_options
@click.pass_obj
def recover(options: Options, device: str | None) -> None:
    """Tỉnh: xem các máy chờ nhận lại sau khi lập lại sổ từ phong bì, hoặc nhận lại một máy."""
    from desktop_app.services.province.recovery import DeviceRecovery

    with opened(options) as session:
        at = DeviceRecovery(session)
        answers = at.admit(device) if device else []
        found = at.candidates()
    waiting = [
        {
            "device": one.device,
            "unit": one.unit,
            "unit_name": one.unit_name,
            "label": one.label,
            "fingerprint": " ".join(one.fingerprint),
            "receipt": one.receipt,
            "files": len(one.files),
        }
        for one in found
    ]
    taken = sum(answer.ok for answer in answers)
    words = [f"{one.unit}  {one.unit_name}  {one.device}  {' '.join(one.fingerprint)}" for one in found]
    if device:
        words.insert(0, _("Đã nhận lại máy, đưa vào sổ {count} gói đang chờ.").format(count=taken))
    give(options, {"recovered": device, "taken": taken, "waiting": waiting}, *words)


@click.command()
@click.argument("device")
@click.option("--reason", default="", help="Vì sao, ví dụ “mất máy”. Cần có, trừ khi --replaced hoặc --take-back.")
@click.option("--replaced", is_flag=True, help="Máy cũ đã có máy khác thay, không phải máy mất.")
@click.option("--take-back", is_flag=True, help="Nhận lại máy cũ đã ghi là được thay.")
@click.option("--to", "folder", type=FOLDER, help="Ghi giấy báo cho máy ấy ra đây.")
@common_options
@click.pass_obj
def revoke(options: Options, device: str, reason: str, replaced: bool, take_back: bool, folder: Path | None) -> None:
    """Tỉnh: thôi đăng ký một máy (mất, cho mượn, đã thay)."""
    from desktop_app.services.province.devices import Devices

    if take_back and (replaced or reason or folder is not None):
        raise WrongCall(_("--take-back đi một mình."))
    path: Path | None = None
    with opened(options) as session:
        at, who, passphrase = Devices(session), session.operator.name, options.passphrase()
        if take_back:
            at.take_back(device, signer=who, passphrase=passphrase)
        elif replaced:
            path = at.mark_replaced(device, signer=who, passphrase=passphrase, to=folder)
        else:
            path = at.revoke(device, reason, signer=who, passphrase=passphrase, to=folder)
    machine: dict[str, Any] = {"device": device, "notice": str(path) if path else None}
    give(options, machine, _("Đã nhận lại máy cũ.") if take_back else _("Đã thôi đăng ký máy."))


@click.command()
@click.argument("file", type=FILE)
@common_options
@click.pass_obj
def notice(options: Options, file: Path) -> None:
    """Đơn vị: mở giấy báo thôi đăng ký máy."""
    from desktop_app.messages import describe_code
    from desktop_app.services.own_standing import OwnStanding

    with opened(options) as session:
        standing = OwnStanding(session).take(file)
    give(options, {"standing": standing}, describe_code(f"device_{standing}").full)


@click.command()
@click.option("--root-secret", required=True, help="Mã gốc, gõ từ phiếu giấy trong phong bì.")
@common_options
@click.pass_obj
def rotate(options: Options, root_secret: str) -> None:
    """Tỉnh: đổi dấu ký; không đơn vị nào phải đăng ký lại."""
    from desktop_app.services.province.operating_keys import OperatingKeys

    with opened(options) as session:
        state = OperatingKeys(session).rotate(
            root_secret, signer=session.operator.name, passphrase=options.passphrase()
        )
    give(
        options,
        {"serial": state.serial, "before": state.before, "reading": state.reading, "usable": state.usable},
        _("Đã đổi dấu ký của tỉnh. Đơn vị biết dấu mới khi mở phiếu nhận kế tiếp."),
    )


@click.command()
@click.argument("device")
@click.option("--to", "folder", type=FOLDER, required=True)
@common_options
@click.pass_obj
def history(options: Options, device: str, folder: Path) -> None:
    """Tỉnh: ghi mọi hồ sơ đang giữ của đơn vị cho máy mới của đơn vị."""
    from desktop_app.services.province.history import UnitHistory

    with opened(options) as session:
        made = UnitHistory(session).write(device, folder, signer=session.operator.name, passphrase=options.passphrase())
    give(
        options,
        {"history": str(made.path), "unit": made.unit, "versions": made.versions, "size": made.size},
        _("Đã ghi hồ sơ trả lại {file}, {versions} lần lưu.").format(file=made.path.name, versions=made.versions),
    )


@click.command("take-history")
@click.argument("file", type=FILE)
@common_options
@click.pass_obj
def take_history(options: Options, file: Path) -> None:
    """Đơn vị: lấy lại hồ sơ tỉnh đang giữ vào máy mới."""
    from desktop_app.messages import describe_code
    from desktop_app.services.history_taking import OfficeHistory

    with opened(options) as session:
        taken = OfficeHistory(session).take(file)
    lines = [_("Đã lấy lại {new} lần lưu; {known} lần lưu đã có sẵn.").format(new=taken.new, known=taken.known)]
    if taken.new_epoch:
        lines.append(describe_code("receipt_new_epoch").full)
    give(
        options,
        {
            "new": taken.new,
            "known": taken.known,
            "forked": taken.forked,
            "files": taken.files,
            "new_epoch": taken.new_epoch,
        },
        "\n".join(lines),
    )


DEVICE_COMMANDS: Final[tuple[click.Command, ...]] = (
    devices,
    rename,
    revoke,
    notice,
    recover,
    rotate,
    history,
    take_history,
)
