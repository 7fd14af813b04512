"""What may not come back: a version that the records of today contradict, a closing over another one, an erased one."""

from __future__ import annotations

from desktop_app.base.errors import Refused
from desktop_app.domain.problems import blocking
from desktop_app.domain.records import StoredVersion
from desktop_app.services.closed_periods import ClosedPeriods
from desktop_app.services.cross_checks import CrossChecks
from desktop_app.services.session import Session
from desktop_app.storage.closings import CLOSING_KIND


class RecordErased(Refused):
    """The record was emptied by an erasure: there is nothing to take back. Fields: ``record``."""

    code = "record_erased"


class WouldContradict(Refused):
    """Another record stands against it by now. Fields: ``record``, ``other_title`` ("" where no record is named)."""

    code = "would_contradict"


class Returning:
    """Judges versions that are to be the newest again, for one session."""

    def __init__(self, session: Session) -> None:
        self._definitions = session.definitions
        self._across = CrossChecks(session)
        self._closed = ClosedPeriods(session)

    def refuse(self, older: StoredVersion) -> None:
        """Raise RecordErased, PeriodOverlaps or WouldContradict where ``older`` may not come back.

        Only what other records say is asked: by itself the version was in order when it was completed.
        """
        version = older.version
        if not version.data:
            raise RecordErased(record=version.record)
        if version.state != "complete":
            return
        if version.kind == CLOSING_KIND:
            self._closed.refuse_overlap(version.data, besides=version.record)
        definition = self._definitions.version(version.kind, version.form_version)
        for problem in blocking(self._across.check(definition, version.data, version.record)):
            raise WouldContradict(
                record=version.record,
                other_title=str(problem.details.get("other_title", "")) if problem.details else "",
            )
