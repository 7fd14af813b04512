"""Records that go on from what was erased by law, as if it had not been: an older state of the office wrote them.

An erasure writes what follows the versions it erases, with a reason of its own. Anything else that follows an erased
version was written by a store that did not know of the erasure: a backup from before it was restored. What the record
says may be personal data again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.storage.connection import Connection, Value

_FOLLOWS: Final = (
    "CROSS JOIN version_parent p ON p.version = v.seq CROSS JOIN erased_version e ON e.id = p.parent"
    " CROSS JOIN record r ON r.seq = v.record WHERE v.erased = 0 AND v.state <> 'draft'"
    " AND v.reason NOT IN (SELECT value FROM json_each(:reasons))"
)
_ALL: Final = f"SELECT DISTINCT r.id, r.title FROM version v {_FOLLOWS} ORDER BY r.seq"  # noqa: S608 - a constant
_IN_BUNDLE: Final = (
    f"SELECT DISTINCT r.id, r.title FROM temp.in_bundle b CROSS JOIN version v ON v.seq = b.version {_FOLLOWS}"  # noqa: S608
)
_OF_ERASED: Final = (
    "SELECT DISTINCT r.id, r.title FROM json_each(:ids) j CROSS JOIN version k ON k.id = j.value"  # noqa: S608
    f" CROSS JOIN version v ON v.record = k.record {_FOLLOWS}"
)


@dataclass(frozen=True, slots=True)
class OutlivedErasure:
    """An erasure that a record outlived, for it goes on from what was erased; and what the record is called now."""

    record: str
    title: str


class OutlivedErasures:
    """Finds the records. ``reasons``: what an erasure gives as reason of the versions it writes."""

    def __init__(self, connection: Connection, reasons: Collection[str]) -> None:
        self._connection = connection
        self._reasons = json.dumps(sorted(reasons))

    def everywhere(self) -> list[OutlivedErasure]:
        """Return all of them. Reads every version's parents."""
        return self._found(_ALL)

    def in_bundle(self) -> list[OutlivedErasure]:
        """Return those that a version of the bundle in hand tells of (``BundleVersions``)."""
        return self._found(_IN_BUNDLE)

    def of(self, versions: Sequence[str]) -> list[OutlivedErasure]:
        """Return those among the records whose ``versions`` were erased just now."""
        return self._found(_OF_ERASED, ids=json.dumps(list(versions)))

    def _found(self, sql: str, **also: Value) -> list[OutlivedErasure]:
        if not self._connection.value("SELECT EXISTS (SELECT 1 FROM erased_version)"):
            return []
        return [OutlivedErasure(*row) for row in self._connection.read(sql, {"reasons": self._reasons, **also})]
