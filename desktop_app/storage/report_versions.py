"""The versions a report's figures come from, and the newest counts at a date. Reads only."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.records import StoredVersion, decode
from desktop_app.domain.report_questions import USUAL, Basis
from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.standing import Standing

# What may lie in the period (what only may is named on the paper), and of the kinds that are counted as there are on
# a day all that began before.
_IDS: Final = (
    "SELECT r.id, v.id FROM version v JOIN record r ON r.seq = v.record WHERE v.current = 1"
    " AND v.kind IN (SELECT value FROM json_each(:kinds)) AND ((v.occurred_from <= :end AND v.occurred_to >= :start)"
    " OR (v.kind IN (SELECT value FROM json_each(:stocks))"
    " AND (v.occurred_to IS NULL OR v.occurred_to <= :end)))"
    " ORDER BY v.seq"
)
_NEWEST: Final = (
    "SELECT v.content FROM version v WHERE v.current = 1 AND v.kind = :kind AND v.content IS NOT NULL"
    " AND v.occurred_to <= :end AND NOT EXISTS (SELECT 1 FROM version n WHERE n.current = 1 AND n.kind = v.kind"
    " AND n.unit = v.unit AND n.content IS NOT NULL AND n.occurred_to <= :end"
    " AND (n.occurred_to, n.seq) > (v.occurred_to, v.seq)) ORDER BY v.occurred_to DESC, v.seq DESC"
)


@dataclass(frozen=True, slots=True)
class ReportVersions:
    """The versions that a report from ``start`` to ``end`` (ISO days) tells of, read anew at every call.

    ``stocks`` are the ``kinds`` with measures of what there is on the last day, ``basis`` says what counts.
    """

    connection: Connection
    kinds: Sequence[str]
    stocks: Sequence[str]
    start: str
    end: str
    basis: Basis = USUAL

    def ids(self) -> Iterator[tuple[str, str]]:
        """Yield record id and version id, always in the same order."""
        kinds, stocks = json.dumps(list(self.kinds)), json.dumps(list(self.stocks))
        asked: dict[str, Value] = {"kinds": kinds, "stocks": stocks, "start": self.start, "end": self.end}
        standing = Standing(self.connection, self.basis)
        with standing.in_force():
            yield from self.connection.stream(standing.sql(_IDS), asked)


def newest_counts(connection: Connection, kind: str, end: str, basis: Basis = USUAL) -> list[StoredVersion]:
    """Return the newest record of ``kind`` of each unit whose date is certainly not after the ISO day ``end``."""
    standing = Standing(connection, basis)
    with standing.in_force():
        return [decode(content) for (content,) in connection.read(standing.sql(_NEWEST), {"kind": kind, "end": end})]
