"""Going back and forward in what was typed into a form, field by field: lines, choices and persons come back too.

A step is what changed between one field being left and the next. Steps begin anew with each record shown and each
save: what was saved is undone by another save, never by this.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.i18n import _, language
from desktop_app.domain.records import Data
from desktop_app.ui.screens.record_form import RecordForm

MOST: Final = 200
"""Steps that are kept; the oldest go first."""


class FormSteps(QObject):
    """``restored`` names the fields that show something else again, ``said`` is for the status bar."""

    restored = Signal(list)
    said = Signal(str)

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        self._form = form
        self._steps: list[Data] = []
        self._at = 0
        form.edited.connect(self._touch)
        form.field_left.connect(lambda _name: self.settle())
        form.undo_wanted.connect(self._move)

    def begin(self) -> None:
        """Begin with what the form shows now."""
        sheet = self._form.sheet
        self._steps = [sheet.data()] if sheet is not None else []
        self._at = 0
        self._form.owns_undo = False

    def settle(self) -> None:
        """Make a step of what changed since the last one."""
        sheet = self._form.sheet
        if sheet is None or not self._steps:
            return
        data = sheet.data()
        if data == self._steps[self._at]:
            return
        self._steps = [*self._steps[: self._at + 1], data][-MOST:]
        self._at = len(self._steps) - 1

    def _touch(self) -> None:
        self._form.owns_undo = True

    def _move(self, step: int) -> None:
        self.settle()
        there = self._at + step
        if not 0 <= there < len(self._steps):
            self.said.emit(
                _("Không còn gì để hoàn tác kể từ lần lưu trước.") if step < 0 else _("Không còn gì để làm lại.")
            )
            return
        self._at = there
        sheet = self._form.sheet
        changed = sheet.show_again(self._steps[there]) if sheet is not None else []
        if sheet is None or not changed:
            return
        self.restored.emit(changed)
        self._form.go_to(changed[0])
        names = ", ".join(sheet.definition.field(name).title.in_language(language()) for name in changed)
        words = _("Đã hoàn tác: {fields}.") if step < 0 else _("Đã làm lại: {fields}.")
        self.said.emit(words.format(fields=names))
