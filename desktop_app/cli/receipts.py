"""``receipt`` (province), ``accept-receipt`` and ``reconcile`` (office): what comes back, and what it explains."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from desktop_app.base.errors import EnvironmentProblem
from desktop_app.base.i18n import _
from desktop_app.cli.answer import ENVIRONMENT, REFUSED, Finished, give
from desktop_app.cli.bundles import FILE, FOLDER
from desktop_app.cli.followed import StoppedHere, followed
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall
from desktop_app.domain.money import format_money

if TYPE_CHECKING:
    from desktop_app.services.accepting import Accepted
    from desktop_app.services.province.receipts import ReceiptDue, ReceiptProblem, ReceiptResult, Receipts
    from desktop_app.services.reconciling import KindDifference, Reconciliation


@click.command()
@click.option("--unit", help="Mã đơn vị nhận phiếu.")
@click.option("--all", "every", is_flag=True, help="Mọi đơn vị có máy đang đăng ký.")
@click.option("--again", type=click.IntRange(min=1), help="Ghi lại đúng phiếu số này của đơn vị.")
@click.option("--to", "folder", type=FOLDER, required=True, help="USB hoặc thư mục để ghi phiếu.")
@common_options
@click.pass_obj
def receipt(options: Options, unit: str | None, every: bool, again: int | None, folder: Path) -> None:
    """Tỉnh: ký, niêm phong và ghi phiếu nhận cho một hoặc mọi đơn vị."""
    from desktop_app.services.province.receipts import ReceiptProblem, Receipts

    if (unit is None) == (not every) or (again is not None and unit is None):
        raise WrongCall(_("Nêu đúng một trong hai: --unit MÃ hoặc --all; --again đi cùng --unit."))
    left: list[ReceiptDue] = []
    results: list[ReceiptResult | ReceiptProblem]
    with opened(options) as session:
        receipts, signer = Receipts(session), session.operator.name
        if unit is None:
            results, left = _every(receipts, folder, signer=signer, passphrase=options.passphrase())
        elif again is not None:
            results = [receipts.write_again(unit, again, folder)]
        else:
            results = [receipts.make(unit, folder, signer=signer, passphrase=options.passphrase())]
    rows = [_made(one) for one in results]
    _give_made(options, rows, [_not_made(one) for one in left])
    problems = [one.error for one in results if isinstance(one, ReceiptProblem)]
    if left or any(isinstance(one, EnvironmentProblem) for one in problems):
        raise Finished(ENVIRONMENT)
    if problems:
        raise Finished(REFUSED)
    if any(not row["outcome"].startswith("verified") for row in rows):
        raise Finished(ENVIRONMENT)


def _give_made(options: Options, rows: list[dict[str, Any]], left: list[dict[str, Any]]) -> None:
    """Say what was made, and where somebody stopped it, how many units are left."""
    lines = [row["message"] for row in rows]
    if left:
        said = _("Đã dừng: {written} phiếu đã ghi xong, nguyên vẹn; {left} đơn vị chưa có phiếu lần này.")
        written = sum(row["outcome"] not in ("", "not_written") for row in rows)
        lines.append(said.format(written=written, left=len(left)))
    give(options, [*rows, *left], *(lines or [_("Chưa có đơn vị nào có máy đang đăng ký.")]))


def _every(
    receipts: Receipts, folder: Path, *, signer: str, passphrase: str
) -> tuple[list[ReceiptResult | ReceiptProblem], list[ReceiptDue]]:
    """Return the answer for each unit, and the units somebody stopped it before (none where it came to its end).

    A receipt that was being copied when it was broken off counts as not written: its unit is among those left.
    """
    answers: list[ReceiptResult | ReceiptProblem] = []
    due = receipts.due()
    names = [one.unit_name for one in due]
    try:
        with followed() as follower:
            receipts.make_many(
                [one.unit for one in due],
                folder,
                signer=signer,
                passphrase=passphrase,
                progress=lambda done, total: follower.report(done, total, "".join(names[done : done + 1])),
                told=answers.append,
            )
    except (StoppedHere, KeyboardInterrupt):
        return answers, due[len(answers) :]
    return answers, []


def _not_made(due: ReceiptDue) -> dict[str, Any]:
    sentence = _("{unit_name}: chưa có phiếu lần này, vì đã dừng.").format(unit_name=due.unit_name)
    return {"ok": False, "unit": due.unit, "code": "stopped", "outcome": "", "message": sentence}


def _made(result: ReceiptResult | ReceiptProblem) -> dict[str, Any]:
    from desktop_app.messages import describe, describe_code
    from desktop_app.services.province.receipts import ReceiptProblem

    if isinstance(result, ReceiptProblem):
        sentence = f"{result.unit_name}: {describe(result.error).full}"
        return {"ok": False, "unit": result.unit, "code": result.error.code, "outcome": "", "message": sentence}
    written = _("{unit_name}: phiếu nhận số {number}, {accepted} chấp nhận, {returned} trả lại, {received} chờ duyệt.")
    outcome = describe_code(f"outcome_{result.outcome}", {}).title
    return {
        "ok": True,
        "unit": result.unit,
        "number": result.number,
        "receipt": str(result.written_to),
        "outcome": result.outcome,
        "accepted": result.accepted,
        "returned": result.returned,
        "received": result.received,
        "later": result.later,
        "message": " ".join((written.format(**_plain(result)), *_later(result), outcome)),
    }


def _later(result: ReceiptResult) -> list[str]:
    if not result.later:
        return []
    said = _("Còn {later} bản ghi chưa kể hết trong phiếu này; phiếu sau nói tiếp, khi đơn vị đã mở phiếu này.")
    return [said.format(later=format_money(result.later))]


def _plain(result: ReceiptResult) -> dict[str, str]:
    return {
        "unit_name": result.unit_name,
        "number": str(result.number),
        "accepted": format_money(result.accepted),
        "returned": format_money(result.returned),
        "received": format_money(result.received),
    }


@click.command("accept-receipt")
@click.argument("file", type=FILE)
@common_options
@click.pass_obj
def accept_receipt(options: Options, file: Path) -> None:
    """Đơn vị: mở phiếu nhận của tỉnh."""
    from desktop_app.services.accepting import Accepting

    with opened(options) as session:
        done = Accepting(session).accept(file)
    machine = {
        "ok": True,
        "number": done.number,
        "received": done.received,
        "accepted": done.accepted,
        "returned": done.returned,
        "back_to_ready": done.back_to_ready,
        "erased": done.erased,
        "erased_here": done.erased_here,
        "new_epoch": done.new_epoch,
        "older": done.older,
        "already": done.already,
        "forks": done.forks,
        "notes": list(done.notes),
        "locked": [{"from": one.first, "to": one.last, "open_until": one.open_until} for one in done.locked],
        "device_status": done.device_status,
        "later": done.later,
    }
    give(options, machine, *_words(done))


def _words(done: Accepted) -> list[str]:
    """Return what opening a receipt came to, a sentence a line."""
    from desktop_app.messages import describe_code

    fields: dict[str, Any] = {
        "number": done.number,
        "accepted": done.accepted,
        "returned": done.returned,
        "received": done.received,
    }
    if done.older or done.already:
        return [describe_code("receipt_older" if done.older else "receipt_already", fields).full]
    lines = [describe_code("receipt_taken", fields).full]
    if done.new_epoch:
        lines.append(describe_code("receipt_new_epoch").full)
    elif done.back_to_ready:
        lines.append(describe_code("receipt_back_to_ready", {"records": done.back_to_ready}).full)
    if done.later:
        lines.append(describe_code("receipt_later", {"later": done.later}).full)
    if done.erased_here:
        lines.append(describe_code("receipt_erased_here", {"versions": done.erased_here}).full)
    if done.erased:
        lines.append(describe_code("receipt_erased", {"records": done.erased}).full)
    if done.device_status != "admitted":
        lines.append(describe_code("receipt_device_withdrawn").full)
    return [*lines, *(_("Tỉnh nhắn: {words}").format(words=words) for words in done.notes)]


@click.command()
@common_options
@click.pass_obj
def reconcile(options: Options) -> None:
    """Đơn vị: đối chiếu số liệu của sổ với số tỉnh báo trong phiếu nhận gần nhất."""
    from desktop_app.services.reconciling import Reconciling

    with opened(options) as session:
        table, definitions = Reconciling(session).table(), session.definitions
        titles = {
            line.kind: definitions.current(line.kind).title.vi for line in table.lines if line.kind in definitions
        }
    machine = {
        "receipt": table.receipt_number,
        "agree": table.agree,
        "explained": table.explained,
        "lines": [_machine(line) for line in table.lines],
    }
    give(options, machine, _heading(table), *(one for line in table.lines for one in _line_words(line, titles)))
    if not table.explained:
        raise Finished(REFUSED)


def _heading(table: Reconciliation) -> str:
    if not table.receipt_number:
        return _("Chưa mở phiếu nhận nào; phần của tỉnh tính là chưa có gì.")
    said = _("Theo phiếu nhận số {number}: hai bên khớp nhau.") if table.agree else _(
        "Theo phiếu nhận số {number}: hai bên khác nhau, lý do ở từng dòng."
    )  # fmt: skip
    return said.format(number=table.receipt_number)


def _machine(line: KindDifference) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "ours": {"records": line.ours_records, "value": line.ours_value},
        "theirs": {"records": line.theirs_records, "value": line.theirs_value},
        "reasons": [
            {
                "code": reason.code,
                "records": [one.record for one in reason.records],
                "records_difference": reason.records_difference,
                "value_difference": reason.value_difference,
            }
            for reason in line.reasons
        ],
    }


def _line_words(line: KindDifference, titles: dict[str, str]) -> list[str]:
    from desktop_app.messages.receipt_texts import REASON_TEXTS

    if line.agree and not line.reasons:
        return []
    words = _("{kind}: đơn vị {ours} bản ghi, {ours_value} đồng | tỉnh {theirs} bản ghi, {theirs_value} đồng").format(
        kind=titles.get(line.kind, line.kind),
        ours=format_money(line.ours_records),
        ours_value=format_money(line.ours_value),
        theirs=format_money(line.theirs_records),
        theirs_value=format_money(line.theirs_value),
    )
    reasons = [
        f"  {_(REASON_TEXTS[reason.code])}: "
        + (", ".join(one.title for one in reason.records[:10] if one.title) or format_money(len(reason.records)))
        for reason in line.reasons
    ]
    return [words, *reasons]


COMMANDS: Final[dict[str, click.Command]] = {
    "receipt": receipt,
    "accept-receipt": accept_receipt,
    "reconcile": reconcile,
}
