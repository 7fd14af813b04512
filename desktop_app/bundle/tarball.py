"""The tar inside the payload: POSIX ustar with every header byte fixed by name and size; regular files only.

Like the container, each header is rebuilt and compared: links, devices, owners, dates, long names and sparse files
cannot be written, so they need no handling.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop_app.bundle.refusals import MalformedPayload, TooLarge
from desktop_app.bundle.streams import Readable

RECORD: Final = 512
END: Final = bytes(2 * RECORD)
MAX_MEMBER_BYTES: Final = 8**11 - 1
_BLOCK: Final = 256 * 1024


def tar_header(name: str, size: int) -> bytes:
    """Return the 512 bytes before a regular file. ``name``: ASCII, at most 100 bytes."""
    encoded = name.encode("ascii")
    if not 0 < len(encoded) <= 100 or not 0 <= size <= MAX_MEMBER_BYTES:
        raise ValueError(name)
    fields = (
        encoded.ljust(100, b"\0"),
        b"0000644\0" + b"0000000\0" + b"0000000\0",  # mode, owner, group
        b"%011o\0" % size,
        b"00000000000\0",  # time
        b" " * 8,  # the checksum counts itself as spaces
        b"0",  # a regular file
        bytes(100),  # link name
        b"ustar\x0000",
        bytes(32 + 32),  # user and group names
        b"0000000\0" + b"0000000\0",  # device numbers
        bytes(155 + 12),
    )
    header = b"".join(fields)
    return header[:148] + b"%06o\0 " % sum(header) + header[156:]


def padding(size: int) -> bytes:
    """Return the zeros after a member of ``size`` bytes."""
    return bytes(-size % RECORD)


def tar_size(size: int) -> int:
    """Return what a member of ``size`` bytes takes in the tar."""
    return RECORD + size + (-size % RECORD)


class TarReader:
    """Reads members one after the other; everything of a member is read before the next.

    Raises TooLarge past ``limit`` bytes, MalformedPayload for what ``tar_header`` would not have written, and what
    ``source`` raises.
    """

    def __init__(self, source: Readable, limit: int) -> None:
        self._source = source
        self._limit = limit
        self.read = 0
        self._left = 0
        self._padding = 0

    def next_member(self) -> tuple[str, int] | None:
        """Return the next member's name and size, or None at the end, which must be the end of the source too."""
        if self._left or self._exactly(self._padding).strip(b"\0"):
            raise MalformedPayload(reason="padding")
        header = self._exactly(RECORD)
        if header == END[:RECORD]:
            if self._exactly(RECORD) != END[:RECORD] or self._source.read(1):
                raise MalformedPayload(reason="data after the end")
            return None
        name, size = _name_and_size(header)
        self._left, self._padding = size, -size % RECORD
        return name, size

    def content(self) -> Iterator[bytes]:
        """Yield the content of the member just returned, in blocks."""
        while self._left:
            block = self._exactly(min(self._left, _BLOCK))
            self._left -= len(block)
            yield block

    def _exactly(self, size: int) -> bytes:
        self.read += size
        if self.read > self._limit:
            raise TooLarge(what="payload", limit=self._limit)
        parts: list[bytes] = []
        while size:
            part = self._source.read(size)
            if not part:
                raise MalformedPayload(reason="cut short")
            parts.append(part)
            size -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)


def _name_and_size(header: bytes) -> tuple[str, int]:
    try:
        name = header[:100].rstrip(b"\0").decode("ascii")
        size = int(header[124:135], 8)
        expected = tar_header(name, size)
    except ValueError as error:
        raise MalformedPayload(reason="member header") from error
    if header != expected:
        raise MalformedPayload(reason="member header")
    return name, size
