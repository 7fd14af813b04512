"""A list of the records of one kind: search, order, table, what is selected, sums.

Shows what it is given and tells what the clerk wants.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.base.i18n import _, language
from desktop_app.domain.definition import Definition
from desktop_app.domain.list_sums import value_sums
from desktop_app.storage.list_filters import NO_FILTERS, Filters
from desktop_app.storage.list_questions import Order
from desktop_app.storage.listing import Totals
from desktop_app.ui import theme
from desktop_app.ui.models.record_table import RowSource
from desktop_app.ui.screens.campaign_bar import CampaignView
from desktop_app.ui.screens.filter_words import FilterOffer
from desktop_app.ui.screens.kept_line import KeptView
from desktop_app.ui.screens.list_actions import ActionState
from desktop_app.ui.screens.list_parts import ListParts
from desktop_app.ui.screens.list_words import empty_words, key_words, selected_words, under_title

_LEAST_HEIGHT: Final = 80


class RecordList(ListParts):
    """Shows what it is given and tells what the clerk wants; see ``ListParts`` for the signals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._definition: Definition | None = None
        self._state = ActionState()
        self._waiting = False
        self._filters = NO_FILTERS
        self._search = ""
        self.retranslate()
        self.restyle()

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
        if self._definition is None or self._definition.kind != source.definition.kind:
            self.tools.filters.set_counts(0, 0)
        self._definition = source.definition
        self._search, self._filters, self._waiting = search, filters, waiting
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
        """Let the table keep five rows where letters are large.

        A campaign has no bar of its own then, and what is kept no line in a list that is narrowed: it stands in the
        title line, where the grid's button, which the foot has too, makes room for it and for a campaign's name.
        """
        compact, campaign = theme.current().compact, self.campaign.view is not None
        self._place_kinds(short=compact)
        short = compact and bool(self._filters)
        self._place_kept(short=short)
        self._state = replace(self._state, titled=compact and (campaign or (short and self.kept.tells)))
        self._pages.setMinimumHeight(theme.px(_LEAST_HEIGHT))

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
        elif self._search or self.tools.narrowed or self._filters:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._add_first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back to the whole list with Esc, from the bin and from the likely duplicates."""
        if event.key() != Qt.Key.Key_Escape or not self.tools.widen():
            super().keyPressEvent(event)

    def _show_selection(self) -> None:
        rows, filled = self.table.selected_rows(), bool(self.model.rowCount())
        sums = value_sums(self._definition) if self._definition is not None else ()
        self._state = replace(self._state, filled=filled, selected=len(rows), busy=self.busy)
        words = selected_words(rows, self.model, sums)
        self.actions_bar.arrange(self._state, words)
        self.totals.set_selected(words)
        self.actions_bar.retranslate()
        own, binned = self._state.own, self._state.binned
        first = own and not self.tools.narrowed and not self._search and not self._filters and not filled
        self._add_first.setVisible(first)
        self._new.setVisible(own and not binned and not first)
        campaign = self.campaign.view is not None
        self.grid.setVisible(self._state.grid and not self._state.titled)
        self.totals.setVisible(filled)
        self.tools.show_bin(offered=own and not campaign)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = round((self.width() - theme.px(12)) * 100 / theme.current().scale)
        self.table.set_widths(*self.model.widths(room))

    # words and sizes

    def retranslate(self) -> None:
        """Set all words for the kind that is shown."""
        narrowed, filtered = self.tools.narrowed, bool(self._filters.without("twins")) or self._waiting
        self.tools.retranslate()
        self.progress.retranslate()
        self.grid.set_words(_("Nhập dạng bảng"))
        self.set_key_hints(key_words(filled=bool(self.model.rowCount()), narrowed=bool(narrowed)))
        self.model.forget_words()
        self._show_selection()
        definition = self._definition
        if definition is None:
            return
        plural, title = (one.in_language(language()) for one in (definition.plural, definition.title))
        name = title[:1].lower() + title[1:]
        self._new.set_words(_("Thêm {kind}").format(kind=name))
        self._add_first.set_words(_("Thêm {kind}").format(kind=name))
        self.table.setAccessibleName(plural)
        under = under_title(definition, self._search, narrowed, filtered=filtered)
        # where letters are large the line goes for one more row: what the list is, and what stands above it anyway
        plain = not self._search and not narrowed
        compact, campaign = theme.current().compact, self.campaign.view
        crowded = compact and (plain or filtered or campaign is not None)
        named = self.campaign.title.text() if compact and campaign is not None else plural
        self.set_title(named, "" if crowded else under)
        waiting, kept = self._waiting, self.kept.tells
        words = empty_words(name, self._search, narrowed, filtered=filtered, waiting=waiting, kept=kept)
        self._empty.set_words(*words)

    def restyle(self) -> None:
        """Take margins and widths at the new text size."""
        super().restyle()
        if hasattr(self, "_above"):
            compact = theme.current().compact
            side = theme.px(24 if not compact else 12)
            if compact:
                self._header_row.setContentsMargins(side, theme.px(6), side, theme.px(6))
            self.body.setSpacing(theme.px(6 if compact else 12))
            self._above.setContentsMargins(side, 0, side, 0)
            self._above.setSpacing(theme.px(8))
            self.tools.restyle()
            self._give_room()
            self._show_selection()
