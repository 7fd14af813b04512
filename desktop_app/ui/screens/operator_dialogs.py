"""Dialogs about who works in the book: adding somebody, what she may do, one's own passphrase, removing somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import SecretInput, TextInput, Tick
from desktop_app.ui.parts.passphrase import NewPassphrase, PassphraseRule
from desktop_app.ui.screens.asking import AskingDialog
from desktop_app.ui.screens.signing_form import SigningForm

OFFICE_ROLES: Final[dict[str, tuple[str, str]]] = {
    "enter": (N_("Nhập"), N_("Ghi, sửa, bỏ vào thùng rác, gộp thẻ người.")),
    "check": (N_("Kiểm tra"), N_("Xem, đối chiếu, kiểm tra sổ; không ghi.")),
    "sign": (N_("Ký"), N_("Khóa sổ kỳ, ký gói gửi tỉnh bằng mật khẩu của mình.")),
    "administer": (N_("Quản trị"), N_("Người dùng, phiếu khôi phục, tên đơn vị, xóa hẳn dữ liệu cá nhân.")),
}
PROVINCE_ROLES: Final[dict[str, tuple[str, str]]] = {
    "enter": OFFICE_ROLES["enter"],
    "check": (N_("Kiểm tra"), N_("Nhận gói của các đơn vị, đối chiếu, trả lại kèm lý do.")),
    "approve": (N_("Duyệt"), N_("Chấp nhận bản ghi của các đơn vị, khóa kỳ của tỉnh.")),
    "sign": (N_("Ký"), N_("Ký giấy tiếp nhận máy và phiếu nhận bằng mật khẩu của mình.")),
    "administer": (N_("Quản trị"), N_("Người dùng, phiếu khôi phục, cây đơn vị, xóa hẳn dữ liệu cá nhân.")),
}


@dataclass(frozen=True, slots=True)
class OperatorAnswer:
    """What was given in ``OperatorDialog``. ``new_signing``: nobody here can give the signing key, make a new one."""

    name: str
    title: str
    roles: tuple[str, ...]
    passphrase: str = field(default="", repr=False)
    signer: str = ""
    signer_passphrase: str = field(default="", repr=False)
    new_signing: bool = False


class RoleTicks(QWidget):
    """What an operator may do, one tick a role with one line of what it means."""

    changed = Signal()

    def __init__(self, words: dict[str, tuple[str, str]], roles: Sequence[str] = ()) -> None:
        super().__init__()
        self.ticks = {role: Tick(_(title)) for role, (title, _text) in words.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(Text(_("Được giao việc"), role="label"))
        for role, tick in self.ticks.items():
            meaning = _(words[role][1])
            tick.setChecked(role in roles)
            tick.setAccessibleDescription(meaning)
            tick.toggled.connect(lambda _on: self.changed.emit())
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            tick.setMinimumWidth(theme.px(110))
            row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(meaning, role="hint", wrap=True), 1)
            column.addLayout(row)

    def chosen(self) -> tuple[str, ...]:
        """Return the roles ticked."""
        return tuple(role for role, tick in self.ticks.items() if tick.isChecked())


class OperatorDialog(AskingDialog):
    """Somebody new (with her own passphrase, typed by her), or other roles for ``known``. ``answered(OperatorAnswer)``.

    Who signs from now on is given the signing key by one who has it: the form for that appears with the tick.
    """

    answered = Signal(object)

    def __init__(
        self,
        words: dict[str, tuple[str, str]],
        signers: Sequence[str],
        rule: PassphraseRule,
        *,
        known: OperatorAnswer | None = None,
        may_renew: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Thêm người dùng sổ") if known is None else _("Giao việc cho {name}").format(name=known.name)
        lead = _("Người ấy tự gõ mật khẩu của mình ở đây; không ai khác biết.")
        if known is not None:
            lead = _("Mật khẩu và các bản ghi của người ấy không đổi.")
        words_on_button = _("Thêm vào sổ") if known is None else _("Ghi việc được giao")
        super().__init__(title, lead, Button(words_on_button, "filled", icon="user", key="Ctrl+Enter"), parent)
        if known is None:
            self.close_button.set_words(_("Thôi, không thêm"))
        self._known = known
        self._signs_already = known is not None and "sign" in known.roles
        self._may_renew = may_renew and known is not None
        self.name, self.title = TextInput(), TextInput()
        self.name_field = FieldFrame(_("Họ và tên"), self.name, required=True)
        self.title_field = FieldFrame(_("Chức vụ"), self.title, hint=_("Ví dụ: Chủ tịch, Ủy viên, Kế toán."))
        self.roles = RoleTicks(words, known.roles if known is not None else ())
        self.passphrase = NewPassphrase(rule)
        self.signing = SigningForm()
        self.signing.set_signers(signers)
        self.renew = Tick(_("Không còn ai trao được: lập dấu ký mới"))
        self._lay_out()
        self.name.returnPressed.connect(self.title.setFocus)
        self.name.textEdited.connect(lambda _typed: self.name_field.forgive())
        self.title.returnPressed.connect(lambda: self.focusNextChild())
        self.roles.changed.connect(self._show_signing)
        self.renew.toggled.connect(lambda _on: self._show_signing())
        self._show_signing()
        self.fit(660, 620 if known is None else 520)
        (self.name if known is None else next(iter(self.roles.ticks.values()))).setFocus()

    def _lay_out(self) -> None:
        self.signing_lead = Text(
            _("Người đang được ký gõ mật khẩu của mình để trao dấu ký của đơn vị."), role="body", wrap=True
        )
        self.renew_hint = Text(
            _("Dấu ký cũ thôi dùng. Phải đăng ký lại máy với tỉnh trước khi xuất gói; sổ vẫn nguyên."),
            role="hint",
            wrap=True,
        )
        names = QHBoxLayout()
        names.setSpacing(theme.px(12))
        names.addWidget(self.name_field, 3, Qt.AlignmentFlag.AlignTop)
        names.addWidget(self.title_field, 2, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(names)
        below = (self.roles, self.passphrase, self.signing_lead, self.signing, self.renew, self.renew_hint)
        for widget in below:
            self.rows.addWidget(widget)
        if self._known is not None:
            self.name_field.hide()
            self.title_field.hide()
            self.passphrase.hide()

    def _show_signing(self) -> None:
        begins = "sign" in self.roles.chosen() and not self._signs_already
        new = begins and self._may_renew and self.renew.isChecked()
        self.signing_lead.setVisible(begins and not new)
        self.signing.setVisible(begins and not new)
        self.renew.setVisible(begins and self._may_renew)
        self.renew_hint.setVisible(new)
        if begins and self.isVisible():
            last = self.renew_hint if new else self.signing
            QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(last, 0, theme.px(8)))

    def answer(self) -> None:
        """Say what is missing, or send what was given."""
        self.notice.hide()
        new_signing = not self.renew.isHidden() and self.renew.isChecked()
        if self._known is None:
            self.name_field.set_problem("" if self.name.text().strip() else _("Chưa điền; ô này phải có."))
            if self.name_field.problem:
                self.name.setFocus()
                return
            if not self.passphrase.check():
                return
        signs = not self.signing.isHidden()
        if signs and not self.signing.check():
            return
        self.set_busy(True)
        self.answered.emit(
            OperatorAnswer(
                self._known.name if self._known is not None else self.name.text(),
                self.title.text(),
                self.roles.chosen(),
                self.passphrase.value(),
                self.signing.name if signs else "",
                self.signing.take_passphrase() if signs else "",
                new_signing,
            )
        )


class PassphraseDialog(AskingDialog):
    """One's own passphrase: the old one, the new one twice. ``answered(old, new)``."""

    answered = Signal(str, str)

    def __init__(self, name: str, rule: PassphraseRule, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Đổi mật khẩu của {name}").format(name=name),
            _("Bản sao lưu làm trước hôm nay vẫn mở bằng mật khẩu cũ."),
            Button(_("Đổi mật khẩu"), "filled", icon="key-round", key="Ctrl+Enter"),
            parent,
        )
        self.old = SecretInput()
        self.old_field = FieldFrame(_("Mật khẩu đang dùng"), self.old, required=True)
        self.new = NewPassphrase(rule)
        self.rows.addWidget(self.old_field)
        self.rows.addWidget(self.new)
        self.new.first_field.set_label(_("Mật khẩu mới"))
        self.new.second_field.set_label(_("Mật khẩu mới, gõ lần hai"))
        self.old.returnPressed.connect(self.new.setFocus)
        self.old.textEdited.connect(lambda _typed: self.old_field.forgive())
        self.new.entered.connect(self.answer)
        self.fit(520, 430)
        self.old.setFocus()

    def answer(self) -> None:
        """Say what is missing, or send both."""
        self.notice.hide()
        self.old_field.set_problem("" if self.old.text() else _("Hãy gõ mật khẩu đang dùng."))
        if self.old_field.problem:
            self.old.setFocus()
        elif self.new.check():
            self.set_busy(True)
            self.answered.emit(self.old.take(), self.new.value())

    def show_wrong_old(self, sentence: str) -> None:
        """Say below the old passphrase that it is not right."""
        self.set_busy(False)
        self.old_field.set_problem(sentence)
        self.old.setFocus()
        self.old.selectAll()


class RemovalDialog(AskingDialog):
    """What removing ``name`` means, and the passphrase of who removes. ``answered(passphrase)``."""

    answered = Signal(str)

    def __init__(self, name: str, me: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Xóa {name} khỏi danh sách người dùng?").format(name=name),
            _("Sổ được mã hóa lại bằng chìa mới: có thể mất vài phút, cửa sổ cho thấy tiến độ."),
            Button(_("Xóa và đổi chìa của sổ"), "outlined", icon="trash-2", key="Ctrl+Enter"),
            parent,
        )
        for text in (
            _("Từ nay {name} không mở được sổ này nữa. Bản ghi và tên của người ấy trong lịch sử vẫn nguyên."),
            _(
                "Bản sao lưu làm trước hôm nay vẫn mở được bằng mật khẩu cũ của {name}: thu lại USB sao lưu, cất nơi "
                "có khóa, rồi sao lưu ra USB một bản mới."
            ),
            _(
                "Phiếu khôi phục đang có vẫn mở được sổ. Nếu {name} đã thấy phiếu ấy thì lập phiếu khôi phục mới "
                "ngay sau khi xóa."
            ),
        ):
            self.rows.addWidget(Text(text.format(name=name), wrap=True))
        self.passphrase = SecretInput()
        self.passphrase_field = FieldFrame(_("Mật khẩu của {name}").format(name=me), self.passphrase, required=True)
        self.rows.addWidget(self.passphrase_field)
        self.passphrase.textEdited.connect(lambda _typed: self.passphrase_field.forgive())
        self.close_button.set_words(_("Vẫn để trong danh sách"))
        self.fit(600, 470)
        self.passphrase.setFocus()

    def answer(self) -> None:
        """Say what is missing, or send the passphrase."""
        self.notice.hide()
        self.passphrase_field.set_problem("" if self.passphrase.text() else _("Hãy gõ mật khẩu."))
        if self.passphrase_field.problem:
            self.passphrase.setFocus()
            return
        self.set_busy(True)
        self.answered.emit(self.passphrase.take())

    def show_wrong(self, sentence: str) -> None:
        """Say below the passphrase that it is not right."""
        self.set_busy(False)
        self.passphrase_field.set_problem(sentence)
        self.passphrase.setFocus()
        self.passphrase.selectAll()
