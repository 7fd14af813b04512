"""Opening a receipt of the province: choose one from a stick, a file or a drop; then what came of it.

Nothing on the first page is believed: number and day are what the files call themselves. The flow opens and verifies.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages.sentence import Sentence
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.dropped_files import dropped_files, welcome_files
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.history_words import OtherOutcome
from desktop_app.ui.screens.receipt_pages import ChoosePage, ResultPage
from desktop_app.ui.screens.receipt_words import FoundReceipt, ReceiptOutcome


class ReceiptScreen(Screen):
    """``open_wanted(file)`` follows the choice; ``job_wanted(job)`` the button of the outcome's first step."""

    open_wanted = Signal(Path)
    file_requested = Signal()
    sticks_requested = Signal()
    stop_requested = Signal()
    job_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._busy = False
        self.setAcceptDrops(True)
        self.choose, self.result = ChoosePage(), ResultPage()
        page = QWidget()
        page.setProperty("role", "plain")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choose)
        column.addWidget(self.result)
        column.addStretch(1)
        self.area = scrolled(page)
        self.body.addWidget(self.area)
        bar = self.action_bar
        self.refresh_button = bar.add_left(Button("", icon="usb", key="F5"))
        self.file_button = bar.add_left(Button("", icon="folder-open", key="Ctrl+O"))
        self.back_button = bar.add_right(Button("", key="Esc"))
        self.open_button = bar.add_right(Button("", "filled", icon="inbox", key="Enter"), keep=True)
        self._connect()
        self._shows_result = False
        self._show_page()
        self.retranslate()
        self.restyle()

    def _connect(self) -> None:
        self.refresh_button.clicked.connect(self.sticks_requested)
        self.file_button.clicked.connect(self.file_requested)
        self.back_button.clicked.connect(self.closed)
        self.open_button.clicked.connect(self._open)
        self.choose.chosen.connect(lambda _row: self._open())
        self.choose.table.cursor_moved.connect(lambda _row: self._name_buttons())
        self.choose.progress.stopped.connect(self.stop_requested)
        self.result.job_wanted.connect(self.job_wanted)

    @property
    def busy(self) -> bool:
        """Return whether a receipt is being opened."""
        return self._busy

    def begin(self) -> None:
        """Begin anew at the choice."""
        self._shows_result = False
        self.choose.notice.hide()
        self.choose.set_looking(looking=True)
        self.set_busy(False)

    def set_found(self, found: Sequence[FoundReceipt]) -> None:
        """Show the receipts that lie on the sticks plugged in now."""
        self.choose.set_found(found)
        self._name_buttons()
        if self.isVisible() and not self._shows_result and not self._busy:
            self.focus_first()

    def set_busy(self, busy: bool) -> None:
        """Show that a receipt is being opened, with a way to stop it."""
        self._busy = busy
        self.choose.progress_card.setVisible(busy)
        self.choose.card.setEnabled(not busy)
        for button in (self.refresh_button, self.file_button, self.open_button):
            button.setEnabled(not busy)
        if busy:
            self.choose.notice.hide()
            self.choose.progress.start(_("Đang mở phiếu nhận…"))
        self._show_page()

    def show_problem(self, sentence: Sentence, level: BannerLevel = "error") -> None:
        """Say why a receipt was not taken; nothing changed."""
        self._shows_result = False
        self.choose.set_looking(looking=False)
        self.set_busy(False)
        self.choose.notice.set_message(level, sentence.title, sentence.body)
        self.choose.notice.show()
        self.area.verticalScrollBar().setValue(0)

    def show_outcome(self, outcome: ReceiptOutcome) -> None:
        """Show what the receipt told."""
        self._shows_result = True
        self.result.set_outcome(outcome)
        self.set_busy(False)
        self.area.verticalScrollBar().setValue(0)

    def show_other(self, outcome: OtherOutcome) -> None:
        """Show what came of a history or a notice."""
        self._shows_result = True
        self.result.set_other(outcome)
        self.set_busy(False)
        self.area.verticalScrollBar().setValue(0)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far a history is taken in."""
        words = _("{done} trên {total} lần lưu").format(done=format_money(done), total=format_money(total))
        self.choose.progress.show_progress(done, total, words)

    def default_button(self) -> Button | None:
        """Return what Enter presses: opening, or the outcome's first step."""
        if self._busy:
            return None
        if self._shows_result:
            return self.result.button
        return self.open_button if self.choose.found else None

    def focus_first(self) -> None:
        """Start at the list, at looking for a stick, or at what to do next."""
        if self._busy:
            self.choose.progress.setFocus()
        elif self._shows_result and self.result.button is not None:
            self.result.button.setFocus()
        elif self.choose.found:
            self.choose.table.setFocus()
        else:
            self.refresh_button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        welcome_files(event, now=not self._busy)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        paths = dropped_files(event, now=not self._busy)
        if paths:
            self.open_wanted.emit(paths[0])

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("Gửi và nhận"), _("Mở phiếu nhận của tỉnh"))
        self.refresh_button.set_words(_("Tìm lại USB"))
        self.back_button.set_words(_("Quay lại"))
        self._name_buttons()

    def _name_buttons(self) -> None:
        current = self.choose.current
        number = current.number if current is not None else 0
        self.open_button.set_words(_("Mở phiếu số {number}").format(number=number))
        self.file_button.set_words(_("Mở phiếu khác") if self._shows_result else _("Chọn tệp khác"))
        bar = self.action_bar
        bar.show_button(self.open_button, not self._shows_result and current is not None)
        bar.show_button(self.refresh_button, not self._shows_result)
        if self._busy:
            self.set_key_hints([("Esc", _("dừng"))])
        elif self._shows_result and self.result.button is not None:
            self.set_button_hints(("Enter", self.result.button.words), ("Esc", self.back_button.words))
        else:
            enter = [("Enter", self.open_button.words)] if current is not None else []
            self.set_button_hints(*enter, ("Ctrl+O", self.file_button.words), ("Esc", self.back_button.words))

    def _show_page(self) -> None:
        self.choose.setVisible(not self._shows_result)
        self.result.setVisible(self._shows_result)
        self._name_buttons()
        if self.isVisible():
            self.focus_first()

    def _open(self) -> None:
        current = self.choose.current
        if current is not None and not self._busy:
            self.open_wanted.emit(current.file)
