"""The two verbs for background work: ``run`` and ``run_with_progress``. No thread is started anywhere else.

A job gets no widget; it opens its own connection, returns its result, and raises. Results come back in the window's
thread. ``shutdown`` asks running jobs to stop and waits for them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from desktop_app.base.errors import Bug, ProgramError

Result = TypeVar("Result")
_PAUSE: Final = 0.05
"""Seconds between two progress reports that reach the window."""


class UnexpectedFailure(Bug):
    """A job raised something that is not a ``ProgramError``; the cause is chained. Fields: ``kind``, ``detail``."""

    code = "unexpected_failure"


class Cancelled(Exception):
    """Raised inside a job by ``Progress.report`` and ``Progress.check`` after the user asked to stop."""


class Progress:
    """What a long job holds: a way to tell how far it is, and the wish to stop. Safe to use from its thread."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        self._last = 0.0

    @property
    def stopping(self) -> bool:
        """Return whether the user asked to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the job to stop at its next safe point."""
        self._stop.set()

    def check(self) -> None:
        """Raise ``Cancelled`` if the user asked to stop: call it where nothing is half done."""
        if self._stop.is_set():
            raise Cancelled

    def report(self, done: int, total: int, stage: str = "") -> None:
        """Tell that ``done`` of ``total`` are done (``stage``: a code, not a sentence). Raises ``Cancelled``."""
        self.check()
        now = time.monotonic()
        if done >= total or now - self._last >= _PAUSE:
            self._last = now
            self._tell(done, total, stage)


class _Job(QRunnable):
    """One job in the pool. ``except Exception`` is allowed here: everything goes back to the window's thread."""

    def __init__(self, work: Callable[[], object], handle: TaskHandle) -> None:
        super().__init__()
        self._work = work
        self._handle = handle

    def run(self) -> None:
        """Do the work and send what came of it."""
        try:
            result = self._work()
        except Cancelled:
            self._handle.came.emit("cancelled", None)
        except ProgramError as problem:
            self._handle.came.emit("failed", problem)
        except Exception as cause:  # noqa: BLE001 the one place that turns the unexpected into a Bug
            bug = UnexpectedFailure(kind=type(cause).__name__, detail=str(cause))
            bug.__cause__ = cause
            self._handle.came.emit("failed", bug)
        else:
            self._handle.came.emit("done", result)


class TaskHandle(QObject):
    """A running job, as the window sees it. ``cancel`` asks it to stop; exactly one callback follows."""

    came = Signal(str, object)
    told = Signal(int, int, str)

    def __init__(
        self,
        owner: Tasks,
        done: Callable[[Result], None],
        failed: Callable[[ProgramError], None],
        cancelled: Callable[[], None] | None,
        progressed: Callable[[int, int, str], None] | None,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._done = done
        self._failed = failed
        self._cancelled = cancelled
        self._progressed = progressed
        self.progress = Progress(self.told.emit)
        self.came.connect(self._finish)
        self.told.connect(self._show)

    def cancel(self) -> None:
        """Ask the job to stop at its next safe point."""
        self.progress.stop()

    @Slot(int, int, str)
    def _show(self, done: int, total: int, stage: str) -> None:
        if self._progressed is not None and not self._owner.closing:
            self._progressed(done, total, stage)

    @Slot(str, object)
    def _finish(self, outcome: str, value: object) -> None:
        self._owner.forget(self)
        if self._owner.closing:
            return
        if outcome == "done":
            self._done(value)  # type: ignore[arg-type]  # the job's own result, untyped only while it crosses threads
        elif isinstance(value, ProgramError):
            self._failed(value)
        elif self._cancelled is not None:
            self._cancelled()


class Tasks(QObject):
    """Owns the pool. Made once by ``app.py``, in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[TaskHandle] = set()
        self.closing = False

    @property
    def busy(self) -> bool:
        """Return whether any job is running or waiting to tell its result."""
        return bool(self._running)

    def run(
        self, job: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[ProgramError], None]
    ) -> TaskHandle:
        """Do ``job()`` in the background; then call ``done(result)`` or ``failed(problem)`` in the window's thread."""
        return self._start(job, TaskHandle(self, done, failed, None, None))

    def run_with_progress(
        self,
        job: Callable[[Progress], Result],
        progressed: Callable[[int, int, str], None],
        done: Callable[[Result], None],
        failed: Callable[[ProgramError], None],
        cancelled: Callable[[], None],
    ) -> TaskHandle:
        """Do ``job(progress)`` in the background; ``progressed(done, total, stage)`` follows it at most 20 × a second.

        Then exactly one of ``done(result)``, ``failed(problem)`` and ``cancelled()``.
        """
        handle = TaskHandle(self, done, failed, cancelled, progressed)
        return self._start(lambda: job(handle.progress), handle)

    def cancel_all(self) -> None:
        """Ask every job to stop at its next safe point; each still tells how it ended."""
        for handle in list(self._running):
            handle.cancel()

    def forget(self, handle: TaskHandle) -> None:
        """Let go of a job that told its result."""
        self._running.discard(handle)
        handle.deleteLater()

    def shutdown(self, wait_ms: int = 30_000) -> bool:
        """Ask every job to stop, wait for them, and drop their results. Return whether all ended in time."""
        self.closing = True
        for handle in list(self._running):
            handle.cancel()
        return self._pool.waitForDone(wait_ms)

    def _start(self, work: Callable[[], object], handle: TaskHandle) -> TaskHandle:
        self._running.add(handle)
        self._pool.start(_Job(work, handle))
        return handle
