"""What suits on the sticks that are plugged in, named in words, and beside it the way to any other file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain import vietnamese
from desktop_app.domain.money import format_money
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.choosing_dialog import ChoosingDialog, ChoosingWords, nothing_fits

_SIZE: Final = (600, 420)
_NAMED: Final = 3


class StickDialog(ChoosingDialog):
    """``chosen`` carries the number of the row that was taken, ``file_wanted`` asks for the system's dialog."""

    file_wanted = Signal()

    def __init__(
        self, title: str, lead: str, rows: Sequence[Suggestion], button: str, parent: QWidget | None = None
    ) -> None:
        words = ChoosingWords(title, title, _("Gõ vài chữ để tìm"), title, nothing_fits(), lead)
        take = Button(button, "filled", icon="inbox", key="Enter")
        self.file_button = Button(_("Chọn tệp khác"), icon="folder-open", key="Ctrl+O")
        super().__init__(words, partial(_fitting, rows), take, size=_SIZE, buttons=(self.file_button,), parent=parent)
        self.file_button.clicked.connect(self._ask_for_file)

    def _ask_for_file(self) -> None:
        self.accept()
        self.file_wanted.emit()


def bundles_row(count: int, stick: str, names: Sequence[str], value: int) -> Suggestion:
    """Return the row of all bundles on one stick: "3 gói trên USB KINGSTON", below it whose they say they are."""
    words = ngettext("{count} gói trên {stick}", "{count} gói trên {stick}", count)
    told = "; ".join(names[:_NAMED])
    if len(names) > _NAMED:
        rest = len(names) - _NAMED
        more = ngettext("{names} và {count} đơn vị nữa", "{names} và {count} đơn vị nữa", rest)
        told = more.format(names=told, count=format_money(rest))
    return Suggestion(words.format(count=format_money(count), stick=stick), value, told, icon="usb")


def admission_row(province: str, day: str, stick: str, value: int) -> Suggestion:
    """Return the row of an admission for this device."""
    title = _("Giấy tiếp nhận của {province}").format(province=province)
    return Suggestion(title, value, _where(stick, day), icon="usb")


def request_row(unit: str, day: str, stick: str, value: int) -> Suggestion:
    """Return the row of an office's request."""
    title = _("Yêu cầu đăng ký máy của {unit}").format(unit=unit)
    return Suggestion(title, value, _where(stick, day), icon="usb")


def _where(stick: str, day: str) -> str:
    return _("{stick}, ngày {day}").format(stick=stick, day=day) if day else stick


def _fitting(rows: Sequence[Suggestion], typed: str) -> list[Suggestion]:
    asked = typed.strip()
    return [one for one in rows if not asked or vietnamese.matches(asked, f"{one.title} {one.detail}", "prefix")]
