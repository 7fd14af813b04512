"""What the screen says of a history or a notice of the province that was opened. Words only: no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe_code
from desktop_app.messages.counts import records_counted
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.screens.receipt_words import NextJob, send_again


@dataclass(frozen=True, slots=True)
class OtherOutcome:
    """What became of it. ``new``, ``known``: versions that came, and that were here; ``forked`` records; ``files``.

    ``new_epoch``: among them what this PC had saved itself and forgotten, so that it sends everything again.
    """

    kind: Literal["history", "admitted", "revoked", "replaced"]
    new: int = 0
    known: int = 0
    forked: int = 0
    files: int = 0
    new_epoch: bool = False


def verdict(outcome: OtherOutcome) -> tuple[BannerLevel, str, str]:
    """Return level, title and text."""
    if outcome.kind in ("revoked", "replaced"):
        said = describe_code(f"device_{outcome.kind}")
        return "warning", said.title, said.body
    if outcome.kind == "admitted":
        return "ok", _("Máy này vẫn đang được tỉnh nhận gói"), _("Không có gì thay đổi.")
    if not outcome.new:
        return (
            "info",
            _("Trong máy đã có đủ những gì tỉnh trả lại, không có gì thay đổi"),
            _("Sổ trong máy vẫn nguyên; không bản ghi nào tính hai lần."),
        )
    return (
        "ok",
        _("Đã lấy lại sổ từ tỉnh: {versions}").format(versions=_versions(outcome.new)),
        _("Những gì tỉnh đã nhận của đơn vị nay có trong máy này, không bản ghi nào tính hai lần."),
    )


def facts(outcome: OtherOutcome) -> list[tuple[str, str]]:
    """Return the figures of a history."""
    if outcome.kind != "history":
        return []
    files = ngettext("{count} tệp", "{count} tệp", outcome.files).format(count=format_money(outcome.files))
    told = [
        (_("Mới đưa vào máy này"), _versions(outcome.new)),
        (_("Đã có sẵn trong máy"), _versions(outcome.known)),
        (_("Tệp đính kèm"), files),
    ]
    if outcome.forked:
        told.append((_("Có hai bản khác nhau"), records_counted(outcome.forked)))
    return told


def next_jobs(outcome: OtherOutcome) -> list[NextJob]:
    """Return what to do next; the first has the button."""
    if outcome.kind == "revoked":
        return [
            NextJob(
                _("Máy còn dùng để gửi thì đăng ký lại"),
                _("Ghi yêu cầu mới ra USB rồi in lại phiếu máy: số nhận biết của máy đổi."),
                "enrol",
                _("Đăng ký lại máy"),
                "laptop",
            )
        ]
    if outcome.kind != "history":
        return []
    jobs = [send_again()] if outcome.new_epoch else []
    return [
        *jobs,
        NextJob(
            _("Mở phiếu nhận mới nhất của tỉnh"),
            _("Phiếu nhận nói bản ghi nào đã chấp nhận, bản ghi nào bị trả lại."),
            "receipt",
            _("Mở phiếu nhận"),
            "inbox",
        ),
        NextJob(
            _("Ghi lại những gì chưa gửi tỉnh từ máy cũ"),
            _("Máy cũ còn mở được hoặc có bản sao lưu thì lấy lại sổ từ đó, đủ hơn."),
        ),
    ]


def _versions(count: int) -> str:
    return ngettext("{count} lần lưu", "{count} lần lưu", count).format(count=format_money(count))
