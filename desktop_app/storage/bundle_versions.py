"""The versions of one bundle as a temporary table: gathered once, then read, summed and noted.

The same SQL sums where a bundle is made and where it is received: what a manifest declares can be recomputed.

Counted are the versions of the bundle that no other version of the bundle follows: ``records`` (deleted ones aside),
``deleted``, and of the complete ones ``value`` (đồng), ``turns`` and different ``persons``; ``versions`` counts all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from desktop_app.storage.connection import Connection, Parameters
from desktop_app.storage.many_ids import as_json
from desktop_app.storage.moments import stated

CHUNK: Final = 2_000
"""Version ids looked up by one statement."""

_VERSIONS: Final = "temp.in_bundle b CROSS JOIN version v ON v.seq = b.version"
_LAST: Final = (
    "v.id NOT IN (SELECT p.parent FROM temp.in_bundle c CROSS JOIN version_parent p ON p.version = c.version)"
)
_SUMS: Final = (
    "SELECT kind, count(*), sum(last AND state = 'complete'), sum(last AND state = 'deleted'),"  # noqa: S608
    " coalesce(sum(value) FILTER (WHERE last AND state = 'complete'), 0),"
    " coalesce(sum(turns) FILTER (WHERE last AND state = 'complete'), 0)"
    f" FROM (SELECT v.kind, v.state, v.value, v.turns, {_LAST} AS last FROM {_VERSIONS}) GROUP BY kind"
)
_PERSONS: Final = (
    f"SELECT v.kind, count(DISTINCT p.person_key) FROM {_VERSIONS} CROSS JOIN version_person p ON p.version = v.seq"  # noqa: S608
    f" WHERE v.state = 'complete' AND {_LAST} GROUP BY v.kind"
)
_MARK: Final = (
    "INSERT INTO record_state (record, state, version, bundle, at)"
    " SELECT r.seq, 'exported', h.id, :bundle, :at FROM (SELECT DISTINCT record FROM temp.in_bundle) k"
    " CROSS JOIN record r ON r.seq = k.record CROSS JOIN version h ON h.seq = r.head"
)


class BundleVersions:
    """Collects the versions of one bundle. Lives inside one ``write()``; memory: some 20 bytes a version.

    Making one forgets the one made before on this connection.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # Emptied and not made anew: dropping a table makes SQLite prepare every statement again, for each bundle.
        connection.run(
            "CREATE TEMP TABLE IF NOT EXISTS in_bundle (version INTEGER PRIMARY KEY, record INTEGER NOT NULL) STRICT"
        )
        connection.run("DELETE FROM temp.in_bundle")

    def add(self, versions: Iterable[str]) -> None:
        """Add versions by id; all of them are stored here by now."""
        waiting: list[str] = []
        for version in versions:
            waiting.append(version)
            if len(waiting) == CHUNK:
                self._add(waiting)
                waiting.clear()
        self._add(waiting)

    def add_found(self, source: str, parameters: Parameters) -> None:
        """Add the versions ``v`` of a FROM clause with its conditions."""
        self._connection.run(
            f"INSERT OR IGNORE INTO temp.in_bundle SELECT v.seq, v.record FROM {source}",  # noqa: S608 - a constant
            parameters,
        )

    def contents(self) -> Iterator[bytes]:
        """Yield the exact bytes, in the order in which they were stored: parents made here before their children."""
        for (content,) in self._connection.stream(f"SELECT v.content FROM {_VERSIONS} ORDER BY b.version"):  # noqa: S608
            yield content

    def contents_of(self, records: Iterable[str]) -> list[bytes]:
        """Return the bytes of those versions that belong to ``records``."""
        rows = self._connection.read(
            "SELECT v.content FROM json_each(?) j CROSS JOIN record r ON r.id = j.value CROSS JOIN version v"
            " ON v.record = r.seq WHERE v.seq IN (SELECT version FROM temp.in_bundle) ORDER BY v.seq",
            (as_json(records),),
        )
        return [content for (content,) in rows]

    def totals(self) -> dict[str, dict[str, int]]:
        """Return the sums by kind."""
        totals = {}
        for kind, versions, records, deleted, value, turns in self._connection.read(_SUMS):
            sums = {"records": records, "deleted": deleted, "value": value, "turns": turns, "persons": 0}
            totals[kind] = {"versions": versions, **sums}
        for kind, persons in self._connection.read(_PERSONS):
            totals[kind]["persons"] = persons
        return totals

    def mark_exported(self, bundle: str, at: datetime | None) -> int:
        """Note for each record that its head travels in ``bundle``; return how many records they are.

        What is exported for the first time here changes what a later deletion does.
        """
        return self._connection.run(_MARK, {"bundle": bundle, "at": stated(at)})

    def _add(self, versions: list[str]) -> None:
        self._connection.run(
            "INSERT OR IGNORE INTO temp.in_bundle"
            " SELECT v.seq, v.record FROM json_each(?) j CROSS JOIN version v ON v.id = j.value",
            (as_json(versions),),
        )
