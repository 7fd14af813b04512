"""Somebody who follows a long job for so many looks, then wants it stopped."""

from __future__ import annotations


class Stopped(Exception):
    """What the job was stopped by."""


class Impatient:
    """Lets a job look ``patience`` times at whether to go on; ``told`` is what it reported."""

    def __init__(self, patience: int) -> None:
        self.patience = patience
        self.told: list[tuple[int, int, str]] = []

    @property
    def stopping(self) -> bool:
        """Return whether the patience is over."""
        self.patience -= 1
        return self.patience < 0

    def check(self) -> None:
        """Raise once the patience is over."""
        if self.stopping:
            raise Stopped

    def report(self, done: int, total: int, stage: str = "") -> None:
        """Note what was told."""
        self.told.append((done, total, stage))
        self.check()
