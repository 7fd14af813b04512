"""The durable copy: a file is on the stick under its name only after it was read back from the stick and is right.

Room and limits first; an exclusive temporary name; write, flush, fsync; read back past the cache and compare hashes;
rename without overwriting; fsync the folder. Whatever happens, the source is only read.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Final

from desktop_app.media.filesystem import BLOCK, CacheNotPassed, Filesystem, NewFile, NotAFile
from desktop_app.media.problems import (
    DriveFailing,
    DriveFull,
    FileTooLargeForDrive,
    NameTaken,
    ReadBackDiffers,
    SourceUnreadable,
    drive_problem,
)

SPARE_BYTES: Final = 256 * 1024
"""Kept free beyond the file: directory entries and the last cluster of a FAT stick."""
_TEMPORARY: Final = ".{name}.{mark}.dang-ghi"
"""What a pulled stick may be left with; cleared away by the next copy."""
_ANY_LEFTOVER: Final = re.compile(
    r"\.(so-[0-9a-f]{8}-\d{9,}-[-.0-9a-z]+\.scb|[A-Z0-9]+-[0-9a-f]{8}-[0-9a-f]{8}(-\d+)+\.scd"
    r"|(phieu-nhan|ho-so|tiep-nhan|thoi-dang-ky|dang-ky|nho-mo-so|giup-mo-so)-[-_A-Za-z0-9]+-[0-9a-f]{8}(-\d+)*\.scd)"
    r"\.[0-9a-f]{8}\.dang-ghi"
)
"""Those of backups, bundles and the documents of both sides, whose names nobody else gives."""

Progress = Callable[[int, int], None]
"""Told (bytes done, bytes in all); writing and reading back count once each. What it raises stops the copy."""


class Outcome(Enum):
    """What is known of the copy, from worst to best. Closed: every place that shows it handles all four."""

    NOT_WRITTEN = "not_written"
    WRITTEN_NOT_VERIFIED = "written_not_verified"
    VERIFIED = "verified"
    VERIFIED_NOT_EJECTED = "verified_not_ejected"


def copy_durably(
    source: Path, target_folder: Path, name: str, *, filesystem: Filesystem, progress: Progress = lambda *_: None
) -> Outcome:
    """Copy ``source`` to ``target_folder/name`` and prove it, or leave nothing under that name.

    VERIFIED: read back from the device and right (also when the same bytes were there already).
    WRITTEN_NOT_VERIFIED: complete, but this system has no way past its cache (also for what was there already), or the
    folder could not be synced at the end. Everything else is Outcome.NOT_WRITTEN and raised: DriveFull,
    FileTooLargeForDrive, DriveReadOnly, DriveRemoved, DriveFailing, NameTaken, ReadBackDiffers, SourceUnreadable.
    Whether the drive was ejected afterwards is the caller's to know (VERIFIED_NOT_EJECTED).
    """
    size, sha256 = _fingerprint(source)
    copy = _Copy(source, target_folder, name, size, sha256, filesystem, progress)
    try:
        return copy.run()
    except OSError as error:
        copy.tidy()
        raise drive_problem(error, target_folder, size=size, present=copy.folder_answers()) from error
    except BaseException:
        copy.tidy()
        raise


class _Copy:
    """One copy on its way, so that a failure at any step knows what to clear away."""

    def __init__(
        self, source: Path, folder: Path, name: str, size: int, sha256: str, filesystem: Filesystem, progress: Progress
    ) -> None:
        self._source = source
        self._folder = folder
        self._target = folder / name
        self._size = size
        self._sha256 = sha256
        self._filesystem = filesystem
        self._progress = progress
        self._temporary: Path | None = None

    def run(self) -> Outcome:
        """Do every step. Raises OSError for the caller to name, and the typed problems only this module can know."""
        if self._target.name in self._clear_leftovers():
            return self._already_there()
        self._require_room()
        temporary = self._folder / _TEMPORARY.format(name=self._target.name, mark=secrets.token_hex(4))
        stream = self._filesystem.create(temporary)
        self._temporary = temporary
        try:
            self._write(stream)
            stream.sync()
        finally:
            stream.close()
        outcome = self._read_back(temporary)
        self._rename(temporary)
        self._temporary = None
        try:
            self._filesystem.sync_folder(self._folder)
        except OSError:
            return Outcome.WRITTEN_NOT_VERIFIED  # the bytes are right; whether the name survives is not known
        return outcome

    def tidy(self) -> None:
        """Remove what was begun, as far as the drive still lets us."""
        if self._temporary is None:
            return
        try:
            self._filesystem.remove(self._temporary)
        except OSError:
            return  # gone with the stick; the next copy clears it away

    def folder_answers(self) -> bool:
        """Say whether the folder can still be listed."""
        try:
            self._filesystem.names(self._folder)
        except OSError:
            return False
        return True

    def _clear_leftovers(self) -> list[str]:
        pattern = re.compile(
            re.escape(_TEMPORARY.format(name=self._target.name, mark="\0")).replace("\0", "[0-9a-f]{8}")
        )
        names = self._filesystem.names(self._folder)
        for leftover in filter(pattern.fullmatch, names):
            self._filesystem.remove(self._folder / leftover)
        for leftover in filter(_ANY_LEFTOVER.fullmatch, names):
            with suppress(OSError):  # of another file: no reason to refuse this one
                if not pattern.fullmatch(leftover) and self._filesystem.is_abandoned(self._folder / leftover):
                    self._filesystem.remove(self._folder / leftover)
        return names

    def _already_there(self) -> Outcome:
        """Accept the very same file under the name (writing again); leave any other alone, and what is no file."""
        outcome = Outcome.VERIFIED
        try:
            found = _hash(self._filesystem.read_past_cache(self._target))
        except CacheNotPassed:  # enough to know it for the same file, not to call it proven
            outcome = Outcome.WRITTEN_NOT_VERIFIED
            with self._target.open("rb") as stream:
                found = _hash(iter(lambda: stream.read(BLOCK), b""))
        except NotAFile:
            raise self._name_taken() from None
        except FileNotFoundError:
            self._filesystem.names(self._folder)  # where the stick is gone this says so
            raise self._name_taken() from None  # a link to nowhere
        if found != (self._size, self._sha256):
            raise self._name_taken()
        return outcome

    def _require_room(self) -> None:
        space = self._filesystem.space(self._folder)
        if space.largest_file is not None and self._size > space.largest_file:
            raise FileTooLargeForDrive(drive=str(self._folder), size=self._size, limit=space.largest_file)
        needed = self._size + SPARE_BYTES
        if space.free < needed:
            raise DriveFull(drive=str(self._folder), needed=needed, free=space.free)

    def _write(self, stream: NewFile) -> None:
        digest = hashlib.sha256()
        done = 0
        for block in _blocks(self._source):
            digest.update(block)
            rest = memoryview(block)
            while rest:
                count = stream.write(rest)
                if count <= 0:
                    raise DriveFailing(drive=str(self._folder), reason="writes nothing")
                rest = rest[count:]
            done += len(block)
            self._progress(done, 2 * self._size)
        if (done, digest.hexdigest()) != (self._size, self._sha256):
            raise SourceUnreadable(name=self._source.name, reason="changed while it was copied")

    def _read_back(self, path: Path) -> Outcome:
        try:
            found = _hash(self._filesystem.read_past_cache(path), lambda done: self._reading(done))
        except CacheNotPassed:
            return Outcome.WRITTEN_NOT_VERIFIED
        if found != (self._size, self._sha256):
            raise ReadBackDiffers(drive=str(self._folder))
        return Outcome.VERIFIED

    def _reading(self, done: int) -> None:
        self._progress(self._size + done, 2 * self._size)

    def _rename(self, temporary: Path) -> None:
        try:
            self._filesystem.rename_new(temporary, self._target)
        except FileExistsError:
            raise self._name_taken() from None

    def _name_taken(self) -> NameTaken:
        return NameTaken(drive=str(self._folder), name=self._target.name)


def _fingerprint(source: Path) -> tuple[int, str]:
    return _hash(_blocks(source))


def _hash(blocks: Iterable[bytes], progress: Callable[[int], None] = lambda _: None) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    for block in blocks:
        digest.update(block)
        size += len(block)
        progress(size)
    return size, digest.hexdigest()


def _blocks(source: Path) -> Iterable[bytes]:
    """Read the source; its failures are told apart from the drive's."""
    try:
        with source.open("rb") as stream:
            while block := stream.read(BLOCK):
                yield block
    except OSError as error:
        raise SourceUnreadable(name=source.name, reason=error.strerror or type(error).__name__) from error
