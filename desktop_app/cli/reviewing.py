"""``review``: what waits at the province, accepting it, sending it back, choosing between versions."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import REFUSED, Finished, give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall

if TYPE_CHECKING:
    from desktop_app.services.province.forks import Forks
    from desktop_app.services.province.review_rows import Decided, ReviewRow
    from desktop_app.services.province.reviewing import Reviewing

_VERDICTS = ("pass", "doubtful", "fork", "locked", "unseen")


@click.command()
@click.option("--unit", default="", metavar="CODE", help="Chỉ bản ghi của đơn vị này.")
@click.option("--kind", default="", help="Chỉ bản ghi loại này.")
@click.option("--bundle", default="", metavar="SHA256", help="Chỉ bản ghi do gói này mang đến.")
@click.option("--verdict", default="", type=click.Choice(("", *_VERDICTS)), help="Chỉ bản ghi được xếp như vậy.")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True)
@click.option("--accept-passing", is_flag=True, help="Duyệt mọi bản ghi kiểm tra không thấy gì.")
@click.option("--accept", "accepted", multiple=True, metavar="ID", help="Duyệt bản ghi này.")
@click.option("--return", "returned", multiple=True, metavar="ID", help="Trả lại bản ghi này; cần --reason.")
@click.option("--reason", default="", metavar="CODE", help="Mã lý do trả lại.")
@click.option("--words", default="", help="Lời ghi thêm cho đơn vị.")
@click.option("--reconsider", metavar="ID", help="Xem lại quyết định về bản ghi này.")
@click.option("--forks", is_flag=True, help="Kê các bản ghi có hai bản khác nhau.")
@click.option("--keep", metavar="VERSION", help="Chọn bản này, trong các bản khác nhau.")
@common_options
@click.pass_obj
def review(
    options: Options,
    unit: str,
    kind: str,
    bundle: str,
    verdict: str,
    limit: int,
    accept_passing: bool,
    accepted: tuple[str, ...],
    returned: tuple[str, ...],
    reason: str,
    words: str,
    reconsider: str | None,
    forks: bool,
    keep: str | None,
) -> None:
    """Duyệt bản ghi các đơn vị gửi: xem gì đang chờ, duyệt, trả lại, chọn giữa hai bản khác nhau."""
    if sum((accept_passing, bool(accepted), bool(returned), reconsider is not None, forks, keep is not None)) > 1:
        raise WrongCall(_("nêu một việc thôi: duyệt, trả lại, xem lại hoặc chọn bản."))
    from desktop_app.services.province.review_checks import checking_of
    from desktop_app.services.province.reviewing import Reviewing

    with opened(options) as session:
        reviewing = Reviewing(session)
        if forks or keep is not None:
            from desktop_app.services.province.forks import Forks

            _forks(options, Forks(session), keep)
            return
        checking_of(session).look()
        if accept_passing:
            _give_decided(options, reviewing.accept_passing(unit=unit, bundle=bundle, kind=kind))
        elif accepted:
            _give_decided(options, reviewing.accept(_seen(reviewing, accepted)), accepted)
        elif returned:
            seen = _seen(reviewing, returned)
            _give_decided(options, reviewing.send_back(seen, reason, words), returned)
        elif reconsider is not None:
            reviewing.reconsider(reconsider)
            give(options, {"record": reconsider}, _("Bản ghi chờ duyệt lại."))
        else:
            rows = reviewing.rows(0, limit, unit=unit, verdict=verdict, kind=kind, bundle=bundle)
            total = reviewing.total(unit=unit, verdict=verdict, kind=kind, bundle=bundle)
            _give_rows(options, rows, total)


def _seen(reviewing: Reviewing, records: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the versions that wait now: on the command line what is looked up is what is decided about."""
    versions = reviewing.versions(records)
    return [(record, versions.get(record, "")) for record in records]


def _give_decided(options: Options, decided: Decided, asked: tuple[str, ...] = ()) -> None:
    lines = [_("Duyệt {count} bản ghi.").format(count=decided.accepted)] if decided.accepted else []
    lines += [_("Trả lại {count} bản ghi.").format(count=decided.returned)] if decided.returned else []
    lines += [_("Không đổi, vì không chờ hoặc phải xem trước: {record}").format(record=one) for one in decided.skipped]
    give(options, dataclasses.asdict(decided), *(lines or [_("Không có bản ghi nào để duyệt.")]))
    if asked and decided.skipped:
        raise Finished(REFUSED)


def _give_rows(options: Options, rows: list[ReviewRow], total: int) -> None:
    words = {
        "pass": _("kiểm tra đạt"),
        "doubtful": _("cần xem"),
        "fork": _("hai bản khác nhau"),
        "locked": _("kỳ đã khóa"),
    }
    lines = [f"{one.record}  {words.get(one.verdict, '')}  {one.unit_name}  {one.title}" for one in rows]
    found = {"total": total, "rows": [dataclasses.asdict(one) for one in rows]}
    give(options, found, *lines, _("{count} bản ghi chờ duyệt.").format(count=total))


def _forks(options: Options, forks: Forks, keep: str | None) -> None:
    waiting = forks.waiting()
    if keep is None:
        found = [{**dataclasses.asdict(one), "same": sorted(one.same)} for one in waiting]
        lines = [
            f"{one.record}  {one.unit_name}  {one.title}\n"
            + "\n".join(f"  {side.version}  {side.device_label}  {side.operator}" for side in one.sides)
            for one in waiting
        ]
        give(options, found, *(lines or [_("Không có bản ghi nào có hai bản khác nhau.")]))
        return
    fork = next((one for one in waiting if any(side.version == keep for side in one.sides)), None)
    if fork is None:
        raise WrongCall(_("bản này không phải một trong các bản đang chờ chọn."))
    forks.keep(fork.record, keep, seen=[side.version for side in fork.sides])
    give(options, {"record": fork.record, "kept": keep}, _("Đã chọn; bản kia vẫn nằm trong lịch sử."))


COMMANDS: Final[dict[str, click.Command]] = {"review": review}
