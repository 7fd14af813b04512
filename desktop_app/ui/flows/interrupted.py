"""What was being typed before another record, or a person's card, was looked at; Esc leads back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop_app.base.i18n import _
from desktop_app.ui.editors.person import PERSON_KIND
from desktop_app.ui.flows.entry_form import EntryForm
from desktop_app.ui.status_bar import StatusBar


class _Add(Protocol):
    def __call__(self, kind: str, *, campaign: str = "") -> None:
        """Begin a new record."""


class Interrupted:
    """The place in the form that is come back to, if any. ``open_`` and ``add`` show it again."""

    def __init__(self, entry: EntryForm, status: StatusBar, open_: Callable[[str], bool], add: _Add) -> None:
        self._entry = entry
        self._status = status
        self._open = open_
        self._add = add
        self._place: tuple[str, str | None, str] | None = None

    def forget(self) -> None:
        """Go back nowhere: something else was gone to."""
        self._place = None

    def note(self) -> None:
        """Remember what is being typed while the card of a person it names is looked at."""
        self._place = self._entry.place if self._entry.kind != PERSON_KIND else None

    def look_at(self, record: str) -> None:
        """Show a record there is in place of what is being typed, until Esc leads back."""
        place = self._entry.place
        if not self._open(record):
            return
        self._place = place
        self._status.say(_("Đang xem bản đã có; bấm Esc để về bản đang gõ."), "info", "text2")

    def go_back(self) -> bool:
        """Show again what was being typed, with the typing; return False where nothing was."""
        if self._place is None:
            return False
        kind, record, campaign = self._place
        self._add(kind, campaign=campaign) if record is None else self._open(record)
        self._entry.take_up_kept()
        self._status.say(_("Đã về bản đang gõ; chữ gõ dở còn nguyên."), "info", "text2")
        return True
