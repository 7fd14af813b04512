"""Page objects of units: what a person does in the tree and its dialogs, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.ui.flows.units import UnitsFlow
from desktop_app.ui.parts.inputs import Choice, TextInput
from desktop_app.ui.screens.own_unit import OwnUnitScreen
from desktop_app.ui.screens.unit_dialog import UnitDialog
from tests.pages.typing import press, type_text

KEYS = {
    "add": (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
    "rename": (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
    "move": (Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier),
    "merge": (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier),
    "split": (Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier),
    "dissolve": (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier),
}


class UnitsPage:
    """The tree and the dialog in front of it."""

    def __init__(self, flow: UnitsFlow) -> None:
        self.flow = flow
        self.screen = flow.screen

    @property
    def dialog(self) -> UnitDialog:
        """Return the open dialog."""
        assert self.flow.dialog is not None
        return self.flow.dialog

    @property
    def open(self) -> bool:
        """Tell whether a dialog is open."""
        return self.flow.dialog is not None

    def names(self) -> list[str]:
        """Return the names shown, indented as on the screen."""
        return [row[0].text for row in self.screen.table.content.rows]

    def ask(self, action: str, code: str) -> None:
        """Go to the unit ``code`` and press the key of ``action``."""
        rows = [row for row, cells in enumerate(self.screen.table.content.rows) if cells[1].text == code]
        self.screen.window().activateWindow()
        QApplication.processEvents()
        self.screen.table.go_to(rows[-1])
        press(self.screen.table, *KEYS[action])

    def fill(self, **answers: str) -> None:
        """Fill fields of the dialog."""
        for name, answer in answers.items():
            editor = self.dialog.editors[name]
            if isinstance(editor, TextInput):
                editor.clear()
                type_text(editor, answer)
            elif isinstance(editor, Choice):
                editor.set_code(answer)
            else:
                editor.set_code(answer)
                editor.changed.emit(answer)

    def confirm(self) -> None:
        """Press Ctrl+Enter."""
        press(self.dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


class OwnUnitPage:
    """An office's own name and address."""

    def __init__(self, screen: OwnUnitScreen) -> None:
        self.screen = screen

    def fill(self, **answers: str) -> None:
        """Type into fields."""
        for name, answer in answers.items():
            self.screen.lines[name].clear()
            type_text(self.screen.lines[name], answer)

    def save(self) -> None:
        """Press Ctrl+S."""
        press(self.screen.lines["name"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
