"""Papers that left the book: found by code or words, with how they stand to the records and their signed copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.search_box import SearchBox
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.plain_rows import Head, PlainTable

_SEARCH: Final = 380


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper in words. ``mark`` ("good", "changed", "" while it is being compared) stands before ``state``.

    ``about`` is what stands below the table while the cursor is on it.
    """

    code: str
    when: str
    paper: str
    number: str
    state: str = ""
    mark: str = ""
    scans: str = ""
    about: str = ""
    has_scan: bool = False
    erased: bool = False


class PrintedPapersScreen(Screen):
    """``search_wanted`` carries what is sought; the rest is about ``current``. ``page_wanted``: -1 newer, 1 older.

    ``words_wanted``: the rows are to be told again, in another language.
    """

    search_wanted = Signal(str)
    page_wanted = Signal(int)
    open_wanted = Signal()
    attach_wanted = Signal()
    scanner_wanted = Signal()
    show_wanted = Signal()
    remove_wanted = Signal()
    words_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: tuple[PaperRow, ...] = ()
        self._count = 0
        self._may_enter = True
        self.search = SearchBox()
        self.add_header(self.search)
        self.banners = BannerSlot()
        self.table = PlainTable("", wraps=True)
        self.table.set_widths(310, 220, 120, 176, 110)
        self.empty = EmptyState("printer", "")
        self.empty.hide()
        self.about = Text(role="hint", wrap=True)
        for widget, stretch in ((self.banners, 0), (self.empty, 1), (self.table, 1), (self.about, 0)):
            self.body.addWidget(widget, stretch)
        bar = self.action_bar
        self.back_button = bar.add_left(Button("", "quiet", icon="arrow-left", key="Esc"))
        self.attach_button = bar.add_left(Button("", icon="plus", key="Ctrl+Insert"))
        self.scanner_button = bar.add_left(Button("", icon="scan-line", key="Ctrl+T"))
        self.show_button = bar.add_left(Button("", icon="eye", key="Ctrl+E"))
        self.remove_button = bar.add_left(Button("", "quiet", icon="trash-2", key="Ctrl+Del"))
        self.newer_button = bar.add_right(Button("", icon="arrow-left", key="Ctrl+PgUp"))
        self.older_button = bar.add_right(Button("", icon="arrow-right", key="Ctrl+PgDown"))
        self.open_button = bar.add_right(Button("", "filled", icon="folder-open", key="Enter"), keep=True)
        self._connect()
        self.retranslate()
        self.restyle()

    def _connect(self) -> None:
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        self.search.sought.connect(self.search_wanted)
        self.search.left_down.connect(self.table.setFocus)
        self.search.entered.connect(self.table.setFocus)
        self.table.opened.connect(lambda _row: self.open_button.click())
        self.table.left_up.connect(self.search.setFocus)
        self.table.cursor_moved.connect(lambda _row: self._offer())
        for button, signal in (
            (self.open_button, self.open_wanted),
            (self.attach_button, self.attach_wanted),
            (self.scanner_button, self.scanner_wanted),
            (self.show_button, self.show_wanted),
            (self.remove_button, self.remove_wanted),
            (self.back_button, self.closed),
        ):
            button.clicked.connect(signal)
        self.newer_button.clicked.connect(lambda: self.page_wanted.emit(-1))
        self.older_button.clicked.connect(lambda: self.page_wanted.emit(1))

    @property
    def current(self) -> PaperRow | None:
        """Return the paper under the cursor."""
        row = self.table.currentIndex().row()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def set_rows(self, rows: Sequence[PaperRow], count: int, *, older: bool = False, newer: bool = False) -> None:
        """Show a page of the ``count`` papers that were found; the cursor stays on its paper where it is there."""
        code = self.current.code if self.current else ""
        self._rows, self._count = tuple(rows), count
        self._name()
        self._show_rows()
        place = next((number for number, one in enumerate(self._rows) if one.code == code), 0)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.older_button.setEnabled(older)
        self.newer_button.setEnabled(newer)
        if rows:
            self.table.go_to(place)
        self._say_empty()
        self._offer()

    def set_may_enter(self, may: bool) -> None:
        """Offer to attach and to take away only to who may write."""
        self._may_enter = may
        for button in (self.attach_button, self.scanner_button, self.remove_button):
            self.action_bar.show_button(button, may)
        self._offer()

    def go_to(self, code: str) -> None:
        """Put the cursor on a paper."""
        for number, one in enumerate(self._rows):
            if one.code == code:
                self.table.go_to(number)

    def focus_first(self) -> None:
        """Start in the list; where it is empty, in the search."""
        (self.table if self.table.isVisibleTo(self) else self.search).setFocus()

    def default_button(self) -> Button | None:
        """Return the button that opens the records of the paper."""
        return self.open_button

    def retranslate(self) -> None:
        """Set every word."""
        self._name()
        self.search.set_placeholder(_("Tìm theo mã ở chân trang, hoặc theo tên giấy"))
        self.table.setAccessibleName(_("Giấy đã in"))
        self.back_button.set_words(_("Quay lại"))
        self.attach_button.set_words(_("Kèm bản quét"))
        self.scanner_button.set_words(_("Lấy từ máy quét"))
        self.show_button.set_words(_("Xem bản quét"))
        self.remove_button.set_words(_("Bỏ bản quét"))
        self.newer_button.set_words(_("Mới hơn"))
        self.older_button.set_words(_("Cũ hơn"))
        self.open_button.set_words(_("Mở bản ghi"))
        self._say_empty()
        self._show_rows()
        self._offer()
        self.words_wanted.emit()

    def restyle(self) -> None:
        """Take spacings at the new text size."""
        super().restyle()
        if hasattr(self, "search"):
            self.search.setMinimumWidth(theme.px(_SEARCH))

    def _name(self) -> None:
        papers = ngettext("{count} giấy", "{count} giấy", self._count).format(count=format_money(self._count))
        self.set_title(_("Giấy đã in"), papers if self._count else "")

    def _say_empty(self) -> None:
        if self.search.text().strip():
            self.empty.set_words(
                _("Không tìm thấy giấy nào như vậy"),
                _("Mã có tám chữ và số ở chân trang, như 7K3M-Q2XD. Giấy in từ máy khác thì tìm ở máy ấy."),
            )
        else:
            self.empty.set_words(
                _("Chưa in giấy nào từ sổ này"),
                _("Giấy in hoặc lưu thành PDF sẽ hiện ở đây, để kèm bản quét đã ký và so với số liệu."),
            )

    def _show_rows(self) -> None:
        heads = [
            Head(_("Giấy")),
            Head(_("So với sổ")),
            Head(_("Số")),
            Head(_("In lúc")),
            Head(_("Mã")),
            Head(_("Bản quét")),
        ]
        rows = [
            (
                Cell(one.paper, strong=True),
                Cell(one.state, mark=one.mark),
                Cell(one.number or "—"),
                Cell(one.when),
                Cell(one.code),
                Cell(one.scans or "—"),
            )
            for one in self._rows
        ]
        self.table.set_content(heads, rows)

    def _offer(self) -> None:
        row = self.current
        self.about.setText(row.about if row else "")
        self.about.setVisible(bool(row and row.about))
        open_to_all = (
            (self.open_button, row is not None and not row.erased),
            (self.show_button, bool(row and row.has_scan)),
        )
        writing = (
            (self.attach_button, row is not None and not row.erased),
            (self.scanner_button, row is not None and not row.erased),
            (self.remove_button, bool(row and row.has_scan)),
        )
        for button, there in (*open_to_all, *writing):
            button.setEnabled(there and (self._may_enter or (button, there) in open_to_all))
        told = (self.open_button, self.attach_button, self.show_button, self.back_button)
        self.set_button_hints(*((one.key, one.words) for one in told if one.isEnabled()))
