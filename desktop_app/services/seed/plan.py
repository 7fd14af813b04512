"""Who does how much in which year: every total of the table, divided over units and years once for the whole tree."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.services.seed.sharing import amounts, shares_of, spread
from desktop_app.services.seed.table import Table
from desktop_app.services.seed.units import SeedUnit, has_schools, workers

YEARS: Final = tuple(range(2015, 2021))
JUDGED: Final = YEARS[:-1]
"""The years that were judged before the period ended."""
_DRIFT: Final = (-60, 25, -35, 45, 25)
"""How far the rate of each of these years lies from their mean, in hundredths of a per cent; together nothing."""
_WEIGHT_OF_YEAR: Final = (15, 17, 18, 20, 21, 9)
"""How much of everything falls into each year; the last has but a half."""

Weigh = Callable[[SeedUnit], int]


def _by_workers(unit: SeedUnit) -> int:
    return workers(unit.code)


def _above(unit: SeedUnit) -> int:
    """Weigh units above the grassroots, which have means; LĐLĐ tỉnh most."""
    return {"province": 30, "direct": 10}.get(unit.level, 1)


def _builders(unit: SeedUnit) -> int:
    return _above(unit) * 2 if has_schools(unit) or unit.level != "base" else 1


def _givers(unit: SeedUnit) -> int:
    return _above(unit) * 6 + workers(unit.code) // 20


def _partners(unit: SeedUnit) -> int:
    return _above(unit) if unit.level != "base" or unit.sector == "company" else 0


_WEIGH: Final[Mapping[str, Weigh]] = {
    "K04.count": _builders,
    "K05.count": _above,
    "K06.count": _givers,
    "K07.count": _above,
    "K09.count": _givers,
    "K09.disaster": _above,
    "K11.count": _partners,
    "courses_degrees": _by_workers,
}
"""Who does what is not done everywhere; all else is divided by how many people work there."""
_NOT_IN: Final[Mapping[str, tuple[int, ...]]] = {
    "K09.count": (2015, 2016, 2017, 2018, 2019),
    "K09.disaster": (2015, 2017, 2019, 2020),
}
_COUNTS: Final = (
    "K03.topics", "K03.other", "K03.other_topics", "K04.count", "K05.count", "K06.count", "K07.count", "K08.count",
    "K09.count", "K09.disaster", "K11.count", "K12.clubs", "K12.teams", "K12.dissolved", "K15.national",
    "K15.province", "K15.grassroots", "K16.collective", "K16.individual", "K17.flags", "K17.certificates",
    "K17.individual", "K18.flags", "K18.collectives", "K18.individuals", "K19.collective", "K19.individual",
    "K20.flag_collective", "K20.merit_collective", "K20.merit_individual", "K21.flag_collective",
    "K21.merit_collective", "K21.merit_individual", "other.awards", "other.titles",
)  # fmt: skip
"""Whose total in the table is a number of records."""
_MILLION: Final = 1_000_000
_THOUSAND: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum that records have together: ``count`` says how many records; ``usual`` what one of them usually has."""

    count: str
    usual: tuple[int, ...]


def _thousands(*usual: int) -> tuple[int, ...]:
    return tuple(amount * _THOUSAND for amount in usual)


_SUMS: Final[Mapping[str, _Sum]] = {
    "K04.value": _Sum("K04.count", tuple(amount * _MILLION for amount in (30, 45, 60, 70, 80, 85, 95, 120, 150))),
    "K05.value": _Sum("K05.count", tuple(amount * _MILLION for amount in (6, 8, 10, 12, 13, 15, 20))),
    "K06.value": _Sum(
        "K06.count", _thousands(300, 500, 500, 1_000, 1_000, 1_500, 2_000, 2_000, 3_000, 3_000, 4_000, 5_000)
    ),
    "K07.value": _Sum("K07.count", tuple(amount * _MILLION for amount in (15, 20, 25, 30, 30, 40, 50))),
    "K08.value": _Sum("K08.count", _thousands(200, 300, 300, 500, 500, 500, 700, 1_000)),
    "K09.value": _Sum("K09.count", _thousands(500, 1_000, 1_000, 1_000, 1_500, 1_800, 2_000)),
    "K11.members": _Sum("K11.count", (120, 240, 350, 480, 620, 750, 900, 1_400)),
    "K11.value": _Sum("K11.count", tuple(amount * _MILLION for amount in (8, 15, 22, 30, 40, 52, 65, 90))),
    "K13.degrees": _Sum("courses_degrees", tuple(range(2, 13))),
    "K13.theory": _Sum("courses_theory", tuple(range(12, 56))),
    "K13.turns": _Sum("courses_turns", tuple(range(15, 78))),
}


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit has of one row: how many records in each of ``YEARS``, and the amounts they have, in their order.

    ``amounts`` is by the name of the sum, "K06.value".
    """

    counts: tuple[int, ...]
    amounts: Mapping[str, tuple[int, ...]]

    @property
    def total(self) -> int:
        """How many records there are in all."""
        return sum(self.counts)

    def years(self) -> list[int]:
        """Return the year of each record, in order."""
        return [year for year, count in zip(YEARS, self.counts, strict=True) for _ in range(count)]


@dataclass(frozen=True, slots=True)
class Judged:
    """How many people and parts of a unit were judged for advanced labour in a year, and how many got the title."""

    workers: int
    worker_holders: int
    collectives: int
    collective_holders: int


class Plan:
    """The shares of all units. The same table, units and seed make the same plan."""

    def __init__(self, table: Table, units: Sequence[SeedUnit], seed: int) -> None:
        self.units: Final = tuple(units)
        self._seed = seed
        counts = {code: table.made[code] for code in _COUNTS}
        counts["K03.initiatives"] = table.made["K03.province"] - table.made["K03.topics"]
        counts |= {code: count for code, count in table.size.items() if code.startswith("courses_")}
        self._shares = {code: self._shared(code, count) for code, count in counts.items()}
        self._shares["K03c.count"] = self._creative(table.made["K03c.count"])
        self._judged = {year: self._judgement(table, year) for year in JUDGED}
        self._amounts = {name: self._summed(table.made[name], name, one) for name, one in _SUMS.items()}

    def share(self, unit: SeedUnit, code: str) -> Share:
        """Return what ``unit`` has of the row or part of a row ``code``."""
        at = self.units.index(unit)
        shares = self._shares[code]
        before = sum(sum(counts) for counts in shares[:at])
        mine = slice(before, before + sum(shares[at]))
        sums = {name: tuple(self._amounts[name][mine]) for name, one in _SUMS.items() if one.count == code}
        return Share(tuple(shares[at]), sums)

    def judged(self, unit: SeedUnit, year: int) -> Judged:
        """Return how many of a unit were judged for advanced labour in one of the years ``JUDGED``."""
        return self._judged[year][self.units.index(unit)]

    def chance(self, name: str) -> random.Random:
        """Return a source of chance of its own for ``name``, so that one row more changes no other."""
        return random.Random(f"{self._seed}:{name}")  # noqa: S311 - made-up records, not secrets

    def _shared(self, code: str, total: int) -> list[list[int]]:
        weigh, never = _WEIGH.get(code, _by_workers), _NOT_IN.get(code, ())
        years = [0 if year in never else weight for year, weight in zip(YEARS, _WEIGHT_OF_YEAR, strict=True)]
        parts = spread(total, [weigh(unit) * weight for unit in self.units for weight in years], self.chance(code))
        return [parts[at * len(YEARS) : (at + 1) * len(YEARS)] for at in range(len(self.units))]

    def _creative(self, total: int) -> list[list[int]]:
        """Give the awards to units that have initiatives of the province to be honoured, not two for one of them."""
        room = [sum(counts[:-1]) for counts in self._shares["K03.initiatives"]]
        chance = self.chance("K03c.count")
        given = [0] * len(room)
        while sum(given) < total:
            at = chance.choices(range(len(room)), [left - had for left, had in zip(room, given, strict=True)])[0]
            given[at] += 1
        return [[count, *([0] * (len(YEARS) - 1))] for count in given]

    def _judgement(self, table: Table, year: int) -> list[Judged]:
        """Judge all units for one year; the years' rates differ, their mean is the table's."""
        chance = self.chance(f"judged:{year}")
        people = [workers(unit.code) * chance.randint(96, 104) // 100 for unit in self.units]
        groups = [max(4, workers(unit.code) // 14) for unit in self.units]
        drift = _DRIFT[JUDGED.index(year)]
        held = [
            shares_of(wholes, int(table.rates[row].replace(".", "")) + drift, chance)
            for wholes, row in ((people, "K14.individual_rate"), (groups, "K14.collective_rate"))
        ]
        return [Judged(*one) for one in zip(people, held[0], groups, held[1], strict=True)]

    def _summed(self, total: int, name: str, one: _Sum) -> list[int]:
        count = sum(sum(counts) for counts in self._shares[one.count])
        return amounts(total, count, one.usual, self.chance(name))
