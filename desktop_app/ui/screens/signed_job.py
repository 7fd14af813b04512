"""One dialog for what the province signs about a device or its own keys: consequences, what is asked, who signs.

The passphrase goes out once with the answer; what stood in the way comes back where it can be put right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages.sentence import Sentence
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput, Tick
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.screens.asking import AskingDialog
from desktop_app.ui.screens.fingerprint import FingerprintInput
from desktop_app.ui.screens.signed_job_words import JobWords
from desktop_app.ui.screens.signing_form import SigningForm
from desktop_app.ui.screens.stick_words import StickView
from desktop_app.ui.screens.target_picker import TargetPicker

Asked = Literal["reason", "secret", "digits", "target", "notice"]
"""``notice``: a target, where somebody wants one."""
PASSPHRASE_CODES: Final = frozenset({"wrong_passphrase", "not_a_signer", "unknown_operator"})
DIGIT_CODES: Final = frozenset({"fingerprint_differs", "fingerprint_malformed"})
SECRET_CODES: Final = frozenset({"root_secret_wrong", "root_secret_unreadable"})
REASON_CODES: Final = frozenset({"device_reason_needed"})


@dataclass(frozen=True, slots=True)
class SignedJob:
    """What was given. ``secret``: the root key typed from the envelope; ``to``: None where nothing is written."""

    signer: str
    passphrase: str = field(repr=False)
    reason: str = ""
    secret: str = field(default="", repr=False)
    digits: str = ""
    to: Path | None = None

    @property
    def target(self) -> Path:
        """Return where it is written, for a job that always writes: the dialog does not answer without one."""
        return self.to or Path()


class SignedJobDialog(AskingDialog):
    """``answered(SignedJob)``; ``sticks_requested`` and ``folder_requested`` as any screen that writes."""

    answered = Signal(SignedJob)
    sticks_requested = Signal()
    folder_requested = Signal()

    def __init__(
        self, words: JobWords, asks: tuple[Asked, ...], signers: Sequence[str], parent: QWidget | None = None
    ) -> None:
        kind: Literal["outlined", "filled"] = "outlined" if words.dangerous else "filled"
        super().__init__(words.title, words.lead, Button(words.button, kind, icon=words.icon, key="Ctrl+Enter"), parent)
        self._asks = frozenset(asks)
        for effect in words.effects:
            self.rows.addWidget(Text(effect, wrap=True))
        self._build(words)
        self.form.set_signers(signers)
        self._connect()
        self.fit(640, 340 + 84 * len(self._asks) + 96 * ("target" in self._asks) + 24 * len(words.effects))
        self._first().setFocus()

    def begin(self) -> None:
        """Ask for the sticks, once somebody answers."""
        self._show_target()

    def _build(self, words: JobWords) -> None:
        self.digits_lead = Text(words.digits, role="hint", wrap=True)
        self.digits = FingerprintInput()
        self.secret, self.reason = TextInput(), TextInput()
        self.secret_field = FieldFrame(_("Mã gốc trên phiếu trong phong bì"), self.secret, required=True)
        self.secret_field.set_hint(_("Gõ từ giấy; dấu cách và chữ hoa, chữ thường không quan trọng."))
        self.reason_field = FieldFrame(_("Vì sao"), self.reason, required=True)
        self.form = SigningForm()
        self.notice_wanted = Tick(words.notice)
        self.picker = TargetPicker()
        self._doing = words.doing
        self.progress = ProgressPanel()
        self.progress.hide()
        for name, widgets in (
            ("digits", (self.digits_lead, self.digits)),
            ("secret", (self.secret_field,)),
            ("reason", (self.reason_field,)),
            ("", (self.form,)),
            ("notice", (self.notice_wanted,)),
            ("", (self.picker,)),
        ):
            for widget in widgets:
                self.rows.addWidget(widget)
                widget.setVisible(not name or name in self._asks)
        self.foot.addWidget(self.progress)  # above the buttons, whatever is scrolled
        self._show_target()

    def _connect(self) -> None:
        for line, frame in ((self.secret, self.secret_field), (self.reason, self.reason_field)):
            line.textEdited.connect(lambda _text, edited=frame: edited.forgive())
            line.returnPressed.connect(lambda: self.focusNextChild())
        self.digits.completed.connect(self.form.focus_first)
        self.form.entered.connect(self._after_form)
        self.notice_wanted.toggled.connect(lambda _on: self._show_target())
        self.picker.refresh_requested.connect(self.sticks_requested)
        self.picker.folder_requested.connect(self.folder_requested)

    def set_sticks(self, sticks: Sequence[StickView]) -> None:
        """Offer the sticks plugged in now."""
        self.picker.set_sticks(sticks)

    def set_folder(self, folder: Path) -> None:
        """Offer a folder and choose it."""
        self.picker.set_folder(folder)

    def set_busy(self, busy: bool) -> None:
        """Show that it is being done; what takes long has a bar and a way to stop."""
        super().set_busy(busy)
        if not self._doing:
            return
        self.progress.setVisible(busy)
        if busy:
            self.progress.start(self._doing)
            self.progress.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many versions are packed."""
        words = _("{done} trên {total} lần lưu").format(done=format_money(done), total=format_money(total))
        self.progress.show_progress(done, total, words)

    def show_refusal(self, sentence: Sentence, code: str, groups: Sequence[int] = ()) -> None:
        """Say what stood in the way where it can be put right; the passphrase is typed again."""
        self.show_problem(sentence)
        self.notice.setVisible(code not in PASSPHRASE_CODES | DIGIT_CODES | SECRET_CODES | REASON_CODES)
        if code in PASSPHRASE_CODES:
            self.form.show_problem(sentence.full)
        elif code in DIGIT_CODES:
            self.digits.set_problem(sentence.full, groups)
            self.digits.focus_wrong()
        elif code in SECRET_CODES:
            self._mark(self.secret_field, self.secret, sentence)
        elif code in REASON_CODES:
            self._mark(self.reason_field, self.reason, sentence)

    def answer(self) -> None:
        """Say what is missing, or send what was given."""
        self.notice.hide()
        if not self._complete():
            return
        self.set_busy(True)
        self.answered.emit(
            SignedJob(
                self.form.name,
                self.form.take_passphrase(),
                " ".join(self.reason.text().split()),
                self.secret.text(),
                self.digits.text,
                self.picker.target if self._writes else None,
            )
        )

    @property
    def _writes(self) -> bool:
        return "target" in self._asks or ("notice" in self._asks and self.notice_wanted.isChecked())

    def _complete(self) -> bool:
        if "digits" in self._asks and not self.digits.check():
            return False
        for name, line, frame, missing in (
            ("secret", self.secret, self.secret_field, _("Hãy gõ mã gốc trên phiếu trong phong bì.")),
            ("reason", self.reason, self.reason_field, _("Hãy ghi vì sao.")),
        ):
            if name in self._asks and not line.text().strip():
                frame.set_problem(missing)
                line.setFocus()
                return False
        return self.form.check() and (not self._writes or self.picker.check())

    def _after_form(self) -> None:
        """Go on from the passphrase to where it is written, or to the button."""
        waits = self._writes and self.picker.target is None
        (self.picker.refresh_button if waits else self.button).setFocus()

    def _show_target(self) -> None:
        self.picker.setVisible(self._writes)
        if self._writes:
            self.sticks_requested.emit()

    def _first(self) -> QWidget:
        order = (("digits", self.digits), ("secret", self.secret), ("reason", self.reason))
        asked = next((widget for name, widget in order if name in self._asks), None)
        return asked or (self.form.passphrase if self.form.name else self.form.signer)

    def _mark(self, frame: FieldFrame, line: TextInput, sentence: Sentence) -> None:
        frame.set_problem(sentence.full)
        line.setFocus()
