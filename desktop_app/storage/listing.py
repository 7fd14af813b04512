"""Lists of records of one kind: pages by key, counts and totals. Reads only.

Pages are found by the key of the row before them, never by counting rows off from the start, so the last page of a
million costs what the first does. ``row_window`` turns row numbers into such pages. A search is always answered
newest first; deleted records have a list of their own.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.list_sums import Said
from desktop_app.domain.records import Data
from desktop_app.storage.closings import FIRST_FINISHED
from desktop_app.storage.connection import Connection, Row, Stopping, Value
from desktop_app.storage.list_filters import IS_TWIN
from desktop_app.storage.list_questions import LISTED, Key, Keys, Question, keys_of, order_of, ordered, worked_out
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.sent_back import SENT_BACK, any_sent_back
from desktop_app.storage.travel import TRAVEL_SQL, Travel

Lateness = Literal["", "late", "changed", "locked"]
"""After its period was closed a record came (``late``), or one that was there in time was changed; ``locked``: it came,
or was changed, after the province locked the period.
"""

_SUMS: Final = (
    "SELECT count(*), coalesce(sum(turns), 0), coalesce(sum(value), 0) FROM record"  # noqa: S608
    f" INDEXED BY record_listed WHERE {LISTED}"
)
_FIRST: Final = f"coalesce({FIRST_FINISHED.format(record='r.seq')}, 0)"
_COLUMNS: Final = (
    f"r.seq, r.id, r.unit, r.title, r.state, r.forked, v.id, v.form_version, v.content, {TRAVEL_SQL}, k.sort_key,"
    f" {IS_TWIN}, v.seq, {_FIRST}, v.occurred_from, v.occurred_to"
)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One row of a list: the record and the version it shows.

    ``state`` is the version's, ``travel`` where it is on its way; ``content`` its exact bytes, None when erased.
    ``key`` is where the row stands in its list. ``twin``: another live record has the same natural key. ``came`` is
    the row of the version, ``first`` that of the record's first finished one (0: none), ``dated`` its days (ISO) or
    None. ``lateness``: it came, or was changed, after its period was closed; storage leaves that to whoever knows the
    closings.
    """

    seq: int
    id: str
    unit: str
    title: str
    state: str
    forked: bool
    version: str
    form_version: int
    content: bytes | None = field(repr=False)
    travel: Travel
    key: Key = field(repr=False)
    twin: bool = False
    came: int = 0
    dated: tuple[str | None, str | None] = (None, None)
    first: int = 0
    lateness: Lateness = ""

    @property
    def data(self) -> Data:
        """The version's data, decoded on each call: ask once for each row shown."""
        if self.content is None:
            return {}
        data: Data = json.loads(self.content)["data"]
        return data


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over a list, drafts included: ``records``, of them ``drafts``; different ``persons``; ``turns``; đồng.

    What a province sent back is among its ``records`` and in no other sum.

    ``parts`` are the đồng of each subtype, for kinds whose sums stand apart; ``said`` is how exact those of each are.
    """

    records: int
    drafts: int
    persons: int
    turns: int
    value: int
    parts: Mapping[str, int] = field(default_factory=dict)
    said: Said = field(default_factory=dict)


_CHOSEN: Final = (
    f"SELECT {_COLUMNS} FROM (SELECT value AS seq, x'' AS sort_key FROM json_each(:seqs)) k"  # noqa: S608
    " CROSS JOIN record r ON r.seq = k.seq CROSS JOIN version v ON v.seq = r.shown"
)


class Listing:
    """Answers questions about lists. ``device`` is this store's own (16 hex digits)."""

    def __init__(self, connection: Connection, device: str) -> None:
        self._connection = connection
        self._device = device
        self._same = SamePersons(connection)
        """Whose sensitive answers a list may show."""

    def page(
        self, question: Question, limit: int, *, after: Key | None = None, before: Key | None = None
    ) -> list[RecordRow]:
        """Return up to ``limit`` rows in list order: the first ones, those ``after`` a key, or the last ``before`` one.

        Raises nothing of its own, whatever was typed as search.
        """
        return self._rows(question, after if before is None else before, limit, 0, backwards=before is not None)

    def page_from_end(self, question: Question, limit: int, *, skip: int = 0) -> list[RecordRow]:
        """Return the last ``limit`` rows in list order, leaving out the very last ``skip``."""
        return self._rows(question, None, limit, skip, backwards=True)

    def key_after(self, question: Question, key: Key | None, rows: int) -> Key | None:
        """Return the key of the row ``rows`` (at least 1) further than ``key`` (None: the start), None past the end.

        Reads keys only, from the index: some millions of rows a second.
        """
        keys = keys_of(question)
        sql, parameters = ordered(keys, key, 1, rows - 1, backwards=False)
        found = self._connection.one(sql, parameters)
        return None if found is None else (found[0], found[1])

    def count(self, question: Question) -> int:
        """Return how many rows the list has."""
        keys = keys_of(question)
        return int(self._connection.value(f"SELECT count(*) FROM ({keys.sql})", self._asked(keys)))  # noqa: S608

    def found(self, question: Question, stopping: Stopping | None = None) -> array[int]:
        """Return the numbers of all records of a list that is worked out, in its order: 8 bytes each.

        May read what there is of the kind, seconds for a million: ``stopping`` is asked meanwhile. Raises QueryStopped.
        """
        keys = worked_out(question, in_order=True)
        with self._connection.watched(stopping):
            return array("q", (row[1] for row in self._connection.stream(keys.sql, self._asked(keys))))

    def keys(self, question: Question, first: int, count: int) -> list[int]:
        """Return the numbers of the records of rows that follow one another in a list that needs no working out."""
        sql, parameters = ordered(keys_of(question), None, count, first, backwards=False)
        return [row[1] for row in self._connection.read(sql, parameters)]

    def stamp(self) -> tuple[int, int]:
        """Return what stands for the records as they are now: another one as soon as any was written or taken away."""
        rows = self._connection.read(
            "SELECT (SELECT coalesce(max(seq), 0) FROM version), (SELECT coalesce(max(seq), 0) FROM journal)"
        )
        return rows[0][0], rows[0][1]

    def number_of(self, question: Question, seq: int) -> int | None:
        """Return the number of a record's row in a list that needs no working out, None where it is not in it.

        Counts the keys before it: a million take a tenth of a second.
        """
        sort_key = self._connection.value("SELECT sort_key FROM record WHERE seq = ?", (seq,))
        if sort_key is None:
            return None
        sql, parameters = ordered(keys_of(question), (sort_key, seq), -1, 0, backwards=True)
        number = int(self._connection.value(f"SELECT count(*) FROM ({sql})", parameters))  # noqa: S608
        return number if self.keys(question, number, 1) == [seq] else None

    def seq_of(self, record: str) -> int | None:
        """Return the number of a record by its id, None for no such record."""
        found: int | None = self._connection.value("SELECT seq FROM record WHERE id = ?", (record,))
        return found

    def ids_of(self, seqs: Sequence[int], *, complete: bool = False) -> list[str]:
        """Return the ids of records by their numbers, in that order; "" for one that is no more.

        ``complete``: only of those that are.
        """
        rows = self._connection.read(
            "SELECT coalesce(r.id, '') FROM json_each(:seqs) j LEFT JOIN record r ON r.seq = j.value"
            " WHERE :complete = 0 OR r.state = 'complete' ORDER BY j.key",
            {"seqs": json.dumps(list(seqs)), "complete": int(complete)},
        )
        return [record for (record,) in rows]

    def rows_of(self, seqs: Sequence[int]) -> list[RecordRow | None]:
        """Return the rows of records by their numbers, in that order; None for one that is no more."""
        rows = self._connection.read(_CHOSEN, {"seqs": json.dumps(list(seqs)), "device": self._device})
        by_seq = {row.seq: row for row in map(_record_row, rows)}
        return [by_seq.get(seq) for seq in seqs]

    def counts(self) -> dict[str, int]:
        """Return how many records of each kind there are, deleted ones left out."""
        rows = self._connection.read("SELECT kind, count(*) FROM record WHERE state <> 'deleted' GROUP BY kind")
        return {kind: count for kind, count in rows}

    def totals(self, question: Question) -> Totals:
        """Return the sums over the whole list: reads all of it, so the window asks in the background."""
        keys = keys_of(question)
        aside = any_sent_back(self._connection)
        if aside or question.deleted or question.twins or question.campaign or question.worked_out or keys.narrowed:
            return self._totals_of(keys, aside=aside)
        kind: dict[str, Value] = {"kind": question.kind}
        sums = self._connection.read(_SUMS, kind)
        drafts = self._connection.value("SELECT count(*) FROM record WHERE kind = :kind AND state = 'draft'", kind)
        one = self._same.counting("p")
        persons = self._connection.value(
            f"{one.before}SELECT count(DISTINCT {one.key}) FROM record r INDEXED BY record_listed"  # noqa: S608
            f" CROSS JOIN version_person p ON p.version = r.shown{one.join}"
            " WHERE r.kind = :kind AND r.state <> 'deleted'",
            {**kind, **one.parameters},
        )
        records, turns, value = sums[0]
        return Totals(records, drafts, persons, turns, value)

    def parts(self, question: Question) -> dict[str, int]:
        """Return the đồng of each subtype ("" for none) over the whole list, where any record has an amount."""
        keys = keys_of(question)
        aside = f" AND r.shown NOT IN {SENT_BACK}" if any_sent_back(self._connection) else ""
        rows = self._connection.read(
            f"SELECT coalesce(v.subtype, ''), sum(r.value) FROM ({keys.sql}) k"  # noqa: S608
            " CROSS JOIN record r ON r.seq = k.seq CROSS JOIN version v ON v.seq = r.shown"
            f" WHERE r.value IS NOT NULL{aside} GROUP BY 1",
            self._asked(keys),
        )
        return dict(rows)

    def said(self, question: Question, names: Mapping[str, Qualifier]) -> Said:
        """Return what the records of each subtype say of their amounts by the counted numbers ``names``."""
        keys, found = keys_of(question), dict[str, set[Qualifier]]()
        rows = self._connection.read(
            "SELECT DISTINCT coalesce(v.subtype, ''), n.field"  # noqa: S608
            f" FROM ({keys.sql}) k CROSS JOIN record r ON r.seq = k.seq CROSS JOIN version v ON v.seq = r.shown"
            " CROSS JOIN version_rows n ON n.version = v.seq AND n.field IN (SELECT value FROM json_each(:names))"
            " WHERE r.value IS NOT NULL",
            {**self._asked(keys), "names": json.dumps(sorted(names))},
        )
        for subtype, name in rows:
            found.setdefault(subtype, set()).add(names[name])
        return found

    def _asked(self, keys: Keys) -> dict[str, Value]:
        return {**keys.parameters, "device": self._device}

    def _totals_of(self, keys: Keys, *, aside: bool) -> Totals:
        """Sum up by keys; ``aside``: what the province sent back is a record of the list that does not count."""
        source = f"({keys.sql}) k CROSS JOIN record r ON r.seq = k.seq"
        counts = f"r.shown NOT IN {SENT_BACK}" if aside else "1"
        sums = self._connection.read(
            "SELECT count(*), count(*) FILTER (WHERE r.state = 'draft'),"  # noqa: S608
            f" coalesce(sum(r.turns) FILTER (WHERE {counts}), 0), coalesce(sum(r.value) FILTER (WHERE {counts}), 0)"
            f" FROM {source}",
            self._asked(keys),
        )
        one = self._same.counting("p")
        persons = self._connection.value(
            f"{one.before}SELECT count(DISTINCT {one.key}) FROM {source}"  # noqa: S608
            f" CROSS JOIN version_person p ON p.version = r.shown{one.join} WHERE {counts}",
            {**self._asked(keys), **one.parameters},
        )
        records, drafts, turns, value = sums[0]
        return Totals(records, drafts, persons, turns, value)

    def plan(self, question: Question, key: Key, *, backwards: bool) -> list[str]:
        """Return how SQLite reads a page next to ``key``, one step an entry; tests hold it to the indexes."""
        sql, parameters = self._page_query(question, key, 1, 0, backwards=backwards)
        return [step[3] for step in self._connection.read(f"EXPLAIN QUERY PLAN {sql}", parameters)]

    def _rows(self, question: Question, key: Key | None, limit: int, skip: int, *, backwards: bool) -> list[RecordRow]:
        rows = self._connection.read(*self._page_query(question, key, limit, skip, backwards=backwards))
        found = [_record_row(row) for row in rows]
        return found[::-1] if backwards else found

    def _page_query(
        self, question: Question, key: Key | None, limit: int, skip: int, *, backwards: bool
    ) -> tuple[str, dict[str, Value]]:
        keys = keys_of(question)
        sql, parameters = ordered(keys, key, limit, skip, backwards=backwards)
        # The keys are chosen first, from the index alone: rows that are skipped cost no look at records or versions.
        return (
            f"SELECT {_COLUMNS} FROM ({sql}) k CROSS JOIN record r ON r.seq = k.seq"  # noqa: S608
            f" CROSS JOIN version v ON v.seq = r.shown ORDER BY {order_of(keys, backwards=backwards)}",
            parameters | {"device": self._device},
        )


def _record_row(row: Row) -> RecordRow:
    seq, record, unit, title, state, forked, version, form_version, content, travel, sort_key, twin = row[:12]
    came, first, *dated = row[12:]
    return RecordRow(
        seq,
        record,
        unit,
        title,
        state,
        bool(forked),
        version,
        form_version,
        content,
        travel,
        (sort_key, seq),
        bool(twin),
        came,
        (dated[0], dated[1]),
        first,
    )
