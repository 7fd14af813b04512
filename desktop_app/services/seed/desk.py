"""One unit's desk while its records are drawn: its people, its share of every row, its days and decisions."""

from __future__ import annotations

import random
from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.records import Data, Json
from desktop_app.services.sample_people import SamplePerson
from desktop_app.services.seed.people import People, reference
from desktop_app.services.seed.plan import YEARS, Plan, Share
from desktop_app.services.seed.table import Table
from desktop_app.services.seed.units import SeedUnit, communes_of, short_name, sites_of, workers

_LAST_MONTH: Final = 6
_LAST_YEAR: Final = 2020
"""The period ends with June 2020."""
_BASE_PAY: Final = (
    ("2019-07-01", 1_490_000),
    ("2018-07-01", 1_390_000),
    ("2017-07-01", 1_300_000),
    ("2016-05-01", 1_210_000),
    ("", 1_150_000),
)
"""From which day on the State's base pay was so many đồng: rewards are multiples of it."""
_EACH_YEAR: Final = 4
"""How many decisions of one form there are in a year, for the whole province."""

Records = defaultdict[str, list[Data]]
"""The records of one unit by kind, in the order in which they are to be recorded."""


@dataclass(slots=True)
class Desk:
    """What the records of ``unit`` are drawn from. ``guests``: people on record in the units under it, by number."""

    unit: SeedUnit
    plan: Plan
    table: Table
    people: People = field(init=False)
    guests: list[SamplePerson] = field(default_factory=list, init=False)
    numbered: dict[str, int] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.people = _people_of(self.unit, self.plan, self.table)
        for other in self.plan.units:
            if other.superior == self.unit.code:
                known = _people_of(other, self.plan, self.table).known
                self.guests += [one for one in known if one.number][:_GUESTS_EACH]

    @property
    def workplace(self) -> str:
        """What the unit's workplace is called."""
        return short_name(self.unit)

    def site(self, chance: random.Random) -> str:
        """Return where somebody of the unit works: its workplace, or one of those under it."""
        return chance.choice(sites_of(self.unit))

    @property
    def workers(self) -> int:
        """How many work there."""
        return workers(self.unit.code)

    @property
    def repeats(self) -> int:
        """How many records that no row counts there are of each kind and year, beside the first."""
        return self.table.size["repeats"]

    def chance(self, name: str) -> random.Random:
        """Return a source of chance of this unit's own for ``name``."""
        return self.plan.chance(f"{self.unit.code}:{name}")

    def share(self, code: str) -> Share:
        """Return what the unit has of a row or a part of one."""
        return self.plan.share(self.unit, code)

    def day(self, chance: random.Random, year: int, months: Sequence[int] = tuple(range(1, 13))) -> str:
        """Return an ISO day in one of ``months`` of ``year``; in the last year before its end."""
        possible = [month for month in months if year < _LAST_YEAR or month <= _LAST_MONTH]
        month = chance.choice(possible or range(1, _LAST_MONTH + 1))
        return date(year, month, chance.randint(1, monthrange(year, month)[1])).isoformat()

    def decided(self, form: str, symbol: str, year: int, chance: random.Random) -> tuple[str, str]:
        """Return number and day of one of the decisions about ``form`` in ``year``: the same for every unit."""
        at = chance.randrange(_EACH_YEAR)
        same = self.plan.chance(f"decision:{form}:{symbol}:{year}:{at}")
        day = self.day(same, year, (1, 2, 3, 5, 6, 8, 9, 11))
        return f"{(year - YEARS[0]) * 300 + at * 70 + same.randint(11, 70)}/{symbol}", day

    def own_decision(self, symbol: str, day: str) -> str:
        """Return the next number of a paper of the unit's own in the year of ``day``."""
        return f"{self.next_number(day[:4] + symbol):02d}/{symbol}"

    def document(self, symbol: str, day: str, abstract: str = "") -> dict[str, Json]:
        """Return the next paper of the unit's own as the value of a document field."""
        number = f"{self.next_number(day[:4] + symbol):02d}"
        told: dict[str, Json] = {"number": number, "symbol": symbol, "date": day, "issuer": self.unit.name}
        return {**told, "abstract": abstract} if abstract else told

    @property
    def block(self) -> int:
        """The place of the unit among all."""
        return self.plan.units.index(self.unit)

    def next_number(self, register: str) -> int:
        """Return the number that comes next in a register."""
        self.numbered[register] = self.numbered.get(register, 0) + 1
        return self.numbered[register]

    def add(self, batch: list[Data], kind: str, data: Data) -> str:
        """Append a record to a batch that holds all of its kind, and return a reference to it."""
        batch.append(data)
        return reference(kind, len(batch) - 1)


def _people_of(unit: SeedUnit, plan: Plan, table: Table) -> People:
    """Return the people of a unit, the same whoever asks for them."""
    need = max(max(plan.share(unit, code).counts) for code in _BY_PEOPLE)
    count = max(table.size["people"], (need + 8) * 5 // 4)
    return People(count, plan.units.index(unit), communes_of(unit), plan.chance(f"{unit.code}:people"))


_GUESTS_EACH: Final = 8
"""How many people of each unit under it a unit meets too: they are counted once over both."""
_BY_PEOPLE: Final = (
    "K15.grassroots",
    "K15.province",
    "K16.individual",
    "K17.individual",
    "K18.individuals",
    "K19.individual",
    "K20.merit_individual",
    "K21.merit_individual",
)
"""Rows whose people in one year all differ: the unit has to know so many."""


def base_pay(day: str) -> int:
    """Return the State's base pay on an ISO day, đồng."""
    return next(pay for since, pay in _BASE_PAY if day >= since)


def shifted(day: str, days: int) -> str:
    """Return the ISO day so many days later, or earlier for a negative number."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def split(total: int, sources: Sequence[str], chance: random.Random) -> list[Json]:
    """Return a value as lines of funding: each source once, round amounts, the first source takes what is left."""
    lines: list[Json] = []
    left = total
    for source in sources[1:]:
        amount = total * chance.randint(12, 34) // 100 // 100_000 * 100_000
        if 0 < amount < left:
            lines.append({"source": source, "amount": amount})
            left -= amount
    return [{"source": sources[0], "amount": left}, *lines]
