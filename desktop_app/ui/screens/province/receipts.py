"""Phiếu nhận: which units are to be told something, writing their receipts onto a stick, how that ended.

Knows no service and no drive. The flow answers ``write_requested`` with ``show_progress``, then ``show_written``,
``show_problem`` or ``show_passphrase_problem``.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.scroll import bring_into_view, scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.province import receipts_words as words
from desktop_app.ui.screens.province.receipts_pages import AGAIN_KEY, ResultPage, UnitsPage, WritePage
from desktop_app.ui.screens.province.receipts_words import ReceiptOrder, ReceiptPlan, Written
from desktop_app.ui.screens.stick_words import StickView

if TYPE_CHECKING:
    from desktop_app.services.province.receipts import ReceiptDue
    from desktop_app.storage.receipts import MadeReceipt

ALL_KEY = "Ctrl+Enter"
CHOSEN_KEY = "Ctrl+E"


class ReceiptsPage(Enum):
    """The pages in order."""

    UNITS = "units"
    WRITE = "write"
    DONE = "done"


class ReceiptsScreen(Screen):
    """``write_requested`` carries a ``ReceiptOrder``; ``unit_shown(unit)`` is answered with ``set_made``.

    ``reload_requested``: the units are to be read anew, ``set_rows`` follows.
    """

    write_requested = Signal(ReceiptOrder)
    stop_requested = Signal()
    reload_requested = Signal()
    unit_shown = Signal(str)
    sticks_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page, self._busy = ReceiptsPage.UNITS, False
        self.units, self.write, self.done = UnitsPage(), WritePage(), ResultPage()
        self.picker = self.write.picker
        page = QWidget()
        page.setProperty("role", "plain")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        for one in (self.units, self.write, self.done):
            column.addWidget(one)
        column.addStretch(1)
        self.area = scrolled(page)
        self.body.addWidget(self.area)
        bar = self.action_bar
        self.chosen_button = bar.add_left(Button("", icon="usb", key=CHOSEN_KEY))
        self.back_button = bar.add_right(Button("", key="Esc"))
        self.all_button = bar.add_right(Button("", "filled", icon="send", key=ALL_KEY), keep=True)
        self.write_button = bar.add_right(Button("", "filled", icon="usb", key="Enter"), keep=True)
        self._connect()
        self._show_page()
        self.retranslate()
        self.restyle()

    def _connect(self) -> None:
        self.all_button.clicked.connect(
            lambda: self._begin(words.plan_for([one for one in self.units.rows if words.is_due(one)]))
        )
        self.chosen_button.clicked.connect(lambda: self._begin(words.plan_for(self.units.chosen)))
        self.back_button.clicked.connect(self._back)
        self.write_button.clicked.connect(self._order)
        self.units.unit_shown.connect(self.unit_shown)
        self.units.write_wanted.connect(self.chosen_button.click)
        self.units.again_wanted.connect(self._again)
        self.units.table.selectionModel().selectionChanged.connect(lambda *_changed: self._name_buttons())
        self.write.form.entered.connect(self._order)
        self.write.progress.stopped.connect(self.stop_requested)
        self.picker.refresh_requested.connect(self.sticks_requested)
        self.picker.folder_requested.connect(self.folder_requested)
        self.picker.chosen.connect(self._name_buttons)
        self.done.go_on_wanted.connect(self._go_on)

    @property
    def page(self) -> ReceiptsPage:
        """Return the page shown."""
        return self._page

    @property
    def busy(self) -> bool:
        """Return whether receipts are being written."""
        return self._busy

    def begin(self) -> None:
        """Begin at the units; ``set_rows`` follows."""
        self._page = ReceiptsPage.UNITS
        self.units.notice.hide()
        self._show_page()

    def set_rows(self, rows: Sequence[ReceiptDue]) -> None:
        """Show the units with devices, those with most news first."""
        self.units.set_rows(rows)
        self.retranslate()
        if self.isVisible() and self._page is ReceiptsPage.UNITS:
            self.focus_first()

    def set_made(self, made: Sequence[MadeReceipt]) -> None:
        """Show the receipts of the unit under the cursor, newest first."""
        self.units.set_made(made)

    def set_signers(self, signers: Sequence[str]) -> None:
        """Offer those who may sign."""
        self.write.form.set_signers(signers)

    def set_sticks(self, sticks: Sequence[StickView]) -> None:
        """Offer the sticks plugged in now."""
        self.picker.set_sticks(sticks)
        self._name_buttons()

    def set_folder(self, folder: Path) -> None:
        """Offer a folder and choose it."""
        self.picker.set_folder(folder)
        self._name_buttons()

    def show_unread(self, sentence: Sentence) -> None:
        """Say why the units could not be read."""
        self.units.show_problem(sentence)

    def show_progress(self, done: int, total: int) -> None:
        """Follow the writing, receipt by receipt."""
        self.write.show_progress(done, total)

    def show_written(self, written: Written) -> None:
        """Show how it ended, unit by unit."""
        self._set_busy(False)
        self._page = ReceiptsPage.DONE
        self.done.set_written(written)
        self._show_page()

    def show_problem(self, sentence: Sentence) -> None:
        """Say why nothing was written."""
        self._set_busy(False)
        self.write.show_problem(sentence)
        self._show_page()

    def show_passphrase_problem(self, sentence: Sentence) -> None:
        """Say why the passphrase was not taken."""
        self._set_busy(False)
        self._show_page()
        self.write.form.show_problem(sentence.full)

    def default_button(self) -> Button | None:
        """Return what Enter presses."""
        if self._busy:
            return None
        pages = {
            ReceiptsPage.UNITS: self.chosen_button,
            ReceiptsPage.WRITE: self.write_button,
            ReceiptsPage.DONE: self.done.button,
        }
        return pages[self._page]

    def focus_first(self) -> None:
        """Start where the page's work is."""
        if self._busy:
            self.write.progress.setFocus()
        elif self._page is ReceiptsPage.UNITS and self.units.rows:
            self.units.table.setFocus()
        elif self._page is ReceiptsPage.WRITE and self.write.plan.units:
            self.write.form.focus_first()
            bring_into_view(self.write.form, theme.px(16))
        elif self._page is ReceiptsPage.WRITE:
            self.write_button.setFocus()
        elif self._page is ReceiptsPage.DONE:
            (self.done.button or self.back_button).setFocus()
        else:
            super().focus_first()

    def retranslate(self) -> None:
        """Set every word; the pages set their own."""
        self._name_buttons()
        if self._page is ReceiptsPage.UNITS:
            self.set_title(_("Phiếu nhận"), words.summary(self.units.rows))
        else:
            self.set_title(_("Phiếu nhận"), _("Ghi phiếu nhận ra USB"))

    def restyle(self) -> None:
        """Use shorter words where large text leaves little room."""
        super().restyle()
        if hasattr(self, "write_button"):
            self._name_buttons()

    def _name_buttons(self) -> None:
        page, busy, rows = self._page, self._busy, self.units.rows
        on_units = page is ReceiptsPage.UNITS
        due, chosen = sum(map(words.is_due, rows)), len(self.units.chosen)
        self.all_button.set_words(words.write_all_words(due))
        self.chosen_button.set_words(words.write_chosen_words(chosen))
        self.write_button.set_words(words.write_words(self.write.plan.count, self._target_name()))
        self.back_button.set_words(_("Quay lại") if page is ReceiptsPage.WRITE else _("Về danh sách"))
        bar = self.action_bar
        bar.show_button(self.all_button, on_units and bool(due))
        bar.show_button(self.chosen_button, on_units and bool(rows))
        bar.show_button(self.write_button, page is ReceiptsPage.WRITE and not busy)
        bar.show_button(self.back_button, not on_units and not busy)
        if busy:
            self.set_key_hints([("Esc", _("dừng"))])
        elif on_units:
            every = [(ALL_KEY, self.all_button.words)] if due else []
            again = [(AGAIN_KEY, self.units.again.words)] if self.units.made else []
            self.set_button_hints(*([("Space", _("Chọn"))] if rows else []), *every, *again)
        else:
            enter = self.default_button()
            self.set_button_hints(*([("Enter", enter.words)] if enter else []), ("Esc", self.back_button.words))

    def _target_name(self) -> str:
        return "" if theme.current().compact else self.picker.target_name

    def _begin(self, plan: ReceiptPlan) -> None:
        """Ask where to and who signs."""
        if self._busy or not plan.count:
            return
        self._page = ReceiptsPage.WRITE
        self.write.set_plan(plan)
        self.sticks_requested.emit()
        self._show_page()

    def _again(self) -> None:
        unit, made = self.units.current, self.units.current_made
        if unit is not None and made is not None:
            self._begin(ReceiptPlan((), ((unit.unit, made.number),), (unit.unit_name,)))

    def _go_on(self) -> None:
        if self.done.written is not None:
            self._begin(self.done.written.left)

    def _back(self) -> None:
        self.begin()
        self.reload_requested.emit()

    def _order(self) -> None:
        form, plan = self.write.form, self.write.plan
        if self._busy or self._page is not ReceiptsPage.WRITE or not self.picker.check():
            return
        target = self.picker.target
        if target is None or (plan.units and not form.check()):
            return
        signer, passphrase = (form.name, form.take_passphrase()) if plan.units else ("", "")
        self._set_busy(True)
        self.write_requested.emit(ReceiptOrder(plan, target, signer, passphrase))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.write.set_busy(busy)
        self._name_buttons()
        if busy:
            self.area.verticalScrollBar().setValue(0)
            self.write.progress.setFocus()

    def _show_page(self) -> None:
        pages = ((self.units, ReceiptsPage.UNITS), (self.write, ReceiptsPage.WRITE), (self.done, ReceiptsPage.DONE))
        for widget, page in pages:
            widget.setVisible(page is self._page)
        self.retranslate()
        self.area.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.focus_first()
