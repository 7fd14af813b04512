"""Notes of the province's desk about units and their records: words, by whom, whether the unit is told, if done."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.storage.connection import Connection
from desktop_app.storage.moments import stated


@dataclass(frozen=True, slots=True)
class DeskNote:
    """One note; ``record`` and ``done`` (by whom) None for none, ``written_at`` ISO or None."""

    seq: int
    unit: str
    record: str | None
    words: str
    for_unit: bool
    operator: str
    written_at: str | None
    done: str | None


class DeskNoteRows:
    """Reads notes, and writes them inside ``write()``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self, unit: str, record: str | None, words: str, *, for_unit: bool, operator: str, at: datetime | None
    ) -> int:
        """Add a note and return its number."""
        seq: int = self._connection.returned(
            "INSERT INTO desk_note (unit, record, words, for_unit, operator, written_at) VALUES (?, ?, ?, ?, ?, ?)"
            " RETURNING seq",
            (unit, record, words, int(for_unit), operator, stated(at)),
        )
        return seq

    def of(self, units: Sequence[str]) -> list[DeskNote]:
        """Return the notes about a unit by any of its codes: open ones first, then the newest first."""
        rows = self._connection.read(
            "SELECT seq, unit, record, words, for_unit, operator, written_at, done FROM desk_note"
            " WHERE unit IN (SELECT value FROM json_each(?)) ORDER BY done IS NOT NULL, seq DESC",
            (json.dumps(list(units)),),
        )
        return [DeskNote(seq, unit, record, words, bool(told), *rest) for seq, unit, record, words, told, *rest in rows]

    def unit_of(self, seq: int) -> str | None:
        """Return the unit an open note is about, or None."""
        found: str | None = self._connection.value("SELECT unit FROM desk_note WHERE seq = ? AND done IS NULL", (seq,))
        return found

    def done(self, seq: int, operator: str) -> None:
        """Note that somebody has seen to it."""
        self._connection.run("UPDATE desk_note SET done = ? WHERE seq = ?", (operator, seq))
