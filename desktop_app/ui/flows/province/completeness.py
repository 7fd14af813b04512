"""Khóa sổ theo kỳ in the window: reads a period in the background, locks it, lets a unit in, lifts the lock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages import describe
from desktop_app.messages.shown_fields import day_words
from desktop_app.services.province.completeness import Completeness, CompletenessTable
from desktop_app.services.province.locks import LockedPeriod, PeriodLocks
from desktop_app.services.session import Session
from desktop_app.ui.destinations import CLOSINGS
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.units import day_problem, read_day
from desktop_app.ui.flows.workplace import PlaceFlow, Workplace
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens.province.completeness import CompletenessScreen
from desktop_app.ui.screens.unit_dialog import Asked, UnitDialog
from desktop_app.ui.screens.unit_dialog import Question as Fields

_Read = tuple[CompletenessTable, list[LockedPeriod]]
Answers = dict[str, str]


class CompletenessFlow(PlaceFlow):
    """``open`` shows the last statutory period, or the one that was looked at before."""

    def __init__(self, at: Workplace, ask: Callable[[Question], bool] = ask) -> None:
        super().__init__(at)
        self._ask = ask
        self._wanted: tuple[date, date] | None = None
        self.dialog: UnitDialog | None = None
        self.screen = CompletenessScreen(at.window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self.screen.period_wanted.connect(self.show_period)
        self.screen.action_wanted.connect(self._act)

    def open(self) -> None:
        """Show the place."""
        periods = Completeness(self._session).periods(3)
        wanted = self._wanted or (periods[0] if periods else None)
        self.screen.set_periods(periods, wanted)
        self._window.show_screen(self.screen, CLOSINGS)
        if wanted is not None:
            self.show_period(*wanted)

    def show_period(self, start: date, end: date) -> None:
        """Read the period and show it, unless another was asked for meanwhile."""
        self._wanted = (start, end)
        self.screen.set_reading()

        def work(own: Session) -> _Read:
            return Completeness(own).table(start, end), PeriodLocks(own).all()

        self._tasks.run(on_own_session(self._session, work), self._show, self._complain)

    def _show(self, read: _Read) -> None:
        table, locks = read
        if self._wanted != (table.start, table.end):
            return
        self.screen.set_table(table, locks)
        if self._window.current is self.screen:
            self.screen.focus_first()

    def _complain(self, problem: ProgramError) -> None:
        self.screen.show_problem(describe(problem))

    def _act(self, action: str) -> None:
        {"lock": self._lock, "lift": self._lift, "give": self._give, "end": self._end}[action]()

    def _lock(self) -> None:
        period = self.screen.period
        if period is None:
            return
        counts = self.screen.counts
        words = [
            _("Bản ghi của kỳ này về sau đó phải chờ; có thể cho từng đơn vị bổ sung đến một ngày, hoặc mở lại kỳ.")
        ]
        unclosed = counts.not_closed + counts.silent if counts else 0
        if unclosed:
            words.insert(0, _("{count} đơn vị chưa khóa sổ.").format(count=format_money(unclosed)))
        if counts and counts.waiting:
            words.insert(0, _("{count} bản ghi của kỳ còn chờ duyệt.").format(count=format_money(counts.waiting)))
        start, end = period
        question = Question(
            _("Khóa kỳ từ {start} đến {end}?").format(start=day_words(start), end=day_words(end)),
            " ".join(words),
            safe=_("Để sau"),
            other=_("Khóa kỳ này"),
            other_key="Alt+K",
            icon="lock",
            dangerous=False,
            parent=self._window,
        )
        if self._ask(question):
            self._change(
                lambda: PeriodLocks(self._session).lock(start, end),
                _("Đã khóa kỳ đến {end}. Phiếu nhận sau sẽ báo cho các đơn vị.").format(end=day_words(end)),
            )

    def _end(self) -> None:
        lock, row = self.screen.lock, self.screen.current
        given = [one for one in lock.exceptions if row is not None and one.unit == row.unit] if lock else []
        if given:
            said = _("Thôi cho {unit} bổ sung.").format(unit=given[0].unit_name)
            self._change(lambda: PeriodLocks(self._session).end_exception(given[0].seq), said)

    def _give(self) -> None:
        lock, row = self.screen.lock, self.screen.current
        if lock is None or row is None:
            return
        fields = Fields(
            _("Cho {unit} bổ sung vào kỳ đến {end}").format(unit=row.unit_name, end=day_words(lock.end)),
            _("Đến hết ngày ấy, bản ghi của đơn vị về sau khi khóa vẫn được duyệt. Phiếu nhận sau sẽ báo cho đơn vị."),
            (
                Asked("until", _("Đến hết ngày"), hint=_("Ghi đủ ngày, tháng, năm, như 1/7/2025.")),
                Asked("reason", _("Lý do"), row=1),
            ),
            _("Cho bổ sung"),
            "calendar",
        )
        said = _("Đã cho {unit} bổ sung.").format(unit=row.unit_name)
        seq, unit = lock.seq, row.unit
        self._open(
            fields,
            lambda given: PeriodLocks(self._session).give(seq, unit, read_day(given["until"]), given["reason"]),
            said,
        )

    def _lift(self) -> None:
        lock = self.screen.lock
        if lock is None:
            return
        days = {"start": day_words(lock.start), "end": day_words(lock.end)}
        fields = Fields(
            _("Mở lại kỳ từ {start} đến {end}").format(**days),
            _("Mọi đơn vị lại gửi được cho kỳ này. Phiếu nhận sau sẽ báo cho các đơn vị."),
            (Asked("reason", _("Lý do")),),
            _("Mở lại kỳ"),
            "history",
        )
        seq = lock.seq
        self._open(
            fields,
            lambda given: PeriodLocks(self._session).lift(seq, given["reason"]),
            _("Đã mở lại kỳ đến {end}.").format(end=days["end"]),
        )

    def _open(self, fields: Fields, change: Callable[[Answers], object], said: str) -> None:
        dialog = UnitDialog(fields, self._window)
        dialog.answered.connect(lambda answers: self._answer(dialog, answers, change, said))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _answer(self, dialog: UnitDialog, answers: Answers, change: Callable[[Answers], object], said: str) -> None:
        problem = day_problem(answers["until"]) if "until" in answers else ""
        if problem:
            dialog.show_field_problem("until", problem)
            return
        try:
            change(answers)
        except ProgramError as met:
            dialog.show_problem(describe(met))
            return
        dialog.accept()
        self._changed(said)

    def _forget(self, dialog: QDialog) -> None:
        self.dialog = None
        dialog.deleteLater()
        self.screen.focus_first()

    def _change(self, change: Callable[[], object], said: str) -> None:
        try:
            change()
        except ProgramError as problem:
            self._complain(problem)
            return
        self._changed(said)

    def _changed(self, said: str) -> None:
        self._window.status.say(said)
        self.changed.emit()
        if self._wanted is not None:
            self.show_period(*self._wanted)
