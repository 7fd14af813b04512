"""What a receipt says of the unit's records, taken into an office's store: travel steps, and what the province holds.

One statement for all records of a receipt. Everything here runs inside the ``write()`` that takes the receipt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
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
    # A decision of the province that it lost goes back to it in a receipt, or not at all.
    " AND (h.device IN (SELECT id FROM device) OR h.device = :device"
    " OR h.id IN (SELECT value FROM json_each(:recoverable)))"
)
_ARRIVED: Final = (
    f"{_STEP} SELECT r.seq, 'received', h.id, :receipt, NULL, :at, NULL FROM record r CROSS JOIN version h"  # noqa: S608
    f" ON h.seq = r.head WHERE h.device = :device AND h.counter <= :applied"
    f" AND {_NOW.format(column='s.state', version='h.id')} = 'exported'"
    " AND NOT EXISTS (SELECT 1 FROM temp.told t WHERE t.record = r.id AND t.version = h.id)"
)
# Another PC's version that this one sent for it: the bundle it went with has arrived. The province may have told of a
# later one only, which is unknown here.
_BROUGHT: Final = (
    f"{_STEP} SELECT r.seq, 'received', h.id, :receipt, NULL, :at, NULL FROM record r CROSS JOIN version h"  # noqa: S608
    f" ON h.seq = r.head WHERE h.device <> :device AND {_NOW.format(column='s.state', version='h.id')} = 'exported'"
    f" AND EXISTS (SELECT 1 FROM outbox o WHERE o.name = {_NOW.format(column='s.bundle', version='h.id')}"
    " AND o.acknowledged = 1) AND NOT EXISTS (SELECT 1 FROM temp.told t WHERE t.record = r.id AND t.version = h.id)"
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


@dataclass(frozen=True, slots=True)
class Step:
    """What is noted of one receipt. ``receipt``: its name in the travel steps; ``at``: the claimed time.

    ``applied``: how far the own stream came, so that what is held beside another head (a fork) is received too.
    ``recoverable``: decisions (version ids) the province lost and gets back with the next bundle.
    """

    receipt: str
    at: datetime | None
    applied: int
    recoverable: Sequence[str] = ()


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

    def note(self, step: Step, *, complete: bool) -> int:
        """Note the steps they mean; return how many records the province has no more, which are ready again."""
        parameters: dict[str, Value] = {
            "receipt": step.receipt,
            "at": None if step.at is None else step.at.isoformat(),
            "device": self._device,
            "applied": step.applied,
            "recoverable": json.dumps([*step.recoverable]),
        }
        self._connection.run(_TOLD, parameters)
        self._connection.run(_ARRIVED, parameters)
        self._connection.run(_BROUGHT, parameters)
        lost = self._connection.run(_LOST, parameters) if complete else 0
        self._connection.run("DROP TABLE temp.told")
        return lost
