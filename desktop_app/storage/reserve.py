"""Room kept for opening: SQLite opens no database on a full disk (it needs 32 KB beside it), not even to be read.

A file of nothing lies in the store's folder. Where opening finds the disk full, it gives its room up; it is made again
by an opening that finds room enough. What is saved meanwhile may use the rest of it. An entry of the journal takes a
slice only (``lend_room``), and never the part that the next opening needs.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from desktop_app.storage.errors import DiskFull

RESERVE_NAME: Final = "store.room"
_BYTES: Final = 512 * 1024
_SLICE: Final = 64 * 1024
_OPENING: Final = 128 * 1024
"""Bytes that are lent to nothing: what opening needs, with room for a file system that counts in large pieces."""
_PLENTY: Final = 16 * _BYTES
"""Free bytes from which on the reserve is made: it must not fill the disk itself."""
_Result = TypeVar("_Result")


def with_reserve(folder: Path, opening: Callable[[], _Result]) -> _Result:
    """Return what ``opening`` returns; where the disk is full, once more with the room of the reserve.

    Raises what ``opening`` raises. The store's lock is ours.
    """
    try:
        return opening()
    except DiskFull:
        if not _given_up(folder / RESERVE_NAME):
            raise
    return opening()


def lend_room(folder: Path) -> bool:
    """Let go of a slice of the reserve, enough for a few entries of the journal; return False if there is none to spare."""
    path = folder / RESERVE_NAME
    try:
        left = path.stat().st_size - _SLICE
        if left < _OPENING:
            return False
        os.truncate(path, left)
    except OSError:
        return False
    return True


def keep_reserve(folder: Path) -> None:
    """Make the reserve whole if there is plenty of room. A disk that refuses it is no reason to stop."""
    path = folder / RESERVE_NAME
    try:
        whole = path.exists() and path.stat().st_size >= _BYTES
        if whole or shutil.disk_usage(folder).free < _PLENTY:
            return
        with path.open("wb") as stream:
            stream.write(secrets.token_bytes(_BYTES))  # bytes a file system cannot leave out or press together
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        _given_up(path)


def _given_up(path: Path) -> bool:
    with suppress(OSError):
        path.unlink()
        return True
    return False
