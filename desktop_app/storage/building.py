"""Where the next content of a store's folder is built, by one process at a time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app.base.process_lock import ProcessLock
from desktop_app.storage.lock import StoreInUse


@contextmanager
def building_folder(folder: Path, purpose: str) -> Iterator[Path]:
    """Yield an empty folder beside ``folder``; what was not given its name by the end is removed.

    What a crashed attempt left there goes; what another process is building stays, and StoreInUse is raised. The lock
    lies beside, because Windows renames no folder with an open file in it. Raises OSError as the system does.
    """
    building = folder.with_name(f".{folder.name}.{purpose}")
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = ProcessLock(building.with_name(building.name + ".lock"))
    if not lock.acquire():
        raise StoreInUse(folder=str(folder))
    try:
        if building.exists():
            shutil.rmtree(building)
        building.mkdir()
        yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)
        lock.release()
        with suppress(OSError):  # a lock file left behind locks nobody out
            lock.path.unlink()
