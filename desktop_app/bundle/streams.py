"""The two things streams are asked for here. Files, scratch files and packers all do one or both."""

from __future__ import annotations

from typing import Protocol


class Readable(Protocol):
    """Something to read from."""

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, b"" at the end."""
        ...


class Writable(Protocol):
    """Something to write to."""

    def write(self, content: bytes, /) -> int:
        """Take all of ``content``; return its length."""
        ...
