"""The province's devices: those of each unit, what can be done to one, and a request to be compared with its paper.

While a request is open it has the page to itself: what it claims, the digits, who signs, where the admission goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import N_, _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens import device_words
from desktop_app.ui.screens.device_request import Admission, RequestPanel
from desktop_app.ui.screens.plain_rows import Head, PlainTable, Row
from desktop_app.ui.screens.shown_figures import NONE, day_of
from desktop_app.ui.screens.stick_words import StickView
from desktop_app.ui.screens.target_picker import TargetPicker

if TYPE_CHECKING:
    from desktop_app.services.enrolment import RequestPreview
    from desktop_app.services.province.devices import DeviceLine
    from desktop_app.services.province.recovery import RecoverableDevice

_WIDE: Final = (330, 190, 190, 170)
_NARROW: Final = (164, 104, 150, 96)


class DevicesScreen(Screen):
    """``approve_wanted(Admission)`` follows "Tiếp nhận máy".

    ``job_wanted(job, device)``: one of ``device_words.JOBS``; ``keys_wanted``: the province's own keys are to change.
    """

    open_requested = Signal()
    approve_wanted = Signal(Admission)
    job_wanted = Signal(str, object)
    recover_wanted = Signal(object)
    keys_wanted = Signal()
    print_requested = Signal()
    help_requested = Signal()
    sticks_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(wraps=True, parent=parent)
        self._devices: tuple[DeviceLine, ...] = ()
        self._waiting: tuple[RecoverableDevice, ...] = ()
        self._open = False
        self._may = True
        self.notice = Banner("ok")
        self.print_button = Button("", icon="printer", key="Ctrl+P")
        self.open_button = Button("", icon="folder-open", key="Ctrl+O")
        self.add_header(self.print_button)
        self.add_header(self.open_button)
        self.table = PlainTable("", wraps=True)
        self.detail = Text(role="hint", wrap=True)
        self.empty = Card()
        self.empty_state = EmptyState("laptop", "")
        self.empty.body.addWidget(self.empty_state)
        self.panel = RequestPanel()
        bar = self.action_bar
        self.jobs = {job: bar.add_left(Button("", icon=icon, key=key)) for job, _words, icon, key in device_words.JOBS}
        self.recover_button = bar.add_left(Button("", icon="undo-2", key="Ctrl+M"))
        self.help_button = bar.add_left(Button("", "quiet", icon="circle-question-mark", key="Ctrl+B"))
        self.keys_button = bar.add_left(Button("", "quiet", icon="key-round", key="Ctrl+K"))
        self.print_below = bar.add_left(Button("", "quiet", icon="printer", key="Ctrl+P"))
        self.leave_button = bar.add_right(Button("", "quiet", key="Esc"))
        self.approve_button = bar.add_right(Button("", "filled", icon="shield-check", key="Ctrl+Enter"), keep=True)
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
        column.addWidget(self.panel)
        column.addStretch()
        self.area = scrolled(page)
        for widget, stretch in ((self.notice, 0), (self.empty, 1), (self.table, 1), (self.detail, 0), (self.area, 1)):
            self.body.addWidget(widget, stretch)
        self.notice.hide()

    def _connect(self) -> None:
        for button in (self.print_button, self.print_below):
            button.clicked.connect(self.print_requested)
        self.help_button.clicked.connect(self.help_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.approve_button.clicked.connect(self._approve)
        self.leave_button.clicked.connect(self.close_request)
        self.recover_button.clicked.connect(lambda: self.recover_wanted.emit(self.current_waiting))
        self.keys_button.clicked.connect(self.keys_wanted)
        for job, button in self.jobs.items():
            button.clicked.connect(lambda _checked=False, wanted=job: self._want(wanted))
        self.table.cursor_moved.connect(lambda _row: self._show_device())
        self.table.opened.connect(lambda _row: self._open_row())
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.approve_button.click)
        self.panel.picker.refresh_requested.connect(self.sticks_requested)
        self.panel.picker.folder_requested.connect(self.folder_requested)
        self.panel.form.entered.connect(self.approve_button.setFocus)

    @property
    def current_waiting(self) -> RecoverableDevice | None:
        """Return the device to be recognised under the cursor; they stand above the others."""
        row = max(0, self.table.currentIndex().row())
        return self._waiting[row] if row < len(self._waiting) else None

    @property
    def current(self) -> DeviceLine | None:
        """Return the device under the cursor, the first while the cursor is nowhere."""
        row = max(0, self.table.currentIndex().row()) - len(self._waiting)
        return self._devices[row] if 0 <= row < len(self._devices) else None

    def set_devices(self, devices: Sequence[DeviceLine]) -> None:
        """Show the devices, those of a unit together."""
        self._devices = tuple(devices)
        self.retranslate()
        self._show_panel()

    def set_waiting(self, devices: Sequence[RecoverableDevice]) -> None:
        """Show the devices a province made anew does not know yet, above all others."""
        self._waiting = tuple(devices)
        self.retranslate()
        self._show_panel()

    def restyle(self) -> None:
        """Keep title and standing in sight at large text: beside the title is room for one button only."""
        super().restyle()
        if hasattr(self, "print_below"):
            compact = theme.current().compact
            self.table.set_widths(*(_NARROW if compact else _WIDE))
            self.print_button.setVisible(not compact)
            self.action_bar.show_button(self.print_below, compact)

    def set_may(self, *, administer: bool) -> None:
        """Offer changes only to who may make them."""
        self._may = administer
        self._show_panel()

    def set_request(self, claims: RequestPreview, signers: Sequence[str]) -> None:
        """Show an open request and ask for the digits of its paper."""
        self._open = True
        self.notice.hide()
        self.panel.set_claims(claims, self._devices)
        self.panel.form.set_signers(signers)
        self._show_panel()
        self.panel.digits.setFocus()

    @property
    def picker(self) -> TargetPicker:
        """Return where the stick is chosen."""
        return self.panel.picker

    def close_request(self) -> None:
        """Leave the open request: nobody is admitted."""
        self._open = False
        self._show_panel()
        self.focus_first()

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
            self.show_notice("error", sentence.title, sentence.body)

    def show_notice(self, level: BannerLevel, title: str, text: str = "") -> None:
        """Say above the list how something ended."""
        self.notice.set_message(level, title, text)
        self.notice.show()

    def show_approved(self, unit_name: str) -> None:
        """Say that the admission is on the stick."""
        self.set_busy(False)
        self.show_notice(
            "ok",
            _("Đã tiếp nhận máy của {unit}, giấy tiếp nhận đã ghi ra USB").format(unit=unit_name),
            _("Trả USB và một phiếu của tỉnh (nút “In phiếu của tỉnh”) cho đơn vị."),
        )
        self.close_request()

    def default_button(self) -> Button | None:
        """Return the button that admits, while a request is open."""
        return self.approve_button if self._open else None

    def focus_first(self) -> None:
        """Start at the digits of an open request, or at opening one."""
        (self.panel.digits if self._open else self.open_button).setFocus()

    def focus_list(self) -> None:
        """Go back to the list, after a dialog above it."""
        (self.table if self.table.isVisible() else self.open_button).setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("Máy đã đăng ký"), device_words.summary(self._devices))
        for button in (self.print_button, self.print_below):
            button.set_words(_("In phiếu của tỉnh"))
        self.open_button.set_words(_("Mở yêu cầu"))
        self.help_button.set_words(_("Giúp đơn vị mở sổ"))
        self.approve_button.set_words(_("Tiếp nhận máy"))
        self.leave_button.set_words(_("Thôi, để sau"))
        self.recover_button.set_words(_("Nhận lại máy này"))
        self.keys_button.set_words(_("Đổi dấu ký của tỉnh"))
        for job, words, _icon, _key in device_words.JOBS:
            self.jobs[job].set_words(_(words))
        self.empty_state.set_words(
            _("Chưa có máy nào đăng ký"),
            _("Cắm USB của đơn vị rồi bấm “Mở yêu cầu”. Để sẵn phiếu máy bằng giấy bên cạnh."),
        )
        self.set_key_hints([("Ctrl+O", _("mở yêu cầu")), ("Ctrl+P", _("in phiếu của tỉnh"))])
        self.table.setAccessibleName(_("Máy đã đăng ký"))
        self.table.set_content(_heads(), [*map(_waiting_row, self._waiting), *map(_row, self._devices)])
        self._show_device()

    def _show_device(self) -> None:
        current = self.current
        waiting = self.current_waiting
        said = device_words.recoverable_said(waiting) if waiting is not None else ""
        self.detail.setText(device_words.detail(current) if current is not None else said)
        shown = waiting is not None and self._may and not self._open
        self.action_bar.show_button(self.recover_button, shown)
        for job, button in self.jobs.items():
            fits = current is not None and device_words.fits(job, current)
            self.action_bar.show_button(button, fits and self._may and not self._open)

    def _show_panel(self) -> None:
        there = bool(self._devices or self._waiting)
        self.table.setVisible(there and not self._open)
        self.detail.setVisible(there and not self._open)
        self.empty.setVisible(not there and not self._open)
        self.area.setVisible(self._open)
        self.panel.setVisible(self._open)
        for button in (self.approve_button, self.leave_button):
            self.action_bar.show_button(button, self._open)
        self.action_bar.show_button(self.keys_button, self._may and not self._open)
        self.action_bar.show_button(self.help_button, not self._open)
        self.open_button.set_kind("outlined" if self._open else "filled")
        self._show_device()

    def _open_row(self) -> None:
        waiting = self.current_waiting
        (self.jobs[device_words.RENAME] if waiting is None else self.recover_button).click()

    def _want(self, job: str) -> None:
        if self.current is not None:
            self.job_wanted.emit(job, self.current)

    def _approve(self) -> None:
        panel = self.panel
        panel.notice.hide()
        if not panel.check() or panel.picker.target is None:
            return
        self.set_busy(True)
        self.approve_wanted.emit(panel.admission(panel.picker.target))


def _heads() -> tuple[Head, ...]:
    return (
        Head(_("Đơn vị")),
        Head(_("Máy")),
        Head(_("Tình trạng")),
        Head(_("Gói mới nhất")),
        Head(_("Đăng ký ngày")),
    )


def _row(device: DeviceLine) -> Row:
    mark, word = device_words.STATUS.get(device.status, ("warning", N_("Chưa rõ")))
    return (
        Cell(device.unit_name, strong=True),
        Cell(device_words.name_of(device)),
        Cell(_(word), mark=mark),
        Cell(device_words.newest(device)),
        Cell(day_of(device.admitted_at) or NONE),
    )


def _waiting_row(device: RecoverableDevice) -> Row:
    mark, word = device_words.WAITING
    return (
        Cell(device.unit_name, strong=True),
        Cell(device_words.recoverable_name(device)),
        Cell(_(word), mark=mark),
        Cell(device_words.recoverable_waits(device)),
        Cell(NONE),
    )
