"""What may not come back: what was erased, or what the records of today stand against.

A version that another record contradicts, a closing over another one, a place in a campaign that lies in the bin now.
"""

from __future__ import annotations

from desktop_app.base.errors import Refused
from desktop_app.domain.problems import blocking
from desktop_app.domain.records import StoredVersion
from desktop_app.services.closed_periods import ClosedPeriods
from desktop_app.services.cross_checks import CrossChecks
from desktop_app.services.session import Session
from desktop_app.storage.closings import CLOSING_KIND
from desktop_app.storage.versions import Versions


class RecordErased(Refused):
    """The record was emptied by an erasure: there is nothing to take back. Fields: ``record``."""

    code = "record_erased"


class WouldContradict(Refused):
    """Another record stands against it by now. Fields: ``record``, ``other_title`` ("" where no record is named)."""

    code = "would_contradict"


class CampaignInBin(Refused):
    """It would be in a campaign again that was put into the bin meanwhile. Fields: ``record``, ``title`` ("")."""

    code = "campaign_in_bin"


class Returning:
    """Judges versions that are to be the newest again, for one session."""

    def __init__(self, session: Session) -> None:
        self._definitions = session.definitions
        self._across = CrossChecks(session)
        self._closed = ClosedPeriods(session)
        self._versions = Versions(session.connection, session.lifting)

    def refuse(self, older: StoredVersion, last: StoredVersion) -> None:
        """Raise RecordErased, CampaignInBin, PeriodOverlaps or WouldContradict where ``older`` may not follow ``last``.

        Only what other records say is asked: by itself the version was in order when it was completed.
        """
        version = older.version
        if not version.data:
            raise RecordErased(record=version.record)
        if version.state != "complete":
            return
        self.refuse_campaign(older, last)
        if version.kind == CLOSING_KIND:
            self._closed.refuse_overlap(version.data, besides=version.record)
        definition = self._definitions.version(version.kind, version.form_version)
        for problem in blocking(self._across.check(definition, version.data, version.record)):
            raise WouldContradict(
                record=version.record,
                other_title=str(problem.details.get("other_title", "")) if problem.details else "",
            )

    def refuse_campaign(self, older: StoredVersion, last: StoredVersion) -> None:
        """Raise CampaignInBin where ``older`` belongs to another campaign than ``last``, which is in the bin.

        A record that names a binned campaign already is none the worse for it.
        """
        campaign = self._campaign_of(older)
        if not campaign or campaign == self._campaign_of(last):
            return
        facts = self._versions.facts(campaign)
        if facts is not None and facts.state == "deleted":
            raise CampaignInBin(record=older.version.record, title=facts.title)

    def _campaign_of(self, stored: StoredVersion) -> str:
        version = stored.version
        name = self._definitions.version(version.kind, version.form_version).lifts.campaign
        named = version.data.get(name) if name is not None else None
        return named if isinstance(named, str) else ""
