"""Different persons and turns of all units, counted by SQL in the order of ``counted_person``. Reads only.

The rows of a kind's role lie by person, so a person's rows come one after another and nothing is sorted or kept. What a
key or a unit stands for is not in that order: keys that are joined with others, and units that are put together with
others, are left out there and put together here. ``people_counts`` counts everything else.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from desktop_app.storage.connection import Connection, Row, Value
from desktop_app.storage.counted_rows import WITHIN
from desktop_app.storage.figures import Span
from desktop_app.storage.parts import WHOLE, PartKey
from desktop_app.storage.people_counts import People, Whose
from desktop_app.storage.person_links import name_of, unit_key
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.standing import Standing

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_JOINED: Final = "c.person_key IN (SELECT value FROM json_each(:joined))"
_TOGETHER: Final = "c.unit IN (SELECT value FROM json_each(:together))"
_Subtypes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One walk: the rows of ``kind`` in ``roles``, for measures of which each counts its subtypes (none: all).

    ``joined`` keys and units that are put ``together`` are not counted as they come.
    """

    span: Span
    kind: str
    roles: tuple[str, ...]
    subtypes: Sequence[_Subtypes]
    joined: Sequence[str]
    together: Sequence[str]
    by_unit: bool

    @property
    def aside(self) -> str:
        """The SQL of the rows that are not counted as they come, "" where all are."""
        return " OR ".join([_JOINED] * bool(self.joined) + [_TOGETHER] * bool(self.together))

    @property
    def parameters(self) -> dict[str, Value]:
        """What the queries ask for."""
        roles = {f"role{number}": role for number, role in enumerate(self.roles)}
        subtypes = {f"s{n}_{m}": one for n, wanted in enumerate(self.subtypes) for m, one in enumerate(wanted)}
        lists = {"joined": json.dumps(list(self.joined)), "together": json.dumps(list(self.together))}
        return {**self.span.parameters, "kind": self.kind, **lists, **roles, **subtypes}


@dataclass(slots=True)
class _Found:
    """Whom one measure counts: numbers by part, and the persons who were put together by name."""

    numbers: dict[str, People]
    persons: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    turns: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def people(self) -> dict[str, People]:
        """Return the people of each part."""
        told = dict(self.numbers)
        for part, named in self.persons.items():
            before = told.get(part, People())
            told[part] = People(before.persons + len(named), before.turns + self.turns[part])
        return told


class CountedPeople:
    """Counts the people of a ``Span`` that ``counted_rows.tells`` allows."""

    def __init__(self, connection: Connection, standing: Standing) -> None:
        self._connection = connection
        self._standing = standing
        self._same = SamePersons(connection, standing)

    def people(
        self, span: Span, whose: Iterable[Whose], part: PartKey = WHOLE, groups: Mapping[str, str] = _NOTHING
    ) -> dict[Whose, dict[str, People]]:
        """Return of each ``whose`` the people of each part that has any; persons are one who the province says are.

        ``groups`` puts units together where they are told apart.
        """
        same, apart = self._same.linked()
        joined = sorted({*same, *same.values(), *apart.values(), *map(name_of, apart)})
        by_unit = part != WHOLE
        together = sorted({one for pair in groups.items() if by_unit and pair[0] != pair[1] for one in pair})
        walks: dict[tuple[str, frozenset[str]], list[_Subtypes]] = defaultdict(list)
        for one in whose:
            walks[one.kind, one.roles].append(one.subtypes)
        told: dict[Whose, dict[str, People]] = {}
        for (kind, roles), subtypes in walks.items():
            asked = _Asked(span, kind, tuple(sorted(roles)), subtypes, joined, together, by_unit)
            found = self._as_they_come(asked)
            for unit, key, subtype, turns in self._aside(asked):
                name = groups.get(unit, unit) if asked.by_unit else ""
                person = _counted_as(unit, key, same, apart)
                for counted, wanted in zip(found, subtypes, strict=True):
                    if not wanted or subtype in wanted:
                        counted.persons[name].add(person)
                        counted.turns[name] += turns
            told.update((Whose(kind, roles, n), one.people()) for n, one in zip(subtypes, found, strict=True))
        return told

    def _as_they_come(self, asked: _Asked) -> list[_Found]:
        """Count for each of the asked subtypes the persons who are put together with nobody."""
        numbers = range(len(asked.subtypes))
        inner = ", ".join(f"{_turns(number, wanted)} AS n{number}" for number, wanted in enumerate(asked.subtypes))
        sums = ", ".join(f"sum(n{number} > 0), sum(n{number})" for number in numbers)
        part, by, told = ("part", ", c.unit", " GROUP BY part") if asked.by_unit else ("''", "", "")
        having = f" HAVING NOT ({asked.aside})" if asked.aside else ""
        rows = self._connection.read(
            f"SELECT {part}, {sums} FROM (SELECT c.unit AS part, {inner} FROM counted_person c"  # noqa: S608
            f" WHERE {self._rows(asked)} GROUP BY c.person_key{by}{having}){told}",
            asked.parameters,
        )
        return [
            _Found(
                {part: People(cells[2 * number], cells[2 * number + 1]) for part, *cells in rows if cells[2 * number]}
            )
            for number in numbers
        ]

    def _aside(self, asked: _Asked) -> Iterator[Row]:
        """Yield (unit, key, subtype, turns) of what is not counted as it comes."""
        if not asked.aside:
            return iter(())
        return self._connection.stream(
            f"SELECT c.unit, c.person_key, c.subtype, count(*) FROM counted_person c WHERE {self._rows(asked)}"  # noqa: S608
            f" AND ({asked.aside}) GROUP BY c.person_key, c.unit, c.subtype",
            asked.parameters,
        )

    def _rows(self, asked: _Asked) -> str:
        """Return the condition on the rows of a walk."""
        roles = ", ".join(f":role{number}" for number in range(len(asked.roles)))
        left_out = self._standing.left_out
        returned = f" AND c.version NOT IN {left_out}" if left_out else ""
        return f"c.kind = :kind AND c.role IN ({roles}) AND {WITHIN}{returned}"


def _counted_as(unit: str, key: str, same: Mapping[str, str], apart: Mapping[str, str]) -> str:
    """Return the key that a unit's person is counted as."""
    return apart.get(unit_key(unit, key), same.get(key, key))


def _turns(number: int, wanted: _Subtypes) -> str:
    """Return the SQL of a person's turns in the subtypes that the measure of this number counts."""
    if not wanted:
        return "count(*)"
    return f"sum(c.subtype IN ({', '.join(f':s{number}_{place}' for place in range(len(wanted)))}))"
