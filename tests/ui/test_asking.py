"""Dialogs that ask for several things: where Tab goes, and where the focus is after a refusal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.messages.sentence import Sentence
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.screens.asking import AskingDialog
from desktop_app.ui.screens.first_run_steps import RecoveryView
from desktop_app.ui.screens.recovery_sheet_dialog import RecoverySheetDialog
from tests.pages.typing import press


class Asking(AskingDialog):
    """Ten fields one below the other, of which few have room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Hỏi", "Một câu.", Button("Ghi", "filled", key="Ctrl+Enter"), parent)
        self.fields = [TextInput() for _place in range(10)]
        for field in self.fields:
            self.rows.addWidget(field)
        self.fit(400, 300)
        self.fields[0].setFocus()

    def answer(self) -> None:
        """Do nothing: the test says how it went."""
        self.set_busy(True)


@pytest.fixture
def window(shown: Callable[[QWidget], QWidget]) -> QWidget:
    """The window below."""
    made = QWidget()
    made.resize(1000, 700)
    return shown(made)


@pytest.fixture
def dialog(window: QWidget, qtbot: QtBot) -> Asking:
    """The dialog, shown over the window."""
    made = Asking(window)
    made.open()
    qtbot.waitUntil(lambda: made.fields[0].hasFocus())
    return made


def in_sight(dialog: Asking, field: QWidget) -> bool:
    """Tell whether the whole of ``field`` can be seen in the part that scrolls."""
    viewport = dialog.area.viewport()
    return viewport.rect().contains(QRect(field.mapTo(viewport, QPoint(0, 0)), field.size()))


def test_tab_reaches_the_buttons_last_and_from_them_the_first_field_in_sight(dialog: Asking) -> None:
    for place in range(1, 10):
        press(dialog.fields[place - 1], Qt.Key.Key_Tab)
        assert dialog.fields[place].hasFocus()
    assert not in_sight(dialog, dialog.fields[0])
    press(dialog.fields[9], Qt.Key.Key_Tab)
    assert dialog.button.hasFocus()
    press(dialog.button, Qt.Key.Key_Tab)
    assert dialog.close_button.hasFocus()
    press(dialog.close_button, Qt.Key.Key_Tab)
    assert dialog.fields[0].hasFocus()
    assert in_sight(dialog, dialog.fields[0])


def test_after_a_refusal_typing_goes_on_where_it_was(dialog: Asking, qtbot: QtBot) -> None:
    dialog.fields[7].setFocus()
    dialog.button.click()
    assert QApplication.focusWidget() is not dialog.fields[7], "nothing is typed while it is being done"
    dialog.show_problem(Sentence("Chưa ghi được.", "Sổ vẫn nguyên.", "Sửa rồi ghi lại."))
    assert dialog.fields[7].hasFocus()
    qtbot.waitUntil(lambda: in_sight(dialog, dialog.fields[7]))


def test_tab_leads_from_the_paper_to_typing_it_back_before_the_buttons(window: QWidget, qtbot: QtBot) -> None:
    sheet = RecoverySheetDialog(RecoveryView(("7KQ2MA", "9XW41B", "0TRE5C", "HH2P8D", "J3N6QE"), 2), window)
    sheet.open()
    qtbot.waitUntil(sheet.page.print_button.hasFocus)
    for widget in (sheet.page.save_button, sheet.page.typed, sheet.button, sheet.close_button):
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, Qt.Key.Key_Tab)
        assert widget.hasFocus()
