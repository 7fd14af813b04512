"""Where the next content of a store's folder is built, by one process at a time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Literal, get_args

from desktop_app.base.process_lock import ProcessLock
from desktop_app.storage.lock import StoreInUse

Purpose = Literal["making", "restoring", "looking"]
PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)


_LOCK: Final = ".lock"


def clear_abandoned(folder: Path) -> None:
    """Remove what killed processes were building beside ``folder``: it holds a database and its keys of another day.

    What somebody is building now stays.
    """
    for purpose in PURPOSES:
        building = _building(folder, purpose)
        lock = ProcessLock(building.with_name(building.name + _LOCK))
        with suppress(OSError):
            if (building.exists() or lock.path.exists()) and lock.acquire():
                _tidy(building, lock)


def _building(folder: Path, purpose: Purpose) -> Path:
    return folder.with_name(f".{folder.name}.{purpose}")


def _tidy(building: Path, lock: ProcessLock) -> None:
    """Remove a building folder and its lock, which is ours."""
    shutil.rmtree(building, ignore_errors=True)
    lock.release()
    with suppress(OSError):  # a lock file left behind locks nobody out
        lock.path.unlink()


@contextmanager
def building_folder(folder: Path, purpose: Purpose) -> Iterator[Path]:
    """Yield an empty folder beside ``folder``; what was not given its name by the end is removed.

    What a crashed attempt left there goes; what another process is building stays, and StoreInUse is raised. The lock
    lies beside, because Windows renames no folder with an open file in it. Raises OSError as the system does.
    """
    building = _building(folder, purpose)
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = ProcessLock(building.with_name(building.name + _LOCK))
    if not lock.acquire():
        raise StoreInUse(folder=str(folder))
    try:
        if building.exists():
            shutil.rmtree(building)
        building.mkdir()
        yield building
    finally:
        _tidy(building, lock)
