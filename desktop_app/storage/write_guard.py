"""What keeps a change outside ``Connection.write()`` from going unnoticed: for ``connection`` alone.

Usually the database itself refuses one. Setting ``query_only`` makes SQLite prepare every statement anew, some 2 ms
for what receiving a bundle asks: where many writes follow each other, rows are counted instead.
"""

from __future__ import annotations

from typing import Protocol

from sqlcipher3 import dbapi2 as driver  # type: ignore[import-untyped]

from desktop_app.storage.errors import DatabaseMisuse


class WriteGuard(Protocol):
    """Stands at the door of ``write()``."""

    def lift(self) -> None:
        """Let changes in. Raises DatabaseMisuse for one that came in before."""

    def put_back(self) -> None:
        """Let no more in."""


class Refusing:
    """The database refuses: a forgotten ``write()`` fails at the first try."""

    def __init__(self, raw: driver.Connection) -> None:
        self._raw = raw

    def lift(self) -> None:
        """See ``WriteGuard``."""
        self._raw.execute("PRAGMA query_only = OFF")

    def put_back(self) -> None:
        """See ``WriteGuard``."""
        self._raw.execute("PRAGMA query_only = ON")


class Counting:
    """A forgotten ``write()`` is found at the next one, or by ``lift`` at the end."""

    def __init__(self, raw: driver.Connection) -> None:
        self._raw = raw
        self.put_back()

    def lift(self) -> None:
        """See ``WriteGuard``."""
        if self._raw.total_changes != self._changes:
            raise DatabaseMisuse(reason="a change outside write()")

    def put_back(self) -> None:
        """See ``WriteGuard``."""
        self._changes = int(self._raw.total_changes)
