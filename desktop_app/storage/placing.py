"""Placing versions in the graph of their records, by one set of rules for a save here and a million received.

Known versions are passed over, parents may arrive after their children, and any order and partition of the same
versions gives the same heads. Works on one chunk at a time, inside the caller's ``write()``. Interface for the rest
of the program: ``versions`` and ``merge``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop_app.base.errors import Refused
from desktop_app.domain.lifting import Lifted
from desktop_app.domain.records import StoredVersion, Version, decode
from desktop_app.storage import record_graph, search
from desktop_app.storage.connection import Connection
from desktop_app.storage.record_changes import RecordChanges, Shown, drop_versions
from desktop_app.storage.record_graph import Node, RecordGraph
from desktop_app.storage.record_rows import NOTHING_LIFTED

_LAST_NUMBER = "records.last_number"
_NOTE_NUMBER = (
    "INSERT INTO setting (name, value) VALUES (:name, CAST(:seq AS TEXT)) ON CONFLICT (name) DO UPDATE"
    " SET value = CAST(max(CAST(value AS INTEGER), :seq) AS TEXT)"
)
"""The number of a record that was taken away is never given to another: lists and selections hold on to numbers."""

Lift = Callable[[Version], Lifted]
Arrival = tuple[StoredVersion, Lifted]


class KindChanged(Refused):
    """A version calls its record another kind than the versions before it. Fields: ``record``, ``kind``, ``known``."""

    code = "kind_changed"


@dataclass(frozen=True, slots=True)
class MergeCounts:
    """What came of a merge: versions ``new`` and ``known`` before, records that became ``forked``."""

    new: int = 0
    known: int = 0
    forked: int = 0

    def __add__(self, other: MergeCounts) -> MergeCounts:
        return MergeCounts(self.new + other.new, self.known + other.known, self.forked + other.forked)


class Placing:
    """Places versions. ``lift`` is asked only for a stored version that becomes the shown one again (rare)."""

    def __init__(self, connection: Connection, lift: Lift) -> None:
        self._connection = connection
        self._lift = lift

    def place(self, chunk: list[Arrival], *, replace_draft: bool) -> MergeCounts:
        """Place versions that are no drafts; ``replace_draft`` drops the drafts of their records (a save here)."""
        fresh = self._unknown(chunk)
        graphs = record_graph.by_ids(self._connection, {stored.version.record for stored, _ in fresh.values()})
        changes = RecordChanges()
        arrived = self._join(fresh.values(), graphs)
        forked = 0
        for graph in graphs.values():
            if replace_draft and graph.draft is not None:
                changes.dropped_versions.append(graph.draft)
                graph.draft = graph.shown = None
            was_forked = graph.forked
            self._choose_head(graph, arrived, changes)
            forked += graph.forked and not was_forked
        for seq, (stored, lifted) in arrived.items():
            graph = graphs[stored.version.record]
            current = seq == graph.head and stored.version.state == "complete"
            changes.versions.add(seq, graph.seq, stored, lifted, current=current)
        changes.apply(self._connection)
        return MergeCounts(len(fresh), len(chunk) - len(fresh), forked)

    def place_draft(self, stored: StoredVersion, lifted: Lifted) -> None:
        """Put a draft in the place of the record's last one, over its head."""
        version = stored.version
        next_record, seq = self._next_rows()
        graph = record_graph.by_ids(self._connection, (version.record,)).get(version.record)
        if graph is None:
            graph = RecordGraph(version.record, version.kind, next_record)
        _check_kind(graph, version)
        changes = RecordChanges()
        if graph.draft is not None:
            changes.dropped_versions.append(graph.draft)
        graph.draft = seq
        changes.versions.add(seq, graph.seq, stored, lifted, current=False)
        changes.show(graph, Shown(seq, version.unit, version.state, lifted))
        changes.apply(self._connection)

    def drop_draft(self, record: str) -> bool:
        """Take a record's draft away, with the record if it was nothing else. Return whether there was one."""
        graph = record_graph.by_ids(self._connection, (record,)).get(record)
        if graph is None or graph.draft is None:
            return False
        if graph.head is None:
            drop_versions(self._connection, [graph.draft])
            search.drop(self._connection, [graph.seq])
            self._connection.run("DELETE FROM record WHERE seq = ?", (graph.seq,))
            self._connection.run(_NOTE_NUMBER, {"name": _LAST_NUMBER, "seq": graph.seq})
            return True
        changes = RecordChanges()
        changes.dropped_versions.append(graph.draft)
        graph.draft = None
        changes.show(graph, self._stored(graph.head))
        changes.apply(self._connection)
        return True

    def settle(self, records: Iterable[str]) -> None:
        """Choose the heads of records anew and show them: versions of theirs were erased meanwhile."""
        changes = RecordChanges()
        for graph in record_graph.by_ids(self._connection, records).values():
            if graph.shown != graph.draft:
                graph.shown = None
            self._choose_head(graph, {}, changes)
        changes.apply(self._connection)

    def _unknown(self, chunk: Iterable[Arrival]) -> dict[str, Arrival]:
        by_id = {arrival[0].id: arrival for arrival in chunk}
        table, parameters = record_graph.as_table(by_id)
        known = self._connection.read(
            f"SELECT v.id FROM {table} j CROSS JOIN version v ON v.id = j.value",  # noqa: S608
            parameters,
        )
        for (version_id,) in known:
            del by_id[version_id]
        return by_id

    def _join(self, fresh: Iterable[Arrival], graphs: dict[str, RecordGraph]) -> dict[int, Arrival]:
        """Add versions to their graphs, starting one for each new record; return them by their new rows."""
        next_record, next_version = self._next_rows()
        arrived: dict[int, Arrival] = {}
        for arrival in fresh:
            stored = arrival[0]
            version = stored.version
            graph = graphs.get(version.record)
            if graph is None:
                graph = graphs[version.record] = RecordGraph(version.record, version.kind, next_record)
                next_record += 1
            _check_kind(graph, version)
            graph.nodes.append(Node(next_version, stored.id, version.revision, version.state))
            if version.parents:
                graph.superseded.update(version.parents)
            arrived[next_version] = arrival
            next_version += 1
        return arrived

    def _next_rows(self) -> tuple[int, int]:
        rows = self._connection.read(
            "SELECT max((SELECT coalesce(max(seq), 0) FROM record),"
            " coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?), 0)) + 1,"
            " (SELECT coalesce(max(seq), 0) + 1 FROM version)",
            (_LAST_NUMBER,),
        )
        record, version = rows[0]
        return record, version

    def _choose_head(self, graph: RecordGraph, arrived: dict[int, Arrival], changes: RecordChanges) -> None:
        """Work out head, fork mark and shown version, and plan the record's row."""
        heads = graph.heads()
        head, before = heads[0], graph.head
        graph.head, graph.forked = head.seq, len(heads) > 1
        if before not in (None, head.seq):
            changes.no_longer_current.append(before)
        if head.seq != before and head.seq not in arrived and head.state == "complete":
            changes.now_current.append(head.seq)
        if graph.shown is not None and graph.shown in (graph.draft, head.seq):
            changes.keep_shown(graph)
        elif head.seq in arrived:
            stored, lifted = arrived[head.seq]
            changes.show(graph, Shown(head.seq, stored.version.unit, head.state, lifted))
        else:
            changes.show(graph, self._stored(head.seq))

    def _stored(self, seq: int) -> Shown:
        """Return what a version already stored shows; an erased one shows nothing."""
        rows = self._connection.read("SELECT unit, state, content FROM version WHERE seq = ?", (seq,))
        unit, state, content = rows[0]
        lifted = NOTHING_LIFTED if content is None else self._lift(decode(content).version)
        return Shown(seq, unit, state, lifted)


def _check_kind(graph: RecordGraph, version: Version) -> None:
    if version.kind != graph.kind:
        raise KindChanged(record=graph.id, kind=version.kind, known=graph.kind)
