"""A list of the records of one kind: search, order, table, what is selected, sums.

Shows what it is given and tells what the clerk wants.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, language, ngettext
from desktop_app.domain.definition import Definition
from desktop_app.domain.list_sums import ListSum, value_sums
from desktop_app.domain.money import format_money
from desktop_app.storage.list_questions import Order
from desktop_app.storage.listing import Totals
from desktop_app.ui import theme
from desktop_app.ui.models.record_table import RecordTable, RowSource
from desktop_app.ui.parts.base import Text
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.table import TableView
from desktop_app.ui.screen import KeyHint, Screen
from desktop_app.ui.screens.campaign_bar import CAMPAIGN_KEY, CampaignBar, CampaignView
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.list_tools import ListTools
from desktop_app.ui.screens.totals_strip import TotalsStrip, added_up

_TO_MERGE: Final = 2
_MOST_SUMMED: Final = 2_000
"""A selection larger than this is counted, not summed: its rows would all have to be read."""


class RecordList(Screen):
    """``opened`` and ``deleted`` and the like carry record ids; ``print_wanted`` none for the list as shown."""

    keeps_offer = True

    opened = Signal(str)
    new_wanted = Signal()
    sought = Signal(str)
    order_wanted = Signal(str)
    bin_wanted = Signal(bool)
    twins_wanted = Signal(bool)
    delete_wanted = Signal(list)
    restore_wanted = Signal(list)
    history_wanted = Signal(str)
    print_wanted = Signal(list)
    members_wanted = Signal(str)
    card_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(full_width=True, parent=parent)
        self._definition: Definition | None = None
        self._printable = ""
        self._has_cards = False
        self._own = True
        self._has_members = False
        self._search = ""
        self.banners = BannerSlot()
        self.campaign = CampaignBar()
        self.tools = ListTools()
        self.search, self.order, self.bin = self.tools.search, self.tools.order, self.tools.bin
        self.model = RecordTable(self)
        self.table = TableView("")
        self.table.setModel(self.model)
        self.totals = TotalsStrip()
        self._new = Button("", "filled", icon="plus", key="Ctrl+N")
        self._add_first = Button("", "filled", icon="plus", key="Ctrl+N")
        self._empty = EmptyState("file-text", "", "", [self._add_first])
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        self._lay_out()
        self._make_actions()
        self._connect()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        self.add_header(self._new)
        self._above = QVBoxLayout()
        self._above.addWidget(self.banners)
        self._above.addWidget(self.campaign)
        self._above.addWidget(self.tools)
        self.body.addLayout(self._above)
        self.body.addWidget(self._pages, 1)
        frame = self.layout()
        if frame is not None:
            frame.addWidget(self.totals)

    def _make_actions(self) -> None:
        bar = self.action_bar
        self._selected = Text(role="strong", elide=True)
        row = bar.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(0, self._selected)
        self._open = bar.add_left(Button("", icon="pencil", key="Enter"))
        self._print = bar.add_left(Button("", icon="printer", key="Ctrl+P"))
        self._members = bar.add_left(Button("", icon="table", key=CAMPAIGN_KEY))
        self._card = bar.add_left(Button("", icon="user", key="Ctrl+I"))
        self._history = bar.add_left(Button("", icon="history", key="Ctrl+H"))
        self._restore = bar.add_left(Button("", icon="undo-2", key="Ctrl+U"))
        self._delete = bar.add_right(Button("", "quiet", key="Del"))
        self._delete.setShortcut(QKeySequence())
        delete = QShortcut(QKeySequence("Del"), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._ask_delete)
        QShortcut(QKeySequence("Ctrl+F"), self, self._go_to_search)

    def _connect(self) -> None:
        self.search.sought.connect(self.sought)
        self.search.left_down.connect(self.table.setFocus)
        self.order.changed.connect(self.order_wanted)
        self.bin.toggled.connect(self.bin_wanted)
        self.tools.twins.toggled.connect(self.twins_wanted)
        self.table.opened.connect(self._open_row)
        self.table.left_up.connect(self.search.setFocus)
        self.table.cursor_moved.connect(lambda _row: self._show_selection())
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self._show_selection())
        for button in (self._new, self._add_first):
            button.clicked.connect(self.new_wanted)
        self._open.clicked.connect(lambda: self._open_row(self.table.currentIndex().row()))
        self._print.clicked.connect(self._ask_print)
        self._members.clicked.connect(lambda: self._ask_one(self.members_wanted))
        self._card.clicked.connect(lambda: self.card_wanted.emit(self.chosen_records()))
        self._history.clicked.connect(lambda: self._ask_one(self.history_wanted))
        self._delete.clicked.connect(self._ask_delete)
        self._restore.clicked.connect(lambda: self.restore_wanted.emit(self.chosen_records()))

    def show_list(
        self,
        source: RowSource,
        *,
        search: str = "",
        order: Order = "title",
        deleted: bool = False,
        twins: bool = False,
        printable: str = "",
        may_add: bool = True,
        members: bool = False,
        campaign: CampaignView | None = None,
        has_cards: bool = False,
    ) -> None:
        """Show a list, narrowed to ``twins`` (likely duplicates) or a ``campaign``. ``may_add``: this store records.

        ``printable``: words of the print button, marked, or ""; ``members``: other records belong to these.
        """
        self._has_members = members
        self.campaign.show_campaign(campaign)
        if self._definition is not source.definition:
            self.tools.set_twins(0)
        self._has_cards = has_cards
        self._definition = source.definition
        self._printable = printable
        self._own = may_add
        self._search = search
        self.tools.show_question(search, order, deleted=deleted, twins=twins)
        self.model.show(source)
        self._fit()
        self.totals.set_count(source.count, value_sums(source.definition))
        self._pages.setCurrentWidget(self.table if source.count else self._empty)
        self.retranslate()
        self._show_selection()

    def set_totals(self, totals: Totals) -> None:
        """Show the sums of the list."""
        self.totals.set_totals(totals)

    def go_to(self, row: int) -> None:
        """Put the cursor on ``row``, or on the last one when the list has become shorter."""
        if self.model.rowCount():
            self.table.go_to(max(0, min(row, self.model.rowCount() - 1)))

    def chosen_records(self) -> list[str]:
        """Return the ids of the selected records, or of the one the cursor is on."""
        rows = self.table.selected_rows() or [self.table.currentIndex().row()]
        return [record.id for row in rows if (record := self.model.record(row)) is not None]

    def focus_first(self) -> None:
        """Start in the table, or in the search box while it is empty."""
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._search or self.tools.narrowed:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._add_first.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_row(self, row: int) -> None:
        record = self.model.record(row)
        if record is not None:
            self.opened.emit(record.id)

    def _ask_print(self) -> None:
        self.print_wanted.emit(self.chosen_records() if self.table.selected_rows() else [])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back to the whole list with Esc, from the bin and from the likely duplicates."""
        if event.key() != Qt.Key.Key_Escape or not self.tools.widen():
            super().keyPressEvent(event)

    def _ask_one(self, told: SignalInstance) -> None:
        for record in self.chosen_records()[:1]:
            told.emit(record)

    def _ask_delete(self) -> None:
        chosen = self.chosen_records()
        if chosen and self._own and not self.bin.isChecked():
            self.delete_wanted.emit(chosen)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_selection(self) -> None:
        rows = self.table.selected_rows()
        two = len(rows) == _TO_MERGE and self._own and not self.bin.isChecked()  # two persons may be one
        self._card.set_words(_("Gộp hai bản ghi") if two else _("Thẻ người"))
        facts = _selected(rows, self.model, value_sums(self._definition) if self._definition is not None else ())
        self._selected.setText(facts)
        self._selected.setVisible(bool(facts) and not theme.current().compact)
        self._arrange_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = round((self.width() - theme.px(12)) * 100 / theme.current().scale)
        self.table.set_widths(*self.model.widths(room))

    def _arrange_actions(self) -> None:
        bar, filled, binned = self.action_bar, bool(self.model.rowCount()), self.bin.isChecked()
        bar.show_button(self._open, filled)
        bar.show_button(self._print, filled and bool(self._printable) and not binned)
        bar.show_button(self._card, filled and self._has_cards)
        bar.show_button(self._history, filled)
        bar.show_button(self._members, filled and self._has_members and not binned)
        bar.show_button(self._restore, filled and binned and self._own)
        bar.show_button(self._delete, filled and not binned and self._own)
        first = self._own and not self.tools.narrowed and not self._search and not filled
        self._add_first.setVisible(first)
        self._new.setVisible(self._own and not binned and not first)
        self.totals.setVisible(filled)
        self.bin.setVisible(self._own and self.campaign.isHidden())

    # words and sizes

    def retranslate(self) -> None:
        """Set all words for the kind that is shown."""
        self.tools.retranslate()
        self._open.set_words(_("Mở"))
        self._history.set_words(_("Lịch sử"))
        self._members.set_words(_("Danh sách của đợt"))
        self._restore.set_words(_("Lấy lại"))
        self._delete.set_words(_("Xóa"))
        self._print.set_words(_(self._printable) if self._printable else "")
        self.set_key_hints(_keys(filled=bool(self.model.rowCount()), narrowed=bool(self.tools.narrowed)))
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
        narrowed = self.tools.narrowed
        self.set_title(plural, _under_title(definition, self._search, narrowed))
        self._empty.set_words(*_empty_words(name, self._search, narrowed))

    def restyle(self) -> None:
        """Take margins and widths at the new text size."""
        super().restyle()
        if hasattr(self, "_above"):
            side = theme.px(24 if not theme.current().compact else 12)
            self._above.setContentsMargins(side, 0, side, 0)
            self._above.setSpacing(theme.px(8))
            self.tools.restyle()
            self._show_selection()


def _selected(rows: list[int], model: RecordTable, sums: Sequence[ListSum]) -> str:
    """Return how many rows are selected, and their sums where there is anything to add up."""
    if not rows:
        return ""
    count = ngettext("Đã chọn {count} bản ghi", "Đã chọn {count} bản ghi", len(rows))
    facts = [count.format(count=format_money(len(rows)))]
    if sums and len(rows) <= _MOST_SUMMED:
        values = added_up(sums, model.parts(rows), model.said(rows))
        facts += [f"{heading} {amount}" if len(values) > 1 else amount for heading, amount in values]
    return " · ".join(facts)


def _keys(*, filled: bool, narrowed: bool) -> tuple[KeyHint, ...]:
    """Return the keys worth knowing here."""
    rows = ((_("Mũi tên"), _("di chuyển")), (_("Dấu cách"), _("chọn")), ("Enter", _("mở")))
    back = (("Esc", _("về danh sách")),)
    return (*(rows if filled else ()), ("Ctrl+F", _("tìm")), *(back if narrowed else ()))


def _under_title(definition: Definition, search: str, narrowed: str) -> str:
    if narrowed == "deleted":
        return _("Thùng rác: bản ghi đã xóa, lấy lại được bất cứ lúc nào")
    if narrowed:
        return _("Các bản ghi nghi trùng, xếp cạnh nhau. Giữ một bản, xóa bản thừa; khác nhau thật thì để nguyên.")
    if search:
        return _("Kết quả tìm “{text}”, mới nhất trước").format(text=search)
    return definition.description.in_language(language())


def _empty_words(name: str, search: str, narrowed: str) -> tuple[str, str]:
    if narrowed == "deleted":
        return _("Thùng rác không có gì"), ""
    if narrowed:
        return _("Không còn bản ghi nào nghi trùng"), _("Bấm “Nghi trùng” lần nữa để xem lại cả danh sách.")
    if search:
        return (
            _("Không tìm thấy “{text}”").format(text=search),
            _("Thử gõ ít chữ hơn, hoặc bỏ dấu. Bấm Esc để xem lại cả danh sách."),
        )
    return _("Chưa có {kind} nào").format(kind=name), _("Bản ghi đầu tiên sẽ hiện ở đây.")
