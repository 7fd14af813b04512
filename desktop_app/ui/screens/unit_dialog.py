"""One dialog for each thing that happens to a unit: its fields, one button, and what stood in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, TextInput
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.segments import SegmentedChoice

Kind = Literal["text", "choice", "segments"]
Editor = TextInput | Choice | SegmentedChoice


@dataclass(frozen=True, slots=True)
class Asked:
    """One field: its name, words, how it is answered, and where it stands. ``row``: fields of one row stand together.

    ``only_if``: (field, answer) that brings it on.
    """

    name: str
    label: str
    kind: Kind = "text"
    row: int = 0
    width: int = 1
    required: bool = True
    hint: str = ""
    value: str = ""
    options: Sequence[tuple[str, str]] = field(default=())
    only_if: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a dialog asks: title, one sentence of what will happen, the fields, the button."""

    title: str
    lead: str
    fields: tuple[Asked, ...]
    button: str
    icon: str


class UnitDialog(QDialog):
    """``answered(dict)`` carries field → text of the fields shown; the flow accepts the dialog or shows a problem."""

    answered = Signal(dict)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.title)
        self.setModal(True)
        styled(self, "canvas")
        self._asked = {one.name: one for one in question.fields}
        self.editors: dict[str, Editor] = {one.name: _editor(one) for one in question.fields}
        self.frames = {
            one.name: FieldFrame(one.label, self.editors[one.name], required=one.required, hint=one.hint)
            for one in question.fields
        }
        self.notice = Banner("error")
        self.notice.hide()
        self.button = Button(question.button, "filled", icon=question.icon, key="Ctrl+Enter")
        self.close_button = Button(_("Thôi, không đổi"), "quiet", key="Esc")
        for button in (self.button, self.close_button):
            button.setAutoDefault(False)
        self.button.clicked.connect(self._answer)
        self.close_button.clicked.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._answer)
        self._lay_out(question)
        self._connect()
        self._show_asked()
        self._first().setFocus()

    def _lay_out(self, question: Question) -> None:
        page = QWidget()
        page.setProperty("role", "plain")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, theme.px(6), 0)
        rows.setSpacing(theme.px(12))
        for number in sorted({one.row for one in question.fields}):
            line = QHBoxLayout()
            line.setSpacing(theme.px(12))
            for one in question.fields:
                if one.row == number:
                    line.addWidget(self.frames[one.name], one.width, Qt.AlignmentFlag.AlignTop)
            rows.addLayout(line)
        rows.addStretch()
        area = scrolled(page)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.button)
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        side = theme.px(20)
        column.setContentsMargins(side, theme.px(16), side, theme.px(16))
        column.setSpacing(theme.px(12))
        for widget in (Text(question.title, role="section", wrap=True), Text(question.lead, role="hint", wrap=True)):
            column.addWidget(widget)
        column.addWidget(self.notice)
        column.addWidget(area, 1)
        column.addLayout(foot)
        height = 210 + 74 * len({one.row for one in question.fields})
        self.resize(self._within(theme.px(660), theme.px(height)))

    def _within(self, width: int, height: int) -> QSize:
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(1366, 697)
        return QSize(min(width, room.width() - 24), min(height, room.height() - 24))

    def _connect(self) -> None:
        for name, editor in self.editors.items():
            frame = self.frames[name]
            if isinstance(editor, TextInput):
                editor.textEdited.connect(lambda _text, edited=frame: edited.forgive())
                editor.returnPressed.connect(lambda: self.focusNextChild())
            elif isinstance(editor, Choice):
                editor.currentIndexChanged.connect(lambda _row, edited=frame: edited.forgive())
                editor.currentIndexChanged.connect(lambda _row: self._show_asked())
            else:
                editor.changed.connect(lambda _code: self._show_asked())

    def answers(self) -> dict[str, str]:
        """Return what is filled in, of the fields asked now."""
        return {name: _text(self.editors[name]) for name in self._asked if self._is_asked(name)}

    def show_problem(self, sentence: Sentence) -> None:
        """Say what stood in the way; what was typed stays."""
        self.notice.set_message("error", sentence.title, sentence.body)
        self.notice.show()

    def show_field_problem(self, name: str, text: str) -> None:
        """Say what is wrong with one field, and go there."""
        self.frames[name].set_problem(text)
        self.editors[name].setFocus()

    def _is_asked(self, name: str) -> bool:
        condition = self._asked[name].only_if
        return condition is None or _text(self.editors[condition[0]]) == condition[1]

    def _show_asked(self) -> None:
        for name, frame in self.frames.items():
            frame.setVisible(self._is_asked(name))

    def _first(self) -> QWidget:
        return next(iter(self.editors.values()))

    def _answer(self) -> None:
        self.notice.hide()
        answers = self.answers()
        empty = [name for name, text in answers.items() if self._asked[name].required and not text]
        for name in empty:
            self.frames[name].set_problem(_("Chưa điền; ô này phải có."))
        if empty:
            self.editors[empty[0]].setFocus()
            return
        self.answered.emit(answers)


def _editor(asked: Asked) -> Editor:
    if asked.kind == "text":
        line = TextInput()
        line.setText(asked.value)
        return line
    if asked.kind == "segments":
        segments = SegmentedChoice(asked.options)
        segments.setAccessibleName(asked.label)
        return segments
    choice = Choice()
    choice.set_options(asked.options)
    choice.set_code(asked.value or None)
    return choice


def _text(editor: Editor) -> str:
    return " ".join(editor.text().split()) if isinstance(editor, TextInput) else editor.code() or ""
