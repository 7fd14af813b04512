"""One line of text: words, whole and decimal numbers, dates, personal numbers, telephone numbers, amounts of money.

Read and shown by the domain's own rules; what was typed is rewritten as it is shown elsewhere only after the field
is left, never while an input method may be composing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import N_, _
from desktop_app.domain import vietnamese
from desktop_app.domain.definition import Field, FieldType
from desktop_app.domain.entry import display_field, parse_field
from desktop_app.domain.money_words import amount_in_words
from desktop_app.domain.readings import Reading, readings
from desktop_app.domain.records import Json
from desktop_app.ui.editors.base import FramedBox, Lookups, ShownProblem
from desktop_app.ui.editors.reading_row import ReadingRow
from desktop_app.ui.parts.inputs import TextArea, TextInput

RIGHT_ALIGNED: Final[frozenset[FieldType]] = frozenset(("money", "integer", "number"))
_PLACEHOLDERS: Final[dict[FieldType, str]] = {
    "partial_date": N_("ng/th/năm"),
    "identifier": N_("12 chữ số"),
}


class LineBox(FramedBox):
    """A field typed as one line."""

    def __init__(self, field: Field, lookups: Lookups, *, bare: bool = False) -> None:
        self.line = TextInput(right=field.type in RIGHT_ALIGNED, strong=field.type == "money")
        super().__init__(field, lookups, self.line, bare=bare)
        self._kept: Json = None
        self._shown = ""
        self._readings: ReadingRow | None = None
        self._set_placeholder()
        self.line.textEdited.connect(lambda _text: self.touched())

    def value(self) -> Json:
        """Return the answer; text that cannot be read is returned as typed."""
        text = self.line.text()
        if text == self._shown:
            return self._kept
        try:
            return parse_field(self.field, text, self.lookups.context)
        except Refused:
            return vietnamese.tidy(text) or None

    def set_value(self, value: Json) -> None:
        """Show ``value`` as lists and papers show it."""
        self._kept = value
        self._shown = display_field(self.field, value, context=self.lookups.context)
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)
        self.refresh_hint()

    def refusal(self) -> Refused | None:
        """Read the text and return what is wrong with it."""
        try:
            parse_field(self.field, self.line.text(), self.lookups.context)
        except Refused as refusal:
            return refusal
        return None

    def leave(self) -> None:
        """Rewrite what could be read as it is shown elsewhere: dots, dd/mm/yyyy."""
        if self.line.text() != self._shown and self.refusal() is None:
            note = self.origin
            self.set_value(self.value())
            self.set_note(note)
        super().leave()

    def readings(self) -> tuple[Reading, ...]:
        """Return what the text may mean, where it has several readings or a slip that can be guessed."""
        refusal = self.refusal()
        return readings(self.field, refusal, self.lookups.context) if refusal is not None else ()

    def take_reading(self, text: str) -> None:
        """Answer with ``text``, as if it had been typed and left."""
        self.line.setText(text)
        self.leave()
        self.touched()
        self.left.emit()

    def reading_row(self) -> ReadingRow | None:
        """Return the row below while it asks."""
        return self._readings if self._readings is not None and self._readings.readings else None

    def set_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Offer the readings too while the text is told as a problem; a line of a table has its own place for them."""
        super().set_problems(problems)
        if self._frame is None:
            return
        asked = self.readings() if problems and not self.line.isReadOnly() else ()
        if asked and self._readings is None:
            self._readings = ReadingRow(self, stacked=True)
            self._readings.taken.connect(self.take_reading)
            self.column.insertWidget(1, self._readings)
        if self._readings is not None:
            self._readings.offer(asked)

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read and copied, not changed."""
        self.line.setReadOnly(read_only)

    def retranslate(self) -> None:
        """Take the placeholder too."""
        super().retranslate()
        self._set_placeholder()

    def _set_placeholder(self) -> None:
        words = _PLACEHOLDERS.get(self.field.type)
        self.line.setPlaceholderText(_(words) if words else "")


class MoneyBox(LineBox):
    """An amount in đồng with its words below, live."""

    def refresh_hint(self) -> None:
        """Show the amount in words while it can be read, and how to type one while there is none."""
        if self.origin:
            self.show_hint(self.origin)
            return
        amount = self.value()
        self.show_hint(amount_in_words(amount) if type(amount) is int and amount >= 0 else "", words=True)


class ComputedBox(LineBox):
    """A sum the book works out by itself: shown, never typed, not part of the data."""

    def __init__(self, field: Field, lookups: Lookups, *, bare: bool = False) -> None:
        super().__init__(field, lookups, bare=bare)
        self.line.setReadOnly(True)

    def value(self) -> Json:
        """Return nothing: the sum is left out of the data."""
        return None

    def refusal(self) -> Refused | None:
        """Nothing is typed here."""
        return None

    def leave(self) -> None:
        """Nothing to settle."""
        self.left.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Stay as it is: a sum is never typed."""

    def refresh_hint(self) -> None:
        """Show the sum in words."""
        amount = self._kept
        self.show_hint(amount_in_words(amount) if type(amount) is int and amount >= 0 else "", words=True)


class TextBox(FramedBox):
    """Several lines of text."""

    def __init__(self, field: Field, lookups: Lookups, *, bare: bool = False) -> None:
        self.area = TextArea(lines=3)
        super().__init__(field, lookups, self.area, bare=bare)
        self._showing = False
        self.area.textChanged.connect(self._changed)

    def value(self) -> Json:
        """Return the text as typed."""
        return vietnamese.tidy_lines(self.area.text()) or None

    def set_value(self, value: Json) -> None:
        """Show ``value``."""
        self._showing = True
        self.area.setPlainText(value if isinstance(value, str) else "")
        self._showing = False

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read and copied, not changed."""
        self.area.setReadOnly(read_only)

    def _changed(self) -> None:
        if not self._showing:
            self.touched()
