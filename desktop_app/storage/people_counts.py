"""Different persons and turns of everything that counts, in one pass: by part, kind, subtype and role. Reads only.

Persons cannot be added up, and asking SQL once a measure visits the same pages a dozen times: of a million records that
took half a minute. So the versions that count are noted by number first (four bytes each), then the rows of persons are
walked in their own order, each page once. Memory grows with the number of different persons, as it must.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from desktop_app.domain.report_questions import Split
from desktop_app.storage.connection import Connection, Row
from desktop_app.storage.figures import Span
from desktop_app.storage.parts import WHOLE, PartKey
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.standing import Standing

_COUNTED: Final = (
    # Lists of numbers, for a million rows handed over one by one cost more than all that is done with them.
    "SELECT json_group_array(v.seq), {part} AS part, v.kind, coalesce(v.subtype, ''), v.unit FROM version v{join}"
    " {where} GROUP BY v.kind, v.unit, v.subtype, part"
)
_ALL: Final = "SELECT version, role, person_key, record FROM version_person"
_THESE: Final = (
    "WITH counted AS MATERIALIZED (SELECT v.seq AS seq FROM version v{join} {where} ORDER BY v.seq LIMIT -1)"
    " SELECT s.version, s.role, s.person_key, s.record FROM counted"
    " CROSS JOIN version_person s ON s.version = counted.seq"
)
_OF_THEIR_OWN: Final = (
    "SELECT r.id, coalesce(json_extract(CAST(h.content AS TEXT), :answer), '') FROM record r"
    " CROSS JOIN version h ON h.seq = r.head WHERE r.kind = 'person' AND h.content IS NOT NULL"
)
_FEW: Final = 8
"""Where fewer than one version in so many counts, its persons are looked up; else the whole table is walked."""


@dataclass(frozen=True, slots=True)
class People:
    """Different persons, and how many times a person was counted (lượt)."""

    persons: int = 0
    turns: int = 0


class _Group(NamedTuple):
    part: str
    kind: str
    subtype: str
    unit: str


@dataclass(frozen=True, slots=True)
class Whose:
    """People of one ``kind`` in these ``roles``; of ``subtypes``, of all where there are none."""

    kind: str
    roles: frozenset[str]
    subtypes: tuple[str, ...] = ()


@dataclass(slots=True)
class PeopleCounts:
    """What was counted: keys of persons and turns by part, kind, subtype and role."""

    _keys: dict[tuple[str, str, str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    _turns: dict[tuple[str, str, str, str], int] = field(default_factory=lambda: defaultdict(int))
    _known: dict[str, int] = field(default_factory=dict)

    def add(self, part: str, kind: str, subtype: str, role: str, keys: Iterable[str], turns: int) -> None:
        """Count persons by their keys, so many ``turns`` of them together."""
        place, known = (part, kind, subtype, role), self._known
        self._keys[place].update([known.setdefault(key, len(known)) for key in keys])
        self._turns[place] += turns

    def parts(self, whose: Whose) -> dict[str, People]:
        """Return the people of each part that has any."""
        keys: dict[str, set[int]] = defaultdict(set)
        turns: dict[str, int] = defaultdict(int)
        for place, found in self._keys.items():
            part, kind, subtype, role = place
            if _asked(whose, kind, subtype, role):
                keys[part] |= found
                turns[part] += self._turns[place]
        return {part: People(len(found), turns[part]) for part, found in keys.items()}


def _asked(whose: Whose, kind: str, subtype: str, role: str) -> bool:
    return whose.kind == kind and role in whose.roles and (not whose.subtypes or subtype in whose.subtypes)


class PeopleCounting:
    """Counts people of a ``Span`` into ``PeopleCounts``."""

    def __init__(self, connection: Connection, standing: Standing | None = None) -> None:
        self._connection = connection
        self._standing = standing or Standing(connection)
        self._same = SamePersons(connection, self._standing)

    def count(
        self,
        into: PeopleCounts,
        span: Span,
        *,
        across_units: bool,
        part: PartKey = WHOLE,
        groups: Mapping[str, str] | None = None,
        answer: Split | None = None,
    ) -> None:
        """Add the people of everything in ``span`` to ``into``.

        ``across_units``: persons are one who the province says are one. ``groups`` puts parts together; with an
        ``answer`` (sex, ethnic group) the part of a person is what her own record says, "" where she has none.
        """
        same, apart = self._same.linked() if across_units else (self._same.keys(), {})
        named = self._answers(answer) if answer is not None else None
        for group, role, keys, turns, record in self._cells(span, part, by_record=named is not None):
            name = group.part if named is None else named.get(record, "")
            counted: Iterable[str] = keys
            if apart:
                counted = [apart.get(f"unit:{group.unit}|{key}", same.get(key, key)) for key in keys]
            elif same:
                counted = [same.get(key, key) for key in keys]
            into.add(groups.get(name, name) if groups else name, group.kind, group.subtype, role, counted, turns)

    def _answers(self, answer: Split) -> dict[str, str]:
        return dict(self._connection.read(_OF_THEIR_OWN, {"answer": f"$.data.{answer}"}))

    def _cells(self, span: Span, part: PartKey, *, by_record: bool) -> Iterator[tuple[_Group, str, set[str], int, str]]:
        """Yield what was found together: group, role, the keys of its persons, how many rows, their own record.

        Rows of different own records are told apart only where those are asked for.
        """
        slots, listed, counted = self._counted(span, part)
        if not counted:
            return
        found: dict[tuple[int, str, str | None], tuple[set[str], list[int]]] = {}
        for version, role, key, record in self._persons(span, part, few=counted * _FEW < len(slots)):
            slot = slots[version]
            if slot:
                place = slot, role, record if by_record else None
                cell = found.get(place)
                if cell is None:
                    cell = found[place] = set(), [0]
                cell[0].add(key)
                cell[1][0] += 1
        for (slot, role, own), (keys, turns) in found.items():
            for group in listed[slot]:
                yield group, role, keys, turns[0], own or ""

    def _counted(self, span: Span, part: PartKey) -> tuple[array[int], list[tuple[_Group, ...]], int]:
        """Return for each version the number of its groups (0: it does not count), the groups, how many count.

        A version of two sources is in two groups: together they have a number of their own.
        """
        newest = int(self._connection.value("SELECT coalesce(max(seq), 0) FROM version"))
        slots, counted = array("I", bytes(4 * (newest + 1))), 0
        listed: list[tuple[_Group, ...]] = [()]
        numbers: dict[tuple[int, _Group], int] = {}
        sql = _COUNTED.format(part=part.key, join=part.join, where=span.condition)
        for seqs, *said in self._stream(sql, span, part):
            group = _Group(*said)
            for seq in json.loads(seqs):
                before = slots[seq]
                number = numbers.get((before, group))
                if number is None:
                    number = numbers[before, group] = len(listed)
                    listed.append((*listed[before], group))
                slots[seq] = number
                counted += 1
        return slots, listed, counted

    def _persons(self, span: Span, part: PartKey, *, few: bool) -> Iterator[Row]:
        if not few:
            return self._connection.stream(_ALL)
        return self._stream(_THESE.format(join=part.join, where=span.condition), span, part)

    def _stream(self, sql: str, span: Span, part: PartKey) -> Iterator[Row]:
        return self._connection.stream(self._standing.sql(sql), {**span.parameters, **part.parameters})
