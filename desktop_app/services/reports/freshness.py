"""Whether a report still says what the book says."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.report_questions import Moment
from desktop_app.services.session import Session
from desktop_app.storage.kept_reports import KeptReports
from desktop_app.storage.standing import now


def moment_of(session: Session) -> Moment:
    """Return where the book stands: another place once anything changed that a report rests on.

    A record was finished, a step of its travel noted; or a unit, a device's codes or a decision about persons changed,
    which leaves no row behind: their digest tells.
    """
    _content, facts = KeptReports(session.connection).facts_now()
    return replace(now(session.connection), facts=facts)


def is_outdated(session: Session, moment: Moment) -> bool:
    """Tell whether the book stands elsewhere than at ``moment``; the digest is made where the rows do not tell."""
    here = now(session.connection)
    return (here.version, here.state) != (moment.version, moment.state) or moment_of(session) != moment
