"""What a killed process leaves unfinished in a store's folder, cleared away when the store is next opened.

Only passing files: sealed bundles in the outbox stay whatever happens. The store's lock is held while this runs.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

STAGING: Final = "staging"
"""Folder inside the store for what is being made or opened."""

OUTBOX: Final = "outbox"
QUARANTINE: Final = "quarantine"

_UNFINISHED: Final = ((STAGING, "*"), (OUTBOX, ".*.part"), (OUTBOX, ".*.payload"), (QUARANTINE, "*.part"))


def clear_leftovers(store: Path) -> None:
    """Remove unfinished files. One that cannot be removed waits for the next time."""
    for folder, pattern in _UNFINISHED:
        for path in (store / folder).glob(pattern):
            with suppress(OSError):
                path.unlink()
