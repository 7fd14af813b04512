"""What the province's desk says about each bundle that arrived. Words only: no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from desktop_app.base.errors import FieldValue
from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe_code
from desktop_app.messages.counts import records_counted
from desktop_app.messages.receiving_texts import GIVEN_TEXTS
from desktop_app.ui.screens.shown_figures import NONE, time_and_day

if TYPE_CHECKING:
    from desktop_app.services.province.desk import InboxRow
    from desktop_app.services.province.quarantine_desk import WaitingFile
    from desktop_app.services.province.received import Received
    from desktop_app.services.province.recovery import RecoverableDevice

Level = Literal["ok", "info", "warning", "error"]
Standing = Literal["applied", "held", "refused", "told"]
"""``told``: it lies nowhere here and is only told of, in the go it was given in."""

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
    "replaced_key": N_("Máy đã đăng ký lại"),
    "attachment_lacking": N_("Thiếu tệp kèm theo"),
    "unknown_form": N_("Có loại bản ghi lạ"),
    "wrong_document": N_("Không phải gói"),
    "held": N_("Giữ lại, chờ phần trước"),
    "not_tried": N_("Chưa thử"),
    "file_unreadable": N_("Không đọc được"),
    **dict.fromkeys(GIVEN_TEXTS, N_("Không phải gói")),
}
_OTHERWISE: Final = N_("Chưa nhận được")
_ORDER: Final[dict[str, int]] = {"fork": 0, "error": 1, "held": 2, "info": 3, "received": 4}
"""What somebody has to see to first, by mark; the rest after it."""


@dataclass(frozen=True, slots=True)
class BundleLine:
    """One bundle as a row: whose (``unit`` "" unknown), its number, a status mark and its word, what to know of it.

    ``waiting``: its records that wait for a decision, ``forks`` of them because two versions count. ``kept``: its
    bytes lie here. ``device``: our own documents vouch for the machine that wrote it.
    """

    standing: Standing
    unit: str
    name: str
    number: str
    mark: str
    words: str
    level: Level
    title: str
    text: str
    at: str
    sha256: str = ""
    waiting: int = 0
    forks: int = 0
    kept: bool = False
    device: RecoverableDevice | None = None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What became of one file of a go: which, a mark and its word, the whole sentence."""

    name: str
    mark: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """What the desk shows. ``last``: the answers of the last go; ``bundles`` wait, ``passing`` and ``forks`` records.

    ``devices``: by the hash of a file, the device it shows to be ours. ``unseen``: records nobody looked at yet, so
    that more may pass. ``undecided``: records the last go brought that wait.
    """

    arrived: Sequence[InboxRow] = ()
    files: Sequence[WaitingFile] = ()
    last: Sequence[Received] = ()
    bundles: int = 0
    passing: int = 0
    forks: int = 0
    devices: Mapping[str, RecoverableDevice] = field(default_factory=dict)
    unseen: int = 0
    undecided: int = 0


def bundle_lines(view: DeskView) -> list[BundleLine]:
    """Return all bundles: those of the last go first, then what somebody has to see to, each group newest first."""
    fresh = {one.sha256 for one in view.last if one.sha256}
    lines = [_told(one) for one in view.last if not one.ok and not one.kept]
    lines += [waiting_line(one, view.devices.get(one.sha256)) for one in view.files]
    lines += [_applied(one) for one in view.arrived]
    return sorted(
        lines,
        key=lambda line: (
            line.standing != "told" and line.sha256 not in fresh,
            _ORDER.get(line.mark, len(_ORDER)),
        ),
    )


def result_lines(received: Iterable[Received]) -> list[ResultLine]:
    """Return the answer for every file of a go, in their order."""
    return [_result(one) for one in received]


def summary(view: DeskView) -> str:
    """Return the line under the title: bundles that wait, records that pass or are not looked at yet, forks."""
    passing, forks, unseen = view.passing, view.forks, view.unseen
    parts = [
        ngettext("{count} gói đang chờ", "{count} gói đang chờ", view.bundles).format(count=format_money(view.bundles))
    ]
    if passing or not unseen:  # while none of them is looked at, nobody knows how many pass
        told = ngettext("{count} bản ghi đạt kiểm tra", "{count} bản ghi đạt kiểm tra", passing)
        parts.append(told.format(count=format_money(passing)))
    if unseen:
        told = ngettext("{count} bản ghi chưa kiểm tra", "{count} bản ghi chưa kiểm tra", unseen)
        parts.append(told.format(count=format_money(unseen)))
    if forks:
        told = ngettext("{count} chỗ hai bản khác nhau", "{count} chỗ hai bản khác nhau", forks)
        parts.append(told.format(count=format_money(forks)))
    return " · ".join(parts)


def passing_words(passing: int) -> str:
    """Name what accepts all that passed; a number only where there is one to accept."""
    if not passing:
        return _("Duyệt bản ghi đạt kiểm tra")
    words = ngettext("Duyệt {count} bản ghi đạt kiểm tra", "Duyệt {count} bản ghi đạt kiểm tra", passing)
    return words.format(count=format_money(passing))


def _applied(row: InboxRow) -> BundleLine:
    mark, words = _state(row)
    named = {"number": str(row.number), "unit": row.unit_name}
    if row.new:
        title = _("Gói số {number} của {unit} đã nhận").format(**named)
        text = _taken(row.new, row.known)
    else:
        title = _("Gói số {number} của {unit} đã có trong sổ").format(**named)
        text = _("Không có gì mới trong gói. Sổ của tỉnh không đổi.")
    level: Level = "ok"
    if row.missing:
        level = "warning"
        gaps = ", ".join(map(str, row.missing))
        text += " " + _("Chưa thấy gói số {numbers}; gói sau mang đủ, không phải đòi lại.").format(numbers=gaps)
    if row.forks:
        level = "warning"
        told = ngettext(
            "Có {count} chỗ hai bản khác nhau, phải chọn bản đúng trước.",
            "Có {count} chỗ hai bản khác nhau, phải chọn bản đúng trước.",
            row.forks,
        )
        text += " " + told.format(count=format_money(row.forks))
    for code, fields in row.notices:
        level = "warning"
        text += " " + describe_code(code, {**fields, "unit_name": row.unit_name}).full
    facts = [
        (_("Nhận lúc"), time_and_day(row.at) or NONE),
        (_("Máy"), row.device_label or NONE),
        (_("Người ký"), row.signer or NONE),
        (_("Chờ duyệt"), records_counted(row.waiting)),
    ]
    return BundleLine(
        "applied",
        row.unit,
        row.unit_name,
        str(row.number),
        mark,
        words,
        level,
        title,
        text,
        time_and_day(row.at),
        row.sha256,
        row.waiting,
        row.forks,
        facts=tuple(facts),
    )


def _state(row: InboxRow) -> tuple[str, str]:
    if row.forks:
        return "fork", _("Hai bản khác nhau")
    if row.waiting:
        return "received", _("Đọc tốt, chờ duyệt {count}").format(count=format_money(row.waiting))
    return ("accepted", _("Đã duyệt hết")) if row.new else ("good", _("Đã có"))


def waiting_line(file: WaitingFile, device: RecoverableDevice | None = None) -> BundleLine:
    """Return the line of a file that was not applied."""
    fields: dict[str, FieldValue] = dict(file.fields)
    if not fields.get("unit_name"):
        fields.pop("unit_name", None)
    sentence = describe_code(file.code, fields)
    facts = [(_("Tệp"), file.name), (_("Nhận lúc"), time_and_day(file.at) or NONE)]
    if not file.kept:
        facts.append((_("Bản sao"), _("Không còn ở máy này; muốn thử lại thì nhận lại tệp.")))
    return BundleLine(
        "held" if file.held else "refused",
        file.unit,
        file.unit_name or file.name,
        NONE if file.number is None else str(file.number),
        "held" if file.held else "error",
        _short(file.code),
        "warning" if file.held else "error",
        sentence.title,
        sentence.body,
        time_and_day(file.at),
        file.sha256,
        kept=file.kept,
        device=device,
        facts=tuple(facts),
    )


def _told(one: Received) -> BundleLine:
    sentence = describe_code(one.code, one.fields)
    harmless = one.code in GIVEN_TEXTS
    return BundleLine(
        "told",
        "",
        one.unit_name or one.file,
        NONE if one.number is None else str(one.number),
        "info" if harmless else "error",
        _short(one.code),
        "info" if harmless else "error",
        sentence.title,
        sentence.body,
        "",
        facts=((_("Tệp"), one.file),),
    )


def _result(one: Received) -> ResultLine:
    name = one.file
    if one.unit_name and one.number is not None:
        name = _("{unit}, gói số {number}").format(unit=one.unit_name, number=one.number)
    if not one.ok:
        fields = {**one.fields, "unit_name": one.unit_name} if one.unit_name else one.fields
        mark = "held" if one.held else "info" if one.code in GIVEN_TEXTS else "error"
        return ResultLine(name, mark, _short(one.code), describe_code(one.code, fields).full)
    said = _taken(one.new, one.known) if one.new else _("Không có gì mới trong gói. Sổ của tỉnh không đổi.")
    if one.waited:
        said = _("Gói giữ lại từ trước nay đã vào sổ.") + " " + said
    told = [describe_code(notice.code, {**notice.fields, "unit_name": one.unit_name}).full for notice in one.notices]
    mark = "warning" if told else "received" if one.new else "good"
    words = _("Đã nhận, cần biết") if told else _("Đã nhận") if one.new else _("Đã có")
    return ResultLine(name, mark, words, " ".join((said, *told)))


def _taken(new: int, known: int) -> str:
    """Tell what came into the book; what was known before is named only where there was any."""
    if known:
        said = _("{new} bản mới đã vào sổ của tỉnh, {known} bản đã có từ trước.")
        return said.format(new=format_money(new), known=format_money(known))
    return _("{new} bản mới đã vào sổ của tỉnh.").format(new=format_money(new))


def _short(code: str) -> str:
    return _(_SHORT.get(code, _OTHERWISE))
