"""What a receipt says of the unit's records, taken into an office's store: travel steps, and what the province holds.

One statement for all records of a receipt. Everything here runs inside the ``write()`` that takes the receipt.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.storage.connection import Connection, Value

_NOW: Final = (
    "(SELECT {column} FROM record_state s WHERE s.record = r.seq AND s.version = {version} ORDER BY s.seq DESC LIMIT 1)"
)
_STEP: Final = "INSERT INTO record_state (record, state, version, bundle, reason, at, reason_code)"
_TOLD: Final = (
    f"{_STEP} SELECT r.seq, t.outcome, t.version, :receipt, nullif(t.words, ''), :at, t.code FROM temp.told t"  # noqa: S608
    " CROSS JOIN record r ON r.id = t.record CROSS JOIN version v ON v.id = t.version WHERE v.record = r.seq"
    " AND (t.outcome, nullif(t.words, ''), t.code) IS NOT"
    f" {_NOW.format(column='s.state, s.reason, s.reason_code', version='t.version')}"
)
_LOST: Final = (
    f"{_STEP} SELECT r.seq, 'ready', h.id, :receipt, NULL, :at, NULL FROM record r CROSS JOIN version h"  # noqa: S608
    f" ON h.seq = r.head WHERE coalesce({_NOW.format(column='s.state', version='h.id')},"
    " iif(h.device <> :device, 'received', '')) IN ('received', 'accepted', 'returned')"
    " AND NOT EXISTS (SELECT 1 FROM temp.told t WHERE t.record = r.id AND (t.version = h.id"
    # What another PC of the unit wrote is behind, not lost, where the province has a version unknown here.
    " OR (h.device <> :device AND t.version NOT IN (SELECT id FROM version))))"
    " AND NOT (h.device = :device AND h.counter <= :applied)"
)
_ARRIVED: Final = (
    f"{_STEP} SELECT r.seq, 'received', h.id, :receipt, NULL, :at, NULL FROM record r CROSS JOIN version h"  # noqa: S608
    f" ON h.seq = r.head WHERE h.device = :device AND h.counter <= :applied"
    f" AND {_NOW.format(column='s.state', version='h.id')} = 'exported'"
    " AND NOT EXISTS (SELECT 1 FROM temp.told t WHERE t.record = r.id AND t.version = h.id)"
)
_CAME_LATER: Final = (
    f"{_STEP} SELECT r.seq, p.outcome, v.id, :receipt, p.reason, :at, p.reason_code FROM province_holds p"  # noqa: S608
    " CROSS JOIN record r ON r.id = p.record CROSS JOIN version v ON v.id = p.version WHERE v.record = r.seq"
    " AND NOT EXISTS (SELECT 1 FROM record_state s WHERE s.record = r.seq AND s.version = v.id)"
)


@dataclass(frozen=True, slots=True)
class ToldOutcome:
    """The province's word about one record: the version it holds, and received, accepted or returned with a reason."""

    record: str
    kind: str
    version: str
    outcome: str
    reason_code: str | None = None
    words: str = ""


class ToldOutcomes:
    """Takes the outcomes of one receipt in. ``device`` is this store's own (16 hex digits)."""

    def __init__(self, connection: Connection, device: str) -> None:
        self._connection = connection
        self._device = device

    def take(self, told: Iterable[ToldOutcome], *, complete: bool) -> None:
        """Hold what the province holds now. Not ``complete``: of records that are not named nothing is said."""
        run = self._connection.run
        run("DROP TABLE IF EXISTS temp.told")
        run(
            "CREATE TEMP TABLE told (record TEXT PRIMARY KEY, kind TEXT NOT NULL, version TEXT NOT NULL,"
            " outcome TEXT NOT NULL, code TEXT, words TEXT NOT NULL) STRICT, WITHOUT ROWID"
        )
        self._connection.run_many(
            "INSERT INTO temp.told (record, kind, version, outcome, code, words) VALUES (?, ?, ?, ?, ?, ?)",
            ((one.record, one.kind, one.version, one.outcome, one.reason_code, one.words) for one in told),
        )
        if complete:
            run("DELETE FROM province_holds")
        run(
            "INSERT OR REPLACE INTO province_holds (record, kind, version, outcome, reason_code, reason)"
            " SELECT record, kind, version, outcome, code, nullif(words, '') FROM temp.told"
        )

    def note_arrived(self, receipt: str, at: datetime | None) -> int:
        """Note what ``receipt``, the last one taken, told of versions that came here after it; return how many."""
        time = None if at is None else at.isoformat()
        return self._connection.run(_CAME_LATER, {"receipt": receipt, "at": time})

    def note(self, receipt: str, applied: int, at: datetime | None, *, complete: bool) -> int:
        """Note the steps they mean; return how many records the province has no more, which are ready again.

        ``applied``: how far the own stream came, so that what is held beside another head (a fork) is received too.
        """
        parameters: dict[str, Value] = {
            "receipt": receipt,
            "at": None if at is None else at.isoformat(),
            "device": self._device,
            "applied": applied,
        }
        self._connection.run(_TOLD, parameters)
        self._connection.run(_ARRIVED, parameters)
        lost = self._connection.run(_LOST, parameters) if complete else 0
        self._connection.run("DROP TABLE temp.told")
        return lost
