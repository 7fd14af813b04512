"""Receiving versions in bulk: a stream of any length, in any order, once or twice, with flat memory.

Whose records they may be is not storage's business: the caller asks ``units_of`` and refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.storage.connection import Connection
from desktop_app.storage.many_ids import as_json
from desktop_app.storage.placing import Arrival, Lift, MergeCounts, Placing

CHUNK: Final = 1_000
"""Versions placed together: enough to spread the cost of a statement, little enough to keep memory flat."""

Placed = Callable[[list[str]], None]
"""Told the ids of each chunk once its versions are stored, known ones among them."""


class DraftReceived(Refused):
    """A draft among received versions: drafts never leave the office that writes them. Fields: ``record``."""

    code = "draft_received"


class Merge:
    """Puts received versions into the store. ``lift`` as for ``Placing``."""

    def __init__(self, connection: Connection, lift: Lift) -> None:
        self._connection = connection
        self._placing = Placing(connection, lift)

    def put_many(self, arrivals: Iterable[Arrival], placed: Placed = lambda _: None) -> MergeCounts:
        """Store versions with their lifted columns and keep heads, lists and search right.

        Takes ``arrivals`` a chunk at a time, in any order; known versions change nothing. Inside ``write()``. Raises
        DraftReceived, KindChanged; what ``arrivals`` raises passes through. The caller's ``write()`` then undoes all.
        """
        # Ids are random, so every row touches its own pages of four indexes (measured: half the speed at 150 000 rows
        # with SQLite's own cache).
        with self._connection.large_cache():
            return self._placed(iter(arrivals), placed)

    def _placed(self, source: Iterator[Arrival], placed: Placed) -> MergeCounts:
        counts = MergeCounts()
        while chunk := list(islice(source, CHUNK)):
            for stored, _ in chunk:
                if stored.version.state == "draft":
                    raise DraftReceived(record=stored.version.record)
            counts += self._placing.place(chunk, replace_draft=False)
            placed([stored.id for stored, _ in chunk])
        return counts

    def known(self, versions: Sequence[str]) -> frozenset[str]:
        """Return those of ``versions`` (ids) that are stored here, erased ones too."""
        rows = self._connection.read(
            "SELECT v.id FROM json_each(?) j CROSS JOIN version v ON v.id = j.value", (as_json(versions),)
        )
        return frozenset(version for (version,) in rows)

    def units_of(self, records: Sequence[str]) -> dict[str, str]:
        """Return the unit of each of ``records`` that is stored here (ask for some thousand at a time)."""
        rows = self._connection.read(
            "SELECT r.id, r.unit FROM json_each(?) j CROSS JOIN record r ON r.id = j.value",
            (as_json(records),),
        )
        return {record: unit for record, unit in rows}
