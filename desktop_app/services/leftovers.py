"""What a killed process leaves unfinished in a store's folder, cleared away when the store is next opened.

Only passing files: sealed bundles in the outbox stay whatever happens. The store's lock is held while this runs.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop_app.storage.building import clear_abandoned
from desktop_app.storage.errors import from_system
from desktop_app.storage.folders import BACKUPS_NAME

STAGING: Final = "staging"
"""Folder inside the store for what is being made or opened."""

OUTBOX: Final = "outbox"
QUARANTINE: Final = "quarantine"

_UNFINISHED: Final = (
    (STAGING, "*"),
    (OUTBOX, ".*.part"),
    (OUTBOX, ".*.payload"),
    (QUARANTINE, "*.part"),
    (BACKUPS_NAME, ".*.part"),
    (".", "keys.json*.new"),  # slots of before, or such as never came into force
    (".", "help-request-*.json.new"),
)


def clear_leftovers(store: Path) -> None:
    """Remove unfinished files, and stores half built beside this one. What cannot be removed waits."""
    for folder, pattern in _UNFINISHED:
        for path in (store / folder).glob(pattern):
            with suppress(OSError):
                path.unlink()
    clear_abandoned(store)


def free_target(outbox: Path, name: str) -> Path:
    """Return the path of a new file of the outbox: one of that name that has no row is a crash's leftover.

    Raises the problems of the store's disk.
    """
    target = outbox / name
    try:
        outbox.mkdir(exist_ok=True)
        target.unlink(missing_ok=True)
    except OSError as error:
        raise from_system(error, target) from error
    return target
