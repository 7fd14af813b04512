"""Another record (a campaign, a movement), found by its title; the last row of the look-up makes a new one in place.

Where everybody has some answers (the movements PT01-PT11), these come first, in the office's own words for them.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _, language
from desktop_app.domain import vietnamese
from desktop_app.domain.answers import is_record_id
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Field, Option
from desktop_app.domain.display import wording
from desktop_app.domain.entry import display_field, offered_codes, parse_field
from desktop_app.domain.records import Json
from desktop_app.ui.editors.base import FramedBox, Lookups, live_options
from desktop_app.ui.editors.lookup import LookupInput
from desktop_app.ui.models.suggestions import Suggestion


class ReferenceBox(FramedBox):
    """The title of the chosen record or answer. ``chosen`` tells a record's id: shared values can be copied."""

    def __init__(self, field: Field, lookups: Lookups, *, bare: bool = False) -> None:
        self._target = field.target or ""
        self.line = LookupInput(self._search, arrow=True, lists_all=True, adding=self._adding_words)
        super().__init__(field, lookups, self.line, bare=bare)
        self._kept: Json = None
        self._shown = ""
        self._day: PartialDate | None = None
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
        """Show the title of record or answer ``value``."""
        self._kept = value
        self._shown = display_field(self.field, value, language(), self.lookups.context)
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)
        self.refresh_hint()

    def take(self, row: Suggestion) -> None:
        """Refer to the record chosen in the look-up, or just made."""
        self.set_value(row.value)
        self.touched()
        self._tell(row.value)

    def set_day(self, day: PartialDate | None) -> None:
        """Offer those of everybody's answers that existed on that day."""
        self._day = day

    def refusal(self) -> Refused | None:
        """Return why the text names no record."""
        if self.line.text() == self._shown and (self._kept is None or self._known()):
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
            self._tell(found)
        super().leave()

    def set_read_only(self, read_only: bool) -> None:
        """Let the title be read, not changed."""
        self.line.setReadOnly(read_only)

    def retranslate(self) -> None:
        """Take the placeholder too, and an answer of the list."""
        super().retranslate()
        self.line.setPlaceholderText(_("Chọn…"))
        if self.line.text() == self._shown:
            self.set_value(self._kept)

    def _known(self) -> bool:
        return is_record_id(self._kept) or (isinstance(self._kept, str) and self.field.option(self._kept) is not None)

    def _tell(self, value: Json) -> None:
        if isinstance(value, str) and is_record_id(value):
            self.chosen.emit(value)

    def _search(self, typed: str) -> Sequence[Suggestion]:
        sought = "" if typed == self._shown else typed
        if not self.field.options:
            return self.lookups.records(self._target, sought)
        context, live = self.lookups.context, self._live()
        codes = offered_codes(self.field, sought, context) if sought.strip() else [option.code for option in live]
        listed = [self._listed(option) for option in live if option.code in codes]
        spoken = {own.record for option in live if (own := wording(self.field, option.code, context)) is not None}
        records = [row for row in self.lookups.records(self._target, sought) if row.value not in spoken]
        return [*listed, *records]

    def _live(self) -> list[Option]:
        """Return the answers everybody has, those that have ended too: a movement is still honoured afterwards."""
        last = self._day.end.isoformat() if self._day else ""
        return [one for one in live_options(self.field) if not last or one.valid_from is None or one.valid_from <= last]

    def _listed(self, option: Option) -> Suggestion:
        words = display_field(self.field, option.code, language(), self.lookups.context)
        spoken_of = option.code[:1].isupper()  # PT07 is what people say; "grassroots" is ours
        return Suggestion(words, option.code, tail=option.code if spoken_of else "")

    def _adding_words(self, typed: str) -> str:
        kind = self.lookups.kind_title(self._target)
        if not typed or typed == self._shown:
            return _("Thêm {kind} mới").format(kind=kind)
        return _("Thêm {kind} mới “{name}”").format(kind=kind, name=typed)
