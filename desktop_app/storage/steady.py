"""Reading the store as it stands at one moment, however long that takes and whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app.storage.connection import Connection


@contextmanager
def steady(connection: Connection) -> Iterator[None]:
    """Let every read of this connection inside the block see the store as it was at its beginning.

    Other connections write as always; this one must not: write before or after. Inside its ``write()`` everything is
    steady already. Raises as ``Connection.read``.
    """
    if connection.writing:
        yield
        return
    connection.read("BEGIN")
    try:
        connection.read("SELECT count(*) FROM sqlite_schema")  # the moment is the first read, not BEGIN
        yield
    finally:
        connection.read("ROLLBACK")
