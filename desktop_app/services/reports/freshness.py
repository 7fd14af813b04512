"""Whether a report still says what the book says."""

from __future__ import annotations

from desktop_app.domain.report_questions import Moment
from desktop_app.services.session import Session
from desktop_app.storage.unit_records import newest_decision
from desktop_app.storage.versions import Versions


def moment_of(session: Session) -> Moment:
    """Return where the book stands: it is another one once a record was saved or a step of its travel was noted."""
    return Moment(Versions(session.connection).newest(), newest_decision(session.connection))
