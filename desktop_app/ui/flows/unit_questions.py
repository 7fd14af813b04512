"""What each dialog about units asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.base.i18n import _
from desktop_app.domain.units import Unit
from desktop_app.ui.screens.unit_dialog import Asked, Question
from desktop_app.ui.screens.unit_words import level_options

NEW: Final = "\n"
"""Stands for "a new unit" among codes: no code holds a line break."""
PARTS: Final = (1, 2, 3)

Options = Sequence[tuple[str, str]]


def add(units: Options, superior: str) -> Question:
    """Ask for a new unit."""
    return Question(
        _("Thêm đơn vị"),
        _("Mã đã dùng không cấp lại cho đơn vị khác, kể cả khi đơn vị cũ đã thôi hoạt động."),
        (
            Asked("code", _("Mã")),
            Asked("name", _("Tên đơn vị"), width=3),
            Asked("level", _("Cấp"), "choice", row=1, options=level_options()),
            Asked("superior", _("Cấp trên"), "choice", row=1, value=superior, options=units),
            Asked("start", _("Từ ngày"), row=2, required=False, hint=_("Như 1/7/2025; chưa rõ thì để trống.")),
            Asked("end", _("Đến ngày"), row=2, required=False, hint=_("Ngày cuối, nếu đơn vị đã thôi hoạt động.")),
        ),
        _("Thêm đơn vị"),
        "plus",
    )


def rename(unit: Unit) -> Question:
    """Ask for another name."""
    return Question(
        _("Đổi tên {name}").format(name=unit.name),
        _("Giấy tờ và bản ghi trước ngày ấy vẫn mang tên cũ."),
        (Asked("name", _("Tên mới"), value=unit.name), _start(1)),
        _("Đổi tên"),
        "pencil",
    )


def move(unit: Unit, units: Options) -> Question:
    """Ask for another superior."""
    return Question(
        _("Chuyển {name} sang cấp trên khác").format(name=unit.name),
        _("Trước ngày ấy đơn vị vẫn ở dưới cấp trên cũ."),
        (
            Asked("superior", _("Cấp trên mới"), "choice", options=units),
            Asked("level", _("Cấp"), "choice", row=1, required=False, value=unit.level, options=level_options()),
            _start(1),
        ),
        _("Chuyển cấp trên"),
        "send",
    )


def merge(unit: Unit, units: Options) -> Question:
    """Ask into what a unit goes."""
    return Question(
        _("Nhập {name} vào đơn vị khác").format(name=unit.name),
        _("Các đơn vị trực thuộc đi theo. Bản ghi cũ giữ nguyên mã cũ; báo cáo có thể tính chung."),
        (
            Asked("into", _("Nhập vào"), "choice", options=[(NEW, _("Một đơn vị mới")), *units]),
            Asked("code", _("Mã đơn vị mới"), row=1, only_if=("into", NEW)),
            Asked("name", _("Tên đơn vị mới"), row=1, width=3, only_if=("into", NEW)),
            _start(2),
        ),
        _("Nhập vào"),
        "git-fork",
    )


def split(unit: Unit, units: Options, subordinates: int) -> Question:
    """Ask for the parts of a unit, and whether it goes on."""
    parts: list[Asked] = []
    for number in PARTS:
        needed = number == 1
        parts.append(Asked(f"code{number}", _("Mã phần {number}").format(number=number), row=number, required=needed))
        name = Asked(f"name{number}", _("Tên phần {number}").format(number=number), row=number, width=3, required=False)
        parts.append(name)
    heir = (_heir(units, len(PARTS) + 1, ("goes_on", "no")),) if subordinates else ()
    return Question(
        _("Chia, tách {name}").format(name=unit.name),
        _("Phần đã có trong cây thì chỉ ghi mã. Bản ghi cũ giữ nguyên mã cũ."),
        (
            Asked(
                "goes_on",
                _("Sau khi chia, {name}").format(name=unit.name),
                "segments",
                options=[("yes", _("Vẫn tiếp tục hoạt động")), ("no", _("Thôi hoạt động"))],
            ),
            *parts,
            *heir,
            _start(len(PARTS) + 2),
        ),
        _("Chia, tách"),
        "copy",
    )


def dissolve(unit: Unit, units: Options, subordinates: int) -> Question:
    """Ask from when a unit is no more, and who takes what stood under it."""
    return Question(
        _("Giải thể {name}").format(name=unit.name),
        _("Bản ghi và giấy tờ cũ của đơn vị vẫn còn và vẫn xem được."),
        (
            *((_heir(units, 0),) if subordinates else ()),
            Asked("start", _("Từ ngày"), row=1, hint=_("Ngày đầu không còn đơn vị ấy, như 1/7/2025.")),
        ),
        _("Giải thể"),
        "archive",
    )


def _start(row: int) -> Asked:
    return Asked("start", _("Từ ngày"), row=row, hint=_("Ngày đầu của tình trạng mới, như 1/7/2025."))


def _heir(units: Options, row: int, only_if: tuple[str, str] | None = None) -> Asked:
    return Asked("heir", _("Đơn vị nhận các đơn vị trực thuộc"), "choice", row=row, options=units, only_if=only_if)
