"""The units of the demonstration as the province knows them, from the years of the article until today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop_app.domain.units import LEVELS, as_level
from desktop_app.services.seed import SeedUnit
from desktop_app.services.session import Session
from desktop_app.services.units import Units


def plant(province: Session, units: Sequence[SeedUnit]) -> None:
    """Add the units the tree does not know. What stood under a union that ended stands under the province afterwards.

    Since when they are there is not said: nobody asked them.
    """
    desk = Units(province)
    known = set(desk.tree().codes)
    for unit in sorted(units, key=lambda one: LEVELS.index(as_level(one.level) or "base")):
        if unit.code not in known:
            desk.add(unit.code, unit.name, superior=unit.superior, level=as_level(unit.level))
    for unit in units:
        above = desk.tree().latest(unit.superior) if unit.superior else None
        if above is not None and above.valid_to is not None and unit.code not in known:
            last = date.fromisoformat(above.valid_to)
            desk.move(unit.code, province.identity.unit, last + timedelta(days=1))
