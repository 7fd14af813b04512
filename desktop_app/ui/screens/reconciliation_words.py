"""What the comparison of this book with the province says. Words only: no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.screens.shown_figures import NONE

REASONS: Final[dict[str, tuple[str, str, str]]] = {
    "never_sent": ("pending", N_("Chưa xuất gửi tỉnh"), N_("Gói sau mang đi.")),
    "sent_not_received": ("exported", N_("Đã xuất, tỉnh chưa nhận"), N_("Gói sau mang lại, không phải làm gì.")),
    "changed_since": ("changed", N_("Đã sửa sau lần gửi"), N_("Tỉnh còn tính bản cũ; gói sau mang bản mới.")),
    "returned": ("returned", N_("Bị trả lại, tỉnh không tính"), N_("Sửa theo lý do của tỉnh rồi hoàn thành.")),
    "erased": ("erased", N_("Đã xóa theo luật"), N_("Tỉnh không nhận lại, gói sau không mang; xóa lại trong sổ này.")),
    "draft_only": ("draft", N_("Đang sửa dở trong bản nháp"), N_("Hoàn thành thì gói sau mới mang đi.")),
    "other_device": ("info", N_("Máy khác của đơn vị ghi"), N_("Tỉnh tính cả máy ấy, sổ này thì không có.")),
    "unexplained": ("warning", N_("Chưa rõ vì sao"), N_("Gửi gói mới, mở phiếu nhận sau đó; vẫn khác thì báo tỉnh.")),
    "deleted_here": ("deleted", N_("Đã bỏ ở đây, tỉnh còn tính"), N_("Gói sau báo cho tỉnh bỏ theo.")),
}
"""Why a record is counted differently → mark, words, what becomes of it."""
_OTHER: Final = ("info", N_("Hai bên giữ hai bản khác nhau"), N_("Gói sau mang bản của sổ này."))


@dataclass(frozen=True, slots=True)
class DifferingRecord:
    """A record that explains a difference; ``said``: why it was returned. Without ``record`` it is not in this book."""

    record: str
    title: str
    reason: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind: records and đồng here and at the province, and the records that explain what differs."""

    title: str
    ours: int
    ours_value: int
    theirs: int
    theirs_value: int
    records: tuple[DifferingRecord, ...] = ()

    @property
    def agrees(self) -> bool:
        """Return whether both sides count the same."""
        return (self.ours, self.ours_value) == (self.theirs, self.theirs_value)


def reason_words(code: str) -> tuple[str, str, str]:
    """Return mark, words and what becomes of a record that is counted differently for reason ``code``."""
    mark, words, then = REASONS.get(code, _OTHER)
    return mark, _(words), _(then)


def verdict(lines: Sequence[KindLine], number: int) -> tuple[BannerLevel, str, str]:
    """Return level, title and text above the table."""
    differing = sum(not one.agrees for one in lines)
    if not differing:
        return (
            "ok",
            _("Số liệu hai bên bằng nhau ở mọi loại"),
            _("So với phiếu nhận số {number} của tỉnh.").format(number=number),
        )
    title = ngettext("{count} loại tỉnh tính khác sổ này", "{count} loại tỉnh tính khác sổ này", differing).format(
        count=differing
    )
    return (
        "info",
        title,
        _("Không mất gì. Chọn một loại để xem bản ghi làm nên chỗ khác; Enter mở bản ghi."),
    )


def against(number: int, day: str) -> str:
    """Return the line under the title: which receipt the figures of the province are of."""
    if day:
        return _("So với phiếu nhận số {number}, mở ngày {day}").format(number=number, day=day)
    return _("So với phiếu nhận số {number}").format(number=number)


def difference(ours: int, theirs: int) -> str:
    """Return how much more (or less) the province counts; a dash for nothing."""
    apart = theirs - ours
    return NONE if not apart else f"+{format_money(apart)}" if apart > 0 else f"−{format_money(-apart)}"
