"""A job that nothing else may go on beside: in the background, with a bar over the window and a way to stop.

The caller waits for the result, as for a question; the window goes on being painted. Where it locks meanwhile, the bar
gives way to the lock and comes back with whoever unlocks (``covering``): so the wait is not the dialog's own, which
would end when it is hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout

from desktop_app.base.errors import ProgramError
from desktop_app.services.session import Session
from desktop_app.ui import theme
from desktop_app.ui.flows.in_background import with_progress
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.base import Text, styled
from desktop_app.ui.parts.progress import PROGRESS_AFTER_MS, ProgressPanel
from desktop_app.ui.tasks import Tasks

Result = TypeVar("Result")
_STEP_MS = 20
Report = Callable[[int, int], None]


class WorkingDialog(QDialog):
    """What is being done, and how far it is. It goes when the job ends: nothing closes it, its button stops the job."""

    def __init__(self, title: str, doing: str, window: MainWindow | None) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setModal(True)
        styled(self, "canvas")
        self.progress = ProgressPanel()
        self.progress.start(doing)
        column = QVBoxLayout(self)
        side = theme.px(20)
        column.setContentsMargins(side, theme.px(16), side, theme.px(16))
        column.setSpacing(theme.px(12))
        column.addWidget(Text(title, role="section", wrap=True))
        column.addWidget(self.progress)
        self.resize(theme.px(560), self.sizeHint().height())
        self._over = False

    def open(self) -> None:
        """Stand above all windows; not again once the job has ended."""
        if not self._over:
            self.show()

    def done(self, result: int) -> None:
        """Stay, whatever asks: the job ends it by ``end``."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay open."""
        event.ignore()

    def end(self) -> None:
        """Go: the job told how it ended."""
        self._over = True
        super().done(int(QDialog.DialogCode.Accepted))


class ModalJob(Generic[Result]):
    """Runs one job; ``result`` waits for it. None: it was stopped, and nothing was changed."""

    def __init__(self, window: MainWindow, tasks: Tasks, title: str, doing: str) -> None:
        self._window = window
        self._tasks = tasks
        self._title = title
        self._doing = doing
        self._words: Callable[[int, int], str] | None = None
        self._result: Result | None = None
        self._problem: ProgramError | None = None
        self._over = False
        self._dialog: WorkingDialog | None = None

    def result(
        self,
        session: Session,
        work: Callable[[Session, Report], Result],
        words: Callable[[int, int], str],
    ) -> Result | None:
        """Do ``work(own session, report)``; ``words(done, total)`` is shown beside the bar. Raises what it raises."""
        self._words = words
        handle = self._tasks.run_with_progress(
            with_progress(session, work), self._show, self._take, self._fail, lambda: self._end()
        )
        patience = QDeadlineTimer(PROGRESS_AFTER_MS)
        while not self._over and not patience.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, _STEP_MS)
        if not self._over:
            dialog = self._dialog = WorkingDialog(self._title, self._doing, self._window)
            dialog.progress.stopped.connect(handle.cancel)
            dialog.open()
            self._wait()
            dialog.deleteLater()
        if self._problem is not None:
            raise self._problem
        return self._result

    def _wait(self) -> None:
        """Let the window go on until the job told how it ended, whether its bar is shown or hidden by the lock."""
        while not self._over:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _show(self, done: int, total: int, _stage: str) -> None:
        if self._dialog is not None and self._words is not None:
            self._dialog.progress.show_progress(done, total, self._words(done, total))

    def _take(self, result: Result) -> None:
        self._result = result
        self._end()

    def _fail(self, problem: ProgramError) -> None:
        self._problem = problem
        self._end()

    def _end(self) -> None:
        self._over = True
        if self._dialog is not None:
            self._dialog.end()
