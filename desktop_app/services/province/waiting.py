"""How many things wait for somebody at each place of the province's desk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from desktop_app.services.province.person_links import PersonLinks
from desktop_app.services.province.receipts import Receipts
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.session import Session
from desktop_app.storage.review_queue import ReviewQueue
from desktop_app.storage.waiting_files import WaitingFiles


@dataclass(frozen=True, slots=True)
class Waiting:
    """``arrivals``: files in quarantine, held ones among them, and bundles of which records wait for a decision.

    ``receipts``: units with something to be told.
    """

    arrivals: int = 0
    forks: int = 0
    review: int = 0
    persons: int = 0
    receipts: int = 0


def waiting(session: Session) -> Waiting:
    """Count, in a province."""
    review = Reviewing(session).counts()
    return Waiting(
        arrivals=arrivals(session),
        forks=review.forks,
        review=review.waiting - review.forks,
        persons=PersonLinks(session).known(),
        receipts=sum(bool(one.news or one.unwritten) for one in Receipts(session).due()),
    )


def undecided(session: Session, bundles: Collection[str]) -> int:
    """Count the records that wait for a decision of those ``bundles`` (SHA-256) brought."""
    queued = ReviewQueue(session.connection).by_bundle()
    return sum(count for bundle, (count, _forks) in queued.items() if bundle in bundles)


def arrivals(session: Session) -> int:
    """Count the bundles that wait for somebody: not applied, or with records nobody decided about."""
    queued = ReviewQueue(session.connection).by_bundle()
    return len(WaitingFiles(session.connection).hashes()) + sum(1 for bundle in queued if bundle)
