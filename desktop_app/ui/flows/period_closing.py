"""Closing a period in the window: look, ask naming period and sums, close; undone like any save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_app.base.errors import ProgramError, Refused
from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages import describe
from desktop_app.messages.counts import records_counted
from desktop_app.messages.shown_fields import day_words
from desktop_app.services.closed_periods import ClosedPeriod
from desktop_app.services.closing import Closed, Closing, PeriodFigures, PeriodHasDrafts, PeriodHasUndated
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.ui.destinations import CLOSING
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.in_background import on_own_session
from desktop_app.ui.flows.undoing import Undoing
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.question import Question, ask
from desktop_app.ui.screens.form_banners import Answer
from desktop_app.ui.screens.period_closing import PeriodClosingScreen, left_out_words, told_first
from desktop_app.ui.screens.reason_question import ReasonQuestion
from desktop_app.ui.tasks import Tasks

_NAMED: Final = 6
"""Figures a question names; the others are counted."""


class PeriodClosingFlow(QObject):
    """``open`` shows the screen. ``changed``: a period was closed, or opened again."""

    changed = Signal()

    def __init__(
        self, window: MainWindow, tasks: Tasks, session: Session, ask: Callable[[Question], bool] = ask
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session = session
        self._ask = ask
        self.screen = PeriodClosingScreen(window)
        self.screen.hide()  # the window owns it from the start, and shows it when it is its turn
        self._undoing = Undoing(session, window, self)
        self._undoing.undone.connect(self._show_again)
        self.screen.look_wanted.connect(self._look)
        self.screen.close_wanted.connect(lambda start, end: self._prepare(start, end, frozenset()))
        self.screen.reopen_wanted.connect(self._reopen)

    def open(self) -> None:
        """Show the proposals and the periods closed before."""
        self._begin()
        self._window.show_screen(self.screen, CLOSING)

    def _begin(self) -> None:
        closing = Closing(self._session)
        self.screen.begin(closing.proposals(), closing.past())

    def _look(self, start: date, end: date) -> None:
        self._tasks.run(
            on_own_session(self._session, lambda own: Closing(own).look(start, end)),
            self.screen.show_figures,
            lambda problem: self._complain(problem) if self.screen.days() == (start, end) else None,
        )

    def _prepare(self, start: date, end: date, agreed: frozenset[str]) -> None:
        """Read the figures anew, then ask. ``agreed``: what stands in the way and may, by the codes of refusals."""
        self.screen.banners.clear()
        self._tasks.run(
            on_own_session(self._session, lambda own: Closing(own).look(start, end)),
            lambda figures: self._question(figures, agreed),
            self._complain,
        )

    def _question(self, figures: PeriodFigures, agreed: frozenset[str]) -> None:
        screen = self.screen
        screen.show_figures(figures)
        for obstacle in self._obstacles(figures):
            if obstacle.code not in agreed:
                self._offer_to_go_on(figures, obstacle, agreed)
                return
        question = Question(
            _("Khóa sổ kỳ từ {start} đến {end}?").format(start=day_words(figures.start), end=day_words(figures.end)),
            _sums(figures, screen.chair, nothing=screen.nothing.isChecked()),
            safe=_("Xem lại"),
            other=_("Khóa sổ"),
            other_key="Alt+K",
            icon="lock",
            dangerous=False,
            parent=self._window,
        )
        if self._ask(question):
            self._close(figures, agreed)

    def _obstacles(self, figures: PeriodFigures) -> list[Refused]:
        """Return what somebody has to agree to before the period is closed."""
        ends_on = figures.end.isoformat()
        found: list[Refused] = []
        if self.screen.nothing.isChecked() and figures.may_belong and not figures.records:
            found.append(PeriodHasUndated(count=figures.may_belong, ends_on=ends_on))
        if figures.drafts:
            found.append(PeriodHasDrafts(count=figures.drafts, ends_on=ends_on))
        return found

    def _offer_to_go_on(self, figures: PeriodFigures, obstacle: Refused, agreed: frozenset[str]) -> None:
        sentence, more = describe(obstacle), agreed | {obstacle.code}
        go_on = Answer(_("Cứ khóa sổ"), lambda: self._prepare(figures.start, figures.end, more))
        self.screen.banners.show_banner("warning", sentence.title, sentence.body, (go_on,), focus=True)

    def _close(self, figures: PeriodFigures, agreed: frozenset[str]) -> None:
        chair, nothing = self.screen.chair, self.screen.nothing.isChecked()
        self._tasks.run(
            on_own_session(
                self._session,
                lambda own: Closing(own).close(
                    figures.start,
                    figures.end,
                    chair=chair,
                    nothing_to_report=nothing,
                    with_drafts=PeriodHasDrafts.code in agreed,
                    with_undated=PeriodHasUndated.code in agreed,
                ),
            ),
            self._show_closed,
            self._complain,
        )

    def _show_closed(self, closed: Closed) -> None:
        self._begin()
        start, end = day_words(closed.figures.start), day_words(closed.figures.end)
        words = _("Đã khóa sổ kỳ từ {start} đến {end}. Gói sau sẽ mang theo.").format(start=start, end=end)
        self._window.status.say(words)
        self._undoing.offer((closed.saved,))
        self.changed.emit()

    def _reopen(self, period: ClosedPeriod) -> None:
        """Ask, then open a closed period again; where the province knows of the closing, with the reason why."""
        entry, end = Entry(self._session), day_words(period.end)
        title = _("Mở lại kỳ đến {end}?").format(end=end)
        make = ReasonQuestion if entry.asks_reason(period.record) else Question
        question = make(
            title,
            _("Các số đã chốt của kỳ bị bỏ; sửa xong thì khóa lại. Bản ghi trong kỳ giữ nguyên."),
            safe=_("Không mở"),
            other=_("Mở lại kỳ"),
            other_key="Alt+M",
            parent=self._window,
        )
        if not self._ask(question):
            return
        reason = question.reason if isinstance(question, ReasonQuestion) else ""
        try:
            saved = entry.delete(period.record, reason=reason)
        except ProgramError as problem:
            self._complain(problem)
            return
        self._show_again()
        self._window.status.say(_("Đã mở lại kỳ đến {end}. Sửa xong thì khóa sổ lại.").format(end=end))
        self._undoing.offer((saved,))

    def _show_again(self) -> None:
        self._begin()
        self.changed.emit()

    def _complain(self, problem: ProgramError) -> None:
        complain(problem, self.screen.banners)


def _sums(figures: PeriodFigures, chair: str, *, nothing: bool) -> str:
    """Return what is closed, under whose name, and what is still possible afterwards."""
    count = records_counted(figures.records)
    lines = [
        _("Không phát sinh. Chủ tịch: {chair}.").format(chair=chair)
        if nothing
        else _("{count}. Chủ tịch: {chair}.").format(count=count, chair=chair)
    ]
    left_out = left_out_words(figures)
    lines += [left_out] if left_out else []
    facts = told_first(figures, _NAMED)
    lines += [f"{what}: {fact}" for what, fact in facts]
    left = len(figures.figures) - len(facts)
    if left > 0:
        lines.append(_("và {count} số khác").format(count=format_money(left)))
    lines.append(_("Sau đó vẫn thêm và sửa được: bản thêm vào sổ là bổ sung muộn, bản sửa là sửa sau khi khóa sổ."))
    return "\n".join(lines)
