"""``check --store``: is everything in the database still what was written? Reads only, reports all it finds.

Whoever follows it may stop it at any row. Only the look at the pages' seals is one piece: SQLCipher does it (a second
for 180 MB).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from desktop_app.base.following import NOBODY, Following
from desktop_app.storage.connection import Connection
from desktop_app.storage.errors import StoreDamaged
from desktop_app.storage.journal import Journal

PAGE_PROBLEMS: Final = 20

FindingCode = Literal[
    "page_damaged",
    "foreign_key_broken",
    "journal_broken",
    "version_altered",
    "version_missing",
    "version_not_erased",
    "parent_missing",
    "attachment_altered",
    "attachment_missing",
    "scan_missing",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as written. ``details``: what the sentence needs (``reason``, ``seq``, ``version`` …)."""

    code: FindingCode
    details: dict[str, str | int] = field(default_factory=dict)


@dataclass(slots=True)
class Rows:
    """Counts the rows that were looked at, and tells who follows the check."""

    by: Following
    total: int = 0
    done: int = 0

    def one_more(self, weight: int = 1) -> None:
        """Note one row, or what takes as long as ``weight`` rows. Raises where the check is to stop."""
        self.done += weight
        self.by.report(min(self.done, self.total), self.total)


def rows_to_check(connection: Connection) -> int:
    """Return how many rows ``check_store`` looks at one by one."""
    rows: int = connection.value(
        "SELECT (SELECT count(*) FROM journal) + (SELECT count(*) FROM version) + (SELECT count(*) FROM attachment)"
    )
    return rows


def check_store(connection: Connection, rows: Rows | None = None) -> list[Finding]:
    """Check pages, foreign keys, the journal's chain, every version's and attached file's bytes against its hash.

    Reads the whole database once (flat memory). A page that cannot be read ends the part it belongs to and is a
    finding, not an error. An erased version keeps its id without its bytes. ``rows`` counts what was looked at.
    """
    findings: list[Finding] = []
    rows = rows or Rows(NOBODY)
    for part in (_pages, _foreign_keys, _journal, _versions, _parents, _attachments):
        rows.by.check()
        try:
            findings.extend(part(connection, rows))
        except StoreDamaged as error:
            findings.append(Finding("page_damaged", {"reason": str(error.fields["reason"])}))
    return findings


def _pages(connection: Connection, rows: Rows) -> Iterator[Finding]:
    for (reason,) in connection.read("PRAGMA cipher_integrity_check"):
        yield Finding("page_damaged", {"reason": str(reason)})
    rows.by.check()
    for (reason,) in connection.read(f"PRAGMA integrity_check({PAGE_PROBLEMS})"):
        if reason != "ok":
            yield Finding("page_damaged", {"reason": str(reason)})


def _foreign_keys(connection: Connection, _rows: Rows) -> Iterator[Finding]:
    for table, row, target, _key in connection.stream("PRAGMA foreign_key_check"):
        yield Finding("foreign_key_broken", {"table": str(table), "row": int(row or 0), "target": str(target)})


def _journal(connection: Connection, rows: Rows) -> Iterator[Finding]:
    broken = Journal(connection).verify(rows.one_more)
    if broken is not None:
        yield Finding("journal_broken", {"seq": broken})


def _versions(connection: Connection, rows: Rows) -> Iterator[Finding]:
    for version, content, erased in connection.stream("SELECT id, content, erased FROM version"):
        rows.one_more()
        if content is None and not erased:
            yield Finding("version_missing", {"version": version})
        elif content is not None and erased:
            yield Finding("version_not_erased", {"version": version})
        elif content is not None and hashlib.sha256(content).hexdigest() != version:
            yield Finding("version_altered", {"version": version})


def _parents(connection: Connection, _rows: Rows) -> Iterator[Finding]:
    """Find the versions here whose parents are unknown: a graph with a hole cannot say which version is the newest.

    Parents that were erased before they ever arrived are not missed.
    """
    for (parent,) in connection.stream(
        "SELECT DISTINCT parent FROM version_parent WHERE parent NOT IN (SELECT id FROM version)"
        " AND parent NOT IN (SELECT id FROM erased_version)"
    ):
        yield Finding("parent_missing", {"version": parent})


def _attachments(connection: Connection, rows: Rows) -> Iterator[Finding]:
    """Find contents that are not what their hash says, and those that the present state of a record lacks.

    What only an older version names may be gone: a record is corrected when its file was lost, and goes on. So it is
    with the signed copies of printed papers: they are taken away when they were lost.
    """
    for sha256, content in connection.stream("SELECT sha256, content FROM attachment"):
        rows.one_more()
        if hashlib.sha256(content).hexdigest() != sha256:
            yield Finding("attachment_altered", {"file": sha256})
    for record, title, sha256 in connection.stream(
        "SELECT r.id, r.title, n.sha256 FROM version_attachment n CROSS JOIN version v ON v.seq = n.version"
        " CROSS JOIN record r ON r.seq = v.record WHERE v.seq IN (r.head, r.draft)"
        " AND n.sha256 NOT IN (SELECT sha256 FROM attachment) ORDER BY r.seq, n.sha256"
    ):
        yield Finding("attachment_missing", {"record": record, "title": title, "file": sha256})
    for code, sha256 in connection.stream(
        "SELECT p.code, s.sha256 FROM paper_scan s CROSS JOIN printed_paper p ON p.seq = s.paper"
        " WHERE s.removed IS NULL AND s.sha256 NOT IN (SELECT sha256 FROM attachment) ORDER BY s.seq"
    ):
        yield Finding("scan_missing", {"paper": code, "file": sha256})
