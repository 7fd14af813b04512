"""A campaign's list typed as a table: rows of typed texts of one kind, checked as they stand, written when good.

Nothing is in the store until ``commit``; what was typed is kept apart from it (``keep``) and offered again. A row that
has to be mended blocks no other one. Screens give texts and ask for states; sentences are made by ``messages``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from desktop_app.base.errors import ProgramError, Refused
from desktop_app.domain.definition import Field
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.grid_choices import Choice
from desktop_app.domain.grid_columns import GridColumn, columns_of, griddable, shared_of
from desktop_app.domain.grid_reading import GridReader
from desktop_app.domain.grid_sheet import GridSheet, Line, Range, Snapshot
from desktop_app.domain.records import Data
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.grid_checks import GridChecks, RowState
from desktop_app.services.grid_keeping import GridKeeping, GridOffer, content_of, lines_of, shared_in, told_row
from desktop_app.services.grid_people import GridPeople
from desktop_app.services.grid_saving import CommitPlan, Committed, GridSaving, UndoPlan, Written
from desktop_app.services.grid_standing import CellFinding, DoubtIsCertain, GridStanding, GridTotals
from desktop_app.services.grid_typing import GridTyping, InHand
from desktop_app.services.session import Session

__all__ = [
    "CellFinding",
    "Choice",
    "CommitPlan",
    "Committed",
    "DoubtIsCertain",
    "GridBook",
    "GridColumn",
    "GridKeeping",
    "GridOffer",
    "GridSaving",
    "GridTotals",
    "InHand",
    "NotForGrids",
    "Range",
    "RowState",
    "Snapshot",
    "UndoPlan",
    "Written",
    "griddable",
]


class NotForGrids(Refused):
    """Records of this kind need answers of several lines, which no cell holds. Fields: ``kind``."""

    code = "not_for_grids"


class GridBook:
    """One grid of a session: its ``rows``, how they stand (``standing``), and how they get into the store."""

    def __init__(self, session: Session, kind: str, *, campaign: str = "") -> None:
        """Begin an empty grid, with what ``campaign`` shares. Raises KindUnknown, NotForGrids, RecordUnknown."""
        definition = self.definition = Entry(session).enterable(kind)
        if not griddable(definition):
            raise NotForGrids(kind=kind)
        self.campaign = campaign
        self.columns: tuple[GridColumn, ...] = columns_of(definition)
        self.shared: tuple[Field, ...] = shared_of(definition)
        self.context: EntryContext = Browsing(session).context
        self._sheet = GridSheet(self.columns)
        reader = GridReader(definition, self.columns, self.context)
        self._people = GridPeople(session, definition, self.columns)
        self.rows = GridTyping(self.columns, self._sheet, reader, self._people)
        checks = GridChecks(session, self._sheet, reader)
        self.standing = GridStanding(checks, self._sheet, self.rows, self.columns, self.context)
        self._saving = GridSaving(session)
        self._keeping = GridKeeping(session)
        self._forgotten, self._heard = session.forgotten, len(session.forgotten)
        self.rows.set_shared(self._people.shared_of(campaign))

    def forget_erased(self) -> int:
        """Take out the rows that the erasures since would have taken from the drawer; return how many they were."""
        takes, self._heard = self._forgotten[self._heard :], len(self._forgotten)
        if not takes:
            return 0
        names = [one.name for one in self.columns]
        lines = [(line, told_row(line.row, names, self.campaign)) for line in self._sheet.lines]
        left = [line for line, kept in lines if line.row.is_empty or not any(take(kept) for take in takes)]
        self._sheet.take(left)
        return len(lines) - len(left)

    # its campaign

    def written_before(self) -> int:
        """Return how many complete records of the kind the campaign has already; 0 without a campaign."""
        return self._people.written(self.campaign)

    def records_before(self) -> list[str]:
        """Return those records, in Vietnamese order: what is printed of the campaign."""
        return self._people.records(self.campaign)

    def campaign_values(self, campaign: str) -> Data:
        """Return a campaign and what it shares with its records, for ``set_shared``. Raises RecordUnknown."""
        return self._people.shared_of(campaign)

    # getting it into the store

    def commit(self, held: Collection[int] = ()) -> Committed:
        """Write the good rows as complete records in one transaction; the others stay. Nothing is written half.

        Rows that wait are judged first; ``held``: see ``plan``. A long list is better written in the background:
        ``plan``, then there ``GridSaving(session).write``, then ``finish``.
        """
        plan = self.plan(held)
        return self.finish(plan, self._saving.write(plan) if plan.rows else ())

    def plan(self, held: Collection[int] = ()) -> CommitPlan:
        """Return what ``commit`` would write now: without the rows of keys ``held``, which somebody is still at.

        Rows judged before the store changed are not judged again here, in front of the clerk: writing does that.
        Until ``finish`` nothing but rows that are held may be changed in the grid.
        """
        self.forget_erased()
        good = self.standing.good(held)
        return CommitPlan(
            self.definition,
            self.campaign,
            tuple(good),
            self.standing.marker,
            tuple(self._sheet.lines),
            self.columns,
            self.rows.shared_data,
            self._heard,
        )

    def finish(self, plan: CommitPlan, written: Written) -> Committed:
        """Take what was written out of the grid."""
        gone = {key for key, _saved in written}
        lines = [(at, line) for at, line in enumerate(plan.lines) if line.key in gone]
        self._sheet.take([line for line in self._sheet.lines if line.key not in gone])
        self.forget_erased()
        saved = tuple(saved for _key, saved in written)
        left = sum(not line.row.is_empty for line in self._sheet.lines)
        return Committed(saved, left, tuple(line for _at, line in lines), tuple(at for at, _line in lines))

    def undo_commit(self, committed: Committed, *, reason: str = "") -> None:
        """Put what was written into the bin again, and its rows where they stood. All of it or nothing.

        Many are better taken back in the background: ``undo_plan``, then there ``GridSaving(session).take_back``, then
        ``put_back``. Raises RowsChangedSince when one of the records was changed since, ReasonMissing when one has left
        the office, GridTooManyRows when there is no room for its rows.
        """
        self._saving.take_back(self.undo_plan(committed, reason=reason))
        self.put_back(committed)

    def undo_plan(self, committed: Committed, *, reason: str = "") -> UndoPlan:
        """Return what ``undo_commit`` would do now. Until ``put_back`` nothing may be changed in the grid.

        Raises GridTooManyRows.
        """
        before, end = tuple(self._sheet.lines), self._sheet.end
        try:
            self.put_back(committed)
            content = self._content(self._sheet.lines)
        finally:
            self._sheet.take(before, end)
        return UndoPlan(self.definition, self.campaign, committed.saved, reason, content)

    def put_back(self, committed: Committed) -> None:
        """Put rows that were written where they stood. Raises GridTooManyRows."""
        self._sheet.bring_back(committed.lines, committed.places)

    # what survives a power cut

    def keep(self, in_hand: InHand | None = None) -> None:
        """Keep what is not written yet, also what is ``in_hand``: the cell that is being typed into."""
        self.forget_erased()
        self._keeping.keep(*self._key, self._content(self.rows.lines_with(in_hand)))

    def offered(self) -> GridOffer | None:
        """Return what was kept of this grid before, None for nothing; what an older form kept comes last."""
        offers = self._keeping.offers(self.definition.kind, self.campaign)
        now = self.definition.version
        return min(offers, key=lambda one: one.form_version != now, default=None)

    def take_up(self, offer: GridOffer) -> None:
        """Go on with what was kept: its rows, behind those that are there, and its shared values.

        What an older form kept lies under the form in use from then on, so that writing its rows ends it.
        Raises GridFormChanged, GridTooManyRows, MayNotEnter; then nothing is changed.
        """
        lines, before = lines_of(offer.content, self.columns), self.rows.snapshot()
        try:
            self._sheet.bring_back(lines, [None] * len(lines))
            self.rows.set_shared(shared_in(offer.content))
            if offer.form_version != self.definition.version:
                self._keeping.renew(offer, self.definition.version, self._content(self._sheet.lines))
        except ProgramError:
            self.rows.restore(before)
            raise

    def discard(self) -> None:
        """Forget what is offered of this grid."""
        offer = self.offered()
        if offer is not None:
            self._keeping.discard(offer.kind, offer.campaign, offer.form_version)

    @property
    def _key(self) -> tuple[str, str, int]:
        return self.definition.kind, self.campaign, self.definition.version

    def _content(self, lines: Sequence[Line]) -> Data:
        return content_of(lines, self.columns, self.rows.shared_data)
