"""The versions of records as exact bytes: saving one, and reading what is there.

A save is one call of ``put`` inside the caller's ``write()``, together with its journal entry. Counters come from
``next_counter`` and never go back. What a save may change of a record is ``domain.lifecycle``'s business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Bug, Refused
from desktop_app.domain.lifting import Lifted
from desktop_app.domain.records import StoredVersion, Version, decode
from desktop_app.storage.connection import Connection
from desktop_app.storage.epochs import COUNTER
from desktop_app.storage.placing import Lift, Placing

_TAKE_COUNTER: Final = (
    "INSERT INTO setting (name, value) VALUES (?, '1')"
    " ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value"
)


class CounterNotTaken(Bug):
    """A version saved here with a counter ``next_counter`` has not given. Fields: ``counter``, ``last``."""

    code = "counter_not_taken"


class VersionErased(Refused):
    """The version's bytes were erased by law; its hash remains. Fields: ``version``."""

    code = "version_erased"


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What is known of a record without opening a version. ``state`` is the shown version's.

    ``head`` and ``draft`` are version ids; ``erased`` counts versions whose bytes are gone.
    """

    id: str
    seq: int
    kind: str
    unit: str
    state: str
    title: str
    forked: bool
    head: str | None
    draft: str | None
    erased: int


LAST_CLAIM: Final = (
    "SELECT claimed_at FROM version WHERE device = ? AND claimed_at IS NOT NULL ORDER BY counter DESC LIMIT 1"
)


def newest_claim(connection: Connection, device: str) -> str | None:
    """Return the time claimed by what ``device`` saved last, or None; other devices' clocks are not asked.

    The last by its number, not the greatest: once a clock ran ahead and was put right, what is saved afterwards counts.
    """
    newest: str | None = connection.value(LAST_CLAIM, (device,))
    return newest


def live_counts(connection: Connection) -> list[tuple[str, int]]:
    """Return how many records of each kind are not in the bin, the most first."""
    counts = connection.read(
        "SELECT kind, count(*) FROM record WHERE state <> 'deleted' GROUP BY kind ORDER BY 2 DESC, 1"
    )
    return [(str(kind), int(count)) for kind, count in counts]


def version_ids(connection: Connection) -> Iterator[tuple[str, int]]:
    """Yield the id of every version and the row of its record, in the order of ids."""
    yield from connection.stream("SELECT id, record FROM version ORDER BY id")


class Versions:
    """Reads and saves versions. ``lift`` as for ``Placing``."""

    def __init__(self, connection: Connection, lift: Lift) -> None:
        self._connection = connection
        self._placing = Placing(connection, lift)

    def counter(self) -> int:
        """Return the last counter given, 0 before the first."""
        return int(self._connection.value("SELECT value FROM setting WHERE name = ?", (COUNTER,)) or 0)

    def next_counter(self) -> int:
        """Take the next counter. Inside the ``write()`` of the save that uses it."""
        return int(self._connection.returned(_TAKE_COUNTER, (COUNTER,)))

    def put(self, stored: StoredVersion, lifted: Lifted, *, local: bool) -> None:
        """Save one version with its lifted columns; a known one changes nothing. Inside ``write()``.

        ``local``: made on this device, so it takes the place of the record's draft, whose bytes go. A draft always
        does. Raises KindChanged; CounterNotTaken for a local version whose counter was not taken first.
        """
        version = stored.version
        if local:
            last = self.counter()
            if version.counter > last:
                raise CounterNotTaken(counter=version.counter, last=last)
        if version.state == "draft":
            self._placing.place_draft(stored, lifted)
        else:
            self._placing.place([(stored, lifted)], replace_draft=local)

    def discard_draft(self, record: str) -> bool:
        """Drop a record's draft; the head shows again, a record that was only a draft goes. Inside ``write()``.

        Returns whether there was a draft.
        """
        return self._placing.drop_draft(record)

    def get(self, version: str) -> StoredVersion | None:
        """Return a version by id, or None. Raises VersionErased."""
        return self._first("SELECT id, content FROM version WHERE id = ?", version)

    def facts(self, record: str) -> RecordFacts | None:
        """Return what is known of a record, or None if there is none."""
        row = self._connection.one(
            "SELECT r.id, r.seq, r.kind, r.unit, r.state, r.title, r.forked,"
            " (SELECT id FROM version WHERE seq = r.head), (SELECT id FROM version WHERE seq = r.draft),"
            " (SELECT count(*) FROM version WHERE record = r.seq AND erased = 1) FROM record r WHERE r.id = ?",
            (record,),
        )
        if row is None:
            return None
        found, seq, kind, unit, state, title, forked, head, draft, erased = row
        return RecordFacts(found, seq, kind, unit, state, title, bool(forked), head, draft, erased)

    def shown(self, record: str) -> StoredVersion | None:
        """Return what lists show of a record: the draft, else the head. Raises VersionErased."""
        return self._first(
            "SELECT v.id, v.content FROM record r JOIN version v ON v.seq = r.shown WHERE r.id = ?", record
        )

    def draft(self, record: str) -> StoredVersion | None:
        """Return a record's draft, or None."""
        return self._first(
            "SELECT v.id, v.content FROM record r JOIN version v ON v.seq = r.draft WHERE r.id = ?", record
        )

    def head(self, record: str) -> StoredVersion | None:
        """Return the head that counts (see ``RecordGraph.heads``), or None before completion. Raises VersionErased."""
        return self._first(
            "SELECT v.id, v.content FROM record r JOIN version v ON v.seq = r.head WHERE r.id = ?", record
        )

    def heads(self, record: str) -> list[StoredVersion]:
        """Return all childless versions but the draft, the one that counts first; two or more are a fork.

        Erased ones are left out.
        """
        rows = self._connection.read(
            "SELECT v.content FROM record r JOIN version v ON v.record = r.seq"
            " WHERE r.id = ? AND v.state <> 'draft' AND v.erased = 0 AND v.id NOT IN (SELECT p.parent FROM version c"
            " JOIN version_parent p ON p.version = c.seq WHERE c.record = r.seq AND c.state <> 'draft')"
            " ORDER BY v.seq = r.head DESC, v.revision DESC, v.id DESC",
            (record,),
        )
        return [decode(content) for (content,) in rows]

    def history(self, record: str) -> list[StoredVersion]:
        """Return all versions of a record, oldest first, the draft last; erased ones are left out."""
        rows = self._connection.read(
            "SELECT v.content FROM record r JOIN version v ON v.record = r.seq WHERE r.id = ? AND v.erased = 0"
            " ORDER BY v.state = 'draft', v.revision, v.counter, v.id",
            (record,),
        )
        return [decode(content) for (content,) in rows]

    def counting(self) -> Iterator[Version]:
        """Yield the version of each record that reports count, one by one."""
        for (content,) in self._connection.stream(
            "SELECT content FROM version WHERE current = 1 AND content IS NOT NULL"
        ):
            yield decode(content).version

    def count_counting(self) -> int:
        """Return how many ``counting`` yields."""
        return int(self._connection.value("SELECT count(*) FROM version WHERE current = 1 AND content IS NOT NULL"))

    def newest(self) -> int:
        """Return the place of the newest version in the store, 0 for none: it grows with every save."""
        return int(self._connection.value("SELECT ifnull(max(seq), 0) FROM version"))

    def forked(self, kind: str) -> list[str]:
        """Return the ids of the records of ``kind`` with two heads or more, newest first."""
        rows = self._connection.read("SELECT id FROM record WHERE kind = ? AND forked = 1 ORDER BY seq DESC", (kind,))
        return [record for (record,) in rows]

    def same_key(self, kind: str, duplicate_key: str, *, besides: str = "") -> list[str]:
        """Return the ids of other records, not deleted, with this natural key; none for an incomplete key ("")."""
        rows = self._connection.read(
            "SELECT id FROM record WHERE kind = ? AND duplicate_key = ? AND duplicate_key <> '' AND id <> ?"
            " AND state <> 'deleted' ORDER BY seq",
            (kind, duplicate_key, besides),
        )
        return [record for (record,) in rows]

    def _first(self, sql: str, parameter: str) -> StoredVersion | None:
        row = self._connection.one(sql, (parameter,))
        if row is None:
            return None
        if row[1] is None:
            raise VersionErased(version=row[0])
        return decode(row[1])
