"""How fast a copy goes, and how long it will take yet. The clock that is read is a stopwatch, never the PC's day."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

FIRST_WORD: Final = 3.0
"""Seconds before anything is said: the first blocks go into the stick's own memory and tell nothing."""
SLOW: Final = 2_000_000
"""Bytes a second; below it a person waits minutes for what others write in seconds, and is told why."""
_ENOUGH: Final = 1_000_000
"""Bytes before a speed is believed."""


class Pace:
    """Told how many bytes are done, says how many seconds are left."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._began = now()
        self._done = 0
        self._total = 0

    def start(self) -> None:
        """Begin anew."""
        self._began, self._done, self._total = self._now(), 0, 0

    def note(self, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` bytes are done."""
        self._done, self._total = done, total

    @property
    def speed(self) -> float | None:
        """Return bytes a second over all of it, None while nothing can be said."""
        elapsed = self._now() - self._began
        if elapsed <= 0 or self._done < _ENOUGH:
            return None
        return self._done / elapsed

    @property
    def left(self) -> int | None:
        """Return the seconds it will take yet, None in the first seconds and at the end."""
        elapsed = self._now() - self._began
        if elapsed < FIRST_WORD or self._done <= 0 or self._done >= self._total:
            return None
        return max(1, round((self._total - self._done) * elapsed / self._done))

    @property
    def slow(self) -> bool:
        """Return whether the drive is so slow that a person should know."""
        speed = self.speed
        return speed is not None and self._now() - self._began >= FIRST_WORD and speed < SLOW
