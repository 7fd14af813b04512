"""Under which codes a unit recorded, and which of them count for what: figures ask one code after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.units import UnitTree
from desktop_app.storage.figures import Nature
from desktop_app.storage.ledger import Device


@dataclass(frozen=True, slots=True)
class UnitCodes:
    """Codes to be added up, each with the ISO day up to which it counts (None: all it did), and the unit's own ones."""

    until: dict[str, str | None]
    own: frozenset[str]


def recorded_as(unit: str, tree: UnitTree, devices: Iterable[Device]) -> frozenset[str]:
    """Return the codes a unit recorded under: its own and the provisional ones its devices began with.

    A code that is a unit of the tree stays one, although a device of another may sign for it.
    """
    began = {code for one in devices if one.unit == unit for code in one.units if code not in tree}
    return frozenset({unit} | began)


def unit_codes(unit: str, tree: UnitTree, devices: Sequence[Device], *, with_predecessors: bool = False) -> UnitCodes:
    """Return the codes of ``unit``, and of what went into it when that is asked for."""
    own = recorded_as(unit, tree, devices)
    until: dict[str, str | None] = {}
    for before in tree.predecessors(unit) if with_predecessors else ():
        until.update(dict.fromkeys(recorded_as(before.code, tree, devices), before.until))
    return UnitCodes({**until, **dict.fromkeys(own)}, own)


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
