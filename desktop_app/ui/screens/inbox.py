"""The province's desk: receive bundles from files, a folder or by dropping them; see what became of each.

Above the bundles with what the chosen one says, below the units with their totals. At large text it scrolls.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.base import Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.inbox_words import BundleLine, bundle_lines, summary
from desktop_app.ui.screens.plain_rows import Head, PlainTable, Row
from desktop_app.ui.screens.shown_figures import NONE, count_or_none, day_of
from desktop_app.ui.theme import Themed

if TYPE_CHECKING:
    from desktop_app.services.province.desk import InboxRow, QuarantineRow, UnitRow

_BUNDLES_HEIGHT: Final = 34 * 7


class BundleDetail(QWidget, Themed, Translated):
    """What is known of the chosen bundle, or what to do when none has come."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.card = Card()
        self.facts = FactList()
        self.card.body.addWidget(self.facts)
        self.empty = Card()
        self.empty_state = EmptyState("inbox", "")
        self.empty.body.addWidget(self.empty_state)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.banner, self.card, self.empty):
            self._column.addWidget(widget)
        self._column.addStretch()
        self.set_line(None)
        self.retranslate()
        self.restyle()

    def set_line(self, line: BundleLine | None) -> None:
        """Show one bundle."""
        for widget in (self.banner, self.card):
            widget.setVisible(line is not None)
        self.empty.setVisible(line is None)
        if line is None:
            return
        self.banner.set_message(line.level, line.title, line.text)
        self.card.set_title(line.unit)
        self.facts.set_facts(
            [(_("Gói số"), line.number), (_("Tình trạng"), line.words), (_("Nhận lúc"), line.at or NONE)]
        )

    def retranslate(self) -> None:
        """Set the words of the empty state; a bundle's words come with its line."""
        self.empty_state.set_words(
            _("Chưa có gói nào"),
            _("Cắm USB của đơn vị rồi bấm “Nhận thêm”, hoặc kéo các gói thả vào đây."),
        )

    def restyle(self) -> None:
        """Take spacing at the new text size."""
        self._column.setSpacing(theme.px(12))


class InboxScreen(Screen):
    """``files_requested`` and ``folder_requested`` ask for a dialog; ``files_dropped`` carries a list of paths."""

    files_requested = Signal()
    folder_requested = Signal()
    files_dropped = Signal(list)
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._inbox: tuple[InboxRow, ...] = ()
        self._quarantine: tuple[QuarantineRow, ...] = ()
        self._units: tuple[UnitRow, ...] = ()
        self._lines: list[BundleLine] = []
        self.setAcceptDrops(True)
        self.folder_button = Button("", icon="folder-open", key="Ctrl+D")
        self.receive_button = Button("", "filled", icon="plus", key="Ctrl+O")
        self.add_header(self.folder_button)
        self.add_header(self.receive_button)
        self.notice = Banner()
        self.progress_card = Card()
        self.progress = ProgressPanel()
        self.progress_card.body.addWidget(self.progress)
        self.bundles_card = Card(flush=True)
        self.bundles = PlainTable("", in_card=True)
        self.bundles.set_widths(256, 68)
        self.detail = BundleDetail()
        self.units_card = Card(flush=True)
        self.units = PlainTable("", in_card=True)
        self.units.set_widths(440, 130, 180)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "plain")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column
        self.bundles_card.body.addWidget(self.bundles)
        self.units_card.body.addWidget(self.units)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self.bundles_card, 1)
        self._top.addWidget(self.detail, 1)
        column.addWidget(self.notice)
        column.addWidget(self.progress_card)
        column.addLayout(self._top)
        column.addWidget(self.units_card, 1)
        self.area = scrolled(page)
        self.body.addWidget(self.area)
        self.notice.hide()
        self.progress_card.hide()

    def _connect(self) -> None:
        self.receive_button.clicked.connect(self.files_requested)
        self.folder_button.clicked.connect(self.folder_requested)
        self.bundles.cursor_moved.connect(self._show_line)
        self.progress.stopped.connect(self.stop_requested)

    @property
    def lines(self) -> tuple[BundleLine, ...]:
        """Return the bundles as shown."""
        return tuple(self._lines)

    def set_desk(
        self, inbox: Sequence[InboxRow], quarantine: Sequence[QuarantineRow], units: Sequence[UnitRow]
    ) -> None:
        """Show what arrived, what waits, and how each unit stands."""
        self._inbox, self._quarantine, self._units = tuple(inbox), tuple(quarantine), tuple(units)
        self._show_desk()

    def go_to_newest(self, *, applied: bool) -> None:
        """Go to the newest bundle that was applied, or that was not."""
        row = len(self._quarantine) if applied else 0
        if row < len(self._lines):
            self.bundles.go_to(row)

    def set_busy(self, words: str) -> None:
        """Show that bundles are being received; the empty string: it ended."""
        busy = bool(words)
        self.progress_card.setVisible(busy)
        for widget in (self.receive_button, self.folder_button):
            widget.setEnabled(not busy)
        if busy:
            self.notice.hide()
            self.progress.start(words)
            self.progress.setFocus()
        else:
            self.focus_first()

    def show_progress(self, done: int, total: int) -> None:
        """Follow the work, bundle by bundle."""
        self.progress.show_progress(done, total, _("{done} trên {total} gói").format(done=done, total=total))

    def show_notice(self, level: BannerLevel, title: str, text: str) -> None:
        """Say how a whole job ended."""
        self.notice.set_message(level, title, text)
        self.notice.show()

    def focus_first(self) -> None:
        """Start at the bundles, or at receiving some; while that is on its way, at stopping it."""
        if not self.receive_button.isEnabled():
            self.progress.setFocus()
        else:
            (self.bundles if self._lines else self.receive_button).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls() and self.receive_button.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Receive what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def retranslate(self) -> None:
        """Set every word."""
        self.receive_button.set_words(_("Nhận thêm"))
        self.folder_button.set_words(_("Nhận cả thư mục"))
        self.bundles.setAccessibleName(_("Gói đã về"))
        self.units.setAccessibleName(_("Số liệu theo đơn vị"))
        self.bundles_card.set_title(_("Gói đã về"))
        self.units_card.set_title(_("Số liệu theo đơn vị"))
        self.set_key_hints([("Ctrl+O", _("nhận gói")), ("Ctrl+D", _("nhận cả thư mục"))])
        self._show_desk()

    def restyle(self) -> None:
        """Take direction, heights and spacing at the new text size."""
        super().restyle()
        if not hasattr(self, "_top"):
            return
        compact = theme.current().compact
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(theme.px(12))
        self._column.setSpacing(theme.px(12))
        self.bundles.setFixedHeight(theme.px(_BUNDLES_HEIGHT))
        self.units.setMinimumHeight(theme.px(34 * 4))

    def _show_desk(self) -> None:
        self.set_title(_("Bàn nhận"), summary(self._inbox, self._quarantine, self._units))
        self._lines = bundle_lines(self._inbox, self._quarantine, self._units)
        self.bundles.set_content(
            (Head(_("Đơn vị")), Head(_("Gói"), right=True), Head(_("Tình trạng"))),
            [
                (Cell(one.unit, strong=True), Cell(one.number, right=True), Cell(one.words, mark=one.mark))
                for one in self._lines
            ],
        )
        self.units.set_content(
            (
                Head(_("Đơn vị")),
                Head(_("Bản ghi"), right=True),
                Head(_("Số tiền (đồng)"), right=True),
                Head(_("Gói mới nhất")),
            ),
            [_unit_row(one) for one in self._units],
        )
        self.bundles_card.setVisible(bool(self._lines))
        self.units_card.setVisible(bool(self._units))
        self._show_line(self.bundles.currentIndex().row())

    def _show_line(self, row: int) -> None:
        """Show the bundle under the cursor; the first one while the cursor is nowhere."""
        self.detail.set_line(self._lines[min(max(0, row), len(self._lines) - 1)] if self._lines else None)


def _unit_row(unit: UnitRow) -> Row:
    number, day = unit.last_number, day_of(unit.last_at)
    newest = (
        NONE if number is None else (_("{number}, ngày {day}").format(number=number, day=day) if day else str(number))
    )
    return (
        Cell(unit.name, strong=True),
        Cell(format_money(unit.records), right=True),
        Cell(count_or_none(unit.value), right=True),
        Cell(newest),
    )
