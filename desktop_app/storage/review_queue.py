"""The records of other units that wait for a decision of the province: one row each, derived from what was stored.

A record waits while the version that counts has no decision: no step ``accepted`` or ``returned`` of ``record_state``
speaks of that very version. One with two heads waits until they are decided, accepted before or not; returned, it
waits for its unit. What is deleted, and what was erased, waits for nobody. What was found of a record (``verdict``) is
true of the version named beside it only. Decides nothing: see ``review_decisions``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.storage.connection import Connection, Value

OWN_UNIT: Final = "(SELECT value FROM setting WHERE name = 'identity.unit')"
IS_PROVINCE: Final = "(SELECT value FROM setting WHERE name = 'identity.role') = 'province'"
DECISION: Final = (
    "(SELECT s.state FROM record_state s WHERE s.record = r.seq AND s.version = h.id ORDER BY s.seq DESC LIMIT 1)"
)
"""The last step of the version ``h`` that counts of a record ``r``, NULL for none."""
WAITS: Final = (
    f"{IS_PROVINCE} AND r.unit <> {OWN_UNIT} AND h.state = 'complete' AND h.erased = 0"
    f" AND coalesce({DECISION}, 'received') NOT IN ('returned', iif(r.forked, 'returned', 'accepted'))"
)
"""Whether a record ``r`` with the head ``h`` waits."""
_HEAD: Final = "CROSS JOIN version h ON h.seq = r.head"
_STANDS: Final = (
    f"EXISTS (SELECT 1 FROM record r {_HEAD} WHERE r.seq = review_queue.record AND h.id = review_queue.version"  # noqa: S608
    f" AND r.unit = review_queue.unit AND (review_queue.verdict = 'fork') = r.forked"
    f" AND {WAITS})"
)
"""Whether a row of the queue is as it should be: what was found is kept then."""
_LAST_BUNDLE: Final = (
    "coalesce((SELECT s.bundle FROM record_state s WHERE s.record = r.seq AND s.bundle IS NOT NULL"
    " ORDER BY s.seq DESC LIMIT 1), '')"
)
_PUT: Final = (
    "INSERT OR IGNORE INTO review_queue (record, unit, kind, bundle, version, verdict, findings)"
    f" SELECT r.seq, r.unit, r.kind, coalesce(:bundle, {_LAST_BUNDLE}), h.id, iif(r.forked, 'fork', ''), '[]'"
)
ASKED_SQL: Final = (
    "(:units IS NULL OR q.unit IN (SELECT value FROM json_each(:units)))"
    " AND (:verdicts IS NULL OR q.verdict IN (SELECT value FROM json_each(:verdicts)))"
    " AND (:kind = '' OR q.kind = :kind) AND (:bundle = '' OR q.bundle = :bundle)"
)
"""The condition on a row ``q`` of the queue that ``Asked.parameters`` belongs to."""
_ROWS: Final = (
    "SELECT q.record, r.id, q.version, q.kind, r.title, q.unit, q.verdict, q.findings, h.value,"  # noqa: S608
    " coalesce(h.occurred_from, ''), coalesce(h.occurred_to, ''), q.bundle FROM review_queue q"
    f" CROSS JOIN record r ON r.seq = q.record {_HEAD} WHERE {ASKED_SQL}"
    " ORDER BY q.record LIMIT :count OFFSET :first"
)
_UNSEEN: Final = (
    "SELECT q.record, r.id, q.version, h.content, h.seq, h.unit, coalesce(h.occurred_from, ''),"  # noqa: S608
    " coalesce(h.occurred_to, '') FROM review_queue q"
    f" CROSS JOIN record r ON r.seq = q.record {_HEAD} AND h.id = q.version"
)
_NAMED: Final = "SELECT m.seq AS record FROM json_each(:records) j CROSS JOIN record m ON m.id = j.value"
"""The rows of the records whose ids are asked for."""
_DATED: Final = (
    f"SELECT r.id FROM review_queue q CROSS JOIN record r ON r.seq = q.record {_HEAD}"  # noqa: S608 - constants
    " WHERE q.verdict IN ('pass', 'doubtful') AND q.unit IN (SELECT value FROM json_each(:units))"
    " AND h.occurred_from >= :first AND h.occurred_to <= :last AND h.seq > :after"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows are asked for: codes of units (None: all), verdicts (None: all), a kind, a bundle's hash ("": any)."""

    units: tuple[str, ...] | None = None
    verdicts: tuple[str, ...] | None = None
    kind: str = ""
    bundle: str = ""

    @property
    def parameters(self) -> dict[str, Value]:
        """What the condition on ``q`` asks for."""
        return {
            "units": None if self.units is None else json.dumps(list(self.units)),
            "verdicts": None if self.verdicts is None else json.dumps(list(self.verdicts)),
            "kind": self.kind,
            "bundle": self.bundle,
        }


ALL: Final = Asked()


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One record that waits. ``findings`` is JSON as it was put; ``first`` and ``last`` its days (ISO), "" unknown."""

    seq: int
    record: str
    version: str
    kind: str
    title: str
    unit: str
    verdict: str
    findings: str
    value: int | None
    first: str
    last: str
    bundle: str


@dataclass(frozen=True, slots=True)
class Unseen:
    """A record nobody looked at: its head with exact bytes, its place in the store, whose it is, its days (ISO)."""

    seq: int
    record: str
    version: str
    content: bytes = field(repr=False)
    came: int
    unit: str
    first: str
    last: str


class ReviewQueue:
    """Reads the queue, and inside ``write()`` keeps it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def arrived(self, bundle: str) -> None:
        """Put into the queue what waits of the records of the bundle in hand (``BundleVersions``), take the rest out.

        ``bundle`` is its SHA-256. Inside its ``write()``, after everything that changes heads or decisions. A record
        that waits already with this very version keeps what was found, and the bundle that brought it.
        """
        self._keep("SELECT DISTINCT record FROM temp.in_bundle", bundle)

    def changed(self, records: Sequence[str]) -> None:
        """Put right what stands of ``records`` (ids), after a decision about versions or a step that was taken back."""
        self._keep(_NAMED, None, records=json.dumps(list(records)))

    def rebuild(self) -> int:
        """Work the whole queue out anew; return how many rows were wrong. What was found and still holds is kept."""
        wrong = self._connection.run(f"DELETE FROM review_queue WHERE NOT {_STANDS}")  # noqa: S608 - a constant
        return wrong + self._connection.run(f"{_PUT} FROM record r {_HEAD} WHERE {WAITS}", {"bundle": None})

    def differences(self) -> Iterator[str]:
        """Yield the ids of the records that wait and have no row, or whose row is not as it should be."""
        for (record,) in self._connection.stream(
            f"SELECT r.id FROM record r {_HEAD} WHERE {WAITS}"  # noqa: S608 - constants
            " AND NOT EXISTS (SELECT 1 FROM review_queue q WHERE q.record = r.seq)"
            " UNION SELECT (SELECT id FROM record WHERE seq = review_queue.record) FROM review_queue"
            f" WHERE NOT {_STANDS}"
        ):
            yield str(record)

    def put_verdict(self, record: int, version: str, verdict: str, findings: str = "[]") -> bool:
        """Note what was found of ``version``; return whether that still waits and nobody had found anything."""
        return bool(
            self._connection.run(
                "UPDATE review_queue SET verdict = ?, findings = ? WHERE record = ? AND version = ? AND verdict = ''",
                (verdict, findings, record, version),
            )
        )

    def look_again(self, units: Sequence[str] | None = None) -> int:
        """Forget what was found of the records of ``units`` (codes; None: all), forks aside; return of how many.

        For whoever changes what records are judged by: a lock of a period, an exception, a link of persons.
        """
        return self._connection.run(
            "UPDATE review_queue SET verdict = '', findings = '[]' WHERE verdict NOT IN ('', 'fork')"
            " AND (:units IS NULL OR unit IN (SELECT value FROM json_each(:units)))",
            {"units": None if units is None else json.dumps(list(units))},
        )

    def look_again_in(self, units: Sequence[str], first: str, last: str, came_after: int) -> list[str]:
        """Forget what was found of the records of ``units`` whose days all lie from ``first`` to ``last`` (ISO).

        Only of those that came after the version in the row ``came_after`` and could be accepted; return their ids.
        """
        asks: dict[str, Value] = {"units": json.dumps(list(units)), "first": first, "last": last, "after": came_after}
        found = [record for (record,) in self._connection.read(_DATED, asks)]
        self._connection.run(
            f"UPDATE review_queue SET verdict = '', findings = '[]' WHERE record IN ({_NAMED})",  # noqa: S608
            {"records": json.dumps(found)},
        )
        return found

    def rows(self, asked: Asked, first: int, count: int) -> list[QueueRow]:
        """Return ``count`` rows from the ``first`` on (from 0), in the order in which the records came."""
        rows = self._connection.read(_ROWS, {**asked.parameters, "first": first, "count": count})
        return [QueueRow(*row) for row in rows]

    def total(self, asked: Asked = ALL) -> int:
        """Return how many rows there are."""
        return int(
            self._connection.value(f"SELECT count(*) FROM review_queue q WHERE {ASKED_SQL}", asked.parameters)  # noqa: S608
        )

    def value(self, asked: Asked = ALL) -> int:
        """Return the đồng they come to together; records without an amount count nothing."""
        return int(
            self._connection.value(
                "SELECT coalesce(sum(h.value), 0) FROM review_queue q CROSS JOIN record r ON r.seq = q.record"  # noqa: S608
                f" {_HEAD} WHERE {ASKED_SQL}",
                asked.parameters,
            )
        )

    def ids(self, asked: Asked) -> list[str]:
        """Return the ids of the records that are asked for."""
        rows = self._connection.read(
            "SELECT r.id FROM review_queue q CROSS JOIN record r ON r.seq = q.record"  # noqa: S608 - a constant
            f" WHERE {ASKED_SQL} ORDER BY q.record",
            asked.parameters,
        )
        return [record for (record,) in rows]

    def ids_among(self, records: Sequence[str], asked: Asked) -> set[str]:
        """Return those of ``records`` (ids) that are asked for."""
        rows = self._connection.read(
            "SELECT r.id FROM json_each(:records) j CROSS JOIN record r ON r.id = j.value"  # noqa: S608 - a constant
            f" CROSS JOIN review_queue q ON q.record = r.seq WHERE {ASKED_SQL}",
            {**asked.parameters, "records": json.dumps(list(records))},
        )
        return {record for (record,) in rows}

    def versions(self, records: Sequence[str]) -> dict[str, str]:
        """Return of those of ``records`` (ids) that wait the version that waits."""
        rows = self._connection.read(
            "SELECT r.id, q.version FROM json_each(:records) j CROSS JOIN record r ON r.id = j.value"
            " CROSS JOIN review_queue q ON q.record = r.seq",
            {"records": json.dumps(list(records))},
        )
        return {record: version for record, version in rows}

    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many wait, by (code of the unit as recorded, verdict). One pass over an index."""
        rows = self._connection.read("SELECT unit, verdict, count(*) FROM review_queue GROUP BY unit, verdict")
        return {(unit, verdict): count for unit, verdict, count in rows}

    def by_bundle(self) -> dict[str, tuple[int, int]]:
        """Return by the SHA-256 of the bundle that brought them ("" unknown) how many wait, and how many are forks."""
        rows = self._connection.read("SELECT bundle, count(*), sum(verdict = 'fork') FROM review_queue GROUP BY bundle")
        return {bundle: (count, forks) for bundle, count, forks in rows}

    def unseen(self, after: int, most: int) -> list[Unseen]:
        """Return up to ``most`` records nobody looked at, those after the record's number ``after``."""
        rows = self._connection.read(
            f"{_UNSEEN} WHERE q.verdict = '' AND q.record > :after ORDER BY q.record LIMIT :most",
            {"after": after, "most": most},
        )
        return [Unseen(*row) for row in rows]

    def unseen_of(self, records: Sequence[str]) -> list[Unseen]:
        """Return those of ``records`` (ids) nobody looked at."""
        rows = self._connection.read(
            f"{_UNSEEN} WHERE q.verdict = '' AND q.record IN ({_NAMED}) ORDER BY q.record",
            {"records": json.dumps(list(records))},
        )
        return [Unseen(*row) for row in rows]

    def _keep(self, seqs: str, bundle: str | None, **parameters: Value) -> None:
        self._connection.run(
            f"DELETE FROM review_queue WHERE record IN ({seqs}) AND NOT {_STANDS}",  # noqa: S608 - constants
            parameters,
        )
        self._connection.run(
            f"{_PUT} FROM ({seqs}) k CROSS JOIN record r ON r.seq = k.record {_HEAD} WHERE {WAITS}",
            {**parameters, "bundle": bundle},
        )
