"""``check --store``: is everything in the database still what was written? Reads only, reports all it finds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

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
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as written. ``details``: what the sentence needs (``reason``, ``seq``, ``version`` …)."""

    code: FindingCode
    details: dict[str, str | int] = field(default_factory=dict)


def check_store(connection: Connection) -> list[Finding]:
    """Check pages, foreign keys, the journal's chain, every version's and attached file's bytes against its hash.

    Reads the whole database once (flat memory). A page that cannot be read ends the part it belongs to and is a
    finding, not an error. An erased version keeps its id without its bytes.
    """
    findings: list[Finding] = []
    for part in (_pages, _foreign_keys, _journal, _versions, _parents, _attachments):
        try:
            findings.extend(part(connection))
        except StoreDamaged as error:
            findings.append(Finding("page_damaged", {"reason": str(error.fields["reason"])}))
    return findings


def _pages(connection: Connection) -> Iterator[Finding]:
    for (reason,) in connection.read("PRAGMA cipher_integrity_check"):
        yield Finding("page_damaged", {"reason": str(reason)})
    for (reason,) in connection.read(f"PRAGMA integrity_check({PAGE_PROBLEMS})"):
        if reason != "ok":
            yield Finding("page_damaged", {"reason": str(reason)})


def _foreign_keys(connection: Connection) -> Iterator[Finding]:
    for table, row, target, _ in connection.stream("PRAGMA foreign_key_check"):
        yield Finding("foreign_key_broken", {"table": str(table), "row": int(row or 0), "target": str(target)})


def _journal(connection: Connection) -> Iterator[Finding]:
    broken = Journal(connection).verify()
    if broken is not None:
        yield Finding("journal_broken", {"seq": broken})


def _versions(connection: Connection) -> Iterator[Finding]:
    for version, content, erased in connection.stream("SELECT id, content, erased FROM version"):
        if content is None and not erased:
            yield Finding("version_missing", {"version": version})
        elif content is not None and erased:
            yield Finding("version_not_erased", {"version": version})
        elif content is not None and hashlib.sha256(content).hexdigest() != version:
            yield Finding("version_altered", {"version": version})


def _parents(connection: Connection) -> Iterator[Finding]:
    """Find the versions here whose parents are unknown: a graph with a hole cannot say which version is the newest.

    Parents that were erased before they ever arrived are not missed.
    """
    for (parent,) in connection.stream(
        "SELECT DISTINCT parent FROM version_parent WHERE parent NOT IN (SELECT id FROM version)"
        " AND parent NOT IN (SELECT id FROM erased_version)"
    ):
        yield Finding("parent_missing", {"version": parent})


def _attachments(connection: Connection) -> Iterator[Finding]:
    """Find contents that are not what their hash says, and those that the present state of a record lacks.

    What only an older version names may be gone: a record is corrected when its file was lost, and goes on.
    """
    for sha256, content in connection.stream("SELECT sha256, content FROM attachment"):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield Finding("attachment_altered", {"file": sha256})
    for record, title, sha256 in connection.stream(
        "SELECT r.id, r.title, n.sha256 FROM version_attachment n CROSS JOIN version v ON v.seq = n.version"
        " CROSS JOIN record r ON r.seq = v.record WHERE v.seq IN (r.head, r.draft)"
        " AND n.sha256 NOT IN (SELECT sha256 FROM attachment) ORDER BY r.seq, n.sha256"
    ):
        yield Finding("attachment_missing", {"record": record, "title": title, "file": sha256})
