"""Opening the book with the recovery sheet: the secret, who works, and a new passphrase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, TextInput
from desktop_app.ui.parts.passphrase import NewPassphrase, PassphraseRule
from desktop_app.ui.screens.start import StartPage


class RecoveryScreen(StartPage):
    """``recovery_given(operator, secret, new passphrase)``; answer with ``show_problem`` or another screen.

    ``province_wanted``: the sheet is lost too, the province is to help.
    """

    recovery_given = Signal(str, str, str)
    province_wanted = Signal()
    cancelled = Signal()

    def __init__(self, rule: PassphraseRule, parent: QWidget | None = None) -> None:
        super().__init__(width=520, parent=parent)
        self._busy = False
        self._title = Text(role="title", wrap=True)
        self._lead = Text(role="body", wrap=True)
        self.secret = TextInput()
        self._sole_signer = ""
        self.secret_field = FieldFrame("", self.secret, required=True)
        self.operator = Choice()
        self.operator_field = FieldFrame("", self.operator, required=True)
        self.passphrase = NewPassphrase(rule)
        self.open_button = Button("", "filled", icon="key-round", key="Enter")
        self.back_button = Button("", "quiet", key="Esc")
        for widget in (self._title, self._lead, self.secret_field, self.operator_field, self.passphrase):
            self.column.addWidget(widget)
        self.province_button = Button("", "quiet", icon="building-2", key="F9")
        self.province_button.hide()
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch()
        row.addWidget(self.open_button)
        self.column.addLayout(row)
        self.column.addSpacing(theme.px(8))
        self.column.addWidget(self.province_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.secret.returnPressed.connect(self.operator.setFocus)
        self.operator.currentIndexChanged.connect(self._show_cost)
        self.secret.textEdited.connect(lambda: self.secret_field.set_problem(""))
        self.passphrase.entered.connect(self._ask)
        self.open_button.clicked.connect(self._ask)
        self.back_button.clicked.connect(self.cancelled)
        self.province_button.clicked.connect(self.province_wanted)
        self.retranslate()
        self.restyle()

    def set_operators(self, names: Sequence[str], sole_signer: str = "") -> None:
        """Offer the people who may open the book; the new passphrase becomes the chosen one's.

        ``sole_signer``: the one whose new passphrase costs an office its signing key, "" for nobody.
        """
        self._sole_signer = sole_signer
        self.operator.set_options([(name, name) for name in names])
        if len(names) == 1:
            self.operator.set_code(names[0])
        self._show_cost()
        self.secret.setFocus()

    def offer_province(self) -> None:
        """Offer the way for who has lost the sheet too; an office's book has it."""
        self.province_button.show()

    def _show_cost(self) -> None:
        """Say before anything is done what a new passphrase of the only signer takes with it."""
        costs = bool(self._sole_signer) and self.operator.code() == self._sole_signer
        text = _("{name} là người ký duy nhất: máy sẽ có dấu ký mới và phải đăng ký lại với tỉnh.").format(
            name=self._sole_signer
        )
        self.operator_field.set_hint(text if costs else "")

    def set_busy(self, busy: bool) -> None:
        """Show that the sheet is being tried."""
        self._busy = busy
        if busy:
            self.hold_still()
        for widget in (self.secret, self.operator, self.passphrase, self.open_button, self.province_button):
            widget.setEnabled(not busy)

    def show_problem(self, sentence: str) -> None:
        """Say below the secret why it did not open the book."""
        self.set_busy(False)
        self.secret_field.set_problem(sentence)
        self.secret.setFocus()

    def focus_first(self) -> None:
        """Start at the secret."""
        self.secret.setFocus()

    def default_button(self) -> Button | None:
        """Return the button that opens the book."""
        return self.open_button

    def retranslate(self) -> None:
        """Set every word."""
        self._title.setText(_("Mở sổ bằng phiếu khôi phục"))
        self._lead.setText(_("Sổ vẫn nguyên. Gõ mã trên phiếu và đặt mật khẩu mới cho một người."))
        self.secret_field.set_label(_("Mã khôi phục"))
        self.secret_field.set_hint(_("Năm nhóm trên phiếu; gạch nối và chữ hoa, chữ thường không quan trọng."))
        self.operator.retranslate()
        self.operator_field.set_label(_("Mật khẩu mới cho"))
        self._show_cost()
        self.open_button.set_words(_("Mở sổ, đổi mật khẩu"))
        self.back_button.set_words(_("Quay lại"))
        self.province_button.set_words(_("Mất cả phiếu: nhờ tỉnh mở sổ"))

    def _ask(self) -> None:
        if self._busy:
            return
        operator = self.operator.code()
        self.secret_field.set_problem("" if self.secret.text().strip() else _("Hãy gõ mã trên phiếu khôi phục."))
        self.operator_field.set_problem("" if operator else _("Hãy chọn một người."))
        fits = self.passphrase.check()
        if self.secret_field.problem:
            self.secret.setFocus()
        elif operator is None:
            self.operator.setFocus()
        elif fits:
            self.recovery_given.emit(operator, self.secret.text(), self.passphrase.value())
