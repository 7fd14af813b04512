"""Reports with names of persons or told apart by sensitive answers: who may ask, and the note that somebody looked.

Asked before a report is made and noted after it: while it is made nothing can be written.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import nullcontext

from desktop_app.base.errors import Refused
from desktop_app.domain.records import Json
from desktop_app.domain.report_questions import OF_PEOPLE, Question, Split
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


def is_sensitive(session: Session, split: Split | None, kinds: Collection[str] | None) -> bool:
    """Tell whether a split tells figures apart by an answer that is sensitive: of few people it says who is what."""
    if split in OF_PEOPLE:
        return session.definitions.current("person").field(split).sensitive
    if split != "level":
        return False
    asked = (one for one in session.definitions if kinds is None or one.kind in kinds)
    return any(one.field(name).sensitive for one in asked for name in one.lifts.subtype)


def note_sensitive(session: Session, split: Split | None, question: Question) -> None:
    """Journal that figures, or the records behind one, were told apart by a sensitive answer."""
    _note(session, "sensitive_split", question, split=split)


def note_names(session: Session, question: Question) -> None:
    """Journal that a report with names was made, and of which days."""
    _note(session, "persons_listed", question)


def _note(session: Session, event: str, question: Question, **facts: Json) -> None:
    days = {"starts_on": question.start.isoformat(), "ends_on": question.end.isoformat()}
    connection = session.connection
    with nullcontext() if connection.writing else connection.write():
        Journal(connection).append(event, session.operator.name, session.time.moment(), **facts, **days)
