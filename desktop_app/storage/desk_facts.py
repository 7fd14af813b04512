"""What a receipt tells of the desk beside records: streams reached, periods locked, notes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.storage.connection import Connection
from desktop_app.storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a stream of a unit was applied; ``missing`` numbers never came, ``replayed`` one came twice, unlike.

    ``last_sha256`` is of the file that came under ``last_number``, None where the ledger does not know it.
    """

    device: str
    epoch: str
    applied: int
    last_number: int | None
    missing: tuple[int, ...]
    replayed: bool
    last_sha256: str | None


@dataclass(frozen=True, slots=True)
class Locked:
    """A locked period (ISO days, both included); ``open_until``: the unit may still add to it up to that day."""

    start: str
    end: str
    open_until: str | None


class DeskFacts:
    """Reads them for one unit; ``units`` are its code and those it had before."""

    def __init__(self, connection: Connection, units: Iterable[str]) -> None:
        self._connection = connection
        self._codes = sorted(units)
        self._units = json.dumps(self._codes)

    def streams(self) -> list[Reached]:
        """Return every stream of the unit; one that went on under another code of it is one stream."""
        rows = self._connection.read(
            "SELECT device, epoch, applied, last_number, replayed FROM stream"
            " WHERE unit IN (SELECT value FROM json_each(?)) ORDER BY rowid",
            (self._units,),
        )
        ledger, found = Ledger(self._connection), dict[tuple[str, str], Reached]()
        for device, epoch, applied, last, replayed in rows:
            before = found.get((device, epoch))
            if before is not None:
                applied, replayed = max(applied, before.applied), replayed or before.replayed
                last = max(last or 0, before.last_number or 0) or None
            missing = tuple(ledger.missing_numbers(self._codes, device, epoch))
            sha256 = self._sha256(device, epoch, last)
            found[device, epoch] = Reached(device, epoch, applied, last, missing, bool(replayed), sha256)
        return list(found.values())

    def _sha256(self, device: str, epoch: str, number: int | None) -> str | None:
        found: str | None = self._connection.value(
            "SELECT sha256 FROM received WHERE device = ? AND epoch = ? AND number = ?"
            " AND unit IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC LIMIT 1",
            (device, epoch, number, self._units),
        )
        return found

    def locked(self) -> list[Locked]:
        """Return the periods that are locked now, with the unit's exception."""
        rows = self._connection.read(
            'SELECT l.start, l."end", (SELECT max(e.until) FROM lock_exception e WHERE e.lock = l.seq'
            " AND e.ended IS NULL AND e.unit IN (SELECT value FROM json_each(?))) FROM period_lock l"
            " WHERE l.lifted IS NULL ORDER BY l.start, l.seq",
            (self._units,),
        )
        return [Locked(*row) for row in rows]

    def notes(self) -> list[str]:
        """Return what the desk wants to say to the unit, oldest first."""
        rows = self._connection.read(
            "SELECT words FROM desk_note WHERE for_unit = 1 AND done IS NULL"
            " AND unit IN (SELECT value FROM json_each(?)) ORDER BY seq",
            (self._units,),
        )
        return [words for (words,) in rows]
