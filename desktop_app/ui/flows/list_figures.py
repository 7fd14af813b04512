"""What follows a painted list: its sums, and how many of its records have a problem or a likely duplicate.

Short lists are read in the window's thread a moment later, long ones in the background.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.base.errors import ProgramError
from desktop_app.services.browsing import Browsing, OpenList
from desktop_app.services.list_problems import ListProblems, Report
from desktop_app.services.session import Session
from desktop_app.storage.errors import QueryStopped
from desktop_app.storage.list_filters import Filters
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Totals
from desktop_app.ui.screens.record_list import RecordList
from desktop_app.ui.tasks import Progress, TaskHandle, Tasks

AT_ONCE: Final = 20_000
"""Records of a kind that are read through in the window's thread, well under half a second."""
_FEW_DRAFTS: Final = 20
_AFTER_MS: Final = 60
"""Sums read the whole list: the list is painted first, and fast typing in the search box asks for one sum only."""


class Figures(NamedTuple):
    """What is known of a list: its sums, the drafts of its kind with errors, how many of those and of twins are in it.

    ``as_of`` is the store's state they were found in.
    """

    totals: Totals
    with_errors: tuple[str, ...]
    problems: int
    twins: int
    as_of: str


class ListFigures(QObject):
    """Figures of the list shown. ``problems_found`` follows when other drafts have errors than were known."""

    problems_found = Signal()

    def __init__(self, session: Session, tasks: Tasks, screen: RecordList) -> None:
        super().__init__(screen)
        self._session = session
        self._tasks = tasks
        self._screen = screen
        self._found: OpenList | None = None
        self._known: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._running: TaskHandle | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._read)

    def with_errors(self, kind: str) -> tuple[str, ...]:
        """Return the drafts with errors as far as they are known; few drafts are checked at once."""
        problems = ListProblems(self._session)
        as_of, known = self._known.get(kind, ("", ()))
        if as_of != problems.as_of() and problems.drafts(kind) <= _FEW_DRAFTS:
            self._known[kind] = problems.as_of(), problems.with_errors(kind)
        return self._known.get(kind, ("", known))[1]

    def start(self, found: OpenList) -> None:
        """Read the figures of a list that was just shown, a moment later."""
        self._found = found
        self._timer.start()

    def stop(self) -> None:
        """Read nothing more: the store is being closed."""
        self._timer.stop()
        self._found = None
        if self._running is not None:
            self._running.cancel()

    def _read(self) -> None:
        found = self._found
        if found is None:
            return
        kind, problems = found.question.kind, ListProblems(self._session)
        known = self._known.get(kind)
        fresh = known[1] if known is not None and known[0] == problems.as_of() else None
        small = found.size_of_kind() <= AT_ONCE and (fresh is not None or problems.drafts(kind) <= _FEW_DRAFTS)
        if small:
            self._show(found, _figures(self._session, found.question, fresh))
            return
        if self._running is not None:
            self._running.cancel()  # of another list, or of this one as it was before: then this one is read
            return
        self._running = self._tasks.run_with_progress(
            lambda progress: _in_background(self._session, found.question, fresh, progress),
            lambda _done, _total, _stage: None,
            lambda figures: self._came(found, figures),
            lambda problem: self._came(found, problem),
            lambda: self._came(found, None),
        )

    def _came(self, found: OpenList, figures: Figures | ProgramError | None) -> None:
        """Show figures that were read in the background, unless another list is shown by now: then read its."""
        self._running = None
        if self._found is not None and (self._found is not found or figures is None):
            self._timer.start()
        elif self._found is found and isinstance(figures, Figures):
            self._show(found, figures)

    def _show(self, found: OpenList, figures: Figures) -> None:
        kind = found.question.kind
        before = self._known.get(kind, ("", ()))[1]
        self._known[kind] = figures.as_of, figures.with_errors
        self._screen.set_totals(figures.totals)
        self._screen.tools.filters.set_counts(figures.problems, figures.twins)
        if before != figures.with_errors and found.question.narrowing.filters.problems:
            self.problems_found.emit()


def _in_background(session: Session, question: Question, known: tuple[str, ...] | None, progress: Progress) -> Figures:
    """Read everything on a connection of this thread's own, until it is told to stop."""
    own = session.for_task()
    try:
        with own.connection.watched(lambda: progress.stopping):
            return _figures(own, question, known, lambda _done, _total: progress.check())
    except QueryStopped:
        progress.check()
        raise
    finally:
        own.close()


def _figures(
    session: Session, question: Question, known: tuple[str, ...] | None, report: Report | None = None
) -> Figures:
    """Read everything; ``known``: the drafts with errors where they are known already."""
    browsing, problems = Browsing(session), ListProblems(session)
    as_of = problems.as_of()
    with_errors = problems.with_errors(question.kind, report) if known is None else known
    opened = browsing.answer(question)
    if question.deleted:
        return Figures(opened.totals(), with_errors, 0, 0, as_of)
    asked = question.narrowing.filters

    def count(filters: Filters) -> int:
        narrowing = replace(question.narrowing, filters=filters, among=with_errors)
        return browsing.count(replace(question, order="newest", twins=False, narrowing=narrowing))

    plain = not (asked.without("twins", "problems") or question.search or question.campaign)
    bad = (len(with_errors) if plain and not asked.twins else count(asked.with_problems())) if with_errors else 0
    twins = browsing.twins(question.kind) if plain and not asked.problems else count(asked.with_twins())
    return Figures(opened.totals(), with_errors, bad, twins, as_of)
