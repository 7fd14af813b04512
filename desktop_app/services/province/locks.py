"""The province locks a period, lets single offices add to it up to a day, and lifts the lock.

Who approves records does this. A record is *locked* when all of its date lies in a locked period, it came after the
lock (told by row numbers), and its unit has no exception that is open today. Where today is not known no exception is
open: the record waits, nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.base.errors import Refused
from desktop_app.domain import vietnamese
from desktop_app.domain.units import UnitTree, UnitUnknown
from desktop_app.services.closing import PeriodBackwards, PeriodNotOver
from desktop_app.services.permissions import require
from desktop_app.services.province.office_codes import OfficeCodes
from desktop_app.services.session import Session
from desktop_app.services.whose_store import require_province
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.period_locks import ExceptionRow, LockRow, LockRows
from desktop_app.storage.review_queue import ReviewQueue


class PeriodLockedAlready(Refused):
    """Some days are locked already. Fields: ``starts_on``, ``ends_on`` (of the locked period)."""

    code = "period_locked_already"


class LockUnknown(Refused):
    """No lock that holds has this number. Fields: ``lock``."""

    code = "lock_unknown"


class ExceptionUnknown(Refused):
    """No exception that is still given has this number. Fields: ``exception``."""

    code = "exception_unknown"


class ReasonLacking(Refused):
    """A lock was to be lifted, or an exception given, without saying why."""

    code = "reason_lacking"


class ExceptionOver(Refused):
    """The last day of an exception lies before today. Fields: ``day``, ``today``."""

    code = "exception_over"


@dataclass(frozen=True, slots=True)
class LockException:
    """A unit that may still add up to ``until``. ``open``: today is known and not after it."""

    seq: int
    unit: str
    unit_name: str
    until: date
    reason: str
    by: str
    open: bool


@dataclass(frozen=True, slots=True)
class LockedPeriod:
    """A period that is locked, both days included: by whom, when (claimed, None unknown), for whom it is open."""

    seq: int
    start: date
    end: date
    by: str
    at: date | None
    exceptions: tuple[LockException, ...]

    def overlaps(self, start: date, end: date) -> bool:
        """Tell whether a day of the period lies from ``start`` to ``end``."""
        return self.start <= end and start <= self.end


class PeriodLocks:
    """The locked periods of a province's session. Raises NotAProvince for another."""

    def __init__(self, session: Session) -> None:
        require_province(session)
        self._session = session
        self._rows = LockRows(session.connection)
        self._queue = ReviewQueue(session.connection)
        self._ledger = Ledger(session.connection)

    def all(self) -> list[LockedPeriod]:
        """Return the periods that are locked, the latest first."""
        tree, today = UnitTree(self._ledger.units()), self._session.time.today()
        given = [one for one in self._rows.exceptions() if one.ended is None]
        return [
            LockedPeriod(
                lock.seq,
                date.fromisoformat(lock.start),
                date.fromisoformat(lock.end),
                lock.operator,
                datetime.fromisoformat(lock.locked_at).date() if lock.locked_at else None,
                tuple(_exception(one, tree, today) for one in given if one.lock == lock.seq),
            )
            for lock in self._rows.standing()
        ]

    def lock(self, start: date, end: date) -> int:
        """Lock a period that is over for all that comes from now on; return the lock's number.

        Raises MayNotApprove, PeriodBackwards, ClockBehind, PeriodNotOver, PeriodLockedAlready.
        """
        require(self._session, "approve")
        days = {"starts_on": start.isoformat(), "ends_on": end.isoformat()}
        if end < start:
            raise PeriodBackwards(**days)
        today = self._session.time.require_today()
        if end > today:
            raise PeriodNotOver(ends_on=end.isoformat(), today=today.isoformat())
        with self._session.connection.write():
            for one in self._rows.standing():
                if one.start <= days["ends_on"] and days["starts_on"] <= one.end:
                    raise PeriodLockedAlready(starts_on=one.start, ends_on=one.end)
            seq = self._rows.add(
                start.isoformat(), end.isoformat(), self._session.operator.name, self._session.time.moment()
            )
            self._queue.look_again()  # what passed may be locked now
            self._note("period_locked", **days)
        return seq

    def lift(self, seq: int, reason: str) -> None:
        """Take a lock back; its exceptions end with it. Raises MayNotApprove, ReasonLacking, LockUnknown."""
        require(self._session, "approve")
        why = _said(reason)
        with self._session.connection.write():
            lock = self._standing(seq)
            self._rows.lift(seq, why)
            self._queue.look_again()
            self._note("period_lock_lifted", starts_on=lock.start, ends_on=lock.end, reason=why)

    def give(self, seq: int, unit: str, until: date, reason: str) -> int:
        """Let a unit add to a locked period up to the day ``until``, in place of what it was given before.

        Raises MayNotApprove, ReasonLacking, ClockBehind, ExceptionOver, UnitUnknown, LockUnknown.
        """
        require(self._session, "approve")
        why, today = _said(reason), self._session.time.require_today()
        if until < today:
            raise ExceptionOver(day=until.isoformat(), today=today.isoformat())
        tree = UnitTree(self._ledger.units())
        if unit not in tree:
            raise UnitUnknown(unit=unit)
        session = self._session
        with session.connection.write():
            lock = self._standing(seq)
            self._queue.look_again(OfficeCodes(session.connection).codes(unit))
            given = self._rows.give(seq, unit, until.isoformat(), why, session.operator.name, session.time.moment())
            self._note(
                "lock_exception_given",
                unit=unit,
                until=until.isoformat(),
                starts_on=lock.start,
                ends_on=lock.end,
                reason=why,
            )
        return given

    def end_exception(self, seq: int) -> None:
        """Take an exception back. Raises MayNotApprove, ExceptionUnknown."""
        require(self._session, "approve")
        with self._session.connection.write():
            one = self._rows.exception(seq)
            if one is None or one.ended is not None:
                raise ExceptionUnknown(exception=seq)
            self._rows.end(seq, self._session.operator.name)
            self._queue.look_again(OfficeCodes(self._session.connection).codes(one.unit))
            self._note("lock_exception_ended", unit=one.unit, until=one.until)

    def is_locked_for(self, unit: str, start: str | None, end: str | None, version_seq: int) -> bool:
        """Tell whether a version dated from ``start`` to ``end`` (ISO), in the row ``version_seq``, came too late.

        ``unit`` is the one the version counts for (``OfficeCodes.unit_of``). One whose date is not clear is never
        locked.
        """
        if start is None or end is None:
            return False
        locks = self._rows.holding(start, end, version_seq)
        return any(self._open_until(lock.seq, unit) is None for lock in locks)

    def run_out(self) -> list[tuple[str, LockRow]]:
        """Return the units whose exception is not open any more though nobody ended it, each with the lock."""
        today = self._session.time.today()
        locks = {lock.seq: lock for lock in self._rows.standing()}
        return [
            (one.unit, locks[one.lock])
            for one in self._rows.exceptions()
            if one.ended is None and one.lock in locks and (today is None or one.until < today.isoformat())
        ]

    def _open_until(self, lock: int, unit: str) -> str | None:
        """Return the last day of a unit's exception that is open today, None for none, or where today is unknown."""
        today = self._session.time.today()
        if today is None:
            return None
        given = [one for one in self._rows.exceptions() if (one.lock, one.unit, one.ended) == (lock, unit, None)]
        return max((one.until for one in given if one.until >= today.isoformat()), default=None)

    def _standing(self, seq: int) -> LockRow:
        lock = self._rows.get(seq)
        if lock is None or lock.lifted is not None:
            raise LockUnknown(lock=seq)
        return lock

    def _note(self, event: str, **facts: str) -> None:
        session = self._session
        Journal(session.connection).append(event, session.operator.name, session.time.moment(), **facts)


def _exception(row: ExceptionRow, tree: UnitTree, today: date | None) -> LockException:
    until = date.fromisoformat(row.until)
    name = tree.name_on(row.unit, None) or row.unit
    return LockException(
        row.seq, row.unit, name, until, row.reason, row.operator, open=today is not None and today <= until
    )


def _said(reason: str) -> str:
    words = vietnamese.clean(reason)
    if not words:
        raise ReasonLacking()
    return words
