"""The wheel over an editor that has not the focus changes nothing, whatever the editor; nor does it in lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.base import paths
from desktop_app.domain.definition_loader import load_definitions
from desktop_app.domain.records import Data
from desktop_app.ui.editors.base import Lookups
from desktop_app.ui.editors.sheet import FormSheet
from desktop_app.ui.parts.inputs import TextInput
from tests.ui.walks import visible, wheel

Show = Callable[[QWidget], QWidget]
TURNS = (-120, 120, 120)


def test_the_wheel_changes_no_answer_of_any_kind(shown: Show) -> None:
    """Every widget of every kind's form is turned over, its lines included; the focus stays elsewhere."""
    page = QWidget()
    column = QVBoxLayout(page)
    elsewhere = TextInput()
    column.addWidget(elsewhere)
    shown(page)
    for definition in load_definitions(paths.resources() / "forms"):
        sheet = FormSheet(definition, Lookups())
        column.addWidget(sheet)
        lines: Data = {one.name: [{}, {}] for one in definition.fields if one.type in ("rows", "funding")}
        sheet.set_data({**lines, **_answers(sheet)})
        QApplication.processEvents()
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        before = sheet.data()
        assert before, definition.kind
        for widget in visible(sheet):
            for turn in TURNS:
                QApplication.sendEvent(widget, wheel(widget, turn))
        assert sheet.data() == before, definition.kind
        assert elsewhere.hasFocus(), definition.kind
        sheet.setParent(None)
        sheet.deleteLater()


def _answers(sheet: FormSheet) -> Data:
    """Return an answer for each choice, number and date: what a wheel could move."""
    found: Data = {}
    for field in sheet.definition.fields:
        if field.type == "choice" and field.options:
            found[field.name] = field.options[len(field.options) // 2].code
        elif field.type in ("integer", "money"):
            found[field.name] = 5
        elif field.type == "boolean":
            found[field.name] = True
        elif field.type == "partial_date":
            found[field.name] = "2026-03-12"
    return {name: value for name, value in found.items() if name in sheet.boxes}
