"""The province's unit tree: read it, and change it from a day on. Each change is one step, and journalled.

Records keep the code they were entered under: what a unit becomes changes no record. The rules are
``domain.unit_changes``; the province's own row and its identity change together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.base.errors import Refused
from desktop_app.domain import unit_changes, vietnamese
from desktop_app.domain.records import Json
from desktop_app.domain.unit_changes import Part
from desktop_app.domain.unit_names import checked_code, checked_name
from desktop_app.domain.units import Level, Unit, UnitTree, UnitUnknown
from desktop_app.services.own_unit import OwnUnit
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.services.union_seed import seed_units
from desktop_app.services.whose_store import require_province
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Ledger


class ProvinceStays(Refused):
    """The province whose store it is was to be merged, divided, dissolved or moved. Fields: ``unit_name``."""

    code = "province_stays"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One row of the tree as it is shown: ``depth`` 0 at the top; ``became`` the names of what took it up.

    ``ended``: the unit itself is no more, not only this row of it. ``orphan``: its superior has ended and nobody has
    said who follows.
    """

    unit: Unit
    depth: int
    superior_name: str
    became: tuple[str, ...] = ()
    ended: bool = False
    orphan: bool = False


class Units:
    """The units of a province's session. Days given are the first of the new state."""

    def __init__(self, session: Session) -> None:
        """Plant the tree of a province that has none yet. Raises NotAProvince."""
        require_province(session)
        self._session = session
        self._ledger = Ledger(session.connection)
        seed_units(session)

    def tree(self) -> UnitTree:
        """Return all units of all times."""
        return UnitTree(self._ledger.units())

    def require(self, code: str) -> None:
        """Do nothing for the code of a unit of any time. Raises UnitUnknown."""
        if self.tree().latest(code) is None:
            raise UnitUnknown(unit=code)

    def lines(self, on: date | None = None) -> list[UnitLine]:
        """Return the units of the day ``on``, or without a day every row of all times: see ``tree_lines``."""
        return tree_lines(self.tree(), on)

    def add(
        self,
        code: str,
        name: str,
        *,
        superior: str | None = None,
        level: Level = "base",
        start: date | None = None,
        end: date | None = None,
    ) -> Unit:
        """Add a unit, under the province unless ``superior`` names another; a ``start`` of None is not known.

        ``end`` is its last day, for a unit that is history. Raises what ``unit_changes.add`` raises, NameTooLong.
        """
        unit = Unit(
            checked_code(code),
            checked_name(name),
            superior or self._session.identity.unit,
            start.isoformat() if start else "",
            end.isoformat() if end else None,
            level=level,
        )
        self._change(
            "unit_added",
            lambda tree: unit_changes.add(tree, unit),
            unit=unit.code,
            name=unit.name,
            start=unit.valid_from,
        )
        return unit

    def rename(self, code: str, name: str, start: date) -> None:
        """Call a unit ``name`` from ``start`` on. Raises what ``unit_changes.rename`` and ``OwnUnit`` raise."""
        new = checked_name(name)
        if code == self._session.identity.unit:
            OwnUnit(self._session).change(start, name=new)
            return
        self._change(
            "unit_renamed",
            lambda tree: unit_changes.rename(tree, code, new, start),
            unit=code,
            name=new,
            before=self.name_on(code, start),
            start=start.isoformat(),
        )

    def move(self, code: str, superior: str, start: date, level: Level | None = None) -> None:
        """Put a unit under another superior from ``start`` on. Raises what ``unit_changes.move`` raises."""
        self._require_other(code)
        self._change(
            "unit_moved",
            lambda tree: unit_changes.move(tree, code, superior, start, level),
            unit=code,
            superior=superior,
            start=start.isoformat(),
        )

    def merge(self, codes: Sequence[str], into: Part, start: date, *, superior: str | None = None) -> None:
        """Merge units into one that exists, or into a new one when ``into`` has a name.

        Raises what ``unit_changes.merge`` raises, ProvinceStays.
        """
        self._require_other(*codes)
        target = _part(into)
        self._change(
            "units_merged",
            lambda tree: unit_changes.merge(tree, codes, target, start, superior=superior),
            units=list(codes),
            into=target.code,
            start=start.isoformat(),
        )

    def split(self, code: str, parts: Sequence[Part], start: date, *, heir: str | None = None) -> None:
        """Divide a unit; among its own parts it goes on. Raises what ``unit_changes.split`` raises, ProvinceStays."""
        self._require_other(code)
        into = [_part(part) for part in parts]
        self._change(
            "unit_split",
            lambda tree: unit_changes.split(tree, code, into, start, heir=heir),
            unit=code,
            into=[part.code for part in into],
            start=start.isoformat(),
        )

    def dissolve(self, code: str, start: date, *, heir: str | None = None) -> None:
        """End a unit; ``start`` is the first day without it. Raises what ``unit_changes.dissolve`` raises."""
        self._require_other(code)
        self._change(
            "unit_dissolved",
            lambda tree: unit_changes.dissolve(tree, code, start, heir=heir),
            unit=code,
            heir=heir,
            start=start.isoformat(),
        )

    def name_on(self, code: str, day: date | None = None) -> str:
        """Return what a unit was called on ``day`` (None: last), its code when it is unknown."""
        return self.tree().name_on(code, day) or code

    def _change(self, event: str, change: Callable[[UnitTree], UnitTree], **facts: Json) -> None:
        """Read the tree, change it, and write what is new of it, in one step."""
        session = self._session
        require(session, "administer")
        with session.connection.write():
            self._put(change(self.tree()))
            Journal(session.connection).append(event, session.operator.name, session.time.moment(), **facts)

    def _put(self, tree: UnitTree) -> None:
        known = set(self._ledger.units())
        self._ledger.put_units(row for row in tree if row not in known)

    def _require_other(self, *codes: str) -> None:
        own = self._session.identity
        if own.unit in codes:
            raise ProvinceStays(unit_name=own.unit_name)


def tree_lines(tree: UnitTree, on: date | None = None) -> list[UnitLine]:
    """Return the units of the day ``on`` from the top down, or without a day every row of all times.

    Each row stands under the superior it names; one whose superior is not shown stands at the top.
    """
    rows = [row for row in tree if on is None or row.is_valid(on)]
    shown = {row.code for row in rows}
    under: dict[str | None, list[Unit]] = {}
    for row in sorted(rows, key=lambda one: (one.level != "province", _order(tree, one), one.code, one.valid_from)):
        under.setdefault(row.superior if row.superior in shown else None, []).append(row)
    found: list[UnitLine] = []
    _descend(None, 0, under, set(), lambda row, depth: found.append(_line(tree, row, depth)))
    return found


def _order(tree: UnitTree, row: Unit) -> bytes:
    """Return the place of a unit by its last name, so that its rows stay together."""
    return vietnamese.text_sort_key(tree.name_on(row.code, None) or row.name)


def _descend(
    superior: str | None,
    depth: int,
    under: dict[str | None, list[Unit]],
    done: set[str],
    tell: Callable[[Unit, int], None],
) -> None:
    """Tell every row under ``superior``, each followed by those under it; a unit's own are told after its last row."""
    rows = under.get(superior, [])
    last = {row.code: row for row in rows}
    for row in rows:
        tell(row, depth)
        if last[row.code] is row and row.code not in done:
            done.add(row.code)
            _descend(row.code, depth + 1, under, done, tell)


def _line(tree: UnitTree, row: Unit, depth: int) -> UnitLine:
    latest, last = tree.latest(row.superior) if row.superior else None, tree.latest(row.code)
    open_row = row.valid_to is None
    day = date.fromisoformat(row.valid_from) if row.valid_from else None
    return UnitLine(
        row,
        depth,
        (tree.name_on(row.superior, day) or row.superior) if row.superior else "",
        tuple(tree.name_on(code, None) or code for code in row.successors if code != row.code),
        ended=last is not None and last.valid_to is not None,
        orphan=open_row and latest is not None and latest.valid_to is not None,
    )


def _part(part: Part) -> Part:
    return Part(checked_code(part.code), checked_name(part.name))
