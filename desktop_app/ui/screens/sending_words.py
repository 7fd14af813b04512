"""What the office's list of bundles and receipts says of each. Words only: no Qt.

A bundle has four states and never one "sent": not on a stick, written but not read back, read back, with the province.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.media.durable import Outcome
from desktop_app.messages import describe_code
from desktop_app.messages.counts import records_counted
from desktop_app.ui.screens.shown_figures import NONE, day_of

if TYPE_CHECKING:
    from desktop_app.services.exporting import SentBundle

WRITTEN: Final[dict[str, tuple[str, str]]] = {
    Outcome.NOT_WRITTEN.value: ("warning", N_("Chưa ghi được ra USB")),
    Outcome.WRITTEN_NOT_VERIFIED.value: ("warning", N_("Đã ghi, chưa đọc lại được")),
    Outcome.VERIFIED.value: ("exported", N_("Đã ghi, đọc lại đúng")),
    Outcome.VERIFIED_NOT_EJECTED.value: ("exported", N_("Đã ghi, đọc lại đúng")),
}
"""Outcome of the last writing → mark and words, while the province has not told that it has the bundle."""


@dataclass(frozen=True, slots=True)
class BundleLine:
    """One bundle in words."""

    number: int
    day: str
    records: str
    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One receipt that was opened: its number, the day it was opened, and what it told."""

    number: int
    day: str
    accepted: int
    returned: int


def bundle_lines(sent: Sequence[SentBundle]) -> list[BundleLine]:
    """Return the bundles made here, newest first, as they are given."""
    return [_line(one) for one in sent]


def _line(one: SentBundle) -> BundleLine:
    mark, words = ("received", N_("Tỉnh đã nhận")) if one.acknowledged else WRITTEN[one.outcome]
    return BundleLine(one.number, day_of(one.made_at) or NONE, format_money(one.records), mark, _(words))


def summary(sent: Sequence[SentBundle], waiting: int) -> str:
    """Return the line under the title: what waits to be sent, and how many bundles have no receipt yet."""
    parts = [_("Chờ xuất: {records}").format(records=records_counted(waiting))] if waiting else []
    open_ones = sum(not one.acknowledged for one in sent)
    if open_ones:
        words = ngettext("{count} gói chưa có phiếu nhận", "{count} gói chưa có phiếu nhận", open_ones)
        parts.append(words.format(count=format_money(open_ones)))
    elif sent:
        parts.append(_("Mọi gói đã có phiếu nhận"))
    return " · ".join(parts) or _("Chưa xuất gói nào")


def withdrawn_said(standing: str) -> tuple[str, str]:
    """Return title and text for a device the province takes nothing from any more."""
    said = describe_code(f"device_{standing}")
    return said.title, said.body


def empty_said() -> tuple[str, str]:
    """Return title and text for a device that was just enrolled and has no record yet."""
    return (
        _("Máy này chưa có bản ghi nào"),
        _(
            "Đơn vị đã gửi tỉnh từ máy khác thì xin tỉnh ghi hồ sơ trả lại ra USB,"
            " cắm USB rồi bấm “Lấy lại sổ từ tỉnh”."
        ),
    )
