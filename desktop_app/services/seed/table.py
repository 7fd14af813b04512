"""What the records come to: ``resources/seed/full.toml`` and ``quick.toml``. No code knows the article's figures."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, Literal, cast

from desktop_app.base import paths

Relation = Literal["exact", "over", "nearly"]
_NEAR: Final = Decimal("0.95")
"""How far from its bound a figure may be that the article calls "over" or "nearly" so much."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One row of the recap as the article tells it.

    ``code`` as ``report recap`` writes it; ``words`` are the article's; ``bound`` is a count or đồng, and decimal text
    of a rate.
    """

    code: str
    words: str
    relation: Relation
    bound: int | str

    def agrees(self, figure: int | str) -> bool:
        """Tell whether a figure is what the words say: the bound, just above it (*trên*) or just below it (*gần*)."""
        if figure == "":
            return False
        value, bound = Decimal(figure), Decimal(self.bound)
        if self.relation == "exact":
            return value == bound
        if self.relation == "over":
            return bound < value <= max(bound / _NEAR, bound + 1)
        return min(bound * _NEAR, bound - 1) <= value < bound


@dataclass(frozen=True, slots=True)
class Table:
    """One size of the seed. ``made``: what is made of each row, by its code; rates are decimal text."""

    expected: tuple[Expected, ...]
    made: dict[str, int]
    rates: dict[str, str]
    size: dict[str, int]
    starts_on: date
    ends_on: date


@cache
def table(*, quick: bool) -> Table:
    """Return the table of one size."""
    file = paths.resources() / "seed" / ("quick.toml" if quick else "full.toml")
    read: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    rows = read["row"]
    made = {row["code"]: row["made"] for row in rows if "made" in row}
    return Table(
        expected=tuple(_expected(row) for row in rows),
        made={code: value for code, value in made.items() if isinstance(value, int)} | read["made"],
        rates={code: value for code, value in made.items() if isinstance(value, str)},
        size=read["size"],
        starts_on=date.fromisoformat(read["period"]["starts_on"]),
        ends_on=date.fromisoformat(read["period"]["ends_on"]),
    )


def _expected(row: dict[str, Any]) -> Expected:
    return Expected(row["code"], row["words"], cast(Relation, row["relation"]), row["bound"])
