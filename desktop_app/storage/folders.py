"""What lies in a store's folder, and how a whole folder appears or is replaced.

A folder is built beside its place (``building``) and renamed when it is whole. Replacing takes two renames;
the prepared folder has a name of its own, so that a start after a power cut between the two finishes the job
(``base.replaced_folder``).
Owns no content.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from desktop_app.base.files import sync_folder
from desktop_app.base.replaced_folder import ready_beside

DATABASE_NAME: Final = "store.db"
BACKUPS_NAME: Final = "backups"
LOCK_NAME: Final = "store.lock"
_ASIDE: Final = ".replaced-"


def put_new_folder(building: Path, folder: Path) -> None:
    """Give a built folder its name; ``folder`` must be missing or empty. Raises OSError otherwise."""
    if folder.exists():
        folder.rmdir()
    building.rename(folder)
    sync_folder(folder.parent)


def replace_folder(building: Path, folder: Path, aside: Path) -> None:
    """Put a built folder in the place of ``folder``, which is kept as ``aside``. Nothing is deleted."""
    ready = ready_beside(folder)
    if ready.exists():
        shutil.rmtree(ready)  # of a replacement that never moved the old folder: a copy of what is restored again now
    building.rename(ready)
    sync_folder(folder.parent)
    folder.rename(aside)
    ready.rename(folder)
    sync_folder(folder.parent)


def aside_name(folder: Path, stamp: str) -> Path:
    """Return a free name beside ``folder`` for the store that is put aside at ``stamp``."""
    aside, copy = folder.with_name(f"{folder.name}{_ASIDE}{stamp}"), 0
    while aside.exists():
        copy += 1
        aside = folder.with_name(f"{folder.name}{_ASIDE}{stamp}.{copy}")
    return aside


def set_aside(folder: Path) -> list[Path]:
    """Return where the stores lie that were put aside for ``folder``; none where that cannot be read."""
    try:
        return sorted(one for one in folder.parent.iterdir() if one.name.startswith(folder.name + _ASIDE))
    except OSError:
        return []


def is_free(folder: Path) -> bool:
    """Tell whether ``folder`` is missing or empty."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
