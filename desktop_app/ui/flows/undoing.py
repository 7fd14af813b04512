"""Undoing the last save or deletion: offered in the status bar, by Ctrl+Z outside the fields of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe
from desktop_app.services.entry import Entry, Saved
from desktop_app.ui.status_bar import StatusBar

KEY: Final = "Ctrl+Z"
REASON: Final = "Hoàn tác lần lưu trước"  # symbol
"""Kept in the version and read by the province: Vietnamese, whatever the window's language."""


class Undoing(QObject):
    """``undone`` carries the records that show again what they showed before."""

    undone = Signal(list)

    def __init__(self, entry: Entry, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._entry = entry
        self._status = status

    def offer(self, saves: Sequence[Saved]) -> None:
        """Offer to undo ``saves``, until something else is said."""
        kept = tuple(saves)
        self._status.offer(_("Hoàn tác"), KEY, lambda: self._undo(kept))

    def say_deleted(self, saves: Sequence[Saved]) -> None:
        """Say how many records went into the bin, and offer to undo it."""
        words = _("Đã bỏ {count} vào thùng rác.").format(count=_counted(saves))
        if any(self._entry.asks_reason(saved.record) for saved in saves):
            words += " " + _("Bản ghi đã gửi tỉnh sẽ được báo là đã xóa trong gói sau.")
        self._status.say(words)
        self.offer(saves)

    def _undo(self, saves: Sequence[Saved]) -> None:
        done: list[str] = []
        try:
            for saved in saves:
                self._entry.undo(saved, reason=REASON)
                done.append(saved.record)
        except ProgramError as problem:
            self._status.say(describe(problem).full, "triangle-alert", "warn")
        else:
            self._status.say(_("Đã hoàn tác; {count} trở lại như trước.").format(count=_counted(done)))
        if done:
            self.undone.emit(done)


def _counted(records: Sequence[object]) -> str:
    count = len(records)
    return ngettext("{count} bản ghi", "{count} bản ghi", count).format(count=format_money(count))
