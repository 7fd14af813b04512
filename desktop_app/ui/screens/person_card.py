"""A person's card: all that is held on her, and every record she has a part in. Shows what it is given."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.services.person_card import Held, PersonCard
from desktop_app.ui import theme
from desktop_app.ui.destinations import MERGE_KEY
from desktop_app.ui.parts.base import Icon, Text, styled
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.form_banners import BannerSlot
from desktop_app.ui.screens.person_parts import ProbableRecords, write_parts
from desktop_app.ui.screens.plain_rows import PlainTable


class PersonCardScreen(Screen):
    """``record_wanted`` carries the id of a record she has a part in, or may have; ``link_wanted`` of one that is hers.

    The others ask about the person shown.
    """

    print_wanted = Signal()
    edit_wanted = Signal()
    merge_wanted = Signal()
    erase_wanted = Signal()
    record_wanted = Signal(str)
    link_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._card: PersonCard | None = None
        self._labels: list[Text | Icon] = []
        self.banners = BannerSlot()
        self.held = Card()
        self._held_grid = QGridLayout()
        self._held_grid.setColumnStretch(1, 1)
        self.held.body.addLayout(self._held_grid)
        self.held.body.addStretch(1)
        self.support = Card()
        self._support_grid = QGridLayout()
        self._support_grid.setColumnStretch(0, 1)
        self.support.body.addLayout(self._support_grid)
        self.support.body.addStretch(1)
        self.records = Card(flush=True)
        self.table = PlainTable("", fitted=True, in_card=True)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.records.body.addWidget(self.table)
        self._none = Text(role="hint")  # a wrapped text makes its own margins
        self.records.body.addWidget(self._none)
        self.probable = ProbableRecords()
        self._lay_out()
        self._make_actions()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        styled(page, "plain")
        self._column = QVBoxLayout(page)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self.held, 3)
        self._top.addWidget(self.support, 2)
        self._column.addLayout(self._top)
        self._column.addWidget(self.records)
        self._column.addWidget(self.probable)
        self._column.addStretch(1)
        self.area = scrolled(page, Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(self.banners)
        self.body.addWidget(self.area, 1)

    def _make_actions(self) -> None:
        bar = self.action_bar
        self.print_button = bar.add_left(Button("", icon="printer", key="Ctrl+P"))
        self.edit_button = bar.add_left(Button("", icon="pencil", key="Ctrl+O"))
        self.merge_button = bar.add_left(Button("", icon="users", key=MERGE_KEY))
        self.erase_button = bar.add_right(Button("", "quiet"))
        self.close_button = bar.add_right(Button("", "quiet", key="Esc"), keep=True)
        self.print_button.clicked.connect(self.print_wanted)
        self.edit_button.clicked.connect(self.edit_wanted)
        self.merge_button.clicked.connect(self.merge_wanted)
        self.erase_button.clicked.connect(self.erase_wanted)
        self.close_button.clicked.connect(self.closed)
        self.table.opened.connect(self._ask_record)
        self.probable.record_wanted.connect(self.record_wanted)
        self.probable.link_wanted.connect(self.link_wanted)

    @property
    def card(self) -> PersonCard | None:
        """Return the card shown."""
        return self._card

    def show_card(self, card: PersonCard) -> None:
        """Show another person."""
        self._card = card
        self.banners.clear()
        self.area.verticalScrollBar().setValue(0)
        self.retranslate()

    def _ask_record(self, row: int) -> None:
        if self._card is not None and 0 <= row < len(self._card.parts):
            self.record_wanted.emit(self._card.parts[row].record)

    # words and sizes

    def retranslate(self) -> None:
        """Write everything of the person shown."""
        self.print_button.set_words(_("In bản kê"))
        self.edit_button.set_words(_("Mở để sửa"))
        self.merge_button.set_words(_("Gộp với bản ghi khác"))
        self.erase_button.set_words(_("Xóa dữ liệu"))
        self.close_button.set_words(_("Đóng"))
        self.held.set_title(_("Thông tin đang giữ"))
        self.support.set_title(_("Hỗ trợ đã nhận"))
        self.records.set_title(_("Các bản ghi có tên người này"))
        self._none.setText(_("Chưa có bản ghi nào về người này."))
        self.area.setAccessibleName(_("Thẻ người"))
        self.table.setAccessibleName(_("Các bản ghi có tên người này"))
        self.set_key_hints((("Ctrl+P", _("in bản kê")), ("Esc", _("đóng"))))
        card = self._card
        if card is None:
            self.set_title(_("Thẻ người"))
            return
        for button in (self.edit_button, self.merge_button, self.erase_button):
            self.action_bar.show_button(button, card.own)
        self.set_title(card.name, _subtitle(card))
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        for row, one in enumerate(card.held):
            self._write_held(row, one)
        self._write_totals(card)
        self._write_records(card)
        self.probable.show_parts(card.probable, own=card.own)

    def _write_held(self, row: int, held: Held) -> None:
        text = _("Có ghi, không hiện vì người này chưa đồng ý.") if held.withheld else held.text
        self._put(self._held_grid, Text(held.title, role="label", wrap=True), row, 0)
        self._put(self._held_grid, Text(text, role="hint" if held.withheld else "body", wrap=True), row, 1)
        if held.sensitive:
            self._put(self._held_grid, Icon("lock", "text3", 13, line=20), row, 2)

    def _write_totals(self, card: PersonCard) -> None:
        rows = [(total.kind_title, total.count, total.value) for total in card.totals if total.support]
        for row, (title, count, value) in enumerate(rows):
            times = ngettext("{count} lần", "{count} lần", count).format(count=format_money(count))
            self._put(self._support_grid, Text(f"{title} · {times}", wrap=True), row, 0)
            amount = _("{amount} đồng").format(amount=format_money(value))
            self._put(self._support_grid, Text(amount, role="strong"), row, 1, right=True)
        self.support.set_title(
            _("Hỗ trợ đã nhận"), _("{amount} đồng").format(amount=format_money(card.value)) if rows else ""
        )
        if not rows:
            self._put(self._support_grid, Text(_("Chưa ghi lần hỗ trợ nào."), role="hint", wrap=True), 0, 0)

    def _write_records(self, card: PersonCard) -> None:
        write_parts(self.table, card.parts)
        self.table.setVisible(bool(card.parts))
        self._none.setVisible(not card.parts)

    def _put(self, grid: QGridLayout, label: Text | Icon, row: int, column: int, *, right: bool = False) -> None:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag(0)
        grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop | side)
        self._labels.append(label)

    def restyle(self) -> None:
        """Take spacings at the new text size; at large sizes the cards stand below one another."""
        super().restyle()
        if hasattr(self, "_column"):
            compact = theme.current().compact
            self._top.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
            self._column.setContentsMargins(0, 0, theme.px(6), 0)
            self._column.setSpacing(theme.px(12))
            self._top.setSpacing(theme.px(12))
            self._none.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(12))
            for grid in (self._held_grid, self._support_grid):
                grid.setHorizontalSpacing(theme.px(12))
                grid.setVerticalSpacing(theme.px(6))
            self._held_grid.setColumnMinimumWidth(0, theme.px(150))


def _subtitle(card: PersonCard) -> str:
    facts = [_("Thẻ người")]
    if card.state == "draft":
        facts.append(_("nháp, chưa hoàn thành"))
    if card.state == "deleted":
        facts.append(_("đang ở trong thùng rác"))
    if card.same:
        count = len(card.same)
        facts.append(ngettext("đã gộp {count} bản ghi", "đã gộp {count} bản ghi", count).format(count=count))
    if not card.own:
        facts.append(_("của đơn vị khác, chỉ xem"))
    return " · ".join(facts)
