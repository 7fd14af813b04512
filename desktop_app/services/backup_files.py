"""Backups that lie somewhere: which there are, whose passphrases open one, and whether a place is outside the PC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop_app.media.drives import DriveFinder
from desktop_app.storage.backup import read_backup
from desktop_app.storage.backup_names import BackupName, parse_backup_name
from desktop_app.storage.folders import BACKUPS_NAME, set_aside

Place = Literal["inside", "aside", "elsewhere"]


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup: when it was made (claimed, ISO), and whether it lies in the store's own folder.

    Or in that of a store which a restore put aside, or elsewhere (on a stick).
    """

    path: Path
    at: str
    place: Place


def backups_at(store: Path, elsewhere: Iterable[Path] = ()) -> list[BackupFile]:
    """Return the backups of the store, of those a restore put aside, and in folders elsewhere, the newest first."""
    places: list[tuple[Path, Place]] = [(store / BACKUPS_NAME, "inside")]
    places += [(folder / BACKUPS_NAME, "aside") for folder in set_aside(store)]
    places += [(folder, "elsewhere") for folder in elsewhere]
    found = [
        BackupFile(path, name.at.isoformat(), place) for folder, place in places for path, name in _backups(folder)
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def newest_in_pc(store: Path, store_id: str) -> BackupName | None:
    """Return the store's newest backup in the PC; right after a restore it lies with the store that was put aside."""
    own = [name for _path, name in _backups(store / BACKUPS_NAME)]
    if not own:
        everywhere = (name for folder in set_aside(store) for _path, name in _backups(folder / BACKUPS_NAME))
        own = [name for name in everywhere if store_id.startswith(name.store_id)]
    return max(own, key=lambda name: (name.counter, name.at), default=None)


def operators_in(file: Path) -> list[str]:
    """Return the names of those whose passphrases open a backup. Raises as ``restore_store`` does."""
    return [operator.name for operator in read_backup(file).keys.operators()]


def lies_outside(place: Path, store: Path, drives: DriveFinder) -> bool:
    """Tell whether ``place`` survives the PC's disk: on a removable drive, or on another device than the store.

    What cannot be looked at does not.
    """
    try:
        return drives.is_removable(place) or place.stat().st_dev != store.stat().st_dev
    except OSError:
        return False


def _backups(folder: Path) -> Iterator[tuple[Path, BackupName]]:
    """Yield the backups in ``folder``; one that cannot be read holds none."""
    with suppress(OSError):
        for path in folder.iterdir():
            name = parse_backup_name(path.name)
            if name is not None:
                yield path, name
