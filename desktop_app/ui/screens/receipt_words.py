"""What opening a receipt of the province led to: the verdict, the facts, what to do next. Words only: no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages.counts import records_counted
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.screens.shown_figures import NONE, short_day

Standing = Literal["new", "opened", "older"]
STANDINGS: Final[dict[str, tuple[str, str]]] = {
    "new": ("received", N_("Chưa mở")),
    "opened": ("good", N_("Đã mở")),
    "older": ("info", N_("Cũ hơn phiếu đã mở")),
}
Job = Literal["returned", "export", "compare", "receipt", "enrol"]


@dataclass(frozen=True, slots=True)
class FoundReceipt:
    """A receipt on a stick: what it calls itself (nothing of it is believed yet) and where it lies."""

    file: Path
    number: int
    day: str
    where: str
    standing: Standing = "new"


@dataclass(frozen=True, slots=True)
class LockedPeriod:
    """A period the province locked; ``until``: up to that day this unit may still add to it."""

    first: date
    last: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ReceiptOutcome:
    """What became of opening a receipt. ``back_to_ready``: records the province does not have any more.

    ``erased``: records of this book whose data was erased by law, which the province keeps away. ``erased_here``: so
    many versions were erased here now, by what the unit had erased on another PC.
    ``new_epoch``: this PC's book had been set back and sends everything again. ``older``, ``already``: nothing changed.
    ``withdrawn``: the province does not believe this device any more. ``later``: records a next receipt tells of.
    """

    number: int
    province: str
    received: int = 0
    accepted: int = 0
    returned: int = 0
    back_to_ready: int = 0
    erased: int = 0
    erased_here: int = 0
    new_epoch: bool = False
    older: bool = False
    already: bool = False
    withdrawn: bool = False
    forks: int = 0
    notes: tuple[str, ...] = ()
    locked: tuple[LockedPeriod, ...] = ()
    later: int = 0


@dataclass(frozen=True, slots=True)
class NextJob:
    """One thing to do next: words, and for the first of them what its button does."""

    title: str
    text: str
    job: Job | None = None
    button: str = ""
    icon: str = ""


def verdict(outcome: ReceiptOutcome) -> tuple[BannerLevel, str, str]:
    """Return level, title and text of the outcome."""
    number = outcome.number
    if outcome.older:
        return (
            "info",
            _("Phiếu nhận số {number} cũ hơn phiếu đã mở, không có gì thay đổi").format(number=number),
            _("Phiếu mới hơn đã nói đủ những gì phiếu này nói. Sổ trong máy vẫn nguyên; không phải làm gì thêm."),
        )
    if outcome.already:
        return (
            "info",
            _("Phiếu nhận số {number} đã mở rồi, không có gì thay đổi").format(number=number),
            _("Sổ trong máy vẫn nguyên. Xem số liệu của phiếu bằng “Đối chiếu với tỉnh”."),
        )
    if outcome.withdrawn:
        return ("error", *withdrawn_words())
    if outcome.new_epoch:
        return (
            "warning",
            _("Sổ trong máy này cũ hơn những gì tỉnh đã nhận"),
            _(
                "Máy đã dùng lại một bản sao lưu hoặc bản chép ổ đĩa cũ. Những gì tỉnh đã nhận vẫn còn ở tỉnh."
                " Gói sau sẽ gửi đủ mọi bản ghi, không bản ghi nào tính hai lần."
            ),
        )
    told = _to_do(outcome)
    if told is not None:
        return ("warning", *told)
    return (
        "ok",
        _("Phiếu nhận số {number} của {province} đã mở").format(number=number, province=outcome.province),
        _("Phiếu đúng do tỉnh ký cho đơn vị này. Sổ trong máy vẫn giữ đủ."),
    )


def _to_do(outcome: ReceiptOutcome) -> tuple[str, str] | None:
    """Return title and text of what a receipt leaves the unit to do, the most pressing; None for nothing."""
    if outcome.back_to_ready:
        return (
            _("Tỉnh không còn giữ {records} đã gửi, chờ gửi lại").format(
                records=records_counted(outcome.back_to_ready)
            ),
            _("Sổ của tỉnh đã khôi phục từ bản sao lưu. Trong máy này không mất gì; gói sau mang đủ cho tỉnh."),
        )
    if outcome.returned:
        return (
            _("Phiếu nhận số {number}: tỉnh trả lại {records}").format(
                number=outcome.number, records=records_counted(outcome.returned)
            ),
            _("Bản ghi vẫn nguyên trong sổ, kèm lý do của tỉnh. Sửa rồi hoàn thành; gói sau sẽ gửi lại."),
        )
    if outcome.erased:
        return (
            _("Sổ này còn {records} mà đơn vị đã xóa dữ liệu theo luật").format(
                records=records_counted(outcome.erased)
            ),
            _("Máy này còn bản cũ từ trước lần xóa. Tỉnh không nhận lại bản cũ; gói sau không mang đi nữa."),
        )
    return None


def withdrawn_words() -> tuple[str, str]:
    """Return what a device is told that the province does not believe any more."""
    return (
        _("Tỉnh không nhận gói của máy này nữa"),
        _("Sổ trong máy vẫn nguyên, vẫn nhập và in được. Hỏi tỉnh; máy còn dùng để gửi thì đăng ký lại."),
    )


def facts(outcome: ReceiptOutcome) -> list[tuple[str, str]]:
    """Return the figures of the receipt."""
    told = [
        (_("Tỉnh đã nhận, chờ duyệt"), records_counted(outcome.received)),
        (_("Đã chấp nhận"), records_counted(outcome.accepted)),
        (_("Bị trả lại"), records_counted(outcome.returned)),
    ]
    if outcome.later:
        told.append((_("Chưa kể hết, phiếu sau nói tiếp"), records_counted(outcome.later)))
    if outcome.erased:
        told.append((_("Đã xóa theo luật, sổ này còn"), records_counted(outcome.erased)))
    if outcome.erased_here:
        saves = ngettext("{count} lần lưu", "{count} lần lưu", outcome.erased_here)
        told.append((_("Vừa xóa theo máy khác"), saves.format(count=format_money(outcome.erased_here))))
    if outcome.back_to_ready:
        told.append((_("Chờ gửi lại"), records_counted(outcome.back_to_ready)))
    if outcome.forks:
        told.append((_("Tỉnh chọn giữa hai bản"), records_counted(outcome.forks)))
    return told


def period(locked: LockedPeriod) -> tuple[str, str]:
    """Return a locked period and what this unit may still do in it."""
    words = _("{first} – {last}").format(first=short_day(locked.first), last=short_day(locked.last))
    if locked.until is None:
        return words, _("đã khóa, không nhận bổ sung")
    return words, _("còn nhận bổ sung đến hết ngày {day}").format(day=short_day(locked.until))


def send_again() -> NextJob:
    """Return the job of a book that was set back, or whose records the province has no more."""
    return NextJob(
        _("Xuất gửi tỉnh một gói mới"),
        _("Gói mang đủ những gì tỉnh chưa có. Không phải nhập lại gì."),
        "export",
        _("Xuất gửi tỉnh"),
        "send",
    )


def next_jobs(outcome: ReceiptOutcome) -> list[NextJob]:
    """Return what to do next; the first has the button."""
    jobs: list[NextJob] = []
    if outcome.returned and not (outcome.older or outcome.already):
        many = ngettext("Sửa {count} bản ghi bị trả lại", "Sửa {count} bản ghi bị trả lại", outcome.returned)
        jobs.append(
            NextJob(
                many.format(count=format_money(outcome.returned)),
                _("Mỗi bản ghi có lý do của tỉnh. Sửa xong bấm “Hoàn thành”."),
                "returned",
                _("Xem và sửa"),
                "pencil",
            )
        )
    if outcome.new_epoch or outcome.back_to_ready:
        jobs.append(send_again())
    if outcome.erased:
        jobs.append(
            NextJob(
                _("Xóa lại dữ liệu đã xóa theo luật"),
                _("Đối chiếu cho thấy là bản ghi nào; mở thẻ người đó hoặc đợt đó rồi xóa lại. Không phải gửi lại."),
                "compare",
                _("Xem bản ghi"),
                "user",
            )
        )
        return jobs  # comparing is what this leads to
    jobs.append(
        NextJob(
            _("Đối chiếu số liệu với tỉnh"),
            _("Từng loại: sổ này, sổ tỉnh, và bản ghi làm nên chỗ khác nhau."),
            "compare",
            _("Đối chiếu với tỉnh"),
            "table",
        )
    )
    return jobs


def found_line(found: FoundReceipt) -> tuple[str, str, str, str, str]:
    """Return number, day, where, mark and words of a receipt on a stick."""
    mark, words = STANDINGS[found.standing]
    return str(found.number), found.day or NONE, found.where, mark, _(words)
