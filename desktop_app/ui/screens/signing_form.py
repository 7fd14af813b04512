"""Who signs, and the passphrase: asked each time, kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, SecretInput
from desktop_app.ui.theme import Themed


class SigningForm(QWidget, Themed, Translated):
    """``entered`` follows Enter in the passphrase. ``check`` says what is missing."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._caps = False
        self.signer = Choice()
        self.passphrase = SecretInput()
        self.signer_field = FieldFrame("", self.signer, required=True)
        self.passphrase_field = FieldFrame("", self.passphrase, required=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.signer_field)
        self._column.addWidget(self.passphrase_field)
        self.passphrase.returnPressed.connect(self.entered)
        self.passphrase.textEdited.connect(lambda: self.passphrase_field.set_problem(""))
        self.passphrase.caps_lock.connect(self._warn_of_caps)
        self.signer.activated.connect(lambda: self.signer_field.set_problem(""))
        self.retranslate()
        self.restyle()

    def set_signers(self, names: Sequence[str]) -> None:
        """Offer those who may sign. The only one is chosen."""
        self._names = tuple(names)
        self.signer.set_options([(name, name) for name in names])
        if len(names) == 1:
            self.signer.set_code(names[0])
        self.signer_field.set_problem("" if names else _("Trong sổ chưa có người nào được ký."))

    @property
    def name(self) -> str:
        """Return who signs, or the empty string."""
        return self.signer.code() or ""

    def take_passphrase(self) -> str:
        """Return the passphrase and forget it."""
        return self.passphrase.take()

    def check(self) -> bool:
        """Say what is missing, if anything, and return whether both are given."""
        self.signer_field.set_problem("" if self.name else _("Hãy chọn người ký."))
        self.passphrase_field.set_problem("" if self.passphrase.text() else _("Hãy gõ mật khẩu của người ký."))
        if not self.name:
            self.signer.setFocus()
        elif not self.passphrase.text():
            self.passphrase.setFocus()
        return bool(self.name and self.passphrase.text())

    def show_problem(self, sentence: str) -> None:
        """Say why the passphrase was not taken."""
        self.passphrase_field.set_problem(sentence)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def say_forgotten(self) -> None:
        """Say that it is to be typed again: handed over once, or the screen was left between typing and signing."""
        self.passphrase_field.set_problem(_("Mật khẩu chỉ dùng một lần, không giữ lại. Gõ lại để ký."), "warning")

    def focus_first(self) -> None:
        """Start at the first thing that is missing."""
        (self.passphrase if self.name else self.signer).setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.signer.retranslate()
        self.passphrase.retranslate()
        self.signer_field.set_label(_("Người ký"))
        self.passphrase_field.set_label(_("Mật khẩu của người ký"))
        self.passphrase_field.set_hint(_("Chỉ dùng cho lần ký này, không lưu lại."))

    def restyle(self) -> None:
        """Take spacing at the new text size."""
        self._column.setSpacing(theme.px(12))

    def _warn_of_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.passphrase_field.set_problem(_("Phím Caps Lock đang bật.") if on else "", "warning")
