"""What the province holds of each unit for a period: months with data, what waits, what was returned, what came late.

Reads only; asked in the background. Units are the codes records were entered under.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.storage.closings import FIRST_FINISHED
from desktop_app.storage.connection import Connection

_MAY_LIE_INSIDE: Final = "(v.occurred_from IS NULL OR (v.occurred_from <= :end AND v.occurred_to >= :start))"
_MONTHS: Final = (
    "SELECT v.unit, substr(v.occurred_from, 1, 7) FROM json_each(:kinds) k CROSS JOIN version v"
    " ON v.kind = k.value AND v.current = 1 AND v.occurred_from >= :start AND v.occurred_to <= :end"
    " AND substr(v.occurred_from, 1, 7) = substr(v.occurred_to, 1, 7) GROUP BY 1, 2"
)
_WAITING: Final = (
    "SELECT q.unit, count(*) FROM review_queue q CROSS JOIN record r ON r.seq = q.record"  # noqa: S608 - constants
    f" CROSS JOIN version v ON v.seq = coalesce(r.shown, r.head) WHERE {_MAY_LIE_INSIDE} GROUP BY q.unit"
)
_RETURNED: Final = (
    "SELECT v.unit, count(DISTINCT r.seq) FROM record_state s INDEXED BY record_state_returned"  # noqa: S608 - constants
    " CROSS JOIN record r ON r.seq = s.record CROSS JOIN version v ON v.seq = r.head AND v.id = s.version"
    f" WHERE s.state = 'returned' AND v.state = 'complete' AND {_MAY_LIE_INSIDE}"
    " AND NOT EXISTS (SELECT 1 FROM record_state n WHERE n.record = s.record AND n.version = s.version"
    " AND n.seq > s.seq) GROUP BY v.unit"
)
_LATE: Final = (
    # Only what was written after the closing is looked at closely: of most units nothing is.
    "SELECT c.key, count(*), coalesce(sum(v.value) FILTER (WHERE v.kind IN (SELECT value FROM json_each(:giving))), 0)"  # noqa: S608
    " FROM json_each(:closings) c CROSS JOIN json_each(:kinds) k"
    " CROSS JOIN json_each(json_extract(c.value, '$[3]')) u CROSS JOIN version v ON v.kind = k.value"
    " AND v.unit = u.value AND v.current = 1 AND v.occurred_from >= json_extract(c.value, '$[0]')"
    " AND v.occurred_to <= json_extract(c.value, '$[1]') WHERE v.seq > json_extract(c.value, '$[2]')"
    f" AND {FIRST_FINISHED.format(record='v.record')} > json_extract(c.value, '$[2]') GROUP BY c.key"
)


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """A closed period as it is asked about: ISO days, the row of its closing, the codes its unit recorded under."""

    start: str
    end: str
    seq: int
    codes: tuple[str, ...]


class CompletenessRows:
    """Answers for one period, both days (ISO) included."""

    def __init__(self, connection: Connection, start: str, end: str) -> None:
        self._connection = connection
        self._days = {"start": start, "end": end}

    def months(self, kinds: Collection[str]) -> dict[str, set[str]]:
        """Return the months ("2026-05") in which each unit has records that count."""
        found: dict[str, set[str]] = {}
        for unit, month in self._connection.read(_MONTHS, {**self._days, "kinds": json.dumps(sorted(kinds))}):
            found.setdefault(unit, set()).add(month)
        return found

    def waiting(self) -> dict[str, int]:
        """Return how many records of each unit that may belong to the period wait for a decision."""
        return {unit: count for unit, count in self._connection.read(_WAITING, dict(self._days))}

    def returned(self) -> dict[str, int]:
        """Return how many records of each unit that may belong to the period stand as returned."""
        return {unit: count for unit, count in self._connection.read(_RETURNED, dict(self._days))}

    def late(
        self, closings: Sequence[ClosedDays], kinds: Collection[str], giving: Collection[str]
    ) -> dict[int, tuple[int, int]]:
        """Return, by the place of a closing, how many records came after it into its days, and their đồng."""
        asked = [(one.start, one.end, one.seq, one.codes) for one in closings]
        rows = self._connection.read(
            _LATE,
            {
                "closings": json.dumps(asked),
                "kinds": json.dumps(sorted(kinds)),
                "giving": json.dumps(sorted(giving)),
            },
        )
        return {int(place): (count, value) for place, count, value in rows}
