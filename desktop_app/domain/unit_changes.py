"""What happens to union units: each change makes a new tree and leaves every earlier day as it was.

``start`` is the first day of the new state. Only what contradicts the tree is refused; a change may be stated late,
for any day of a unit's life.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.base.errors import Refused
from desktop_app.domain.units import BELOW, Level, Unit, UnitNotThen, UnitTree, UnitUnknown, day_before


class UnitExists(Refused):
    """The code has or had a unit, and codes never change meaning. Fields: ``unit``, ``unit_name``."""

    code = "unit_exists"


class UnitIncomplete(Refused):
    """A new unit has no code or no name. Fields: ``unit`` ("" when that is missing)."""

    code = "unit_incomplete"


class UnitEndsBeforeStart(Refused):
    """A unit was to end before it began. Fields: ``unit_name``, ``day`` (its first)."""

    code = "unit_ends_before_start"


class UnitChangedLater(Refused):
    """A unit was to end, but has begun, changed or ended since. Fields: ``unit``, ``unit_name``, ``day``."""

    code = "unit_changed_later"


class UnitUnderItself(Refused):
    """A unit would stand under itself, directly or through others. Fields: ``unit_name``, ``superior_name``."""

    code = "unit_under_itself"


class UnitLevelMismatch(Refused):
    """A unit of this level cannot stand under one of that level. Fields: ``unit_name``, ``superior_name``."""

    code = "unit_level_mismatch"


class UnitHasSubordinates(Refused):
    """A unit was to end while others stand under it. Fields: ``unit``, ``unit_name``, ``count``, ``names``."""

    code = "unit_has_subordinates"


class UnitIntoItself(Refused):
    """A unit was to go into itself. Fields: ``unit_name``."""

    code = "unit_into_itself"


class UnitNamedTwice(Refused):
    """The same code stands twice in one change. Fields: ``unit``."""

    code = "unit_named_twice"


class TooFewUnits(Refused):
    """A split needs two parts, a merger one unit. Fields: ``minimum``."""

    code = "too_few_units"


class SuperiorUnclear(Refused):
    """Units under different superiors become a new one, and nobody said under whom it stands. Fields: ``unit_name``."""

    code = "superior_unclear"


@dataclass(frozen=True, slots=True)
class Part:
    """A unit that takes up others: one that exists by its code, or a new one by code and ``name``."""

    code: str
    name: str = ""


def add(tree: UnitTree, unit: Unit) -> UnitTree:
    """Add a unit that never was. Raises UnitExists, UnitIncomplete, UnitEndsBeforeStart and what superiors raise."""
    alike = next((one for one in tree if one.code.casefold() == unit.code.casefold()), None)
    known = tree.latest(alike.code) if alike is not None else None
    if known is not None:
        raise UnitExists(unit=unit.code, unit_name=known.name)
    if not unit.code or not unit.name:
        raise UnitIncomplete(unit=unit.code)
    if unit.valid_to is not None and unit.valid_to < unit.valid_from:
        raise UnitEndsBeforeStart(unit_name=unit.name, day=unit.valid_from)
    return _checked(tree, [*tree, unit])


def rename(tree: UnitTree, code: str, name: str, start: date) -> UnitTree:
    """Call a unit ``name`` from ``start`` on, until the next renaming. Raises UnitUnknown, UnitNotThen."""
    if not name:
        raise UnitIncomplete(unit=code)
    before = tree.require(code, start).name
    return _changed(tree, code, start, lambda row: row.name == before, lambda row: replace(row, name=name))


def move(tree: UnitTree, code: str, superior: str | None, start: date, level: Level | None = None) -> UnitTree:
    """Put a unit under another superior from ``start`` on, until it next moved; ``level`` where that changes too.

    Raises UnitUnknown, UnitNotThen, UnitUnderItself, UnitLevelMismatch.
    """
    now = tree.require(code, start)
    if superior is not None:
        tree.require(superior, start)

    def moved(row: Unit) -> Unit:
        return replace(row, superior=superior, level=row.level if level is None else level)

    return _changed(tree, code, start, lambda row: row.superior == now.superior, moved)


def merge(tree: UnitTree, codes: Sequence[str], into: Part, start: date, *, superior: str | None = None) -> UnitTree:
    """End ``codes`` and let ``into`` take them up, with what stands under them.

    A new unit stands under ``superior``, or where all of them stood. Raises TooFewUnits, UnitNamedTwice,
    UnitIntoItself, SuperiorUnclear, UnitExists, UnitChangedLater and what ``UnitTree.require`` raises.
    """
    if not codes:
        raise TooFewUnits(minimum=1)
    _require_once(codes)
    ending = [tree.require(code, start) for code in codes]
    if into.code in codes:
        raise UnitIntoItself(unit_name=ending[list(codes).index(into.code)].name)
    grown = _with_part(tree, into, start, superior, ending)
    for code in codes:
        grown = _handed_over(_ended(grown, code, start, (into.code,)), code, into.code, start)
    return _checked(tree, grown)


def split(tree: UnitTree, code: str, parts: Sequence[Part], start: date, *, heir: str | None = None) -> UnitTree:
    """Divide a unit: into parts that replace it, or, where it is among them, taking parts from it.

    ``heir`` takes what stood under a unit that ended. Raises TooFewUnits, UnitNamedTwice, UnitHasSubordinates,
    UnitExists, UnitChangedLater and what ``UnitTree.require`` raises.
    """
    if len(parts) < 2:
        raise TooFewUnits(minimum=2)
    codes = [part.code for part in parts]
    _require_once(codes)
    whole = tree.require(code, start)
    grown = _ended(tree, code, start, tuple(codes))
    for part in parts:
        if part.code == code:
            name = part.name or whole.name
            grown = UnitTree([*grown, replace(whole, name=name, valid_from=start.isoformat())])
        else:
            grown = _with_part(grown, part, start, None, [whole])
    if code not in codes:
        grown = _handed_over(grown, code, heir, start)
    return _checked(tree, grown)


def dissolve(tree: UnitTree, code: str, start: date, *, heir: str | None = None) -> UnitTree:
    """End a unit without a successor; ``start`` is the first day without it. ``heir`` takes what stood under it.

    Raises UnitHasSubordinates, UnitChangedLater and what ``UnitTree.require`` raises.
    """
    tree.require(code, start)
    return _checked(tree, _handed_over(_ended(tree, code, start, ()), code, heir, start))


def _require_once(codes: Sequence[str]) -> None:
    for place, code in enumerate(codes):
        if code in codes[:place]:
            raise UnitNamedTwice(unit=code)


def _ended(tree: UnitTree, code: str, start: date, successors: tuple[str, ...]) -> UnitTree:
    """Return the tree in which ``code`` is no more from ``start`` on. Its row of that day must be open and older.

    So must be what it took up: units that went into it that day or later would have gone nowhere.
    """
    row = tree.history(code)[-1]
    stated = max(row.valid_from, row.valid_to or "")
    if row.valid_to is not None or row.valid_from >= start.isoformat():
        raise UnitChangedLater(unit=code, unit_name=row.name, day=stated)
    last_day = day_before(start)
    taken_up = [one.valid_to for one in tree if code in one.successors and one.code != code]
    late = [date.fromisoformat(day) + timedelta(days=1) for day in taken_up if day is not None and day >= last_day]
    if late:
        raise UnitChangedLater(unit=code, unit_name=row.name, day=max(late).isoformat())
    last = replace(row, valid_to=day_before(start), successors=successors)
    return UnitTree(last if one is row else one for one in tree)


def _with_part(tree: UnitTree, part: Part, start: date, superior: str | None, of: Sequence[Unit]) -> UnitTree:
    """Return the tree with ``part`` in it: already there on that day, or new with what all of ``of`` have in common."""
    if not part.name:
        tree.require(part.code, start)
        return tree
    superiors, levels = {unit.superior for unit in of}, {unit.level for unit in of}
    if superior is None and len(superiors) > 1:
        raise SuperiorUnclear(unit_name=part.name)
    if superior is not None:
        tree.require(superior, start)
    level = levels.pop() if len(levels) == 1 else ""
    above = superior if superior is not None else superiors.pop()
    return add(tree, Unit(part.code, part.name, above, start.isoformat(), level=level))


def _handed_over(tree: UnitTree, code: str, heir: str | None, start: date) -> UnitTree:
    """Return the tree in which ``heir`` has from ``start`` on what stands under ``code``."""
    iso = start.isoformat()
    under = {row: row.name for row in tree if row.superior == code and (row.valid_to is None or row.valid_to >= iso)}
    if not under:
        return tree
    if heir is None or heir == code:
        latest = tree.latest(code)
        names = sorted(set(under.values()))
        title = latest.name if latest is not None else code
        raise UnitHasSubordinates(unit=code, unit_name=title, count=len({row.code for row in under}), names=names[:5])
    tree.require(heir, start)
    rows = [one for row in tree for one in (_cut(row, start) if row in under else [row])]
    return UnitTree(
        replace(row, superior=heir) if row.superior == code and row.valid_from >= iso else row for row in rows
    )


def _cut(row: Unit, start: date) -> list[Unit]:
    """Return a row as two, the second from ``start`` on; as it is when it begins that day or later."""
    if row.valid_from >= start.isoformat():
        return [row]
    return [
        replace(row, valid_to=day_before(start), successors=()),
        replace(row, valid_from=start.isoformat()),
    ]


def _changed(
    tree: UnitTree, code: str, start: date, same: Callable[[Unit], bool], change: Callable[[Unit], Unit]
) -> UnitTree:
    """Return the tree with ``change`` made to the rows of ``code`` from ``start`` on, as long as they are the ``same``.

    A row that differs was a change of its own, later, and stands.
    """
    iso = start.isoformat()
    rows: list[Unit] = []
    for row in tree.history(code):
        rows += _cut(row, start) if row.is_valid(start) else [row]
    done: list[Unit] = []
    going = True
    for row in rows:
        if row.valid_from >= iso:
            going = going and same(row)
            done.append(change(row) if going else row)
        else:
            done.append(row)
    return _checked(tree, [*(row for row in tree if row.code != code), *done])


def _checked(before: UnitTree, rows: Iterable[Unit]) -> UnitTree:
    """Return the new tree when what is new in it is sound: superiors exist, levels fit, nobody is under himself."""
    after, known = UnitTree(rows), set(before)
    new = [row for row in after if row not in known]
    for row in new:
        _require_superior(after, row)
    changed = sorted({row.code for row in new})
    for day in sorted({date.min, *(date.fromisoformat(row.valid_from) for row in after if row.valid_from)}):
        for code in changed:
            _require_no_ring(after, code, day)
    return after


def _require_superior(tree: UnitTree, row: Unit) -> None:
    if row.superior is None:
        return
    known = tree.latest(row.superior)
    if known is None:
        raise UnitUnknown(unit=row.superior)
    above: Unit | None = known
    if row.valid_from:
        above = tree.unit_at(row.superior, date.fromisoformat(row.valid_from))
        if above is None:
            raise UnitNotThen(unit=row.superior, unit_name=known.name, day=row.valid_from)
    if above is not None and row.level and above.level and above.level not in BELOW[row.level]:
        raise UnitLevelMismatch(unit_name=row.name, superior_name=above.name)


def _require_no_ring(tree: UnitTree, code: str, day: date) -> None:
    row = tree.unit_at(code, day)
    if row is None:
        return
    above = [row, *tree.chain(code, day)]
    if above[-1].superior == code:
        raise UnitUnderItself(unit_name=row.name, superior_name=above[1].name if len(above) > 1 else row.name)
