"""Bringing a backup back, offered where the book is opened: choose the file, then a passphrase or the recovery sheet.

What lies in this PC is put aside, never deleted; the composition root does it and answers.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import SecretInput, TextInput
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.screens.start import StartPage


class RestoreScreen(StartPage):
    """``restore_wanted(file, operator, secret)``: operator "" means the secret is the recovery sheet's."""

    restore_wanted = Signal(Path, str, str)
    file_requested = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(width=520, parent=parent)
        self._busy = False
        self._file: Path | None = None
        self._title = Text(role="title", wrap=True)
        self._lead = Text(role="body", wrap=True)
        self.notice = Banner("error")
        self.file_name = Text(role="strong", wrap=True)
        self.file_problem = Text(role="hint", wrap=True, tone="err")
        self.file_button = Button("", icon="folder-open", key="Ctrl+O")
        self.how = SegmentedChoice()
        self.how_field = FieldFrame("", self.how, required=True)
        self.operator = TextInput()
        self.operator_field = FieldFrame("", self.operator, required=True)
        self.passphrase = SecretInput()
        self.passphrase_field = FieldFrame("", self.passphrase, required=True)
        self.secret = TextInput()
        self.secret_field = FieldFrame("", self.secret, required=True)
        self.restore_button = Button("", "filled", icon="history", key="Enter")
        self.back_button = Button("", "quiet", key="Esc")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()
        self._show_how()

    def _lay_out(self) -> None:
        for widget in (self._title, self._lead, self.notice, self.file_name, self.file_problem):
            self.column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.file_button)
        row.addStretch()
        self.column.addLayout(row)
        for field in (self.how_field, self.operator_field, self.passphrase_field, self.secret_field):
            self.column.addWidget(field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addStretch()
        buttons.addWidget(self.restore_button)
        self.column.addLayout(buttons)
        self.notice.hide()
        self.file_problem.hide()

    def _connect(self) -> None:
        self.file_button.clicked.connect(self.file_requested)
        self.how.changed.connect(self._show_how)
        self.restore_button.clicked.connect(self._ask)
        self.back_button.clicked.connect(self.cancelled)
        self.operator.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.returnPressed.connect(self._ask)
        self.secret.returnPressed.connect(self._ask)
        for line, field in (
            (self.operator, self.operator_field),
            (self.passphrase, self.passphrase_field),
            (self.secret, self.secret_field),
        ):
            line.textEdited.connect(lambda _text, edited=field: edited.set_problem(""))

    def set_file(self, file: Path) -> None:
        """Take the backup the person chose."""
        self._file = file
        self.file_problem.hide()
        self.retranslate()
        self.how.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Show that the backup is being put back."""
        self._busy = busy
        self.restore_button.set_words(_("Đang khôi phục…") if busy else _("Khôi phục"))
        for widget in (self.file_button, self.how, self.operator, self.passphrase, self.secret, self.restore_button):
            widget.setEnabled(not busy)

    def show_problem(self, title: str, text: str) -> None:
        """Say why nothing was restored; what lies in the PC is untouched."""
        self.set_busy(False)
        self.notice.set_message("error", title, text)
        self.notice.show()
        self.focus_first()

    def focus_first(self) -> None:
        """Start at what is missing first."""
        if self._file is None:
            self.file_button.setFocus()
        elif self.how.code() is None:
            self.how.setFocus()
        else:
            (self.secret if self.how.code() == "sheet" else self.passphrase).setFocus()

    def default_button(self) -> Button | None:
        """Return the button that restores."""
        return self.restore_button

    def retranslate(self) -> None:
        """Set every word."""
        self._title.setText(_("Lấy lại sổ từ bản sao lưu"))
        self._lead.setText(_("Sổ đang có trong máy được cất riêng, không bị xóa. Bản sao lưu vẫn nguyên."))
        chosen = _("Tệp đã chọn: {name}").format(name=self._file.name) if self._file else _("Chưa chọn tệp sao lưu")
        self.file_name.setText(chosen)
        self.file_problem.setText(_("Hãy chọn tệp sao lưu; tên tệp kết thúc bằng .scb."))
        self.file_button.set_words(_("Chọn tệp sao lưu"))
        self.how_field.set_label(_("Mở bản sao lưu bằng"))
        self.how.set_options([("passphrase", _("Mật khẩu")), ("sheet", _("Phiếu khôi phục"))])
        self.operator_field.set_label(_("Người làm việc"))
        self.passphrase_field.set_label(_("Mật khẩu của ngày sao lưu"))
        self.secret_field.set_label(_("Mã trên phiếu khôi phục"))
        self.passphrase.retranslate()
        self.back_button.set_words(_("Quay lại"))
        self.restore_button.set_words(_("Đang khôi phục…") if self._busy else _("Khôi phục"))

    def _show_how(self) -> None:
        how = self.how.code()
        self.how_field.set_problem("")
        self.operator_field.setVisible(how == "passphrase")
        self.passphrase_field.setVisible(how == "passphrase")
        self.secret_field.setVisible(how == "sheet")

    def _missing(self) -> QWidget | None:
        """Say what is missing, and return where it is to be given."""
        how = self.how.code()
        self.file_problem.setVisible(self._file is None)
        self.how_field.set_problem("" if how else _("Hãy chọn một cách mở."))
        if self._file is None:
            return self.file_button
        if how is None:
            return self.how
        given = (
            [(self.secret, self.secret_field, _("Hãy gõ mã trên phiếu khôi phục."))]
            if how == "sheet"
            else [
                (self.operator, self.operator_field, _("Hãy ghi tên người làm việc.")),
                (self.passphrase, self.passphrase_field, _("Hãy gõ mật khẩu.")),
            ]
        )
        for line, field, words in given:
            field.set_problem("" if line.text().strip() else words)
        return next((line for line, field, _words in given if field.problem), None)

    def _ask(self) -> None:
        if self._busy:
            return
        missing = self._missing()
        if missing is not None:
            missing.setFocus()
        elif self._file is not None:
            self.notice.hide()
            self.set_busy(True)
            sheet = self.how.code() == "sheet"
            operator = "" if sheet else self.operator.text().strip()
            self.restore_wanted.emit(self._file, operator, self.secret.text() if sheet else self.passphrase.text())
