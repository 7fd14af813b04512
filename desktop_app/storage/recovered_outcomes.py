"""Decisions of this province that its store forgot and a receipt of its own brought back (it was restored).

What is decided about versions that are here becomes steps of ``record_state``; the rest waits until they arrive. A
step somebody here decided bears a name (``operator``); one that was brought back bears none, and gives way to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.storage.connection import Connection
from desktop_app.storage.moments import stated

_EVERYTHING: Final = "recovered_outcome o CROSS JOIN version v ON v.id = o.version"
_ARRIVED: Final = (
    "temp.in_bundle b CROSS JOIN version v ON v.seq = b.version CROSS JOIN recovered_outcome o ON o.version = v.id"
)
_OF_RECORD: Final = " CROSS JOIN record r ON r.seq = v.record WHERE r.id = o.record"
_LAST: Final = (
    "(SELECT {column} FROM record_state s WHERE s.record = v.record AND s.version = v.id"
    " AND s.state IN ('accepted', 'returned') ORDER BY s.seq DESC LIMIT 1)"
)
_FREE: Final = f"{_LAST.format(column='s.operator')} IS NULL AND {_LAST.format(column='s.state')} IS NOT o.outcome"
"""Nobody here decided about version ``v``, and what was brought back before says otherwise than ``o``."""


@dataclass(frozen=True, slots=True)
class RecoveredOutcome:
    """What was decided about one version: ``outcome`` "accepted" or "returned", with the reason's code and words."""

    record: str
    version: str
    outcome: str
    reason_code: str | None
    words: str


class RecoveredOutcomes:
    """Keeps them, inside ``write()``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, outcomes: Iterable[RecoveredOutcome]) -> None:
        """Let outcomes wait for their versions; what is told later of the same version takes the place."""
        self._connection.run_many(
            "INSERT OR REPLACE INTO recovered_outcome (version, record, outcome, reason_code, reason)"
            " VALUES (?, ?, ?, ?, ?)",
            ((one.version, one.record, one.outcome, one.reason_code, one.words or None) for one in outcomes),
        )

    def apply(self, bundle: str, at: datetime | None, *, everything: bool) -> list[str]:
        """Make steps of those whose versions are here; return the records they were about.

        ``bundle`` is the hash of what brought the receipt or the versions. Looks through all that waits where
        ``everything`` is asked for (outcomes were kept just now), else only for versions of the bundle in hand.
        """
        if not self._connection.value("SELECT EXISTS (SELECT 1 FROM recovered_outcome)"):
            return []
        here = (_EVERYTHING if everything else _ARRIVED) + _OF_RECORD
        rows = self._connection.read(f"SELECT r.id FROM {here} AND {_FREE}")  # noqa: S608 - constants
        self._connection.run(
            "INSERT INTO record_state (record, state, version, bundle, reason, at, reason_code)"  # noqa: S608
            f" SELECT v.record, o.outcome, v.id, :bundle, o.reason, :at, o.reason_code FROM {here} AND {_FREE}",
            {"bundle": bundle, "at": stated(at)},
        )
        self._connection.run(f"DELETE FROM recovered_outcome WHERE version IN (SELECT v.id FROM {here})")  # noqa: S608
        return [record for (record,) in rows]

    def waiting(self) -> int:
        """Return how many wait for versions that are not here yet."""
        return int(self._connection.value("SELECT count(*) FROM recovered_outcome"))
