"""Periods the province locked, and until when an office may still add to one.

At the province the rows are its own decisions; at an office they are what its newest receipt told of them. What came
after a lock is told by row numbers, which only grow; clocks are not asked. What counts of an exception is the day that
people stated, and only a day that is believed is held against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.storage.connection import Connection
from desktop_app.storage.moments import stated

_LOCKS: Final = "SELECT seq, start, \"end\", newest_version, operator, coalesce(locked_at, ''), lifted FROM period_lock"
_EXCEPTIONS: Final = (
    "SELECT seq, lock, unit, until, reason, operator, coalesce(given_at, ''), ended FROM lock_exception"
)
_NEWEST: Final = "(SELECT coalesce(max(seq), 0) FROM version)"


@dataclass(frozen=True, slots=True)
class LockRow:
    """A lock of all days from ``start`` to ``end`` (ISO). ``newest_version``: the row that was the newest then.

    ``lifted``: why it holds no longer, None while it does.
    """

    seq: int
    start: str
    end: str
    newest_version: int
    operator: str
    locked_at: str
    lifted: str | None


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """A unit that may still add to a locked period up to the ISO day ``until``; ``ended``: why not any longer."""

    seq: int
    lock: int
    unit: str
    until: str
    reason: str
    operator: str
    given_at: str
    ended: str | None


@dataclass(frozen=True, slots=True)
class ToldLock:
    """A locked period as a receipt tells it: ISO days, ``open_until`` None where the unit may not add any more."""

    start: str
    end: str
    open_until: str | None = None


class LockRows:
    """Reads, and inside ``write()`` changes, the locks of one store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[LockRow]:
        """Return every lock there ever was, the latest period first."""
        return [LockRow(*row) for row in self._connection.read(f'{_LOCKS} ORDER BY "end" DESC, start DESC, seq DESC')]

    def standing(self) -> list[LockRow]:
        """Return the locks that hold."""
        return [one for one in self.all() if one.lifted is None]

    def holding(self, first: str, last: str, seq: int) -> list[LockRow]:
        """Return the locks that hold all days from ``first`` to ``last`` and were there before the version ``seq``."""
        rows = self._connection.read(
            f'{_LOCKS} WHERE lifted IS NULL AND start <= ? AND "end" >= ? AND newest_version < ? ORDER BY seq',
            (first, last, seq),
        )
        return [LockRow(*row) for row in rows]

    def get(self, seq: int) -> LockRow | None:
        """Return one lock, or None."""
        row = self._connection.one(f"{_LOCKS} WHERE seq = ?", (seq,))
        return None if row is None else LockRow(*row)

    def exceptions(self) -> list[ExceptionRow]:
        """Return every exception there ever was, oldest first."""
        return [ExceptionRow(*row) for row in self._connection.read(f"{_EXCEPTIONS} ORDER BY seq")]

    def exception(self, seq: int) -> ExceptionRow | None:
        """Return one exception, or None."""
        row = self._connection.one(f"{_EXCEPTIONS} WHERE seq = ?", (seq,))
        return None if row is None else ExceptionRow(*row)

    def add(self, start: str, end: str, operator: str, at: datetime | None) -> int:
        """Lock a period for all that comes from now on; return the lock's number."""
        return int(
            self._connection.returned(
                'INSERT INTO period_lock (start, "end", newest_version, operator, locked_at)'  # noqa: S608
                f" VALUES (?, ?, {_NEWEST}, ?, ?) RETURNING seq",
                (start, end, operator, stated(at)),
            )
        )

    def lift(self, seq: int, reason: str) -> None:
        """Note that a lock holds no longer; its exceptions end with it."""
        self._connection.run("UPDATE period_lock SET lifted = ? WHERE seq = ?", (reason, seq))

    def give(self, lock: int, unit: str, until: str, reason: str, operator: str, at: datetime | None) -> int:
        """Note an exception in place of the unit's former one; return its number."""
        self._connection.run(
            "UPDATE lock_exception SET ended = ? WHERE lock = ? AND unit = ? AND ended IS NULL", (reason, lock, unit)
        )
        return int(
            self._connection.returned(
                "INSERT INTO lock_exception (lock, unit, until, reason, operator, given_at)"
                " VALUES (?, ?, ?, ?, ?, ?) RETURNING seq",
                (lock, unit, until, reason, operator, stated(at)),
            )
        )

    def end(self, seq: int, reason: str) -> None:
        """Note that an exception holds no longer."""
        self._connection.run("UPDATE lock_exception SET ended = ? WHERE seq = ?", (reason, seq))


def told(connection: Connection, locks: Iterable[ToldLock], *, unit: str, by: str, at: datetime | None) -> int:
    """Make an office's table what a receipt told of locked periods, inside ``write()``; return how many there are.

    ``by``: how the province is called. A lock that was told before keeps its row, so that what came before it stays
    on time; one the receipt does not name any more was lifted.
    """
    rows = LockRows(connection)
    known = {(one.start, one.end): one for one in rows.standing()}
    given = {(one.start, one.end): one for one in locks}
    for days, lock in known.items():
        if days not in given:
            rows.lift(lock.seq, by)
    for days, one in given.items():
        seq = known[days].seq if days in known else rows.add(*days, by, at)
        connection.run("DELETE FROM lock_exception WHERE lock = ?", (seq,))
        if one.open_until is not None:
            rows.give(seq, unit, one.open_until, "", by, at)
    return len(given)
