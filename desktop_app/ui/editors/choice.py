"""One of the options of a definition: segments for two or three, else a list that opens and is searched by typing.

Nothing is preselected. Del takes an answer back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _, language
from desktop_app.domain import vietnamese
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Field, Option
from desktop_app.domain.display import NO, YES
from desktop_app.domain.entry import parse_option
from desktop_app.domain.records import Json
from desktop_app.ui.editors.base import FramedBox, Lookups, live_options
from desktop_app.ui.editors.lookup import LookupInput
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.segments import SegmentedChoice

SEGMENTS: Final = 3
LONG_LIST: Final = 12
"""From so many options on a list is searched by typing rather than looked through."""
_LETTERS_PER_TWELFTH: Final = 8


def fits_segments(field: Field) -> bool:
    """Return whether the options are few and short enough to stand side by side in the field's width."""
    live = live_options(field)
    longest = max(sum(len(option.title.vi) for option in live), sum(len(option.title.en) for option in live))
    return len(live) <= SEGMENTS and longest <= field.width * _LETTERS_PER_TWELFTH


class SegmentBox(FramedBox):
    """Two or three options side by side; also yes and no."""

    def __init__(self, field: Field, lookups: Lookups, *, bare: bool = False) -> None:
        self.segments = SegmentedChoice()
        self._boolean = field.type == "boolean"
        self._pointed = False
        super().__init__(field, lookups, self.segments, bare=bare)
        holder = self.segments.parentWidget()
        layout = holder.layout() if holder is not None else None
        if layout is not None:
            layout.setAlignment(self.segments, Qt.AlignmentFlag.AlignLeft)
        self._kept: Json = None
        self._day: PartialDate | None = None
        self._offer()
        self.segments.changed.connect(lambda _code: self._choose())

    def value(self) -> Json:
        """Return the chosen code, true or false; an answer no option knows stays as it was."""
        code = self.segments.code()
        if code is None:
            return self._kept
        return code == "true" if self._boolean else code

    def set_value(self, value: Json) -> None:
        """Choose ``value``, or nothing."""
        code = {True: "true", False: "false"}.get(value) if isinstance(value, bool) else value
        known = isinstance(code, str) and any(code == option for option, _words in self._options())
        self._kept = None if known else value
        self.segments.set_code(code if known and isinstance(code, str) else None)

    def set_day(self, day: PartialDate | None) -> None:
        """Offer what existed on that day; an answer already chosen stays, and validation says what is wrong."""
        before = self._options()
        self._day = day
        if self._options() != before:
            chosen = self.segments.code()
            self._offer()
            self.segments.set_code(chosen)

    def inputs(self) -> list[QWidget]:
        """Return the chosen segment, or the first."""
        buttons: list[Button] = self.segments.findChildren(Button)
        return [next((button for button in buttons if button.isChecked()), buttons[0])]

    def stops(self) -> list[QWidget]:
        """Return every segment: which one Tab stops at changes with the choice."""
        buttons: list[QWidget] = list(self.segments.findChildren(Button))
        return buttons

    def set_read_only(self, read_only: bool) -> None:
        """Show the answer, or let it be changed."""
        self.segments.setEnabled(not read_only)

    def retranslate(self) -> None:
        """Take the options' words too."""
        super().retranslate()
        self.segments.set_options(self._options())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the answer back with Del; go on with Enter, which chooses a segment only that arrows went to.

        Enter leads through a form: nobody may answer a question by passing it.
        """
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, Button):
            self._pointed |= event.key() in _ARROWS
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.set_value(None)
                self.touched()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _HELD:
                if self._pointed:
                    watched.click()
                self._pointed = False
                QApplication.sendEvent(self, event.clone())  # the line or the form goes on, as from any other field
                return True
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        self._kept = None
        self.touched()

    def _offer(self) -> None:
        self.segments.set_options(self._options())
        for button in self.segments.findChildren(Button):
            self.watch(button)
        self.stops_changed.emit()

    def _options(self) -> list[tuple[str, str]]:
        shown = language()
        if self._boolean:
            return [("true", YES.in_language(shown)), ("false", NO.in_language(shown))]
        live = live_options(self.field, self._day) or live_options(self.field)
        chosen = self.field.option(self.segments.code() or "")
        if chosen is not None and chosen not in live:
            live = [option for option in self.field.options if option in live or option is chosen]
        return [(option.code, option.title.in_language(shown)) for option in live]


_ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ChoiceBox(FramedBox):
    """A longer list of options, opened by a click, Down or F4, and narrowed by typing."""

    def __init__(self, field: Field, lookups: Lookups, *, bare: bool = False) -> None:
        self.line = LookupInput(self._matching, arrow=True, lists_all=True, placeholder=_placeholder(field))
        super().__init__(field, lookups, self.line, bare=bare)
        self._kept: Json = None
        self._day: PartialDate | None = None
        self._shown = ""
        self.line.textEdited.connect(lambda _text: self.touched())
        self.line.chosen.connect(self._choose)

    def value(self) -> Json:
        """Return the code; text that names no option is returned as typed."""
        if self.line.text() == self._shown:
            return self._kept
        try:
            return self._read()
        except Refused:
            return vietnamese.clean(self.line.text()) or None

    def set_value(self, value: Json) -> None:
        """Show the option of code ``value``, or nothing."""
        self._kept = value
        option = self.field.option(value) if isinstance(value, str) else None
        self._shown = option.title.in_language(language()) if option else str(value or "")
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)

    def set_day(self, day: PartialDate | None) -> None:
        """Offer what existed on that day."""
        self._day = day

    def refusal(self) -> Refused | None:
        """Return why the text names no option."""
        if self.line.text() == self._shown and (self._kept is None or self._known()):
            return None
        try:
            self._read()
        except Refused as refusal:
            return refusal
        return None

    def leave(self) -> None:
        """Show the whole name of the option that was typed."""
        if self.line.text() != self._shown and self.refusal() is None:
            self.set_value(self.value())
        super().leave()

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read, not changed."""
        self.line.setReadOnly(read_only)

    def retranslate(self) -> None:
        """Take the option's words too."""
        super().retranslate()
        self.line.setPlaceholderText(_placeholder(self.field))
        if self.line.text() == self._shown:
            self.set_value(self._kept)

    def _known(self) -> bool:
        return isinstance(self._kept, str) and self.field.option(self._kept) is not None

    def _read(self) -> Json:
        text = vietnamese.clean(self.line.text())
        return parse_option(self.field, text) if text else None

    def _choose(self, row: Suggestion) -> None:
        self.set_value(row.value)
        self.touched()

    def _matching(self, typed: str) -> Sequence[Suggestion]:
        whole = typed.strip() == "" or typed == self._shown
        return [
            Suggestion(option.title.in_language(language()), option.code)
            for option in live_options(self.field, self._day)
            if whole or answers_to(option, typed)
        ]


def answers_to(option: Option, typed: str) -> bool:
    """Tell whether the words of ``option``, in either language or another spelling, begin as ``typed`` does."""
    spellings = (option.title.vi, option.title.en, *option.variants)
    return any(vietnamese.matches(typed, spelling, "prefix") for spelling in spellings)


def _placeholder(field: Field) -> str:
    return _("Gõ để tìm…") if len(live_options(field)) > LONG_LIST else _("Chọn…")
