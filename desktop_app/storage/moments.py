"""Claimed times as tables hold them. A clock that was not to be believed tells none; nothing is ordered by them."""

from __future__ import annotations

from datetime import datetime


def stated(at: datetime | None) -> str | None:
    """Return the time as ISO text, None (NULL) where none is known."""
    return None if at is None else at.isoformat()


def claimed(at: datetime | None) -> str:
    """Return the time as ISO text, "" where none is known: for columns that are part of what is shown."""
    return stated(at) or ""
