"""A bundle whose receipt is overdue: later ones were written since, or many days went by and the clock is believed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from desktop_app.media.durable import Outcome
from desktop_app.services.session import Session
from desktop_app.storage.outbox import Outbox, OutboxEntry

_DAYS: Final = 30
_LATER: Final = 2
"""So many written bundles without a receipt: a stick came and went meanwhile."""


def receipt_owed(session: Session, today: date | None) -> OutboxEntry | None:
    """Return the oldest bundle of this epoch that is on a stick and without a receipt for too long, or None.

    The days alone never decide: a clock that is not believed (``today`` None) counts no days.
    """
    epoch = session.identity.epoch
    waiting = [
        one
        for one in Outbox(session.connection).entries()
        if one.epoch == epoch and not one.acknowledged and one.outcome != Outcome.NOT_WRITTEN.value
    ]
    if not waiting:
        return None
    oldest = min(waiting, key=lambda one: one.number)
    return oldest if len(waiting) >= _LATER or _days(oldest, today) >= _DAYS else None


def _days(entry: OutboxEntry, today: date | None) -> int:
    if today is None or not entry.made_at:
        return 0
    return (today - datetime.fromisoformat(entry.made_at).date()).days
