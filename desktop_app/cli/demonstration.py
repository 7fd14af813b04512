"""``demo``: the whole job on made-up data, said step by step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from desktop_app.base.clock import SystemClock
from desktop_app.base.i18n import N_, _
from desktop_app.cli.answer import OUR_FAULT, Finished, give, say
from desktop_app.cli.bundles import FOLDER
from desktop_app.cli.options import Options, common_options
from desktop_app.domain.cell_words import NOTHING
from desktop_app.domain.money import format_money
from desktop_app.domain.rounded_words import rate_in_text

if TYPE_CHECKING:
    from desktop_app.services.demonstration import Demonstration
    from desktop_app.services.demonstration_table import DemonstrationRow

_STEPS: Final = {
    "province": N_("Lập sổ của tỉnh, lập cây đơn vị, ghi việc của tỉnh: {subject}"),
    "office": N_("Đơn vị {subject}: lập sổ, đăng ký máy, ghi việc, ký và xuất gói ra USB"),
    "receive": N_("Tỉnh nhận các gói: {subject}"),
    "review": N_("Tỉnh duyệt, trả lại một suất quà: {subject}"),
    "answer": N_("Tỉnh ghi phiếu nhận ra USB: {subject}"),
    "compare": N_("Mở phiếu nhận, đối chiếu, so số liệu với tỉnh: {subject}"),
    "recap": N_("Cộng số liệu các đơn vị, tổng kết giai đoạn, in báo cáo: {subject}"),
}


@click.command()
@click.option("--to", "folder", type=FOLDER, required=True, help="Thư mục trống để lập các sổ mẫu.")
@click.option("--quick", is_flag=True, help="Vài đơn vị, mỗi loại vài bản ghi, thay vì trọn các năm 2015 - 2020.")
@common_options
@click.pass_obj
def demo(options: Options, folder: Path, quick: bool) -> None:
    """Làm trọn công việc trên số liệu mẫu (mật khẩu của các sổ mẫu: demo)."""
    from desktop_app.services.demonstration import demonstrate

    def tell(step: str, subject: str) -> None:
        if not options.json:
            say(_(_STEPS[step]).format(subject=subject))

    give_demonstration(options, demonstrate(folder, SystemClock(), quick=quick, tell=tell))


def give_demonstration(options: Options, done: Demonstration) -> None:
    """Answer with what was made and the table. Raises Finished where a row is not what the article says."""
    give(options, _machine(done), *_lines(done))
    if not done.agree:
        raise Finished(OUR_FAULT)


def _machine(done: Demonstration) -> dict[str, Any]:
    return {
        "agree": done.agree,
        "recap": [
            {"code": row.code, "article": row.article, "value": row.value, "text": row.text, "agrees": row.agrees}
            for row in done.rows
        ],
        "sums": done.sums,
        "waiting": done.waiting,
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
                "sent_again": one.sent_again,
            }
            for one in done.answers
        ],
    }


def _lines(done: Demonstration) -> Iterator[str]:
    for office, answer in zip(done.offices, done.answers, strict=True):
        yield _(
            "{name} ({unit}): {records} bản ghi, số liệu bằng số của tỉnh; phiếu nhận: {accepted} chấp nhận."
        ).format(
            name=office.name,
            unit=office.unit,
            records=format_money(office.records),
            accepted=format_money(answer.accepted),
        )
    yield _("{sums} con số của tỉnh bằng tổng số liệu của mọi đơn vị.").format(sums=done.sums)
    again = sum(one.sent_again for one in done.answers)
    if again:
        yield _("Trả lại {again} bản ghi; đơn vị sửa, gửi lại, tỉnh nhận và chấp nhận.").format(again=again)
    if done.waiting:
        yield _("Còn {waiting} bản ghi chờ duyệt: máy thấy chỗ cần xem lại.").format(waiting=format_money(done.waiting))
    yield _("{bundles} gói trên USB mẫu, {papers} tờ giấy trong thư mục papers.").format(
        bundles=len(done.bundles), papers=len(done.papers)
    )
    yield ""
    asked = _("bảng mẫu nhỏ") if done.quick else _("bài báo")
    yield _("Số của {asked} và số của tỉnh, từng con số:").format(asked=asked)
    yield from (_compared(row, asked) for row in done.rows)
    agreeing = sum(row.agrees for row in done.rows)
    yield _("{agreeing} trên {all} con số khớp với {asked}.").format(agreeing=agreeing, all=len(done.rows), asked=asked)


def _compared(row: DemonstrationRow, asked: str) -> str:
    exact = format_money(row.value) if isinstance(row.value, int) else rate_in_text(row.value or "")
    return _("  {code}: {asked} “{article}”; sổ {exact} ({text}); {verdict}").format(
        code=row.code,
        asked=asked,
        article=row.article,
        exact=exact or NOTHING,
        text=row.text,
        verdict=_("khớp") if row.agrees else _("KHÔNG KHỚP"),
    )


COMMANDS: Final[dict[str, click.Command]] = {"demo": demo}
