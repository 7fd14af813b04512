"""Counts and sums over the versions of one bundle.

The same SQL runs where a bundle is made and where it is received: what a manifest declares can be recomputed.

Counted are the versions of the bundle that no other version of the bundle follows: ``records`` (deleted ones aside),
``deleted``, and of the complete ones ``value`` (đồng), ``turns`` and different ``persons``; ``versions`` counts all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from desktop_app.storage.connection import Connection

CHUNK: Final = 2_000
"""Version ids looked up by one statement."""

_LAST: Final = (
    "SELECT v.seq, v.kind, v.state, v.value, v.turns FROM temp.in_bundle b JOIN version v ON v.seq = b.version"
    " WHERE v.id NOT IN (SELECT p.parent FROM temp.in_bundle c JOIN version_parent p ON p.version = c.version)"
)


class BundleTotals:
    """Collects the versions of one bundle, then sums. Lives inside one ``write()``; memory: 8 bytes a version."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        connection.run("DROP TABLE IF EXISTS temp.in_bundle")
        connection.run("CREATE TEMP TABLE in_bundle (version INTEGER PRIMARY KEY) STRICT")

    def add(self, versions: Iterable[str]) -> None:
        """Add versions by id; all of them are stored here by now."""
        waiting: list[str] = []
        for version in versions:
            waiting.append(version)
            if len(waiting) == CHUNK:
                self._add(waiting)
                waiting.clear()
        self._add(waiting)

    def totals(self) -> dict[str, dict[str, int]]:
        """Return the sums by kind, and forget the versions."""
        versions = self._connection.read(
            "SELECT v.kind, count(*) FROM temp.in_bundle b JOIN version v ON v.seq = b.version GROUP BY v.kind"
        )
        sums = self._connection.read(
            "SELECT kind, sum(state = 'complete'), sum(state = 'deleted'),"  # noqa: S608
            " coalesce(sum(value) FILTER (WHERE state = 'complete'), 0),"
            f" coalesce(sum(turns) FILTER (WHERE state = 'complete'), 0) FROM ({_LAST}) GROUP BY kind"
        )
        persons = self._connection.read(
            f"SELECT l.kind, count(DISTINCT p.person_key) FROM ({_LAST}) l"  # noqa: S608
            " JOIN version_person p ON p.version = l.seq WHERE l.state = 'complete' GROUP BY l.kind"
        )
        self._connection.run("DROP TABLE temp.in_bundle")
        totals = {kind: {"versions": count} for kind, count in versions}
        for kind, records, deleted, value, turns in sums:
            totals[kind] |= {"records": records, "deleted": deleted, "value": value, "turns": turns, "persons": 0}
        for kind, count in persons:
            totals[kind]["persons"] = count
        return totals

    def _add(self, versions: list[str]) -> None:
        self._connection.run(
            "INSERT OR IGNORE INTO temp.in_bundle"
            " SELECT v.seq FROM json_each(?) j CROSS JOIN version v ON v.id = j.value",
            (json.dumps(versions),),
        )
