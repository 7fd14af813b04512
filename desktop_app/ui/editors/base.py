"""What every field of a form is to the form: a box with label, editor and the line below, answering with JSON.

What is typed but cannot be read is kept in the answer as it was typed, so that a draft loses nothing; ``refusal``
says why it cannot be read, and completion waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import _, language
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Field, Level, Option
from desktop_app.domain.entry import NO_CONTEXT, EntryContext
from desktop_app.domain.records import Json
from desktop_app.ui.editors.reading_row import ReadingRow
from desktop_app.ui.models.suggestions import Suggestion
from desktop_app.ui.parts.base import Translated, set_property
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.theme import Themed

NOT_LEAVING: Final = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Reasons for losing the focus that do not mean the field is done with."""


def _nothing(*_asked: str) -> Sequence[Suggestion]:
    return ()


def _no_communes(_typed: str, _day: PartialDate | None) -> Sequence[Suggestion]:
    return ()


def _no_names(_commune: str) -> str:
    return ""


def _no_picture(_sha256: str) -> bytes:
    return b""


@dataclass(frozen=True, slots=True)
class Lookups:
    """The functions editors ask while something is typed.

    ``people(typed)`` and ``records(kind, typed)`` offer values ready to be kept; ``communes(typed, day)`` offers keys,
    those of the record's day first (None: today); ``about_commune(key)`` is the hint below a commune;
    ``kind_title(kind)`` names a kind in running text; ``thumbnail(sha256)`` is a small JPEG of an attached file.
    """

    people: Callable[[str], Sequence[Suggestion]] = _nothing
    communes: Callable[[str, PartialDate | None], Sequence[Suggestion]] = _no_communes
    records: Callable[[str, str], Sequence[Suggestion]] = _nothing
    about_commune: Callable[[str], str] = _no_names
    kind_title: Callable[[str], str] = _no_names
    thumbnail: Callable[[str], bytes] = _no_picture
    context: EntryContext = field(default=NO_CONTEXT)


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A problem in words: ``text`` beside the field, ``title`` names the field in the list.

    ``row`` and ``column`` say where in a table of lines it is; ``other`` is the record it has to do with, "" for none.
    """

    field: str
    title: str
    text: str
    level: Level = "error"
    row: int | None = None
    column: str | None = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a field, or one cell of it, cannot be read."""

    field: str
    refusal: Refused
    row: int | None = None
    column: str | None = None


class FieldBox(QWidget, Themed, Translated):
    """One question. ``edited`` follows typing by the user, ``left`` follows the focus going elsewhere.

    ``add_wanted`` asks for a new record of a kind, named as typed; ``chosen`` tells of a referenced record;
    ``stops_changed`` follows other widgets taking the focus than before; ``files_wanted`` carries what a box of
    attached files asks for (``models.attached.FilesWanted``).
    """

    edited = Signal()
    left = Signal()
    add_wanted = Signal(str, str)
    chosen = Signal(str)
    stops_changed = Signal()
    files_wanted = Signal(object)

    def __init__(self, field: Field, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.lookups = lookups
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    @property
    def title(self) -> str:
        """Return the field's name in the language in use."""
        return self.field.title.in_language(language())

    def value(self) -> Json:
        """Return the answer as kept in a version, None for none."""
        raise NotImplementedError

    def set_value(self, value: Json) -> None:
        """Show ``value`` without telling anybody."""
        raise NotImplementedError

    def change_value(self, value: Json) -> None:
        """Show ``value`` in place of what stands in the same form: one is gone back to, or copied."""
        self.set_value(value)

    def refusal(self) -> Refused | None:
        """Return why what is typed cannot be read, or None."""
        return None

    def unreadable(self) -> list[Unreadable]:
        """Return everything in the field that cannot be read."""
        refusal = self.refusal()
        return [] if refusal is None else [Unreadable(self.field.name, refusal)]

    def set_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Show these problems and no others."""
        raise NotImplementedError

    origin = ""
    """Where the answer came from, until it is edited."""

    def set_note(self, note: str) -> None:
        """Say below the editor where the answer came from, until it is edited."""

    def reading_row(self) -> ReadingRow | None:
        """Return the row that asks which of several readings is meant, while it asks."""
        return None

    def set_day(self, day: PartialDate | None) -> None:
        """Offer only options that existed on the record's day; all of them while it is not known.

        Of communes, those of that day first; today's while it is not known.
        """

    def help_at_focus(self) -> tuple[str, str]:
        """Return the name of what has the focus in here, and its help."""
        return self.title, self.field.description.in_language(language())

    def set_read_only(self, read_only: bool) -> None:
        """Show the answer, or let it be changed."""
        for one in self.inputs():
            one.setEnabled(not read_only)

    def inputs(self) -> list[QWidget]:
        """Return the widgets that take the focus, in order."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """Return everything Tab may stop at, in the order of the page."""
        return self.inputs()

    def focus_at(self, row: int | None = None, column: str | None = None) -> None:
        """Put the focus on the editor, or into one cell of it."""
        inputs = self.inputs()
        if inputs:
            inputs[0].setFocus(Qt.FocusReason.TabFocusReason)

    def come_back(self) -> None:
        """Put the focus where a new record was asked for."""
        self.focus_at()

    def watch(self, widget: QWidget) -> None:
        """Tell with ``left`` when the focus leaves ``widget``."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the focus go. What is hidden with its whole screen (F1, the lock) is not left: one comes back to it."""
        gone = event.type() == QEvent.Type.FocusOut and isinstance(watched, QWidget) and watched.isVisible()
        if gone and isinstance(event, QFocusEvent) and event.reason() not in NOT_LEAVING:
            self.leave()
        return False

    def leave(self) -> None:
        """Settle what was typed and tell it."""
        self.left.emit()


def live_options(field: Field, day: PartialDate | None = None) -> list[Option]:
    """Return the options new records of ``day`` may use; of any day while it is not known."""
    first, last = (day.start.isoformat(), day.end.isoformat()) if day is not None else ("", "")
    return [option for option in field.options if not option.retired and (day is None or option.existed(first, last))]


def holds_focus(widget: QWidget) -> bool:
    """Return whether the focus of its window is on ``widget`` or inside it, also while another window is in front."""
    focused: QWidget | None = widget.window().focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


class FramedBox(FieldBox):
    """A box of one editor in one frame. ``bare``: only the editor, for a cell of a table of lines."""

    def __init__(self, field: Field, lookups: Lookups, editor: QWidget, *, bare: bool = False) -> None:
        super().__init__(field, lookups)
        self.editor = editor
        self._frame: FieldFrame | None = None
        if bare:
            self.column.addWidget(editor)
            self.setFocusProxy(editor)
        else:
            self._frame = FieldFrame(self.title, editor, required=field.constraints.required, sensitive=field.sensitive)
            self.column.addWidget(self._frame)
            self.column.addStretch()
        self._name_cell()
        self._tell_help()
        self.watch(editor)

    def inputs(self) -> list[QWidget]:
        """Return the one editor."""
        return [self.editor]

    def hint(self) -> str:
        """Return the line below while there is no problem and no note."""
        return ""

    def refresh_hint(self) -> None:
        """Show the hint that fits the answer."""
        self.show_hint(self.origin or self.hint())

    def show_hint(self, text: str, *, words: bool = False) -> None:
        """Show ``text`` below; ``words``: an amount in words."""
        if self._frame is not None:
            self._frame.set_hint(text, words=words)

    def set_note(self, note: str) -> None:
        """Say where the answer came from."""
        self.origin = note
        self.refresh_hint()

    def touched(self) -> None:
        """Tell that the user changed the answer, and take the note away: it was about the answer before."""
        self.origin = ""
        self.refresh_hint()
        self.edited.emit()

    def set_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Show the gravest problem below and on the border."""
        worst = next((one for one in problems if one.level == "error"), problems[0] if problems else None)
        text, level = (worst.text, worst.level) if worst else ("", "error")
        if self._frame is not None:
            self._frame.set_problem(text, level)
        else:
            set_property(self.editor, "state", {"error": "err", "warning": "warn"}[level] if text else "")
            self.editor.setAccessibleDescription(text)

    def _name_cell(self) -> None:
        """Name an editor that has no label of its own: a cell of a table."""
        if self._frame is None and self.title:
            required = self.field.constraints.required
            self.editor.setAccessibleName(_("{label}, phải có").format(label=self.title) if required else self.title)

    def _tell_help(self) -> None:
        words = self.field.description.in_language(language())
        self.editor.setToolTip(words)
        if self._frame is not None:
            self._frame.set_help(words)

    @property
    def below(self) -> str:
        """Return the line shown below."""
        return self._frame.below if self._frame is not None else ""

    def retranslate(self) -> None:
        """Take label and help in the language in use."""
        self._tell_help()
        if self._frame is not None:
            self._frame.set_label(self.title)
        self._name_cell()
        self.refresh_hint()
