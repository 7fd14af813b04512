"""Time as a thing passed in. Office clocks lie, so nothing but display and claims may depend on it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Final, Protocol

VIETNAM: Final = timezone(timedelta(hours=7))
"""Vietnam has one zone and no summer time; the PC's own zone setting is not believed."""


class Clock(Protocol):
    """Anything that tells the claimed time."""

    def now(self) -> datetime:
        """Return the time this machine claims, aware, in Vietnam's zone, whole seconds."""
        ...


class SystemClock:
    """The PC's clock, read in Vietnam's zone."""

    def now(self) -> datetime:
        """Return the PC's time in Vietnam's zone, whole seconds."""
        return datetime.now(UTC).astimezone(VIETNAM).replace(microsecond=0)
