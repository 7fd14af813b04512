"""Looks at sensitive answers: journalled with record and fields, once for each opening, never with the answers."""

from __future__ import annotations

from desktop_app.domain.definition import Definition
from desktop_app.domain.records import Data
from desktop_app.domain.sensitive import sensitive_answers
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal


class Looking:
    """Journals looks of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def note(self, record: str, definition: Definition, data: Data) -> bool:
        """Journal that ``record`` was opened, if it shows a sensitive answer; return whether it does."""
        fields = sensitive_answers(definition, data)
        if not fields:
            return False
        session = self._session
        with session.connection.write():
            Journal(session.connection).append(
                "looked", session.operator.name, session.time.moment(), record=record, fields=[*fields]
            )
        return True
