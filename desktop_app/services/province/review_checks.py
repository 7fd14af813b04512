"""Which checks the province's review is put together of."""

from __future__ import annotations

from desktop_app.services.province.checking import Checking
from desktop_app.services.province.cross_office import CrossOffice
from desktop_app.services.province.locks import PeriodLocks
from desktop_app.services.session import Session


def checking_of(session: Session) -> Checking:
    """Return what judges received records in one session."""
    return Checking(session, across_offices=CrossOffice(session).findings, is_locked=PeriodLocks(session).is_locked_for)
