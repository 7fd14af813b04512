"""What the province's desk says about each bundle that arrived. Words only: no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from desktop_app.base.errors import FieldValue
from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe_code
from desktop_app.messages.counts import records_counted
from desktop_app.ui.screens.shown_figures import NONE, time_and_day

if TYPE_CHECKING:
    from desktop_app.services.province.desk import InboxRow, QuarantineRow, UnitRow

HELD: Final = "held"
_SHORT: Final[dict[str, str]] = {
    "unknown_key": N_("Máy chưa đăng ký"),
    "revoked_key": N_("Máy đã thôi đăng ký"),
    "bad_signature": N_("Chữ ký không khớp"),
    "not_canonical": N_("Hỏng khi chép"),
    "damaged": N_("Hỏng khi chép"),
    "malformed_payload": N_("Hỏng khi chép"),
    "stream_mismatch": N_("Hỏng khi chép"),
    "not_a_bundle": N_("Không phải gói"),
    "wrong_recipient": N_("Gửi nơi khác"),
    "foreign_record": N_("Có bản ghi đơn vị khác"),
    "foreign_device": N_("Có bản ghi của máy khác"),
    "replayed_number": N_("Số gói đã dùng"),
    "newer_format": N_("Phiên bản mới hơn"),
    "totals_differ": N_("Số liệu không bằng"),
    HELD: N_("Giữ lại, chờ phần trước"),
}
_OTHERWISE: Final = N_("Chưa nhận được")


@dataclass(frozen=True, slots=True)
class BundleLine:
    """One bundle as a row: whose, its number, a status mark and its word, and what a person should know of it."""

    unit: str
    number: str
    mark: str
    words: str
    level: Literal["ok", "info", "warning", "error"]
    title: str
    text: str
    at: str


def bundle_lines(
    inbox: Sequence[InboxRow], quarantine: Sequence[QuarantineRow], units: Sequence[UnitRow]
) -> list[BundleLine]:
    """Return all bundles, what was refused or held first, each group newest first."""
    names = {unit.code: unit.name for unit in units}
    return [_refused(row, names) for row in quarantine] + [_applied(row) for row in inbox]


def _applied(row: InboxRow) -> BundleLine:
    number, new = str(row.number), format_money(row.new)
    if row.new:
        mark, words = "received", _("Đọc tốt, {count} bản mới").format(count=new)
        title = _("Gói số {number} của {unit} đã nhận").format(number=number, unit=row.unit_name)
        text = _("{new} bản mới đã vào sổ của tỉnh, {known} bản đã có từ trước.").format(
            new=new, known=format_money(row.known)
        )
    else:
        mark, words = "good", _("Đã có")
        title = _("Gói số {number} của {unit} đã có trong sổ").format(number=number, unit=row.unit_name)
        text = _("Không có gì mới trong gói. Sổ của tỉnh không đổi.")
    level: Literal["ok", "warning"] = "ok"
    if row.missing:
        level = "warning"
        gaps = ", ".join(map(str, row.missing))
        text += " " + _("Chưa thấy gói số {numbers}; gói sau mang đủ, không phải đòi lại.").format(numbers=gaps)
    for code, fields in row.notices:
        level = "warning"
        text += " " + describe_code(code, {**fields, "unit_name": row.unit_name}).full
    return BundleLine(row.unit_name, number, mark, words, level, title, text, time_and_day(row.at))


def _refused(row: QuarantineRow, names: Mapping[str, str]) -> BundleLine:
    unit, number = str(row.fields.get("unit") or ""), row.fields.get("number")
    named: dict[str, FieldValue] = {**row.fields, "unit_name": names[unit]} if unit in names else dict(row.fields)
    sentence = describe_code(row.code, named)
    held = row.code == HELD
    return BundleLine(
        names.get(unit, unit) or row.name,
        str(number) if isinstance(number, int) else NONE,
        "held" if held else "error",
        _(_SHORT.get(row.code, _OTHERWISE)),
        "warning" if held else "error",
        sentence.title,
        sentence.body,
        time_and_day(row.at),
    )


def summary(inbox: Sequence[InboxRow], quarantine: Sequence[QuarantineRow], units: Sequence[UnitRow]) -> str:
    """Return the line under the title: bundles, records, what waits."""
    records = sum(unit.records for unit in units)
    parts = [
        ngettext("{count} gói đã nhận", "{count} gói đã nhận", len(inbox)).format(count=format_money(len(inbox))),
        records_counted(records),
    ]
    if quarantine:
        waiting = len(quarantine)
        parts.append(ngettext("{count} gói chưa nhận", "{count} gói chưa nhận", waiting).format(count=waiting))
    return " · ".join(parts)
