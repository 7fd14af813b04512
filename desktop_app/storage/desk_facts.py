"""What a receipt tells of the desk beside records: streams reached, periods locked, notes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.storage.connection import Connection
from desktop_app.storage.ledger import Ledger
from desktop_app.storage.whole_streams import WholeStreams


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
        """Return every stream of the unit, as a whole: also what of it came under a code that is not the unit's."""
        streams, ledger = WholeStreams(self._connection), Ledger(self._connection)
        found = []
        for one in streams.of(self._codes):
            last = None if one.last_number is None else ledger.received(one.device, one.epoch, one.last_number)
            found.append(
                Reached(
                    one.device,
                    one.epoch,
                    one.applied,
                    one.last_number,
                    tuple(streams.missing(one.device, one.epoch)),
                    one.replayed,
                    None if last is None else last.sha256,
                )
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
