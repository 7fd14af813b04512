"""What the durable copy asks of a file system, and the real one. Tests give it one that fails on command.

Reading past the cache is one class per system: a stick that lies is only found out by bytes that come from the stick.
"""

from __future__ import annotations

import contextlib
import errno
import mmap
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from desktop_app.base.files import sync_folder

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def _hold(handle: int) -> bool:
        """Tell whether the file may be removed: here the system itself removes none that is open elsewhere."""
        return True
else:
    import fcntl

    def _hold(handle: int) -> bool:
        """Mark an open file as being written until it is closed, however that happens; False where another writes."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # or a file system without locks: then nobody knows
            return False
        return True


BLOCK: Final = 1024 * 1024
_NO_HARD_LINKS: Final = frozenset((errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS))
"""What FAT and network folders answer to a hard link."""


@dataclass(frozen=True, slots=True)
class Space:
    """Bytes free, and the largest file the file system can hold (None: no limit that matters)."""

    free: int
    largest_file: int | None = None


class NewFile(Protocol):
    """A file being written."""

    def write(self, content: bytes | memoryview, /) -> int:
        """Write some of ``content``; return how much."""
        ...

    def sync(self) -> None:
        """Return when the device says it has everything."""
        ...

    def close(self) -> None:
        """Close without syncing."""
        ...


class Filesystem(Protocol):
    """The calls of a durable copy, one each. All raise OSError as the system reports it."""

    def space(self, folder: Path) -> Space:
        """Return the room where ``folder`` lies."""
        ...

    def names(self, folder: Path) -> list[str]:
        """Return the names in ``folder``."""
        ...

    def create(self, path: Path) -> NewFile:
        """Create a file that must not exist."""
        ...

    def read_past_cache(self, path: Path) -> Iterator[bytes]:
        """Yield the content as the device has it. Raises NotAFile; CacheNotPassed if only the cache can be asked."""
        ...

    def rename_new(self, source: Path, target: Path) -> None:
        """Rename without overwriting. Raises FileExistsError."""
        ...

    def remove(self, path: Path) -> None:
        """Remove a file."""
        ...

    def is_abandoned(self, path: Path) -> bool:
        """Tell whether no process of this PC writes a file that ``create`` made."""
        ...

    def sync_folder(self, folder: Path) -> None:
        """Make renames in ``folder`` durable where the system has a way."""
        ...


class CacheNotPassed(OSError):
    """The system offers no way past its cache for a file."""


class NotAFile(OSError):
    """Under the name is no file: a folder, or a pipe that would be waited for without end."""


class UncachedReader(Protocol):
    """Reads a file as its device has it."""

    def blocks(self, path: Path) -> Iterator[bytes]:
        """Yield the content. Raises CacheNotPassed before the first byte, OSError."""
        ...


class PosixUncachedReader:
    """O_DIRECT where the file system takes it; else the cache is dropped (the file was synced) and read again."""

    def blocks(self, path: Path) -> Iterator[bytes]:
        """Yield the content. Raises CacheNotPassed, OSError."""
        # An anonymous map is page-aligned, which O_DIRECT demands of its buffers.
        with mmap.mmap(-1, BLOCK) as page, memoryview(page) as view:
            handle = self._open(path, view)
            try:
                left = os.fstat(handle).st_size
                while left > 0 and (count := os.readv(handle, [view])):
                    left -= count
                    yield bytes(view[:count])
            finally:
                os.close(handle)

    def _open(self, path: Path, view: memoryview) -> int:
        direct = getattr(os, "O_DIRECT", 0)
        if direct:
            try:
                return self._probed(path, direct, view)
            except OSError as error:
                if error.errno != errno.EINVAL:
                    raise
        if not hasattr(os, "posix_fadvise"):
            raise CacheNotPassed(errno.ENOTSUP, "no way past the cache")
        handle = self._file(path, 0)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        return handle

    def _file(self, path: Path, flags: int) -> int:
        """Open what has to be a file; of a pipe nobody writes to the opening itself would not end."""
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | flags)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise NotAFile(errno.EISDIR, "not a file", str(path))
        return handle

    def _probed(self, path: Path, direct: int, view: memoryview) -> int:
        """Open past the cache; some file systems refuse only at the first read."""
        handle = self._file(path, direct)
        try:
            os.preadv(handle, [view], 0)
        except OSError:
            os.close(handle)
            raise
        return handle


class WindowsUncachedReader:
    """FILE_FLAG_NO_BUFFERING. Written by the documentation; not tried on a real Windows PC yet."""

    def blocks(self, path: Path) -> Iterator[bytes]:
        """Yield the content. Raises CacheNotPassed, OSError."""
        if sys.platform == "win32":
            yield from self._windows_blocks(path)
        else:
            raise CacheNotPassed(errno.ENOTSUP, "not Windows")

    if sys.platform == "win32":

        def _windows_blocks(self, path: Path) -> Iterator[bytes]:
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateFileW.restype = wintypes.HANDLE
            kernel.ReadFile.argtypes = (
                wintypes.HANDLE,
                ctypes.c_void_p,
                wintypes.DWORD,
                ctypes.c_void_p,
                ctypes.c_void_p,
            )
            kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
            # GENERIC_READ, FILE_SHARE_READ, OPEN_EXISTING, FILE_FLAG_NO_BUFFERING | FILE_FLAG_SEQUENTIAL_SCAN
            handle = kernel.CreateFileW(str(path), 0x80000000, 1, None, 3, 0x20000000 | 0x08000000, None)
            if handle == wintypes.HANDLE(-1).value:
                raise ctypes.WinError(ctypes.get_last_error())
            try:
                with mmap.mmap(-1, BLOCK) as page:
                    buffer = (ctypes.c_char * BLOCK).from_buffer(page)
                    count = wintypes.DWORD()
                    while True:
                        if not kernel.ReadFile(handle, buffer, BLOCK, ctypes.byref(count), None):
                            raise ctypes.WinError(ctypes.get_last_error())
                        if not count.value:
                            break
                        yield buffer.raw[: count.value]
                    del buffer
            finally:
                kernel.CloseHandle(handle)


class _LocalFile:
    def __init__(self, path: Path) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._handle = os.open(path, flags, 0o644)
        _hold(self._handle)

    def write(self, content: bytes | memoryview) -> int:
        return os.write(self._handle, content)

    def sync(self) -> None:
        os.fsync(self._handle)

    def close(self) -> None:
        os.close(self._handle)


class LocalFilesystem:
    """The file system of this PC. ``largest_file`` tells a folder's limit (``drives.largest_file``)."""

    def __init__(
        self, largest_file: Callable[[Path], int | None] = lambda _: None, reader: UncachedReader | None = None
    ) -> None:
        self._largest_file = largest_file
        self._reader = reader or (WindowsUncachedReader() if os.name == "nt" else PosixUncachedReader())

    def space(self, folder: Path) -> Space:
        """Return the room where ``folder`` lies. Raises OSError."""
        return Space(shutil.disk_usage(folder).free, self._largest_file(folder))

    def names(self, folder: Path) -> list[str]:
        """Return the names in ``folder``. Raises OSError."""
        return os.listdir(folder)

    def create(self, path: Path) -> NewFile:
        """Create a file that must not exist. Raises OSError."""
        return _LocalFile(path)

    def read_past_cache(self, path: Path) -> Iterator[bytes]:
        """Yield the content as the device has it. Raises OSError."""
        return self._reader.blocks(path)

    def rename_new(self, source: Path, target: Path) -> None:
        """Rename without overwriting. Raises FileExistsError, OSError."""
        if os.name != "nt":
            try:
                os.link(source, target)
            except OSError as error:
                if error.errno not in _NO_HARD_LINKS:
                    raise
            else:
                with contextlib.suppress(OSError):  # the file is there; a second name of it is cleared away next time
                    source.unlink()
                return
        # FAT has no hard links. Between the look and the rename nobody else writes to a clerk's stick.
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "name taken", str(target))
        source.rename(target)

    def is_abandoned(self, path: Path) -> bool:
        """Tell whether no process of this PC writes a file that ``create`` made. Raises OSError."""
        handle = os.open(path, os.O_RDWR)
        try:
            return _hold(handle)
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        """Remove a file. Raises OSError."""
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Make renames in ``folder`` durable. Raises OSError."""
        sync_folder(folder)
