"""The canonical ZIP container: exactly the named members, stored, every header byte fixed by the content.

The reader rebuilds each header from what it read and demands byte equality, so no byte of the file is free: a plain
ZIP reader would ignore about 160 of them in a small bundle. Nothing here knows signatures or manifests.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from desktop_app.bundle.refusals import Damaged, NotABundle, NotCanonical, TooLarge, UnsafeName
from desktop_app.bundle.streams import Writable

MANIFEST_NAME: Final = "manifest.dsse.json"
PAYLOAD_NAME: Final = "payload.age"
README_NAME: Final = "DOC-TOI-TRUOC.txt"
NAMES: Final = (MANIFEST_NAME, PAYLOAD_NAME, README_NAME)

MAX_CONTAINER_BYTES: Final = 2**32 - 2**20
"""Below 4 GiB with room for headers: a FAT32 stick takes it and ZIP64 is never needed."""
MAX_README_BYTES: Final = 64 * 1024
BLOCK: Final = 1024 * 1024

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_LOCAL_MAGIC: Final = b"PK\x03\x04"
_VERSION: Final = 10
_DOS_DATE: Final = 0x0021
"""1 January 1980, the first day ZIP knows: office clocks lie, so no time is written."""


@dataclass(frozen=True, slots=True)
class Member:
    """What a header says of a member, and where its content starts."""

    name: str
    crc: int
    size: int
    offset: int

    @property
    def header_offset(self) -> int:
        """Where its local header starts."""
        return self.offset - _LOCAL.size - len(self.name)

    @property
    def end(self) -> int:
        """Where the next header starts."""
        return self.offset + self.size


def local_header(name: str, crc: int, size: int) -> bytes:
    """Return the bytes before a member's content."""
    return _LOCAL.pack(_LOCAL_MAGIC, _VERSION, 0, 0, 0, _DOS_DATE, crc, size, size, len(name), 0) + name.encode("ascii")


def directory(members: Sequence[Member]) -> bytes:
    """Return the bytes after the last member: central directory and end record."""
    entries = b"".join(
        _CENTRAL.pack(
            b"PK\x01\x02", _VERSION, _VERSION, 0, 0, 0, _DOS_DATE, one.crc, one.size, one.size,
            len(one.name), 0, 0, 0, 0, 0, one.header_offset,
        ) + one.name.encode("ascii")
        for one in members
    )  # fmt: skip
    start = members[-1].end
    return entries + _END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(entries), start, 0)


class ContainerWriter:
    """Writes members one after the other, then the directory."""

    def __init__(self, target: Writable) -> None:
        self._target = target
        self._members: list[Member] = []
        self._offset = 0

    def add(self, name: str, content: bytes) -> None:
        """Add a small member. Raises OSError."""
        self.add_stream(name, zlib.crc32(content), len(content), iter((content,)))

    def add_stream(self, name: str, crc: int, size: int, blocks: Iterator[bytes]) -> None:
        """Add a member whose CRC-32 and size are known. Raises TooLarge, OSError."""
        header = local_header(name, crc, size) if size <= MAX_CONTAINER_BYTES else b""
        member = Member(name, crc, size, self._offset + len(header))
        if member.end > MAX_CONTAINER_BYTES:
            raise TooLarge(what="container", limit=MAX_CONTAINER_BYTES)
        self._target.write(header)
        for block in blocks:
            self._target.write(block)
        self._members.append(member)
        self._offset = member.end

    def finish(self) -> None:
        """Write the directory. Raises OSError."""
        self._target.write(directory(self._members))


class ContainerReader:
    """Reads a container front to back; ``source`` must be seekable. Memory stays flat.

    First ``envelope()``; when its signature was verified, ``payload()`` (where the kind of file has one) and
    ``readme()``: then every byte is accounted for.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._length = source.seek(0, 2)
        self._members: list[Member] = []

    def envelope(self, limit: int) -> bytes:
        """Return the manifest member's content.

        Raises NotABundle, UnsafeName, NotCanonical, Damaged, TooLarge; OSError when the medium does not read.
        """
        self._source.seek(0)
        if self._source.read(len(_LOCAL_MAGIC)) != _LOCAL_MAGIC:
            raise NotABundle()
        return self._small(MANIFEST_NAME, limit)

    def payload(self, size: int, sha256: str) -> Member:
        """Check the payload member against the manifest's size and hash, reading it through.

        Raises UnsafeName, NotCanonical, Damaged; OSError.
        """
        member = self._member(PAYLOAD_NAME)
        if member.size != size:
            raise NotCanonical(reason=f"{PAYLOAD_NAME}: size")
        if member.end > self._length:
            raise Damaged(reason="cut short")
        digest, crc = hashlib.sha256(), 0
        for block in read_blocks(self._source, member):
            digest.update(block)
            crc = zlib.crc32(block, crc)
        if digest.hexdigest() != sha256:
            raise Damaged(reason=f"{PAYLOAD_NAME}: hash")
        if crc != member.crc:
            raise NotCanonical(reason=f"{PAYLOAD_NAME}: checksum")
        return member

    def readme(self, sha256: str) -> str:
        """Check the last member and everything after it; return the text.

        Raises UnsafeName, NotCanonical, Damaged, TooLarge; OSError.
        """
        content = self._small(README_NAME, MAX_README_BYTES)
        expected = directory(self._members)
        self._source.seek(self._members[-1].end)
        found = self._source.read(len(expected) + 1)
        if found != expected:
            if len(found) < len(expected) and expected.startswith(found):
                raise Damaged(reason="cut short")
            raise NotCanonical(reason="directory")
        if hashlib.sha256(content).hexdigest() != sha256:
            raise NotCanonical(reason=f"{README_NAME}: hash")
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            raise NotCanonical(reason=f"{README_NAME}: not UTF-8") from error

    def _small(self, name: str, limit: int) -> bytes:
        member = self._member(name)
        if member.size > limit:
            raise TooLarge(what=name, limit=limit)
        content = self._source.read(member.size)
        if len(content) != member.size:
            raise Damaged(reason="cut short")
        if zlib.crc32(content) != member.crc:
            raise Damaged(reason=f"{name}: checksum")
        return content

    def _member(self, name: str) -> Member:
        start = self._members[-1].end if self._members else 0
        self._source.seek(start)
        found = self._source.read(_LOCAL.size + len(name))
        if len(found) < _LOCAL.size + len(name):
            raise Damaged(reason="cut short")
        fields = _LOCAL.unpack_from(found)
        crc, size = int(fields[6]), int(fields[7])
        if found != local_header(name, crc, size):
            self._refuse_header(start, name, int(fields[9]))
        member = Member(name, crc, size, start + len(found))
        self._members.append(member)
        return member

    def _refuse_header(self, start: int, expected: str, name_length: int) -> None:
        self._source.seek(start + _LOCAL.size)
        name = self._source.read(name_length)
        if name and name.decode("latin-1") not in NAMES and _is_unsafe(name):
            raise UnsafeName(name=ascii(name.decode("utf-8", "backslashreplace"))[1:81])
        raise NotCanonical(reason=f"header of {expected}")


def _is_unsafe(name: bytes) -> bool:
    hostile = any(byte < 0x20 or byte >= 0x7F or byte in b'/\\:*?"<>|' for byte in name)
    return hostile or b".." in name or len(name) > 255


def read_blocks(source: BinaryIO, member: Member) -> Iterator[memoryview]:
    """Yield the content of ``member`` in blocks of one reused buffer. Raises Damaged when it ends early; OSError."""
    buffer = memoryview(bytearray(BLOCK))
    source.seek(member.offset)
    left = member.size
    while left:
        block = buffer[: min(left, BLOCK)]
        count = _read_into(source, block)
        if not count:
            raise Damaged(reason="cut short")
        left -= count
        yield block[:count]


def _read_into(source: BinaryIO, block: memoryview) -> int:
    readinto = getattr(source, "readinto", None)
    if readinto is not None:
        return int(readinto(block))
    content = source.read(len(block))
    block[: len(content)] = content
    return len(content)
