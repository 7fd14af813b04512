"""What the province holds of one unit: its machines with what never came, what waits, what arrived and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe_code
from desktop_app.messages.counts import records_counted
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.plain_rows import Head, PlainTable, Row
from desktop_app.ui.screens.province.inbox_words import BundleLine, waiting_line
from desktop_app.ui.screens.shown_figures import NONE, day_of, time_and_day

if TYPE_CHECKING:
    from desktop_app.services.province.desk import UnitRow
    from desktop_app.services.province.holdings import ArrivedBundle, StreamHolding, UnitHoldings

_STREAMS: Final = (272, 130, 280)
_WAITING: Final = (184, 66, 230)
_ARRIVED: Final = (70, 220, 200, 220, 90)
_NARROW: Final = ((190, 92, 92), (104, 52, 170), (56, 150, 150, 80))
"""Of the three tables, at large text; who signed stands in the wide one only."""
_SIGNER: Final = 3
_MOST_NUMBERS: Final = 12
_DIGITS: Final = 8


class HoldingsScreen(Screen):
    """``closed`` leads back to where it was opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._held: UnitHoldings | None = None
        self._figures: UnitRow | None = None
        self.notice = Banner("error")
        self.empty_card = Card()
        self.empty = EmptyState("inbox", "")
        self.empty_card.body.addWidget(self.empty)
        self.streams_card, self.waiting_card, self.arrived_card = (Card(flush=True) for _each in range(3))
        self.streams = PlainTable("", fitted=True, in_card=True, wraps=True)
        self.waiting = PlainTable("", fitted=True, in_card=True, wraps=True)
        self.arrived = PlainTable("", in_card=True, wraps=True)
        self.back_button = self.action_bar.add_right(Button("", "quiet", icon="arrow-left", key="Esc"), keep=True)
        self.back_button.clicked.connect(self.closed)
        page = QWidget()
        page.setProperty("role", "plain")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.empty_card, 1)
        self.notice.hide()
        self.empty_card.hide()
        for card, table in (
            (self.streams_card, self.streams),
            (self.waiting_card, self.waiting),
            (self.arrived_card, self.arrived),
        ):
            card.body.addWidget(table, 1)
            self._column.addWidget(card)
        self._column.setStretchFactor(self.arrived_card, 1)
        self.body.addWidget(scrolled(page), 1)
        self.retranslate()
        self.restyle()

    def set_holdings(self, held: UnitHoldings, figures: UnitRow | None) -> None:
        """Show a unit; ``figures``: its records and their đồng, None while it has none."""
        self._held, self._figures = held, figures
        self.notice.hide()
        self.retranslate()

    def set_reading(self, name: str) -> None:
        """Say that a unit is being read."""
        self._held = self._figures = None
        self.retranslate()
        self.set_title(name, _("Đang đọc…"))

    def show_problem(self, title: str, text: str) -> None:
        """Say what stood in the way."""
        self.notice.set_message("error", title, text)
        self.notice.show()

    def focus_first(self) -> None:
        """Start at what arrived."""
        (self.back_button if self.arrived_card.isHidden() else self.arrived).setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        held = self._held
        self.back_button.set_words(_("Quay lại"))
        self.set_key_hints([("Esc", _("quay lại"))])
        self.streams_card.set_title(_("Máy của đơn vị"))
        self.waiting_card.set_title(_("Đang chờ ở Bàn nhận"))
        self.arrived_card.set_title(_("Gói đã vào sổ"))
        for card, table in (
            (self.streams_card, self.streams),
            (self.waiting_card, self.waiting),
            (self.arrived_card, self.arrived),
        ):
            table.setAccessibleName(card.title)
        if held is None:
            for card in (self.empty_card, self.streams_card, self.waiting_card, self.arrived_card):
                card.hide()
            self.set_title(_("Tỉnh đang giữ gì"))
            return
        self._say_title(held)
        self.streams.set_content(
            (Head(_("Máy")), Head(_("Gói mới nhất"), right=True), Head(_("Chưa thấy gói số")), Head(_("Tình trạng"))),
            [_stream(one) for one in held.streams],
        )
        self.waiting.set_content(
            (Head(_("Nhận lúc")), Head(_("Gói"), right=True), Head(_("Tình trạng")), Head(_("Nên làm gì"))),
            [_waiting(one) for one in map(waiting_line, (*held.held, *held.refused))],
        )
        heads = [
            Head(_("Gói"), right=True),
            Head(_("Máy")),
            Head(_("Nhận lúc")),
            Head(_("Người ký")),
            Head(_("Bản mới"), right=True),
            Head(_("Cần biết")),
        ]
        rows = [list(_arrived(one)) for one in held.arrived]
        if theme.current().compact:
            del heads[_SIGNER]
            for cells in rows:
                del cells[_SIGNER]
        self.arrived.set_content(heads, [tuple(row) for row in rows])
        self.streams_card.setVisible(bool(held.streams))
        self.waiting_card.setVisible(bool(held.held or held.refused))
        self.arrived_card.setVisible(bool(held.arrived))
        self.empty.set_words(
            _("Chưa có gói nào của đơn vị"),
            _("Nhắc đơn vị xuất gói gửi tỉnh. Khi USB tới, vào Bàn nhận rồi bấm “Nhận thêm”."),
        )
        self.empty_card.setVisible(not (held.streams or held.arrived or held.held or held.refused))

    def restyle(self) -> None:
        """Take widths, heights and spacing at the new text size."""
        super().restyle()
        if hasattr(self, "_column"):
            self._column.setSpacing(theme.px(12))
            widths = _NARROW if theme.current().compact else (_STREAMS, _WAITING, _ARRIVED)
            for table, columns in zip((self.streams, self.waiting, self.arrived), widths, strict=True):
                table.set_widths(*columns)
            self.retranslate()
            self.arrived.setMinimumHeight(theme.px(34 * 5))

    def _say_title(self, held: UnitHoldings) -> None:
        count = len(held.arrived)
        said = [ngettext("{count} gói đã vào sổ", "{count} gói đã vào sổ", count).format(count=format_money(count))]
        if held.last_at:
            said.append(_("gần nhất {day}").format(day=day_of(held.last_at)))
        if self._figures is not None:
            said.append(records_counted(self._figures.records))
            said.append(_("{amount} đồng").format(amount=format_money(self._figures.value)))
        if not held.streams and not held.arrived:
            said = [_("Chưa có gói nào của đơn vị này tới tỉnh.")]
        self.set_title(held.unit_name, " · ".join(said))


def _stream(one: StreamHolding) -> Row:
    label = one.device_label or _("Máy {digits}").format(digits=one.device[:_DIGITS])
    if not one.newest:
        label = _("{machine}, trước khi bắt đầu lại").format(machine=label)
    missing = ", ".join(map(str, one.missing[:_MOST_NUMBERS])) + ("…" if len(one.missing) > _MOST_NUMBERS else "")
    return (
        Cell(label, strong=True),
        Cell(NONE if one.last_number is None else str(one.last_number), right=True),
        Cell(missing or NONE),
        _standing(one),
    )


def _standing(one: StreamHolding) -> Cell:
    if one.replayed:
        return Cell(_("Đã bị đưa về bản cũ, chờ máy gửi lại toàn bộ"), mark="warning")
    if one.lacking:
        return Cell(_("Đang chờ phần trước"), mark="held")
    if one.missing:
        return Cell(_("Đủ, gói sau đã mang cả phần ấy"), mark="good")
    return Cell(_("Đủ"), mark="good")


def _waiting(line: BundleLine) -> Row:
    return (
        Cell(line.at or NONE),
        Cell(line.number, right=True),
        Cell(line.words, mark=line.mark),
        Cell(f"{line.title} {line.text}"),
    )


def _arrived(one: ArrivedBundle) -> Row:
    told = " ".join(describe_code(code).title for code in one.notices)
    return (
        Cell(str(one.number), right=True, strong=True),
        Cell(one.device_label or NONE),
        Cell(time_and_day(one.at) or NONE),
        Cell(one.signer or NONE),
        Cell(format_money(one.new), right=True),
        Cell(told, mark="warning") if told else Cell(NONE),
    )
