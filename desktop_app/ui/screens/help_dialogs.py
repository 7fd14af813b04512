"""What is asked about the province's help: at an office whether it is wanted, at the province whom to help."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.screens.asking import AskingDialog
from desktop_app.ui.screens.fingerprint import FingerprintInput
from desktop_app.ui.screens.signing_form import SigningForm
from desktop_app.ui.screens.target_picker import TargetPicker

if TYPE_CHECKING:
    from desktop_app.services.province.giving_help import HelpAsked

_PASSPHRASE_CODES: Final = frozenset({"wrong_passphrase", "not_a_signer", "unknown_operator"})
_DIGIT_CODES: Final = frozenset({"fingerprint_differs", "fingerprint_malformed"})


class HelpSwitchDialog(AskingDialog):
    """``answered(on)``: let ``province`` help from now on, or no more."""

    answered = Signal(bool)

    def __init__(self, province: str, *, on: bool, parent: QWidget | None = None) -> None:
        self._wanted = not on
        words = _("Tắt “Tỉnh giúp mở sổ”") if on else _("Bật “Tỉnh giúp mở sổ”")
        super().__init__(
            words,
            _("Chỉ dùng khi mất cả mật khẩu của mọi người và phiếu khôi phục."),
            Button(words, "filled", icon="shield-check", key="Ctrl+Enter"),
            parent,
        )
        for line in _off_lines() if on else _on_lines(province):
            self.rows.addWidget(Text(line, role="body", wrap=True))
        self.fit(640, 360)
        self.button.setFocus()

    def answer(self) -> None:
        """Send what was answered."""
        self.set_busy(True)
        self.answered.emit(self._wanted)


class HelpOfferDialog(HelpSwitchDialog):
    """The question asked of its own accord: yes, no (``answered(False)``: never asked again), or later."""

    def __init__(self, province: str, parent: QWidget | None = None) -> None:
        super().__init__(province, on=False, parent=parent)
        self.rows.addWidget(
            Text(_("Không bật thì thôi hỏi; muốn bật sau thì vào “Người dùng”."), role="hint", wrap=True)
        )
        self.decline_button = Button(_("Không bật"), key="Ctrl+K")
        self.decline_button.setAutoDefault(False)
        self.decline_button.clicked.connect(self._decline)
        self.answers.insertWidget(1, self.decline_button)
        self.close_button.set_words(_("Để sau"))
        self.setTabOrder(self.button, self.decline_button)
        self.setTabOrder(self.decline_button, self.close_button)

    def set_busy(self, busy: bool) -> None:
        """Show that it is being done; nothing can be pressed meanwhile."""
        super().set_busy(busy)
        self.decline_button.setEnabled(not busy)

    def _decline(self) -> None:
        self.set_busy(True)
        self.answered.emit(False)


class GiveHelpDialog(AskingDialog):
    """``given(digits, signer, passphrase, folder)`` follows "Giúp mở sổ"; ``picker`` asks for the sticks."""

    given = Signal(str, str, str, Path)

    def __init__(self, asked: HelpAsked, signers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(
            _("Giúp {unit} mở sổ").format(unit=asked.unit_name),
            _("Trước khi giúp: gọi đơn vị theo số đã biết từ trước, hỏi có đúng là đơn vị nhờ không."),
            Button(_("Giúp mở sổ"), "filled", icon="shield-check", key="Ctrl+Enter"),
            parent,
        )
        self.close_button.set_words(_("Thôi, để sau"))
        self.facts = FactList()
        device = " ".join(asked.device[at : at + 4] for at in range(0, len(asked.device), 4))
        facts = [(_("Mã đơn vị"), asked.unit), (_("Máy số"), device)]
        self.facts.set_facts([*facts, (_("Tên máy"), asked.label)] if asked.label else facts)
        self.digits = FingerprintInput()
        self.form = SigningForm()
        self.form.set_signers(signers)
        self.picker = TargetPicker()
        whose, sign, target = Card(), Card(), Card()
        whose.set_title(_("Sáu nhóm số trên phiếu nhờ mở sổ"))
        sign.set_title(_("Người ký tệp trả lời"))
        target.set_title(_("Ghi tệp trả lời ra đâu"))
        lead = Text(_("Gõ từ phiếu giấy có chữ ký của chủ tịch và dấu của đơn vị:"), role="hint", wrap=True)
        for widget in (self.facts, lead, self.digits):
            whose.body.addWidget(widget)
        sign.body.addWidget(self.form)
        target.body.addWidget(self.picker)
        for card in (whose, sign, target):
            self.rows.addWidget(card)
        self.digits.completed.connect(self.form.focus_first)
        self.form.entered.connect(self.button.setFocus)
        self.fit(720, 640)
        self.digits.setFocus()

    def answer(self) -> None:
        """Check what was given and send it."""
        self.notice.hide()
        if self.digits.check() and self.form.check() and self.picker.check() and self.picker.target is not None:
            self.set_busy(True)
            self.given.emit(self.digits.text, self.form.name, self.form.take_passphrase(), self.picker.target)

    def show_refusal(self, sentence: Sentence, code: str, groups: Sequence[int]) -> None:
        """Say what stood in the way, where it can be put right."""
        if code in _DIGIT_CODES:
            self.set_busy(False)
            self.digits.set_problem(sentence.full, groups)
            self.digits.focus_wrong()
        elif code in _PASSPHRASE_CODES:
            self.set_busy(False)
            self.form.show_problem(sentence.full)
        else:
            self.show_problem(sentence)


def _on_lines(province: str) -> tuple[str, ...]:
    return (
        _("{province} giúp mở được sổ, nhưng chỉ khi có đủ: máy này, và phiếu giấy do chủ tịch ký, đóng dấu.").format(
            province=province
        ),
        _("Tỉnh không tự mở được sổ từ xa: tỉnh không có sổ, và tệp trả lời chỉ mở được trên máy này."),
        _("Máy mất mà đã báo tỉnh thôi đăng ký thì tỉnh không giúp mở nữa."),
        _("Tắt lúc nào cũng được. Phiếu khôi phục vẫn là cách chính: cất phiếu ở nơi có khóa."),
    )


def _off_lines() -> tuple[str, ...]:
    return (
        _("Từ nay tỉnh không giúp mở sổ này được nữa. Mất cả mật khẩu và phiếu khôi phục thì không còn cách nào."),
        _("Bản sao lưu làm trước hôm nay vẫn còn cách cũ."),
    )
