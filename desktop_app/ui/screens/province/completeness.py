"""Khóa sổ theo kỳ: which units closed a period and what of it waits; its lock, and who may still add to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money
from desktop_app.domain.periods_typed import day_of_iso, parse_period
from desktop_app.messages import describe_entry
from desktop_app.messages.sentence import Sentence
from desktop_app.messages.shown_fields import day_words
from desktop_app.ui import theme
from desktop_app.ui.parts.banner import Banner
from desktop_app.ui.parts.buttons import Button
from desktop_app.ui.parts.field import FieldFrame
from desktop_app.ui.parts.inputs import TextInput
from desktop_app.ui.parts.scroll import scrolled
from desktop_app.ui.parts.segments import SegmentedChoice
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.plain_rows import PlainTable
from desktop_app.ui.screens.province.completeness_table import heads, summary, table_row

if TYPE_CHECKING:
    from desktop_app.services.province.completeness import CompletenessCounts, CompletenessRow, CompletenessTable
    from desktop_app.services.province.locks import LockedPeriod

Period = tuple[date, date]
OTHER: Final = "other"
_ACTIONS: Final[dict[str, tuple[str, str, str]]] = {
    "give": (N_("Cho đơn vị bổ sung"), "calendar", "Ctrl+B"),
    "end": (N_("Thôi cho bổ sung"), "undo-2", "Ctrl+Del"),
    "lift": (N_("Mở lại kỳ"), "history", "Ctrl+M"),
    "lock": (N_("Khóa kỳ này"), "lock", "Ctrl+Enter"),
}
"""Words, icon and key of each action, in the order of the buttons."""


class CompletenessScreen(Screen):
    """``period_wanted`` carries first and last day; ``action_wanted(name)`` is about ``lock`` and ``current``."""

    period_wanted = Signal(date, date)
    action_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(wraps=True, parent=parent)
        self._periods: tuple[Period, ...] = ()
        self._table: CompletenessTable | None = None
        self._locks: tuple[LockedPeriod, ...] = ()
        self.choice = SegmentedChoice()
        self.days = TextInput()
        self._days_frame = FieldFrame("", self.days)
        self.notice, self.lock_banner = Banner("error"), Banner("info")
        self.table = PlainTable("", wraps=True)
        self.table.set_widths(228, 176, 118, 82, 62, 134, 150)
        self.buttons: dict[str, Button] = {}
        for name, (_words, icon, key) in _ACTIONS.items():
            button = Button("", "filled" if name == "lock" else "outlined", icon=icon, key=key)
            button.clicked.connect(lambda _checked=False, action=name: self.action_wanted.emit(action))
            self.buttons[name] = button
            if name == "lock":
                self.action_bar.add_right(button, keep=True)
            else:
                self.action_bar.add_left(button)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.buttons["lock"].click)
        self._lay_out()
        self.choice.changed.connect(self._choose)
        self.days.textEdited.connect(lambda _text: self._days_frame.forgive())
        self.days.returnPressed.connect(self._read_days)
        self.table.cursor_moved.connect(lambda _row: self._enable())
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "plain")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._days_frame, 1)
        self._line.addStretch(0)
        self._column.addLayout(self._line)
        for banner in (self.notice, self.lock_banner):
            banner.hide()
            self._column.addWidget(banner)
        self._column.addWidget(self.table, 1)
        self._days_frame.hide()
        self.body.addWidget(scrolled(page), 1)

    @property
    def current(self) -> CompletenessRow | None:
        """Return the unit under the cursor."""
        row = self.table.currentIndex().row()
        rows = self._table.rows if self._table is not None else ()
        return rows[row] if 0 <= row < len(rows) else None

    @property
    def lock(self) -> LockedPeriod | None:
        """Return the lock that has days of the period shown."""
        table = self._table
        return next((one for one in self._locks if table is not None and one.overlaps(table.start, table.end)), None)

    @property
    def period(self) -> Period | None:
        """Return the days shown."""
        return None if self._table is None else (self._table.start, self._table.end)

    @property
    def counts(self) -> CompletenessCounts | None:
        """Return how many units stand how in the period shown."""
        return None if self._table is None else self._table.counts

    def set_periods(self, periods: Sequence[Period], chosen: Period | None) -> None:
        """Offer the statutory periods that are over; other days are typed."""
        self._periods = tuple(periods)
        self._offer()
        code = next((str(place) for place, one in enumerate(self._periods) if one == chosen), OTHER)
        self.choice.set_code(code)
        self._days_frame.setVisible(code == OTHER)

    def set_table(self, table: CompletenessTable, locks: Sequence[LockedPeriod]) -> None:
        """Show a period."""
        before = self.current
        self._table, self._locks = table, tuple(locks)
        self.notice.hide()
        self.retranslate()
        place = next((n for n, row in enumerate(table.rows) if before is not None and row.unit == before.unit), 0)
        if table.rows:
            self.table.go_to(place)
        self._enable()

    def set_reading(self) -> None:
        """Say that a period is being read."""
        self.set_title(_("Khóa sổ theo kỳ"), _("Đang đọc số liệu của kỳ…"))

    def show_problem(self, sentence: Sentence) -> None:
        """Say what stood in the way."""
        self.notice.set_message("error", sentence.title, sentence.body)
        self.notice.show()
        self._say_title()

    def focus_first(self) -> None:
        """Start in the table."""
        (self.table if self._table is not None and self._table.rows else self.choice).setFocus()

    def default_button(self) -> Button | None:
        """Return the button that locks."""
        return self.buttons["lock"]

    def retranslate(self) -> None:
        """Set every word."""
        self._say_title()
        self._offer()
        self.choice.setAccessibleName(_("Kỳ"))
        self._days_frame.set_label(_("Kỳ khác"))
        self._days_frame.set_hint(_("Ví dụ: quý 2/2026, 2026, 1/1/2026 - 30/6/2026; gõ xong bấm Enter."))
        for name, (words, _icon, _key) in _ACTIONS.items():
            self.buttons[name].set_words(_(words))
        self.set_button_hints(*((key, _(words)) for words, _icon, key in _ACTIONS.values()))
        self.table.setAccessibleName(_("Mức đủ của kỳ, theo đơn vị"))
        table = self._table
        if table is not None:
            self.table.set_content(heads(table.end, late=True), [table_row(row, late=True) for row in table.rows])
        self._show_lock()
        self._enable()

    def restyle(self) -> None:
        """Take spacing at the new text size."""
        super().restyle()
        if hasattr(self, "_line"):
            below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._line.setDirection(below if theme.current().compact else beside)
            self._line.setSpacing(theme.px(12))
            self._column.setSpacing(theme.px(12))
            self.table.setMinimumHeight(theme.px(34 * 4))

    def _say_title(self) -> None:
        table = self._table
        if table is None:
            self.set_title(_("Khóa sổ theo kỳ"))
            return
        period = _("Kỳ từ {start} đến {end}").format(start=day_words(table.start), end=day_words(table.end))
        said = [period, summary(table)]
        if table.counts.late:
            said.append(
                _("bổ sung muộn {count} bản ghi, {value} đồng").format(
                    count=format_money(table.counts.late), value=format_money(table.counts.late_value)
                )
            )
        self.set_title(_("Khóa sổ theo kỳ"), " · ".join(said))

    def _offer(self) -> None:
        words = [(str(n), _("Đến {day}").format(day=day_words(end))) for n, (_start, end) in enumerate(self._periods)]
        self.choice.set_options([*words, (OTHER, _("Kỳ khác"))])

    def _choose(self, code: str) -> None:
        self._days_frame.setVisible(code == OTHER)
        if code == OTHER:
            self.days.setFocus()
        else:
            self.period_wanted.emit(*self._periods[int(code)])

    def _read_days(self) -> None:
        try:
            period = parse_period(self.days.text())
        except Refused as refusal:
            self._days_frame.set_problem(describe_entry(refusal))
            return
        first, last = day_of_iso(period.since), day_of_iso(period.until)
        if first is None or last is None:
            self._days_frame.set_problem(_("Ghi cả ngày đầu và ngày cuối của kỳ."))
            return
        self.period_wanted.emit(first, last)

    def _show_lock(self) -> None:
        lock = self.lock
        self.lock_banner.setVisible(lock is not None)
        if lock is None:
            return
        days = {"start": day_words(lock.start), "end": day_words(lock.end)}
        title = _("Tỉnh đã khóa kỳ từ {start} đến {end}.").format(**days)
        if lock.at is not None:
            title = _("Tỉnh đã khóa kỳ từ {start} đến {end}, {by} khóa ngày {day}.").format(
                **days, by=lock.by, day=day_words(lock.at)
            )
        given = [
            (_("{unit} đến hết {day}") if one.open else _("{unit} đã hết hạn {day}")).format(
                unit=one.unit_name, day=day_words(one.until)
            )
            for one in lock.exceptions
        ]
        text = _("Bản ghi của kỳ này về sau đó phải chờ, chưa duyệt được.")
        if given:
            text += " " + _("Được bổ sung: {units}.").format(units="; ".join(given))
        self.lock_banner.set_message("info", title, text)

    def _enable(self) -> None:
        """Offer what the period and the unit under the cursor allow."""
        lock, row = self.lock, self.current
        given = {one.unit for one in lock.exceptions} if lock is not None else set()
        self.buttons["lock"].setEnabled(self._table is not None and lock is None)
        self.buttons["lift"].setEnabled(lock is not None)
        self.buttons["give"].setEnabled(lock is not None and row is not None)
        self.buttons["end"].setEnabled(row is not None and row.unit in given)
