"""What a list screen is made of, its signals, and what each control tells: the list itself is ``record_list``."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.storage.errors import ListChanged
from desktop_app.ui.models.record_table import RecordTable
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.parts.table import TableView
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.campaign_bar import CampaignBar
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.kept_line import KeptLine
from desktop_app.ui.screens.list_actions import ListActions
from desktop_app.ui.screens.list_tools import ListTools
from desktop_app.ui.screens.totals_strip import TotalsStrip

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_FROZEN = 2
"""The status, and what records are called by."""


class ListParts(Screen):
    """``opened`` and ``deleted`` and the like carry record ids; ``print_wanted`` none for the list as shown.

    A record that is no more is "" among those that something is done to: it is counted, nothing is done.
    ``changed_behind``: in a very long list it is not known any more which records were chosen.
    ``filters_changed`` carries ``Filters``; ``filter_wanted`` asks for the dialog at a filter.
    """

    keeps_offer = True

    opened = Signal(str)
    new_wanted = Signal()
    grid_wanted = Signal()
    sought = Signal(str)
    order_wanted = Signal(str)
    bin_wanted = Signal(bool)
    filters_changed = Signal(object)
    filter_wanted = Signal(str)
    saved_wanted = Signal()
    columns_wanted = Signal()
    delete_wanted = Signal(list)
    restore_wanted = Signal(list)
    complete_wanted = Signal(list)
    move_wanted = Signal(list)
    copy_wanted = Signal(list)
    history_wanted = Signal(str)
    print_wanted = Signal(list)
    members_wanted = Signal(str)
    card_wanted = Signal(list)
    changed_behind = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(full_width=True, wraps=True, parent=parent)
        self.banners = BannerSlot()
        self.kept = KeptLine()
        self._kept_is_short = False
        self.campaign = CampaignBar()
        self.tools = ListTools()
        self.search, self.order, self.bin = self.tools.search, self.tools.order, self.tools.bin
        self.progress = ProgressPanel(self)
        self.progress.hide()
        self.model = RecordTable(self)
        self.table = TableView("")
        self.table.setModel(self.model)
        self.table.freeze(_FROZEN)
        self.totals = TotalsStrip()
        self.grid = Button("", icon="table", key="F7")
        self._new = Button("", "filled", icon="plus", key="Ctrl+N")
        self._add_first = Button("", "filled", icon="plus", key="Ctrl+N")
        self._empty = EmptyState("file-text", "", "", [self._add_first])
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        self.actions_bar = ListActions(self.action_bar)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.add_header(self.grid)
        self.add_header(self._new)
        self._above = QVBoxLayout()
        for widget in (self.banners, self.kept, self.campaign, self.tools, self.progress):
            self._above.addWidget(widget)
        self.body.addLayout(self._above)
        self.body.addWidget(self._pages, 1)
        frame = self.layout()
        if frame is not None:
            frame.addWidget(self.totals)

    def _connect(self) -> None:
        tools, table, acts = self.tools, self.table, self.actions_bar
        self.search.sought.connect(self.sought)
        self.search.left_down.connect(table.setFocus)
        self.search.entered.connect(self._open_found)
        tools.order_chosen.connect(self.order_wanted)
        self.bin.toggled.connect(self.bin_wanted)
        tools.filters.changed.connect(self.filters_changed)
        tools.filters.edit_wanted.connect(self.filter_wanted)
        table.opened.connect(self._open_row)
        table.left_up.connect(self.search.setFocus)
        table.cursor_moved.connect(lambda _row: self._show_selection())
        table.selectionModel().selectionChanged.connect(lambda *_ranges: self._show_selection())
        for button in (self._new, self._add_first):
            button.clicked.connect(self.new_wanted)
        self.grid.clicked.connect(self.grid_wanted)
        acts.filter.clicked.connect(lambda: self.filter_wanted.emit(""))
        for button in (tools.saved, acts.saved):
            button.clicked.connect(self.saved_wanted)
        for button in (tools.columns, acts.columns):
            button.clicked.connect(self.columns_wanted)
        acts.order.clicked.connect(tools.open_orders)
        acts.grid.clicked.connect(self.grid_wanted)
        acts.leave.clicked.connect(self.campaign.left)
        acts.erase.clicked.connect(self.campaign.erase_wanted)
        acts.bin.clicked.connect(self.bin.click)
        acts.open.clicked.connect(lambda: self._open_row(table.currentIndex().row()))
        acts.print.clicked.connect(self._ask_print)
        acts.complete.clicked.connect(lambda: self._ask_all(self.complete_wanted))
        acts.move.clicked.connect(lambda: self._ask_all(self.move_wanted))
        acts.copy.clicked.connect(lambda: self.copy_wanted.emit(self.chosen_rows()))
        acts.members.clicked.connect(lambda: self._ask_one(self.members_wanted))
        acts.card.clicked.connect(lambda: self._ask_all(self.card_wanted))
        acts.history.clicked.connect(lambda: self._ask_one(self.history_wanted))
        acts.delete.clicked.connect(self._ask_delete)
        acts.restore.clicked.connect(lambda: self._ask_all(self.restore_wanted))
        delete = QShortcut(QKeySequence("Del"), table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._ask_delete)
        QShortcut(QKeySequence("Ctrl+F"), self, self._go_to_search)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._complete_by_key)

    def _place_kept(self, *, short: bool) -> None:
        """Let what is told of kept typing stand in a line of its own, or in the title line."""
        if short == self._kept_is_short:
            return
        self._kept_is_short = short
        self._above.removeWidget(self.kept)
        self._header_row.removeWidget(self.kept)
        if short:
            self._header_row.insertWidget(self._header_row.indexOf(self.grid), self.kept, 0, _MIDDLE)
        else:
            self._above.insertWidget(1, self.kept)
        self.kept.setVisible(self.kept.tells)  # a layout would show it later, and its key with it
        self.kept.set_short(short)

    def _place_kinds(self, *, short: bool) -> None:
        """Let the choice of a campaign's kinds stand beside the search box where its bar has no room."""
        kinds = self.campaign.kinds
        if short and kinds.parentWidget() is not self.tools:
            self.tools.take_in(kinds)
        kinds.setVisible(self.campaign.view is not None)

    def chosen_rows(self) -> list[int]:
        """Return the selected rows, or the one the cursor is on."""
        current = self.table.currentIndex().row()
        return self.table.selected_rows() or ([current] if current >= 0 else [])

    def chosen_records(self) -> list[str]:
        """Return the ids of the selected records, or of the one the cursor is on."""
        return self._ids(self.chosen_rows())

    def _ids(self, rows: Sequence[int]) -> list[str]:
        """Return the records of rows as they were shown; none where that is not known any more, and say so."""
        try:
            return self.model.ids(rows)
        except ListChanged:
            self.changed_behind.emit()
            return []

    @property
    def busy(self) -> bool:
        """Return whether a long job works on the list."""
        return not self._pages.isEnabled()

    def _open_row(self, row: int) -> None:
        record = self.model.record(row)
        if record is not None:
            self.opened.emit(record.id)

    def _open_found(self) -> None:
        """Open the row the cursor is on, the first one unless another was gone to: what is typed has been sought."""
        if self.search.text().strip():
            self._open_row(max(0, self.table.currentIndex().row()))

    def _ask_print(self) -> None:
        if not self.table.selected_rows():
            self.print_wanted.emit([])
        elif chosen := [record for record in self.chosen_records() if record]:
            self.print_wanted.emit(chosen)

    def _ask_one(self, told: SignalInstance) -> None:
        for record in filter(None, self._ids(self.chosen_rows()[:1])):
            told.emit(record)

    def _ask_all(self, told: SignalInstance) -> None:
        chosen = self.chosen_records()
        if chosen:
            told.emit(chosen)

    def _complete_by_key(self) -> None:
        if self.actions_bar.may_change:
            self._ask_all(self.complete_wanted)

    def _ask_delete(self) -> None:
        if self.actions_bar.may_change:
            self._ask_all(self.delete_wanted)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_selection(self) -> None:
        """Show what can be done with the rows that are selected now."""
        raise NotImplementedError
