"""Periods the province locked, as an office knows of them from its newest receipt: shown like closed ones.

Recording stays free: what comes later is kept and sent, and the province says what becomes of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.problems import Problem
from desktop_app.services.session import Session
from desktop_app.storage.period_locks import LockRows


@dataclass(frozen=True, slots=True)
class ToldPeriod:
    """A locked period (ISO days). ``seq``: what came into the store after it is late.

    ``by``: how the province is called. ``until``: the last day on which this unit may add to it, "" for none.
    """

    start: str
    end: str
    seq: int
    by: str
    until: str

    def holds(self, first: str, last: str) -> bool:
        """Tell whether all days from ``first`` to ``last`` lie inside."""
        return self.start <= first and last <= self.end


class ToldLocks:
    """What an office was told; nothing in a province, whose locks are its own (``province.locks``)."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows = LockRows(session.connection)

    def periods(self) -> list[ToldPeriod]:
        """Return the periods that are locked; few, and read anew for each question."""
        if self._session.identity.role != "office":
            return []
        locks = self._rows.standing()
        if not locks:
            return []
        today = self._session.time.today()
        until = {
            one.lock: one.until
            for one in self._rows.exceptions()
            if one.ended is None and (today is None or today.isoformat() <= one.until)
        }
        return [
            ToldPeriod(one.start, one.end, one.newest_version, one.operator, until.get(one.seq, "")) for one in locks
        ]

    def said_of(self, field: str, first: str, last: str) -> Problem | None:
        """Return the warning of a record dated from ``first`` to ``last`` in a locked period, None outside of any."""
        found = next((one for one in self.periods() if one.holds(first, last)), None)
        if found is None:
            return None
        if found.until:
            return Problem(
                field,
                "province_open_until",
                "warning",
                details={"date": found.end, "by": found.by, "until": found.until},
            )
        return Problem(field, "province_locked", "warning", details={"date": found.end, "by": found.by})
