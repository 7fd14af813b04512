"""What is done to many chosen records at once: completing drafts, moving, deleting, taking back, undoing all of it.

Whoever stays as it was is told by name with the reason. Nothing is half done: all but moving goes record by record,
each whole, and goes on past one that is refused; moving is one transaction for all that may be moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from desktop_app.base.errors import ProgramError, Refused
from desktop_app.domain.definition import Definition
from desktop_app.domain.erased_answers import names_erased
from desktop_app.domain.problems import Problem, blocking
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.services.bin import Bin
from desktop_app.services.entry import Entry, ForeignRecord, NotComplete, RecordInBin, RecordUnknown, Saved
from desktop_app.services.permissions import MayNotEnter, MayNotSign, require
from desktop_app.services.session import Session
from desktop_app.storage.travel import TravelStates
from desktop_app.storage.unsaved import Unsaved
from desktop_app.storage.versions import Versions

MOST_AT_ONCE: Final = 20_000
"""A selection larger than this is more likely a slip than a wish."""
_FEW: Final = 200
"""So many records are looked at before it is asked what to do with them."""
_OF_ALL: Final = (MayNotEnter, MayNotSign)
"""What is refused of one record is refused of all."""
_CLOSED: Final = ("period_closed", "period_closed_change", "province_locked", "province_open_until")
Report = Callable[[int, int], bool]
"""Told (done, total) after each record; returns whether to go on."""


class TooManyChosen(Refused):
    """More records were chosen than are done at once. Fields: ``count``, ``most``."""

    code = "too_many_chosen"


class PeopleErased(Refused):
    """The record's people were erased by law; it stays where it is counted. Fields: ``record``."""

    code = "people_erased"


class TypingKept(Refused):
    """Something was typed for the draft and not saved: it would be completed without it. Fields: ``record``."""

    code = "typing_kept"


class NotACampaign(Refused):
    """What records are to be moved to is no campaign that is open. Fields: ``record``."""

    code = "not_a_campaign"


@dataclass(frozen=True, slots=True)
class Left:
    """A record that stays as it was: its title, and why: a problem of its answers or a refusal."""

    record: str
    title: str
    definition: Definition
    problem: Problem | None = None
    refusal: ProgramError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done: ``saved`` (to be undone), who was ``left`` and why, how many needed nothing; ``stopped`` early.

    ``back`` are records that were taken back; ``failure`` is what kept the rest, known to stay, from being done.
    ``gone`` counts those that were chosen but are no more, or went to the bin meanwhile; ``again`` those taken back
    that the province has as they were before and gets anew.
    """

    saved: tuple[Saved, ...] = ()
    left: tuple[Left, ...] = ()
    passed: int = 0
    stopped: bool = False
    back: tuple[str, ...] = ()
    failure: ProgramError | None = None
    gone: int = 0
    again: int = 0


@dataclass(slots=True)
class _Gathered:
    saved: list[Saved] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    passed: int = 0
    gone: int = 0
    back: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Move:
    stored: StoredVersion
    definition: Definition
    data: Data


class Selection:
    """Acts on chosen records for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entry = Entry(session)
        self._versions = Versions(session.connection, session.lifting)
        self._unsaved = Unsaved(session.connection)
        self._travel = TravelStates(session.connection, session.identity.device)

    def asks_reason(self, records: Sequence[str]) -> bool:
        """Tell whether one of the records left the office once, so that a change of it has to be given a reason.

        Raises TooManyChosen: what is not done at once is not looked through either.
        """
        _refuse_many(records)
        return self._travel.any_exported(records)

    def drafts_asking_reason(self, records: Sequence[str]) -> bool:
        """Tell whether one of the records that would be completed left the office once. Raises TooManyChosen."""
        _refuse_many(records)
        return self._travel.any_exported(records, drafts=True)

    def complete(self, records: Sequence[str], report: Report, *, reason: str = "") -> Outcome:
        """Complete the drafts without errors, and without typing that was kept of their form. Raises TooManyChosen."""
        done = _Gathered()

        def complete(record: str) -> None:
            stored = self._versions.shown(record)
            if stored is None or stored.version.state == "deleted":
                done.gone += 1
            elif stored.version.state != "draft":
                done.passed += 1
            else:
                self._complete(stored, reason, done)

        return self._each(records, complete, report, done)

    def _each(self, records: Sequence[str], act: Callable[[str], None], report: Report, done: _Gathered) -> Outcome:
        """Do ``act`` for one record after the other; who is refused stays.

        What the next one would meet too (a full disk, a duty not given) ends it: raised while nothing was done, else
        told beside that.
        """
        _refuse_many(records)
        for number, record in enumerate(records, start=1):
            try:
                act(record)
            except ProgramError as problem:
                if isinstance(problem, Refused) and not isinstance(problem, _OF_ALL):
                    self._leave(record, problem, done)
                elif done.saved or done.back:
                    return replace(_outcome(done), failure=problem)
                else:
                    raise
            if not report(number, len(records)) and number < len(records):
                return _outcome(done, stopped=True)
        return _outcome(done)

    def _complete(self, stored: StoredVersion, reason: str, done: _Gathered) -> None:
        version = stored.version
        if self._unsaved.holds(version.record):
            raise TypingKept(record=version.record)
        try:
            done.saved.append(
                self._entry.complete(version.kind, version.data, record=version.record, reason=reason, seen=stored.id)
            )
        except NotComplete as refusal:
            done.left.append(self._left(stored, problem=blocking(refusal.problems)[0]))

    def delete(self, records: Sequence[str], report: Report, *, reason: str = "") -> Outcome:
        """Put the records into the bin. Raises MayNotEnter, TooManyChosen."""
        done = _Gathered()

        def delete(record: str) -> None:
            facts = self._versions.facts(record)
            if facts is None or facts.state == "deleted":
                done.gone += 1
            else:
                done.saved.append(self._entry.delete(record, reason=reason))

        return self._each(records, delete, report, done)

    def take_out(self, records: Sequence[str], report: Report) -> Outcome:
        """Take the records out of the bin. Raises MayNotEnter, TooManyChosen."""
        done, taken = _Gathered(), Bin(self._session)

        def take_out(record: str) -> None:
            taken.take_out(record)
            done.back.append(record)

        return self._each(records, take_out, report, done)

    def undo(self, saves: Sequence[Saved], report: Report, *, reason: str) -> Outcome:
        """Undo what was done to many; whoever was changed since stays. Raises MayNotEnter."""
        done, by_record = _Gathered(), {saved.record: saved for saved in saves}

        def undo(record: str) -> None:
            self._entry.undo(by_record[record], reason=reason)
            done.back.append(record)

        outcome = self._each(list(by_record), undo, report, done)
        return replace(outcome, again=self._travel.sent_again(outcome.back))

    def common_campaign(self, records: Iterable[str]) -> str:
        """Return the campaign all the records are in already, "" where they are in several, in none, or are many."""
        chosen = list(islice(records, _FEW + 1))
        found: set[str] = set()
        for record in chosen if len(chosen) <= _FEW else ():
            stored = self._versions.shown(record)
            if stored is not None:
                version = stored.version
                name = self._session.definitions.version(version.kind, version.form_version).lifts.campaign
                found.add(str(version.data.get(name) or "") if name is not None else "")
        return found.pop() if len(found) == 1 else ""

    def move(self, records: Sequence[str], campaign: str, report: Report, *, reason: str = "") -> Outcome:
        """Let the records belong to another ``campaign``: all that may, in one transaction.

        Raises MayNotEnter, TooManyChosen, NotACampaign, RecordUnknown, RecordInBin.
        """
        require(self._session, "enter")
        _refuse_many(records)
        self._refuse_target(campaign)
        done, moves = _Gathered(), list[_Move]()
        for number, record in enumerate(records, start=1):
            self._plan(record, campaign, done, moves)
            if not report(number, 2 * len(records)):
                return Outcome(stopped=True)
        try:
            with self._session.connection.write():
                for number, move in enumerate(moves, start=1):
                    done.saved.append(self._move(move, reason))
                    if not report(len(records) + number, len(records) + len(moves)):
                        raise _Stopped
        except _Stopped:
            return Outcome(stopped=True)
        return _outcome(done)

    def _move(self, move: _Move, reason: str) -> Saved:
        version = move.stored.version
        written = self._entry.write_next([move.stored], move.definition, move.data, version.state, reason)
        return Saved(version.record, written.id, version.state, before=move.stored)

    def _plan(self, record: str, campaign: str, done: _Gathered, moves: list[_Move]) -> None:
        """Plan to move one record, or say why it stays."""
        stored = self._versions.shown(record)
        if stored is None:
            done.gone += 1
            return
        version = stored.version
        definition = self._session.definitions.version(version.kind, version.form_version)
        name = definition.lifts.campaign
        if name is None or version.data.get(name) == campaign:
            done.passed += 1
            return
        data = {**version.data, name: campaign}
        refusal = self._refusal(definition, stored)
        problem = None if refusal is not None else self._in_the_way(definition, data, stored)
        if refusal is None and problem is None:
            moves.append(_Move(stored, definition, data))
        else:
            done.left.append(self._left(stored, problem=problem, refusal=refusal))

    def _refusal(self, definition: Definition, stored: StoredVersion) -> ProgramError | None:
        version = stored.version
        if version.unit not in self._session.own_units:
            return ForeignRecord(unit=version.unit)
        if version.state == "deleted":
            return RecordInBin(record=version.record)
        return PeopleErased(record=version.record) if names_erased(definition, version.data) else None

    def _in_the_way(self, definition: Definition, data: Data, stored: StoredVersion) -> Problem | None:
        """Return what keeps a record where it is: an error, or its closed period. A draft may have errors."""
        if stored.version.state == "draft":
            return None
        found = self._entry.check(definition, data, stored.version.record)
        return next((one for one in found if one.level == "error" or one.code in _CLOSED), None)

    def _refuse_target(self, campaign: str) -> None:
        facts = self._versions.facts(campaign)
        if facts is None:
            raise RecordUnknown(record=campaign)
        if facts.kind != "campaign":
            raise NotACampaign(record=campaign)
        if facts.state == "deleted":
            raise RecordInBin(record=campaign)

    def _leave(self, record: str, refusal: Refused, done: _Gathered) -> None:
        """Note a refused record; of one that is gone there is nothing to do and nobody to name."""
        stored = self._versions.shown(record)
        if stored is None:
            done.gone += 1
        else:
            done.left.append(self._left(stored, refusal=refusal))

    def _left(
        self, stored: StoredVersion, *, problem: Problem | None = None, refusal: ProgramError | None = None
    ) -> Left:
        version = stored.version
        facts = self._versions.facts(version.record)
        definition = self._session.definitions.version(version.kind, version.form_version)
        return Left(version.record, facts.title if facts else "", definition, problem, refusal)


class _Stopped(Exception):
    """Rolls back what was being moved."""


def _refuse_many(records: Sequence[str]) -> None:
    if len(records) > MOST_AT_ONCE:
        raise TooManyChosen(count=len(records), most=MOST_AT_ONCE)


def _outcome(done: _Gathered, *, stopped: bool = False) -> Outcome:
    return Outcome(tuple(done.saved), tuple(done.left), done.passed, stopped, tuple(done.back), gone=done.gone)
