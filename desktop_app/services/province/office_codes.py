"""Under which codes a unit's records stand: its own, and those its devices recorded under before they were admitted."""

from __future__ import annotations

from desktop_app.domain.units import UnitTree
from desktop_app.services.unit_codes import provisional
from desktop_app.storage.connection import Connection
from desktop_app.storage.ledger import Ledger


class OfficeCodes:
    """Units and their devices as they are now: read once, when made."""

    def __init__(self, connection: Connection) -> None:
        ledger = Ledger(connection)
        self._tree = UnitTree(ledger.units())
        self._became = provisional(self._tree, ledger.devices())

    def unit_of(self, code: str) -> str:
        """Return the unit a record's code counts for: a provisional code became another."""
        return self._became.get(code, code)

    def codes(self, code: str) -> tuple[str, ...]:
        """Return all codes of the unit that ``code`` counts for, the unit's own first."""
        unit = self.unit_of(code)
        return (unit, *sorted(other for other, became in self._became.items() if became == unit and other != unit))

    def name(self, code: str) -> str:
        """Return what the unit of a record's code is called now, its code where nobody knows."""
        unit = self.unit_of(code)
        return self._tree.name_on(unit, None) or unit
