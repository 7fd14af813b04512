"""Decisions about records that wait, written in chunks by set-based statements: memory does not grow with their number.

A decision speaks of the version its row names, and only while that is still the one that counts. Inside the caller's
``write()``: a stop, or anything that fails, undoes all of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.base.following import NOBODY, Following
from desktop_app.storage.connection import Connection, Value
from desktop_app.storage.review_queue import ASKED_SQL, DECISION, Asked, ReviewQueue
from desktop_app.storage.travel import Step, TravelStep

CHUNK: Final = 5_000
_TEMPORARY: Final = (
    "CREATE TEMP TABLE IF NOT EXISTS deciding (record INTEGER PRIMARY KEY, version TEXT NOT NULL) STRICT"
)
_LIVE: Final = "CROSS JOIN version h ON h.seq = r.head AND h.id = q.version"
"""The row names the version that counts: else it was changed meanwhile, and nobody saw what it is now."""
_OF_QUEUE: Final = (
    "INSERT INTO temp.deciding SELECT q.record, q.version FROM review_queue q NOT INDEXED"  # noqa: S608
    f" CROSS JOIN record r ON r.seq = q.record {_LIVE} WHERE q.record > :after AND {ASKED_SQL}"
    " ORDER BY q.record LIMIT :chunk"
)
_OF_LIST: Final = (
    "INSERT OR IGNORE INTO temp.deciding SELECT q.record, q.version FROM json_each(:rows) j"  # noqa: S608
    " CROSS JOIN record r ON r.id = json_extract(j.value, '$[0]') CROSS JOIN review_queue q ON q.record = r.seq"
    f" {_LIVE} WHERE h.id = json_extract(j.value, '$[1]') AND {ASKED_SQL}"
)
_NOTE: Final = (
    "INSERT INTO record_state (record, state, version, bundle, reason, at, reason_code, operator)"
    " SELECT d.record, :state, d.version, nullif(q.bundle, ''), :words, :at, :reason, :operator FROM temp.deciding d"
    " CROSS JOIN review_queue q ON q.record = d.record ORDER BY d.record"
)

_STANDING: Final = (
    "SELECT s.seq, r.seq, r.id, s.version FROM record_state s CROSS JOIN record r ON r.seq = s.record"
    " CROSS JOIN version h ON h.seq = r.head AND h.id = s.version"
    " WHERE s.seq > :after AND s.seq <= :last AND s.state IN ('accepted', 'returned') AND NOT EXISTS (SELECT 1"
    " FROM record_state n WHERE n.record = s.record AND n.version = s.version AND n.seq > s.seq)"
    " ORDER BY s.seq LIMIT :chunk"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided, why, by whom and when (ISO, None unknown)."""

    state: Step
    operator: str
    at: str | None
    reason: str | None = None
    words: str | None = None


@dataclass(slots=True)
class Done:
    """What was decided: how many records, the SHA-256 over their versions' ids, and with a list the records' ids.

    ``steps``: the numbers of the first and last row of ``record_state`` that say so; nobody else writes between.
    """

    count: int = 0
    sha256: str = ""
    records: frozenset[str] = frozenset()
    steps: tuple[int, int] = (0, 0)


class ReviewDecisions:
    """Writes decisions and takes them back, inside ``write()``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._queue = ReviewQueue(connection)

    def decide_all(self, asked: Asked, decision: Decision, by: Following = NOBODY) -> Done:
        """Decide about every row that is asked for. ``by`` follows it, and may stop it."""
        digest, count, after, total = hashlib.sha256(), 0, 0, self._queue.total(asked)
        before = self._newest()
        with self._connection.followed(by):
            while True:
                by.report(count, total)
                self._begin()
                asks = {**asked.parameters, "after": after, "chunk": CHUNK}
                if not self._connection.run(_OF_QUEUE, asks):
                    break
                after = self._connection.value("SELECT max(record) FROM temp.deciding")
                count += self._write(decision)
                for version in self._versions():
                    digest.update(f"{version}\n".encode())
        return Done(count, digest.hexdigest(), steps=(before + 1, self._newest()))

    def decide(self, rows: Sequence[tuple[str, str]], asked: Asked, decision: Decision) -> Done:
        """Decide about (record, version) pairs, those aside that changed since, or are not ``asked`` for."""
        digest, count, records = hashlib.sha256(), 0, set[str]()
        before = self._newest()
        for start in range(0, len(rows), CHUNK):
            self._begin()
            asks: dict[str, Value] = {**asked.parameters, "rows": json.dumps(rows[start : start + CHUNK])}
            self._connection.run(_OF_LIST, asks)
            count += self._write(decision)
            for version in self._versions():
                digest.update(f"{version}\n".encode())
            found = self._connection.read("SELECT r.id FROM temp.deciding d CROSS JOIN record r ON r.seq = d.record")
            records.update(record for (record,) in found)
        return Done(count, digest.hexdigest(), frozenset(records), (before + 1, self._newest()))

    def take_back(self, record: str, operator: str, at: str | None) -> str | None:
        """Note that the decision about what counts of ``record`` is taken back; return the version, None without one.

        The record waits again, as nobody had looked at it.
        """
        row = self._connection.one(
            "SELECT r.seq, h.id FROM record r CROSS JOIN version h ON h.seq = r.head WHERE r.id = ?"  # noqa: S608
            f" AND {DECISION} IN ('accepted', 'returned')",
            (record,),
        )
        if row is None:
            return None
        seq, version = row
        self._connection.run(
            "INSERT INTO record_state (record, state, version, at, operator) VALUES (?, 'received', ?, ?, ?)",
            (seq, version, at, operator),
        )
        self._queue.changed([record])
        return str(version)

    def take_back_steps(self, first: int, last: int, operator: str, at: str | None, by: Following = NOBODY) -> Done:
        """Take back the decisions in the rows from ``first`` to ``last``, those that were decided anew since aside."""
        digest, count, after = hashlib.sha256(), 0, first - 1
        total = max(last - after, 0)
        with self._connection.followed(by):
            while rows := self._connection.read(_STANDING, {"after": after, "last": last, "chunk": CHUNK}):
                by.report(count, total)
                after = rows[-1][0]
                self._connection.run_many(
                    "INSERT INTO record_state (record, state, version, at, operator) VALUES (?, 'received', ?, ?, ?)",
                    ((seq, version, at, operator) for _step, seq, _record, version in rows),
                )
                self._queue.changed([record for _step, _seq, record, _version in rows])
                count += len(rows)
                for *_rest, version in rows:
                    digest.update(f"{version}\n".encode())
        return Done(count, digest.hexdigest())

    def _newest(self) -> int:
        return int(self._connection.value("SELECT coalesce(max(seq), 0) FROM record_state"))

    def standing(self, record: str) -> str:
        """Return the step that stands about what counts of ``record``, "" for none."""
        found = self._connection.value(
            f"SELECT {DECISION} FROM record r CROSS JOIN version h ON h.seq = r.head WHERE r.id = ?",  # noqa: S608
            (record,),
        )
        return str(found or "")

    def of(self, record: str) -> list[TravelStep]:
        """Return all that was decided about a record, oldest first; a step ``received`` took a decision back."""
        rows = self._connection.read(
            "SELECT s.state, s.version, s.bundle, s.reason, s.at, s.reason_code, s.operator FROM record r"
            " JOIN record_state s ON s.record = r.seq WHERE r.id = ? AND s.operator IS NOT NULL ORDER BY s.seq",
            (record,),
        )
        return [TravelStep(*row) for row in rows]

    def _begin(self) -> None:
        self._connection.run(_TEMPORARY)
        self._connection.run("DELETE FROM temp.deciding")

    def _write(self, decision: Decision) -> int:
        noted = self._connection.run(
            _NOTE,
            {
                "state": decision.state,
                "words": decision.words,
                "at": decision.at,
                "reason": decision.reason,
                "operator": decision.operator,
            },
        )
        self._connection.run("DELETE FROM review_queue WHERE record IN (SELECT record FROM temp.deciding)")
        return noted

    def _versions(self) -> Iterator[str]:
        for (version,) in self._connection.stream("SELECT version FROM temp.deciding ORDER BY record"):
            yield version
