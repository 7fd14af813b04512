"""Keeping the book safe: where the backups are, a copy onto a stick, checking the book, how restoring works."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner, BannerLevel
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.outcome import NextStep, NextSteps
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.steps import FactList
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.check_findings import CheckFindings, FindingLine
from desktop_app.ui.screens.shown_figures import day_of, time_and_day
from desktop_app.ui.screens.stick_words import StickView
from desktop_app.ui.screens.target_picker import TargetPicker

if TYPE_CHECKING:
    from desktop_app.services.safekeeping import BackupState

OUTSIDE_DAYS: Final = 14
_RESTORE: Final = (
    (
        N_("Xem trong bản sao lưu có gì"),
        N_("Bấm “Khôi phục từ bản sao lưu”: xem trước, so với sổ đang dùng, rồi mới quyết định."),
    ),
    (
        N_("Trên máy mới, hoặc sổ không mở được"),
        N_("Ở màn hình mở sổ bấm “Lấy lại sổ từ bản sao lưu” (F8). Mở bằng mật khẩu của ngày sao lưu, hoặc phiếu."),
    ),
    (
        N_("Sổ đang có được cất riêng, không bị xóa"),
        N_("Sau khi khôi phục, gói kế tiếp gửi tỉnh tự mang đủ lại mọi bản ghi."),
    ),
)


class SafetyScreen(Screen):
    """``backup_wanted`` carries the folder to copy into; ``check_wanted`` asks for the whole check.

    ``record_wanted`` carries the ``FindingLine`` of a record to be opened.
    """

    backup_wanted = Signal(Path)
    check_wanted = Signal()
    stop_requested = Signal()
    sticks_requested = Signal()
    folder_requested = Signal()
    record_wanted = Signal(object)
    restore_wanted = Signal()
    package_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._state: BackupState | None = None
        self._today: date | None = None
        self.notice = Banner()
        self.due = Banner("warning")
        self.state_card = Card()
        self.facts = FactList()
        self.state_card.body.addWidget(self.facts)
        self.state_card.body.addStretch()
        self.target_card = Card()
        self.picker = TargetPicker()
        self.target_card.body.addWidget(self.picker)
        self.progress_card = Card()
        self.progress = ProgressPanel()
        self.progress_card.body.addWidget(self.progress)
        self.findings = CheckFindings()
        self.restore = NextSteps("")
        self.check_button = self.action_bar.add_left(Button("", icon="shield-check", key="Ctrl+K"))
        self.restore_button = self.action_bar.add_left(Button("", icon="history", key="Ctrl+R"))
        self.package_button = self.action_bar.add_left(Button("", icon="upload", key="Ctrl+E"))
        self.backup_button = self.action_bar.add_right(
            Button("", "filled", icon="hard-drive-download", key="Ctrl+Enter"), keep=True
        )
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "plain")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self.state_card, 1)
        self._top.addWidget(self.target_card, 1)
        for widget in (self.notice, self.due, self.progress_card, self.findings):
            self._column.addWidget(widget)
            widget.hide()
        self._column.addLayout(self._top)
        self._column.addWidget(self.restore)
        self._column.addStretch(1)
        self.area = scrolled(page)
        self.body.addWidget(self.area)

    def _connect(self) -> None:
        self.check_button.clicked.connect(self.check_wanted)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.package_button.clicked.connect(self.package_wanted)
        self.backup_button.clicked.connect(self._order)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.backup_button.click)
        self.picker.refresh_requested.connect(self.sticks_requested)
        self.picker.folder_requested.connect(self.folder_requested)
        self.findings.opened.connect(self.record_wanted)
        self.progress.stopped.connect(self.stop_requested)

    def set_state(self, state: BackupState, today: date | None) -> None:
        """Show when the last backups were made. ``today`` None: the day is not known."""
        self._state, self._today = state, today
        self._show_state()

    def set_sticks(self, sticks: Sequence[StickView]) -> None:
        """Offer the sticks plugged in now."""
        self.picker.set_sticks(sticks)

    def set_folder(self, folder: Path) -> None:
        """Offer a folder and choose it."""
        self.picker.set_folder(folder)

    def set_busy(self, words: str) -> None:
        """Show that something long is on its way; the empty string: it ended."""
        busy = bool(words)
        self.progress_card.setVisible(busy)
        buttons = (self.check_button, self.restore_button, self.package_button, self.backup_button)
        for widget in (self.target_card, *buttons):
            widget.setEnabled(not busy)
        if busy:
            self.notice.hide()
            self.findings.hide()
            self.progress.start(words)
            self.progress.setFocus()
        else:
            self.focus_first()

    def show_progress(self, done: int, total: int) -> None:
        """Follow the copy onto the stick."""
        words = _("Đang ghi bản sao lưu: {percent}%").format(percent=100 * done // max(total, 1))
        self.progress.show_progress(done, total, words)

    def show_checked(self, done: int, total: int) -> None:
        """Follow the check of the book."""
        words = _("Đang đọc lại toàn bộ sổ: {percent} phần trăm").format(percent=100 * done // max(total, 1))
        self.progress.show_progress(done, total, words)

    def show_packed(self, done: int, total: int) -> None:
        """Follow the figures on their way out of the book."""
        words = _("Đang xuất số liệu: {done} trên {total} bản ghi")
        self.progress.show_progress(done, total, words.format(done=format_money(done), total=format_money(total)))

    def show_notice(self, level: BannerLevel, title: str, text: str) -> None:
        """Say how a job ended."""
        self.notice.set_message(level, title, text)
        self.notice.show()
        self.area.verticalScrollBar().setValue(0)

    def show_findings(self, findings: Sequence[FindingLine]) -> None:
        """Show what the check found; nothing found is a banner of its own."""
        self.findings.setVisible(bool(findings))
        self.findings.set_lines(findings)
        if self.findings.table.isVisibleTo(self):
            self.findings.table.setFocus()

    def default_button(self) -> Button | None:
        """Return the button that copies the book onto a stick."""
        return self.backup_button

    def focus_first(self) -> None:
        """Start at the button that makes a copy, or at the job on its way."""
        (self.backup_button if self.backup_button.isEnabled() else self.progress).setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("Sao lưu và khôi phục"), _("Để mất máy, hỏng máy cũng không mất số liệu"))
        self.state_card.set_title(_("Bản sao lưu gần nhất"))
        self.target_card.set_title(_("Ghi thêm một bản ra ngoài máy"))
        self.restore.set_title(_("Khi cần khôi phục"))
        self.restore.set_steps([NextStep(_(title), _(text)) for title, text in _RESTORE])
        self.check_button.set_words(_("Kiểm tra sổ"))
        self.restore_button.set_words(_("Khôi phục từ bản sao lưu"))
        self.package_button.set_words(_("Xuất toàn bộ số liệu"))
        self.backup_button.set_words(_("Sao lưu ra USB"))
        self.set_key_hints([("Ctrl+Enter", _("sao lưu")), ("Ctrl+K", _("kiểm tra sổ"))])
        self._show_state()

    def restyle(self) -> None:
        """Take direction and spacing at the new text size."""
        super().restyle()
        if not hasattr(self, "_top"):
            return
        compact = theme.current().compact
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(theme.px(12))
        for place in range(2):
            self._top.setStretch(place, 0 if compact else 1)
        self._column.setSpacing(theme.px(12))

    def _show_state(self) -> None:
        state = self._state
        if state is None:
            return
        never = _("chưa có")
        self.facts.set_facts(
            [
                (_("Trong máy"), time_and_day(state.inside) or never),
                (_("Ngoài máy"), time_and_day(state.outside) or never),
            ]
        )
        days = None
        if state.outside and self._today is not None:
            days = (self._today - datetime.fromisoformat(state.outside).date()).days
        late = state.outside is None or state.outside_ahead or (days is not None and days > OUTSIDE_DAYS)
        self.due.setVisible(late and self.progress_card.isHidden())
        title = _("Chưa có bản sao lưu nào ở ngoài máy")
        if state.outside_ahead:
            title = _("Bản sao lưu ở ngoài máy ghi ngày {day}, sau ngày của máy").format(day=day_of(state.outside))
        elif days is not None:
            title = _("Đã {days} ngày chưa sao lưu ra ngoài máy").format(days=days)
        inside = _("Sao lưu trong máy vẫn đều.") if state.inside else _("Trong máy, sổ tự sao lưu mỗi 30 phút.")
        do = _("Cắm một USB để riêng rồi bấm “Sao lưu ra USB”.")
        self.due.set_message("warning", title, f"{inside} {do}")

    def _order(self) -> None:
        if self.picker.check() and self.picker.target is not None:
            self.backup_wanted.emit(self.picker.target)
