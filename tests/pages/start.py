"""Page objects of the screens before the open book: what a person does there, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop_app.ui.screens.first_run import FirstRunScreen
from desktop_app.ui.screens.first_run_steps import Page
from desktop_app.ui.screens.unlock import UnlockScreen
from tests.pages.typing import press, type_text


class UnlockPage:
    """Choose who works, type the passphrase, press Enter."""

    def __init__(self, screen: UnlockScreen) -> None:
        self.screen = screen

    def open_with(self, passphrase: str, operator: str | None = None) -> None:
        """Try to open the book."""
        if operator is not None:
            self.screen.operator.set_code(operator)
        self.screen.passphrase.clear()
        type_text(self.screen.passphrase, passphrase)
        press(self.screen, Qt.Key.Key_Return)

    @property
    def problem(self) -> str:
        """Return what is said below the passphrase or the operator."""
        return self.screen.passphrase_field.problem or self.screen.operator_field.problem


class FirstRunPage:
    """Walk through the assistant."""

    def __init__(self, screen: FirstRunScreen) -> None:
        self.screen = screen

    def at(self, page: Page) -> bool:
        """Return whether ``page`` is shown."""
        return self.screen.page is page

    def go_on(self) -> None:
        """Press Enter where the focus is."""
        press(self.screen, Qt.Key.Key_Return)

    def answer_office(self, office: str, commune: str, superior: str | None = None) -> None:
        """Fill the office page and go on."""
        type_text(self.screen.office.office, office)
        if superior is not None:
            self.screen.office.superior.clear()
            type_text(self.screen.office.superior, superior)
        type_text(self.screen.office.commune, commune)
        self.go_on()

    def answer_operator(self, name: str, passphrase: str, again: str | None = None) -> None:
        """Fill the operator page and go on."""
        type_text(self.screen.operator.operator, name)
        type_text(self.screen.operator.passphrase.first, passphrase)
        type_text(self.screen.operator.passphrase.second, passphrase if again is None else again)
        self.go_on()

    def type_group(self, group: str) -> None:
        """Type one group of the recovery sheet back and go on."""
        self.screen.recovery.typed.clear()
        type_text(self.screen.recovery.typed, group)
        self.go_on()
