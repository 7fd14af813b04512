"""Records of some kinds that count in a period, with their answers. Reads only."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from desktop_app.domain.records import StoredVersion, decode
from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.standing import Standing

_COUNTED: Final = (
    "SELECT v.content FROM version v INDEXED BY version_current WHERE v.current = 1"
    " AND v.kind IN (SELECT value FROM json_each(:kinds)) AND v.occurred_from >= :start AND v.occurred_to <= :end"
    " AND (:units IS NULL OR v.unit IN (SELECT value FROM json_each(:units)))"
    " AND NOT EXISTS (SELECT 1 FROM json_each(:until) u WHERE u.key = v.unit AND v.occurred_to > u.value)"
    " AND v.content IS NOT NULL ORDER BY v.occurred_from, v.seq"
)


def counted_between(
    connection: Connection,
    standing: Standing,
    kinds: Collection[str],
    start: str,
    end: str,
    units: Collection[str] | None,
    until: Mapping[str, str],
) -> Iterator[StoredVersion]:
    """Yield what counts by ``standing`` from ``start`` to ``end`` (ISO days, both included), by date, one at a time.

    ``units`` None: of all; those of ``until`` only up to an ISO day.
    """
    parameters: dict[str, Value] = {
        "kinds": json.dumps(sorted(kinds)),
        "start": start,
        "end": end,
        "units": None if units is None else json.dumps(sorted(units)),
        "until": json.dumps(dict(until)),
    }
    for (content,) in connection.stream(standing.sql(_COUNTED), parameters):
        yield decode(content)
