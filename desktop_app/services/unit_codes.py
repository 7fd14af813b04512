"""Under which codes a unit recorded, and which of them count for what: figures ask one code after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.units import UnitTree
from desktop_app.storage.figures import Nature, Reorganised
from desktop_app.storage.ledger import Device


@dataclass(frozen=True, slots=True)
class UnitCodes:
    """Codes to be added up, each with the ISO day up to which it counts (None: all it did), and the unit's own ones."""

    until: dict[str, str | None]
    own: frozenset[str]


def provisional(tree: UnitTree, devices: Iterable[Device]) -> dict[str, str]:
    """Return what each code became that a device began to record under: the device's unit.

    A code that is a unit of the tree stays one, although a device of another may sign for it.
    """
    return {code: one.unit for one in devices for code in one.units if code not in tree}


def recorded_as(unit: str, tree: UnitTree, devices: Iterable[Device]) -> frozenset[str]:
    """Return the codes a unit recorded under: its own and the provisional ones its devices began with."""
    return frozenset({unit} | {code for code, became in provisional(tree, devices).items() if became == unit})


def unit_codes(unit: str, tree: UnitTree, devices: Sequence[Device], *, with_predecessors: bool = False) -> UnitCodes:
    """Return the codes of ``unit``, and of what went into it when that is asked for."""
    own = recorded_as(unit, tree, devices)
    until: dict[str, str | None] = {}
    for before in tree.predecessors(unit) if with_predecessors else ():
        until.update(dict.fromkeys(recorded_as(before.code, tree, devices), before.until))
    return UnitCodes({**until, **dict.fromkeys(own)}, own)


def reorganised(tree: UnitTree, devices: Sequence[Device], day: str) -> Reorganised:
    """Return what became of all units by the ISO day, for what there is on it.

    A unit counts only while it exists. What it had goes to who took it up, and is told by the old records until the
    new unit has told of it itself: a count at a date by a newer count, a thing by a record of the same thing. Of a
    unit that was divided the first part that reports ends the old count: whole and part are never added up.
    """
    gone: set[str] = set()
    heirs: list[tuple[str, str, str]] = []
    began: dict[str, set[str]] = {}
    for device in devices:
        began.setdefault(device.unit, set()).update(one for one in device.units if one not in tree)
    for code in sorted({*tree.codes, *began}):
        own = {code} | began.get(code, set())
        heirs += same_unit(own)
        last = _last_day(tree, code)
        if last is None:
            continue
        taken_up = _followers(tree, code)
        if last < day and not any((end := _last_day(tree, one)) is None or end >= day for one in taken_up):
            gone |= own
        after = {alias for one in taken_up for alias in {one} | began.get(one, set())}
        heirs += [(before, last, heir) for before in sorted(own) for heir in sorted(after - own)]
    return Reorganised(tuple(sorted(gone)), tuple(heirs))


def same_unit(codes: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return the codes of one unit as heirs of each other: its newest count is one, whatever it was called then."""
    listed = sorted(codes)
    return [(one, "", other) for one in listed for other in listed if one != other]


def _last_day(tree: UnitTree, code: str) -> str | None:
    """Return the last day of a unit, None while it goes on."""
    latest = tree.latest(code)
    return latest.valid_to if latest is not None else None


def _followers(tree: UnitTree, code: str) -> set[str]:
    """Return every unit that took up ``code``, directly or through others."""
    found: set[str] = set()
    ways = [code]
    while ways:
        new = set(tree.successors(ways.pop())) - found - {code}
        found |= new
        ways += new
    return found


def shares(codes: UnitCodes | None, nature: Nature) -> list[tuple[str | None, str | None]]:
    """Return code and last day of each unit that counts by ``nature``; None asks for all units at once.

    A stock belongs to who has it now, and a snapshot is not added to an older one.
    """
    if codes is None:
        return [(None, None)]
    every = sorted(codes.until.items())
    if nature == "flow":
        return list(every)
    return [(code, until) for code, until in every if code in codes.own or (nature == "stock" and until is None)]
