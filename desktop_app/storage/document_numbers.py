"""The register of outgoing documents: which number of a type was given in a year, to what, and whether it is void.

A number is a row that is never deleted, and the row is unique: whatever asks for it, nobody gets it a second time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from desktop_app.storage.connection import Connection, Row
from desktop_app.storage.moments import stated

_COLUMNS: Final = (
    "seq, symbol, year, number, day, abstract, form, paper, operator, given_at, voided, voided_at,"
    " (SELECT group_concat(p.code, ' ') FROM printed_paper p WHERE p.number = n.seq)"
)
MAIN_DEVICE: Final = "numbers.main_device"
"""Setting: "yes" where this device gives the office's numbers, "no" where another does; missing until somebody said."""


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number of the register. ``paper`` says what was printed under it, "" where it was given by hand.

    ``voided`` is the reason, None while the number is in force. ``codes`` are the short codes of the papers it is on.
    """

    seq: int
    symbol: str
    year: int
    number: int
    day: str | None
    abstract: str
    form: str
    paper: str
    operator: str
    given_at: str | None
    voided: str | None
    voided_at: str | None
    codes: tuple[str, ...] = ()


class DocumentNumbers:
    """Reads and writes the register."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, symbol: str, year: int, number: int) -> NumberRow | None:
        """Return a number, None where it is free."""
        return self._one("symbol = ? AND year = ? AND number = ?", symbol, year, number)

    def by_seq(self, seq: int) -> NumberRow | None:
        """Return the number in a row of the register."""
        return self._one("seq = ?", seq)

    def of_paper(self, paper: str, symbol: str, year: int) -> NumberRow | None:
        """Return the newest number in force that a paper bears already."""
        return self._one(
            "paper = ? AND paper <> '' AND symbol = ? AND year = ? AND voided IS NULL ORDER BY seq DESC",
            paper,
            symbol,
            year,
        )

    def highest(self, symbol: str, year: int) -> int:
        """Return the highest number of a type known to be used in a year, void ones too; 0 where there is none."""
        found: int = self._connection.value(
            "SELECT max((SELECT coalesce(max(number), 0) FROM document_number WHERE symbol = ?1 AND year = ?2),"
            " (SELECT coalesce(max(last), 0) FROM number_confirmed WHERE symbol = ?1 AND year = ?2))",
            (symbol, year),
        )
        return found

    def insert(self, row: NumberRow) -> int:
        """Put a number into the register and return its row; its ``seq`` and ``codes`` are passed over.

        The caller looked, in the same ``write()``, that it is free.
        """
        seq: int = self._connection.returned(
            "INSERT INTO document_number (symbol, year, number, day, abstract, form, paper, operator, given_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq",
            (
                row.symbol,
                row.year,
                row.number,
                row.day,
                row.abstract,
                row.form,
                row.paper,
                row.operator,
                row.given_at,
            ),
        )
        return seq

    def go_on(self, seq: int, paper: str, day: str | None, abstract: str) -> None:
        """Let a number stand on the corrected paper from now on: what it is, its day, its abstract. Inside ``write()``.

        Who gave it and when stays: it was given once.
        """
        self._connection.run(
            "UPDATE document_number SET paper = ?, day = ?, abstract = ? WHERE seq = ?", (paper, day, abstract, seq)
        )

    def void(self, seq: int, reason: str, at: datetime | None) -> bool:
        """Strike a number out, for good; return False where it is void already, or nowhere. Inside ``write()``."""
        return bool(
            self._connection.run(
                "UPDATE document_number SET voided = ?, voided_at = ? WHERE seq = ? AND voided IS NULL",
                (reason, stated(at), seq),
            )
        )

    def listing(self, year: int, symbol: str = "") -> list[NumberRow]:
        """Return the numbers of a year, of one type or of all, by type and number."""
        rows = self._connection.read(
            f"SELECT {_COLUMNS} FROM document_number n WHERE year = ?1 AND (?2 = '' OR symbol = ?2)"  # noqa: S608
            " ORDER BY symbol, number",
            (year, symbol),
        )
        return [_row(row) for row in rows]

    def years(self) -> list[int]:
        """Return the years with numbers, the newest first."""
        return [
            year for (year,) in self._connection.read("SELECT DISTINCT year FROM document_number ORDER BY year DESC")
        ]

    def symbols(self) -> list[str]:
        """Return the types that ever had a number."""
        return [symbol for (symbol,) in self._connection.read("SELECT DISTINCT symbol FROM document_number ORDER BY 1")]

    def is_confirmed(self, symbol: str, year: int, epoch: str) -> bool:
        """Tell whether somebody named the last number really used, in an epoch of the store."""
        return bool(
            self._connection.read(
                "SELECT 1 FROM number_confirmed WHERE symbol = ? AND year = ? AND epoch = ?", (symbol, year, epoch)
            )
        )

    def confirm(self, symbol: str, year: int, epoch: str, last: int) -> None:
        """Keep the last number really used. Inside ``write()``."""
        self._connection.run(
            "INSERT OR REPLACE INTO number_confirmed (symbol, year, epoch, last) VALUES (?, ?, ?, ?)",
            (symbol, year, epoch, last),
        )

    def _one(self, where: str, *values: int | str) -> NumberRow | None:
        row = self._connection.one(f"SELECT {_COLUMNS} FROM document_number n WHERE {where} LIMIT 1", values)  # noqa: S608
        return None if row is None else _row(row)


def _row(row: Row) -> NumberRow:
    *facts, codes = row
    return replace(NumberRow(*facts), codes=tuple((codes or "").split()))
