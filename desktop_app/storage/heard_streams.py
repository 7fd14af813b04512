"""What the province knows of streams beyond how far they were applied: set back, heard of, gone on from another epoch.

Counters of versions belong to the device, not to an epoch: a device that was set back gives the counters of its lost
life again. So what only the lost life had is told by comparing versions, not counters.
"""

from __future__ import annotations

from typing import Final

from desktop_app.storage.connection import Connection
from desktop_app.storage.ledger import StreamState

_COLUMNS: Final = "unit, device, epoch, parent_epoch, parent_counter, applied, last_number"
_BEYOND: Final = "v.device = :device AND v.counter > :counter AND v.erased = 0"
_ONLY_HERE: Final = (
    f"SELECT count(DISTINCT v.record) FROM version v WHERE {_BEYOND} AND v.seq <= :before"  # noqa: S608 - a constant
    " AND v.seq NOT IN (SELECT version FROM temp.in_bundle)"
)
_NEWLY_HERE: Final = (
    "SELECT count(DISTINCT v.record) FROM temp.in_bundle b CROSS JOIN version v ON v.seq = b.version"  # noqa: S608
    f" WHERE {_BEYOND} AND v.seq > :before"
)


class HeardStreams:
    """Reads and keeps it; what changes it runs inside ``write()``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def first_heard(self, state: StreamState) -> None:
        """Note a stream of which nothing could be applied yet: the receipt then names the counter it begins from."""
        self._connection.run(
            f"INSERT OR IGNORE INTO stream ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
            (
                state.unit,
                state.device,
                state.epoch,
                state.parent_epoch,
                state.parent_counter,
                state.applied,
                state.last_number,
            ),
        )

    def mark_replayed(self, device: str, epoch: str) -> None:
        """Note that two bundles of one number exist: the device was set back, and the receipt has to say so."""
        self._connection.run("UPDATE stream SET replayed = 1 WHERE device = ? AND epoch = ?", (device, epoch))

    def of_device(self, device: str) -> list[StreamState]:
        """Return all streams of a device, in the order they were first heard of."""
        rows = self._connection.read(f"SELECT {_COLUMNS} FROM stream WHERE device = ? ORDER BY rowid", (device,))  # noqa: S608
        return [StreamState(*row) for row in rows]

    def all(self) -> list[StreamState]:
        """Return the streams of all units, in the order they were first heard of."""
        return [StreamState(*row) for row in self._connection.read(f"SELECT {_COLUMNS} FROM stream ORDER BY rowid")]  # noqa: S608

    def newest_version(self) -> int:
        """Return the row of the version that was stored last."""
        return int(self._connection.value("SELECT coalesce(max(seq), 0) FROM version"))

    def only_here(self, device: str, counter: int, before: int) -> int:
        """Count records of which the device wrote versions beyond ``counter`` that a full bundle in hand lacks.

        ``before``: ``newest_version`` as it was before the bundle was merged.
        """
        return self._count(_ONLY_HERE, device, counter, before)

    def newly_here(self, device: str, counter: int, before: int) -> int:
        """Count records of which the bundle in hand brought new versions of the device beyond ``counter``."""
        return self._count(_NEWLY_HERE, device, counter, before)

    def _count(self, sql: str, device: str, counter: int, before: int) -> int:
        return int(self._connection.value(sql, {"device": device, "counter": counter, "before": before}))
