"""A list of the records of one kind: search, order, table, what is selected, sums.

Shows what it is given and tells what the clerk wants.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.domain.list_sums import value_sums
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.storage.list_questions import Order
from desktop_app.storage.listing import Totals
from desktop_app.ui import theme
from desktop_app.ui.models.record_table import RecordTable, RowSource
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.progress import ProgressPanel
from desktop_app.ui.parts.table import TableView
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.campaign_bar import CampaignBar, CampaignView
from desktop_app.ui.screens.filter_words import FilterOffer
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.kept_line import KeptLine, KeptView
from desktop_app.ui.screens.list_actions import ActionState, ListActions
from desktop_app.ui.screens.list_asked import ListAsked
from desktop_app.ui.screens.list_choice import ListChoice
from desktop_app.ui.screens.list_question import ListQuestion
from desktop_app.ui.screens.list_room import ListRoom
from desktop_app.ui.screens.list_tools import ListTools
from desktop_app.ui.screens.list_words import key_words, row_sums, selected_words
from desktop_app.ui.screens.totals_strip import TotalsStrip

_LEAST_HEIGHT: Final = 80
_FROZEN: Final = 2
"""The status, and what records are called by."""


class RecordList(Screen):
    """Shows what it is given. What the clerk wants of its records ``choice`` tells, of the list itself ``question``."""

    keeps_offer = True

    new_wanted = Signal()
    grid_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(full_width=True, wraps=True, parent=parent)
        self._asked: ListAsked | None = None
        self._state = ActionState()
        self._tight = False
        self._make()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def _make(self) -> None:
        self.banners = BannerSlot()
        self.kept = KeptLine()
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
        self.question = ListQuestion(self, self.tools, self.actions_bar)
        self.choice = ListChoice(self.table, self.model, self.actions_bar)

    def _lay_out(self) -> None:
        self.add_header(self.grid)
        self.add_header(self._new)
        above = QVBoxLayout()
        for widget in (self.banners, self.kept, self.campaign, self.tools, self.progress):
            above.addWidget(widget)
        self.body.addLayout(above)
        self.body.addWidget(self._pages, 1)
        frame = self.layout()
        if frame is not None:
            frame.addWidget(self.totals)
        self._room = ListRoom(above, self._header_row, self.grid, self.kept, self.campaign, self.tools)

    def _connect(self) -> None:
        table, acts = self.table, self.actions_bar
        self.search.left_down.connect(table.setFocus)
        self.question.found.connect(self.choice.open_found)
        table.left_up.connect(self.search.setFocus)
        table.cursor_moved.connect(lambda _row: self._show_selection())
        table.selectionModel().selectionChanged.connect(lambda *_ranges: self._show_selection())
        for button in (self._new, self._add_first):
            button.clicked.connect(self.new_wanted)
        for button in (self.grid, acts.grid):
            button.clicked.connect(self.grid_wanted)
        acts.leave.clicked.connect(self.campaign.left)
        acts.erase.clicked.connect(self.campaign.erase_wanted)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.choice.complete)

    @property
    def busy(self) -> bool:
        """Return whether a long job works on the list."""
        return not self._pages.isEnabled()

    def show_list(
        self,
        source: RowSource,
        *,
        search: str = "",
        order: Order = "title",
        orders: Sequence[Order] = ("title", "newest"),
        deleted: bool = False,
        filters: Filters = NO_FILTERS,
        offer: FilterOffer | None = None,
        saved_as: str = "",
        printable: str = "",
        may_add: bool = True,
        may_grid: bool = False,
        members: bool = False,
        campaign: CampaignView | None = None,
        has_cards: bool = False,
        waiting: bool = False,
        kept: KeptView | None = None,
    ) -> None:
        """Show a list, narrowed to ``filters`` or a ``campaign``. ``may_add``: this store records.

        ``printable``: words of the print button, marked, or ""; ``members``: other records belong to these;
        ``waiting``: what it holds is still being worked out; ``kept``: what was typed and not saved.
        """
        self.campaign.show_campaign(campaign)
        if self._asked is None or self._asked.definition.kind != source.definition.kind:
            self.tools.filters.set_counts(0, 0)
        self._asked = ListAsked(source.definition, search, filters, waiting)
        self.kept.show_kept(kept)
        self._state = ActionState(
            own=may_add,
            binned=deleted,
            printable=printable,
            has_cards=has_cards,
            has_members=members,
            in_campaigns=source.definition.lifts.campaign is not None,
            campaign=campaign is not None,
            over=campaign is not None and campaign.over,
            grid=may_grid and may_add and not deleted,
            ordered=not deleted and not filters.twins,
        )
        self.tools.show_question(
            search, order, deleted=deleted, orders=orders, filters=filters, offer=offer, saved_as=saved_as
        )
        self._show_rows(source)

    def _show_rows(self, source: RowSource) -> None:
        """Show the rows and what they add up to, in the room there is for what the list was asked."""
        self._give_room()
        self.model.show(source)
        self._fit()
        self.totals.set_count(source.count, value_sums(source.definition))
        self._pages.setCurrentWidget(self.table if source.count else self._empty)
        self.retranslate()
        self._show_selection()

    def _give_room(self) -> None:
        """Let the table keep five rows where letters are large; the foot has the grid's button too."""
        narrowed = self._asked is not None and bool(self._asked.filters)
        self._state = replace(self._state, titled=self._room.give(narrowed=narrowed, tight=self._tight))
        self._pages.setMinimumHeight(theme.px(_LEAST_HEIGHT))

    def chosen_sums(self) -> list[str]:
        """Return what the chosen rows add up to, as the line of the selection says it."""
        return row_sums(self.choice.rows(), self.model, self._asked.sums if self._asked is not None else ())

    def set_totals(self, totals: Totals) -> None:
        """Show the sums of the list."""
        self.totals.set_totals(totals)

    def set_busy(self, busy: bool) -> None:
        """Let nothing be begun while a long job works on the list; it is shown by ``progress``."""
        had_focus = self.progress.isVisible()
        self.progress.setVisible(busy)
        for widget in (self.tools, self._pages, self._new, self.grid, self.campaign):
            widget.setEnabled(not busy)
        self._show_selection()
        if busy:
            self.progress.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.focus_first()

    def go_to(self, row: int) -> None:
        """Put the cursor on ``row``, or on the last one when the list has become shorter."""
        if self.model.rowCount():
            self.table.go_to(max(0, min(row, self.model.rowCount() - 1)))

    def focus_first(self) -> None:
        """Start in the table, or in the search box while it is empty."""
        if self.busy:
            self.progress.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._is_part:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._add_first.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def _is_part(self) -> bool:
        """Tell whether records of the kind are left out."""
        return bool(self.tools.narrowed) or (self._asked is not None and self._asked.is_part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back to the whole list with Esc, from the bin and from the likely duplicates."""
        if event.key() != Qt.Key.Key_Escape or not self.tools.widen():
            super().keyPressEvent(event)

    def _show_selection(self) -> None:
        rows, filled = self.table.selected_rows(), bool(self.model.rowCount())
        sums = self._asked.sums if self._asked is not None else ()
        self._state = replace(self._state, filled=filled, selected=len(rows), busy=self.busy)
        words = selected_words(rows, self.model, sums)
        self.actions_bar.arrange(self._state, words)
        self.totals.set_selected(words)
        self.actions_bar.retranslate()
        own, binned = self._state.own, self._state.binned
        first = own and not self._is_part and not filled
        self._add_first.setVisible(first)
        self._new.setVisible(own and not binned and not first)
        campaign = self.campaign.view is not None
        self.grid.setVisible(self._state.grid and not self._state.titled)
        self.totals.setVisible(filled)
        self.tools.show_bin(offered=own and not campaign)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit columns and title into the new width."""
        super().resizeEvent(event)
        self._fit()
        self._fit_title()

    def _fit_title(self) -> None:
        """See whether the title line has room for the title and both buttons where letters are large."""
        tight = self._room.is_tight(self.title, (self._new, self.grid), self.width())
        if tight != self._tight:
            self._tight = tight
            self._give_room()
            self._show_selection()

    def _fit(self) -> None:
        room = round((self.width() - theme.px(12)) * 100 / theme.current().scale)
        self.table.set_widths(*self.model.widths(room))

    # words and sizes

    def retranslate(self) -> None:
        """Set all words for the kind that is shown."""
        asked, narrowed = self._asked, self.tools.narrowed
        self.tools.retranslate()
        self.progress.retranslate()
        self.grid.set_words(_("Nhập dạng bảng"))
        self.set_key_hints(key_words(filled=bool(self.model.rowCount()), narrowed=bool(narrowed)))
        self.model.forget_words()
        self._show_selection()
        if asked is None:
            return
        for button in (self._new, self._add_first):
            button.set_words(_("Thêm {kind}").format(kind=asked.name))
        self.table.setAccessibleName(asked.plural)
        self.set_title(*asked.title(narrowed, self.campaign.title.text() if self.campaign.view is not None else None))
        self._empty.set_words(*asked.nothing(narrowed, kept=self.kept.tells))
        self._fit_title()

    def restyle(self) -> None:
        """Take margins and widths at the new text size."""
        super().restyle()
        self.body.setSpacing(theme.px(6 if theme.current().compact else 12))
        self._room.restyle()
        self.tools.restyle()
        self._give_room()
        self._show_selection()
