"""What a store holds of one unit, as receipts and reconciliation tell it: each record's head and its outcome, the sums.

The province asks for its receipt, the office for what it counts itself: the same SQL on both sides.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.storage.connection import Connection, Value

_OUTCOME: Final = (
    "(SELECT {column} FROM record_state s WHERE s.record = r.seq AND s.version = h.id"
    " AND s.state IN ('received', 'accepted', 'returned') ORDER BY s.seq DESC LIMIT 1)"
)
_HEADS: Final = "json_each(:units) u CROSS JOIN record r ON r.unit = u.value CROSS JOIN version h ON h.seq = r.head"
_RECORDS: Final = (
    "SELECT r.id, r.kind, h.id, h.seq, h.state, s.seq, s.state, s.reason_code, s.reason"  # noqa: S608
    f" FROM {_HEADS} LEFT JOIN record_state s ON s.seq = {_OUTCOME.format(column='s.seq')} ORDER BY r.seq"
)
_COUNTED: Final = f"(:with_returned OR coalesce({_OUTCOME.format(column='s.state')}, '') <> 'returned')"
_SUMS: Final = (
    "SELECT r.kind, sum(h.state = 'complete'), sum(h.state = 'deleted'),"  # noqa: S608
    " coalesce(sum(h.value) FILTER (WHERE h.state = 'complete'), 0),"
    f" coalesce(sum(h.turns) FILTER (WHERE h.state = 'complete'), 0) FROM {_HEADS} WHERE {_COUNTED} GROUP BY r.kind"
)
_PERSONS: Final = (
    f"SELECT r.kind, count(DISTINCT p.person_key) FROM {_HEADS}"  # noqa: S608
    f" CROSS JOIN version_person p ON p.version = h.seq WHERE h.state = 'complete' AND {_COUNTED} GROUP BY r.kind"
)
_DECIDED_FORKS: Final = (
    "SELECT DISTINCT r.seq FROM json_each(:units) u CROSS JOIN record r ON r.unit = u.value"
    " CROSS JOIN version d ON d.record = r.seq WHERE d.device = :device AND d.state <> 'draft' AND d.erased = 0"
)
_THEIRS: Final = "e.unit IN (SELECT value FROM json_each(:units))"
# What follows an erased version is known here even where that one never came.
_ERASED: Final = (
    "SELECT v.content FROM (SELECT r.seq FROM json_each(:units) u CROSS JOIN record r ON r.unit = u.value"  # noqa: S608
    " AND r.kind = 'erasure'"
    f" UNION SELECT o.record FROM erased_version e CROSS JOIN version o ON o.id = e.id WHERE {_THEIRS}"
    " UNION SELECT o.record FROM version_parent p CROSS JOIN erased_version e ON e.id = p.parent"
    f" CROSS JOIN version o ON o.seq = p.version WHERE {_THEIRS}) k"
    " CROSS JOIN version v ON v.record = k.seq WHERE v.state <> 'draft' AND v.erased = 0 ORDER BY v.seq"
)


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """A record: its head, and what was decided about that very version ("" when nothing was).

    ``version_seq`` and ``outcome_seq`` (0 without a decision) order versions and decisions as they came.
    """

    record: str
    kind: str
    version: str
    version_seq: int
    state: str
    outcome_seq: int
    outcome: str
    reason_code: str | None
    words: str


class UnitRecords:
    """Reads what is held of a unit; ``units`` are its code and those it had before."""

    def __init__(self, connection: Connection, units: Iterable[str]) -> None:
        self._connection = connection
        self._units = json.dumps(sorted(units))

    def records(self) -> Iterator[HeldRecord]:
        """Yield every record that has a head, in the order of rows."""
        rows = self._connection.stream(_RECORDS, {"units": self._units})
        for record, kind, version, seq, state, decided, outcome, code, words in rows:
            yield HeldRecord(record, kind, version, seq, state, decided or 0, outcome or "", code, words or "")

    def totals(self, *, with_returned: bool = False) -> dict[str, dict[str, int]]:
        """Return the sums by kind over the heads, as a manifest names them; returned records left out."""
        parameters: dict[str, Value] = {"units": self._units, "with_returned": int(with_returned)}
        totals: dict[str, dict[str, int]] = {}
        for kind, records, deleted, value, turns in self._connection.read(_SUMS, parameters):
            totals[kind] = {"records": records, "deleted": deleted, "value": value, "turns": turns, "persons": 0}
        for kind, persons in self._connection.read(_PERSONS, parameters):
            totals[kind]["persons"] = persons
        return totals

    def decided_forks(self, device: str) -> list[bytes]:
        """Return all versions of the records a version of ``device`` (the province's own) joins, oldest first."""
        rows = self._connection.read(
            f"SELECT v.content FROM ({_DECIDED_FORKS}) k CROSS JOIN version v ON v.record = k.seq"  # noqa: S608
            " WHERE v.state <> 'draft' AND v.erased = 0 ORDER BY v.seq",
            {"units": self._units, "device": device},
        )
        return [content for (content,) in rows]

    def erased(self) -> list[bytes]:
        """Return the versions that say what the unit erased, and what is left of those records, oldest first."""
        return [content for (content,) in self._connection.read(_ERASED, {"units": self._units})]

    def decisions_after(self, mark: int) -> int:
        """Return how many decisions were noted about the unit's records after ``mark`` (a row number)."""
        return int(
            self._connection.value(
                "SELECT count(*) FROM record_state s JOIN record r ON r.seq = s.record WHERE s.seq > :mark"
                " AND s.state <> 'exported' AND r.unit IN (SELECT value FROM json_each(:units))",
                {"mark": mark, "units": self._units},
            )
        )

    def arrivals(self) -> int:
        """Return how many bundles of the unit were applied in all."""
        return int(
            self._connection.value(
                "SELECT count(*) FROM received WHERE unit IN (SELECT value FROM json_each(:units))",
                {"units": self._units},
            )
        )


def newest_decision(connection: Connection) -> int:
    """Return the row number of the newest step noted, 0 for none."""
    return int(connection.value("SELECT coalesce(max(seq), 0) FROM record_state"))
