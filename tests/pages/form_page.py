"""An entry form as a person uses it, by keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_app.ui.editors.base import FieldBox, FramedBox
from desktop_app.ui.editors.popup import SuggestionPopup
from desktop_app.ui.editors.sheet import FormSheet
from desktop_app.ui.screens.record_form import RecordForm
from tests.pages.typing import press, type_text

_CTRL = Qt.KeyboardModifier.ControlModifier
_LONGEST: Final = 200
"""Turns of 20 ms a look-up may take on a loaded machine."""


def commit(widget: QLineEdit, text: str) -> None:
    """Type ``text`` over what stands in ``widget``."""
    widget.setFocus()
    widget.selectAll()
    type_text(widget, text)


def offered(widget: QLineEdit) -> list[str]:
    """Wait for the look-up and return its titles."""
    QTest.qWait(20)
    for _turn in range(_LONGEST):
        if not any(pause.isActive() for pause in widget.findChildren(QTimer)):
            break
        QTest.qWait(20)
    popup = SuggestionPopup.of(widget)
    return [row.title for row in popup.rows] if popup.isVisible() else []


class FormPage:
    """What is shown, and the keys."""

    def __init__(self, form: RecordForm) -> None:
        self.form = form

    @property
    def sheet(self) -> FormSheet:
        """Return the form itself."""
        if self.form.sheet is None:
            raise AssertionError("the form shows no record")
        return self.form.sheet

    def box(self, name: str) -> FieldBox:
        """Return a field's box."""
        return self.sheet.boxes[name]

    def line(self, name: str, place: int = 0) -> QLineEdit:
        """Return the input of a field, the ``place``-th of several."""
        widget = self.box(name).inputs()[place]
        if not isinstance(widget, QLineEdit):
            raise AssertionError(f"{name} is no line of text")
        return widget

    def type(self, name: str, text: str, place: int = 0) -> None:
        """Type into a field and leave it with Enter."""
        line = self.line(name, place)
        commit(line, text)
        press(line, Qt.Key.Key_Return)

    def text(self, name: str, place: int = 0) -> str:
        """Return what stands in a field."""
        return self.line(name, place).text()

    def below(self, name: str) -> str:
        """Return the line below a field."""
        box = self.box(name)
        return box.below if isinstance(box, FramedBox) else ""

    def save_draft(self) -> None:
        """Press Ctrl+S."""
        press(self.form, Qt.Key.Key_S, _CTRL)

    def complete(self) -> None:
        """Press Ctrl+Enter."""
        press(self.form, Qt.Key.Key_Return, _CTRL)

    def close(self) -> None:
        """Press Esc."""
        press(self.form, Qt.Key.Key_Escape)

    def answer(self, words: str) -> None:
        """Press the button of the banner with these words."""
        button = next(button for button in self.form.banners.buttons if button.words == words)
        button.setFocus()
        press(button, Qt.Key.Key_Return)
        QApplication.processEvents()

    @property
    def problems(self) -> list[str]:
        """Return the list "Cần xem lại": field and sentence."""
        return [f"{problem.title}: {problem.text}" for problem in self.form.panel.problems]
