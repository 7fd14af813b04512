"""Union units in time: who was called what, under whom, and what became of whom.

A unit is a code; each row of its history holds its name, superior and level for the days ``valid_from`` to
``valid_to``, both included. Successors stand in the last row of a unit that ended: several after a split, and a unit
that goes on after a part was taken from it is among its own. Days are ISO text, which sorts as time does; a
``valid_from`` of "" is unknown and lies before every day.

Nothing here changes a tree: ``unit_changes`` makes new ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, Literal, get_args

from desktop_app.base.errors import Refused

Level = Literal["", "province", "direct", "base", "member", "section", "group"]
"""Where a unit stands: LĐLĐ tỉnh; công đoàn cấp trên trực tiếp cơ sở; CĐCS or nghiệp đoàn cơ sở; CĐCS thành viên;
công đoàn bộ phận; tổ công đoàn. "": not said, and then not checked either."""

LEVELS: Final[tuple[Level, ...]] = tuple(level for level in get_args(Level) if level)
"""All levels that can be said, the highest first."""

BELOW: Final[Mapping[Level, frozenset[Level]]] = MappingProxyType(
    {
        "province": frozenset(),
        "direct": frozenset({"province"}),
        "base": frozenset({"province", "direct"}),
        "member": frozenset({"base"}),
        "section": frozenset({"base", "member"}),
        "group": frozenset({"base", "member", "section"}),
    }
)
"""Under which levels a unit of each level may stand."""


class UnitUnknown(Refused):
    """No unit of any time has this code. Fields: ``unit``."""

    code = "unit_unknown"


class UnitNotThen(Refused):
    """The unit did not exist on that day. Fields: ``unit``, ``unit_name``, ``day`` (ISO)."""

    code = "unit_not_then"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit for as long as all of this was so. ``superior`` and ``successors`` are codes; no ``valid_to``: open."""

    code: str
    name: str
    superior: str | None = None
    valid_from: str = ""
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    level: Level = ""

    def is_valid(self, day: date) -> bool:
        """Return whether the row speaks of ``day``."""
        iso = day.isoformat()
        return self.valid_from <= iso and (self.valid_to is None or iso <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A unit that went into another. ``until``: only what it did up to that ISO day is shared; None: all it ever did.

    A unit that goes on after a part was taken from it shares its past, not what it does now.
    """

    code: str
    until: str | None


def as_level(text: str) -> Level:
    """Return ``text`` as a level, "" for a word this program does not know."""
    return next((level for level in LEVELS if level == text), "")


def day_before(day: date) -> str:
    """Return the ISO day before ``day``; the calendar's first day has none and stays itself."""
    return (day if day == date.min else day - timedelta(days=1)).isoformat()


class UnitTree:
    """All units of all times. Iterating gives the rows by code and time."""

    def __init__(self, rows: Iterable[Unit]) -> None:
        self._rows: dict[str, list[Unit]] = {}
        for row in sorted(rows, key=lambda one: (one.code, one.valid_from)):
            self._rows.setdefault(row.code, []).append(row)

    def __iter__(self) -> Iterator[Unit]:
        return (row for rows in self._rows.values() for row in rows)

    def __contains__(self, code: str) -> bool:
        return code in self._rows

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes there ever were, in order."""
        return tuple(self._rows)

    def history(self, code: str) -> Sequence[Unit]:
        """Return the rows of a unit, the oldest first; none for an unknown code."""
        return tuple(self._rows.get(code, ()))

    def unit_at(self, code: str, day: date) -> Unit | None:
        """Return the unit as it was on ``day``, None before it began, after it ended, or when it is unknown."""
        return next((row for row in reversed(self._rows.get(code, [])) if row.is_valid(day)), None)

    def require(self, code: str, day: date) -> Unit:
        """Return the unit as it was on ``day``. Raises UnitUnknown, UnitNotThen."""
        latest = self.latest(code)
        if latest is None:
            raise UnitUnknown(unit=code)
        found = self.unit_at(code, day)
        if found is None:
            raise UnitNotThen(unit=code, unit_name=latest.name, day=day.isoformat())
        return found

    def latest(self, code: str) -> Unit | None:
        """Return the last row of a unit, or None."""
        rows = self._rows.get(code)
        return rows[-1] if rows else None

    def name_on(self, code: str, day: date | None) -> str | None:
        """Return what a unit was called on ``day``: its last name after its end, its first before its beginning.

        Without a day the last name; None for an unknown code.
        """
        rows = self._rows.get(code)
        if not rows:
            return None
        if day is None:
            return rows[-1].name
        iso = day.isoformat()
        return next((row.name for row in reversed(rows) if row.valid_from <= iso), rows[0].name)

    def subordinates(self, code: str, day: date) -> list[Unit]:
        """Return the units directly under ``code`` on ``day``, by code."""
        return [row for row in self if row.superior == code and row.is_valid(day)]

    def chain(self, code: str, day: date) -> list[Unit]:
        """Return the superiors of a unit on ``day``, the nearest first; a ring is followed once round."""
        found: list[Unit] = []
        seen = {code}
        row = self.unit_at(code, day)
        while row is not None and row.superior is not None and row.superior not in seen:
            seen.add(row.superior)
            row = self.unit_at(row.superior, day)
            if row is not None:
                found.append(row)
        return found

    def successors(self, code: str) -> tuple[str, ...]:
        """Return the codes that a unit's rows name as what came of it, without itself, in order."""
        return tuple(sorted({one for row in self.history(code) for one in row.successors} - {code}))

    def predecessors(self, code: str) -> list[Predecessor]:
        """Return every unit that went into ``code``, directly or through others, by code; never ``code`` itself.

        What is reached by two ways is shared as far as the longer of them reaches.
        """
        found: dict[str, str | None] = {}
        ways: list[tuple[str, str | None, str | None]] = [(code, None, None)]
        while ways:
            follower, before, until = ways.pop()
            for row in self._went_into(follower, before):
                goes_on = row.code in row.successors
                reach = _earlier(until, row.valid_to if goes_on else None)
                if row.code == code or (row.code in found and not _farther(reach, found[row.code])):
                    continue
                found[row.code] = reach
                ways.append((row.code, row.valid_to, reach))
        return [Predecessor(one, found[one]) for one in sorted(found)]

    def _went_into(self, code: str, before: str | None) -> list[Unit]:
        """Return the rows of other units that ended in ``code``, no later than ``before``."""
        return [
            row
            for row in self
            if code in row.successors
            and row.code != code
            and (before is None or (row.valid_to is not None and row.valid_to <= before))
        ]


def _earlier(first: str | None, second: str | None) -> str | None:
    """Return the earlier of two days, where None never comes."""
    days = [day for day in (first, second) if day is not None]
    return min(days) if days else None


def _farther(first: str | None, second: str | None) -> bool:
    """Tell whether ``first`` lies after ``second``, where None never comes."""
    return second is not None and (first is None or first > second)
