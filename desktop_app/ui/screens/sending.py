"""Sending and receiving of an office: the three jobs, the bundles made here, the receipts that were opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.dropped_files import dropped_files, welcome_files
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.plain_rows import Head, PlainTable
from desktop_app.ui.screens.sending_words import (
    BundleLine,
    ReceiptLine,
    bundle_lines,
    empty_said,
    summary,
    withdrawn_said,
)

if TYPE_CHECKING:
    from desktop_app.services.exporting import SentBundle

_RECEIPTS: Final = 396
_ROWS: Final = 34 * 5


class SendingScreen(Screen):
    """The three jobs go out as signals; ``files_dropped``: receipts were let fall onto the screen."""

    export_wanted = Signal()
    receipt_wanted = Signal()
    compare_wanted = Signal()
    history_wanted = Signal()
    enrol_wanted = Signal()
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._sent: tuple[SentBundle, ...] = ()
        self._receipts: tuple[ReceiptLine, ...] = ()
        self._waiting = 0
        self._standing, self._empty = "admitted", False
        self.setAcceptDrops(True)
        bar = self.action_bar
        self.receipt_button = bar.add_left(Button("", icon="folder-open", key="Ctrl+O"))
        self.compare_button = bar.add_left(Button("", icon="table", key="Ctrl+D"))
        self.history_button = bar.add_left(Button("", "quiet", icon="history", key="Ctrl+H"))
        self.export_button = bar.add_right(Button("", "filled", icon="send", key="Ctrl+E"), keep=True)
        self.notice = Banner()
        self.standing = Banner("warning")
        self.enrol_button = Button("", icon="laptop", key="Ctrl+M")
        self.take_button = Button("", icon="history", key="Ctrl+H")
        self.standing.add_answers([self.enrol_button, self.take_button])
        self.bundles_card = Card(flush=True)
        self.bundles = PlainTable("", in_card=True)
        self.bundles.set_widths(84, 118, 96)
        self.receipts_card = Card(flush=True)
        self.receipts = PlainTable("", in_card=True)
        self.receipts.set_widths(84, 104, 100, 80)
        self.no_bundle, self.no_receipt = EmptyState("send", ""), EmptyState("inbox", "")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        for card, table, empty in (
            (self.bundles_card, self.bundles, self.no_bundle),
            (self.receipts_card, self.receipts, self.no_receipt),
        ):
            card.body.addWidget(table, 1)
            card.body.addWidget(empty, 1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.addWidget(self.bundles_card, 1)
        self._box.addWidget(self.receipts_card, 1)
        page = QWidget()
        page.setProperty("role", "plain")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.standing)
        self._column.addWidget(self.notice)
        self._column.addLayout(self._box, 1)
        self.area = scrolled(page)
        self.body.addWidget(self.area)
        self.notice.hide()
        self.standing.hide()

    def _connect(self) -> None:
        self.export_button.clicked.connect(self.export_wanted)
        self.receipt_button.clicked.connect(self.receipt_wanted)
        self.compare_button.clicked.connect(self.compare_wanted)
        self.history_button.clicked.connect(self.history_wanted)
        self.take_button.clicked.connect(self.history_wanted)
        self.enrol_button.clicked.connect(self.enrol_wanted)

    @property
    def lines(self) -> list[BundleLine]:
        """Return the bundles as shown."""
        return bundle_lines(self._sent)

    def set_desk(self, sent: Sequence[SentBundle], receipts: Sequence[ReceiptLine], waiting: int) -> None:
        """Show the bundles made here, the receipts opened, and how many records wait to be sent."""
        self._sent, self._receipts, self._waiting = tuple(sent), tuple(receipts), waiting
        self._show_desk()

    def set_standing(self, standing: str, *, empty: bool) -> None:
        """Say how this device stands with the province ("admitted", "revoked", "replaced"); ``empty``: no record."""
        self._standing, self._empty = standing, empty
        self._show_standing()

    def show_notice(self, level: BannerLevel, title: str, text: str = "") -> None:
        """Say something above both lists; an empty title takes it away."""
        self.notice.set_message(level, title, text)
        self.notice.setVisible(bool(title))

    def default_button(self) -> Button | None:
        """Return the job done most."""
        return self.export_button if self._standing == "admitted" else None

    def focus_first(self) -> None:
        """Start at the most usual job."""
        if self._standing == "revoked":
            self.enrol_button.setFocus()
        elif self._standing == "replaced":
            self.receipt_button.setFocus()
        elif self._empty:
            self.take_button.setFocus()
        else:
            self.export_button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        paths = dropped_files(event)
        if paths:
            self.files_dropped.emit(paths)

    def retranslate(self) -> None:
        """Set every word."""
        self.export_button.set_words(_("Xuất gửi tỉnh"))
        self.receipt_button.set_words(_("Mở phiếu nhận của tỉnh"))
        self.compare_button.set_words(_("Đối chiếu với tỉnh"))
        self.history_button.set_words(_("Lấy lại sổ từ tỉnh"))
        self.take_button.set_words(_("Lấy lại sổ từ tỉnh"))
        self.enrol_button.set_words(_("Đăng ký lại máy"))
        self._show_standing()
        self.bundles.setAccessibleName(_("Gói đã làm"))
        self.receipts.setAccessibleName(_("Phiếu nhận đã mở"))
        self.bundles_card.set_title(_("Gói đã làm"))
        self.receipts_card.set_title(_("Phiếu nhận đã mở"))
        self.no_bundle.set_words(
            _("Chưa có gói nào"), _("Bấm “Xuất gửi tỉnh” khi có bản ghi đã xong; số gói bắt đầu từ 1.")
        )
        self.no_receipt.set_words(
            _("Chưa mở phiếu nhận nào"), _("Khi USB từ tỉnh quay về, cắm vào rồi bấm “Mở phiếu nhận của tỉnh”.")
        )
        self._show_desk()

    def restyle(self) -> None:
        """Take direction and sizes at the new text size."""
        super().restyle()
        if not hasattr(self, "_box"):
            return
        compact = theme.current().compact
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(theme.px(12))
        self.receipts_card.setMaximumWidth(_WIDEST if compact else theme.px(_RECEIPTS))
        self._column.setSpacing(theme.px(12))
        for table in (self.bundles, self.receipts):
            table.setMinimumHeight(theme.px(_ROWS))

    def _show_standing(self) -> None:
        """Say what stands in the way of sending, or what a new PC may begin with."""
        withdrawn = self._standing != "admitted"
        self.standing.setVisible(withdrawn or self._empty)
        self.enrol_button.setVisible(self._standing == "revoked")
        offers = self._empty and not withdrawn
        self.take_button.setVisible(offers)
        self.action_bar.show_button(self.history_button, not offers)  # it stands above, with its key
        self.action_bar.show_button(self.export_button, not withdrawn)
        export = [] if withdrawn else [("Ctrl+E", self.export_button.words)]
        self.set_button_hints(*export, ("Ctrl+O", self.receipt_button.words), ("Ctrl+D", self.compare_button.words))
        if withdrawn:
            self.standing.set_message("warning", *withdrawn_said(self._standing))
        elif self._empty:
            self.standing.set_message("info", *empty_said())

    def _show_desk(self) -> None:
        self.set_title(_("Gửi và nhận"), summary(self._sent, self._waiting))
        heads = (Head(_("Gói số")), Head(_("Làm ngày")), Head(_("Bản ghi"), right=True), Head(_("Đang ở đâu")))
        self.bundles.set_content(
            heads,
            [
                (
                    Cell(str(one.number), strong=True),
                    Cell(one.day),
                    Cell(one.records, right=True),
                    Cell(one.words, mark=one.mark),
                )
                for one in self.lines
            ],
        )
        heads = (
            Head(_("Phiếu số")),
            Head(_("Mở ngày")),
            Head(_("Chấp nhận"), right=True),
            Head(_("Trả lại"), right=True),
        )
        self.receipts.set_content(
            heads,
            [
                (
                    Cell(str(one.number), strong=True),
                    Cell(one.day),
                    Cell(format_money(one.accepted), right=True),
                    Cell(format_money(one.returned), right=True, tone="err" if one.returned else ""),
                )
                for one in self._receipts
            ],
        )
        for table, empty, there in (
            (self.bundles, self.no_bundle, bool(self._sent)),
            (self.receipts, self.no_receipt, bool(self._receipts)),
        ):
            table.setVisible(there)
            empty.setVisible(not there)


_WIDEST: Final = 16_777_215
