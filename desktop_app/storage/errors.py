"""What the disk and the database can do to us, as types; and the translation of the driver's errors into them.

The driver (sqlcipher3) gives no extended codes, so its messages, which SQLite has kept for decades, are compared.
Reasons that belong to one module (a wrong passphrase, a cut-off backup) are defined in that module.
"""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as driver  # type: ignore[import-untyped]

from desktop_app.base.errors import Bug, EnvironmentProblem, ProgramError, Refused

NEARLY_FULL: Final = 1 << 20
"""Free bytes under which an unexplained write error is put down to the full disk."""


class StoreBusy(EnvironmentProblem):
    """Another connection kept the store locked for longer than we wait. Nothing was written."""

    code = "store_busy"


class DiskFull(EnvironmentProblem):
    """The disk of the store is full. What was being written was undone; everything saved before is there."""

    code = "disk_full"


class StoreUnreachable(EnvironmentProblem):
    """The disk did not read, write or open as asked. Fields: ``reason`` (the system's words)."""

    code = "store_unreachable"


class StoreReadOnly(EnvironmentProblem):
    """The disk or folder of the store may not be written."""

    code = "store_read_only"


class StoreDamaged(EnvironmentProblem):
    """The store's bytes are not what was written: restore a backup. Fields: ``file``, ``reason``."""

    code = "store_damaged"


class StoreMissing(EnvironmentProblem):
    """There is no store where one is asked for. Fields: ``folder``."""

    code = "store_missing"


class WrongKey(Refused):
    """The database does not open with this key (or its first page is destroyed)."""

    code = "wrong_key"


class NotEncrypted(Refused):
    """The file is a plain-text SQLite database: not one of ours. Fields: ``file``."""

    code = "store_not_encrypted"


class NewerStore(Refused):
    """The store was written by a newer version of the program. Fields: ``found``, ``known`` (store versions)."""

    code = "newer_store"


class DatabaseMisuse(Bug):
    """SQL that cannot work: wrong statement, broken constraint, write outside ``write()``. Fields: ``reason``."""

    code = "database_misuse"


class SumTooLarge(Refused):
    """Amounts that no database can add up: no honest program writes such records. Nothing was changed."""

    code = "sum_too_large"


class QueryStopped(Refused):
    """A long query was stopped because somebody asked for it. Nothing was changed."""

    code = "query_stopped"


class ListChanged(Refused):
    """A long list changed since it was counted: its row numbers name other records by now. Nothing was done."""

    code = "list_changed"


FULL_NUMBERS: Final = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_READ_ONLY_NUMBERS: Final = frozenset((errno.EROFS, errno.EACCES, errno.EPERM))


def from_driver(error: driver.Error, path: Path) -> ProgramError:
    """Return our own error for the driver's ``error`` about the database ``path``."""
    reason = str(error)
    if "integer overflow" in reason:
        return SumTooLarge()
    if isinstance(error, driver.DatabaseError):
        for part, make in (
            ("is locked", StoreBusy),
            ("disk is full", DiskFull),
            ("not a database", WrongKey),
        ):
            if part in reason:
                return make()
        if "malformed" in reason or "vtable constructor failed" in reason:  # a damaged index of search
            return StoreDamaged(file=path.name, reason=reason)
        if "disk I/O error" in reason or "unable to open" in reason:
            return _unexplained(path, reason)
        if "readonly database" in reason:
            return StoreReadOnly()
    return DatabaseMisuse(reason=reason)


def from_system(error: OSError, path: Path) -> ProgramError:
    """Return our own error for an OSError about ``path`` (a file of the store or a backup)."""
    if error.errno in FULL_NUMBERS:
        return DiskFull()
    if error.errno in _READ_ONLY_NUMBERS:
        return StoreReadOnly()
    return _unexplained(path, error.strerror or str(error))


def _unexplained(path: Path, reason: str) -> ProgramError:
    """Name the full disk where nothing is left on it, whatever the driver calls the failure."""
    try:
        full = shutil.disk_usage(path.parent).free < NEARLY_FULL
    except OSError:
        full = False
    return DiskFull() if full else StoreUnreachable(reason=reason)
