"""How a period stands, unit by unit: the words and rows of the table, and the short table of the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages.shown_fields import day_words
from desktop_app.ui import theme
from desktop_app.ui.parts.base import Text, Translated
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.screens.plain_rows import Head, PlainTable, Row
from desktop_app.ui.screens.shown_figures import NONE

if TYPE_CHECKING:
    from desktop_app.services.province.completeness import CompletenessRow, CompletenessTable

_SHORT: Final = 5
"""Rows of the desk's table."""
_WIDE: Final = (300, 170, 120, 90, 70, 150)
_NARROW: Final = (232, 176)


def heads(end: date, *, late: bool) -> tuple[Head, ...]:
    """Return the headings; ``late``: with late additions."""
    found = [
        Head(_("Đơn vị")),
        Head(_("Kỳ đến {day}").format(day=f"{end.day}/{end.month}")),
        Head(_("Gói mới nhất")),
        Head(_("Chờ duyệt"), right=True),
        Head(_("Trả lại"), right=True),
        Head(_("Tháng có số liệu")),
    ]
    if late:
        found.append(Head(_("Bổ sung muộn")))
    return (*found, Head(_("Kết luận")))


def table_row(row: CompletenessRow, *, late: bool) -> Row:
    """Return the cells of one unit."""
    cells = [
        Cell(row.unit_name, strong=True),
        _closing(row),
        Cell(_newest(row)),
        Cell(format_money(row.waiting), right=True),
        Cell(format_money(row.returned), right=True),
        Cell(f"{row.months_with_data}/{row.months}", bar=row.months_with_data / row.months),
    ]
    if late:
        cells.append(_late(row))
    return (*cells, _conclusion(row))


def summary(table: CompletenessTable) -> str:
    """Return how many units stand how, in one line."""
    counts = table.counts
    said = [
        _("{closed} trên {units} đơn vị đã khóa sổ").format(
            closed=format_money(counts.closed), units=format_money(counts.units)
        )
    ]
    if counts.nothing:
        said.append(_("{count} không có phát sinh").format(count=format_money(counts.nothing)))
    if counts.not_closed:
        said.append(_("{count} đã gửi nhưng chưa khóa sổ").format(count=format_money(counts.not_closed)))
    if counts.silent:
        said.append(_("{count} im lặng").format(count=format_money(counts.silent)))
    return " · ".join(said)


def _closing(row: CompletenessRow) -> Cell:
    match row.closing:
        case "closed":
            return Cell(_("Đã khóa sổ"), mark="accepted")
        case "nothing":
            return Cell(_("Không có phát sinh"), mark="good", tone="text")
        case "part":
            return Cell(_("Khóa một phần"), mark="held")
        case _:
            return Cell(_("Chưa khóa sổ"), mark="pending", tone="warn")


def _newest(row: CompletenessRow) -> str:
    if row.newest_number is None:
        return NONE
    if not row.newest_at:
        return str(row.newest_number)
    day = date.fromisoformat(row.newest_at)
    return _("{number}, ngày {day}").format(number=row.newest_number, day=f"{day.day:02d}/{day.month}")


def _late(row: CompletenessRow) -> Cell:
    if not row.late:
        return Cell(NONE)
    count = ngettext("{count} bản ghi", "{count} bản ghi", row.late).format(count=format_money(row.late))
    if not row.late_value:
        return Cell(count, mark="late")
    return Cell(_("{count}, {value} đồng").format(count=count, value=format_money(row.late_value)), mark="late")


def _conclusion(row: CompletenessRow) -> Cell:
    match row.conclusion:
        case "complete":
            return Cell(_("Đủ"), mark="accepted")
        case "complete_returned":
            return Cell(_("Đủ, trả lại {count}").format(count=format_money(row.returned)), mark="returned")
        case "not_done":
            return Cell(_("Chưa xử lý xong"), tone="text2")
        case "not_closed":
            return Cell(_("Chờ khóa sổ"), mark="pending", tone="warn")
        case _:
            return Cell(_silence(row), mark="held")


def _silence(row: CompletenessRow) -> str:
    if row.newest_number is None:
        return _("Chưa gửi gói nào")
    if row.silent_days is None:
        return _("Im lặng")
    return _("Im lặng {count} ngày").format(count=format_money(row.silent_days))


class CompletenessCard(Card, Translated):
    """The first units of a period on the desk. ``all_wanted``: somebody wants to see them all."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._table: CompletenessTable | None = None
        self.all_button = Button("", "link")
        self.beside = Text(role="hint", elide=True)
        self.head.insertWidget(1, self.beside, 2)
        self.head.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.table = PlainTable("", fitted=True, in_card=True)
        self.counts = Text(role="hint", wrap=True)
        self.body.addWidget(self.table)
        self._foot = QVBoxLayout()
        self.body.addLayout(self._foot)
        self._foot.addWidget(self.counts)
        self.counts.hide()
        self.all_button.clicked.connect(self.all_wanted)
        self.retranslate()
        self.restyle()

    def set_table(self, table: CompletenessTable | None) -> None:
        """Show the first rows; None while nothing is known of any period: the card is empty then."""
        self._table = table
        self.retranslate()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to be shown: who lays the desk out leaves the card away."""
        return self._table is None or not self._table.rows

    def retranslate(self) -> None:
        """Set every word."""
        table = self._table
        self.table.setAccessibleName(_("Mức đủ của kỳ, theo đơn vị"))
        if table is None:
            self.set_title(_("Mức đủ của kỳ"))
            self.all_button.set_words(_("Xem các kỳ"))
            return
        words, compact = summary(table), theme.current().compact
        self.set_title(_("Mức đủ của kỳ đến {day}").format(day=day_words(table.end)))
        self.beside.setText("" if compact else words)
        self.beside.setVisible(not compact)
        self.counts.setText(words)
        self.counts.setVisible(compact)
        self.all_button.set_words(_("Xem cả {count} đơn vị").format(count=format_money(len(table.rows))))
        rows = [table_row(row, late=False) for row in table.rows[:_SHORT]]
        titles = heads(table.end, late=False)
        if compact:  # what there is room for without scrolling: who, closed or not, what follows
            rows = [(row[0], row[1], row[-1]) for row in rows]
            titles = (titles[0], titles[1], titles[-1])
        self.table.set_widths(*(_NARROW if compact else _WIDE))
        self.table.set_content(titles, rows)

    def restyle(self) -> None:
        """Take columns, margins and spacing at the new text size."""
        super().restyle()
        if hasattr(self, "_foot"):
            self.head.setSpacing(theme.px(12))
            side, top = (theme.px(16), theme.px(8)) if theme.current().compact else (0, 0)
            self._foot.setContentsMargins(side, top, side, top)
            self.retranslate()
