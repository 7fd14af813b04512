"""Signing keys of devices that are believed no more: withdrawn, or followed by another key of the same device.

They are kept so that a bundle signed with one is told what it is, instead of being a stranger's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop_app.storage.connection import Connection

FormerStatus = Literal["revoked", "replaced"]


@dataclass(frozen=True, slots=True)
class FormerKey:
    """A key (64 hex digits), whose it was, why it is former, since when (ISO, None unknown), and words about it."""

    key: str
    device: str
    status: FormerStatus
    since: str | None
    reason: str


class FormerKeys:
    """Reads and, inside ``write()``, keeps the former keys."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[FormerKey]:
        """Return all former keys, by device."""
        rows = self._connection.read("SELECT key, device, status, since, reason FROM former_key ORDER BY device, key")
        return [FormerKey(*row) for row in rows]

    def put(self, former: FormerKey) -> None:
        """Keep a former key, or say anew why it is one."""
        self._connection.run(
            "INSERT OR REPLACE INTO former_key (key, device, status, since, reason) VALUES (?, ?, ?, ?, ?)",
            (former.key, former.device, former.status, former.since, former.reason),
        )

    def leave(self, device: str, key: str, since: str | None) -> None:
        """Note that ``device`` goes on with ``key``: what it had is former; a withdrawn key stays withdrawn."""
        self._connection.run(
            "INSERT INTO former_key (key, device, status, since) SELECT signing_key, id,"
            " CASE status WHEN 'revoked' THEN 'revoked' ELSE 'replaced' END, ?3 FROM device"
            " WHERE id = ?1 AND signing_key <> ?2 ON CONFLICT (key) DO NOTHING",
            (device, key, since),
        )
        self._connection.run("DELETE FROM former_key WHERE key = ? AND device = ?", (key, device))
