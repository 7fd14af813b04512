"""A file system that fails on command: the real one, with one fault put between."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.media.filesystem import CacheNotPassed, Filesystem, LocalFilesystem, NewFile, Space

GONE = (errno.ENODEV, errno.EIO)


@dataclass
class Faults:
    """What goes wrong. ``write_stops_after``/``read_stops_after`` count bytes; ``error`` is the errno they end with."""

    write_stops_after: int | None = None
    read_stops_after: int | None = None
    error: int = errno.EIO
    short_writes: int | None = None
    flip_read_at: int | None = None
    drop_read_from: int | None = None
    at_create: int | None = None
    at_sync: int | None = None
    at_rename: int | None = None
    at_folder_sync: int | None = None
    at_remove: int | None = None
    unplug_at: str | None = None
    cannot_pass_cache: bool = False
    free: int | None = None
    largest_file: int | None = None
    name_appears: bytes | None = None


class FaultyFilesystem:
    """Every call goes to a LocalFilesystem unless ``faults`` says otherwise. ``calls`` lists the steps in order."""

    def __init__(self, faults: Faults | None = None) -> None:
        self.faults = faults or Faults()
        self.calls: list[str] = []
        self._real: Filesystem = LocalFilesystem()

    def _step(self, name: str, folder: Path, error: int | None = None) -> None:
        self.calls.append(name)
        if self.faults.unplug_at == name:
            shutil.rmtree(folder)
        if error is not None:
            raise OSError(error, os.strerror(error))

    def space(self, folder: Path) -> Space:
        self._step("space", folder)
        real = self._real.space(folder)
        return Space(real.free if self.faults.free is None else self.faults.free, self.faults.largest_file)

    def names(self, folder: Path) -> list[str]:
        return self._real.names(folder)

    def create(self, path: Path) -> NewFile:
        self._step("create", path.parent, self.faults.at_create)
        return _FaultyFile(self, self._real.create(path), path.parent)

    def read_past_cache(self, path: Path) -> Iterator[bytes]:
        self._step("read", path.parent)
        if self.faults.cannot_pass_cache:
            raise CacheNotPassed(errno.ENOTSUP, "no way")
        return self._read(path)

    def _read(self, path: Path) -> Iterator[bytes]:
        done = 0
        for block in self._real.read_past_cache(path):
            stop = self.faults.read_stops_after
            if stop is not None and done + len(block) > stop:
                raise OSError(self.faults.error, os.strerror(self.faults.error))
            yield self._spoiled(block, done)
            done += len(block)

    def _spoiled(self, block: bytes, done: int) -> bytes:
        flip, drop = self.faults.flip_read_at, self.faults.drop_read_from
        if flip is not None and done <= flip < done + len(block):
            at = flip - done
            block = block[:at] + bytes((block[at] ^ 1,)) + block[at + 1 :]
        return block if drop is None else block[: max(0, drop - done)]

    def rename_new(self, source: Path, target: Path) -> None:
        self._step("rename", target.parent, self.faults.at_rename)
        if self.faults.name_appears is not None:
            target.write_bytes(self.faults.name_appears)
        self._real.rename_new(source, target)

    def remove(self, path: Path) -> None:
        self._step("remove", path.parent, self.faults.at_remove)
        self._real.remove(path)

    def is_abandoned(self, path: Path) -> bool:
        """Answer as the real one does."""
        return self._real.is_abandoned(path)

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder", folder, self.faults.at_folder_sync)
        self._real.sync_folder(folder)


class _FaultyFile:
    def __init__(self, owner: FaultyFilesystem, real: NewFile, folder: Path) -> None:
        self._owner = owner
        self._real = real
        self._folder = folder
        self._done = 0

    def write(self, content: bytes | memoryview) -> int:
        faults = self._owner.faults
        part = content if faults.short_writes is None else content[: faults.short_writes]
        stop = faults.write_stops_after
        if stop is not None and self._done + len(part) > stop:
            self._real.write(part[: stop - self._done])
            self._owner._step("write", self._folder)
            raise OSError(faults.error, os.strerror(faults.error))
        self._done += len(part)
        return self._real.write(part)

    def sync(self) -> None:
        self._owner._step("sync", self._folder, self._owner.faults.at_sync)
        self._real.sync()

    def close(self) -> None:
        self._real.close()
