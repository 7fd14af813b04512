"""What a disk can put in the way, for real: no room, no permission, a bad sector, a store's place taken by a folder."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

BAD_SECTOR: Final = Path("/proc/self/mem")
"""A link to it opens, and reading fails with EIO, as a bad sector does (its first page is never mapped)."""

_CAPABILITY_VERSION: Final = 0x20080522
_OVERRIDES: Final = 0b110
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: by them root passes every permission."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("thread", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Make every write beyond ``size`` bytes fail, as a full disk does (the system says EFBIG for ENOSPC)."""
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@contextmanager
def small_disk(place: Path, megabytes: int = 12) -> Iterator[Path]:
    """Mount a disk of that size at ``place``; where this PC lets nobody mount one, the test is skipped."""
    place.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    if os.geteuid() != 0 or not shutil.which("mount") or subprocess.run(command, check=False).returncode:
        pytest.skip("nobody may mount a disk here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@contextmanager
def full_disk(disk: Path) -> Iterator[None]:
    """Leave no byte free on a ``small_disk``."""
    filling = disk / "filling"
    space = os.statvfs(disk)
    filling.write_bytes(b"x" * (space.f_bavail * space.f_frsize))
    try:
        yield
    finally:
        filling.unlink()


@contextmanager
def permissions_hold() -> Iterator[None]:
    """Make ``chmod`` hold for this thread even where the tests run as root."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        yield
        return
    library = ctypes.CDLL(None, use_errno=True)
    header, sets = _Header(_CAPABILITY_VERSION, 0), (_Sets * 2)()
    assert library.capget(ctypes.byref(header), sets) == 0
    before = sets[0].effective
    sets[0].effective = before & ~_OVERRIDES
    assert library.capset(ctypes.byref(header), sets) == 0
    try:
        yield
    finally:
        sets[0].effective = before
        assert library.capset(ctypes.byref(header), sets) == 0


@contextmanager
def a_folder_in_its_place(path: Path) -> Iterator[None]:
    """Put a folder where the file ``path`` was (an unhappy copy or sync program does that); the file comes back."""
    aside = path.with_name(f"moved {path.name}")
    path.rename(aside)
    path.mkdir()
    try:
        yield
    finally:
        path.rmdir()
        aside.rename(path)
