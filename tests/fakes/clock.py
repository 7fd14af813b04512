"""A clock the test holds in its hand."""

from __future__ import annotations

from datetime import datetime, timedelta


class FixedClock:
    """Stands still until the test moves it."""

    def __init__(self, start: datetime | str = "2026-12-05T08:00:00+07:00") -> None:
        self._now = datetime.fromisoformat(start) if isinstance(start, str) else start

    def now(self) -> datetime:
        """Return the time it was set to."""
        return self._now

    def advance(self, **steps: float) -> None:
        """Move forward by ``timedelta(**steps)``."""
        self._now += timedelta(**steps)

    def set(self, iso: str) -> None:
        """Jump to another time, backwards too: office clocks do."""
        self._now = datetime.fromisoformat(iso)
