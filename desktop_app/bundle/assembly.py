"""Puts a container under its final name: sealed payload in a file beside it, then the whole, flushed and renamed.

Either the complete file stands under the name afterwards, or nothing of it does. An existing file is never touched.
"""

from __future__ import annotations

import errno
import glob
import hashlib
import os
import secrets
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from desktop_app.base.files import sync_folder
from desktop_app.bundle.container import (
    BLOCK,
    MANIFEST_NAME,
    MAX_CONTAINER_BYTES,
    PAYLOAD_NAME,
    README_NAME,
    ContainerWriter,
)
from desktop_app.bundle.envelope import Envelope
from desktop_app.bundle.refusals import TooLarge
from desktop_app.bundle.sealing import seal
from desktop_app.bundle.streams import Readable

_NO_HARD_LINKS: Final = frozenset((errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS))
"""What FAT and network folders answer."""


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file: hash and size; exact manifest bytes and their hash; versions and members inside."""

    path: Path
    sha256: str
    size: int
    manifest: bytes
    manifest_sha256: str
    versions: int = 0
    members: int = 0


class SealedFile:
    """``payload.age`` on its way: an open temporary file with the hash, checksum and size of what was written."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self.crc = 0
        self.size = 0

    @property
    def sha256(self) -> str:
        """SHA-256 of the sealed bytes, hex."""
        return self._digest.hexdigest()

    def fill(self, source: Readable, recipients: Sequence[str]) -> None:
        """Seal ``source`` into the file. Raises TooLarge, what ``source`` raises, OSError."""
        seal(source, self, recipients)

    def write(self, content: bytes) -> int:
        """Take sealed bytes from age. Raises TooLarge, OSError."""
        self.size += len(content)
        if self.size > MAX_CONTAINER_BYTES:
            raise TooLarge(what="container", limit=MAX_CONTAINER_BYTES)
        self._digest.update(content)
        self.crc = zlib.crc32(content, self.crc)
        self._stream.write(content)
        return len(content)

    def blocks(self) -> Iterator[bytes]:
        """Yield what was written. Raises OSError."""
        self._stream.seek(0)
        while block := self._stream.read(BLOCK):
            yield block


@contextmanager
def sealed_file(target: Path) -> Iterator[SealedFile]:
    """Open a nameless temporary file on ``target``'s disk for its payload; gone at the end. Raises OSError."""
    with tempfile.TemporaryFile(dir=target.parent) as stream:
        yield SealedFile(cast(BinaryIO, stream))


def write_container(target: Path, envelope: Envelope, readme: bytes, sealed: SealedFile | None) -> Written:
    """Write envelope, payload and text as one container named ``target``. Raises FileExistsError, TooLarge, OSError."""
    if os.path.lexists(target):
        raise FileExistsError(target)
    for left_by_a_killed_process in target.parent.glob(f".{glob.escape(target.name)}.*.part"):
        left_by_a_killed_process.unlink(missing_ok=True)
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with temporary.open("xb") as stream:
            hashed = _Hashed(stream)
            container = ContainerWriter(hashed)
            container.add(MANIFEST_NAME, envelope.encode())
            if sealed is not None:
                container.add_stream(PAYLOAD_NAME, sealed.crc, sealed.size, sealed.blocks())
            container.add(README_NAME, readme)
            container.finish()
            stream.flush()
            os.fsync(stream.fileno())
        _name_finally(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)
    return Written(
        path=target,
        sha256=hashed.digest.hexdigest(),
        size=hashed.size,
        manifest=envelope.payload,
        manifest_sha256=hashlib.sha256(envelope.payload).hexdigest(),
    )


class _Hashed:
    """Counts and hashes what passes to a file."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, content: bytes) -> int:
        self.digest.update(content)
        self.size += len(content)
        return self._stream.write(content)


def _name_finally(temporary: Path, target: Path) -> None:
    """Rename without overwriting: a hard link fails when the name is taken; Windows' rename does by itself."""
    if os.name == "nt":
        temporary.rename(target)
        return
    try:
        os.link(temporary, target)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError(target) from error
        temporary.rename(target)
