"""Exporting to the province in four steps: check, sign, write to the stick, done. Knows no service and no drive.

The flow answers ``write_requested`` with ``show_progress``, then ``show_result`` or ``show_problem``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import BannerLevel
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.screens.assistant import AssistantScreen
from desktop_app.ui.screens.export_pages import AGAIN_KEY, CheckPage, DonePage, SignPage, WritePage
from desktop_app.ui.screens.export_steps import (
    PASSPHRASE_CODES,
    STEPS,
    Days,
    ExportAssistant,
    Page,
    Period,
    WriteOrder,
    stopped_words,
    write_words,
)
from desktop_app.ui.screens.shown_figures import KindName
from desktop_app.ui.screens.stick_words import StickView

if TYPE_CHECKING:
    from desktop_app.services.exporting import ExportPreview, ExportResult, SentBundle


class ExportScreen(AssistantScreen):
    """``write_requested`` carries a ``WriteOrder``; ``print_requested`` a bundle's number; ``closed`` leads home.

    ``look_requested``: what would travel is to be read again; answer as ``begin`` says.
    """

    write_requested = Signal(WriteOrder)
    stop_requested = Signal()
    look_requested = Signal()
    sticks_requested = Signal()
    folder_requested = Signal()
    print_requested = Signal(int)

    def __init__(self, kind_name: KindName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assistant = ExportAssistant()
        self._recipient = ""
        self._reading = False
        self._passphrase = ""
        self.check = CheckPage(kind_name)
        self.sign = SignPage()
        self.write = WritePage()
        self.picker = self.write.picker
        self.done = DonePage(kind_name)
        for page in (self.check, self.sign, self.write, self.done):
            self.add_page(page)
        self.another_button = self.action_bar.add_left(Button("", icon="usb", key=AGAIN_KEY))
        self.back_button = self.action_bar.add_left(Button("", icon="arrow-left"))
        self.close_button = self.action_bar.add_right(Button("", key="Esc"))
        self.next_button = self.action_bar.add_right(Button("", "filled", key="Enter"), keep=True)
        self._connect()
        self.retranslate()
        self._show_page()

    def _connect(self) -> None:
        self.next_button.clicked.connect(self._go_on)
        self.back_button.clicked.connect(self._go_back)
        self.close_button.clicked.connect(self.closed)
        self.another_button.clicked.connect(lambda: self._write_again(self.done.number or 0))
        self.check.again_requested.connect(self._write_again)
        self.check.reading.stopped.connect(self.stop_requested)
        self.check.look_requested.connect(self.look_requested)
        self.check.reading_shown.connect(self._reads_long)
        self.sign.form.entered.connect(self._go_on)
        self.picker.refresh_requested.connect(self.sticks_requested)
        self.picker.folder_requested.connect(self.folder_requested)
        self.picker.chosen.connect(self._name_buttons)
        self.write.progress.stopped.connect(self.stop_requested)
        self.done.print_requested.connect(self.print_requested)
        self.done.write_requested.connect(self._write_again)

    @property
    def page(self) -> Page:
        """Return the page shown."""
        return self._assistant.page

    @property
    def busy(self) -> bool:
        """Return whether a copy is on its way."""
        return self._assistant.busy

    def begin(self) -> None:
        """Begin anew, before it is known what would travel: ``set_preview`` or ``show_unread`` follows."""
        self._assistant.start(0)
        self._reading = True
        self.picker.set_needed(None)
        self.check.show_reading()
        self._show_page()

    def show_unread(self, sentence: Sentence, level: BannerLevel = "error") -> None:
        """Say why it cannot be told what would travel."""
        self._reading = False
        self.check.show_problem(sentence.title, sentence.body, level)
        self._show_page()

    def set_preview(
        self, preview: ExportPreview, latest: SentBundle | None, signers: Sequence[str], period: Period | None = None
    ) -> None:
        """Begin anew: what would travel, the last bundle, who may sign, how the last period stands."""
        self._recipient = preview.recipient
        self._reading = False
        self._assistant.start(preview.records)
        self.check.set_preview(preview, latest, period)
        self.sign.form.set_signers(signers)
        self._show_page()

    def set_sticks(self, sticks: Sequence[StickView]) -> None:
        """Offer the sticks plugged in now."""
        self.picker.set_sticks(sticks)
        self._name_buttons()

    def set_folder(self, folder: Path) -> None:
        """Offer a folder and choose it."""
        self.picker.set_folder(folder)
        self._name_buttons()

    def show_progress(self, done: int, total: int) -> None:
        """Follow the copy: half is writing, half is reading back."""
        self.write.show_progress(done, total)

    def show_problem(self, sentence: Sentence, code: str, number: int | None) -> None:
        """Say why nothing, or nothing good, was written; ``number``: the bundle is sealed and can be written again."""
        passphrase = code in PASSPHRASE_CODES
        self._assistant.failed(passphrase=passphrase, number=number)
        self.write.set_busy("")
        if passphrase:
            self.sign.form.show_problem(sentence.full)
        else:
            self.write.show_problem(sentence.title, sentence.body)
        self._show_page()

    def show_stopped(self, number: int | None) -> None:
        """Say that the person stopped it."""
        self.show_problem(stopped_words(), "", number)

    def show_result(self, result: ExportResult, written: datetime | None, period: Days | None = None) -> None:
        """Show how writing ended; ``period``: the closed period that travels in the bundle."""
        self._assistant.done(result.number)
        self.write.set_busy("")
        self.done.show_written(result, self.picker.stick, self.picker.target_name, self._recipient, written, period)
        self._show_page()

    def default_button(self) -> Button | None:
        """Return the button that leads on."""
        if self._assistant.busy:
            return None
        return self.done.button if self.page is Page.DONE else self.next_button

    def focus_first(self) -> None:
        """Start where the page's work is."""
        if self.busy:
            self.write.progress.setFocus()
        elif self._reading:
            # an Enter pressed too early must not leave again
            (self.check.reading if self.check.reads_long else self).setFocus()
        elif self.page is Page.SIGN:
            self.sign.form.focus_first()
        elif self.page is Page.DONE and self.done.button is not None:
            self.done.button.setFocus()
        else:
            button = self.next_button if self._assistant.can_go_on else self.close_button
            button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back a page with Alt+Left, as the button says."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Left and self._assistant.can_go_back:
            self._go_back()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every word; the pages set their own."""
        self.set_words(
            _("Gửi và nhận"),
            _("Xuất gửi tỉnh"),
            [_(words) for _page, words in STEPS],
            _("Không bước nào làm đổi hay xóa bản ghi trong máy."),
        )
        self._name_buttons()

    def restyle(self) -> None:
        """Use shorter words where large text leaves little room."""
        super().restyle()
        if hasattr(self, "next_button"):
            self._name_buttons()

    def _name_buttons(self) -> None:
        assistant, page = self._assistant, self.page
        compact = theme.current().compact
        self.another_button.set_words(_("Ghi thêm bản") if compact else _("Ghi thêm một bản sang USB khác"))
        self.back_button.set_words(_("Quay lại"))
        self.close_button.set_words(_("Về trang chủ"))
        target = self.picker.target_name
        self.next_button.set_words(write_words(target, again=assistant.again) if page is Page.WRITE else _("Tiếp"))
        self.next_button.setEnabled(assistant.can_go_on)
        bar = self.action_bar
        bar.show_button(self.another_button, page is Page.DONE)
        bar.show_button(self.back_button, assistant.can_go_back)
        bar.show_button(self.next_button, page is not Page.DONE and assistant.can_go_on)
        bar.show_button(self.close_button, not assistant.busy and not self.check.reads_long)
        self._tell_keys()

    def _reads_long(self) -> None:
        """Let Esc stop the reading from now on instead of leading home."""
        self._name_buttons()
        if self.isVisible():
            self.focus_first()

    def _tell_keys(self) -> None:
        if self.busy or self.check.reads_long:
            self.set_key_hints([("Esc", _("dừng"))])
            return
        enter = _("việc tiếp theo") if self.page is Page.DONE else self.next_button.words
        shown = self.page is Page.DONE or self._assistant.can_go_on
        self.set_button_hints(*([("Enter", enter)] if shown else []), ("Esc", _("về trang chủ")))

    def _go_on(self) -> None:
        if self.page is Page.WRITE:
            self._order()
            return
        if self.page is Page.SIGN:
            if not self.sign.form.check():
                return
            self._passphrase = self.sign.form.take_passphrase()
            self.sticks_requested.emit()
        self._assistant.go_on()
        self._show_page()

    def _go_back(self) -> None:
        self._assistant.go_back()
        self._show_page()

    def _write_again(self, number: int) -> None:
        self._assistant.write_another(number)
        self.picker.set_needed(self.done.weight if number == self.done.number else None)
        self.sticks_requested.emit()
        self._show_page()

    def _order(self) -> None:
        target = self.picker.target
        if self._assistant.busy or not self.picker.check() or target is None:
            return
        again = self._assistant.again
        passphrase, self._passphrase = ("" if again else self._passphrase), ""
        if not again and not passphrase:  # it was handed over once, and nothing came of it
            self.forget()
            return
        order = WriteOrder(target, self.sign.form.name, passphrase, self._assistant.number)
        self._assistant.began()
        self.write.set_busy(_("Đang ghi gói, xin chờ…") if again else _("Đang ký và niêm phong gói…"))
        self._name_buttons()
        self.write.progress.setFocus()
        self.write_requested.emit(order)

    def forget(self) -> None:
        """Forget the passphrase between its page and the writing: who comes back signs anew, whoever it is."""
        self._passphrase = ""
        if self._assistant.sign_again():
            self._show_page()
            self.sign.form.say_forgotten()

    def _show_page(self) -> None:
        if self.page is not Page.WRITE:
            self._passphrase = ""
        self.show_step([page for page, _words in STEPS].index(self.page))
        self._name_buttons()
        if self.isVisible():
            self.focus_first()
