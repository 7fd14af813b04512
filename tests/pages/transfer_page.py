"""Page objects of exporting, enrolling and receiving: what a person does there, by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from desktop_app.ui.screens.devices import DevicesScreen
from desktop_app.ui.screens.enrolment import EnrolmentScreen
from desktop_app.ui.screens.export_assistant import ExportScreen
from desktop_app.ui.screens.fingerprint import FingerprintInput
from desktop_app.ui.screens.signing_form import SigningForm
from tests.pages.typing import press, type_text


def sign(form: SigningForm, passphrase: str) -> None:
    """Type the passphrase of the chosen signer."""
    form.passphrase.clear()
    type_text(form.passphrase, passphrase)


def type_digits(digits: FingerprintInput, groups: Sequence[str]) -> None:
    """Type all groups one after the other, as from paper: the boxes lead on by themselves."""
    digits.clear()
    boxes = iter(digits.boxes)
    for group in groups:
        type_text(next(boxes), group)


class ExportPage:
    """Walk through the export assistant with Enter."""

    def __init__(self, screen: ExportScreen) -> None:
        self.screen = screen

    def go_on(self) -> None:
        """Press Enter where the focus is."""
        press(self.screen, Qt.Key.Key_Return)

    def sign(self, passphrase: str) -> None:
        """Type the passphrase and press Enter in it."""
        sign(self.screen.sign.form, passphrase)
        self.go_on()

    @property
    def verdict(self) -> str:
        """Return the outcome's title."""
        return self.screen.done.outcome.title

    @property
    def problem(self) -> str:
        """Return why the last try did not succeed, or the empty string."""
        return "" if self.screen.write.notice.isHidden() else self.screen.write.notice.title


class EnrolmentPage:
    """Walk through the office's enrolment."""

    def __init__(self, screen: EnrolmentScreen) -> None:
        self.screen = screen

    def write_request(self, passphrase: str) -> None:
        """Sign and write."""
        sign(self.screen.request.form, passphrase)
        press(self.screen, Qt.Key.Key_Return)

    def type_digits(self, groups: Sequence[str]) -> None:
        """Type the province's digits and press Enter."""
        type_digits(self.screen.admission.digits, groups)
        press(self.screen, Qt.Key.Key_Return)


class DevicesPage:
    """Admit a device."""

    def __init__(self, screen: DevicesScreen) -> None:
        self.screen = screen

    def approve(self, groups: Sequence[str], unit: str, passphrase: str) -> None:
        """Type digits and code, sign, and press the button."""
        panel = self.screen.panel
        type_digits(panel.digits, groups)
        panel.unit.clear()
        type_text(panel.unit, unit)
        sign(panel.form, passphrase)
        self.screen.approve_button.click()
