"""Writing the good rows of a grid, all in one transaction or none, and taking them back.

A plan holds all that is needed, so that a long list can be written in the background, on a session of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from desktop_app.domain.definition import Definition
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.domain.grid_sheet import Line
from desktop_app.domain.problems import blocking
from desktop_app.domain.records import Data
from desktop_app.services.cross_checks import Batch
from desktop_app.services.entry import Entry, ReasonMissing, Saved
from desktop_app.services.entry_refusals import RowsChangedSince
from desktop_app.services.grid_checks import Judgement, Marker, marker_of
from desktop_app.services.grid_keeping import GridKeeping, content_of, told_row
from desktop_app.services.grid_row_problems import DOUBTS, RowProblems
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.services.version_writing import VersionWriting
from desktop_app.storage.versions import Versions

Report = Callable[[int, int], None]
"""Is told how many rows of how many are written; what it raises stops the writing, and nothing is written."""


@dataclass(frozen=True, slots=True)
class CommitPlan:
    """The good rows by key, as they were judged while the store was at ``marker``, and the grid they stand in.

    The first ``erasures`` took what they take already.
    """

    definition: Definition
    campaign: str
    rows: tuple[tuple[int, Judgement], ...]
    marker: Marker
    lines: tuple[Line, ...]
    columns: tuple[GridColumn, ...]
    shared: Data
    erasures: int = 0

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Committed:
    """What was written: a ``Saved`` for each row in their order; ``left``: rows that stay in the grid.

    ``lines`` and ``places`` are the rows as they stood, for taking all of it back.
    """

    saved: tuple[Saved, ...]
    left: int
    lines: tuple[Line, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def records(self) -> tuple[str, ...]:
        """The new records, to be printed."""
        return tuple(one.record for one in self.saved)


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What was written and is to be taken back, and what its grid holds then."""

    definition: Definition
    campaign: str
    saved: tuple[Saved, ...]
    reason: str
    content: Data


Written = tuple[tuple[int, Saved], ...]
"""What was saved for each row, by its key."""


class GridSaving:
    """Writes grids through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entry = Entry(session)
        self._versions = Versions(session.connection, session.lifting)
        self._keeping = GridKeeping(session)
        self._writing = VersionWriting(session)

    def write(self, plan: CommitPlan, report: Report | None = None) -> Written:
        """Save the rows of ``plan`` as complete records, and keep what stays of its grid, in one transaction.

        Inside it nothing else can be saved. When something was since the rows were judged, they are judged again by
        themselves and beside each other, and only those that are still good are written. Of a person or campaign that
        was erased meanwhile no row is written or kept. Raises MayNotEnter.
        """
        require(self._session, "enter")
        saved: list[tuple[int, Saved]] = []
        with self._session.connection.write():
            lost = self._erased(plan)
            fresh = plan.marker == marker_of(self._session)
            still = plan.rows if fresh else self._still_good(plan, lost, report)
            for number, (key, judged) in enumerate(still):
                if report is not None:
                    report(number, len(still))
                saved.append((key, self._save(plan.definition, judged)))
            gone = {key for key, _saved in saved} | lost
            left = [line for line in plan.lines if line.key not in gone]
            content = content_of(left, plan.columns, plan.shared)
            self._keeping.write(plan.definition.kind, plan.campaign, plan.definition.version, content)
        return tuple(saved)

    def take_back(self, plan: UndoPlan, report: Report | None = None) -> None:
        """Put new records into the bin and keep their rows with those of their grid, all or nothing.

        Raises MayNotEnter, RowsChangedSince, ReasonMissing.
        """
        require(self._session, "enter")
        with self._session.connection.write():
            self._refuse_changed(plan.saved)
            for number, one in enumerate(plan.saved):
                if report is not None:
                    report(number, len(plan.saved))
                shown = self._writing.shown(one.record)
                if not plan.reason.strip() and self._entry.asks_reason(one.record):
                    raise ReasonMissing(record=one.record)
                self._entry.write_next([shown], plan.definition, shown.version.data, "deleted", plan.reason)
            self._keeping.write(plan.definition.kind, plan.campaign, plan.definition.version, plan.content)

    def _refuse_changed(self, saved: Sequence[Saved]) -> None:
        """Raise RowsChangedSince where a record is no longer as it was written: whoever changed it meant it."""
        facts = ((one, self._versions.facts(one.record)) for one in saved)
        changed = [(one, fact) for one, fact in facts if fact is None or one.version != (fact.draft or fact.head)]
        if changed:
            one, fact = changed[0]
            title, others = fact.title if fact is not None else "", len(changed) - 1 or None
            raise RowsChangedSince(record=one.record, title=title, others=others, rows=len(saved))

    def _save(self, definition: Definition, judged: Judgement) -> Saved:
        stored = self._entry.write_next([], definition, judged.data, "complete")
        problems = tuple(one.cell.problem for one in judged.found)
        return Saved(stored.version.record, stored.id, "complete", problems)

    def _erased(self, plan: CommitPlan) -> set[int]:
        """Return the keys of the rows that erasures since the plan take."""
        takes, names = self._session.forgotten[plan.erasures :], [column.name for column in plan.columns]
        told = [(line.key, told_row(line.row, names, plan.campaign)) for line in (plan.lines if takes else ())]
        return {key for key, row in told if any(take(row) for take in takes)}

    def _still_good(
        self, plan: CommitPlan, lost: Collection[int], report: Report | None
    ) -> list[tuple[int, Judgement]]:
        """Return the rows that are good beside what the store holds now; an insisted doubt stays insisted."""
        problems, batch, good = RowProblems(self._session, plan.definition), Batch(), []
        for key, judged in plan.rows:
            if report is not None:
                report(0, len(plan.rows))  # nothing is written yet, but this takes long too and can be stopped
            if key in lost:
                continue
            found = problems.find(judged.data, batch)
            doubts = {one.code for one in found if one.code in DOUBTS}
            if not blocking(found) and doubts <= {one.code for one in judged.found if one.doubt}:
                batch.add(plan.definition, judged.data)
                good.append((key, judged))
        return good
