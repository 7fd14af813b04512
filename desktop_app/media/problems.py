"""What can be wrong with a stick: one class per reason the user can act on. Nothing lies there under its final name.

Every class carries ``drive`` (the folder written to, as text).
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from desktop_app.base.errors import EnvironmentProblem


class DriveProblem(EnvironmentProblem):
    """Base of what goes wrong while writing to a drive."""

    code = "drive_problem"


class DriveFull(DriveProblem):
    """Not enough room. Fields: ``drive``, ``needed`` and ``free`` in bytes (``free`` None when unknown)."""

    code = "drive_full"


class DriveRemoved(DriveProblem):
    """The stick was pulled, or the folder is gone. Fields: ``drive``."""

    code = "drive_removed"


class DriveReadOnly(DriveProblem):
    """The stick or folder does not take writes (lock switch, rights). Fields: ``drive``."""

    code = "drive_read_only"


class DriveFailing(DriveProblem):
    """The drive reports an error: worn out or badly plugged in. Fields: ``drive``, ``reason`` (the system's words)."""

    code = "drive_failing"


class FileTooLargeForDrive(DriveProblem):
    """The drive's file system has no files that large. Fields: ``drive``, ``size``, ``limit`` (None when unknown)."""

    code = "file_too_large_for_drive"


class NameTaken(DriveProblem):
    """Another file with this name is there; it was not touched. Fields: ``drive``, ``name``."""

    code = "name_taken"


class ReadBackDiffers(DriveProblem):
    """What was read back is not what was written: a fake or dying stick. Fields: ``drive``."""

    code = "read_back_differs"


class SourceUnreadable(EnvironmentProblem):
    """The file to be copied does not read; the drive is not to blame. Fields: ``name``, ``reason``."""

    code = "source_unreadable"


_FULL: Final = frozenset((errno.ENOSPC, errno.EDQUOT))
_READ_ONLY: Final = frozenset((errno.EROFS, errno.EACCES, errno.EPERM))
_GONE: Final = frozenset((errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.ESTALE))
_WINDOWS_FULL: Final = frozenset((39, 112))
_WINDOWS_READ_ONLY: Final = frozenset((5, 19))
_WINDOWS_GONE: Final = frozenset((2, 3, 15, 20, 21, 55, 433, 1006, 1167))
_WINDOWS_TOO_LARGE: Final = 223


def drive_problem(error: OSError, folder: Path, *, size: int, present: bool) -> DriveProblem:
    """Return what ``error`` means to a person. ``present``: the folder still answers."""
    drive = str(folder)
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL or windows in _WINDOWS_FULL:
        return DriveFull(drive=drive, needed=size, free=None)
    if error.errno == errno.EFBIG or windows == _WINDOWS_TOO_LARGE:
        return FileTooLargeForDrive(drive=drive, size=size, limit=None)
    if not present or error.errno in _GONE or windows in _WINDOWS_GONE:
        return DriveRemoved(drive=drive)
    if error.errno in _READ_ONLY or windows in _WINDOWS_READ_ONLY:
        return DriveReadOnly(drive=drive)
    return DriveFailing(drive=drive, reason=error.strerror or type(error).__name__)
