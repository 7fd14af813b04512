"""Which record a form at work shows, or what new one, and where it was begun."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.services.entry import OpenRecord


class OpenedForm(QObject):
    """The base of ``EntryForm``: what was opened last, and the campaign it was begun in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._opened: OpenRecord | None = None
        self._campaign = ""

    @property
    def record(self) -> str | None:
        """Return the id of the record in the form, None for a new one."""
        return self._opened.record if self._opened is not None else None

    @property
    def place(self) -> tuple[str, str | None, str]:
        """Return kind and record (None: a new one) of what is typed, and the campaign it was begun in."""
        return self.kind, self.record, self._campaign

    @property
    def kind(self) -> str:
        """Return the kind of the record in the form, "" for none."""
        return self._opened.definition.kind if self._opened is not None else ""
