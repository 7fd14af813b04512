"""Whether a report still says what the book says."""

from __future__ import annotations

from desktop_app.domain.report_questions import Moment
from desktop_app.services.session import Session
from desktop_app.storage.standing import now


def moment_of(session: Session) -> Moment:
    """Return where the book stands: another place once a record was finished or a step of its travel was noted."""
    return now(session.connection)
