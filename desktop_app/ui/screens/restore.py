"""Bringing a backup back: choose it, open it with a passphrase or the recovery sheet, see what is in it, decide.

What lies in this PC is put aside, never deleted; the flow looks into the backup and restores it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.chip import FlowLayout
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import Choice, SecretInput, TextInput
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.screens.start import StartPage


@dataclass(frozen=True, slots=True)
class BackupView:
    """A backup that can be chosen, in words."""

    path: Path
    words: str


@dataclass(frozen=True, slots=True)
class PreviewView:
    """What is in a backup, in words: facts, how it compares with the open book, and what restoring does."""

    facts: tuple[tuple[str, str], ...]
    level: BannerLevel
    compared: str
    consequence: str


def _no_wider(button: QWidget) -> QHBoxLayout:
    """Return a row in which ``button`` takes only the width of its words."""
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch()
    return row


class RestoreScreen(StartPage):
    """``look_wanted`` and ``restore_wanted`` carry (file, operator, secret); "" is the recovery sheet's operator.

    Answer with ``show_progress``, then ``show_preview``, ``show_problem`` or ``show_stopped``.
    ``file_chosen``: answer with ``set_operators``.
    """

    look_wanted = Signal(Path, str, str)
    restore_wanted = Signal(Path, str, str)
    file_requested = Signal()
    file_chosen = Signal(Path)
    cancelled = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(width=560, parent=parent)
        self._busy = False
        self._file: Path | None = None
        self._backups: tuple[BackupView, ...] = ()
        self._preview: PreviewView | None = None
        self._opens = ""
        self._title = Text(role="title", wrap=True)
        self._lead = Text(role="body", wrap=True)
        self.notice = Banner("error")
        self.backup = Choice()
        self.backup_field = FieldFrame("", self.backup, required=True)
        self.file_button = Button("", icon="folder-open", key="Ctrl+O")
        self.how = SegmentedChoice()
        self.how_field = FieldFrame("", self.how, required=True)
        self.operator = Choice()
        self.operator_field = FieldFrame("", self.operator, required=True)
        self.passphrase = SecretInput()
        self.passphrase_field = FieldFrame("", self.passphrase, required=True)
        self.secret = TextInput()
        self.secret_field = FieldFrame("", self.secret, required=True)
        self.facts = FactList()
        self.card = Card()
        self.compared = Banner("info")
        self.progress = ProgressPanel()
        self.look_button = Button("", "filled", icon="eye", key="Enter")
        self.restore_button = Button("", "outlined", icon="history", key="Ctrl+R")
        self.other_button = Button("", "filled", icon="arrow-left", key="Enter")
        self.back_button = Button("", "quiet", key="Esc")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()
        self._show_part()

    def _lay_out(self) -> None:
        self.card.body.addWidget(self.facts)
        for widget in (self._title, self._lead, self.notice, self.backup_field):
            self.column.addWidget(widget)
        self.column.addLayout(_no_wider(self.file_button))
        fields = (self.how_field, self.operator_field, self.passphrase_field, self.secret_field)
        for part in (*fields, self.card, self.compared, self.progress):
            self.column.addWidget(part)
        holder = QWidget()
        buttons = FlowLayout(holder)
        for button in (self.look_button, self.other_button, self.restore_button, self.back_button):
            buttons.addWidget(button)
        self.column.addWidget(holder)
        self.notice.hide()
        self.progress.hide()

    def _connect(self) -> None:
        self.file_button.clicked.connect(self.file_requested)
        self.backup.activated.connect(lambda _row: self._take_listed())
        self.backup.picked.connect(self.how.setFocus)
        self.how.changed.connect(self._show_part)
        self.look_button.clicked.connect(self._look)
        self.restore_button.clicked.connect(lambda: self._send(self.restore_wanted.emit))
        self.other_button.clicked.connect(self._choose_other)
        self.back_button.clicked.connect(self.cancelled)
        self.progress.stopped.connect(self.stop_requested)
        self.operator.picked.connect(self.passphrase.setFocus)
        self.passphrase.returnPressed.connect(self._look)
        self.secret.returnPressed.connect(self._look)
        for line, field in ((self.passphrase, self.passphrase_field), (self.secret, self.secret_field)):
            line.textEdited.connect(lambda _text, edited=field: edited.set_problem(""))

    def set_backups(self, backups: Sequence[BackupView]) -> None:
        """Offer the backups known to lie in this PC and on its sticks."""
        self._backups = tuple(backups)
        self._show_backups()

    def set_file(self, file: Path) -> None:
        """Take the backup the person chose, and go on."""
        self._take(file)
        self.how.setFocus()

    def _take(self, file: Path) -> None:
        self._file = file
        self.backup_field.set_problem("")
        self._show_backups()
        self.file_chosen.emit(file)

    def set_operators(self, names: Sequence[str]) -> None:
        """Offer those whose passphrases open the chosen backup."""
        self.operator.set_options([(name, name) for name in names])
        if len(names) == 1:
            self.operator.set_code(names[0])

    def show_preview(self, preview: PreviewView) -> None:
        """Show what is in the backup; from here it is restored, or another one chosen."""
        self.set_busy("")
        self._preview = preview
        self.facts.set_facts(preview.facts)
        self.compared.set_message(preview.level, preview.compared, preview.consequence)
        self._show_part()
        self.other_button.setFocus()

    def set_busy(self, words: str) -> None:
        """Show that the backup is being read or put back; "" for the end of it."""
        self._busy = bool(words)
        self.progress.setVisible(self._busy)
        if words:
            self.progress.start(words)
        inputs = (self.backup, self.file_button, self.how, self.operator, self.passphrase, self.secret)
        for widget in (*inputs, self.look_button, self.restore_button, self.other_button, self.back_button):
            widget.setEnabled(not self._busy)
        if words:
            self.progress.setFocus()
            self.bring_into_sight(self.progress)

    def show_progress(self, done: int, total: int, doing: str) -> None:
        """Follow what is being done."""
        words = _("{doing}: {percent} phần trăm").format(doing=doing, percent=100 * done // max(total, 1))
        self.progress.show_progress(done, total, words if done < total else f"{doing}…")

    def show_problem(self, title: str, text: str, level: BannerLevel = "error") -> None:
        """Say why nothing was restored; what lies in the PC is untouched."""
        self.set_busy("")
        self.notice.set_message(level, title, text)
        self.notice.show()
        self.focus_first()

    def show_stopped(self, title: str, text: str) -> None:
        """Say that the person stopped what was being done."""
        self.show_problem(title, text, "info")
        if self._preview is None:
            self.backup.setFocus()  # next to what is said: both are in sight at large text
        self.bring_into_sight(self.notice)

    def focus_first(self) -> None:
        """Start at what is missing first."""
        if self._preview is not None:
            self.other_button.setFocus()
        elif self._file is None:
            (self.backup if self._backups else self.file_button).setFocus()
        elif self.how.code() is None:
            self.how.setFocus()
        else:
            (self.secret if self.how.code() == "sheet" else self.passphrase).setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what opens the backup."""
        super().hideEvent(event)
        self._opens = "" if not event.spontaneous() else self._opens

    def default_button(self) -> Button | None:
        """Return the button that looks in; after that the safe one."""
        return self.look_button if self._preview is None else self.other_button

    def retranslate(self) -> None:
        """Set every word."""
        self._title.setText(_("Lấy lại sổ từ bản sao lưu"))
        self._lead.setText(_("Sổ đang có trong máy được cất riêng, không bị xóa. Bản sao lưu vẫn nguyên."))
        self.backup_field.set_label(_("Bản sao lưu"))
        self.file_button.set_words(_("Chọn tệp khác"))
        self.how_field.set_label(_("Mở bản sao lưu bằng"))
        self.how.set_options([("passphrase", _("Mật khẩu")), ("sheet", _("Phiếu khôi phục"))])
        self.operator_field.set_label(_("Người làm việc"))
        self.operator.retranslate()
        self.backup.retranslate()
        self.passphrase_field.set_label(_("Mật khẩu của ngày sao lưu"))
        self.secret_field.set_label(_("Mã trên phiếu khôi phục"))
        self.passphrase.retranslate()
        self.card.set_title(_("Trong bản sao lưu có"))
        self.back_button.set_words(_("Quay lại"))
        self.look_button.set_words(_("Xem bản sao lưu"))
        self.restore_button.set_words(_("Khôi phục"))
        self.other_button.set_words(_("Chọn bản khác"))
        self._show_backups()

    def _show_backups(self) -> None:
        self.backup.set_options(_options(self._backups, self._file))
        self.backup.set_code(str(self._file) if self._file is not None else None)

    def _take_listed(self) -> None:
        if (chosen := self.backup.code()) is not None:
            self._take(Path(chosen))

    def _show_part(self) -> None:
        """Show the questions, or what is in the backup."""
        asking, how = self._preview is None, self.how.code()
        self.how_field.set_problem("")
        for widget in (self.backup_field, self.file_button, self.how_field, self.look_button):
            widget.setVisible(asking)
        self.operator_field.setVisible(asking and how == "passphrase")
        self.passphrase_field.setVisible(asking and how == "passphrase")
        self.secret_field.setVisible(asking and how == "sheet")
        for part in (self.card, self.compared, self.restore_button, self.other_button):
            part.setVisible(not asking)

    def _choose_other(self) -> None:
        self._preview = None
        self._opens = ""
        self.notice.hide()
        self._show_part()
        self.focus_first()

    def _missing(self) -> QWidget | None:
        """Say what is missing, and return where it is to be given."""
        how = self.how.code()
        self.backup_field.set_problem("" if self._file else _("Hãy chọn bản sao lưu; tên tệp kết thúc bằng .scb."))
        self.how_field.set_problem("" if how else _("Hãy chọn một cách mở."))
        if self._file is None:
            return self.backup if self._backups else self.file_button
        if how is None:
            return self.how
        if how == "sheet":
            self.secret_field.set_problem("" if self.secret.text().strip() else _("Hãy gõ mã trên phiếu khôi phục."))
            return self.secret if self.secret_field.problem else None
        self.operator_field.set_problem("" if self.operator.code() else _("Hãy chọn một người."))
        self.passphrase_field.set_problem("" if self.passphrase.text() else _("Hãy gõ mật khẩu."))
        if self.operator_field.problem:
            return self.operator
        return self.passphrase if self.passphrase_field.problem else None

    def _look(self) -> None:
        if self._busy:
            return
        if (missing := self._missing()) is not None:
            missing.setFocus()
            return
        self._opens = self.secret.text() if self.how.code() == "sheet" else self.passphrase.take()
        self._send(self.look_wanted.emit)

    def _send(self, tell: object) -> None:
        """Send the chosen file with what opens it: the same for looking and for putting back, which follows on it."""
        if self._file is None or self._busy or not callable(tell):
            return
        self.notice.hide()
        operator = "" if self.how.code() == "sheet" else self.operator.code() or ""
        tell(self._file, operator, self._opens)


def _options(backups: Sequence[BackupView], file: Path | None) -> list[tuple[str, str]]:
    """Return what can be chosen: the backups that are known, and the file that was chosen elsewhere."""
    listed = [(str(one.path), one.words) for one in backups]
    if file is not None and str(file) not in dict(listed):
        listed.append((str(file), _("Tệp {name}").format(name=file.name)))
    return listed
