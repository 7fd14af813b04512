"""Bản khác nhau: records several machines changed, one at a time; one version is chosen, or all go back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.chip import FlowLayout
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.plain_rows import Head, PlainTable
from desktop_app.ui.screens.province.fork_table import ForkTable
from desktop_app.ui.screens.province.reason_panel import RETURN_KEY, ReasonPanel

if TYPE_CHECKING:
    from desktop_app.ui.models.fork_shown import ForkShown

SIDE_KEYS: Final = ("F2", "F3", "F4", "F5")
"""Keys of the first versions; further ones are reached by Tab."""
NEXT_KEY: Final = "F8"
PREVIOUS_KEY: Final = "Shift+F8"
UNDO_KEY: Final = "Ctrl+U"
_LIST: Final = 34 * 4
_TABLE: Final = 34 * 7
_REASON: Final = "fork"
"""The reason that is true of every record here; another can be chosen."""


class ForksScreen(Screen):
    """``shown`` asks for the comparison of a record by its place; ``keep_wanted`` names a version of ``current``."""

    shown = Signal(int)
    keep_wanted = Signal(str)
    return_wanted = Signal(str, str)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._count = 0
        self.current: ForkShown | None = None
        self.notice = Banner("error")
        self.table = PlainTable("", wraps=True)
        self.table.shows_beside = True
        self.card, self.empty_card = Card(flush=True), Card()
        self.empty = EmptyState("git-fork", "")
        self.unit = Text(role="hint", wrap=True)
        self.sides = ForkTable()
        self.keeps = [self._keep_button(place) for place in range(len(SIDE_KEYS))]
        self.reason = ReasonPanel()
        self.previous = self.action_bar.add_left(Button("", icon="arrow-left", key=PREVIOUS_KEY))
        self.undo = self.action_bar.add_left(Button("", icon="undo-2", key=UNDO_KEY))
        self.next = self.action_bar.add_right(Button("", icon="arrow-right", key=NEXT_KEY), keep=True)
        self._lay_out()
        self._connect()
        self.action_bar.show_button(self.undo, shown=False)
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        self._choice = QWidget()
        self._flow = FlowLayout(self._choice)
        for button in self.keeps:
            self._flow.addWidget(button)
        self._head, self._foot = QVBoxLayout(), QVBoxLayout()
        self._head.addWidget(self.unit)
        self._foot.addWidget(self._choice)
        self._foot.addWidget(self.reason)
        self.card.body.addLayout(self._head)
        self.card.body.addWidget(self.sides, 1)
        self.card.body.addLayout(self._foot)
        self.empty_card.body.addWidget(self.empty)
        page = QWidget()
        page.setProperty("role", "plain")
        self._page = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.addWidget(self.table, 4)
        self._page.addWidget(self.card, 7)
        self._area = scrolled(page)
        for widget in (self.notice, self.empty_card):
            self.body.addWidget(widget)
        self.body.addWidget(self._area, 1)
        self.notice.hide()
        self._area.hide()

    def _connect(self) -> None:
        self.table.cursor_moved.connect(self.shown)
        self.previous.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self.undo.clicked.connect(self.undo_wanted)
        self.reason.wanted.connect(self.return_wanted)

    def _keep_button(self, place: int) -> Button:
        key = SIDE_KEYS[place] if place < len(SIDE_KEYS) else ""
        button = Button("", icon="check", key=key)
        button.clicked.connect(lambda: self._keep(place))
        return button

    @property
    def place(self) -> int:
        """Return the place of the record shown, 0 the first."""
        return max(self.table.currentIndex().row(), 0)

    def set_forks(self, forks: Sequence[tuple[str, str]]) -> None:
        """List records as (title, unit); the one that follows a decided one takes its place."""
        place = self.place
        self._count, self.current = len(forks), None
        self.table.set_content(
            (Head(_("Bản ghi")), Head(_("Đơn vị"))),
            [(Cell(title, strong=True), Cell(unit)) for title, unit in forks],
        )
        self._area.setVisible(bool(forks))
        self.empty_card.setVisible(not forks)
        self.retranslate()
        if forks:
            self.table.go_to(min(place, len(forks) - 1))

    def set_fork(self, fork: ForkShown) -> None:
        """Show the versions of one record."""
        self.current = fork
        while len(self.keeps) < len(fork.sides):
            self.keeps.append(self._keep_button(len(self.keeps)))
            self._flow.addWidget(self.keeps[-1])
        if self.reason.reason.code() is None:
            self.reason.reason.set_code(_REASON)
        self._show_fork()

    def set_undo(self, possible: bool) -> None:
        """Offer to take the last return back, or not."""
        self.action_bar.show_button(self.undo, shown=possible)

    def show_problem(self, title: str, text: str) -> None:
        """Say what stood in the way; empty: nothing does any more."""
        self.notice.set_message("error", title, text)
        self.notice.setVisible(bool(title))

    def focus_first(self) -> None:
        """Start in the list, where arrows go from record to record; where text is large in the comparison above it."""
        if self._count:
            (self.sides if theme.current().scale >= _LARGE else self.table).setFocus()
        elif self.undo.isEnabledTo(self) and not self.undo.isHidden():
            self.undo.setFocus()
        else:
            super().focus_first()

    def _go(self, step: int) -> None:
        place = self.place + step
        if 0 <= place < self._count:
            self.table.go_to(place)

    def _keep(self, place: int) -> None:
        if self.current is not None and place < len(self.current.sides):
            self.keep_wanted.emit(self.current.sides[place].version)

    def _show_fork(self) -> None:
        fork = self.current
        self.previous.setEnabled(self.place > 0 and bool(self._count))
        self.next.setEnabled(self.place + 1 < self._count)
        for place, button in enumerate(self.keeps):
            button.setVisible(fork is not None and place < len(fork.sides))
        if fork is None:
            self.set_key_hints(())
            return
        several = len(fork.sides)
        keys = ", ".join(SIDE_KEYS[:several])
        self.set_key_hints(((keys, _("chọn bản")), (RETURN_KEY, _("trả lại")), (NEXT_KEY, _("chỗ sau"))))
        title = _("{name}: hai máy cùng sửa") if several == _TWO else _("{name}: {count} bản cùng sửa")
        where = _("{place} trên {count}").format(place=self.place + 1, count=format_money(self._count))
        self.card.set_title(title.format(name=fork.title, count=several), where)
        self.unit.setText(
            _("{unit}. Chọn bản đúng; bản kia vẫn được giữ trong lịch sử, đơn vị sửa lại được sau.").format(
                unit=fork.unit_name
            )
        )
        self.sides.show_fork(fork)
        for side, button in zip(fork.sides, self.keeps, strict=False):
            if not side.device:
                words = _("Lấy bản tỉnh đã chọn")
            else:
                words = _("Xóa theo {device}") if side.deleted else _("Lấy bản {device}")
                words = words.format(device=_within(side.device))
            button.set_words(words)

    def retranslate(self) -> None:
        """Set every word."""
        told = ngettext(
            "{count} bản ghi có bản khác nhau chờ chọn", "{count} bản ghi có bản khác nhau chờ chọn", self._count
        )
        self.set_title(_("Bản khác nhau"), told.format(count=format_money(self._count)))
        self.previous.set_words(_("Chỗ trước"))
        self.next.set_words(_("Chỗ sau"))
        self.undo.set_words(_("Xem xét lại"))
        self.table.setAccessibleName(_("Bản ghi có bản khác nhau"))
        self.sides.setAccessibleName(_("Các bản, từng ô một"))
        self.empty.set_words(
            _("Không có bản ghi nào hai máy cùng sửa"),
            _("Hai máy của một đơn vị sửa cùng một bản ghi thì bản ghi ấy hiện ở đây để chọn bản đúng."),
        )
        self._show_fork()

    def restyle(self) -> None:
        """Take spacing at the new text size; the comparison stands above the list where text is large."""
        super().restyle()
        if not hasattr(self, "_page"):
            return
        large, compact = theme.current().scale >= _LARGE, theme.current().compact
        directions = QBoxLayout.Direction
        self._page.setDirection(directions.BottomToTop if large else directions.LeftToRight)
        self._page.setSpacing(theme.px(12))
        self.table.set_widths(*((200,) if compact else (190,)))
        self.table.setMinimumHeight(theme.px(_LIST))
        self.sides.setMinimumHeight(theme.px(_TABLE))
        side = theme.px(16)
        self._head.setContentsMargins(side, 0, side, theme.px(8))
        self._foot.setContentsMargins(side, theme.px(10), side, theme.px(12))
        self._foot.setSpacing(theme.px(10))


_TWO: Final = 2
_LARGE: Final = 150
_MACHINE: Final = "Máy "  # symbol
"""How labels of machines begin where people follow the form's example."""


def _within(device: str) -> str:
    """Return what a machine is called inside a sentence: "máy văn phòng" instead of "Máy văn phòng"."""
    return device[:1].lower() + device[1:] if device.startswith(_MACHINE) else device
