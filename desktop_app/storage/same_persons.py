"""Which keys of persons are one human being's, and how persons are then counted. Reads only; everything is derived.

A merged record is a deleted one whose head refers by ``same_as`` to the record that was kept; taking that version back
takes the merging back. A record that was linked before its number was known, or before it was corrected, is one person
with that number. Nothing else is stored, so an office and its province agree as soon as the versions do. Over several
units the province's own decisions about persons count as well (``person_links``): ``counting`` is told so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from desktop_app.domain.report_questions import Basis
from desktop_app.storage.connection import Connection, Row, Value
from desktop_app.storage.person_links import LinkRow, LinkRows, name_of, units_apart
from desktop_app.storage.standing import Standing

SAME_AS: Final = "same_as"
"""The field of kind ``person`` that names the record that was kept."""

_EVERYTHING: Final = Basis(returned=True)
_MERGED: Final = (
    "SELECT r.id, f.target FROM record r INDEXED BY record_deleted CROSS JOIN version_reference f"
    " ON f.version = r.head AND f.field = 'same_as' WHERE r.kind = 'person' AND r.state = 'deleted'"
    " AND (:until IS NULL OR r.head <= :until)"
)
_SEVERAL: Final = (
    # One pass over an index: of most linked persons every key is the same, and their record has no other number.
    "SELECT g.record FROM (SELECT record, min(person_key) AS first, max(person_key) AS last FROM version_person"
    " WHERE record IS NOT NULL GROUP BY record) g LEFT JOIN record r ON r.id = g.record AND r.kind = 'person'"
    " AND g.last >= 'record:' AND r.duplicate_key >= 'number:' AND r.duplicate_key < 'number;'"
    " WHERE g.first <> g.last OR r.id IS NOT NULL"
)
_NEWEST: Final = "SELECT seq, id FROM version ORDER BY seq DESC LIMIT 1"
_KEYS: Final = (
    "SELECT DISTINCT p.record, p.person_key FROM json_each(:records) j CROSS JOIN version_person p"
    " ON p.record = j.value CROSS JOIN version v ON v.seq = p.version"
    " WHERE v.current = 1 AND (:until IS NULL OR v.seq <= :until)"
)
_NUMBERS: Final = (
    "SELECT r.id, 'number:' || json_extract(CAST(v.content AS TEXT), '$.data.number') FROM json_each(:records) j"
    " CROSS JOIN record r ON r.id = j.value CROSS JOIN version v ON v.seq = r.shown"
    " WHERE json_extract(CAST(v.content AS TEXT), '$.data.number') > '' AND (:until IS NULL OR v.seq <= :until)"
)


@dataclass(frozen=True, slots=True)
class PersonCount:
    """Parts of a query that counts different persons: what stands before it, what is joined, what is counted."""

    before: str
    join: str
    key: str
    parameters: dict[str, Value] = field(default_factory=dict)


class SamePersons:
    """Answers about persons who are known by several records or keys."""

    def __init__(self, connection: Connection, standing: Standing | None = None) -> None:
        """``standing`` says what counts, and how far the book is looked at (None: as usual, and all of it)."""
        self._connection = connection
        self._standing = standing or Standing(connection, _EVERYTHING)
        self._known: tuple[Row | None, dict[str, str]] | None = None
        self._links = LinkRows(connection)
        self._across: tuple[Row | None, int, tuple[dict[str, str], dict[str, str]]] | None = None

    def merged(self) -> dict[str, str]:
        """Return each merged record with the record it was merged into."""
        return {merged: kept for merged, kept in self._connection.read(_MERGED, {"until": self._standing.until})}

    def group(self, record: str, merged: dict[str, str] | None = None) -> list[str]:
        """Return all records of the person who ``record`` is: the kept one first.

        ``merged``: what ``merged()`` returned, where several persons are asked about.
        """
        merged = self.merged() if merged is None else merged
        kept = _last(record, merged)
        return [kept, *sorted(one for one in merged if one != kept and _last(one, merged) == kept)]

    def groups(self, records: Iterable[str]) -> dict[str, list[str]]:
        """Return what ``group`` does for each of ``records``: the merged ones are read once for all."""
        merged = self.merged()
        members: dict[str, list[str]] = {}
        for one in sorted(merged):
            members.setdefault(_last(one, merged), []).append(one)
        roots = {record: _last(record, merged) for record in records}
        return {
            record: [kept, *(one for one in members.get(kept, ()) if one != kept)] for record, kept in roots.items()
        }

    def newest(self) -> str | None:
        """Return the id of the newest version: while it stays, so does all that is worked out here."""
        row = self._connection.one(_NEWEST)
        return None if row is None else str(row[1])

    def keys(self) -> dict[str, str]:
        """Return the person keys that stand for another one, with the key they are counted as.

        Worked out once for each newest version: a report asks for every measure.
        """
        newest = self._connection.one(_NEWEST)
        if self._known is None or self._known[0] != newest:
            self._known = (newest, self._keys())
        return self._known[1]

    def _keys(self) -> dict[str, str]:
        merged = self.merged()
        several = [record for (record,) in self._connection.read(_SEVERAL)]
        if not merged and not several:
            return {}
        kept = {record: f"record:{_last(record, merged)}" for record in {*several, *merged, *merged.values()}}
        records = json.dumps(sorted(kept))
        pairs = [(f"record:{record}", root) for record, root in kept.items()]
        for sql in (_KEYS, _NUMBERS):
            rows = self._connection.read(sql, {"records": records, "until": self._standing.until})
            pairs += [(key, kept[record]) for record, key in rows]
        return _joined(pairs)

    def linked(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return ``keys()`` with what the province decided, and the keys of units' persons who were told apart.

        Both with the key they are counted as.
        """
        newest, changes = self._connection.one(_NEWEST), self._links.changes
        if self._across is None or self._across[:2] != (newest, changes):
            self._across = (newest, changes, _with_decisions(self.keys(), self._decided() if changes else []))
        return self._across[2]

    def _decided(self) -> list[LinkRow]:
        """Return what was decided by the time that the book is looked at."""
        then = self._standing.facts
        return self._links.all() if then is None else [LinkRow(*one) for one in then["links"]]

    def counting(self, person: str, *, unit: str = "") -> PersonCount:
        """Return how to count different persons over ``version_person`` rows called ``person`` in a query.

        ``unit``: the SQL of the code a row was entered under, where several units are counted together.
        """
        keys, apart = self.linked() if unit else (self.keys(), {})
        if not keys and not apart:
            return PersonCount("", "", f"{person}.person_key")
        join, key = f" LEFT JOIN same ON same.one = {person}.person_key", f"{person}.person_key"
        key = f"coalesce(same.other, {key})"
        if apart:
            join += f" LEFT JOIN same own ON own.one = 'unit:' || {unit} || '|' || {person}.person_key"
            key = f"coalesce(own.other, {key})"
        return PersonCount(
            "WITH same AS MATERIALIZED (SELECT key AS one, value AS other FROM json_each(:same_persons)) ",
            join,
            key,
            {"same_persons": json.dumps({**keys, **apart})},
        )


def _with_decisions(keys: dict[str, str], links: list[LinkRow]) -> tuple[dict[str, str], dict[str, str]]:
    """Join the keys that were decided to be one; a unit's person counts by her name unless she was told apart."""
    if not links:
        return keys, {}
    apart = units_apart(links)

    def counted(key: str) -> str:
        return apart.get(key, name_of(key) or key)

    same = [(counted(one.first), counted(one.second)) for one in links if one.decision == "same"]
    joined = _joined([*keys.items(), *same])
    return joined, {key: joined.get(group, group) for key, group in apart.items()}


def _last(record: str, merged: dict[str, str]) -> str:
    """Follow mergings of mergings; two records that offices merged into each other end at the smaller id."""
    seen = [record]
    while (record := merged.get(record, record)) not in seen:
        seen.append(record)
    return min(seen[seen.index(record) :])


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return each key with the one its whole group is counted as: groups that share a key are one."""
    parents: dict[str, str] = {}

    def root(key: str) -> str:
        while key in parents:
            key = parents[key]
        return key

    for key, other in pairs:
        first, second = root(key), root(other)
        if first != second:
            parents[first] = second
    return {key: root(key) for key in parents}
