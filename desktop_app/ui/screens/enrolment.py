"""The office's enrolment in three steps: write the request, print the device sheet, open the province's admission.

Days pass between the second step and the third: each can be reached from any other. The digits typed from the
province's sheet go out as typed; what is wrong with them comes back group by group.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.base.i18n import N_, _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.screens.assistant import AssistantScreen, PageColumn
from desktop_app.ui.screens.fingerprint import FingerprintInput, FingerprintShown
from desktop_app.ui.screens.signing_form import SigningForm
from desktop_app.ui.screens.stick_words import StickView
from desktop_app.ui.screens.target_picker import TargetPicker

if TYPE_CHECKING:
    from desktop_app.services.enrolment import EnrolmentState

STEPS: Final = (N_("Ghi yêu cầu ra USB"), N_("In phiếu máy"), N_("Mở giấy tiếp nhận"))
REQUEST, SHEET, ADMISSION = range(3)
_FORM_WIDTH: Final = 460
_PASSPHRASE_CODES: Final = frozenset({"wrong_passphrase", "not_a_signer", "unknown_operator"})
DIGIT_CODES: Final = frozenset({"fingerprint_differs", "fingerprint_malformed"})


def groups_in(fields: object) -> list[int]:
    """Return the numbers (from 1) of the groups a refusal of typed digits names."""
    return [int(group) for group in fields if str(group).isdigit()] if isinstance(fields, list) else []


class RequestPage(PageColumn, Translated):
    """Who signs the request, and where it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = Banner("error")
        self.card = Card()
        self.lead = Text(role="hint", wrap=True)
        self.form = SigningForm()
        self.target = Card()
        self.picker = TargetPicker()
        self.card.body.addWidget(self.lead)
        row = QHBoxLayout()
        row.addWidget(self.form, 1)
        row.addStretch()
        self.card.body.addLayout(row)
        self.target.body.addWidget(self.picker)
        for widget in (self.notice, self.card, self.target):
            self.column.addWidget(widget)
        self.notice.hide()
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set every word."""
        self.card.set_title(_("Người ký yêu cầu"))
        self.lead.setText(
            _("Tỉnh cần biết máy này là của đơn vị. Làm một lần; sau đó mỗi lần gửi chỉ cần ký và ghi USB.")
        )
        self.target.set_title(_("Ghi ra đâu"))

    def restyle(self) -> None:
        """Take the form's width at the new text size."""
        super().restyle()
        if hasattr(self, "form"):
            self.form.setMaximumWidth(theme.px(_FORM_WIDTH))


class SheetPage(PageColumn, Translated):
    """The thirty digits of this device, and what to do with the sheet that carries them."""

    def __init__(self) -> None:
        super().__init__()
        self.written = Banner("ok")
        self.card = Card()
        self.digits = FingerprintShown()
        self.lead = Text(wrap=True)
        self.card.body.addWidget(self.digits)
        self.card.body.addWidget(self.lead)
        self.column.addWidget(self.written)
        self.column.addWidget(self.card)
        self.written.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        self.card.set_title(_("Số nhận biết của máy này"))
        self.lead.setText(
            _("In phiếu máy, xin chữ ký và đóng dấu, gửi cùng USB tới tỉnh. Tỉnh sẽ gõ sáu nhóm số từ phiếu giấy.")
        )
        self.written.set_message(
            "ok",
            _("Yêu cầu đăng ký đã ghi ra USB và đã đọc lại đúng"),
            _("Còn in phiếu máy, rồi gửi USB và phiếu tới tỉnh."),
        )


class AdmissionPage(PageColumn, Translated):
    """The province's file, and the digits of the province's sheet."""

    file_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file: Path | None = None
        self.notice = Banner("error")
        self.file_card = Card()
        self.lead = Text(role="hint", wrap=True)
        self.facts = FactList()
        self.file_button = Button("", icon="folder-open", key="Ctrl+O")
        row = QHBoxLayout()
        row.addWidget(self.file_button)
        row.addStretch()
        for widget in (self.lead, self.facts):
            self.file_card.body.addWidget(widget)
        self.file_card.body.addLayout(row)
        self.digits_card = Card()
        self.digits_lead = Text(role="hint", wrap=True)
        self.digits = FingerprintInput()
        self.digits_card.body.addWidget(self.digits_lead)
        self.digits_card.body.addWidget(self.digits)
        for card in (self.notice, self.file_card, self.digits_card):
            self.column.addWidget(card)
        self.file_button.clicked.connect(self.file_requested)
        self.notice.hide()
        self.retranslate()

    @property
    def file(self) -> Path | None:
        """Return the admission chosen, or None."""
        return self._file

    def clear(self) -> None:
        """Forget the file and the digits."""
        self._file = None
        self.digits.clear()
        self.notice.hide()
        self.retranslate()

    def set_file(self, file: Path) -> None:
        """Take the province's file; what it says is believed only after the digits."""
        self._file = file
        self.notice.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        self.file_card.set_title(_("Giấy tiếp nhận trên USB"))
        self.lead.setText(_("Tệp có tên bắt đầu bằng “tiep-nhan”, do tỉnh ghi lên USB."))
        self.lead.setVisible(self._file is None)
        self.facts.setVisible(self._file is not None)
        self.facts.set_facts([(_("Tệp đã chọn"), self._file.name)] if self._file is not None else [])
        self.file_button.set_words(_("Mở giấy tiếp nhận") if self._file is None else _("Mở tệp khác"))
        self.digits_card.setVisible(self._file is not None)
        self.digits_card.set_title(_("Sáu nhóm số trên phiếu giấy của tỉnh"))
        self.digits_lead.setText(
            _("Gõ từ phiếu giấy có dấu của tỉnh, không lấy từ nơi khác. Dán cả ba mươi số cũng được.")
        )


class EnrolmentScreen(AssistantScreen):
    """Signals: ``request_wanted(signer, passphrase, folder)``, ``accept_wanted(file, digits as typed)``."""

    request_wanted = Signal(str, str, Path)
    print_requested = Signal()
    file_requested = Signal()
    accept_wanted = Signal(Path, str)
    sticks_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.request = RequestPage()
        self.sheet = SheetPage()
        self.admission = AdmissionPage()
        for page in (self.request, self.sheet, self.admission):
            self.add_page(page)
        self.back_button = self.action_bar.add_left(Button("", icon="arrow-left"))
        self.skip_button = self.action_bar.add_left(Button(""))
        self.close_button = self.action_bar.add_right(Button("", key="Esc"))
        self.next_button = self.action_bar.add_right(Button("", "filled", key="Enter"), keep=True)
        self._connect()
        self.retranslate()
        self.show_step(REQUEST)
        self._name_buttons()

    def _connect(self) -> None:
        self.next_button.clicked.connect(self._go_on)
        self.back_button.clicked.connect(lambda: self.open_step(self.step - 1))
        self.skip_button.clicked.connect(lambda: self.open_step(self.step + 1))
        self.close_button.clicked.connect(self.closed)
        self.request.form.entered.connect(self._go_on)
        self.request.picker.refresh_requested.connect(self.sticks_requested)
        self.request.picker.folder_requested.connect(self.folder_requested)
        self.admission.file_requested.connect(self.file_requested)
        self.admission.digits.completed.connect(self.next_button.setFocus)

    def set_state(self, state: EnrolmentState, signers: Sequence[str]) -> None:
        """Begin: this device's digits, and who may sign."""
        self.sheet.digits.set_groups(state.fingerprint)
        self.request.form.set_signers(signers)

    def begin_again(self) -> None:
        """Begin at the request: the admission of before is worth nothing any more."""
        self.sheet.written.hide()
        self.request.notice.hide()
        self.admission.clear()
        self.open_step(REQUEST)

    @property
    def picker(self) -> TargetPicker:
        """Return where the stick is chosen."""
        return self.request.picker

    def set_sticks(self, sticks: Sequence[StickView]) -> None:
        """Offer the sticks plugged in now."""
        self.request.picker.set_sticks(sticks)

    def set_folder(self, folder: Path) -> None:
        """Offer a folder and choose it."""
        self.request.picker.set_folder(folder)

    def set_file(self, file: Path) -> None:
        """Take the admission the person opened, and ask for the digits."""
        self.admission.set_file(file)
        self.open_step(ADMISSION)
        self.admission.digits.setFocus()

    def show_written(self) -> None:
        """Go on to the sheet: the request is on the stick."""
        self.set_busy(False)
        self.sheet.written.show()
        self.open_step(SHEET)

    def show_problem(self, sentence: Sentence, code: str, groups: Sequence[int] = ()) -> None:
        """Say what stood in the way, where it can be put right."""
        self.set_busy(False)
        if code in _PASSPHRASE_CODES:
            self.request.form.show_problem(sentence.full)
        elif code in DIGIT_CODES:
            self.admission.digits.set_problem(sentence.full, groups)
            self.admission.digits.focus_wrong()
        else:
            notice = self.admission.notice if self.step == ADMISSION else self.request.notice
            notice.set_message("error", sentence.title, sentence.body)
            notice.show()

    def set_busy(self, busy: bool) -> None:
        """Show that the flow is at work: nothing else can be pressed."""
        self._busy = busy
        for widget in (self.request, self.admission, self.next_button, self.back_button, self.skip_button):
            widget.setEnabled(not busy)

    def open_step(self, step: int) -> None:
        """Go to one of the three steps."""
        self.show_step(max(REQUEST, min(step, ADMISSION)))
        self._name_buttons()
        if step == REQUEST:
            self.sticks_requested.emit()
        self.focus_first()

    def default_button(self) -> Button | None:
        """Return the button of the step."""
        return self.next_button

    def focus_first(self) -> None:
        """Start where the step's work is."""
        if self.step == REQUEST:
            self.request.form.focus_first()
        elif self.step == ADMISSION and self.admission.file is None:
            self.admission.file_button.setFocus()
        elif self.step == ADMISSION:
            self.admission.digits.setFocus()
        else:
            self.next_button.setFocus()

    def retranslate(self) -> None:
        """Set every word; the pages set their own."""
        self.set_words(
            _("Gửi và nhận"),
            _("Đăng ký máy với tỉnh"),
            [_(step) for step in STEPS],
            _("Trong lúc chờ giấy tiếp nhận, vẫn nhập và in bình thường."),
        )
        self._name_buttons()

    def _name_buttons(self) -> None:
        words = (_("Ghi yêu cầu ra USB"), _("In phiếu máy"), _("Đăng ký"))
        icons = ("usb", "printer", "shield-check")
        self.next_button.set_words(words[self.step])
        self.next_button.set_icon(icons[self.step])
        self.back_button.set_words(_("Quay lại"))
        self.skip_button.set_words(_("Đã có giấy tiếp nhận") if self.step == SHEET else _("Bước sau"))
        self.close_button.set_words(_("Về trang chủ"))
        ready = self.step != ADMISSION or self.admission.file is not None
        self.action_bar.show_button(self.back_button, self.step > REQUEST)
        self.action_bar.show_button(self.skip_button, self.step < ADMISSION)
        self.action_bar.show_button(self.next_button, ready)
        self.set_button_hints(("Enter", self.next_button.words), ("Esc", _("về trang chủ")))

    def _go_on(self) -> None:
        if self._busy:
            return
        (self._order_request, self.print_requested.emit, self._order_accept)[self.step]()

    def _order_request(self) -> None:
        form, picker = self.request.form, self.request.picker
        self.request.notice.hide()
        if form.check() and picker.check() and picker.target is not None:
            self.set_busy(True)
            self.request_wanted.emit(form.name, form.take_passphrase(), picker.target)

    def _order_accept(self) -> None:
        self.admission.notice.hide()
        if self.admission.file is not None and self.admission.digits.check():
            self.set_busy(True)
            self.accept_wanted.emit(self.admission.file, self.admission.digits.text)
