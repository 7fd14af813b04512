"""``enrol request|approve|accept``: make an office's device known to the province; the rest is ``enrolled_devices``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.asking_help import HELP_COMMANDS
from desktop_app.cli.bundles import FILE, FOLDER
from desktop_app.cli.enrolled_devices import DEVICE_COMMANDS
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options


@click.group()
def enrol() -> None:
    """Đăng ký máy của đơn vị với tỉnh."""


@enrol.command()
@click.option("--to", "folder", type=FOLDER, required=True)
@common_options
@click.pass_obj
def request(options: Options, folder: Path) -> None:
    """Đơn vị: ghi yêu cầu đăng ký máy ra USB."""
    from desktop_app.services.enrolment import OfficeEnrolment

    with opened(options) as session:
        enrolment = OfficeEnrolment(session)
        path = enrolment.write_request(folder, signer=session.operator.name, passphrase=options.passphrase())
        fingerprint = " ".join(enrolment.state().fingerprint)
    give(
        options,
        {"request": str(path), "fingerprint": fingerprint},
        _("Đã ghi yêu cầu đăng ký máy {file}.").format(file=path.name),
        _("Số nhận biết máy: {fingerprint}").format(fingerprint=fingerprint),
    )


@enrol.command()
@click.argument("file", type=FILE)
@click.option("--fingerprint", required=True, help="Ba mươi chữ số gõ từ phiếu máy.")
@click.option("--unit", help="Mã đơn vị; không có thì giữ mã trong yêu cầu.")
@click.option("--name", help="Tên đơn vị; không có thì giữ tên trong yêu cầu.")
@click.option("--label", default="", help="Tên gọi máy, ví dụ “máy kế toán”.")
@click.option("--replaces", default="", help="Số của máy cũ được máy này thay.")
@click.option("--to", "folder", type=FOLDER, required=True)
@common_options
@click.pass_obj
def approve(
    options: Options,
    file: Path,
    fingerprint: str,
    unit: str | None,
    name: str | None,
    label: str,
    replaces: str,
    folder: Path,
) -> None:
    """Tỉnh: so số nhận biết, tiếp nhận máy và ghi giấy tiếp nhận ra USB."""
    from desktop_app.services.enrolment import ProvinceEnrolment

    with opened(options) as session:
        enrolment = ProvinceEnrolment(session)
        path = enrolment.approve(
            file, fingerprint, unit=unit, name=name, label=label, replaces=replaces, to=folder,
            signer=session.operator.name, passphrase=options.passphrase(),
        )  # fmt: skip
        own = " ".join(enrolment.fingerprint())
    give(
        options,
        {"admission": str(path), "fingerprint": own},
        _("Đã nhận máy và ghi giấy tiếp nhận {file}.").format(file=path.name),
        _("Số nhận biết của tỉnh: {fingerprint}").format(fingerprint=own),
    )


@enrol.command()
@click.argument("file", type=FILE)
@click.option("--fingerprint", required=True, help="Ba mươi chữ số gõ từ phiếu của tỉnh.")
@click.option("--another-province", is_flag=True, help="Rời tỉnh đang đăng ký: chỉ khi tỉnh báo đã đổi khóa gốc.")
@common_options
@click.pass_obj
def accept(options: Options, file: Path, fingerprint: str, another_province: bool) -> None:
    """Đơn vị: mở giấy tiếp nhận của tỉnh."""
    from desktop_app.services.enrolment import OfficeEnrolment

    with opened(options) as session:
        state = OfficeEnrolment(session).accept(file, fingerprint, another_province=another_province)
    give(
        options,
        {"enrolled": state.enrolled, "unit": state.unit, "province": state.province},
        _("{province} đã tiếp nhận máy này, mã đơn vị {unit}.").format(province=state.province, unit=state.unit),
    )


for _command in (*DEVICE_COMMANDS, *HELP_COMMANDS):
    enrol.add_command(_command)

COMMANDS: Final[dict[str, click.Command]] = {"enrol": enrol}
