"""Putting a file onto a stick: made in the store's own folder first, then copied durably with read-back."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from desktop_app.base.process_lock import ProcessLock
from desktop_app.media.drives import DriveFinder, SystemDrives
from desktop_app.media.durable import Outcome, Progress, copy_durably
from desktop_app.media.filesystem import Filesystem, LocalFilesystem
from desktop_app.media.problems import NameTaken, drive_problem
from desktop_app.services.leftovers import STAGING
from desktop_app.storage.errors import from_system
from desktop_app.storage.folders import LOCK_NAME

_MOST_NAMES: Final = 99
_WORK: Final = ".so-cong-doan-{mark}.dang-lam"
"""A folder on the stick for what has no room in the PC: gone at the end, or before the next such work."""


def drive_filesystem() -> Filesystem:
    """Return the PC's file system, knowing the limits of the drives that are plugged in."""
    return LocalFilesystem(SystemDrives().largest_file)


def staging_folder(store: Path) -> Path:
    """Return the store's staging folder, made if needed. Raises DiskFull, StoreReadOnly, StoreUnreachable."""
    folder = store / STAGING
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise from_system(error, folder) from error
    return folder


def put_on_stick(store: Path, to: Path, name: str, make: Callable[[Path], object]) -> Path:
    """Make a file with ``make(path)``, copy it to ``to/name`` and return where it lies.

    What has its name already is left alone, as in ``copy_beside``. Raises the problems of ``media`` and of the store's
    own disk.
    """
    made = staging_folder(store) / f"{secrets.token_hex(8)}.scd"
    try:
        try:
            make(made)
        except OSError as error:
            raise from_system(error, made) from error
        return copy_beside(made, to, name)[1]
    finally:
        with suppress(OSError):  # it is swept when the store is opened, and says nothing of the file on the stick
            made.unlink(missing_ok=True)


@contextmanager
def work_folder(to: Path) -> Iterator[Path]:
    """Yield a passing folder on the stick ``to``, for a PC whose own disk is full. Raises the problems of ``media``.

    What a killed process left there goes first; what another one works in stays.
    """
    for left in to.glob(_WORK.format(mark="*")):
        lock = ProcessLock(left / LOCK_NAME)
        with suppress(OSError):
            if lock.acquire():
                lock.release()
                shutil.rmtree(left)
    folder = to / _WORK.format(mark=secrets.token_hex(4))
    lock = ProcessLock(folder / LOCK_NAME)
    try:
        folder.mkdir()
        lock.acquire()
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise drive_problem(error, to, size=0, present=to.is_dir()) from error
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def copy_to_stick(
    source: Path, to: Path, name: str, *, filesystem: Filesystem | None = None, progress: Progress = lambda *_: None
) -> Outcome:
    """Copy a finished file under this very name. Raises the problems of ``media``, NameTaken where it is another's."""
    return copy_durably(source, to, name, filesystem=filesystem or drive_filesystem(), progress=progress)


def copy_beside(
    source: Path, to: Path, name: str, *, filesystem: Filesystem | None = None, progress: Progress = lambda *_: None
) -> tuple[Outcome, Path]:
    """Copy a finished file and return how it ended and where it lies: whoever receives it goes by what is in it.

    A file that has the name and other bytes is left alone and a number added to the name; the same bytes under one of
    these names are the copy. Raises the problems of ``media``, NameTaken where ninety-eight names are taken.
    """
    named = Path(name)
    for number in range(1, _MOST_NAMES):
        candidate = named.name if number == 1 else f"{named.stem}-{number}{named.suffix}"
        with suppress(NameTaken):
            return copy_to_stick(source, to, candidate, filesystem=filesystem, progress=progress), to / candidate
    raise NameTaken(drive=str(to), name=named.name)


def let_go(outcome: Outcome, to: Path, drives: DriveFinder) -> Outcome:
    """Eject the stick a proven copy lies on, and say so only where it is true; a folder needs no ejecting.

    A copy that could not be proven stays plugged in: it is to be written again.
    """
    if outcome is not Outcome.VERIFIED or not drives.is_removable(to):
        return outcome
    return Outcome.VERIFIED if drives.eject(to) else Outcome.VERIFIED_NOT_EJECTED
