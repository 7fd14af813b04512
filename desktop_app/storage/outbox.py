"""Bundles made here: their numbers, what they cover, and whether the province has acknowledged them.

A number is given when the sealed bytes are final: ``next_number`` and ``record`` belong in one ``write()`` with the
file already in the outbox folder. The files themselves are ``services``' business.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Bug
from desktop_app.domain.records import Json
from desktop_app.storage.connection import Connection, Row
from desktop_app.storage.settings import Settings

_DOUBTED: Final = "outbox.doubted_epochs"
"""Setting: epochs of which a receipt showed that this store lived twice in them."""
_COLUMNS: Final = (
    "epoch, number, name, sha256, size, manifest_sha256, base, top, made_at, summary, outcome, acknowledged"
)


class NumberTaken(Bug):
    """A bundle recorded under a number that is not the next. Fields: ``number``, ``next``."""

    code = "bundle_number_taken"


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One bundle. ``base`` and ``top`` are counters: it carries what came after ``base`` up to ``top``.

    ``sha256`` is of the file, ``manifest_sha256`` of the signed manifest bytes (the next bundle names it); ``summary``
    what the cover sheet prints; ``outcome`` the last outcome of writing it to a stick.
    """

    epoch: str
    number: int
    name: str
    sha256: str
    size: int
    manifest_sha256: str
    base: int
    top: int
    made_at: str
    summary: dict[str, Json]
    outcome: str
    acknowledged: bool = False


class Outbox:
    """Reads and keeps the list of bundles made here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_number(self, epoch: str) -> int:
        """Return the number the next bundle of ``epoch`` gets, from 1."""
        return int(self._connection.value("SELECT coalesce(max(number), 0) + 1 FROM outbox WHERE epoch = ?", (epoch,)))

    def record(self, entry: OutboxEntry) -> None:
        """Give ``entry`` its number for good. Inside ``write()``. Raises NumberTaken."""
        expected = self.next_number(entry.epoch)
        if entry.number != expected:
            raise NumberTaken(number=entry.number, next=expected)
        self._connection.run(
            f"INSERT INTO outbox ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (
                entry.epoch,
                entry.number,
                entry.name,
                entry.sha256,
                entry.size,
                entry.manifest_sha256,
                entry.base,
                entry.top,
                entry.made_at,
                json.dumps(entry.summary, ensure_ascii=False),
                entry.outcome,
                int(entry.acknowledged),
            ),
        )

    def latest(self, epoch: str) -> OutboxEntry | None:
        """Return the newest bundle of ``epoch``, or None."""
        row = self._connection.one(
            f"SELECT {_COLUMNS} FROM outbox WHERE epoch = ? ORDER BY number DESC LIMIT 1",  # noqa: S608
            (epoch,),
        )
        return None if row is None else _entry(row)

    def entries(self) -> list[OutboxEntry]:
        """Return all bundles, newest first (epochs by the time of their rows)."""
        return [_entry(row) for row in self._connection.read(f"SELECT {_COLUMNS} FROM outbox ORDER BY rowid DESC")]  # noqa: S608

    def set_outcome(self, epoch: str, number: int, outcome: str) -> None:
        """Note how the last writing of a bundle ended. Inside ``write()``."""
        self._connection.run("UPDATE outbox SET outcome = ? WHERE epoch = ? AND number = ?", (outcome, epoch, number))

    def acknowledged_counter(self, epoch: str) -> int:
        """Return the counter up to which the province has everything of ``epoch``: the next bundle's base."""
        return int(
            self._connection.value(
                "SELECT coalesce(max(top), 0) FROM outbox WHERE epoch = ? AND acknowledged = 1", (epoch,)
            )
        )

    def acknowledge(self, epoch: str, counter: int) -> list[str]:
        """Note that the province has reached ``counter``; return the names of bundles that need not be kept longer.

        Inside ``write()``. A counter between two tops acknowledges the lower: too much is sent, never too little.
        """
        names = self._connection.read(
            "SELECT name FROM outbox WHERE epoch = ? AND top <= ? AND acknowledged = 0 ORDER BY number",
            (epoch, counter),
        )
        self._connection.run("UPDATE outbox SET acknowledged = 1 WHERE epoch = ? AND top <= ?", (epoch, counter))
        return [name for (name,) in names]

    def set_back(self, epoch: str, counter: int) -> int:
        """Note that the province has only reached ``counter`` (it was restored); return how many bundles that takes.

        Inside ``write()``. The next bundle carries again what came after.
        """
        return self._connection.run(
            "UPDATE outbox SET acknowledged = 0 WHERE epoch = ? AND top > ? AND acknowledged = 1", (epoch, counter)
        )

    def epochs(self) -> list[str]:
        """Return the epochs of this store in which bundles were made."""
        return [epoch for (epoch,) in self._connection.read("SELECT epoch FROM outbox GROUP BY epoch ORDER BY epoch")]

    def acknowledge_others(self, epoch: str) -> list[str]:
        """Note that the province has what other epochs than ``epoch`` carried; return the names of those bundles.

        Inside ``write()``, once a bundle of ``epoch`` has arrived: the first one of an epoch brings everything.
        """
        names = self._connection.read("SELECT name FROM outbox WHERE epoch <> ? ORDER BY rowid", (epoch,))
        self._connection.run("UPDATE outbox SET acknowledged = 1 WHERE epoch <> ?", (epoch,))
        return [name for (name,) in names]

    def doubt(self, epoch: str) -> None:
        """Note that this store lived twice in ``epoch``: what the province reached of it may be the other life's.

        Inside ``write()``.
        """
        Settings(self._connection).set(_DOUBTED, " ".join(sorted({*self.doubted(), epoch})))

    def doubted(self) -> frozenset[str]:
        """Return the epochs in which this store lived twice."""
        return frozenset((Settings(self._connection).get(_DOUBTED) or "").split())


def _entry(row: Row) -> OutboxEntry:
    epoch, number, name, sha256, size, manifest, base, top, made, summary, outcome, acknowledged = row
    return OutboxEntry(
        epoch, number, name, sha256, size, manifest, base, top, made, json.loads(summary), outcome, bool(acknowledged)
    )
