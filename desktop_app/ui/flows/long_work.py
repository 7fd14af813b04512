"""Work on many records: at once where they are few, else in the background with progress in the list and "Dừng"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from desktop_app.base.errors import ProgramError
from desktop_app.services.session import Session
from desktop_app.ui.screens.record_list import RecordList
from desktop_app.ui.tasks import Cancelled, Progress, TaskHandle, Tasks

FEW: Final = 20
"""So many records are done within half a second, in the window's own thread."""

Result = TypeVar("Result")
Report = Callable[[int, int], bool]
Words = Callable[[int, int], str]


class LongWork(QObject):
    """One job at a time for one list; the list can be looked at but not changed meanwhile."""

    def __init__(self, session: Session, tasks: Tasks, screen: RecordList) -> None:
        super().__init__(screen)
        self._session = session
        self._tasks = tasks
        self._screen = screen
        self._handle: TaskHandle | None = None
        screen.progress.stopped.connect(self.stop)

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
        """Do ``work(session, report)`` on ``count`` records; its report returns whether to go on."""
        if count <= FEW:
            try:
                result = work(self._session, lambda _done, _total: True)
            except ProgramError as problem:
                failed(problem)
            else:
                done(result)
            return
        self._screen.progress.start(words(0, count))
        self._screen.set_busy(True)
        self._handle = self._tasks.run_with_progress(
            lambda progress: self._on_own_session(work, progress),
            lambda number, total, _stage: self._screen.progress.show_progress(number, total, words(number, total)),
            lambda result: self._end(lambda: done(result)),
            lambda problem: self._end(lambda: failed(problem)),
            lambda: self._end(lambda: None),
        )

    def stop(self) -> None:
        """Ask the job to stop at its next safe point."""
        if self._handle is not None:
            self._handle.cancel()

    def _on_own_session(self, work: Callable[[Session, Report], Result], progress: Progress) -> Result:
        def report(done: int, total: int) -> bool:
            try:
                progress.report(done, total)
            except Cancelled:
                return False
            return True

        own = self._session.for_task()
        try:
            return work(own, report)
        finally:
            own.close()

    def _end(self, then: Callable[[], None]) -> None:
        self._handle = None
        self._screen.set_busy(False)
        then()
