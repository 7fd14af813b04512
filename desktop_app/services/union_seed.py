"""The first rows of a province's unit tree: the province itself, and the unions that ended before it began."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.union_list import former_unions
from desktop_app.domain.units import Unit, UnitTree
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.ledger import Ledger


def seed_units(session: Session) -> bool:
    """Plant the tree of a province that has none; return whether it did. Codes already given keep their meaning."""
    ledger, own = Ledger(session.connection), session.identity
    tree = UnitTree(ledger.units())
    if own.role != "province" or own.unit in tree:
        return False
    root = Unit(own.unit, own.unit_name, level="province")
    former = [replace(unit, superior=own.unit) for unit in former_unions() if unit.code not in tree]
    rows = [root, *(unit for unit in former if unit.code != own.unit)]
    with session.connection.write():
        ledger.put_units(rows)
        Journal(session.connection).append(
            "units_planted", session.operator.name, session.time.moment(), count=len(rows)
        )
    return True
