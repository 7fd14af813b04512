"""The journal: what was done to the store, one hash-chained entry after the other. Append-only.

The hash of an entry is the SHA-256 of the previous hash and its own body, the first of its body alone. The last hash
(the head) goes into manifests and receipts, so a rewritten or shortened journal shows.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.domain.records import Json
from desktop_app.storage.connection import Connection

RECOVERY_MARK: Final = "*recovery"
"""Stands in an entry for a name, in no language, when nobody's passphrase but the recovery sheet opened the store."""
_OLD_RECOVERY_MARK: Final = "(phiếu khôi phục)"
"""What the first versions of the program wrote for it; entries are never rewritten."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One entry. ``at`` is the ISO time the clock claimed, or None; ``facts`` what the event says beyond that."""

    seq: int
    at: str | None
    operator: str
    event: str
    facts: dict[str, Json]


class Journal:
    """Appends to the journal and recomputes its chain."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, event: str, operator: str, at: datetime | None, **facts: Json) -> None:
        """Add one entry, in the ``write()`` of what it tells of; ``at`` None when the clock was not to be believed."""
        members = {"at": None if at is None else at.isoformat(), "operator": operator, "event": event, **facts}
        text = json.dumps(members, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        body = unicodedata.normalize("NFC", text).encode("utf-8")
        digest = hashlib.sha256(self._last() + body).digest()
        self._connection.run("INSERT INTO journal (hash, body) VALUES (?, ?)", (digest, body))

    def head(self) -> str:
        """Return the last hash as hex, "" for an empty journal."""
        return self._last().hex()

    def verify(self, looked_at: Callable[[], None] = lambda: None) -> int | None:
        """Recompute the chain. Return the seq of the first entry that is wrong or missing, None if all is well.

        ``looked_at`` is called at each entry; what it raises ends it.
        """
        previous = b""
        expected = 1
        for seq, digest, body in self._connection.stream("SELECT seq, hash, body FROM journal ORDER BY seq"):
            if seq != expected or digest != hashlib.sha256(previous + body).digest():
                return expected
            previous, expected = digest, expected + 1
            looked_at()
        return None

    def entries(
        self, limit: int, before: int | None = None, *, operator: str = "", day: str = ""
    ) -> list[JournalEntry]:
        """Return up to ``limit`` entries, newest first, older than the entry ``before``.

        ``operator`` and ``day`` (ISO, as claimed) narrow them; then the journal is read from its end.
        """
        old = _OLD_RECOVERY_MARK if operator == RECOVERY_MARK else operator
        rows = self._connection.read(
            "SELECT seq, body FROM journal WHERE seq < :before"
            " AND (:operator = '' OR json_extract(CAST(body AS TEXT), '$.operator') IN (:operator, :old))"
            " AND (:day = '' OR substr(json_extract(CAST(body AS TEXT), '$.at'), 1, 10) = :day)"
            " ORDER BY seq DESC LIMIT :limit",
            {"before": before or 2**62, "operator": operator, "old": old, "day": day, "limit": limit},
        )
        return [_entry(seq, json.loads(body)) for seq, body in rows]

    def operators(self) -> list[str]:
        """Return everybody the journal names, by name."""
        rows = self._connection.read("SELECT DISTINCT json_extract(CAST(body AS TEXT), '$.operator') FROM journal")
        return sorted({_named(str(name)) for (name,) in rows if name})

    def subjects(self, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Return of records and versions what record they are (of), by id: its kind and its title as shown now."""
        given = json.dumps(sorted(set(ids)))
        rows = self._connection.read(
            "SELECT r.id, r.kind, r.title FROM json_each(:ids) j CROSS JOIN record r ON r.id = j.value"
            " UNION ALL SELECT v.id, r.kind, r.title FROM json_each(:ids) j CROSS JOIN version v ON v.id = j.value"
            " CROSS JOIN record r ON r.seq = v.record",
            {"ids": given},
        )
        return {found: (kind, title) for found, kind, title in rows}

    def _last(self) -> bytes:
        return self._connection.value("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1") or b""


def _entry(seq: int, members: dict[str, Json]) -> JournalEntry:
    at = members.pop("at")
    operator, event = members.pop("operator"), members.pop("event")
    return JournalEntry(seq, None if at is None else str(at), _named(str(operator)), str(event), members)


def _named(operator: str) -> str:
    return RECOVERY_MARK if operator == _OLD_RECOVERY_MARK else operator
