"""Papers and numbers as rows, for storage's tests and for the store of each released version."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from desktop_app.domain.records import StoredVersion
from desktop_app.storage.attachments import Attachments, StoredFile
from desktop_app.storage.connection import Connection
from desktop_app.storage.document_numbers import DocumentNumbers, NumberRow
from desktop_app.storage.paper_scans import PaperScans, ScanRow
from desktop_app.storage.printed_papers import PaperRow, PrintedPapers, Scope

CODE = "7K3M-Q2XD"
SCAN = b"\xff\xd8\xff\xe0 da ky"


def number(symbol: str = "TTr", year: int = 2026, value: int = 1, paper: str = "") -> NumberRow:
    """Return a number that is not in the register yet."""
    return NumberRow(0, symbol, year, value, "2026-02-05", "Về việc khen thưởng", "F11", paper, "Lan", None, None, None)


def give(connection: Connection, row: NumberRow) -> NumberRow:
    """Put a number into the register."""
    with connection.write():
        seq = DocumentNumbers(connection).insert(row)
    return replace(row, seq=seq)


def print_paper(
    connection: Connection,
    *versions: StoredVersion,
    code: str = CODE,
    title: str = "Danh sách ký nhận quà",
    scope: Scope | None = None,
    number: int | None = None,
) -> PaperRow:
    """Note a paper with these versions on it and return it as it is kept."""
    papers = PrintedPapers(connection)
    row = PaperRow(0, code, "F08", "abcd", title, scope or Scope(), number, 0, "Lan", "2026-02-05T09:00:00+07:00", 1)
    with connection.write():
        papers.put(row, [(stored.version.record, stored.id) for stored in versions])
    found = papers.by_code(code)
    assert found is not None
    return found


def attach(connection: Connection, paper: PaperRow, content: bytes = SCAN) -> ScanRow:
    """Attach a signed copy to a paper and return it as it is kept."""
    sha256 = hashlib.sha256(content).hexdigest()
    scans = PaperScans(connection)
    with connection.write():
        Attachments(connection).put(StoredFile(sha256, "image/jpeg", content), None)
        row = ScanRow(0, paper.seq, sha256, "to trinh.jpg", "image/jpeg", len(content), "Lan", None)
        return replace(row, seq=scans.add(row))
