"""What is in front in the room of reports, and the one job that may run there at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from desktop_app.base.errors import ProgramError
from desktop_app.base.following import Following
from desktop_app.domain.report_model import Report
from desktop_app.messages import describe
from desktop_app.services.reports.keeping import FoundReport
from desktop_app.services.reports.wish import ReportWish
from desktop_app.services.session import Session
from desktop_app.ui.flows.in_background import followed

if TYPE_CHECKING:
    from desktop_app.ui.screens.report_room import ReportRoom
    from desktop_app.ui.tasks import TaskHandle, Tasks

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Front:
    """The report in front: what was asked, what came, and what left before where it was found by its code.

    ``form`` is the paper it is printed as and whose words its sections are (F13), "" for a plain report.
    """

    wish: ReportWish
    report: Report
    form: str = ""
    found: FoundReport | None = None


class ReportJob:
    """Runs one thing at a time on a session of its own; Esc in the room stops it."""

    def __init__(self, room: ReportRoom, tasks: Tasks, session: Session) -> None:
        self._room, self._tasks, self._session = room, tasks, session
        self._handle: TaskHandle | None = None
        room.stopped.connect(self._stop)

    @property
    def runs(self) -> bool:
        """Tell whether something runs."""
        return self._handle is not None

    def run(
        self,
        words: str,
        work: Callable[[Session, Following], Result],
        then: Callable[[Result], None],
        *,
        stopped: Callable[[], None],
        told: Callable[[int, int], str] | None = None,
        refused: Callable[[ProgramError], None] | None = None,
    ) -> None:
        """Do ``work`` unless something runs. ``told`` says how far it is, ``refused`` answers a problem otherwise."""
        if self._handle is not None:
            return
        room = self._room
        room.set_busy(True, words)

        def end(done: Result) -> None:
            self._rest()
            then(done)

        def complain(problem: ProgramError) -> None:
            self._rest()
            (refused or self._complain)(problem)

        def let_go() -> None:
            self._rest()
            stopped()

        def progress(done: int, total: int, _stage: str) -> None:
            if told is not None:
                room.show_progress(done, total, told(done, total))

        self._handle = self._tasks.run_with_progress(followed(self._session, work), progress, end, complain, let_go)

    def _rest(self) -> None:
        self._handle = None
        self._room.set_busy(False)

    def _complain(self, problem: ProgramError) -> None:
        self._room.show_problem(describe(problem))

    def _stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
