"""What narrows a list beyond its kind, and what that is in SQL: conditions on a record and the version it shows.

Conditions speak of ``r`` (record) and ``v`` (its shown version, joined by its index ``version_by_record``, which holds
all they ask for but the source of money).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.storage.connection import Value
from desktop_app.storage.travel import TRAVEL_SQL, Travel

IS_TWIN: Final = (
    "r.duplicate_key <> '' AND r.state <> 'deleted' AND EXISTS (SELECT 1 FROM record o WHERE o.kind = r.kind"
    " AND o.duplicate_key = r.duplicate_key AND o.duplicate_key <> '' AND o.state <> 'deleted' AND o.seq <> r.seq)"
)
"""Another live record has the natural key of ``r``."""

_FROM_SOURCE: Final = "EXISTS (SELECT 1 FROM version_funding f WHERE f.version = r.shown AND f.source = :source)"
_SAID_SOURCE: Final = (
    "(SELECT json_extract(CAST(c.content AS TEXT), '$.data.' || :source_field) FROM version c"
    " WHERE c.seq = r.shown) = :source"
)
"""A source that is one answer is lifted nowhere: it is read from the version's bytes."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; what is "" or empty does not narrow.

    ``since`` and ``until`` are ISO days that the whole date of a record lies between; ``statuses`` are states of
    travel, any of them; ``campaign`` a record id, ``movement`` and ``source`` codes or record ids, ``commune`` the
    key of a commune (records of the communes merged into it are found too, see ``communes``). ``problems`` and
    ``twins``: only drafts with errors, only likely duplicates.
    """

    since: str = ""
    until: str = ""
    statuses: tuple[Travel, ...] = ()
    campaign: str = ""
    movement: str = ""
    commune: str = ""
    source: str = ""
    problems: bool = False
    twins: bool = False

    def __bool__(self) -> bool:
        return self != NO_FILTERS

    def without(self, *names: str) -> Filters:
        """Return the filters without those of these names."""
        return replace(self, **{name: getattr(NO_FILTERS, name) for name in names})

    def with_problems(self) -> Filters:
        """Return the filters with only drafts that have errors."""
        return replace(self, problems=True)

    def with_twins(self) -> Filters:
        """Return the filters with only likely duplicates."""
        return replace(self, twins=True)


NO_FILTERS: Final = Filters()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Filters as storage answers them.

    ``communes`` are all keys that ``filters.commune`` stands for; ``source_field`` is the field that names the source,
    "" where lines of funding do; ``among`` are the records that have a problem, which only services can tell.
    """

    filters: Filters = NO_FILTERS
    communes: tuple[str, ...] = ()
    source_field: str = ""
    among: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.filters)


NOTHING: Final = Narrowing()


def conditions(narrowing: Narrowing) -> tuple[list[str], dict[str, Value]]:
    """Return the conditions, to be joined by AND, and their parameters."""
    asked, found, parameters = narrowing.filters, list[str](), dict[str, Value]()
    for name, value, condition in (
        ("since", asked.since, "v.occurred_from >= :since"),
        ("until", asked.until, "v.occurred_to <= :until"),
        ("campaign", asked.campaign, "v.campaign = :campaign"),
        ("movement", asked.movement, "v.movement = :movement"),
        ("source", asked.source, _SAID_SOURCE if narrowing.source_field else _FROM_SOURCE),
    ):
        if value:
            found.append(condition)
            parameters[name] = value
    if asked.source and narrowing.source_field:
        parameters["source_field"] = narrowing.source_field
    if asked.commune:
        found.append("v.commune IN (SELECT value FROM json_each(:communes))")
        parameters["communes"] = json.dumps(narrowing.communes or (asked.commune,))
    if asked.statuses:
        found.append(_status(asked.statuses, parameters))
    if asked.problems:
        found.append("r.seq IN (SELECT m.seq FROM json_each(:among) j CROSS JOIN record m ON m.id = j.value)")
        parameters["among"] = json.dumps(narrowing.among)
    if asked.twins:
        found.append(IS_TWIN)
    return found, parameters


def _status(statuses: tuple[Travel, ...], parameters: dict[str, Value]) -> str:
    """Return the condition for states of travel: what is a draft the record itself says."""
    if statuses == ("draft",):
        return "r.state = 'draft'"
    parameters["statuses"] = json.dumps(statuses)
    away = "" if "draft" in statuses else "r.state <> 'draft' AND "
    return f"{away}{TRAVEL_SQL} IN (SELECT value FROM json_each(:statuses))"  # noqa: S608
