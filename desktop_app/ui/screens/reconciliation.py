"""Reconciliation: what this book counts against what the province counts, and what explains each difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.base.i18n import _
from desktop_app.messages.counts import records_counted
from desktop_app.messages.sentence import Sentence
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.card import Card
from desktop_app.ui.parts.cell_ink import Cell
from desktop_app.ui.parts.empty import EmptyState
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.plain_rows import Head, PlainTable, Row
from desktop_app.ui.screens.reconciliation_words import (
    DifferingRecord,
    KindLine,
    against,
    difference,
    reason_words,
    verdict,
)
from desktop_app.ui.screens.shown_figures import count_or_none

_KINDS: Final = 34 * 6
_RECORDS: Final = 34 * 5


class ReconciliationScreen(Screen):
    """``record_wanted`` carries the record of Enter; ``receipt_wanted``: no receipt was opened yet."""

    record_wanted = Signal(str)
    receipt_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lines: tuple[KindLine, ...] = ()
        self._number: int | None = None
        self._day = ""
        self._problem: Sentence | None = None
        self._reading = False
        self.notice = Banner()
        self.kinds_card = Card(flush=True)
        self.kinds = PlainTable("", in_card=True)
        self.kinds.shows_beside = True
        self.kinds.set_widths(250, 110, 160, 110, 160, 110)
        self.records_card = Card(flush=True)
        self.records = PlainTable("", in_card=True)
        self.records.set_widths(320, 270)
        self.empty = EmptyState("table", "")
        self._lay_out()
        self.receipt_button = self.action_bar.add_left(Button("", icon="folder-open", key="Ctrl+O"))
        self.back_button = self.action_bar.add_right(Button("", key="Esc"))
        self.open_button = self.action_bar.add_right(Button("", "filled", icon="pencil", key="Enter"), keep=True)
        self._connect()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "plain")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.kinds_card.body.addWidget(self.kinds)
        self.records_card.body.addWidget(self.records)
        for widget, stretch in ((self.notice, 0), (self.empty, 1), (self.kinds_card, 0), (self.records_card, 1)):
            self._column.addWidget(widget, stretch)
        self.area = scrolled(page)
        self.body.addWidget(self.area)

    def _connect(self) -> None:
        self.kinds.cursor_moved.connect(lambda _row: self._show_records())
        self.kinds.opened.connect(lambda _row: self._into_records())
        self.records.opened.connect(lambda _row: self._open())
        self.records.left_up.connect(self.kinds.setFocus)
        self.records.cursor_moved.connect(lambda _row: self._offer())
        self.receipt_button.clicked.connect(self.receipt_wanted)
        self.open_button.clicked.connect(self._open)
        self.back_button.clicked.connect(self.closed)

    @property
    def lines(self) -> tuple[KindLine, ...]:
        """Return the kinds shown: those that differ first."""
        return self._lines

    @property
    def shown_records(self) -> tuple[DifferingRecord, ...]:
        """Return the records that explain the kind under the cursor."""
        row = max(0, self.kinds.currentIndex().row())
        return self._lines[row].records if row < len(self._lines) else ()

    def begin(self) -> None:
        """Show that the figures are being read: ``set_table`` or ``show_problem`` follows."""
        self._reading = True
        self._lines, self._problem = (), None
        self.retranslate()

    def set_table(self, lines: Sequence[KindLine], number: int | None, day: str) -> None:
        """Show both sides; ``number`` of the receipt the province's figures are of, None: none was opened."""
        self._reading, self._problem = False, None
        self._lines = tuple(sorted(lines, key=lambda one: one.agrees))
        self._number, self._day = number, day
        self.retranslate()
        if self._lines:
            self.kinds.go_to(0)
        if self.isVisible():
            self.focus_first()

    def show_problem(self, sentence: Sentence) -> None:
        """Say why the figures cannot be compared."""
        self._reading, self._problem = False, sentence
        self.retranslate()
        if self.isVisible():
            self.focus_first()

    def default_button(self) -> Button | None:
        """Return the button that opens a record, where one is chosen."""
        return self.open_button if self.shown_records else None

    def focus_first(self) -> None:
        """Start at the kinds; without a receipt, at opening one."""
        if self._reading:
            self.setFocus()  # an Enter pressed too early opens no receipt
        else:
            (self.kinds if self._lines else self.receipt_button).setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.set_title(_("Gửi và nhận"), _("Đối chiếu với tỉnh"))
        if self._number is not None:
            self.set_title(_("Gửi và nhận"), against(self._number, self._day))
        self.receipt_button.set_words(_("Mở phiếu nhận của tỉnh"))
        self.back_button.set_words(_("Quay lại"))
        self.open_button.set_words(_("Mở bản ghi"))
        self.kinds.setAccessibleName(_("Đối chiếu theo loại"))
        self.records.setAccessibleName(_("Bản ghi làm nên chỗ khác"))
        self.kinds_card.set_title(_("Đối chiếu với tỉnh"))
        self._say()
        self._show_kinds()
        self._show_records()

    def restyle(self) -> None:
        """Take heights at the new text size."""
        super().restyle()
        if hasattr(self, "_column"):
            self._column.setSpacing(theme.px(12))
            self.kinds.setMinimumHeight(theme.px(_KINDS))
            self.records.setMinimumHeight(theme.px(_RECORDS))

    def _say(self) -> None:
        problem, number = self._problem, self._number
        there = bool(self._lines)
        if problem is not None:
            self.notice.set_message("error", problem.title, problem.body)
        elif there and number is not None:
            self.notice.set_message(*verdict(self._lines, number))
        self.notice.setVisible(problem is not None or there)
        self.empty.setVisible(not there and problem is None)
        self.kinds_card.setVisible(there)
        self.records_card.setVisible(there)
        if self._reading:
            self.empty.set_words(_("Đang đọc số liệu…"), "")
        elif number is None:
            self.empty.set_words(
                _("Chưa mở phiếu nhận nào của tỉnh"),
                _("Số liệu của tỉnh nằm trong phiếu nhận. Mở phiếu mới nhất rồi đối chiếu."),
            )
        else:
            self.empty.set_words(_("Hai bên đều chưa có bản ghi nào"), "")

    def _show_kinds(self) -> None:
        heads = (
            Head(_("Loại")),
            Head(_("Sổ này"), right=True),
            Head(_("Số tiền (đồng)"), right=True),
            Head(_("Tỉnh tính"), right=True),
            Head(_("Số tiền (đồng)"), right=True),
            Head(_("Tỉnh hơn kém"), right=True),
            Head(_("Chênh lệch (đồng)"), right=True),
        )
        self.kinds.set_content(heads, [_kind_row(one) for one in self._lines])

    def _show_records(self) -> None:
        row = max(0, self.kinds.currentIndex().row())
        kind = self._lines[row].title if row < len(self._lines) else ""
        records = self.shown_records
        title = _("{kind}: bản ghi làm nên chỗ khác").format(kind=kind) if records else kind
        self.records_card.set_title(title, records_counted(len(records)) if records else _("hai bên bằng nhau"))
        heads = (Head(_("Bản ghi")), Head(_("Vì sao khác")), Head(_("Rồi sẽ thế nào")))
        rows: list[Row] = []
        for one in records:
            mark, words, then = reason_words(one.reason)
            rows.append((Cell(one.title, strong=True), Cell(words, mark=mark), Cell(one.said or then)))
        self.records.set_content(heads, rows)
        self.records.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)  # nothing to read
        self._offer()

    def _offer(self) -> None:
        """Offer to open the record under the cursor: one that another device made is not in this book."""
        current = self._current()
        self.action_bar.show_button(self.open_button, current is not None and bool(current.record))
        enter = [("Enter", self.open_button.words)] if current is not None and current.record else []
        self.set_button_hints(*enter, ("Ctrl+O", self.receipt_button.words), ("Esc", self.back_button.words))

    def _current(self) -> DifferingRecord | None:
        records, row = self.shown_records, max(0, self.records.currentIndex().row())
        return records[row] if row < len(records) else None

    def _into_records(self) -> None:
        if self.shown_records:
            self.records.setFocus()

    def _open(self) -> None:
        current = self._current()
        if current is not None and current.record:
            self.record_wanted.emit(current.record)


def _kind_row(one: KindLine) -> Row:
    tone = "" if one.agrees else "warn"
    return (
        Cell(one.title, strong=True),
        Cell(count_or_none(one.ours), right=True),
        Cell(count_or_none(one.ours_value), right=True),
        Cell(count_or_none(one.theirs), right=True),
        Cell(count_or_none(one.theirs_value), right=True),
        Cell(difference(one.ours, one.theirs), right=True, strong=not one.agrees, tone=tone),
        Cell(difference(one.ours_value, one.theirs_value), right=True, strong=not one.agrees, tone=tone),
    )
