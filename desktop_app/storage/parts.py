"""By what figures are told apart in SQL: the part a version or a line of money belongs to.

A part is a text key, "" where nobody said anything. Parts that are made of others (a superior of its units, a commune
of those merged into it) are put together by whoever asks. What tells persons apart, ``people_counts`` reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from desktop_app.domain.report_questions import Moment, Split
from desktop_app.storage.connection import Value
from desktop_app.storage.travel import travel_sql

_CAMPAIGNS_MOVEMENT: Final = (
    "(SELECT m.movement FROM record c CROSS JOIN version m ON m.seq = c.head WHERE c.id = v.campaign)"
)
_FUND: Final = (
    "iif(v.kind = 'fund_movement', (SELECT g.target FROM version_reference g"
    " WHERE g.version = v.seq AND g.field = 'fund_source'), NULL)"
)
"""What moved in a fund belongs to that fund, a record: it has no lines of money."""
_BY_RECORD: Final[Mapping[Split, str]] = MappingProxyType(
    {
        "unit": "v.unit",
        "superior": "v.unit",
        "commune": "coalesce(v.commune, '')",
        "commune_now": "coalesce(v.commune, '')",
        "movement": f"coalesce(v.movement, {_CAMPAIGNS_MOVEMENT}, '')",
        "campaign": "coalesce(v.campaign, '')",
        "level": "coalesce(v.subtype, '')",
        "source": f"coalesce(f.source, {_FUND}, '')",
    }
)
_SOURCES: Final = (
    " LEFT JOIN (SELECT version, source, sum(amount) AS amount FROM version_funding GROUP BY version, source) f"
    " ON f.version = v.seq"
)


@dataclass(frozen=True, slots=True)
class PartKey:
    """The SQL of the part of a version ``v``: its key, and what is joined for it.

    ``value`` is the SQL of the đồng of a version in its part, ``lines`` the condition on its lines of money ``s``.
    """

    key: str = "''"
    join: str = ""
    value: str = "v.value"
    lines: str = ""
    parameters: Mapping[str, Value] = field(default_factory=dict)


WHOLE: Final = PartKey()


def part_key(split: Split, *, device: str = "", moment: Moment | None = None) -> PartKey:
    """Return how versions are told apart by a split of records. Raises KeyError for one that is not."""
    if split == "status":
        travel = travel_sql(None if moment is None else moment.state)
        return PartKey(travel, " JOIN record r ON r.seq = v.record", parameters={"device": device})
    if split == "source":
        amount = "iif(f.source IS NULL, v.value, f.amount)"
        return PartKey(_BY_RECORD[split], _SOURCES, amount, " AND s.source = f.source")
    return PartKey(_BY_RECORD[split])
