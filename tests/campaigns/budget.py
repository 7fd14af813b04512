"""How long a campaign goes on, and with which seeds."""

from __future__ import annotations

import time
from collections.abc import Iterator


class Budget:
    """Yields one seed a round until the time is over; at least one. A failing round names its seed."""

    def __init__(self, seconds: float, first: int, *, only: bool = False) -> None:
        self._until = time.monotonic() + seconds
        self._first = first
        self._only = only
        self.rounds = 0
        self.seed = first

    def __iter__(self) -> Iterator[int]:
        while self.rounds == 0 or (not self._only and time.monotonic() < self._until):
            self.seed = self._first + self.rounds
            self.rounds += 1
            yield self.seed
