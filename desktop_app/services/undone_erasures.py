"""Erasures that a restored backup or a set-back disk undid: whom they were for is in the store again.

This PC's profile remembers what was erased here, by record ids alone; another PC, and a new profile, know nothing of
it. Then the province, which keeps the erased bytes away, is who tells (``services.province.received_erasures``).
Nothing is erased by itself: who restored the backup may have wanted what it holds.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.services.campaign_people import CampaignPeople
from desktop_app.services.erasing import CAMPAIGN
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions


@dataclass(frozen=True, slots=True)
class UndoneErasure:
    """A person or a campaign that was erased and is in the store again."""

    record: str
    kind: str
    title: str


def undone_erasures(session: Session) -> list[UndoneErasure]:
    """Return what has to be erased again."""
    high_water = session.opened.high_water
    if high_water is None:
        return []
    versions, campaigns, found = Versions(session.connection, session.lifting), CampaignPeople(session), []
    for record, title in high_water.undone_erasures(session.connection):
        facts = versions.facts(record)
        if facts is None or (facts.kind == CAMPAIGN and not campaigns.reach(record).own):
            continue
        found.append(UndoneErasure(record, facts.kind, title))
    return found
