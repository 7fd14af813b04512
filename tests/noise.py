"""Unexpected noise fails a test: warning-level logs, leftover threads, running timers, windows left open."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakSet

if TYPE_CHECKING:  # looked up at run time only: see WindowWatch
    from PySide6.QtCore import QTimer

PATIENCE = 2.0
"""Seconds a thread gets to end after its test; a finished job may still be on its way out."""


class LogWatch(logging.Handler):
    """Collects what was logged at warning level or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self._expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def expect(self, part: str) -> None:
        """Say that a record containing ``part`` belongs to the test; the test fails if none comes."""
        self._expected.append(part)

    def complaints(self) -> list[str]:
        """Return the records nobody expected, and the expectations no record met."""
        said = [record.getMessage() for record in self.records]
        unexpected = [f"logged: {text}" for text in said if not any(part in text for part in self._expected)]
        unmet = [f"not logged: {part}" for part in self._expected if not any(part in text for text in said)]
        return unexpected + unmet


def running_threads() -> set[threading.Thread]:
    """Return the threads a test could have started; Qt's own show up as dummies and are counted by their pool."""
    return {
        thread
        for thread in threading.enumerate()
        if not isinstance(thread, threading._DummyThread) and not thread.name.startswith("pytest_timeout")
    }


def leftover_threads(before: set[threading.Thread]) -> list[str]:
    """Return the threads started since ``before`` that do not end by themselves."""
    until = time.monotonic() + PATIENCE
    for thread in running_threads() - before:
        thread.join(max(0.0, until - time.monotonic()))
    return [f"thread still running: {thread.name}" for thread in running_threads() - before]


class WindowWatch:
    """Compares windows and timers before and after a test. Does nothing where no QApplication exists.

    PySide6 is looked up, never imported: tests outside tests/ui run where it cannot be. What lives when a test begins
    is set aside (``gc.freeze``), its timers noted: then what the test made is all there is to look through afterwards,
    and all a collection walks.
    """

    _timers_set_aside: ClassVar[WeakSet[QTimer]] = WeakSet()

    def __init__(self) -> None:
        self._windows = {id(window) for window in self._top_levels()}
        self._timers = {id(timer) for timer in self._active_timers()}
        if self._application() is not None:
            gc.freeze()

    @staticmethod
    def _application() -> object | None:
        widgets = sys.modules.get("PySide6.QtWidgets")
        instance: Callable[[], object | None] = widgets.QApplication.instance if widgets else lambda: None
        return instance()

    def _top_levels(self) -> list[object]:
        if self._application() is None:
            return []
        from PySide6.QtWidgets import QApplication

        # Qt keeps one hidden tool tip of its own for the whole process.
        return [window for window in QApplication.topLevelWidgets() if window.metaObject().className() != "QTipLabel"]

    def _active_timers(self) -> list[object]:
        if self._application() is None:
            return []
        from PySide6.QtCore import QTimer
        from shiboken6 import isValid

        self._timers_set_aside.update(thing for thing in gc.get_objects() if issubclass(type(thing), QTimer))
        return [timer for timer in self._timers_set_aside if isValid(timer) and timer.isActive()]

    def _let_go(self) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    def complaints(self) -> list[str]:
        """Return the windows and timers that outlive the test, and the jobs Qt's thread pool still runs."""
        if self._application() is None:
            return []
        from PySide6.QtCore import QThreadPool

        windows = [window for window in self._top_levels() if id(window) not in self._windows]
        if windows:  # a closed window may only be waiting for its deletion, or be held by a cycle
            del windows
            self._let_go()
        found = [f"window left: {window!r}" for window in self._top_levels() if id(window) not in self._windows]
        found += [f"timer running: {timer!r}" for timer in self._active_timers() if id(timer) not in self._timers]
        if not QThreadPool.globalInstance().waitForDone(int(PATIENCE * 1000)):
            found.append("a job is still running in Qt's thread pool")
        gc.collect()  # what is rubbish now must not be set aside by the next test: that would keep it for ever
        return found
