"""By what figures are told apart in SQL: the part a version, a line of money or a person belongs to.

A part is a text key, "" where nobody said anything. Parts that are made of others (a superior of its units, a commune
of those merged into it) are mapped: sums in Python, different persons in SQL.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from desktop_app.domain.report_questions import Moment, Split
from desktop_app.storage.connection import Value
from desktop_app.storage.travel import TRAVEL_SQL

_CAMPAIGNS_MOVEMENT: Final = (
    "(SELECT m.movement FROM record c CROSS JOIN version m ON m.seq = c.head WHERE c.id = v.campaign)"
)
_ANSWER: Final = "json_extract(CAST(h.content AS TEXT), '$.data.{field}')"
_BY_RECORD: Final[Mapping[Split, str]] = MappingProxyType(
    {
        "unit": "v.unit",
        "superior": "v.unit",
        "commune": "coalesce(v.commune, '')",
        "commune_now": "coalesce(v.commune, '')",
        "movement": f"coalesce(v.movement, {_CAMPAIGNS_MOVEMENT}, '')",
        "campaign": "coalesce(v.campaign, '')",
        "level": "coalesce(v.subtype, '')",
        "source": "coalesce(f.source, '')",
    }
)
_SOURCES: Final = (
    " LEFT JOIN (SELECT version, source, sum(amount) AS amount FROM version_funding GROUP BY version, source) f"
    " ON f.version = v.seq"
)
_PERSONS_RECORD: Final = " LEFT JOIN record pr ON pr.id = s.record LEFT JOIN version h ON h.seq = pr.head"


@dataclass(frozen=True, slots=True)
class PartKey:
    """The SQL of the part of a version ``v`` (and of a person's row ``s``): its key, and what is joined for it.

    ``value`` is the SQL of the đồng of a version in its part, ``lines`` the condition on its lines of money ``s``.
    """

    key: str = "''"
    join: str = ""
    value: str = "v.value"
    lines: str = ""
    before: str = ""
    parameters: Mapping[str, Value] = field(default_factory=dict)

    def mapped(self, groups: Mapping[str, str]) -> PartKey:
        """Return the key with parts put together: each of ``groups`` counts as the part it names."""
        return PartKey(
            f"coalesce(part_of.name, {self.key})",
            f"{self.join} LEFT JOIN part_of ON part_of.one = {self.key}",
            self.value,
            self.lines,
            "part_of AS MATERIALIZED (SELECT key AS one, value AS name FROM json_each(:parts))",
            {**self.parameters, "parts": json.dumps(dict(groups))},
        )


WHOLE: Final = PartKey()


def part_key(split: Split, *, device: str = "", moment: Moment | None = None) -> PartKey:
    """Return how versions are told apart by a split of records. Raises KeyError for one that is not."""
    if split == "status":
        travel = TRAVEL_SQL
        if moment is not None:
            travel = travel.replace("s.version = v.id", f"s.version = v.id AND s.seq <= {moment.state:d}")
        return PartKey(travel, " JOIN record r ON r.seq = v.record", parameters={"device": device})
    if split == "source":
        amount = "iif(f.source IS NULL, v.value, f.amount)"
        return PartKey(_BY_RECORD[split], _SOURCES, amount, " AND s.source = f.source")
    return PartKey(_BY_RECORD[split])


def person_key(split: Split) -> PartKey:
    """Return how the persons of rows ``s`` are told apart: by what their own records say."""
    return PartKey(f"coalesce({_ANSWER.format(field=split)}, '')", _PERSONS_RECORD)
