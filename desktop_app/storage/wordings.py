"""Records that may speak for an answer of a shared list, in the order in which they do. Reads only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from desktop_app.domain.records import StoredVersion, decode
from desktop_app.storage.connection import Connection

_COUNTED = (
    "SELECT content FROM version WHERE current = 1 AND kind = :kind AND content IS NOT NULL"
    " AND unit IN (SELECT value FROM json_each(:units))"
    " ORDER BY occurred_from IS NOT NULL, occurred_from, seq"
)


def counted_versions(connection: Connection, kind: str, units: Iterable[str]) -> Iterator[StoredVersion]:
    """Yield the versions of ``kind`` that count, of ``units``: undated ones first, then by date and by entry."""
    for (content,) in connection.stream(_COUNTED, {"kind": kind, "units": json.dumps(sorted(units))}):
        yield decode(content)
