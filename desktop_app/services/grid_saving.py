"""Writing the good rows of a grid, all in one transaction or none, and taking them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.domain.grid_rows import GridRow
from desktop_app.domain.problems import blocking
from desktop_app.services.cross_checks import Batch
from desktop_app.services.entry import Entry, NothingToUndo, ReasonMissing, Saved
from desktop_app.services.grid_checks import DOUBTS, GridChecks, Judgement
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions


@dataclass(frozen=True, slots=True)
class Committed:
    """What was written: a ``Saved`` for each row in their order; ``left``: rows that stay in the grid.

    ``rows`` and ``places`` are the rows as they stood, for taking all of it back.
    """

    saved: tuple[Saved, ...]
    left: int
    rows: tuple[GridRow, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def records(self) -> tuple[str, ...]:
        """The new records, to be printed."""
        return tuple(one.record for one in self.saved)


class GridSaving:
    """Writes the rows of one grid."""

    def __init__(self, session: Session, entry: Entry, checks: GridChecks) -> None:
        self._session = session
        self._entry = entry
        self._checks = checks
        self._versions = Versions(session.connection, session.lifting)

    def write(self, rows: Sequence[tuple[int, Judgement]], keep: Callable[[set[int]], None]) -> list[tuple[int, Saved]]:
        """Save rows (with their keys) as complete records, and let ``keep`` keep what stays, in one transaction.

        Inside it nothing else can be saved. When something was since the rows were judged, they are judged again by
        themselves and beside each other, and only those that are still good are written.
        """
        with self._session.connection.write():
            still = list(rows) if self._checks.is_current() else self._still_good(rows)
            written = [(key, self._save(judged)) for key, judged in still]
            keep({key for key, _saved in written})
        return written

    def undo(self, saved: Sequence[Saved], reason: str, keep: Callable[[], None]) -> None:
        """Put new records into the bin, all or none. Raises NothingToUndo, ReasonMissing."""
        definition = self._checks.definition
        for one in saved:
            shown = self._versions.shown(one.record)
            if shown is None or shown.id != one.version:
                raise NothingToUndo(record=one.record)
            if not reason.strip() and self._entry.asks_reason(one.record):
                raise ReasonMissing(record=one.record)
        with self._session.connection.write():
            for one in saved:
                shown = self._versions.shown(one.record)
                if shown is None or shown.id != one.version:
                    raise NothingToUndo(record=one.record)
                self._entry.write_next([shown], definition, shown.version.data, "deleted", reason)
            keep()

    def _save(self, judged: Judgement) -> Saved:
        stored = self._entry.write_next([], self._checks.definition, judged.data, "complete")
        problems = tuple(one.cell.problem for one in judged.found)
        return Saved(stored.version.record, stored.id, "complete", problems)

    def _still_good(self, rows: Sequence[tuple[int, Judgement]]) -> list[tuple[int, Judgement]]:
        """Return the rows that are good beside what the store holds now; an insisted doubt stays insisted."""
        batch, good = Batch(), []
        for key, judged in rows:
            problems = self._checks.problems(judged.data, batch)
            doubts = {one.code for one in problems if one.code in DOUBTS}
            known = {one.code for one in judged.found if one.doubt}
            if not blocking(problems) and doubts <= known:
                batch.add(self._checks.definition, judged.data)
                good.append((key, judged))
        return good
