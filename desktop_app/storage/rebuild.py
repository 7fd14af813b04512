"""Lifted columns, lists and search worked out again from the versions' bytes.

Everything here is derived: after a definition learns to lift more, or when ``check`` finds a difference, it is
rebuilt. Heads, fork marks and what counts are worked out again too. Erased versions keep nothing and stay so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from desktop_app.domain.lifting import Lifted
from desktop_app.domain.records import decode
from desktop_app.storage import counted_upkeep, record_graph, search
from desktop_app.storage.connection import Connection, Row
from desktop_app.storage.placing import Lift
from desktop_app.storage.record_graph import RecordGraph
from desktop_app.storage.record_rows import LIFTED_COLUMNS, LIFTED_TABLES, NOTHING_LIFTED, VersionRows, lifted_values
from desktop_app.storage.review_queue import ReviewQueue
from desktop_app.storage.settings import Settings

CHUNK: Final = 500
"""Records looked at together."""

_COLUMNS: Final = ", ".join(LIFTED_COLUMNS)
_SIDES: Final = (
    "SELECT version, place, role, name, person_key, record, share, value, name_key FROM version_person"
    " WHERE version = ? ORDER BY place",
    "SELECT version, place, source, amount FROM version_funding WHERE version = ? ORDER BY place",
    "SELECT version, field, count FROM version_rows WHERE version = ? ORDER BY field",
    "SELECT version, field, target FROM version_reference WHERE version = ? ORDER BY field, target",
    "SELECT version, sha256 FROM version_attachment WHERE version = ? ORDER BY sha256",
)
_RECORD: Final = (
    "SELECT unit, head, draft, shown, forked, state, title, sort_key, duplicate_key, value, turns FROM record"
    " WHERE seq = ?"
)
_UPDATE_RECORD: Final = (
    "UPDATE record SET unit = ?, head = ?, draft = ?, shown = ?, forked = ?, state = ?, title = ?, sort_key = ?,"
    " duplicate_key = ?, value = ?, turns = ? WHERE seq = ?"
)
_UPDATE_VERSION: Final = (
    f"UPDATE version SET current = ?, {', '.join(f'{column} = ?' for column in LIFTED_COLUMNS)} WHERE seq = ?"  # noqa: S608
)


_LIFTED: Final = "derived.version"
"""Setting: how the lifted columns of this store were worked out."""
_REVIEW: Final = "derived.review"
"""Setting of a province: its queue of the review was filled."""
LIFTING: Final = 5
"""Raised whenever something more, or something else, is lifted: older stores are then rebuilt when they are opened."""


def bring_up_to_date(connection: Connection, lift: Lift) -> bool:
    """Work the derived columns out anew if an older program did last; return whether that was so. One ``write()``."""
    settings = Settings(connection)
    if settings.integer(_LIFTED) >= LIFTING:
        _fill_review(connection, settings)
        return False
    with connection.write():
        Rebuild(connection, lift).run()
        settings.set_integer(_LIFTED, LIFTING)
    return True


def _fill_review(connection: Connection, settings: Settings) -> None:
    """Let what a province received before there was a review wait for it, once."""
    if settings.get(_REVIEW) is None and settings.get("identity.role") == "province":
        with connection.write():
            ReviewQueue(connection).rebuild()
            settings.set_integer(_REVIEW, 1)


@dataclass(slots=True)
class _Expected:
    """What the derived rows of one record should be."""

    record: Row
    search: search.SearchRow | None
    versions: dict[int, tuple[Row, Lifted]] = field(default_factory=dict)


class Rebuild:
    """Compares and rewrites what is derived. ``lift`` must know every kind and form version in the store."""

    def __init__(self, connection: Connection, lift: Lift) -> None:
        self._connection = connection
        self._lift = lift

    def differences(self) -> Iterator[str]:
        """Yield the id of each record with a derived value that is not what its versions say. Search is not read.

        Tables of what counts belong to no record: they are named themselves.
        """
        for graph in self._graphs():
            expected = self._expected(graph)
            if self._differs(graph, expected):
                yield graph.id
        yield from ReviewQueue(self._connection).differences()
        yield from counted_upkeep.differing(self._connection)

    def run(self) -> int:
        """Rewrite what differs and the whole search index; return how many records differed. Inside ``write()``."""
        self._connection.run("INSERT INTO search (search) VALUES ('delete-all')")
        corrected = 0
        for graph in self._graphs():
            expected = self._expected(graph)
            if self._differs(graph, expected):
                self._rewrite(graph, expected)
                corrected += 1
            if expected.search is not None:
                search.index(self._connection, [expected.search])
        counted_upkeep.make_anew(self._connection)
        return corrected + ReviewQueue(self._connection).rebuild()

    def _graphs(self) -> Iterator[RecordGraph]:
        last = 0
        while rows := self._connection.read(
            "SELECT seq, id FROM record WHERE seq > ? ORDER BY seq LIMIT ?", (last, CHUNK)
        ):
            yield from record_graph.by_ids(self._connection, [record for _, record in rows]).values()
            last = rows[-1][0]

    def _expected(self, graph: RecordGraph) -> _Expected:
        rows = self._connection.read(
            "SELECT seq, unit, state, content FROM version WHERE record = ? ORDER BY seq", (graph.seq,)
        )
        lifted = {
            seq: NOTHING_LIFTED if content is None else self._lift(decode(content).version)
            for seq, _, _, content in rows
        }
        draft = next((seq for seq, _, state, _ in rows if state == "draft"), None)
        heads = graph.heads()
        head = heads[0].seq if heads else None
        shown = head if draft is None else draft
        unit, state = next((unit, state) for seq, unit, state, _ in rows if seq == shown)
        show = lifted[shown] if shown is not None else NOTHING_LIFTED
        record = (
            unit,
            head,
            draft,
            shown,
            int(len(heads) > 1),
            state,
            show.title,
            show.sort_key,
            show.duplicate_key,
            show.value,
            show.turns,
        )
        found = None if state == "deleted" else search.search_row(graph.seq, graph.kind, show.search_text)
        expected = _Expected(record, found)
        for seq, _, version_state, _ in rows:
            current = int(seq == head and version_state == "complete")
            expected.versions[seq] = ((current, *lifted_values(lifted[seq])), lifted[seq])
        return expected

    def _differs(self, graph: RecordGraph, expected: _Expected) -> bool:
        if self._connection.one(_RECORD, (graph.seq,)) != expected.record:
            return True
        for seq, (columns, lifted) in expected.versions.items():
            stored = self._connection.one(f"SELECT current, {_COLUMNS} FROM version WHERE seq = ?", (seq,))  # noqa: S608
            if stored != columns:
                return True
            sides = VersionRows()
            sides.add_lifted(seq, lifted)
            wanted = (sides.persons, sides.funding, sorted(sides.counts), sorted(sides.references), sides.attachments)
            for sql, rows in zip(_SIDES, wanted, strict=True):
                if self._connection.read(sql, (seq,)) != rows:
                    return True
        return False

    def _rewrite(self, graph: RecordGraph, expected: _Expected) -> None:
        run = self._connection.run
        run(_UPDATE_RECORD, (*expected.record, graph.seq))
        sides = VersionRows()
        seqs = json.dumps(list(expected.versions))
        for table in LIFTED_TABLES:
            run(f"DELETE FROM {table} WHERE version IN (SELECT value FROM json_each(?))", (seqs,))  # noqa: S608
        for seq, (columns, lifted) in expected.versions.items():
            run(_UPDATE_VERSION, (*columns, seq))
            sides.add_lifted(seq, lifted)
        sides.insert(self._connection)
