"""The versions of a record as a graph, and the choice of its head.

Reads ``record``, ``version`` and ``version_parent``; writes nothing. Drafts stand outside the graph: they supersede
nothing and are never a head.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec import Struct

from desktop_app.storage.connection import Connection
from desktop_app.storage.many_ids import as_json


class Node(Struct, frozen=True):
    """One version (never a draft) in the graph of its record. ``seq`` is its row, ``id`` its hash.

    ``erased``: its bytes are gone by law.
    """

    seq: int
    id: str
    revision: int
    state: str
    erased: bool = False


@dataclass(slots=True)
class RecordGraph:
    """A record as far as placing needs it: its row, its versions and the hashes that some version names as parent.

    ``head``, ``draft`` and ``shown`` are version rows; ``stored`` says whether the record has its own row yet.
    """

    id: str
    kind: str
    seq: int
    head: int | None = None
    draft: int | None = None
    shown: int | None = None
    forked: bool = False
    stored: bool = False
    nodes: list[Node] = field(default_factory=list)
    superseded: set[str] = field(default_factory=set)

    def heads(self) -> list[Node]:
        """Return the childless versions, the one that counts first.

        An erased version is none while there is another: whoever erased it wrote what follows it, but what stood
        between the two may have been erased before it ever arrived, and then nothing here names it as parent.
        A complete version goes before a deleted one (nothing disappears while a fork is undecided), then the higher
        revision, then the higher hash: the same everywhere, whatever the order of arrival.
        """
        if len(self.nodes) == 1:
            return self.nodes  # a record that is new, as almost all are that arrive
        childless = [node for node in self.nodes if node.id not in self.superseded]
        heads = [node for node in childless if not node.erased] or childless
        return sorted(heads, key=lambda node: (node.state == "complete", node.revision, node.id), reverse=True)


def as_table(values: Iterable[str | int]) -> tuple[str, tuple[str | int]]:
    """Return SQL for a table of ``values`` (its column is ``value``) and its parameter; one value costs less."""
    listed = list(values)
    if len(listed) == 1:
        return "(SELECT ? AS value)", (listed[0],)
    return "json_each(?)", (as_json(listed),)


def by_ids(connection: Connection, records: Iterable[str]) -> dict[str, RecordGraph]:
    """Return the graphs of those of ``records`` (hex ids) that are stored."""
    table, parameters = as_table(records)
    rows = connection.read(
        "SELECT r.id, r.kind, r.seq, r.head, r.draft, r.shown, r.forked"  # noqa: S608
        f" FROM {table} j CROSS JOIN record r ON r.id = j.value",
        parameters,
    )
    graphs = {
        seq: RecordGraph(record, kind, seq, head, draft, shown, forked=bool(forked), stored=True)
        for record, kind, seq, head, draft, shown, forked in rows
    }
    if not graphs:
        return {}
    table, parameters = as_table(graphs)
    # CROSS JOIN keeps SQLite from walking the whole version table for a handful of records.
    for record, seq, version, revision, state, erased in connection.read(
        f"SELECT v.record, v.seq, v.id, v.revision, v.state, v.erased FROM {table} j"  # noqa: S608
        " CROSS JOIN version v ON v.record = j.value WHERE v.state <> 'draft'",
        parameters,
    ):
        graphs[record].nodes.append(Node(seq, version, revision, state, bool(erased)))
    for record, parent in connection.read(
        f"SELECT v.record, p.parent FROM {table} j CROSS JOIN version v ON v.record = j.value"  # noqa: S608
        " CROSS JOIN version_parent p ON p.version = v.seq WHERE v.state <> 'draft'",
        parameters,
    ):
        graphs[record].superseded.add(parent)
    return {graph.id: graph for graph in graphs.values()}
