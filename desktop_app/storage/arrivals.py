"""What arrived: bundles that were applied, by the code they came under; which versions are here already."""

from __future__ import annotations

import json
from collections.abc import Iterable

from desktop_app.storage.connection import Connection, Row
from desktop_app.storage.ledger import ReceivedBundle
from desktop_app.storage.many_ids import as_json


class Arrivals:
    """Reads them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, units: Iterable[str], limit: int) -> list[ReceivedBundle]:
        """Return the bundles that came under one of the codes ``units``, what was applied last first."""
        rows = self._connection.read(
            "SELECT unit, device, epoch, number, sha256, at, summary FROM received"
            " WHERE unit IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC LIMIT ?",
            (json.dumps(sorted(units)), limit),
        )
        return [_bundle(row) for row in rows]

    def named(self, sha256: str) -> tuple[str, int] | None:
        """Return unit (as recorded) and number of a bundle by its hash, None where none such was applied."""
        found = self._connection.one("SELECT unit, number FROM received WHERE sha256 = ?", (sha256,))
        return None if found is None else (str(found[0]), int(found[1]))

    def counts(self) -> dict[str, int]:
        """Return how many bundles were applied, by the code they came under."""
        return dict(self._connection.read("SELECT unit, count(*) FROM received GROUP BY unit"))

    def known(self, versions: Iterable[str]) -> set[str]:
        """Return those of ``versions`` (ids) that are stored here already; ask for some thousand at a time."""
        rows = self._connection.read(
            "SELECT v.id FROM json_each(?) j CROSS JOIN version v ON v.id = j.value", (as_json(versions),)
        )
        return {version for (version,) in rows}


def _bundle(row: Row) -> ReceivedBundle:
    unit, device, epoch, number, sha256, at, summary = row
    return ReceivedBundle(unit, device, epoch, number, sha256, at or "", json.loads(summary))
