"""What was given to each person over a period, and by what persons are known. Reads only.

Persons are told apart as reports count them (``same_persons``). The sums are one pass over the records that count;
only of the few persons that are listed it is looked up what they are called.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.domain.across import NUMBER, RECORD
from desktop_app.domain.counted_numbers import INEXACT, Qualifier, inexact
from desktop_app.storage.connection import Connection, Row, Value
from desktop_app.storage.person_links import name_of
from desktop_app.storage.same_persons import PersonCount, SamePersons
from desktop_app.storage.standing import Standing

_BY_VERSION: Final = "counted v CROSS JOIN version_person s ON s.version = v.seq"
_BY_KEY: Final = (
    "json_each(:written) w CROSS JOIN version_person s ON s.person_key = w.value CROSS JOIN version v"
    " ON v.seq = s.version"
)
_IN_ROLE: Final = "v.kind || '/' || s.role IN (SELECT value FROM json_each(:roles))"
_IN_PERIOD: Final = (
    "v.current = 1 AND v.occurred_from >= :start AND v.occurred_to <= :end"
    " AND v.kind IN (SELECT value FROM json_each(:kinds))"
    " AND (:units IS NULL OR v.unit IN (SELECT value FROM json_each(:units)))"
    " AND NOT EXISTS (SELECT 1 FROM json_each(:until) u WHERE u.key = v.unit AND v.occurred_to > u.value)"
)
_COUNTED: Final = (
    # In the order in which persons are kept, so that each of their pages is visited once: LIMIT keeps the order.
    "counted AS MATERIALIZED (SELECT v.seq AS seq, v.kind AS kind, v.unit AS unit"  # noqa: S608 - constants
    f" FROM version v INDEXED BY version_current WHERE {_IN_PERIOD} ORDER BY v.seq LIMIT -1)"
)
_GIVING: Final = "v.kind IN (SELECT value FROM json_each(:giving))"
_INEXACT: Final = "EXISTS (SELECT 1 FROM version_rows q WHERE q.version = v.seq AND q.field = '{name}')"
_NUMBERED, _DECIDED, _UNLINKED = 1, 2, 3
"""By what a person is known, the surest first."""
_NAME_FROM: Final = 14
"""Where the name begins after the row number it is found by: the newest version's is shown."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Whose parts count: ISO days, both included; kind → roles; units that count (None: all), some to a day only."""

    start: str
    end: str
    roles: Mapping[str, Collection[str]]
    units: Collection[str] | None = None
    until: Mapping[str, str] = field(default_factory=dict)

    @property
    def parameters(self) -> dict[str, Value]:
        """What the queries ask for."""
        return {
            "start": self.start,
            "end": self.end,
            "kinds": json.dumps(sorted(self.roles)),
            "roles": json.dumps(sorted(f"{kind}/{role}" for kind, roles in self.roles.items() for role in roles)),
            "units": None if self.units is None else json.dumps(sorted(self.units)),
            "until": json.dumps(dict(self.until)),
        }

    @property
    def several(self) -> bool:
        """Whether several units are counted together: then the province's decisions about persons count."""
        return self.units is None or len(self.units) > 1


@dataclass(frozen=True, slots=True)
class PersonSums:
    """One person: how often in each column asked for, and đồng; ``key`` is what she is counted as."""

    key: str
    times: tuple[int, ...]
    value: int


@dataclass(frozen=True, slots=True)
class AllSums:
    """All persons together."""

    persons: int
    times: tuple[int, ...]
    value: int


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """What a listed person is called in her newest record, by which numbers, and of which units (the first, the last).

    ``said``: how exact her đồng are, "over" and "nearly" where a record says so.
    """

    name: str
    number: str
    first_unit: str
    last_unit: str
    said: frozenset[Qualifier]


class PersonsGiven:
    """Answers for one store, of what counts by ``standing`` (None: as usual)."""

    def __init__(self, connection: Connection, standing: Standing | None = None) -> None:
        self._connection = connection
        self._standing = standing or Standing(connection)
        self._same = SamePersons(connection, self._standing)

    def known(self, asked: Counted) -> tuple[int, int, int]:
        """Return how many persons are known by a personal number, else by what somebody decided, else by name only.

        Decided: a record of hers was chosen, or names were said to be one person's.
        """
        one = self._counting(asked)
        best = (
            f"CASE WHEN {_begins('s.person_key', NUMBER)} THEN {_NUMBERED}"
            f" WHEN {_begins('s.person_key', RECORD)} THEN {_DECIDED} ELSE {_UNLINKED} END"
        )
        rows = self._read(
            f"{_with(one)} {_COUNTED}, known AS MATERIALIZED (SELECT key AS one, value AS best FROM json_each(:known))"  # noqa: S608
            f" SELECT min(p.best, coalesce(known.best, {_UNLINKED})) AS best, count(*)"
            f" FROM (SELECT {one.key} AS key, min({best}) AS best FROM {_BY_VERSION}{one.join} WHERE {_IN_ROLE}"
            " GROUP BY 1) p LEFT JOIN known ON known.one = p.key GROUP BY 1",
            asked,
            one,
            {"known": json.dumps(self._joined(asked))},
        )
        found: dict[int, int] = dict(rows)
        return found.get(_NUMBERED, 0), found.get(_DECIDED, 0), found.get(_UNLINKED, 0)

    def given(
        self, asked: Counted, columns: Sequence[Collection[str]], giving: Collection[str], most: int
    ) -> tuple[list[PersonSums], AllSums]:
        """Return the ``most`` persons to whom most was given, and the sums of all.

        ``columns``: kinds whose parts are counted together; ``giving``: kinds whose đồng are the person's.
        """
        one = self._counting(asked)
        names = [f"c{place}" for place in range(len(columns))]
        counted = [f"sum(v.kind IN (SELECT value FROM json_each(:{name})))" for name in names]  # noqa: S608
        money = f"sum(CASE WHEN {_GIVING} THEN coalesce(s.value, 0) ELSE 0 END)"
        shown = ", ".join(f"{sql} AS {name}" for sql, name in zip(counted, names, strict=True))
        order = f"money DESC, {' + '.join(names)} DESC, key"
        rows = self._read(
            f"{_with(one)} {_COUNTED}, people AS MATERIALIZED (SELECT {one.key} AS key, {shown}, {money} AS money"  # noqa: S608
            f" FROM {_BY_VERSION}{one.join} WHERE {_IN_ROLE} GROUP BY 1)"
            f" SELECT NULL, count(*), {', '.join(f'coalesce(sum({name}), 0)' for name in names)},"
            " coalesce(sum(money), 0) FROM people UNION ALL"
            f" SELECT * FROM (SELECT key, 1, {', '.join(names)}, money FROM people ORDER BY {order} LIMIT :most)",
            asked,
            one,
            {
                "most": most,
                "giving": json.dumps(sorted(giving)),
                **{name: json.dumps(sorted(kinds)) for name, kinds in zip(names, columns, strict=True)},
            },
        )
        whole = next(AllSums(row[1], tuple(row[2:-1]), row[-1]) for row in rows if row[0] is None)
        return [PersonSums(row[0], tuple(row[2:-1]), row[-1]) for row in rows if row[0] is not None], whole

    def named(self, asked: Counted, keys: Iterable[str], giving: Collection[str], money: str) -> dict[str, PersonNamed]:
        """Return what these persons are called, by the keys they are counted as.

        ``money``: the measure of đồng given, of which records say how exact it is.
        """
        wanted = set(keys)
        one = self._counting(asked)
        written = wanted | {key for key, root in self._roots(asked).items() if root in wanted}
        said = [f"max({_GIVING} AND {_INEXACT.format(name=inexact(money, word))})" for word in INEXACT]
        number = f"CASE WHEN {_begins('s.person_key', NUMBER)} THEN substr(s.person_key, {len(NUMBER) + 1}) ELSE '' END"
        rows = self._read(
            f"{one.before}SELECT {one.key} AS key, substr(max(printf('%012d ', v.seq) || s.name), {_NAME_FROM}),"  # noqa: S608
            f" max({number}), min(v.unit), max(v.unit), {', '.join(said)}"
            f" FROM {_BY_KEY}{one.join} WHERE {_IN_PERIOD} AND {_IN_ROLE} GROUP BY 1",
            asked,
            one,
            {
                "giving": json.dumps(sorted(giving)),
                "written": json.dumps(sorted({name_of(key) or key for key in written})),
            },
        )
        return {
            row[0]: PersonNamed(
                row[1],
                row[2],
                row[3],
                row[4],
                frozenset(one for one, is_so in zip(INEXACT, row[5:], strict=True) if is_so),
            )
            for row in rows
            if row[0] in wanted
        }

    def _counting(self, asked: Counted) -> PersonCount:
        return self._same.counting("s", unit="v.unit" if asked.several else "")

    def _roots(self, asked: Counted) -> dict[str, str]:
        """Return the keys that are counted as another one, with that one."""
        if not asked.several:
            return self._same.keys()
        keys, apart = self._same.linked()
        return {**keys, **apart}

    def _joined(self, asked: Counted) -> dict[str, int]:
        """Return the keys persons are counted as of whom a number is known somewhere, or whom somebody joined."""
        known: dict[str, int] = {}
        for key, root in self._roots(asked).items():
            numbered = key.startswith(NUMBER) or root.startswith(NUMBER)
            if numbered or key != root:
                known[root] = min(known.get(root, _UNLINKED), _NUMBERED if numbered else _DECIDED)
        return known

    def _read(self, sql: str, asked: Counted, one: PersonCount, more: Mapping[str, Value] | None = None) -> list[Row]:
        parameters = {**asked.parameters, **one.parameters, **(more or {})}
        return self._connection.read(self._standing.sql(sql), parameters)


def _with(one: PersonCount) -> str:
    """Return how a query begins that has a table of its own before it."""
    return f"{one.before.rstrip()}," if one.before else "WITH"


def _begins(column: str, prefix: str) -> str:
    """Return the condition that a key begins with ``prefix``; it ends in a colon."""
    return f"{column} >= '{prefix}' AND {column} < '{prefix[:-1]};'"
