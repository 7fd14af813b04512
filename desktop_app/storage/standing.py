"""Which versions count, other than those that count now: drafts too, as the book stood at a moment, returned or not.

Queries about what counts say ``v.current = 1`` (``n`` for versions that stand against them). ``Standing.sql`` narrows
that in the text; what it cannot say in a condition (a draft in place of the version below it, an older version of a
record that changed since) is put in force by changing the rows inside a ``write()`` of which nothing stays. So every
index serves as it does now, and nobody counts by another way than reports of today. Cost: meanwhile nobody else writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Final

from desktop_app.domain.report_questions import USUAL, Basis, Moment
from desktop_app.storage import record_graph
from desktop_app.storage.connection import Connection
from desktop_app.storage.record_graph import Node, RecordGraph
from desktop_app.storage.sent_back import any_sent_back, sent_back

_CURRENT: Final = re.compile(r"\b([vn])\.current = 1")
_CHANGED_SINCE: Final = (
    "SELECT DISTINCT r.id FROM version w CROSS JOIN record r ON r.seq = w.record WHERE w.seq > ? AND w.state <> 'draft'"
    " AND EXISTS (SELECT 1 FROM version o WHERE o.record = w.record AND o.seq <= ? AND o.state <> 'draft')"
)
_PARENTS: Final = (
    "SELECT p.parent FROM version c CROSS JOIN version_parent p ON p.version = c.seq"
    " WHERE c.record = ? AND c.seq <= ? AND c.state <> 'draft'"
)
CHUNK: Final = 500
"""Records looked at together."""


class _NothingStaysError(Exception):
    """Takes back what was supposed."""


@contextmanager
def supposing(connection: Connection) -> Iterator[None]:
    """Let rows be changed inside the block, and take everything back at its end. Raises as ``write`` does."""
    if connection.writing:
        connection.run("SAVEPOINT supposed")
        try:
            yield
        finally:
            connection.run("ROLLBACK TO supposed")
            connection.run("RELEASE supposed")
        return
    try:
        with connection.write():
            yield
            raise _NothingStaysError
    except _NothingStaysError:
        return


@contextmanager
def one_state(connection: Connection) -> Iterator[None]:
    """Let everything that is read inside the block be of one state of the book, whoever saves meanwhile."""
    if connection.writing:
        yield
        return
    connection.read("BEGIN")
    try:
        yield
    finally:
        connection.read("ROLLBACK")


def now(connection: Connection) -> Moment:
    """Return the moment that the book stands at.

    Rows of drafts are taken away and their numbers given again, so only finished versions tell how far it is.
    """
    version = connection.value("SELECT seq FROM version WHERE state <> 'draft' ORDER BY seq DESC LIMIT 1")
    return Moment(int(version or 0), int(connection.value("SELECT coalesce(max(seq), 0) FROM record_state")))


class Standing:
    """What counts in one connection by one basis."""

    def __init__(self, connection: Connection, basis: Basis = USUAL) -> None:
        self.basis = basis
        self._connection = connection

    def sql(self, sql: str) -> str:
        """Return a query with what counts narrowed to what counts by the basis."""
        moment = self.basis.moment
        narrowed = "" if moment is None else rf" AND \1.seq <= {moment.version:d}"
        if self.left_out:
            narrowed += rf" AND \1.seq NOT IN {self.left_out}"
        return _CURRENT.sub(rf"\1.current = 1{narrowed}", sql) if narrowed else sql

    @property
    def left_out(self) -> str:
        """The query for the rows of versions that were returned and do not count for that, "" where all count.

        At an office what was returned goes on counting unless somebody says otherwise, at a province it does not.
        """
        if self.basis.returned is True or not any_sent_back(self._connection, anywhere=self.basis.returned is False):
            return ""
        return sent_back(None if self.basis.moment is None else self.basis.moment.state)

    @cached_property
    def facts(self) -> dict[str, Any] | None:
        """What was kept of units, devices and decisions about persons as they stood; None: as they stand now."""
        if self.basis.moment is None or not self.basis.moment.facts:
            return None
        content = self._connection.value("SELECT content FROM kept_fact WHERE sha256 = ?", (self.basis.moment.facts,))
        return None if content is None else json.loads(content)

    @property
    def until(self) -> int | None:
        """The row of the newest version that it knows of, None for all."""
        return None if self.basis.moment is None else self.basis.moment.version

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Let rows say inside the block what counts by the basis. Inside another such block it changes nothing more."""
        if not self.basis.drafts and self.basis.moment is None:
            yield
            return
        with supposing(self._connection):
            if self.basis.moment is not None:
                self._rewind(self.basis.moment.version)
            if self.basis.drafts:
                self._count_drafts()
            yield

    def _count_drafts(self) -> None:
        """Let each draft count in the place of what is finished under it."""
        run = self._connection.run
        run(
            "UPDATE version SET current = 0 WHERE current = 1"
            " AND record IN (SELECT seq FROM record WHERE draft IS NOT NULL)"
        )
        run("UPDATE version SET current = 1 WHERE seq IN (SELECT draft FROM record WHERE draft IS NOT NULL)")

    def _rewind(self, last: int) -> None:
        """Show records that changed since the row ``last`` as they were: head, state, what counts."""
        changed = [record for (record,) in self._connection.read(_CHANGED_SINCE, (last, last))]
        for first in range(0, len(changed), CHUNK):
            for graph in record_graph.by_ids(self._connection, changed[first : first + CHUNK]).values():
                self._show_as_of(graph, last)

    def _show_as_of(self, graph: RecordGraph, last: int) -> None:
        parents = self._connection.read(_PARENTS, (graph.seq, last))
        nodes = [node for node in graph.nodes if node.seq <= last]
        then = RecordGraph(graph.id, graph.kind, graph.seq, nodes=nodes, superseded={parent for (parent,) in parents})
        head: Node = then.heads()[0]
        run = self._connection.run
        run(
            "UPDATE record SET head = ?, shown = ?, state = ? WHERE seq = ?",
            (head.seq, head.seq, head.state, graph.seq),
        )
        run("UPDATE version SET current = 0 WHERE record = ? AND current = 1", (graph.seq,))
        if head.state == "complete" and not head.erased:
            run("UPDATE version SET current = 1 WHERE seq = ?", (head.seq,))
