"""What the province's list of devices says, and what is asked before something is done to one. Words only: no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.ui.screens.shown_figures import NONE, day_of
from desktop_app.ui.screens.signed_job import JobWords

if TYPE_CHECKING:
    from desktop_app.services.province.devices import DeviceLine

STATUS: Final[dict[str, tuple[str, str]]] = {
    "admitted": ("accepted", N_("Đã đăng ký")),
    "revoked": ("returned", N_("Đã thôi đăng ký")),
    "replaced": ("changed", N_("Đã có máy khác thay")),
}


def summary(devices: Sequence[DeviceLine]) -> str:
    """Return the line under the title."""
    admitted = [one for one in devices if one.status == "admitted"]
    units = len({one.unit for one in admitted})
    machines = ngettext("{count} máy đang dùng", "{count} máy đang dùng", len(admitted)).format(count=len(admitted))
    of_units = ngettext("của {count} đơn vị", "của {count} đơn vị", units).format(count=units)
    return f"{machines} {of_units}" if admitted else _("Chưa có máy nào đăng ký")


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
    named = {"name": name_of(device), "unit": device.unit_name}
    return JobWords(
        _("Thôi đăng ký “{name}” của {unit}?").format(**named),
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
    named = {"name": name_of(device), "unit": device.unit_name}
    return JobWords(
        _("“{name}” của {unit} đã có máy khác thay?").format(**named),
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
