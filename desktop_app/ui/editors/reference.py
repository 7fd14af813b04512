"""Another record (a campaign), found by its title; the last row of the look-up makes a new one in place."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _
from desktop_app.domain import vietnamese
from desktop_app.domain.answers import is_record_id
from desktop_app.domain.definition import Field
from desktop_app.domain.entry import display_field, parse_field
from desktop_app.domain.records import Json
from desktop_app.ui.editors.base import FramedBox, Lookups
from desktop_app.ui.editors.lookup import LookupInput
from desktop_app.ui.models.suggestions import Suggestion


class ReferenceBox(FramedBox):
    """The title of the chosen record. ``chosen`` tells its id, so that shared values can be copied."""

    def __init__(self, field: Field, lookups: Lookups, *, bare: bool = False) -> None:
        self._target = field.target or ""
        self.line = LookupInput(self._search, arrow=True, lists_all=True, adding=self._adding_words)
        super().__init__(field, lookups, self.line, bare=bare)
        self._kept: Json = None
        self._shown = ""
        self.line.setPlaceholderText(_("Chọn…"))
        self.line.textEdited.connect(lambda _text: self.touched())
        self.line.chosen.connect(lambda row: self.take(row))
        self.line.add_wanted.connect(lambda typed: self.add_wanted.emit(self._target, typed))

    def value(self) -> Json:
        """Return the record's id; text that names no record is returned as typed."""
        if self.line.text() == self._shown:
            return self._kept
        try:
            return parse_field(self.field, self.line.text(), self.lookups.context)
        except Refused:
            return vietnamese.clean(self.line.text()) or None

    def set_value(self, value: Json) -> None:
        """Show the title of record ``value``."""
        self._kept = value
        self._shown = display_field(self.field, value, context=self.lookups.context)
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)
        self.refresh_hint()

    def take(self, row: Suggestion) -> None:
        """Refer to the record chosen in the look-up, or just made."""
        self.set_value(row.value)
        self.touched()
        if isinstance(row.value, str):
            self.chosen.emit(row.value)

    def refusal(self) -> Refused | None:
        """Return why the text names no record."""
        if self.line.text() == self._shown and (self._kept is None or is_record_id(self._kept)):
            return None
        try:
            parse_field(self.field, self.line.text(), self.lookups.context)
        except Refused as refusal:
            return refusal
        return None

    def leave(self) -> None:
        """Show the whole title of the one record that was typed."""
        if self.line.text() != self._shown and self.refusal() is None:
            found = self.value()
            self.set_value(found)
            if isinstance(found, str):
                self.chosen.emit(found)
        super().leave()

    def set_read_only(self, read_only: bool) -> None:
        """Let the title be read, not changed."""
        self.line.setReadOnly(read_only)

    def retranslate(self) -> None:
        """Take the placeholder too."""
        super().retranslate()
        self.line.setPlaceholderText(_("Chọn…"))

    def _search(self, typed: str) -> Sequence[Suggestion]:
        return self.lookups.records(self._target, "" if typed == self._shown else typed)

    def _adding_words(self, typed: str) -> str:
        kind = self.lookups.kind_title(self._target)
        if not typed or typed == self._shown:
            return _("Thêm {kind} mới").format(kind=kind)
        return _("Thêm {kind} mới “{name}”").format(kind=kind, name=typed)
