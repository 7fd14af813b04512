"""Files that were not applied and wait: found by hash or by stream, and settled when they need not wait any more.

``Ledger.quarantine`` notes them. Why a file waits is a code with fields; the stream it belongs to is among these as
soon as a signature vouches for it.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

from desktop_app.storage.connection import Connection, Row
from desktop_app.storage.ledger import Quarantined, StreamState

APPLIED: Final = "applied"
OVERTAKEN: Final = "overtaken"
"""How a file came not to wait any more; a person who threw one away is quoted instead (``quarantine.settled``)."""

_WAITING: Final = "SELECT sha256, name, code, fields, at FROM quarantine WHERE released_at IS NULL"
_OF_STREAM: Final = " AND json_extract(fields, '$.device') = ? AND json_extract(fields, '$.epoch') = ?"
"""Whatever unit's code it came under: numbers and counters are the device's."""
_BROUGHT_AGAIN: Final = "('damaged', 'held', 'attachment_lacking', 'unknown_form')"
"""Refusals that say nothing of trust: what a later bundle of the stream brings makes them void."""


class WaitingFiles:
    """Reads them, and settles them inside ``write()``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, sha256: str) -> Quarantined | None:
        """Return the file that waits under this hash, or None."""
        row = self._connection.one(f"{_WAITING} AND sha256 = ?", (sha256,))
        return None if row is None else _file(row)

    def all(self, code: str | None = None) -> list[Quarantined]:
        """Return the files that wait, those that came last first; with ``code`` the ones that wait for that reason."""
        rows = self._connection.read(f"{_WAITING} AND ?1 IN ('', code) ORDER BY rowid DESC", (code or "",))
        return [_file(row) for row in rows]

    def held(self, stream: StreamState) -> list[Quarantined]:
        """Return what is held of a stream and begins within what was applied of it, earlier numbers first."""
        rows = self._connection.read(
            f"{_WAITING}{_OF_STREAM} AND code = 'held' AND json_extract(fields, '$.base') <= ?"
            " ORDER BY json_extract(fields, '$.number'), rowid",
            (stream.device, stream.epoch, stream.applied),
        )
        return [_file(row) for row in rows]

    def hashes(self) -> set[str]:
        """Return the hashes of all files that wait."""
        rows = self._connection.read("SELECT sha256 FROM quarantine WHERE released_at IS NULL")
        return {sha256 for (sha256,) in rows}

    def settle(self, sha256: str, how: str, at: datetime | None) -> None:
        """Note that a file need not wait: ``how`` is APPLIED, or why somebody threw it away."""
        self._connection.run(
            "UPDATE quarantine SET released_at = ?, settled = ? WHERE sha256 = ? AND released_at IS NULL",
            (_moment(at), how, sha256),
        )

    def settle_overtaken(self, stream: StreamState, number: int, at: datetime | None) -> None:
        """Note that files of the stream up to ``number`` need not wait: the bundle of that number brought it all.

        Refusals that say something about trust stay until somebody has looked at them.
        """
        self._connection.run(
            "UPDATE quarantine SET released_at = ?, settled = ? WHERE released_at IS NULL"  # noqa: S608 - a constant
            f" AND code IN {_BROUGHT_AGAIN}{_OF_STREAM} AND json_extract(fields, '$.number') <= ?",
            (_moment(at), OVERTAKEN, stream.device, stream.epoch, number),
        )


def _moment(at: datetime | None) -> str:
    """Return a claimed time, "" when the clock was not to be believed: the file waits no longer all the same."""
    return "" if at is None else at.isoformat()


def _file(row: Row) -> Quarantined:
    sha256, name, code, fields, at = row
    return Quarantined(sha256, name, code, json.loads(fields), at)
