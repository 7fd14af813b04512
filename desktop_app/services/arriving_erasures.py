"""Erasures that come from elsewhere: carried out here, and what they erased is never stored again.

To a province they come in a unit's bundles; to another PC of the unit in a history or in a receipt, to an office that
was restored too: the unit's own order reaches every PC of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.records import StoredVersion
from desktop_app.services.erasing import versions_named
from desktop_app.services.session import Session
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.journal import Journal
from desktop_app.storage.paper_scans import PaperScans


class ArrivingErasures:
    """Of one document, inside the ``write()`` that takes it. ``units``: whose orders these may be."""

    def __init__(self, session: Session, units: frozenset[str]) -> None:
        self._erasing = Erasing(session.connection, session.lifting)
        self._scans = PaperScans(session.connection)
        self._units = units
        self._orders: list[tuple[str, list[str]]] = []
        self._kept_away = 0

    @property
    def kept_away(self) -> int:
        """How many versions stayed away because they were erased before."""
        return self._kept_away

    @property
    def named(self) -> list[list[str]]:
        """The versions each order names."""
        return [named for _unit, named in self._orders]

    def keep_away(self, chunk: Sequence[StoredVersion]) -> list[StoredVersion]:
        """Return the versions that were not erased, and remember the orders that are among them."""
        erased = self._erasing.erased([stored.id for stored in chunk], self._units)
        self._kept_away += len(erased)
        kept = [stored for stored in chunk if stored.id not in erased]
        self._orders += [(stored.version.unit, named) for stored in kept if (named := versions_named(stored.version))]
        return kept

    def carry_out(self) -> int:
        """Blank what the orders name, once everything is merged; return how many versions lost their bytes.

        The caller empties the write-ahead log afterwards (``Connection.flush_log``) where any did.
        """
        blanked = sum(self._erasing.erase(named, unit, self._units) for unit, named in self._orders)
        reached = [record for named in self.named for record in self._erasing.records_of(named)]
        if reached:
            self._scans.erase(list(dict.fromkeys(reached)))
        return blanked


def journal_erased(session: Session, blanked: int) -> None:
    """Journal at an office that so many versions lost their bytes, by an order of its unit that came from elsewhere."""
    if blanked:
        Journal(session.connection).append("erased_too", session.operator.name, session.time.moment(), versions=blanked)
