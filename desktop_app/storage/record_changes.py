"""Changes to records and versions, gathered for a chunk and written together in the one order that works.

Owns what is written to the table ``record``. Decides nothing: ``placing`` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from msgspec import Struct

from desktop_app.domain.lifting import Lifted
from desktop_app.storage import search
from desktop_app.storage.connection import Connection
from desktop_app.storage.record_graph import RecordGraph
from desktop_app.storage.record_rows import LIFTED_TABLES, Parameters, VersionRows

_INSERT_RECORD: Final = (
    "INSERT INTO record (id, kind, unit, head, draft, shown, forked, state, title, sort_key, duplicate_key, value,"
    " turns, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_UPDATE_RECORD: Final = (
    "UPDATE record SET id = ?, kind = ?, unit = ?, head = ?, draft = ?, shown = ?, forked = ?, state = ?, title = ?,"
    " sort_key = ?, duplicate_key = ?, value = ?, turns = ? WHERE seq = ?"
)


class Shown(Struct, frozen=True):
    """The version a record shows: its row, and what lists need of it."""

    seq: int
    unit: str
    state: str
    lifted: Lifted


@dataclass(slots=True)
class RecordChanges:
    """Gathered changes. ``versions`` takes new versions; the other lists hold statement parameters."""

    versions: VersionRows = field(default_factory=VersionRows)
    dropped_versions: list[int] = field(default_factory=list)
    no_longer_current: list[int] = field(default_factory=list)
    now_current: list[int] = field(default_factory=list)
    _new: list[Parameters] = field(default_factory=list)
    _updated: list[Parameters] = field(default_factory=list)
    _heads: list[Parameters] = field(default_factory=list)
    _unindexed: list[int] = field(default_factory=list)
    _indexed: list[search.SearchRow] = field(default_factory=list)

    def keep_shown(self, graph: RecordGraph) -> None:
        """Plan a record whose shown version stays: only its head and fork mark may have changed."""
        self._heads.append((graph.head, int(graph.forked), graph.seq))

    def show(self, graph: RecordGraph, shown: Shown) -> None:
        """Plan the whole row of a record, and its place in the search index (deleted records have none)."""
        graph.shown = shown.seq
        lifted = shown.lifted
        row = (
            graph.id,
            graph.kind,
            shown.unit,
            graph.head,
            graph.draft,
            graph.shown,
            int(graph.forked),
            shown.state,
            lifted.title,
            lifted.sort_key,
            lifted.duplicate_key,
            lifted.value,
            lifted.turns,
            graph.seq,
        )
        if not graph.stored:
            self._new.append(row)
        else:
            self._updated.append(row)
            self._unindexed.append(graph.seq)
        if shown.state != "deleted":
            self._indexed.append(search.search_row(graph.seq, graph.kind, lifted.search_text))

    def apply(self, connection: Connection) -> None:
        """Write everything: records before their versions, a dropped draft before what replaces it."""
        drop_versions(connection, self.dropped_versions)
        for statement, rows in (
            (_INSERT_RECORD, self._new),
            (_UPDATE_RECORD, self._updated),
            ("UPDATE record SET head = ?, forked = ? WHERE seq = ?", self._heads),
            ("UPDATE version SET current = 0 WHERE seq = ?", [(seq,) for seq in self.no_longer_current]),
            ("UPDATE version SET current = 1 WHERE seq = ?", [(seq,) for seq in self.now_current]),
        ):
            if rows:
                connection.run_many(statement, rows)
        self.versions.insert(connection)
        if self._unindexed:
            search.drop(connection, self._unindexed)
        if self._indexed:
            search.index(connection, self._indexed)


def drop_versions(connection: Connection, versions: list[int]) -> None:
    """Delete versions (rows) with everything that hangs on them. Drafts only: other versions are never deleted."""
    for seq in versions:
        for table in ("version_parent", *LIFTED_TABLES):
            connection.run(f"DELETE FROM {table} WHERE version = ?", (seq,))  # noqa: S608 - our own table names
        connection.run("DELETE FROM version WHERE seq = ? AND state = 'draft'", (seq,))
