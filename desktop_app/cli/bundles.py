"""``export`` and ``verify``: bundles out, and looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from desktop_app.base.errors import FileUnreadable, Refused
from desktop_app.base.i18n import _
from desktop_app.cli.answer import ENVIRONMENT, Finished, give, give_failure
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--to", "folder", type=FOLDER, required=True, help="USB hoặc thư mục để ghi gói.")
@common_options
@click.pass_obj
def export(options: Options, folder: Path) -> None:
    """Ký, niêm phong và ghi mọi bản ghi chưa được tỉnh nhận."""
    from desktop_app.messages import describe_code
    from desktop_app.services.exporting import Exporting, SensitiveWithheld

    try:
        with opened(options) as session:
            result = Exporting(session).export(folder, signer=session.operator.name, passphrase=options.passphrase())
    except SensitiveWithheld as refusal:
        raise Finished(give_failure(options, refusal, persons=refusal.fields["persons"])) from refusal
    machine = {
        "bundle": str(result.written_to),
        "number": result.number,
        "stream": result.stream,
        "records": result.records,
        "outcome": result.outcome,
    }
    sentence = describe_code(f"outcome_{result.outcome}", {"number": result.number})
    give(options, machine, f"{result.written_to.name}: {sentence.full}")
    if not result.outcome.startswith("verified"):
        raise Finished(ENVIRONMENT)


@click.command()
@click.argument("file", type=FILE)
@click.option("--trust", type=FILE, help="Tệp các chìa được tin; không có thì dùng các máy đã đăng ký trong sổ.")
@common_options
@click.pass_obj
def verify(options: Options, file: Path, trust: Path | None) -> None:
    """Kiểm tra chữ ký và nội dung đã ký của một gói, không lấy gì vào sổ."""
    from desktop_app.services.verifying import trusted_from_file, verify_file

    try:
        if trust is not None:
            keys = trusted_from_file(trust)
        else:
            from desktop_app.services.province.receiving import Receiving

            with opened(options) as session:
                keys = Receiving(session).trusted()
        facts = verify_file(file, keys)
    except Refused as refusal:
        raise Finished(give_failure(options, refusal)) from refusal
    except OSError as error:
        raise FileUnreadable.because(file.name, error) from error
    machine = {
        "ok": True,
        "unit": facts.unit,
        "number": facts.number,
        "counts": facts.counts,
        "totals": facts.totals,
        "signer": facts.signer,
    }
    give(
        options,
        machine,
        _("Gói số {number} của {unit}: chữ ký đúng, gói nguyên vẹn.").format(number=facts.number, unit=facts.unit),
        *(f"{kind}: {count}" for kind, count in facts.counts.items()),
    )


COMMANDS: Final[dict[str, click.Command]] = {"export": export, "verify": verify}
