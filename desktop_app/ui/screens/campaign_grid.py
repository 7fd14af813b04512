"""The grid: records of one kind typed or pasted as rows of a table, those of a campaign above all.

Shared values on top, rows in the middle, below them what the cell under the cursor is about and what the good rows add
up to. Shows what it is given and tells what the clerk wants.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, language, ngettext
from desktop_app.domain.definition import Definition
from desktop_app.domain.money import format_money
from desktop_app.ui import theme
from desktop_app.ui.editors.grid_view import GridView
from desktop_app.ui.models.grid_changes import GridChanges
from desktop_app.ui.models.grid_table import GridTable
from desktop_app.ui.models.grid_widths import GridWidths
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.screen import KeyHint, Screen
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.grid_menu import open_cell_menu, open_columns_menu
from desktop_app.ui.screens.grid_shared import SHARED_KEY, SharedValues
from desktop_app.ui.screens.grid_strips import CellStrip, GridSums, SumStrip

PREVIOUS_KEY: Final = "Ctrl+K"
COLUMNS_KEY: Final = "Ctrl+B"
_FIT_MS: Final = 200
"""Columns follow what is typed this long after the last change."""
_BESIDE: Final = 48 + 12
"""Numbers of rows and scroll bar."""


@dataclass(frozen=True, slots=True)
class GridFacts:
    """What stands around the rows. ``campaign``: its title, "" for none; ``written``: records it has in the book.

    ``printable``: marked words of the print button; ``previous``: a list may be taken over.
    """

    definition: Definition
    campaign: str = ""
    written: int = 0
    printable: str = ""
    previous: bool = False

    @property
    def title(self) -> str:
        """Return the title of the screen."""
        named = ", ".join(part for part in (self.definition.plural.in_language(language()), self.campaign) if part)
        return _("Nhập dạng bảng: {title}").format(title=named)

    @property
    def subtitle(self) -> str:
        """Return the line below it."""
        kept = _("Bảng nháp giữ lại đến khi ghi hết")
        if not self.campaign:
            return kept
        written = ngettext(
            "{count} bản ghi của đợt đã có trong sổ", "{count} bản ghi của đợt đã có trong sổ", self.written
        )
        return f"{kept} · {written.format(count=format_money(self.written))}"


class CampaignGrid(Screen):
    """``commit_wanted`` asks to write the good rows, ``previous_wanted`` for the people of an earlier campaign.

    ``hidden`` follows something else being shown in its place, the lock too.
    """

    keeps_offer = True

    commit_wanted = Signal()
    print_wanted = Signal()
    previous_wanted = Signal()
    next_wanted = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(full_width=True, parent=parent)
        self._facts: GridFacts | None = None
        self.locked = self._asked = self._only = False  # by a question, by writing, or for who may not enter
        self.banners = BannerSlot()
        self.progress = ProgressPanel()
        self.shared = SharedValues()
        self.table = GridTable(self)
        self.changes = GridChanges(self.table)
        self._widths = GridWidths(self.table)
        self.view = GridView(self.table, self.changes)
        self.strip, self.sums = CellStrip(), SumStrip()
        self._columns = Button("", icon="plus", key=COLUMNS_KEY)
        self._previous = Button("", icon="history", key=PREVIOUS_KEY)
        for button in (self._columns, self._previous):
            self.add_header(button)
        self._lay_out()
        self._make_actions()
        self._connect()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        self._above = QVBoxLayout()
        self._above.addWidget(self.banners)
        self._above.addWidget(self.progress)
        self.progress.hide()
        self._above.addWidget(self.shared)
        self._above.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._above)
        self.body.addWidget(self.view, 1)
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        self._below.addWidget(self.strip)
        self._below.addWidget(self.sums)
        self.body.addLayout(self._below)

    def _make_actions(self) -> None:
        bar = self.action_bar
        self._commit = bar.add_left(Button("", "filled", icon="check", key="Ctrl+Enter"))
        self._paste = bar.add_left(Button("", key="Ctrl+V"))
        self._fill = bar.add_left(Button("", key="Ctrl+D"))
        self._insert = bar.add_left(Button("", key="Ctrl+Insert"))
        self._spare_columns = bar.add_left(Button("", icon="plus", key=COLUMNS_KEY))
        self._spare_previous = bar.add_left(Button("", icon="history", key=PREVIOUS_KEY))
        self._print = bar.add_right(Button("", icon="printer", key="Ctrl+P"))
        self._close = bar.add_right(Button("", "quiet", key="Esc"))
        for button in (self._paste, self._insert):
            button.setShortcut(QKeySequence())  # the grid has them: in the shared values they are a line's own
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._ask_commit).setContext(_WITHIN)
        QShortcut(QKeySequence.StandardKey.Paste, self, self._paste_here)  # with the focus in the rail as well

    def _connect(self) -> None:
        self._commit.clicked.connect(self._ask_commit)
        self._paste.clicked.connect(self._paste_here)
        self._fill.clicked.connect(lambda: self._in_grid(self.view.fill_down))
        self._insert.clicked.connect(lambda: self._in_grid(self.view.insert_rows))
        self._print.clicked.connect(self.print_wanted)
        self._close.clicked.connect(self.closed)
        for previous in (self._previous, self._spare_previous):
            previous.clicked.connect(self.previous_wanted)
        for columns in (self._columns, self._spare_columns):
            columns.clicked.connect(
                lambda: open_columns_menu(self, self._columns, self.table.hidden(), self._show_column)
            )
        self.shared.button.clicked.connect(self._change_sides)
        self.shared.left.connect(self.go_to_grid)
        self.shared.table_pasted.connect(self._paste_here)
        self.shared.folded.connect(self._arrange)
        self.banners.changed.connect(self._arrange)
        self.strip.next_wanted.connect(self._ask_next)
        jump = QShortcut(QKeySequence("F8"), self, self._ask_next)
        jump.setContext(_WITHIN)
        self.strip.next.setShortcut(QKeySequence())  # F8 leads on also where nothing is wrong with the cell
        self.table.columns_changed.connect(self._fit)
        self._fitting = QTimer(self, singleShot=True, interval=_FIT_MS)
        self._fitting.timeout.connect(self._fit)
        self.changes.edited.connect(self._fitting.start)
        self.view.menu_wanted.connect(partial(open_cell_menu, self.view))

    # what is shown

    def show_facts(self, facts: GridFacts) -> None:
        """Say what grid it is."""
        self._facts = facts
        self.retranslate()

    def set_sums(self, sums: GridSums) -> None:
        """Show what the rows add up to; only good rows can be written."""
        self.sums.set_sums(sums)
        self._name_commit()
        self._fitting.start()  # what the check says is known now

    def _name_commit(self) -> None:
        good = self.sums.sums.good
        words = ngettext("Ghi {count} dòng đủ", "Ghi {count} dòng đủ", good).format(count=format_money(good))
        self._commit.set_words(words)
        self._commit.setEnabled(bool(good or self.sums.sums.waiting) and not self.locked)
        self.action_bar.update()

    def focus_first(self) -> None:
        """Start in the grid, or on the answer without which nothing is typed."""
        if self.banners.buttons and self.locked:
            self.banners.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_grid(self) -> None:
        """Go on in the grid."""
        self.shared.unfold(False)
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def lock(self, locked: bool) -> None:
        """Let nothing be changed while a question above the grid waits for its answer, or rows are being written."""
        self._asked, self.locked = locked, locked or self._only
        tools = (self._paste, self._fill, self._insert, self._columns, self._previous)
        for part in (self.view, self.shared, self.strip, *tools, self._spare_columns, self._spare_previous):
            part.setEnabled(not self.locked)
        self._name_commit()

    def show_only(self, only: bool) -> None:
        """Let the rows only be looked at, whatever question or job comes to its end meanwhile."""
        self._only = only
        self.lock(self._asked)

    def show_writing(self, words: str) -> None:
        """Say that rows are being written, with a way to stop; "" when it is over. Nothing is changed meanwhile."""
        self.lock(bool(words))
        for button in (self._print, self._close):
            button.setEnabled(not words)
        self.progress.setVisible(bool(words))
        if words:
            self.progress.start(words)
            self.progress.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_sides(self) -> None:
        """Go from the grid to the shared values, and back."""
        focused = QApplication.focusWidget()
        if focused is not None and self.shared.isAncestorOf(focused) and focused is not self.shared.button:
            self.go_to_grid()
        else:
            self.view.leave_cell()
            self.shared.focus_field()

    def _ask_next(self) -> None:
        """Lead to the next problem; while a question waits, to its answer: of its rows nothing is known yet."""
        (self.focus_first if self.locked else self.next_wanted.emit)()

    def _ask_commit(self) -> None:
        if not self.locked:  # a question waits for its answer, or rows are being written
            self.view.leave_cell()
            self.commit_wanted.emit()

    def _paste_here(self) -> None:
        if not self.locked:
            self.shared.unfold(False)  # what is pasted is seen
            self._in_grid(self.view.paste)

    def _in_grid(self, act: Callable[[], object]) -> None:
        act()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_column(self, place: int) -> None:
        self.view.go_to(self.view.place[0], self.table.at(place))
        self._columns.setVisible(self._columns.isVisible() and bool(self.table.hidden()))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # words and sizes

    def _fit(self) -> None:
        look = theme.current()
        room = round(self.width() * 100 / look.scale) - _BESIDE
        self.view.set_widths(*self._widths.shares(None if look.compact else room))

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is left."""
        super().hideEvent(event)
        self.hidden.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        """Show the grid; at large text sizes the shared values being changed, or a banner, take room from it."""
        unfolded = self.shared.unfolded
        for part in (self.view, self.strip):
            part.setVisible(not unfolded)
        crowded = theme.current().compact and self.banners.banner is not None
        self.sums.setVisible(not unfolded and not crowded)
        self.shared.setVisible(bool(self.shared.boxes) and (unfolded or not crowded))

    def retranslate(self) -> None:
        """Set all words."""
        facts = self._facts
        compact = theme.current().compact  # rows are worth more room than what is said above them
        title, subtitle = (facts.title, facts.subtitle) if facts is not None else (_("Nhập dạng bảng"), "")
        previous_offered = facts is not None and facts.previous
        self.set_title(title, "" if compact else subtitle)
        for columns in (self._columns, self._spare_columns):
            columns.set_words(_("Thêm cột"))
        for previous in (self._previous, self._spare_previous):
            previous.set_words(_("Lấy danh sách đợt trước"))
        self._previous.setVisible(previous_offered and not compact)
        self.action_bar.show_button(self._spare_previous, previous_offered and compact)
        more = bool(self.table.hidden())
        self._columns.setVisible(more and not compact)
        self.action_bar.show_button(self._spare_columns, more and compact)
        self._paste.set_words(_("Dán từ Excel"))
        self._fill.set_words(_("Điền xuống"))
        self._insert.set_words(_("Chèn dòng"))
        printable = _(facts.printable) if facts is not None and facts.printable else ""
        self._print.set_words(printable)
        self._close.set_words(_("Đóng"))
        self.action_bar.show_button(self._print, bool(printable))
        self._name_commit()
        self.set_key_hints(_key_hints())
        self.table.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.table.columnCount() - 1))
        self.table.refresh()
        self.view.moved.emit()  # what the strip says is said again

    def restyle(self) -> None:
        """Take margins and widths at the new text size."""
        super().restyle()
        if hasattr(self, "_above"):
            side = theme.px(12 if theme.current().compact else 24)
            self._above.setContentsMargins(side, 0, side, theme.px(8))
            self._above.setSpacing(theme.px(8))
            self.body.setSpacing(0)
            self._below.setContentsMargins(0, 0, 0, 0)
            self.retranslate()
            self._fit()
            self._arrange()


def _key_hints() -> tuple[KeyHint, ...]:
    return (
        ("F2", _("sửa ô")),
        ("F4", _("tìm người")),
        ("F8", _("lỗi sau")),
        ("Ctrl+D", _("điền xuống")),
        (SHARED_KEY, _("giá trị chung")),
        ("Ctrl+Del", _("bỏ dòng")),
    )


_WITHIN: Final = Qt.ShortcutContext.WidgetWithChildrenShortcut
