"""``init``: make an office's or a province's store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from desktop_app.base.clock import SystemClock
from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.cli.answer import Finished, give, give_failure
from desktop_app.cli.options import Options, common_options

if TYPE_CHECKING:
    from desktop_app.services.setting_up import NewStore


@click.command()
@click.option("--role", type=click.Choice(["office", "province"]), required=True)
@click.option("--unit", default="", help="Mã đơn vị, nếu tỉnh đã cấp.")
@click.option("--name", required=True, help="Tên công đoàn cơ sở, hoặc tên cơ quan cấp tỉnh.")
@click.option("--superior", default="", help="Công đoàn cấp trên.")
@click.option("--commune", default="", help="Mã hoặc tên xã, phường.")
@click.option(
    "--papers", type=click.Path(path_type=Path, file_okay=False), help="Thư mục để in phiếu khôi phục, phiếu máy."
)
@click.option("--root-secret", default="", help="Tỉnh lập lại sổ đã mất: mã gốc trên phiếu trong phong bì.")
@click.option("--fingerprint", default="", help="Ba mươi chữ số trên cùng tờ giấy; cần khi có --root-secret.")
@click.option("--paper-identity", default="", help="Mã giấy trong phong bì, để mở các gói đang trên đường.")
@common_options
@click.pass_obj
def init(
    options: Options,
    role: str,
    unit: str,
    name: str,
    superior: str,
    commune: str,
    papers: Path | None,
    root_secret: str,
    fingerprint: str,
    paper_identity: str,
) -> None:
    """Lập sổ mới. Phiếu khôi phục chỉ hiện một lần: in ra và cất đi."""
    from desktop_app.services.setting_up import SetUp, make_store

    clock = SystemClock()
    answers = SetUp(
        role="province" if role == "province" else "office",
        unit=unit,
        name=name,
        superior=superior,
        commune=commune,
        operator=options.operator or name,
        passphrase=options.passphrase(),
        root_secret=root_secret,
        fingerprint=fingerprint,
        paper_identity=paper_identity,
    )
    made = make_store(options.folder, answers, clock=clock)
    unprinted: ProgramError | None = None
    printed: list[Path] = []
    try:
        if papers is not None:
            from desktop_app.services.key_papers import save_key_papers

            printed = save_key_papers(made, papers, printed_at=clock.now())
    except ProgramError as problem:
        unprinted = problem  # the secrets exist only here: they are answered before the problem is
    finally:
        made.session.close()
    machine = _machine(options, made, printed)
    if unprinted is None or not options.json:
        give(options, machine, *_lines(made))
    if unprinted is not None:
        raise Finished(give_failure(options, unprinted, **machine))


def _machine(options: Options, made: NewStore, printed: Sequence[Path]) -> dict[str, Any]:
    machine = {
        "store": str(options.folder),
        "unit": made.identity.unit,
        "device": made.identity.device,
        "fingerprint": " ".join(made.fingerprint),
        "recovery_secret": made.recovery_secret,
        "root_secret": made.root_secret,
        "paper_identity": made.paper_identity,
        "papers": [str(path) for path in printed],
    }
    return {key: value for key, value in machine.items() if value is not None}


def _lines(made: NewStore) -> list[str]:
    return [
        _("Đã lập sổ của {name}.").format(name=made.identity.unit_name),
        _("Phiếu khôi phục (in ra, cất nơi khóa được): {secret}").format(secret=made.recovery_secret),
        *_province_secrets(made),
        _("Số nhận biết máy: {fingerprint}").format(fingerprint=" ".join(made.fingerprint)),
    ]


def _province_secrets(made: NewStore) -> list[str]:
    if made.root_secret is None or made.paper_identity is None:
        return []
    return [
        _("Mã gốc (ghi ra giấy, cho vào phong bì niêm phong): {secret}").format(secret=made.root_secret),
        _("Mã giấy (cất cùng phong bì): {secret}").format(secret=made.paper_identity),
    ]


COMMANDS: Final[dict[str, click.Command]] = {"init": init}
