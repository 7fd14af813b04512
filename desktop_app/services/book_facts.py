"""What figures rest on beside the records: the tree of units, and under which codes devices began to record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop_app.domain.units import Unit, UnitTree, as_level
from desktop_app.storage.connection import Connection
from desktop_app.storage.ledger import Device, Ledger
from desktop_app.storage.standing import Standing


@dataclass(frozen=True, slots=True)
class BookFacts:
    """Units and devices of one time. Of a device only its codes are meant."""

    tree: UnitTree
    devices: tuple[Device, ...]

    @classmethod
    def at(cls, connection: Connection, standing: Standing) -> BookFacts:
        """Return them as they stood at the moment by which records count, read anew where that is now."""
        then = standing.facts
        return cls.now(connection) if then is None else cls.kept(then)

    @classmethod
    def now(cls, connection: Connection) -> BookFacts:
        """Return them as they stand."""
        ledger = Ledger(connection)
        return cls(UnitTree(ledger.units()), tuple(ledger.devices()))

    @classmethod
    def kept(cls, facts: dict[str, Any]) -> BookFacts:
        """Return them as they were kept with a report (``storage.kept_reports``)."""
        units = [
            Unit(code, name, superior, valid_from, valid_to, tuple(successors), as_level(level))
            for code, name, superior, valid_from, valid_to, successors, level in facts["units"]
        ]
        devices = [
            Device(device, unit, "", "", "admitted", None, frozenset(units)) for device, unit, units in facts["devices"]
        ]
        return cls(UnitTree(units), tuple(devices))
