"""The book of 2015-2020: all records of every unit, drawn lazily, unit by unit, and written through ``Entry``.

Nothing is checked on the way in: 60 000 records of a few shapes would be judged one by one. ``tests/services/seed``
judges every one of them, by the rules of its form and beside the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from desktop_app.domain.records import Data, Json
from desktop_app.services.entry import Entry
from desktop_app.services.seed.awards import draw_awards, draw_nominations
from desktop_app.services.seed.building import draw_buildings
from desktop_app.services.seed.desk import Desk, Records
from desktop_app.services.seed.gifts import draw_gifts
from desktop_app.services.seed.learning import draw_learning
from desktop_app.services.seed.money import draw_money
from desktop_app.services.seed.office import draw_office
from desktop_app.services.seed.people import REFERENCE
from desktop_app.services.seed.plan import Plan
from desktop_app.services.seed.table import Expected, table
from desktop_app.services.seed.units import SeedUnit, quick_units, seed_units
from desktop_app.services.seed.work import draw_work
from desktop_app.services.session import Session

SEED: Final = 20200701
"""The day of the article this program began from."""
_FIRST: Final = (
    "person",
    "movement",
    "campaign",
    "fund_source",
    "initiative",
    "research_topic",
    "support_request",
    "meeting",
)
"""Kinds that others refer to, before them."""


class SeedBook:
    """All units and records of one size. The same ``seed`` makes the same records (their ids aside)."""

    def __init__(self, *, quick: bool, seed: int = SEED) -> None:
        self.units: tuple[SeedUnit, ...] = quick_units() if quick else seed_units()
        self.quick = quick
        self._table = table(quick=quick)
        self._plan = Plan(self._table, self.units, seed)

    def expectations(self) -> tuple[Expected, ...]:
        """Return what the recap of the records comes to, row by row, in the article's words."""
        return self._table.expected

    def batches(self, unit: str) -> Iterator[tuple[str, list[Data]]]:
        """Yield kind after kind the records of a unit; references go to earlier ones: see ``resolved``.

        Raises StopIteration for a unit that is none of ``units``.
        """
        found = next(one for one in self.units if one.code == unit)
        desk, records = Desk(found, self._plan, self._table), Records(list)
        for draw in (draw_gifts, draw_buildings, draw_work, draw_awards, draw_nominations, draw_learning, draw_office,
                     draw_money):  # fmt: skip
            draw(desk, records)
        records["person"] = desk.people.records()
        for kind in (*_FIRST, *sorted(set(records) - set(_FIRST))):
            if records[kind]:
                yield kind, records[kind]

    def fill(self, session: Session, unit: str, told: Callable[[str, int], None]) -> int:
        """Write all records of ``unit`` into its own store, complete, and return how many there are.

        ``told(kind, count)`` hears after each kind how many records of it there are; what it raises ends it.
        """
        entry, ids, done = Entry(session), dict[str, list[str]](), 0
        for kind, rows in self.batches(unit):
            ids[kind] = entry.add_all(kind, (resolved(row, ids) for row in rows), "complete")
            done += len(rows)
            told(kind, len(rows))
        return done


def resolved(data: Data, ids: Mapping[str, list[str]]) -> Data:
    """Return the record with the ids of the records it refers to, which were made before it."""
    return {name: _resolved(value, ids) for name, value in data.items()}


def _resolved(value: Json, ids: Mapping[str, list[str]]) -> Json:
    if isinstance(value, str):
        if not value.startswith(REFERENCE):
            return value
        _seed, kind, number = value.split(":")
        return ids[kind][int(number)]
    if isinstance(value, dict):
        return {name: _resolved(part, ids) for name, part in value.items()}
    if isinstance(value, list):
        return [_resolved(part, ids) for part in value]
    return value
