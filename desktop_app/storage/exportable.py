"""What goes into a bundle: the exact bytes of this device's versions after a counter, streamed.

For every record completed, or deleted after an export, its versions since the counter; drafts never; a record made
and deleted before it was ever exported never. A record the province cannot have (no acknowledged bundle held it) goes
with all its versions, however old: it may have been deleted when earlier bundles passed over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.storage.connection import Connection, Value

_EXPORTED: Final = "EXISTS (SELECT 1 FROM record_state s WHERE s.record = r.seq AND s.state = 'exported')"
_DELIVERED: Final = (
    "EXISTS (SELECT 1 FROM record_state s JOIN outbox o ON o.name = s.bundle"
    " WHERE s.record = r.seq AND s.state = 'exported' AND o.acknowledged = 1)"
)
# A fork goes even if its chosen head is a deletion: the other head is content.
_HEAD_COMPLETE: Final = "EXISTS (SELECT 1 FROM version h WHERE h.seq = r.head AND h.state = 'complete')"
_ELIGIBLE: Final = f"({_HEAD_COMPLETE} OR r.forked = 1 OR {_EXPORTED})"
_SENT: Final = "v.device = :device AND v.state <> 'draft' AND v.erased = 0"
_RANGE: Final = f"{_SENT} AND v.counter > :after AND v.counter <= :top AND {_ELIGIBLE}"
_NEW: Final = f"SELECT v.seq FROM version v JOIN record r ON r.seq = v.record WHERE {_RANGE}"  # noqa: S608
_PASSED_OVER: Final = (
    "SELECT DISTINCT v.seq FROM version n CROSS JOIN record r ON r.seq = n.record"  # noqa: S608
    f" CROSS JOIN version v ON v.record = r.seq WHERE n.device = :device AND n.counter > :after AND n.counter <= :top"
    f" AND n.state <> 'draft' AND n.revision > 1 AND {_SENT} AND v.counter <= :after AND {_ELIGIBLE}"
    f" AND NOT {_DELIVERED}"
)


@dataclass(frozen=True, slots=True)
class KindCount:
    """What a bundle holds of one kind: ``versions`` of ``records``, ``deleted`` of these being deletions.

    ``value`` (đồng) and ``turns`` are sums over the heads that count, deleted records aside.
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
        parameters = self._range(after, top)
        for source in (_PASSED_OVER, _NEW):
            sql = f"SELECT c.content FROM ({source}) k JOIN version c ON c.seq = k.seq ORDER BY c.counter"  # noqa: S608
            for (content,) in self._connection.stream(sql, parameters):
                yield content

    def counts(self, after: int, top: int) -> list[KindCount]:
        """Return the counts and sums of the same versions, by kind in the order of their names."""
        rows = self._connection.read(
            "SELECT h.kind, count(*), sum(k.versions), sum(h.state = 'deleted'),"  # noqa: S608
            " coalesce(sum(h.value) FILTER (WHERE h.state = 'complete'), 0),"
            " coalesce(sum(h.turns) FILTER (WHERE h.state = 'complete'), 0)"
            " FROM (SELECT c.record, count(*) AS versions FROM version c"
            f" WHERE c.seq IN ({_NEW} UNION {_PASSED_OVER}) GROUP BY c.record) k"
            " JOIN record r ON r.seq = k.record JOIN version h ON h.seq = r.head GROUP BY h.kind ORDER BY h.kind",
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
            " SELECT r.seq, 'exported', h.id, :bundle, :at FROM record r JOIN version h ON h.seq = r.head"
            f" WHERE r.seq IN (SELECT v.record FROM version v JOIN record r ON r.seq = v.record WHERE {_RANGE})"
            " ORDER BY r.seq",
            {**self._range(after, top), "bundle": bundle, "at": None if at is None else at.isoformat()},
        )

    def _range(self, after: int, top: int) -> dict[str, Value]:
        return {"device": self._device, "after": after, "top": top}
