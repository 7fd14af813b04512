"""What a received bundle has to do with erasures: what it orders, what it brings again, what it goes on from.

The order is carried out after the merge. Erased bytes that come again stay away. A record that goes on from them is
taken in all the same (the province never edits a unit's data) and told: only the unit can erase again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.domain.erased_reasons import OF_ERASURES
from desktop_app.domain.records import StoredVersion
from desktop_app.services.erasing import versions_named
from desktop_app.services.province.received import Notice
from desktop_app.services.session import Session
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.outlived_erasures import OutlivedErasure, OutlivedErasures
from desktop_app.storage.paper_scans import PaperScans


def telling(found: Iterable[OutlivedErasure]) -> Iterator[OutlivedErasure]:
    """Leave out the records that are called by nobody's name: there is nothing to be erased again."""
    return (one for one in found if one.title != ERASED_NAME)


class ReceivedErasures:
    """For one bundle, inside its ``write()``. ``units``: what its signer speaks for.

    ``newest``: no later bundle of its stream came before. An office that knows of its erasures never sends what it
    erased, so a newest bundle that brings some was written by a store that forgot them.
    """

    def __init__(self, session: Session, units: frozenset[str], *, newest: bool) -> None:
        self._erasing = Erasing(session.connection, session.lifting)
        self._scans = PaperScans(session.connection)
        self._outlived = OutlivedErasures(session.connection, OF_ERASURES)
        self._units = units
        self._newest = newest
        self._passed_over = 0
        self._ordered: list[tuple[str, list[str]]] = []

    @property
    def changed_sums(self) -> bool:
        """Tell whether versions stayed away: then the sums of the bundle cannot be recomputed."""
        return self._passed_over > 0

    def keep_away(self, chunk: Sequence[StoredVersion]) -> list[StoredVersion]:
        """Return the versions that were not erased, and remember which erasures are among them."""
        erased = self._erasing.erased([stored.id for stored in chunk], self._units)
        self._passed_over += len(erased)
        kept = [stored for stored in chunk if stored.id not in erased]
        self._ordered += [(stored.version.unit, named) for stored in kept if (named := versions_named(stored.version))]
        return kept

    def carry_out(self) -> tuple[int, list[Notice]]:
        """Blank what the bundle orders, once it is merged; return how many versions, and what has to be told."""
        blanked = sum(self._erasing.erase(named, unit, self._units) for unit, named in self._ordered)
        reached = [record for _unit, named in self._ordered for record in self._erasing.records_of(named)]
        if reached:
            self._scans.erase(list(dict.fromkeys(reached)))
        back = set(telling(self._outlived.in_bundle()))
        for _unit, named in self._ordered:
            back.update(telling(self._outlived.of(named)))
        notices = []
        if back:
            notices.append(Notice("erased_returned", {"records": len(back)}))
        elif self._newest and self._passed_over:
            notices.append(Notice("erased_sent_again", {"versions": self._passed_over}))
        return blanked, notices
