"""The province's desk: the bundles that came, what is chosen of them, how complete the latest period is.

Receives from files, a folder or by dropping. At large text all stands in one column that scrolls.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.dropped_files import dropped_files, welcome_files
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.parts.scroll import bring_into_view, scrolled
from desktop_app.ui.screen import Screen, screen_key
from desktop_app.ui.screens.province.bundle_detail import BundleDetail
from desktop_app.ui.screens.province.bundles_card import BundlesCard
from desktop_app.ui.screens.province.completeness_table import CompletenessCard
from desktop_app.ui.screens.province.inbox_words import BundleLine, DeskView, bundle_lines, passing_words, summary
from desktop_app.ui.screens.province.received_results import ReceivedResults

if TYPE_CHECKING:
    from desktop_app.services.province.completeness import CompletenessTable
    from desktop_app.services.province.received import Received

FOLDER_KEY: Final = "Ctrl+D"
_BUTTONS_PLACE: Final = 2
"""In the title line, after the title and what keeps its height."""


class InboxScreen(Screen):
    """``files_requested`` and ``folder_requested`` ask for a dialog; ``files_dropped`` carries a list of paths.

    ``action_wanted(name)`` (``bundle_detail.ACTIONS``) is about ``current``.
    """

    files_requested = Signal()
    folder_requested = Signal()
    files_dropped = Signal(list)
    stop_requested = Signal()
    action_wanted = Signal(str)
    receipts_wanted = Signal()
    passing_wanted = Signal()
    undo_wanted = Signal()
    periods_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(wraps=True, parent=parent)
        self._view = DeskView()
        self._lines: list[BundleLine] = []
        self._busy = False
        self.setAcceptDrops(True)
        self.receipts_button = Button("", icon="send", key="Ctrl+E")
        self.undo_button = Button("", icon="undo-2", key="Ctrl+U")
        self.passing_button = Button("", "filled", icon="check", key="Ctrl+Enter")
        self.results_button = Button("", icon="list-filter", key="Ctrl+I")
        self.notice = Banner(button=self.results_button)
        self.alarm = Banner("error")
        self.progress_card = Card()
        self.progress = ProgressPanel()
        self.bundles_card = BundlesCard()
        self.bundles, self.empty = self.bundles_card.table, self.bundles_card.empty
        self.receive_button, self.folder_button = self.bundles_card.receive_button, self.bundles_card.folder_button
        self.results = ReceivedResults()
        self.detail = BundleDetail()
        self.completeness = CompletenessCard()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        self.add_header(self.undo_button)
        self.add_header(self.receipts_button)
        self.add_header(self.passing_button)
        self.progress_card.body.addWidget(self.progress)
        page = QWidget()
        page.setProperty("role", "plain")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._left = QVBoxLayout()
        self._left.addWidget(self.bundles_card, 1)
        self._left.addWidget(self.alarm)
        self._left.addWidget(self.notice)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addLayout(self._left, 2)
        self._top.addWidget(self.detail, 3)
        self._top.addWidget(self.results, 3)
        self._column.addLayout(self._top, 1)
        self._column.addWidget(self.completeness)
        self.area = scrolled(page)
        self.body.addWidget(self.progress_card)
        self.body.addWidget(self.area, 1)
        for hidden in (self.undo_button, self.alarm, self.notice, self.progress_card, self.results, self.completeness):
            hidden.hide()

    def _connect(self) -> None:
        self.receive_button.clicked.connect(self.files_requested)
        self.folder_button.clicked.connect(self.folder_requested)
        screen_key(self, FOLDER_KEY, self.folder_button.click)
        self.receipts_button.clicked.connect(self.receipts_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.passing_button.clicked.connect(self.passing_wanted)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            screen_key(self, key, self.passing_button.click)
        self.bundles.cursor_moved.connect(self._show_line)
        self.bundles.clicked.connect(lambda _index: self.show_results(shown=False))
        self.bundles.opened.connect(lambda _row: self.detail.buttons["holdings"].click())
        self.detail.action_wanted.connect(self.action_wanted)
        self.results_button.clicked.connect(lambda: self.show_results(shown=True))
        self.results.closed.connect(self._close_results)
        self.completeness.all_wanted.connect(self.periods_wanted)
        self.progress.stopped.connect(self.stop_requested)

    @property
    def lines(self) -> tuple[BundleLine, ...]:
        """Return the bundles as shown."""
        return tuple(self._lines)

    @property
    def current(self) -> BundleLine | None:
        """Return the bundle that is chosen."""
        return self.detail.line

    def set_desk(self, view: DeskView) -> None:
        """Show what arrived, what waits and how much of it; the cursor stays on its bundle."""
        before = self.current
        self._view = view
        self._show_desk()
        if before is not None:
            kept = [
                place
                for place, line in enumerate(self._lines)
                if (line.sha256, line.name) == (before.sha256, before.name)
            ]
            if kept:
                self.bundles.go_to(kept[0])

    def set_table(self, table: CompletenessTable | None) -> None:
        """Show how complete the latest period is."""
        self.completeness.set_table(table)
        self.completeness.setVisible(not self.completeness.is_empty)

    def set_received(self, received: Sequence[Received]) -> None:
        """Take the answers of a go; they are shown when there is more to read than one bundle's own line says."""
        self.results.set_received(received)
        self.results_button.setVisible(bool(received))
        self.show_results(shown=len(received) > 1)

    def show_results(self, *, shown: bool) -> None:
        """Show the answers of the last go at the right, or the chosen bundle."""
        self.results.setVisible(shown)
        self.detail.setVisible(not shown and bool(self._lines))
        if shown:
            self.results.table.setFocus()
            bring_into_view(self.results, theme.px(8))

    def go_to_first(self) -> None:
        """Go to the first bundle: the one of the last go that somebody has to see to first."""
        if self._lines:
            self.bundles.go_to(0)

    def set_busy(self, words: str) -> None:
        """Show that bundles are being received; the empty string: it ended."""
        self._busy = bool(words)
        self.progress_card.setVisible(self._busy)
        for widget in (self.receive_button, self.folder_button, self.detail):
            widget.setEnabled(not self._busy)
        self._say_passing()
        if self._busy:
            self.notice.hide()
            self._sound_alarm()
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
        self._sound_alarm()
        bring_into_view(self.notice, theme.px(8))

    def drop_notice(self) -> None:
        """Say no longer how a job ended: what it told of is dealt with."""
        self.notice.hide()
        self._sound_alarm()

    def focus_first(self) -> None:
        """Start at the bundles, or at receiving some; while that is on its way, at stopping it."""
        if self._busy:
            self.progress.setFocus()
        elif not self.results.isHidden():
            self.results.table.setFocus()
        else:
            (self.bundles if self._lines else self.receive_button).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        welcome_files(event, now=not self._busy)

    def dropEvent(self, event: QDropEvent) -> None:
        """Receive what was dropped."""
        paths = dropped_files(event, now=not self._busy)
        if paths:
            self.files_dropped.emit(paths)

    def retranslate(self) -> None:
        """Set every word."""
        self.undo_button.set_words(_("Xem xét lại"))
        self.receipts_button.set_words(_("Ghi phiếu nhận ra USB"))
        self.results_button.set_words(_("Xem từng tệp"))
        self.set_key_hints(
            [("Ctrl+O", _("nhận gói")), (FOLDER_KEY, _("nhận cả thư mục")), ("Enter", _("tỉnh đang giữ gì"))]
        )
        self._show_desk()

    def restyle(self) -> None:
        """Take direction, heights and spacing at the new text size."""
        super().restyle()
        if not hasattr(self, "_top"):
            return
        compact = theme.current().compact
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
        for layout in (self._top, self._left, self._column):
            layout.setSpacing(theme.px(12))
        for place, button in enumerate((self.undo_button, self.receipts_button)):
            self._header_row.removeWidget(button)
            if compact:  # beside the title is room for one button only
                self._column.insertWidget(place, button)
            else:
                self._header_row.insertWidget(_BUTTONS_PLACE + place, button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _say_passing(self) -> None:
        passing = self._view.passing
        self.passing_button.set_words(passing_words(passing))
        self.passing_button.setEnabled(bool(passing) and not self._busy)

    def _show_desk(self) -> None:
        self.set_title(_("Bàn nhận"), summary(self._view))
        self._say_passing()
        self._lines = bundle_lines(self._view)
        self.bundles_card.set_lines(self._lines)
        self.detail.setVisible(bool(self._lines) and self.results.isHidden())
        self._show_line(self.bundles.currentIndex().row())

    def _close_results(self) -> None:
        self.show_results(shown=False)
        self.focus_first()

    def _show_line(self, row: int) -> None:
        """Show the bundle under the cursor; the first one while the cursor is nowhere."""
        self.detail.set_line(self._lines[min(max(0, row), len(self._lines) - 1)] if self._lines else None)
        self._sound_alarm()

    def _sound_alarm(self) -> None:
        """Tell under the list of the first file that was refused, while another is chosen and nothing else is told."""
        refused = next((line for line in self._lines if line.standing == "refused"), None)
        current = self.current
        told = refused is not None and current is not None and current.level != "error" and self.notice.isHidden()
        if told and refused is not None:
            self.alarm.set_message("error", refused.title, refused.text)
        self.alarm.setVisible(told and not theme.current().compact and not self._busy)
