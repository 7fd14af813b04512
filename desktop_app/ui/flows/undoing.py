"""Undoing the last save or deletion: offered in the status bar, by Ctrl+Z where no typing is left to take back.

What was done to many is undone behind a bar over the window, and can be stopped; the rest is offered again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import N_, _
from desktop_app.domain.money import format_money
from desktop_app.messages import describe
from desktop_app.messages.counts import records_counted
from desktop_app.services.entry import Saved
from desktop_app.services.selection import Outcome, Selection
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import going_on
from desktop_app.ui.flows.long_work import FEW
from desktop_app.ui.flows.modal_job import ModalJob, Report
from desktop_app.ui.flows.undone_words import came_back, stays, who_stays
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.screen import Screen
from desktop_app.ui.screens.record_form import RecordForm
from desktop_app.ui.tasks import Tasks

KEY: Final = "Ctrl+Z"
REASON: Final = "Hoàn tác lần lưu trước"  # symbol
"""Kept in the version and read by the province: Vietnamese, whatever the window's language."""


class Undoing(QObject):
    """``undone`` carries the records that show again what they showed before."""

    undone = Signal(list)

    def __init__(self, session: Session, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._status = window.status
        self._tasks: Tasks | None = None

    def offer(self, saves: Sequence[Saved], *, lasting: bool = True) -> None:
        """Offer to undo ``saves``, until something else is said; unless ``lasting`` also until something is typed."""
        kept = tuple(saves)
        self._status.offer(N_("Hoàn tác"), KEY, lambda: self._undo(kept), lasting=lasting)

    def offer_in(self, screen: Screen, saved: Saved) -> None:
        """Offer to undo what ``screen`` saved, until something is typed there or another record is shown."""
        screen.keeps_offer = True
        if self._window.current is screen:
            self._status.let_offer(True)
        self.offer((saved,), lasting=False)

    def watch(self, form: RecordForm) -> None:
        """Offer nothing over ``form`` that its Ctrl+Z would not do."""

        def pass_by() -> None:
            form.keeps_offer = False
            self._status.pass_by()

        form.edited.connect(pass_by)
        form.record_shown.connect(pass_by)

    def _undo(self, saves: Sequence[Saved]) -> None:
        if len(saves) <= FEW:
            self._end(saves, lambda: Selection(self._session).undo(saves, lambda *_both: True, reason=REASON))
        else:
            self._status.withdraw()  # it is taken up once
            # not inside the click: what is said while the window waits takes the clicked button away
            QTimer.singleShot(0, self, lambda: self._end(saves, lambda: self._undo_many(saves)))

    def _undo_many(self, saves: Sequence[Saved]) -> Outcome | None:
        def work(own: Session, report: Report) -> Outcome:
            return Selection(own).undo(saves, going_on(report), reason=REASON)

        doing = _("Đang hoàn tác {count}…").format(count=records_counted(len(saves)))
        self._tasks = self._tasks or Tasks(self._window)  # nothing of it runs on: the window waits for its only job
        job: ModalJob[Outcome] = ModalJob(self._window, self._tasks, _("Hoàn tác"), doing)
        return job.result(self._session, work, _undoing)

    def _end(self, saves: Sequence[Saved], undo: Callable[[], Outcome | None]) -> None:
        """Undo, and say what came of it."""
        try:
            outcome = undo() or Outcome(stopped=True)
        except ProgramError as problem:
            self._warn(problem)
            return
        back, why = set(outcome.back), outcome.failure or next((one.refusal for one in outcome.left), None)
        count, rest = records_counted(len(back)), [saved for saved in saves if saved.record not in back]
        if outcome.stopped:
            words = _("Đã dừng; {count} trở lại như trước, {rest} thì chưa.")
            words = words.format(count=count, rest=records_counted(len(rest))) + _sent_again(outcome.again)
            self._status.say(words, "info", "text2")
            self.offer(rest)
        elif why is not None and not back:
            self._status.say(stays(outcome, why), "triangle-alert", "warn")
        elif why is not None:
            words = _("Đã hoàn tác {count}; {rest} vẫn như bây giờ. {why}")
            who = who_stays(outcome) or records_counted(len(rest))
            words = words.format(count=count, rest=who, why=describe(why).title) + _sent_again(outcome.again)
            self._status.say(words, "triangle-alert", "warn")
        else:
            self._status.say(came_back(saves, outcome))
        if back:
            self.undone.emit(list(outcome.back))

    def _warn(self, problem: ProgramError) -> None:
        self._status.say(describe(problem).full, "triangle-alert", "warn")


def _undoing(done: int, total: int) -> str:
    return _("Đã hoàn tác {done} trên {total} bản ghi").format(done=format_money(done), total=format_money(total))


def _sent_again(count: int) -> str:
    """Return what to say of undone records that were exported before: what follows them is new to the province."""
    if not count:
        return ""
    return " " + _("Gói sau gửi lại {count}.").format(count=records_counted(count))
