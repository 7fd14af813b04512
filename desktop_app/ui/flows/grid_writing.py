"""Writing the good rows of a grid, in the background where there are many, and taking them back at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _, ngettext
from desktop_app.domain.money import format_money
from desktop_app.messages import describe
from desktop_app.services.grid import Committed, GridBook
from desktop_app.services.grid_saving import CommitPlan, GridSaving, Written
from desktop_app.services.session import Session
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.grid_work import GridWork
from desktop_app.ui.flows.in_background import with_progress
from desktop_app.ui.flows.undoing import KEY as UNDO_KEY
from desktop_app.ui.flows.undoing import REASON
from desktop_app.ui.tasks import TaskHandle, Tasks

AT_ONCE: Final = 60
"""So many rows are written while the clerk's finger is still on the key: about a tenth of a second."""
Told = Callable[..., object]


class GridWriting(QObject):
    """``told(records, back=…)`` is called with what was written or taken back."""

    def __init__(self, work: GridWork, tasks: Tasks, told: Told) -> None:
        super().__init__(work)
        self._work = work
        self._tasks = tasks
        self._told = told
        self._wanted = False
        self._job: TaskHandle | None = None
        self._last: Committed | None = None
        work.screen.table.edited.connect(self._offer_in_turn)
        work.checked.connect(self._go_on)
        work.screen.progress.stopped.connect(self._stop)

    @property
    def running(self) -> bool:
        """Tell whether rows are being written in the background."""
        return self._job is not None

    def forget(self) -> None:
        """Offer to take nothing back: another grid is shown."""
        self._last = None

    def begin(self) -> None:
        """Write the good rows, once those that wait are checked."""
        book = self._work.book
        if book is None or self.running:
            return
        if book.totals().waiting:
            self._wanted = True
            self._work.say(_("Đang kiểm tra nốt các dòng rồi ghi."), "clock", "text2")
            return
        plan = book.plan()
        if not len(plan):
            self._work.remark(_("Chưa có dòng nào đủ để ghi."))
        elif len(plan) <= AT_ONCE:
            try:
                done = book.commit()
            except ProgramError as problem:
                complain(problem, self._work.screen.banners)
                return
            self._finish(done)
        else:
            self._write(book, plan)

    def _go_on(self) -> None:
        if self._wanted:
            self._wanted = False
            self.begin()

    def _write(self, book: GridBook, plan: CommitPlan) -> None:
        screen = self._work.screen
        screen.show_writing(_("Đang ghi {count} dòng…").format(count=format_money(len(plan))))

        def work(own: Session, report: Callable[[int, int], None]) -> Written:
            return GridSaving(own).write(plan, report)

        def written(result: Written) -> None:
            self._end()
            self._finish(book.finish(plan, result))

        def failed(problem: ProgramError) -> None:
            self._end()
            complain(problem, screen.banners)

        def cancelled() -> None:
            self._end()
            self._work.say(_("Đã dừng; chưa ghi dòng nào, cả bảng còn nguyên."), "info", "text2")

        job = with_progress(self._work.session, work)
        self._job = self._tasks.run_with_progress(job, self._progress, written, failed, cancelled)

    def _progress(self, done: int, total: int, _stage: str) -> None:
        words = _("{done} trên {total} dòng").format(done=format_money(done), total=format_money(total))
        self._work.screen.progress.show_progress(done, total, words)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self._work.screen.show_writing("")

    def _finish(self, done: Committed) -> None:
        work, book = self._work, self._work.book
        if book is None:
            return
        work.screen.table.forget_changes()
        work.screen.table.refresh()
        self._told(done.records, back=False)
        work.look()
        first = work.screen.table.first_editable()
        row = next((row for row in range(len(book)) if book.state(row) not in ("good", "waiting")), len(book) - 1)
        work.screen.view.go_to(row, first)
        work.screen.focus_first()
        self._say(done)
        work.changed.emit(book.definition.kind)

    def _say(self, done: Committed) -> None:
        count = len(done.records)
        words = ngettext("Đã ghi {count} dòng vào sổ.", "Đã ghi {count} dòng vào sổ.", count)
        words = words.format(count=format_money(count))
        if done.left:
            left = ngettext("Còn {count} dòng cần xem lại.", "Còn {count} dòng cần xem lại.", done.left)
            words += " " + left.format(count=format_money(done.left))
        self._work.say(words, "circle-check", "ok")
        if count:
            self._last = done
            self._work.status.offer(_("Hoàn tác"), UNDO_KEY, partial(self._undo, done))

    def _offer_in_turn(self) -> None:
        """Offer the key for what it does: edits come first, what was written is taken back once there are none."""
        if self._last is None:
            return
        if not self._work.screen.table.can_undo:
            self._say(self._last)
        elif self._work.status.offered is not None:
            self._work.say("", "", "ok")

    def _undo(self, done: Committed) -> None:
        work, book = self._work, self._work.book
        if book is None or self.running:
            return
        try:
            book.undo_commit(done, reason=REASON)
        except ProgramError as problem:
            work.say(describe(problem).full, "triangle-alert", "warn")
            return
        self._last = None
        work.screen.table.forget_changes()
        work.screen.table.refresh()
        self._told(done.records, back=True)
        work.look()
        count = len(done.records)
        words = ngettext("Đã hoàn tác; {count} dòng trở lại bảng.", "Đã hoàn tác; {count} dòng trở lại bảng.", count)
        work.say(words.format(count=format_money(count)), "circle-check", "ok")
        work.changed.emit(book.definition.kind)
