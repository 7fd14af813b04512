"""What a received bundle has to do with erasures: what it orders, what it brings again, what it goes on from.

The order is carried out after the merge. Erased bytes that come again stay away. A record that goes on from them is
taken in all the same (the province never edits a unit's data) and told: only the unit can erase again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.domain.erased_reasons import OF_ERASURES
from desktop_app.domain.records import StoredVersion
from desktop_app.services.arriving_erasures import ArrivingErasures
from desktop_app.services.province.received import Notice
from desktop_app.services.session import Session
from desktop_app.storage.outlived_erasures import OutlivedErasure, OutlivedErasures


def telling(found: Iterable[OutlivedErasure]) -> Iterator[OutlivedErasure]:
    """Leave out the records that are called by nobody's name: there is nothing to be erased again."""
    return (one for one in found if one.title != ERASED_NAME)


class ReceivedErasures:
    """For one bundle, inside its ``write()``. ``units``: what its signer speaks for.

    ``newest``: no later bundle of its stream came before. An office that knows of its erasures never sends what it
    erased, so a newest bundle that brings some was written by a store that forgot them.
    """

    def __init__(self, session: Session, units: frozenset[str], *, newest: bool) -> None:
        self._arriving = ArrivingErasures(session, units)
        self._outlived = OutlivedErasures(session.connection, OF_ERASURES)
        self._newest = newest

    @property
    def changed_sums(self) -> bool:
        """Tell whether versions stayed away: then the sums of the bundle cannot be recomputed."""
        return self._arriving.kept_away > 0

    def keep_away(self, chunk: Sequence[StoredVersion]) -> list[StoredVersion]:
        """Return the versions that were not erased, and remember which erasures are among them."""
        return self._arriving.keep_away(chunk)

    def carry_out(self) -> tuple[int, list[Notice]]:
        """Blank what the bundle orders, once it is merged; return how many versions, and what has to be told."""
        blanked = self._arriving.carry_out()
        back = set(telling(self._outlived.in_bundle()))
        for named in self._arriving.named:
            back.update(telling(self._outlived.of(named)))
        notices = []
        if back:
            notices.append(Notice("erased_returned", {"records": len(back)}))
        elif self._newest and self._arriving.kept_away:
            notices.append(Notice("erased_sent_again", {"versions": self._arriving.kept_away}))
        return blanked, notices
