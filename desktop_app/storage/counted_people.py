"""Different persons and turns of all units over a period, counted by SQL in the order of ``counted_person``. Reads only.

The rows of a kind's role lie by person, so a person's rows come one after another and nothing is sorted or kept. What a
key stands for is not in its order: keys that are joined with others are left out there, and put together here.
``people_counts`` counts everything else.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.storage.connection import Connection, Row, Value
from desktop_app.storage.counted_rows import WITHIN
from desktop_app.storage.figures import Span
from desktop_app.storage.parts import WHOLE, PartKey
from desktop_app.storage.people_counts import People, Whose
from desktop_app.storage.person_links import name_of, unit_key
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.standing import Standing

_IS_JOINED: Final = "c.person_key IN (SELECT value FROM json_each(:joined))"
_Subtypes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One walk: the rows of ``kind`` in ``roles``, for measures of which each counts its subtypes (none: all)."""

    span: Span
    kind: str
    roles: tuple[str, ...]
    subtypes: Sequence[_Subtypes]
    part: PartKey

    @property
    def unit(self) -> str:
        """The SQL of the part."""
        return "''" if self.part == WHOLE else "c.unit"


class CountedPeople:
    """Counts the people of a ``Span`` that ``counted_rows.tells`` allows."""

    def __init__(self, connection: Connection, standing: Standing) -> None:
        self._connection = connection
        self._standing = standing
        self._same = SamePersons(connection, standing)

    def people(self, span: Span, whose: Iterable[Whose], part: PartKey = WHOLE) -> dict[Whose, dict[str, People]]:
        """Return of each ``whose`` the people of each part that has any; persons are one who the province says are."""
        same, apart = self._same.linked()
        joined = sorted({*same, *same.values(), *apart.values(), *map(name_of, apart)})
        walks: dict[tuple[str, frozenset[str]], list[_Subtypes]] = defaultdict(list)
        for one in whose:
            walks[one.kind, one.roles].append(one.subtypes)
        told: dict[Whose, dict[str, People]] = {}
        for (kind, roles), subtypes in walks.items():
            asked = _Asked(span, kind, tuple(sorted(roles)), subtypes, part)
            found = self._unjoined(asked, joined)
            if joined:
                rows = [
                    (name, apart.get(unit_key(unit, key), same.get(key, key)), subtype, turns)
                    for name, unit, key, subtype, turns in self._of_joined(asked, joined)
                ]
                for parts, wanted in zip(found, subtypes, strict=True):
                    _add(parts, [row for row in rows if not wanted or row[2] in wanted])
            told.update((Whose(kind, roles, one), parts) for one, parts in zip(subtypes, found, strict=True))
        return told

    def _unjoined(self, asked: _Asked, joined: Sequence[str]) -> list[dict[str, People]]:
        """Return the people of each of the asked subtypes, of keys that are one person's alone."""
        numbers = range(len(asked.subtypes))
        turns = [_turns(number, wanted) for number, wanted in enumerate(asked.subtypes)]
        sums = ", ".join(f"sum(n{number} > 0), sum(n{number})" for number in numbers)
        inner = ", ".join(f"{one} AS n{number}" for number, one in enumerate(turns))
        by_unit = asked.part != WHOLE
        rows = self._read(
            asked,
            f"SELECT part, {sums} FROM (SELECT {asked.unit} AS part, {inner} FROM counted_person c WHERE {{rows}}"  # noqa: S608
            f" GROUP BY c.person_key{', c.unit' if by_unit else ''}{f' HAVING NOT {_IS_JOINED}' if joined else ''})"
            " GROUP BY part",
            joined,
        )
        return [
            {part: People(cells[2 * number], cells[2 * number + 1]) for part, *cells in rows if cells[2 * number]}
            for number in numbers
        ]

    def _of_joined(self, asked: _Asked, joined: Sequence[str]) -> list[Row]:
        """Return (part, unit, key, subtype, turns) of keys that are joined with others."""
        return self._read(
            asked,
            f"SELECT {asked.unit}, c.unit, c.person_key, c.subtype, count(*) FROM counted_person c WHERE {{rows}}"  # noqa: S608
            f" AND {_IS_JOINED} GROUP BY c.person_key, c.unit, c.subtype",
            joined,
        )

    def _read(self, asked: _Asked, sql: str, joined: Sequence[str]) -> list[Row]:
        roles = {f"role{number}": role for number, role in enumerate(asked.roles)}
        said = {f"s{n}_{m}": one for n, wanted in enumerate(asked.subtypes) for m, one in enumerate(wanted)}
        left_out = self._standing.left_out
        rows = f"c.kind = :kind AND c.role IN ({', '.join(f':{name}' for name in roles)}) AND {WITHIN}"
        if left_out:
            rows += f" AND c.version NOT IN {left_out}"
        parameters: dict[str, Value] = {**asked.span.parameters, "kind": asked.kind, "joined": json.dumps(joined)}
        return self._connection.read(sql.format(rows=rows), {**parameters, **roles, **said})


def _turns(number: int, wanted: _Subtypes) -> str:
    """Return the SQL of a person's turns in the subtypes that the measure of this number counts."""
    if not wanted:
        return "count(*)"
    return f"sum(c.subtype IN ({', '.join(f':s{number}_{place}' for place in range(len(wanted)))}))"


def _add(parts: dict[str, People], rows: Iterable[Row]) -> None:
    """Add rows of (part, whom it counts as, subtype, turns) to the people found so far."""
    persons: dict[str, set[str]] = defaultdict(set)
    turns: dict[str, int] = defaultdict(int)
    for part, person, _subtype, count in rows:
        persons[part].add(person)
        turns[part] += count
    for part, named in persons.items():
        before = parts.get(part, People())
        parts[part] = People(before.persons + len(named), before.turns + turns[part])
