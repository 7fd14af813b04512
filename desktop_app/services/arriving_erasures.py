"""Erasures that come from elsewhere: carried out here, and what they erased is never stored again.

To a province they come in a unit's bundles; to another PC of the unit in a history or in a receipt, to an office that
was restored too: the unit's own order reaches every PC of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.answers import text_of
from desktop_app.domain.erased_answers import Mentions
from desktop_app.domain.records import StoredVersion
from desktop_app.services.erased_copies import ErasedCopies
from desktop_app.services.erasing import PERSON, versions_named
from desktop_app.services.session import Session
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.journal import Journal
from desktop_app.storage.paper_scans import PaperScans


class ArrivingErasures:
    """Of one document, inside the ``write()`` that takes it. ``units``: whose orders these may be."""

    def __init__(self, session: Session, units: frozenset[str]) -> None:
        self._erasing = Erasing(session.connection, session.lifting)
        self._scans = PaperScans(session.connection)
        self._connection = session.connection
        self._units = units
        self._orders: list[tuple[str, list[str]]] = []
        self._of_persons: list[str] = []
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
        for stored in kept:
            named = versions_named(stored.version)
            if named:
                self._orders.append((stored.version.unit, named))
            if named and PERSON in stored.version.data:
                self._of_persons += named
        return kept

    def carry_out(self) -> int:
        """Blank what the orders name, once everything is merged; return how many versions lost their bytes.

        The caller empties the write-ahead log afterwards (``Connection.flush_log``) where any did.
        """
        mentions = self._mentions()
        blanked = sum(self._erasing.erase(named, unit, self._units) for unit, named in self._orders)
        reached = [record for named in self.named for record in self._erasing.records_of(named)]
        if reached:
            self._scans.erase(list(dict.fromkeys(reached)))
        if blanked:
            ErasedCopies(self._connection, mentions, self._units).forget()
        return blanked

    def _mentions(self) -> Mentions:
        """Return how the people are recognised whose records go, as long as these still tell it.

        Where a campaign's people are erased a name alone may be anybody's: they are known by their numbers.
        """
        named = self._erasing.persons_in([one for order in self.named for one in order], self._units)
        of_persons = set(self._of_persons)
        names = {text_of(data.get("name")) for version, data in named.items() if version in of_persons}
        members = ("number", "old_number", "phone")
        numbers = {text_of(data.get(member)) for data in named.values() for member in members}
        return Mentions(names - {""}, numbers - {""})


def journal_erased(session: Session, blanked: int) -> None:
    """Journal at an office that so many versions lost their bytes, by an order of its unit that came from elsewhere."""
    if blanked:
        Journal(session.connection).append("erased_too", session.operator.name, session.time.moment(), versions=blanked)
