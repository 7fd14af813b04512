"""Work on many records: at once where they are few, else in the background with progress in the list and "Dừng"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from desktop_app.base.errors import ProgramError, Refused
from desktop_app.base.following import NOBODY, Following
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import followed, going_on
from desktop_app.ui.screens.record_list import RecordList
from desktop_app.ui.tasks import TaskHandle, Tasks

FEW: Final = 20
"""So many records are done within half a second, in the window's own thread."""

Result = TypeVar("Result")
Report = Callable[[int, int], bool]
Words = Callable[[int, int], str]


class WorkRunning(Refused):
    """Many records of another list are still being worked on."""

    code = "work_running"


class LongWork(QObject):
    """One job at a time for the lists; the list it works on can be looked at but not changed meanwhile, others can.

    All lists share one screen: ``kind_shown`` returns whose list it shows; call ``show_here`` when that has changed.
    """

    def __init__(self, session: Session, tasks: Tasks, screen: RecordList) -> None:
        super().__init__(screen)
        self._session = session
        self._tasks = tasks
        self._screen = screen
        self._handle: TaskHandle | None = None
        self._kind = ""
        self._so_far: tuple[int, int, str] = (0, 0, "")
        self.ended_kind = ""
        self.kind_shown: Callable[[], str] = lambda: ""
        screen.progress.stopped.connect(self._stop_here)

    @property
    def running(self) -> bool:
        """Return whether a job is running in the background."""
        return self._handle is not None

    def run(
        self,
        count: int,
        words: Words,
        work: Callable[[Session, Report], Result],
        done: Callable[[Result], None],
        failed: Callable[[ProgramError], None],
    ) -> None:
        """Do ``work(session, report)`` on ``count`` records; its report returns whether to go on.

        When it ends ``ended_kind`` is the kind of the list it was begun on.
        """
        self._run(
            count,
            words,
            lambda: work(self._session, lambda _done, _total: True),
            lambda own, by: work(own, going_on(by.report)),
            done,
            failed,
            lambda: None,
        )

    def run_whole(
        self,
        count: int,
        words: Words,
        work: Callable[[Session, Following], Result],
        done: Callable[[Result], None],
        failed: Callable[[ProgramError], None],
        stopped: Callable[[], None],
    ) -> None:
        """Do work on ``count`` records as ``run`` does that is done whole or, stopped, not at all."""
        self._run(count, words, lambda: work(self._session, NOBODY), work, done, failed, stopped)

    def _run(
        self,
        count: int,
        words: Words,
        at_once: Callable[[], Result],
        job: Callable[[Session, Following], Result],
        done: Callable[[Result], None],
        failed: Callable[[ProgramError], None],
        stopped: Callable[[], None],
    ) -> None:
        kind = self.ended_kind = self.kind_shown()
        if self.running:
            failed(WorkRunning())
            return
        if count <= FEW:
            try:
                result = at_once()
            except ProgramError as problem:
                failed(problem)
            else:
                done(result)
            return
        self._kind, self._so_far = kind, (0, count, words(0, count))
        self._screen.progress.start(words(0, count))
        self._screen.set_busy(True)
        self._handle = self._tasks.run_with_progress(
            followed(self._session, job),
            lambda number, total, _stage: self._show(number, total, words(number, total)),
            lambda result: self._end(lambda: done(result)),
            lambda problem: self._end(lambda: failed(problem)),
            lambda: self._end(stopped),
        )

    def stop(self) -> None:
        """Ask the job to stop at its next safe point."""
        if self._handle is not None:
            self._handle.cancel()

    def show_here(self) -> None:
        """Show the job in the list it works on, and leave the others free: another list is shown now."""
        here = self.running and self._kind == self.kind_shown()
        if here != self._screen.busy:
            if here:
                self._screen.progress.start(self._so_far[2])
                self._screen.progress.show_progress(*self._so_far)
            self._screen.set_busy(here)

    def _show(self, done: int, total: int, words: str) -> None:
        self._so_far = (done, total, words)
        if self._screen.busy:
            self._screen.progress.show_progress(*self._so_far)

    def _stop_here(self) -> None:
        """Stop what the bar shows: it may be something else's, in another list."""
        if self._screen.busy:
            self.stop()

    def _end(self, then: Callable[[], None]) -> None:
        self._handle = None
        self.ended_kind = self._kind
        if self._screen.busy:
            self._screen.set_busy(False)
        then()
