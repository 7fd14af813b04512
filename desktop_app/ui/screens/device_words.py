"""What the province's list of devices says, and what is asked before something is done to one. Words only: no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui.screens.shown_figures import NONE, day_of
from desktop_app.ui.screens.signed_job_words import JobWords

if TYPE_CHECKING:
    from desktop_app.services.province.devices import DeviceLine
    from desktop_app.services.province.history import HistoryWritten
    from desktop_app.services.province.recovery import RecoverableDevice

RENAME, HISTORY, NOTICE = "rename", "history", "notice"
REPLACED, TAKE_BACK, REVOKE = "replaced", "take_back", "revoke"
JOBS: Final = (
    (RENAME, N_("Đặt tên máy"), "pencil", "F2"),
    (HISTORY, N_("Ghi hồ sơ trả lại"), "history", "Ctrl+H"),
    (REPLACED, N_("Máy đã thay"), "laptop", "Ctrl+T"),
    (TAKE_BACK, N_("Nhận lại máy"), "undo-2", "Ctrl+R"),
    (NOTICE, N_("Ghi giấy báo"), "usb", "Ctrl+U"),
    (REVOKE, N_("Thôi đăng ký máy"), "x", "Ctrl+Del"),
)
"""What can be done to the device under the cursor."""
_FITS: Final[dict[str, frozenset[str]]] = {
    RENAME: frozenset({"admitted", "replaced", "revoked"}),
    HISTORY: frozenset({"admitted"}),
    REPLACED: frozenset({"admitted"}),
    TAKE_BACK: frozenset({"replaced"}),
    NOTICE: frozenset({"replaced", "revoked"}),
    REVOKE: frozenset({"admitted", "replaced"}),
}

STATUS: Final[dict[str, tuple[str, str]]] = {
    "admitted": ("accepted", N_("Đã đăng ký")),
    "revoked": ("returned", N_("Đã thôi đăng ký")),
    "replaced": ("changed", N_("Đã có máy khác thay")),
}


WAITING: Final = ("pending", N_("Chờ nhận lại"))
"""A device a province made anew does not know yet, although its own documents vouch for it: mark and word."""


def summary(devices: Sequence[DeviceLine]) -> str:
    """Return the line under the title."""
    admitted = [one for one in devices if one.status == "admitted"]
    units = len({one.unit for one in admitted})
    machines = ngettext("{count} máy đang dùng", "{count} máy đang dùng", len(admitted)).format(count=len(admitted))
    of_units = ngettext("của {count} đơn vị", "của {count} đơn vị", units).format(count=units)
    return f"{machines} {of_units}" if admitted else _("Chưa có máy nào đăng ký")


def fits(job: str, device: DeviceLine) -> bool:
    """Return whether ``job`` can be done to ``device`` as it stands."""
    return device.status in _FITS[job]


def named(device: DeviceLine) -> dict[str, str]:
    """Return what a sentence about a device fills in."""
    return {"name": name_of(device), "unit": device.unit_name}


def name_of(device: DeviceLine) -> str:
    """Return what a device is called: its label, or the beginning of its number."""
    return device.label or _("Máy {number}").format(number=device.device[:4])


def newest(device: DeviceLine) -> str:
    """Return its last bundle: number and day."""
    if device.last_number is None:
        return NONE
    day = day_of(device.last_at)
    return _("{number}, ngày {day}").format(number=device.last_number, day=day) if day else str(device.last_number)


def detail(device: DeviceLine) -> str:
    """Return what is not in the row: the device's number, keys before, why it was withdrawn."""
    number = " ".join(device.device[at : at + 4] for at in range(0, len(device.device), 4))
    parts = [_("Máy số {number}.").format(number=number)]
    if device.former:
        parts.append(_("Đã đổi dấu ký {count} lần.").format(count=device.former))
    if device.reason:
        parts.append(_("Thôi đăng ký vì: {reason}.").format(reason=device.reason.rstrip(".")))
    return " ".join(parts)


def revoking(device: DeviceLine) -> JobWords:
    """Return what is asked before a device is withdrawn."""
    return JobWords(
        _("Thôi đăng ký “{name}” của {unit}?").format(**named(device)),
        _("Dùng khi máy bị mất, bị lấy cắp hoặc cho mượn. Không lấy lại được: máy ấy muốn gửi nữa phải đăng ký mới."),
        (
            _("Từ nay mọi gói do máy này ký đều bị từ chối, cả gói đang trên đường."),
            _("Những gì tỉnh đã nhận từ máy này vẫn nguyên. Máy khác của đơn vị vẫn gửi như thường."),
        ),
        _("Thôi đăng ký máy"),
        "x",
        dangerous=True,
        notice=_("Ghi giấy báo cho máy ấy ra USB"),
    )


def replacing(device: DeviceLine) -> JobWords:
    """Return what is asked before a device is marked as replaced."""
    return JobWords(
        _("“{name}” của {unit} đã có máy khác thay?").format(**named(device)),
        _("Dùng khi đơn vị đổi máy. Đăng ký máy mới trước."),
        (
            _("Gói do máy cũ ký từ nay không nhận nữa. Những gì tỉnh đã nhận vẫn nguyên."),
            _("Nếu sau này thấy một gói cũ còn sót, máy cũ được tin lại mà không phải đăng ký từ đầu."),
        ),
        _("Đánh dấu đã thay"),
        "laptop",
        notice=_("Ghi giấy báo cho máy ấy ra USB"),
    )


def rotating() -> JobWords:
    """Return what is asked before the province's operating keys are changed."""
    return JobWords(
        _("Đổi dấu ký của tỉnh"),
        _("Dùng khi nghi có người biết mật khẩu ký, hoặc người ký duy nhất quên mật khẩu."),
        (
            _("Cần phiếu mã gốc trong phong bì niêm phong. Gõ xong cất lại phong bì."),
            _("Không đơn vị nào phải đăng ký lại: phiếu nhận tới tự báo dấu ký mới."),
            _("Gói đang trên đường, ký cho dấu cũ, vẫn mở được."),
        ),
        _("Đổi dấu ký"),
        "key-round",
    )


def taking_back(device: DeviceLine) -> JobWords:
    """Return what is asked before a replaced device is believed again."""
    return JobWords(
        _("Nhận lại “{name}” của {unit}?").format(**named(device)),
        _("Dùng khi còn gói của những ngày cuối, hoặc máy cũ vẫn làm việc tiếp."),
        (_("Từ nay gói do máy này ký lại được nhận. Máy mới của đơn vị vẫn gửi như thường."),),
        _("Nhận lại máy"),
        "undo-2",
    )


def noticing(device: DeviceLine) -> JobWords:
    """Return what is asked before a notice for a device is written again."""
    return JobWords(
        _("Ghi giấy báo cho “{name}” của {unit}").format(**named(device)),
        _("Giấy báo nói với chương trình trên máy ấy rằng tỉnh không nhận gói của máy nữa."),
        (_("Sổ trên máy ấy vẫn nguyên, vẫn xem và in được. Trong giấy báo không có bản ghi nào."),),
        _("Ghi giấy báo"),
        "usb",
    )


def giving_history(device: DeviceLine) -> JobWords:
    """Return what is asked before a unit's history is written for its new device."""
    return JobWords(
        _("Ghi hồ sơ trả lại cho “{name}” của {unit}").format(**named(device)),
        _("Dùng khi máy cũ của đơn vị hỏng, mất: máy mới lấy lại những gì tỉnh đã nhận."),
        (
            _("Mọi bản ghi và tệp tỉnh đang giữ của đơn vị, khóa kín để chỉ máy này mở được."),
            _("Những gì đơn vị chưa gửi tỉnh thì không có trong hồ sơ trả lại."),
        ),
        _("Ghi ra USB"),
        "usb",
        doing=_("Đang gom hồ sơ của đơn vị…"),
    )


def history_written(device: DeviceLine, made: HistoryWritten) -> tuple[str, str]:
    """Return what is said when the history is on the stick."""
    words = ngettext("{count} lần lưu", "{count} lần lưu", made.versions).format(count=format_money(made.versions))
    return (
        _("Đã ghi hồ sơ trả lại cho “{name}” của {unit}: {versions}").format(**named(device), versions=words),
        _("Trên máy mới mở “Gửi và nhận”, bấm “Lấy lại sổ từ tỉnh” rồi chọn tệp {file}.").format(file=made.path.name),
    )


def recoverable_name(device: RecoverableDevice) -> str:
    """Return what a device is called that waits to be recognised."""
    return device.label or _("Máy {number}").format(number=device.device[:4])


def recoverable_waits(device: RecoverableDevice) -> str:
    """Return how many of its bundles wait."""
    count = len(device.files)
    return ngettext("{count} gói đang chờ", "{count} gói đang chờ", count).format(count=count)


def recoverable_said(device: RecoverableDevice) -> str:
    """Return what vouches for it, and the digits of its sheet."""
    digits = _("Số nhận biết: {digits}.").format(digits=" ".join(device.fingerprint))
    if device.receipt is None:
        return _("Giấy tiếp nhận của tỉnh nằm trong gói nói đây là máy của đơn vị. {digits}").format(digits=digits)
    return _("Phiếu nhận số {number} của tỉnh nằm trong gói nói đây là máy của đơn vị. {digits}").format(
        number=device.receipt, digits=digits
    )


def recovering(device: RecoverableDevice) -> tuple[str, str]:
    """Return the question before it is admitted again: title and text."""
    return (
        _("Nhận lại “{name}” của {unit}?").format(name=recoverable_name(device), unit=device.unit_name),
        _(
            "{said} So với phiếu máy bằng giấy. Máy đã bị thôi đăng ký trước khi mất sổ của tỉnh thì đừng nhận lại."
            " Nhận lại rồi, gói đang chờ được đưa vào sổ."
        ).format(said=recoverable_said(device)),
    )


def recovered(device: RecoverableDevice, taken: int) -> tuple[str, str]:
    """Return what is said when it is admitted again; ``taken``: its bundles that were applied."""
    bundles = ngettext("{count} gói", "{count} gói", taken).format(count=taken)
    return (
        _("Đã nhận lại “{name}” của {unit}").format(name=recoverable_name(device), unit=device.unit_name),
        _("Đã đưa vào sổ {bundles} đang chờ của máy. Đơn vị không phải đăng ký lại.").format(bundles=bundles),
    )
