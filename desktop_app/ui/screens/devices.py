"""The province's devices: open a request, compare with the paper by typing its digits, admit the device.

Left the devices already admitted; right, once a request is open, what it claims and what admitting needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import N_, _, ngettext
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.fingerprint import FingerprintInput
from desktop_app.ui.screens.plain_rows import Head, PlainTable, Row
from desktop_app.ui.screens.shown_figures import NONE, day_of
from desktop_app.ui.screens.signing_form import SigningForm
from desktop_app.ui.screens.stick_words import StickView
from desktop_app.ui.screens.target_picker import TargetPicker
from desktop_app.ui.theme import Themed

if TYPE_CHECKING:
    from desktop_app.services.enrolment import DeviceRow, RequestPreview

STATUS: Final[dict[str, tuple[str, str]]] = {
    "admitted": ("accepted", N_("Đã đăng ký")),
    "revoked": ("returned", N_("Đã thôi đăng ký")),
}
_PASSPHRASE_CODES: Final = frozenset({"wrong_passphrase", "not_a_signer", "unknown_operator"})
_DIGIT_CODES: Final = frozenset({"fingerprint_differs", "fingerprint_malformed"})
_LIST_WIDTH: Final = 500


class RequestPanel(QWidget, Themed, Translated):
    """One open request: claims, digits, code and name, who signs, where the admission is written."""

    def __init__(self) -> None:
        super().__init__()
        self._claims: RequestPreview | None = None
        self.notice = Banner("error")
        self.claims = Card()
        self.facts = FactList()
        self.digits_lead = Text(role="hint", wrap=True)
        self.digits = FingerprintInput()
        for widget in (self.facts, self.digits_lead, self.digits):
            self.claims.body.addWidget(widget)
        self.unit_card = Card()
        self.unit, self.name = TextInput(), TextInput()
        self.unit_field = FieldFrame("", self.unit, required=True)
        self.name_field = FieldFrame("", self.name, required=True)
        self._names = QHBoxLayout()
        self._names.addWidget(self.unit_field, 1)
        self._names.addWidget(self.name_field, 2)
        self.unit_card.body.addLayout(self._names)
        self.form = SigningForm()
        self.sign_card = Card()
        self.sign_card.body.addWidget(self.form)
        self.picker = TargetPicker()
        self.target_card = Card()
        self.target_card.body.addWidget(self.picker)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for card in (self.notice, self.claims, self.unit_card, self.sign_card, self.target_card):
            self._column.addWidget(card)
        self._column.addStretch()
        self.notice.hide()
        self.digits.completed.connect(self.unit.setFocus)
        for line, field in ((self.unit, self.unit_field), (self.name, self.name_field)):
            line.textEdited.connect(lambda _text, edited=field: edited.set_problem(""))
        self.retranslate()
        self.restyle()

    def set_claims(self, claims: RequestPreview) -> None:
        """Show what a request says; code and name may be corrected."""
        self._claims = claims
        self.digits.clear()
        self.unit.setText(claims.unit)
        self.name.setText(claims.unit_name)
        self.notice.hide()
        self.retranslate()

    def check(self) -> bool:
        """Say what is missing, and return whether all is given."""
        unit, name = self.unit.text().strip(), self.name.text().strip()
        self.unit_field.set_problem("" if unit else _("Hãy ghi mã đơn vị."))
        self.name_field.set_problem("" if name else _("Hãy ghi tên đơn vị."))
        if not self.digits.check():
            return False
        if not (unit and name):
            (self.name if unit else self.unit).setFocus()
            return False
        return self.form.check() and self.picker.check()

    def show_problem(self, sentence: Sentence, code: str, groups: Sequence[int]) -> None:
        """Say what stood in the way, where it can be put right."""
        if code in _DIGIT_CODES:
            self.digits.set_problem(sentence.full, groups)
            self.digits.focus_wrong()
        elif code in _PASSPHRASE_CODES:
            self.form.show_problem(sentence.full)
        else:
            self.notice.set_message("error", sentence.title, sentence.body)
            self.notice.show()

    def retranslate(self) -> None:
        """Set every word."""
        claims = self._claims
        if claims is not None:
            self.claims.set_title(_("Yêu cầu của {unit}").format(unit=claims.unit_name))
            self.facts.set_facts(
                [
                    (_("Công đoàn cấp trên"), claims.superior),
                    (_("Mã đơn vị tự ghi"), claims.unit),
                    (_("Máy số"), " ".join(claims.device[at : at + 4] for at in range(0, len(claims.device), 4))),
                ]
            )
        self.digits_lead.setText(_("Gõ sáu nhóm số từ phiếu máy bằng giấy, có chữ ký và dấu của đơn vị:"))
        self.unit_card.set_title(_("Mã và tên tỉnh dùng cho đơn vị này"))
        self.unit_field.set_label(_("Mã đơn vị"))
        self.name_field.set_label(_("Tên đơn vị"))
        self.sign_card.set_title(_("Người ký giấy tiếp nhận"))
        self.target_card.set_title(_("Ghi giấy tiếp nhận ra đâu"))

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        self._column.setSpacing(theme.px(12))
        self._names.setSpacing(theme.px(12))


class DevicesScreen(Screen):
    """``approve_wanted(digits, unit, name, signer, passphrase, folder)`` follows "Tiếp nhận máy"."""

    open_requested = Signal()
    approve_wanted = Signal(str, str, str, str, str, Path)
    print_requested = Signal()
    help_requested = Signal()
    sticks_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._devices: tuple[DeviceRow, ...] = ()
        self._open = False
        self._done = Banner("ok")
        self.print_button = Button("", icon="printer", key="Ctrl+P")
        self.open_button = Button("", icon="folder-open", key="Ctrl+O")
        self.help_button = Button("", icon="key-round", key="Ctrl+M")
        self.add_header(self.help_button)
        self.add_header(self.print_button)
        self.add_header(self.open_button)
        self.table = PlainTable("")
        self.table.set_widths(236, 146)
        self.empty = Card()
        self.empty_state = EmptyState("laptop", "")
        self.empty.body.addWidget(self.empty_state)
        self.panel = RequestPanel()
        self.approve_button = self.action_bar.add_right(
            Button("", "filled", icon="shield-check", key="Ctrl+Enter"), keep=True
        )
        self._lay_out()
        self._connect()
        self.set_devices(())
        self._show_panel()
        self.restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "plain")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._done, self.empty, self.panel):
            column.addWidget(widget)
        column.addStretch()
        self.area = scrolled(page)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.addWidget(self.table)
        self._box.addWidget(self.area, 1)
        self.body.addLayout(self._box, 1)
        self._done.hide()

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_requested)
        self.help_button.clicked.connect(self.help_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.approve_button.clicked.connect(self._approve)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.approve_button.click)
        self.panel.picker.refresh_requested.connect(self.sticks_requested)
        self.panel.picker.folder_requested.connect(self.folder_requested)
        self.panel.form.entered.connect(self.approve_button.setFocus)

    def set_devices(self, devices: Sequence[DeviceRow]) -> None:
        """Show the admitted devices."""
        self._devices = tuple(devices)
        self.retranslate()

    def set_request(self, claims: RequestPreview, signers: Sequence[str]) -> None:
        """Show an open request and ask for the digits of its paper."""
        self._open = True
        self._done.hide()
        self.panel.set_claims(claims)
        self.panel.form.set_signers(signers)
        self._show_panel()
        self.panel.digits.setFocus()

    @property
    def picker(self) -> TargetPicker:
        """Return where the stick is chosen."""
        return self.panel.picker

    def tell(self, level: BannerLevel, sentence: Sentence) -> None:
        """Say what came of something else that was done from here."""
        self._done.set_message(level, sentence.title, sentence.body)
        self._done.show()

    def set_sticks(self, sticks: Sequence[StickView]) -> None:
        """Offer the sticks plugged in now."""
        self.panel.picker.set_sticks(sticks)

    def set_folder(self, folder: Path) -> None:
        """Offer a folder and choose it."""
        self.panel.picker.set_folder(folder)

    def set_busy(self, busy: bool) -> None:
        """Show that the flow is at work."""
        self.panel.setEnabled(not busy)
        self.approve_button.setEnabled(not busy)

    def show_problem(self, sentence: Sentence, code: str = "", groups: Sequence[int] = ()) -> None:
        """Say what stood in the way."""
        self.set_busy(False)
        if self._open:
            self.approve_button.setFocus()  # unless the panel has a better place for it
            self.area.verticalScrollBar().setValue(0)
            self.panel.show_problem(sentence, code, groups)
        else:
            self._done.set_message("error", sentence.title, sentence.body)
            self._done.show()

    def show_approved(self, unit_name: str) -> None:
        """Say that the admission is on the stick."""
        self.set_busy(False)
        self._open = False
        self._done.set_message(
            "ok",
            _("Đã tiếp nhận máy của {unit}, giấy tiếp nhận đã ghi ra USB").format(unit=unit_name),
            _("Trả USB và một phiếu của tỉnh (nút “In phiếu của tỉnh”) cho đơn vị."),
        )
        self._done.show()
        self._show_panel()
        self.focus_first()

    def default_button(self) -> Button | None:
        """Return the button that admits, while a request is open."""
        return self.approve_button if self._open else None

    def focus_first(self) -> None:
        """Start at the digits of an open request, or at opening one."""
        (self.panel.digits if self._open else self.open_button).setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        count = len(self._devices)
        devices = ngettext("{count} máy đã đăng ký", "{count} máy đã đăng ký", count).format(count=count)
        self.set_title(_("Máy đã đăng ký"), devices)
        self.print_button.set_words(_("In phiếu của tỉnh"))
        self.open_button.set_words(_("Mở yêu cầu"))
        self.help_button.set_words(_("Giúp đơn vị mở sổ"))
        self.approve_button.set_words(_("Tiếp nhận máy"))
        self.empty_state.set_words(
            _("Chưa mở yêu cầu nào"),
            _("Cắm USB của đơn vị rồi bấm “Mở yêu cầu”. Để sẵn phiếu máy bằng giấy bên cạnh."),
        )
        self.set_key_hints([("Ctrl+O", _("mở yêu cầu")), ("Ctrl+P", _("in phiếu của tỉnh"))])
        self.table.setAccessibleName(_("Máy đã đăng ký"))
        heads = (Head(_("Đơn vị")), Head(_("Tình trạng")), Head(_("Từ ngày")))
        self.table.set_content(heads, [_device_row(one) for one in self._devices])

    def restyle(self) -> None:
        """Take direction and widths at the new text size."""
        super().restyle()
        if not hasattr(self, "_box"):
            return
        compact = theme.current().compact
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(theme.px(12))
        self.table.setMinimumWidth(0 if compact else theme.px(_LIST_WIDTH))
        self.table.setMaximumWidth(_WIDEST if compact else theme.px(_LIST_WIDTH))
        self.table.setMaximumHeight(theme.px(140) if compact else _WIDEST)
        self._share_room()

    def _share_room(self) -> None:
        """Leave the page to an open request where large text has room for one of the two only."""
        self.table.setVisible(not (theme.current().compact and self._open))

    def _show_panel(self) -> None:
        self._share_room()
        self.panel.setVisible(self._open)
        self.empty.setVisible(not self._open)
        self.action_bar.show_button(self.approve_button, self._open)
        self.open_button.set_kind("outlined" if self._open else "filled")

    def _approve(self) -> None:
        panel = self.panel
        panel.notice.hide()
        if not panel.check() or panel.picker.target is None:
            return
        self.set_busy(True)
        self.approve_wanted.emit(
            panel.digits.text,
            panel.unit.text().strip(),
            panel.name.text().strip(),
            panel.form.name,
            panel.form.take_passphrase(),
            panel.picker.target,
        )


_WIDEST: Final = 16_777_215


def _device_row(device: DeviceRow) -> Row:
    mark, word = STATUS.get(device.status, ("warning", N_("Chưa rõ")))
    return (Cell(device.unit_name, strong=True), Cell(_(word), mark=mark), Cell(day_of(device.admitted_at) or NONE))
