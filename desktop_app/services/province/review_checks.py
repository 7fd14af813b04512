"""Which checks the province's review is put together of."""

from __future__ import annotations

from desktop_app.services.province.checking import Checking
from desktop_app.services.province.cross_office import CrossOffice
from desktop_app.services.province.locks import PeriodLocks
from desktop_app.services.province.office_codes import OfficeCodes
from desktop_app.services.session import Session
from desktop_app.storage.review_queue import ReviewQueue


def checking_of(session: Session) -> Checking:
    """Return what judges received records in one session."""
    return Checking(session, across_offices=CrossOffice(session).findings, is_locked=PeriodLocks(session).is_locked_for)


def look_again_where_let_in_before(session: Session) -> None:
    """Judge anew what passed while its unit was let into a locked period, where that day is over by now.

    A day that passes tells nobody: whoever accepts calls this first.
    """
    out = PeriodLocks(session).run_out()
    if not out:
        return
    queue, codes = ReviewQueue(session.connection), OfficeCodes(session.connection)
    with session.connection.write():
        doubted = [
            record
            for unit, lock in out
            for record in queue.look_again_in(codes.codes(unit), lock.start, lock.end, lock.newest_version)
        ]
    checking_of(session).look_at(doubted)
