"""``demo``: the whole job on made-up data, said step by step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from desktop_app.base.clock import SystemClock
from desktop_app.base.i18n import N_, _
from desktop_app.cli.answer import give
from desktop_app.cli.bundles import FOLDER
from desktop_app.cli.options import Options, common_options
from desktop_app.domain.money import format_money

if TYPE_CHECKING:
    from desktop_app.services.demonstration import Demonstration

_STEPS: Final = {
    "province": N_("Lập sổ của tỉnh: {subject}"),
    "office": N_("Lập sổ đơn vị: {subject}"),
    "record": N_("  ghi người, đợt quà, suất quà, nhà, sáng kiến, đăng ký thi đua"),
    "enrol": N_("  đăng ký máy với tỉnh: yêu cầu, giấy tiếp nhận, hai lần gõ số nhận biết"),
    "export": N_("  ký, niêm phong và xuất gói ra USB; sửa một suất, xóa một suất rồi xuất gói nữa"),
    "receive": N_("Tỉnh nhận các gói: {subject}"),
    "print": N_("In giấy tờ: {subject}"),
    "answer": N_("Tỉnh duyệt, trả lại một suất quà, ghi phiếu nhận; các đơn vị mở phiếu và đối chiếu"),
    "compare": N_("So số liệu của từng đơn vị với số liệu của tỉnh"),
}


@click.command()
@click.option("--to", "folder", type=FOLDER, required=True, help="Thư mục trống để lập các sổ mẫu.")
@click.option("--quick", is_flag=True, help="Vài chục bản ghi mỗi đơn vị thay vì hàng nghìn.")
@common_options
@click.pass_obj
def demo(options: Options, folder: Path, quick: bool) -> None:
    """Làm trọn công việc trên số liệu mẫu (mật khẩu của các sổ mẫu: demo)."""
    from desktop_app.services.demonstration import demonstrate

    def tell(step: str, subject: str) -> None:
        if not options.json:
            click.echo(_(_STEPS[step]).format(subject=subject))

    done = demonstrate(folder, SystemClock(), quick=quick, tell=tell)
    give(options, _machine(done), *_lines(done))


def _machine(done: Demonstration) -> dict[str, Any]:
    return {
        "agree": done.agree,
        "offices": [
            {
                "unit": office.unit,
                "name": office.name,
                "records": office.records,
                "rows": [
                    {"kind": own.kind, "measure": own.measure, "office": own.value, "province": theirs.value}
                    for own, theirs in zip(office.own, office.province, strict=True)
                ],
            }
            for office in done.offices
        ],
        "bundles": [str(path) for path in done.bundles],
        "papers": [str(path) for path in done.papers],
        "receipts": [
            {
                "unit": one.unit,
                "receipt": str(one.receipt),
                "accepted": one.accepted,
                "returned": one.returned,
                "received": one.received,
                "differing": one.differing,
            }
            for one in done.answers
        ],
    }


def _lines(done: Demonstration) -> list[str]:
    lines: list[str] = []
    for office in done.offices:
        lines.append(_("{name} ({unit}), {records} bản ghi: đơn vị | tỉnh").format(
            name=office.name, unit=office.unit, records=format_money(office.records)
        ))  # fmt: skip
        lines += [
            f"  {own.kind_title} · {own.measure_title}: {own.text} | {theirs.text}"
            for own, theirs in zip(office.own, office.province, strict=True)
            if own.value or theirs.value
        ]
    lines.append(_("Số liệu của mọi đơn vị bằng số liệu của tỉnh."))
    lines += [
        _(
            "Phiếu nhận của {unit}: {accepted} chấp nhận, {returned} trả lại, {received} chờ duyệt; đối chiếu khớp."
        ).format(
            unit=one.unit,
            accepted=format_money(one.accepted),
            returned=format_money(one.returned),
            received=format_money(one.received),
        )
        for one in done.answers
    ]
    lines.append(
        _("{bundles} gói trên USB mẫu, {papers} tờ giấy trong thư mục papers.").format(
            bundles=len(done.bundles), papers=len(done.papers)
        )
    )
    return lines


COMMANDS: Final[dict[str, click.Command]] = {"demo": demo}
