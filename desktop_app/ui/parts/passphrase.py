"""A new passphrase, typed twice. The rule itself is given from outside; this part only shows what it says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import SecretInput
from desktop_app.ui.theme import Themed

PassphraseRule = Callable[[str], str]
"""Passphrase → the translated sentence that says what is wrong with it, or the empty string."""


class NewPassphrase(QWidget, Themed, Translated):
    """Two hidden inputs. ``entered`` follows Enter in the second one."""

    entered = Signal()

    def __init__(self, rule: PassphraseRule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = rule
        self.first = SecretInput()
        self.second = SecretInput()
        self.first_field = FieldFrame("", self.first, required=True)
        self.second_field = FieldFrame("", self.second, required=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.first_field)
        self._column.addWidget(self.second_field)
        for one, field in ((self.first, self.first_field), (self.second, self.second_field)):
            one.caps_lock.connect(self._warn_of_caps)
            one.textEdited.connect(lambda _text, edited=field: edited.forgive())
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.entered)
        self.setFocusProxy(self.first)
        self.retranslate()
        self.restyle()

    def value(self) -> str:
        """Return the passphrase typed first."""
        return self.first.text()

    def check(self) -> bool:
        """Show what is wrong, if anything, and return whether the passphrase can be used."""
        problem = self._rule(self.first.text())
        self.first_field.set_problem(problem)
        different = not problem and self.first.text() != self.second.text()
        self.second_field.set_problem(_("Hai lần gõ chưa giống nhau. Gõ lại lần thứ hai.") if different else "")
        if problem:
            self.first.setFocus()
        elif different:
            self.second.setFocus()
            self.second.selectAll()
        return not problem and not different

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def retranslate(self) -> None:
        """Set labels and hint."""
        self.first_field.set_label(_("Mật khẩu"))
        self.first_field.set_hint(_("Ít nhất 10 ký tự. Ghép bốn, năm từ dễ nhớ là được."))
        self.second_field.set_label(_("Mật khẩu, gõ lần hai"))
        self.first.retranslate()
        self.second.retranslate()

    def restyle(self) -> None:
        """Take spacing at the new text size."""
        self._column.setSpacing(theme.px(12))

    def _warn_of_caps(self, on: bool) -> None:
        field = self.first_field if self.first.hasFocus() else self.second_field
        if on or field.problem:
            field.set_problem(_("Phím Caps Lock đang bật.") if on else "", "warning")
