"""What is said of a stick: its name, its room, what stands in the way of writing there. Words only: no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.media.durable import SPARE_BYTES
from desktop_app.media.pace import Pace
from desktop_app.ui.screens.shown_figures import file_size

Unusable = Literal["", "no_card", "unformatted", "not_mounted"]

_WHY: Final = {
    "no_card": N_("{name}: khe đọc thẻ chưa có thẻ"),
    "unformatted": N_("{name}: chưa định dạng hoặc máy này không đọc được"),
    "not_mounted": N_("{name}: đã cắm nhưng chưa mở; mở một lần trong trình quản lý tệp"),
}
_MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class StickView:
    """One removable drive: its folder, its label ("" when it has none), bytes free, whether it refuses writing.

    ``model``: what a drive without a label calls itself. ``largest_file``: None where there is no limit that matters.
    ``unusable``: why something that is plugged in takes no files at all; it has no folder then.
    """

    folder: Path
    label: str
    free: int
    read_only: bool = False
    model: str = ""
    largest_file: int | None = None
    unusable: Unusable = ""

    @property
    def name(self) -> str:
        """Return what to call it."""
        called = self.label or self.model
        return _("USB {label}").format(label=called) if called else _("USB không tên")

    @property
    def plain_name(self) -> str:
        """Return its own name, for where "USB" stands beside it."""
        return self.label or self.model or _("không tên")

    def takes(self, size: int | None) -> bool:
        """Say whether it can be written to, and a file of ``size`` has room there (None: the size is not known)."""
        if self.unusable or self.read_only:
            return False
        if size is None:
            return self.free > SPARE_BYTES
        return size + SPARE_BYTES <= self.free and (self.largest_file is None or size <= self.largest_file)


def stick_line(stick: StickView, size: int | None, *, slow: bool) -> str:
    """Return the line a stick is offered with: name and room, or what stands in the way."""
    name, free = stick.name, file_size(stick.free)
    if stick.unusable:
        return _(_WHY[stick.unusable]).format(name=name)
    if stick.read_only:
        return _("{name}, không cho ghi").format(name=name)
    if size is not None and stick.largest_file is not None and size > stick.largest_file:
        most = file_size(stick.largest_file)
        words = _("{name}, mỗi tệp nhiều nhất {most}, gói này {size}")
        return words.format(name=name, most=most, size=file_size(size))
    if size is not None and not stick.takes(size):
        words = _("{name}, không đủ chỗ: cần {size}, còn trống {free}")
        return words.format(name=name, size=file_size(size), free=free)
    if not stick.takes(size):
        return _("{name}, đã đầy").format(name=name)
    if slow:
        return _("{name}, còn trống {free}, ghi chậm").format(name=name, free=free)
    return _("{name}, còn trống {free}").format(name=name, free=free)


def folder_words(folder: Path) -> str:
    """Return what a folder is offered as: its last name, never its path."""
    return _("Thư mục {name}").format(name=folder.name or folder.anchor)


def network_words() -> str:
    """Return what to know of a folder of another computer."""
    return _("Thư mục này nằm trên máy khác, qua mạng: ghi chậm hơn, đứt mạng thì ghi lại. Muốn mang đi thì chọn USB.")


def time_left(seconds: int) -> str:
    """Return how long something takes yet, as people say it."""
    if seconds < _MINUTE:
        tens = max(10, -(-seconds // 10) * 10)
        return _("còn khoảng {seconds} giây").format(seconds=tens)
    minutes = -(-seconds // _MINUTE)
    return ngettext("còn khoảng {minutes} phút", "còn khoảng {minutes} phút", minutes).format(minutes=minutes)


def paced(words: str, pace: Pace) -> str:
    """Return the words of a copy on its way, with the time that is left and with why it takes so long."""
    left = pace.left
    if left is None:
        return words
    if pace.slow:
        speed = file_size(int(pace.speed or 0))
        return _("{words}, {left}. USB này ghi chậm, {speed} mỗi giây.").format(
            words=words, left=time_left(left), speed=speed
        )
    return _("{words}, {left}").format(words=words, left=time_left(left))
