"""The page of the first-run assistant that asks for what lies in the envelope of a province whose book is lost."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.screens.fingerprint import FingerprintInput
from desktop_app.ui.screens.first_run_pages import AssistantPage
from desktop_app.ui.screens.first_run_steps import Envelope


class EnvelopePage(AssistantPage):
    """The root key, its thirty digits, and the paper key where it is there. All are typed from paper."""

    def __init__(self) -> None:
        super().__init__()
        self.secret, self.paper = TextInput(), TextInput()
        self.digits = FingerprintInput()
        self.digits_lead = Text(role="hint", wrap=True)
        self.secret_field = FieldFrame("", self.secret, required=True)
        self.paper_field = FieldFrame("", self.paper)
        for widget in (self.secret_field, self.digits_lead, self.digits, self.paper_field):
            self.body.addWidget(widget)
        self.secret.returnPressed.connect(self.digits.setFocus)
        self.digits.completed.connect(self.paper.setFocus)
        self.paper.returnPressed.connect(self.entered)
        for line, frame in ((self.secret, self.secret_field), (self.paper, self.paper_field)):
            line.textEdited.connect(lambda _text, edited=frame: edited.set_problem(""))
        self.retranslate()

    def check(self) -> bool:
        """Say what is missing, and return whether it is all there."""
        missing = not self.secret.text().strip()
        self.secret_field.set_problem(_("Hãy gõ mã gốc trên phiếu trong phong bì.") if missing else "")
        if missing:
            self.secret.setFocus()
            return False
        return self.digits.check()

    def given(self) -> Envelope:
        """Return what was typed."""
        return Envelope(self.secret.text(), self.digits.text, self.paper.text().strip())

    def clear(self) -> None:
        """Forget it: the book is made."""
        self.secret.clear()
        self.paper.clear()
        self.digits.clear()

    def show_problem(self, sentence: Sentence, code: str, groups: Sequence[int]) -> bool:
        """Say what was typed wrong beside it; False when it is about something else."""
        if code.startswith("root_secret"):
            self.secret_field.set_problem(sentence.full)
            self.secret.setFocus()
        elif code == "paper_identity_unreadable":
            self.paper_field.set_problem(sentence.full)
            self.paper.setFocus()
        elif code == "fingerprint_malformed":
            self.digits.set_problem(sentence.full, groups)
            self.digits.focus_wrong()
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Set every word."""
        self.set_words(
            _("Gõ những gì có trong phong bì niêm phong"),
            _("Chỉ dùng khi sổ của tỉnh và mọi bản sao lưu đã mất. Không đơn vị nào phải đăng ký lại."),
        )
        self.secret_field.set_label(_("Mã gốc"))
        self.secret_field.set_hint(_("Gõ từ giấy; dấu cách và chữ hoa, chữ thường không quan trọng."))
        self.digits_lead.setText(_("Sáu nhóm số trên cùng tờ giấy:"))
        self.paper_field.set_label(_("Mã giấy"))
        self.paper_field.set_hint(
            _("Bắt đầu bằng AGE. Có thì gõ, để mở được gói đang trên đường; không có thì để trống.")
        )
