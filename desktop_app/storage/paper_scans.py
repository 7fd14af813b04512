"""The signed copies of printed papers: which file belongs to which paper. Their contents lie among the attached files.

A copy that is taken away keeps its row with the reason; its content goes unless something else names it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.storage.attachments import Attachments
from desktop_app.storage.connection import Connection, Value

ERASED_MARK: Final = "*erased"
"""Stands for the reason, in no language, where a copy went because everybody on it was erased."""
_COLUMNS: Final = "seq, paper, sha256, name, type, size, operator, attached_at, removed"
_LIVE: Final = "s.removed IS NULL AND s.paper"
_TOUCHED: Final = (
    "SELECT DISTINCT paper FROM printed_version"
    " WHERE version <> '' AND record IN (SELECT value FROM json_each(:records))"
)
_OF_OTHERS: Final = (
    # A printed version that was not erased, or a record that goes on naming somebody.
    "SELECT 1 FROM printed_version o LEFT JOIN version v ON v.id = o.version LEFT JOIN record r ON r.id = o.record"
    " WHERE o.paper = p.paper AND o.version <> '' AND ("
    "CASE WHEN v.seq IS NULL THEN o.record NOT IN (SELECT value FROM json_each(:records)) ELSE v.erased = 0 END"
    " OR EXISTS (SELECT 1 FROM version_person q WHERE q.version IN (r.head, r.draft) AND q.name <> :erased))"
)


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One signed copy. ``removed`` is the reason it was taken away, None while it is there."""

    seq: int
    paper: int
    sha256: str
    name: str
    type: str
    size: int
    operator: str
    attached_at: str | None
    removed: str | None = None


@dataclass(frozen=True, slots=True)
class ErasedScans:
    """What an erasure did to signed copies: how many went, and the codes of the papers that list others too."""

    emptied: int = 0
    kept: tuple[str, ...] = ()


class PaperScans:
    """Reads and writes which copies there are."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._contents = Attachments(connection)

    def of_paper(self, paper: int) -> list[ScanRow]:
        """Return the copies of a paper that are there, in the order they were attached."""
        rows = self._connection.read(
            f"SELECT {_COLUMNS} FROM paper_scan WHERE paper = ? AND removed IS NULL ORDER BY seq",  # noqa: S608
            (paper,),
        )
        return [ScanRow(*row) for row in rows]

    def by_seq(self, seq: int) -> ScanRow | None:
        """Return a copy that is there."""
        row = self._connection.one(
            f"SELECT {_COLUMNS} FROM paper_scan WHERE seq = ? AND removed IS NULL",  # noqa: S608
            (seq,),
        )
        return None if row is None else ScanRow(*row)

    def add(self, row: ScanRow) -> int:
        """Note a copy and return its row; its content is put among the attached files in the same ``write()``."""
        seq: int = self._connection.returned(
            "INSERT INTO paper_scan (paper, sha256, name, type, size, operator, attached_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING seq",
            (row.paper, row.sha256, row.name, row.type, row.size, row.operator, row.attached_at),
        )
        return seq

    def remove(self, scan: ScanRow, reason: str) -> None:
        """Take a copy away; its content is overwritten unless something else names it. Inside ``write()``."""
        self._connection.run("UPDATE paper_scan SET removed = ? WHERE seq = ?", (reason, scan.seq))
        self._contents.empty([scan.sha256])

    def telling_of(self, records: Sequence[str]) -> int:
        """Return how many copies there are of papers on which one of ``records`` stands."""
        found: int = self._connection.value(
            f"SELECT count(*) FROM paper_scan s WHERE {_LIVE} IN ({_TOUCHED})",  # noqa: S608
            {"records": json.dumps(list(records))},
        )
        return found

    def erase(self, records: Sequence[str]) -> ErasedScans:
        """Empty what papers keep of ``records``, whose versions were erased before in the same ``write()``.

        Of a paper that tells of nobody else the copies go, its title, and what the register says of its number, also of
        one that was struck out before it got another. Papers that list others too stay as they are.
        """
        asked: dict[str, Value] = {"records": json.dumps(list(records)), "erased": ERASED_NAME}
        hers = json.dumps(
            [
                paper
                for (paper,) in self._connection.read(
                    f"SELECT p.paper FROM ({_TOUCHED}) p WHERE NOT EXISTS ({_OF_OTHERS})",  # noqa: S608
                    asked,
                )
            ]
        )
        within = "IN (SELECT value FROM json_each(?))"
        contents = self._connection.read(f"SELECT sha256 FROM paper_scan s WHERE {_LIVE} {within}", (hers,))  # noqa: S608
        self._connection.run(
            f"UPDATE paper_scan AS s SET removed = ?, name = '' WHERE {_LIVE} {within}",  # noqa: S608
            (ERASED_MARK, hers),
        )
        self._connection.run(
            f"UPDATE printed_paper SET title = '', words = lower(' ' || form) WHERE seq {within}",  # noqa: S608
            (hers,),
        )
        self._connection.run(
            "UPDATE document_number SET abstract = ''"  # noqa: S608
            f" WHERE seq IN (SELECT number FROM printed_paper WHERE seq {within})"
            f" OR EXISTS (SELECT 1 FROM printed_paper p WHERE p.seq {within} AND p.form = document_number.form"
            " AND instr(document_number.paper || ' ', ' ' || p.mark || ' ') > 0)",
            (hers, hers),
        )
        self._contents.empty([sha256 for (sha256,) in contents])
        kept = self._connection.read(
            "SELECT DISTINCT p.code FROM printed_paper p CROSS JOIN paper_scan s ON s.paper = p.seq"  # noqa: S608
            f" WHERE {_LIVE} IN ({_TOUCHED}) ORDER BY p.seq",
            {"records": asked["records"]},
        )
        return ErasedScans(len(contents), tuple(code for (code,) in kept))
