"""Reports with the names of persons: who may ask for them, and the note in the journal that somebody looked.

Asked before a report is made and noted after it: while it is made nothing can be written.
"""

from __future__ import annotations

from desktop_app.base.errors import Refused
from desktop_app.domain.report_questions import Question
from desktop_app.services.permissions import may
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal


class MayNotListNames(Refused):
    """Persons were to be listed by name for who neither enters nor, at a province, checks. Fields: ``operator``."""

    code = "may_not_list_names"


def may_list_names(session: Session) -> bool:
    """Tell whether the operator at work may see persons listed by name."""
    return may(session, "check" if session.identity.role == "province" else "enter")


def require_names(session: Session) -> None:
    """Raise MayNotListNames unless the operator at work may see persons listed by name."""
    if not may_list_names(session):
        raise MayNotListNames(operator=session.operator.name)


def note_names(session: Session, question: Question) -> None:
    """Journal that a report with names was made, and of which days."""
    with session.connection.write():
        Journal(session.connection).append(
            "persons_listed",
            session.operator.name,
            session.time.moment(),
            starts_on=question.start.isoformat(),
            ends_on=question.end.isoformat(),
        )
