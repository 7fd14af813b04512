"""What goes into a bundle: the exact bytes of this device's versions after a counter, streamed.

For every record completed, or deleted after an export, its versions since the counter; drafts never; a record made
and deleted before it was ever exported never. A record the province cannot have (no acknowledged bundle held it) goes
with all its versions, however old: it may have been deleted when earlier bundles passed over it.

A restored backup has forgotten what left the office after it was made, and so has every backup restored before it. A
draft it holds may have been completed and sent, what lies in its bin may have been taken out and sent. So each record
that was there when the present epoch began goes as a deletion once it is deleted: the province may have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.epochs import RECORDS_BEFORE
from desktop_app.storage.settings import Settings

ALL_ROWS: Final = 2**63 - 1
"""No row of a table lies beyond it."""

_EXPORTED: Final = "EXISTS (SELECT 1 FROM record_state s WHERE s.record = r.seq AND s.state = 'exported')"
_DELIVERED: Final = (
    "EXISTS (SELECT 1 FROM record_state s JOIN outbox o ON o.name = s.bundle"
    " WHERE s.record = r.seq AND s.state = 'exported' AND o.acknowledged = 1)"
)
# A fork goes even if its chosen head is a deletion: the other head is content.
# Most versions are the head themselves, which saves looking for it.
_HEAD_COMPLETE: Final = (
    "((v.seq = r.head AND v.state = 'complete')"
    " OR EXISTS (SELECT 1 FROM version h WHERE h.seq = r.head AND h.state = 'complete'))"
)
_DELETED_IN_DOUBT: Final = (
    "(r.seq <= :records_before AND EXISTS (SELECT 1 FROM version h WHERE h.seq = r.head AND h.state = 'deleted'))"
)
_ELIGIBLE: Final = f"({_HEAD_COMPLETE} OR r.forked = 1 OR {_EXPORTED} OR {_DELETED_IN_DOUBT})"
_SENT: Final = "v.device = :device AND v.state <> 'draft' AND v.erased = 0"
_NEW: Final = (
    "version v INDEXED BY version_by_counter CROSS JOIN record r ON r.seq = v.record"
    f" WHERE {_SENT} AND v.counter > :after AND v.counter <= :top AND {_ELIGIBLE}"
)
_PASSED_OVER: Final = (
    "version v JOIN record r ON r.seq = v.record WHERE v.seq IN (SELECT old.seq"  # noqa: S608
    " FROM version new INDEXED BY version_by_counter JOIN version old ON old.record = new.record"
    " WHERE new.device = :device AND new.counter > :after AND new.counter <= :top AND new.state <> 'draft'"
    f" AND new.revision > 1 AND old.counter <= :after) AND {_SENT} AND {_ELIGIBLE} AND NOT {_DELIVERED}"
)


@dataclass(frozen=True, slots=True)
class KindCount:
    """What a bundle holds of one kind: ``versions``, and ``records`` whose head is among them, some ``deleted``.

    ``value`` (đồng) and ``turns`` are sums over these heads, deleted ones aside.
    """

    kind: str
    records: int
    versions: int
    deleted: int
    value: int
    turns: int


class Exportable:
    """Tells what is to be exported. ``device`` is this store's own (16 hex digits).

    ``after`` is the acknowledged counter, ``top`` the counter at the time of export: the same pair gives the same
    versions in all three calls, as long as nothing is saved between them (hold one ``write()``, or compare counts).
    """

    def __init__(self, connection: Connection, device: str) -> None:
        self._connection = connection
        self._device = device

    def versions(self, after: int, top: int) -> Iterator[bytes]:
        """Yield the exact bytes of each version to export, parents before children, in flat memory."""
        yield from self._each("v.content", after, top)

    def ids(self, after: int, top: int) -> Iterator[str]:
        """Yield the ids of the same versions in the same order, without reading their bytes."""
        yield from self._each("v.id", after, top)

    def counts(self, after: int, top: int) -> list[KindCount]:
        """Return the counts and sums of the same versions, by kind in the order of their names."""
        columns = "v.kind, v.seq = r.head AS head, v.state, v.value, v.turns"
        rows = self._connection.read(
            "SELECT kind, sum(head), count(*), sum(head AND state = 'deleted'),"  # noqa: S608
            " coalesce(sum(value) FILTER (WHERE head AND state = 'complete'), 0),"
            " coalesce(sum(turns) FILTER (WHERE head AND state = 'complete'), 0)"
            f" FROM (SELECT {columns} FROM {_NEW} UNION ALL SELECT {columns} FROM {_PASSED_OVER})"
            " GROUP BY kind ORDER BY kind",
            self._range(after, top),
        )
        return [KindCount(*row) for row in rows]

    def mark_exported(self, after: int, top: int, bundle: str, at: datetime | None) -> int:
        """Note for each record of the bundle that its head travels in ``bundle``; return how many. Inside ``write()``.

        Call it after ``versions`` and ``counts``: what is exported for the first time here changes what a later
        deletion does.
        """
        return self._connection.run(
            "INSERT INTO record_state (record, state, version, bundle, at)"  # noqa: S608
            " SELECT r.seq, 'exported', h.id, :bundle, :at"
            f" FROM (SELECT DISTINCT v.record AS seq FROM {_NEW}) k"
            " CROSS JOIN record r ON r.seq = k.seq CROSS JOIN version h ON h.seq = r.head",
            {**self._range(after, top), "bundle": bundle, "at": None if at is None else at.isoformat()},
        )

    def plan(self) -> list[str]:
        """Return how SQLite reads the new versions, one step an entry; a test sees that nothing is sorted."""
        sql = f"EXPLAIN QUERY PLAN SELECT v.content FROM {_NEW} ORDER BY v.counter"  # noqa: S608
        return [step[3] for step in self._connection.read(sql, self._range(0, 1))]

    def _each(self, column: str, after: int, top: int) -> Iterator[Any]:
        parameters = self._range(after, top)
        for source in (_PASSED_OVER, _NEW):
            rows = self._connection.stream(f"SELECT {column} FROM {source} ORDER BY v.counter", parameters)  # noqa: S608
            for (value,) in rows:
                yield value

    def _range(self, after: int, top: int) -> dict[str, Value]:
        settings = Settings(self._connection)
        # An epoch begun before this number was kept: nothing is known of its records, so all are in doubt.
        unknown = ALL_ROWS if settings.get("epoch.parent") else 0
        before = settings.integer(RECORDS_BEFORE, unknown)
        return {"device": self._device, "after": after, "top": top, "records_before": before}
