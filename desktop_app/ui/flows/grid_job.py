"""One long job of a grid in the background: it belongs to its book, whichever grid is in front by the time it ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from desktop_app.base.errors import ProgramError
from desktop_app.base.i18n import _
from desktop_app.domain.money import format_money
from desktop_app.messages import describe
from desktop_app.services.grid import GridBook
from desktop_app.services.session import Session
from desktop_app.ui.flows.attempt import complain
from desktop_app.ui.flows.grid_work import GridWork
from desktop_app.ui.flows.in_background import with_progress
from desktop_app.ui.tasks import TaskHandle, Tasks

Result = TypeVar("Result")
Report = Callable[[int, int], None]
NOTHING_SAID: Final = ""


class GridJob(QObject):
    """Runs one at a time; how far it is is seen in its own grid, which is locked until it is over."""

    def __init__(self, work: GridWork, tasks: Tasks, over: Callable[[], object]) -> None:
        """Call ``over`` whenever a job ended and its end was told."""
        super().__init__(work)
        self._work = work
        self._tasks = tasks
        self._over = over
        self._job: TaskHandle | None = None
        self._words = NOTHING_SAID
        self._resting = False
        self.owner: GridBook | None = None
        work.screen.progress.stopped.connect(self._stop)

    @property
    def running(self) -> bool:
        """Tell whether a job is running."""
        return self._job is not None

    def run(
        self,
        book: GridBook,
        words: str,
        work: Callable[[Session, Report], Result],
        done: Callable[[Result], object],
        stopped: Callable[[], object],
    ) -> None:
        """Do ``work(own session, report)`` for ``book``; ``stopped`` is called when the clerk stopped it."""

        def ended(act: Callable[[], object]) -> None:
            self._job = self.owner = None
            if self._resting:
                return  # the store is being closed: what was done is in it, what was not is kept
            self.show()
            act()
            self._over()

        self.owner, self._words = book, words
        self._job = self._tasks.run_with_progress(
            with_progress(self._work.session, work),
            self._progress,
            lambda result: ended(lambda: done(result)),
            lambda problem: ended(lambda: self.complain(book, problem)),
            lambda: ended(stopped),
        )
        self.show()

    def show(self) -> None:
        """Show in front how far the job is, where it is the job of the grid in front."""
        book = self._work.book
        if book is not None and book is self.owner:
            self._work.screen.show_writing(self._words)
        elif not self._work.asks:  # a question that waits for its answer locks the grid as well
            self._work.screen.show_writing(NOTHING_SAID)

    def complain(self, book: GridBook, problem: ProgramError) -> None:
        """Say why it could not be: above its grid, or at the foot of the window where another is in front."""
        if book is self._work.book:
            complain(problem, self._work.screen.banners)
        else:
            self._work.say(describe(problem).full, "triangle-alert", "warn")

    def rest(self) -> None:
        """Tell nothing more: the store is being closed."""
        self._resting = True

    def _progress(self, done: int, total: int, _stage: str) -> None:
        if self.owner is not None and self.owner is self._work.book:
            words = _("{done} trên {total} dòng").format(done=format_money(done), total=format_money(total))
            self._work.screen.progress.show_progress(done, total, words)

    def _stop(self) -> None:
        if self._job is not None and self.owner is self._work.book:
            self._job.cancel()
