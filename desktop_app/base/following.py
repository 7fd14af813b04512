"""Who follows a long job: is told how far it is, and may want it stopped. The window's ``tasks.Progress`` is one."""

from __future__ import annotations

from typing import Final, Protocol


class Following(Protocol):
    """What a long job is given. Safe to ask from the job's thread, as often as there are rows."""

    @property
    def stopping(self) -> bool:
        """Whether the job is to stop."""
        ...

    def check(self) -> None:
        """Raise where the job is to stop: called where nothing is half done, or where all of it is undone."""
        ...

    def report(self, done: int, total: int, stage: str = "") -> None:
        """Tell that ``done`` of ``total`` are done; then as ``check``."""
        ...


class Nobody:
    """Nobody follows, and nobody stops: the command line, and work inside another job."""

    @property
    def stopping(self) -> bool:
        """Return no."""
        return False

    def check(self) -> None:
        """Go on."""

    def report(self, done: int, total: int, stage: str = "") -> None:
        """Tell nobody."""


NOBODY: Final = Nobody()
