"""Who may open a store folder now: one process at a time, and not on a stick that may be pulled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.base.errors import EnvironmentProblem, Refused
from desktop_app.base.process_lock import ProcessLock
from desktop_app.storage.errors import from_system
from desktop_app.storage.folders import LOCK_NAME

RemovableTest = Callable[[Path], bool]


class StoreInUse(EnvironmentProblem):
    """Another process (or another window of this one) has the store open. Fields: ``folder``."""

    code = "store_in_use"


class StoreOnRemovable(Refused):
    """The store lies on removable media: copy it to the PC's own disk. Fields: ``folder``."""

    code = "store_on_removable"


def never_removable(folder: Path) -> bool:
    """Stand in where nobody knows drives (tests, recovery tools); ``media`` supplies the real test."""
    del folder
    return False


def refuse_removable(folder: Path, is_removable: RemovableTest) -> None:
    """Raise StoreOnRemovable when the store's folder lies on a stick."""
    if is_removable(folder):
        raise StoreOnRemovable(folder=str(folder))


def lock_store(folder: Path) -> ProcessLock:
    """Take the store's lock and return it; release it when the store is closed. Raises StoreInUse."""
    lock = ProcessLock(folder / LOCK_NAME)
    try:
        taken = lock.acquire()
    except OSError as error:
        raise from_system(error, lock.path) from error
    if not taken:
        raise StoreInUse(folder=str(folder))
    return lock
