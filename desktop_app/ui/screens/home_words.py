"""What the home screen says about each thing to do and each figure. Words only: no Qt.

Anything unknown is left out of the sentence, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.media.durable import Outcome
from desktop_app.messages.review_words import reason_said
from desktop_app.services.figures import GIVEN
from desktop_app.ui.kind_order import place_of
from desktop_app.ui.parts.base import Tone
from desktop_app.ui.screens.home_figures import YearFigure
from desktop_app.ui.screens.home_parts import TodoItem
from desktop_app.ui.screens.shown_figures import KindName, day_of, millions, time_and_day

if TYPE_CHECKING:
    from desktop_app.services.exporting import SentBundle
    from desktop_app.services.home import HomeView, Todo
    from desktop_app.services.reporting import ReportRow
    from desktop_app.storage.home_rows import ReturnedRow


@dataclass(frozen=True, slots=True)
class _Look:
    """How a thing to do looks; ``words`` are title, text and button, marked for translation."""

    icon: str
    tone: Tone
    words: tuple[str, str, str]


_STILL_THERE: Final = N_("{inside} Cắm USB riêng để giữ thêm một bản.")
_LOOKS: Final[dict[str, _Look]] = {
    "returned": _Look(
        "undo-2",
        "err",
        (
            N_("Tỉnh trả lại {count} bản ghi, cần sửa rồi gửi lại"),
            N_("{reasons} Gói sau sẽ gửi lại."),
            N_("Xem và sửa"),
        ),
    ),
    "unsaved": _Look(
        "pencil",
        "info",
        (N_("Có chữ đang gõ dở ở {kind}"), N_("{when} Chữ đã gõ còn nguyên, mở lại hay bỏ đều được."), N_("Mở lại")),
    ),
    "grid": _Look(
        "table",
        "info",
        (
            N_("Bảng nhập dở: {kind}, {rows} dòng"),
            N_("{when} Các dòng chưa ghi còn nguyên, mở lại hay bỏ đều được."),
            N_("Mở lại"),
        ),
    ),
    "problems": _Look(
        "triangle-alert",
        "warn",
        (
            N_("{count} bản nháp còn chỗ phải điền hoặc sửa"),
            N_("{faulty} Chưa mất gì; sửa xong mới hoàn thành được."),
            N_("Xem và sửa nháp"),
        ),
    ),
    "drafts": _Look(
        "pencil",
        "info",
        (
            N_("Có {count} bản nháp chưa xong"),
            N_("{unfinished} Bản nháp ở lại trong máy cho đến khi hoàn thành."),
            N_("Xem nháp"),
        ),
    ),
    "bundle": _Look(
        "usb",
        "warn",
        (
            N_("Gói số {number} đã ký nhưng chưa ghi được ra USB"),
            N_("Trong máy không mất gì. Cắm USB rồi ghi lại đúng gói ấy, không phải nhập lại."),
            N_("Ghi lại gói"),
        ),
    ),
    "receipt_due": _Look(
        "inbox",
        "warn",
        (
            N_("Gói số {owed} chưa có phiếu nhận của tỉnh{owed_day}"),
            N_("Trong máy không mất gì, gói sau mang lại đủ. USB đã từ tỉnh về thì cắm vào rồi mở phiếu nhận."),
            N_("Mở phiếu nhận"),
        ),
    ),
    "quarantine": _Look(
        "triangle-alert",
        "warn",
        (
            N_("{count} tệp đưa vào chưa nhận được"),
            N_("Sổ của tỉnh không đổi. Xem lý do của từng tệp rồi báo đơn vị ghi lại."),
            N_("Mở bàn nhận"),
        ),
    ),
    "device_revoked": _Look(
        "laptop",
        "err",
        (
            N_("Tỉnh đã thôi đăng ký máy này"),
            N_("Mọi hồ sơ vẫn xem, in và sao lưu được; máy không xuất gói nữa. Hỏi tỉnh trước khi đăng ký lại."),
            N_("Xem cách làm"),
        ),
    ),
    "device_replaced": _Look(
        "laptop",
        "warn",
        (
            N_("Tỉnh đã ghi một máy khác thay cho máy này"),
            N_("Mọi hồ sơ vẫn xem, in và sao lưu được; máy không xuất gói nữa. Làm việc trên máy mới."),
            N_("Xem cách làm"),
        ),
    ),
    "take_history": _Look(
        "history",
        "info",
        (
            N_("Đơn vị đã gửi tỉnh từ máy khác? Lấy lại sổ từ tỉnh"),
            N_("Xin tỉnh ghi hồ sơ trả lại ra USB; máy này lấy lại những gì tỉnh đã nhận, không nhập lại."),
            N_("Lấy lại sổ từ tỉnh"),
        ),
    ),
    "first_campaign": _Look(
        "calendar",
        "info",
        (
            N_("Sắp trao quà theo danh sách? Lập đợt trước"),
            N_("Đợt giữ ngày, nguồn, mức quà chung, ví dụ Tết hay Tháng Công nhân; mỗi suất chỉ còn ghi người nhận."),
            N_("Lập đợt"),
        ),
    ),
    "first_record": _Look(
        "plus",
        "info",
        (
            N_("Ghi việc đầu tiên"),
            N_("Quà, thăm hỏi, nhà ở, sáng kiến…: gõ vài chữ là thấy loại cần ghi."),
            N_("Chọn loại để ghi"),
        ),
    ),
    "first_hour": _Look(
        "flag",
        "info",
        (
            N_("Muốn xem trước cách làm?"),
            N_("Mười bước ngắn trong sổ mẫu, người và số liệu bịa ra; sổ của đơn vị không thay đổi."),
            N_("Xem thử"),
        ),
    ),
    "to_export": _Look(
        "send",
        "info",
        (
            N_("{count} bản ghi đã xong nhưng chưa xuất gửi tỉnh"),
            N_("Ký, ghi ra USB rồi gửi. Bản ghi trong máy vẫn giữ đủ."),
            N_("Xuất gửi tỉnh"),
        ),
    ),
    "backup": _Look(
        "hard-drive-download",
        "warn",
        (N_("Đã {days} ngày chưa sao lưu ra ngoài máy (lần cuối {day})"), _STILL_THERE, N_("Sao lưu ra USB")),
    ),
    "backup_never": _Look(
        "hard-drive-download",
        "warn",
        (N_("Chưa có bản sao lưu nào ở ngoài máy"), _STILL_THERE, N_("Sao lưu ra USB")),
    ),
    "backup_ahead": _Look(
        "hard-drive-download",
        "warn",
        (N_("Bản sao lưu ở ngoài máy ghi ngày {day}, sau ngày của máy"), _STILL_THERE, N_("Sao lưu ra USB")),
    ),
    "retention": _Look(
        "clock",
        "warn",
        (
            N_("{count} đợt đã hết thời hạn giữ dữ liệu cá nhân"),
            N_("Mở danh sách của đợt rồi bấm “Xóa dữ liệu cá nhân của đợt”; số liệu vẫn giữ. Hoặc gia hạn ở đợt."),
            N_("Xem các đợt"),
        ),
    ),
    "help_slot": _Look(
        "key-round",
        "info",
        (
            N_("Có để tỉnh giúp mở sổ khi mất cả mật khẩu và phiếu khôi phục?"),
            N_("Không bật thì thôi hỏi. Bật thì tỉnh giúp được, chỉ trên máy này và khi có giấy chủ tịch ký."),
            N_("Xem và chọn"),
        ),
    ),
    "enrol_again": _Look(
        "shield-check",
        "warn",
        (
            N_("Máy này có dấu ký mới, phải đăng ký lại với tỉnh"),
            N_("Bản ghi vẫn lưu và in được. Tỉnh duyệt lại xong mới xuất gửi được."),
            N_("Đăng ký lại máy"),
        ),
    ),
    "enrol": _Look(
        "shield-check",
        "info",
        (
            N_("Máy này chưa được tỉnh đăng ký"),
            N_("Bản ghi vẫn lưu và in được. Đăng ký xong mới xuất gửi tỉnh được."),
            N_("Đăng ký máy"),
        ),
    ),
}


def todo_items(view: HomeView, kind_name: KindName) -> list[TodoItem]:
    """Return the rows of "Việc cần làm ngay". A doubted clock has its own banner and no row."""
    items: list[TodoItem] = []
    offers = [one for one in view.todo if one.offer is not None]
    for todo in view.todo:
        look, facts = _LOOKS.get(_look_of(todo, view)), _facts(todo, view, kind_name)
        if look is not None:
            title, text, button = (_(part).format(**facts).strip() for part in look.words)
            kind = f"{todo.kind}:{offers.index(todo)}" if todo in offers[1:] else todo.kind
            items.append(TodoItem(kind, look.icon, look.tone, title, text, button))
    return items


def _look_of(todo: Todo, view: HomeView) -> str:
    if todo.offer is not None and todo.offer.rows:
        return "grid"
    if todo.kind == "backup" and view.backup.outside_ahead:
        return "backup_ahead"
    return "backup_never" if todo.kind == "backup" and view.backup.outside is None else todo.kind


def _facts(todo: Todo, view: HomeView, kind_name: KindName) -> dict[str, str]:
    offer = todo.offer
    saved = time_and_day(offer.saved_at) if offer is not None else ""
    inside = _clock_or_day(view.backup.inside, view.today)
    return {
        "count": format_money(todo.count),
        "kind": ", ".join(part for part in (kind_name(offer.kind), todo.about) if part) if offer is not None else "",
        "rows": format_money(offer.rows) if offer is not None else "",
        "when": _("Gõ lúc {when}.").format(when=saved) if saved else "",
        "number": str(view.latest.number) if view.latest is not None else "",
        "owed": str(view.owed.number) if view.owed is not None else "",
        "owed_day": _(", ghi ngày {day}").format(day=day_of(view.owed.made_at))
        if view.owed is not None and view.owed.made_at
        else "",
        "reasons": _reasons(view.returned),
        "faulty": _named([row.title for row in view.faulty]),
        "unfinished": _named([row.title for row in view.unfinished]),
        "days": str(days_since(view.backup.outside, view.today)),
        "day": day_of(view.backup.outside),
        "inside": _("Sao lưu trong máy vẫn đều, gần nhất {when}.").format(when=inside)
        if inside
        else _("Trong máy, sổ tự sao lưu mỗi 30 phút và khi thoát."),
    }


_NAMED: Final = 2
"""So many records are named in a row; the others are behind its button."""


def _reasons(returned: Sequence[ReturnedRow]) -> str:
    """Return the first returned records, each with the province's reason."""
    reasons = [(row.title, reason_said(row.code, row.reason)) for row in returned[:_NAMED]]
    told = [f"{title}: {reason}." if reason else f"{title}." for title, reason in reasons]
    return " ".join(told) or _("Bản ghi vẫn nguyên trong sổ, kèm lý do.")


def _named(titles: Sequence[str]) -> str:
    """Return the first titles as a sentence; "" for none."""
    known = [title for title in titles if title]
    named = ", ".join(known[:_NAMED])
    return f"{named}, …" if len(known) > _NAMED else f"{named}." if known else ""


def backup_note(view: HomeView) -> str:
    """Return when the book was backed up last, inside the PC and outside of it."""
    inside = _clock_or_day(view.backup.inside, view.today)
    inside_words = _("Sao lưu trong máy: {when}").format(when=inside) if inside else _("Chưa sao lưu trong máy")
    outside = day_of(view.backup.outside)
    outside_words = _("ra ngoài máy: {day}").format(day=outside) if outside else _("chưa có bản nào ở ngoài máy")
    return f"{inside_words} · {outside_words}"


def _clock_or_day(moment: str | None, today: date | None) -> str:
    """Return "11:40" for a moment of today, with its day for any other, "" for None."""
    when = datetime.fromisoformat(moment) if moment else None
    return f"{when:%H:%M}" if when is not None and when.date() == today else time_and_day(moment)


def days_since(moment: str | None, today: date | None) -> int | None:
    """Return the whole days from an ISO moment to ``today``, or None if either is not known."""
    return (today - datetime.fromisoformat(moment).date()).days if moment and today is not None else None


def bundle_note(latest: SentBundle | None) -> str:
    """Return what is known of the last bundle, in one or two sentences; empty before the first."""
    if latest is None:
        return ""
    checked = latest.outcome in (Outcome.VERIFIED.value, Outcome.VERIFIED_NOT_EJECTED.value)
    how = _("đã ghi ra và đọc lại đúng") if checked else _("chưa đọc lại được để kiểm tra")
    if latest.outcome == Outcome.NOT_WRITTEN.value:
        how = _("chưa ghi ra USB")
    made, day = _("Gói số {number} làm ngày {day}, {how}."), day_of(latest.made_at)
    words = made if day else _("Gói số {number} {how}.")
    receipt = "" if latest.acknowledged else _("Chưa có phiếu nhận của tỉnh.")
    return " ".join(part for part in (words.format(number=latest.number, day=day, how=how), receipt) if part)


def year_figures(rows: Sequence[ReportRow], most: int = 4) -> list[YearFigure]:
    """Return at most ``most`` figures of a year: the first count of each kind, and đồng and people below it.

    Kinds that give money come first, then the others, both as the rail orders them.
    """
    giving = {row.kind for row in rows if row.measure == GIVEN}
    kinds = sorted({row.kind for row in rows}, key=lambda kind: (kind not in giving, place_of(kind), kind))
    found = [_figure([row for row in rows if row.kind == kind]) for kind in kinds]
    return [figure for figure in found if figure is not None][:most]


def _figure(rows: Sequence[ReportRow]) -> YearFigure | None:
    count = next((row for row in rows if row.type == "count"), None)
    if count is None or not count.value:
        return None
    value, persons = _first(rows, "value"), _first(rows, "persons")
    below = [millions(value)] if value else []
    if persons:
        below.append(ngettext("{count} người", "{count} người", persons).format(count=format_money(persons)))
    noun = count.kind_one or count.kind_title if count.value == 1 else count.kind_title
    return YearFigure(count.text, noun.lower(), ", ".join(below), count.kind)


def _first(rows: Sequence[ReportRow], measure_type: str) -> int:
    """Return the first figure of a type, 0 when there is none."""
    return next((row.value for row in rows if row.type == measure_type and isinstance(row.value, int)), 0)
