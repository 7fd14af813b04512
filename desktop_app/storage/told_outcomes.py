"""What a receipt says of the unit's records, taken into an office's store: travel steps, and what the province holds.

What was erased by law and is still, or again, in this store is told by a step of its own, ``erased``: the province
keeps it away, so it is neither received nor lost, and does not travel (``exportable``).

One statement for all records of a receipt. Everything here runs inside the ``write()`` that takes the receipt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.settings import Settings
from desktop_app.storage.travel import TOLD_ERASED

_NOW: Final = (
    "(SELECT {column} FROM record_state s WHERE s.record = r.seq AND s.version = {version} ORDER BY s.seq DESC LIMIT 1)"
)
_STEP: Final = "INSERT INTO record_state (record, state, version, bundle, reason, at, reason_code)"
_NOT_ERASED: Final = "{version} NOT IN (SELECT version FROM temp.told_erased)"
_TOLD: Final = (
    f"{_STEP} SELECT r.seq, t.outcome, t.version, :receipt, nullif(t.words, ''), :at, t.code FROM temp.told t"  # noqa: S608
    " CROSS JOIN record r ON r.id = t.record CROSS JOIN version v ON v.id = t.version WHERE v.record = r.seq"
    f" AND {_NOT_ERASED.format(version='v.id')}"
    " AND (t.outcome, nullif(t.words, ''), t.code) IS NOT"
    f" {_NOW.format(column='s.state, s.reason, s.reason_code', version='t.version')}"
)
_LOST: Final = (
    f"{_STEP} SELECT r.seq, 'ready', h.id, :receipt, NULL, :at, NULL FROM record r CROSS JOIN version h"  # noqa: S608
    f" ON h.seq = r.head WHERE coalesce({_NOW.format(column='s.state', version='h.id')},"
    " iif(h.device <> :device, 'received', '')) IN ('received', 'accepted', 'returned', 'erased')"
    f" AND {_NOT_ERASED.format(version='h.id')}"
    " AND NOT EXISTS (SELECT 1 FROM temp.told t WHERE t.record = r.id AND (t.version = h.id"
    # What another PC of the unit wrote is behind, not lost, where the province has a version unknown here.
    " OR (h.device <> :device AND t.version NOT IN (SELECT id FROM version))))"
    " AND NOT (h.device = :device AND h.counter <= :applied)"
    # A decision of the province that it lost goes back to it in a receipt, or not at all.
    " AND (h.device IN (SELECT id FROM device) OR h.device = :device"
    " OR h.id IN (SELECT value FROM json_each(:recoverable)))"
)
_HERE: Final = "temp.told_erased e CROSS JOIN version v ON v.id = e.version CROSS JOIN record r ON r.seq = v.record"
_ERASED: Final = (
    f"{_STEP} SELECT r.seq, 'erased', v.id, :receipt, NULL, :at, NULL FROM {_HERE}"  # noqa: S608
    f" WHERE v.erased = 0 AND v.state <> 'draft' AND {_NOW.format(column='s.state', version='v.id')} IS NOT 'erased'"
)
_STILL_HERE: Final = f"SELECT count(*) FROM {_HERE} WHERE v.seq = r.head AND v.erased = 0"  # noqa: S608
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


@dataclass(frozen=True, slots=True)
class Noted:
    """``lost``: records the province has no more, ready again. ``erased``: records whose head was erased by law."""

    lost: int
    erased: int


class ToldOutcomes:
    """Takes the outcomes of one receipt in. ``device`` is this store's own (16 hex digits)."""

    def __init__(self, connection: Connection, device: str) -> None:
        self._connection = connection
        self._device = device

    def take(self, told: Iterable[ToldOutcome], erased: Iterable[str] = (), *, complete: bool) -> None:
        """Hold what the province holds now. Not ``complete``: of records that are not named nothing is said.

        ``erased``: ids of versions the unit erased by law.
        """
        run = self._connection.run
        run("DROP TABLE IF EXISTS temp.told_erased")
        run("CREATE TEMP TABLE told_erased (version TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
        self._connection.run_many(
            "INSERT OR IGNORE INTO temp.told_erased (version) VALUES (?)", ((one,) for one in erased)
        )
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

    def note(self, step: Step, *, complete: bool) -> Noted:
        """Note the steps they mean, and return what that came to."""
        parameters: dict[str, Value] = {
            "receipt": step.receipt,
            "at": None if step.at is None else step.at.isoformat(),
            "device": self._device,
            "applied": step.applied,
            "recoverable": json.dumps([*step.recoverable]),
        }
        self._connection.run(_TOLD, parameters)
        if self._connection.run(_ERASED, {"receipt": step.receipt, "at": parameters["at"]}):
            Settings(self._connection).set(TOLD_ERASED, "1")
        self._connection.run(_ARRIVED, parameters)
        self._connection.run(_BROUGHT, parameters)
        lost = self._connection.run(_LOST, parameters) if complete else 0
        erased = int(self._connection.value(_STILL_HERE))
        self._connection.run("DROP TABLE temp.told")
        self._connection.run("DROP TABLE temp.told_erased")
        return Noted(lost, erased)
