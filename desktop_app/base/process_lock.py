"""One process at a time: a lock the system drops by itself when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _try_lock(stream: BinaryIO) -> bool:
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(stream: BinaryIO) -> bool:
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class ProcessLock:
    """A lock on a file that nothing else uses. Also keeps a second holder out within the same process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stream: BinaryIO | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._stream is not None

    def acquire(self) -> bool:
        """Take the lock without waiting; return False when another holds it. Raises OSError as the system does."""
        if self._stream is not None:
            return True
        stream = self.path.open("ab")
        stream.seek(0, os.SEEK_SET)
        if not _try_lock(stream):
            stream.close()
            return False
        self._stream = stream
        return True

    def release(self) -> None:
        """Give the lock back; the file stays (removing it would let two processes lock two files of one name)."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
