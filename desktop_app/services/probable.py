"""Records that seem to speak of a person and are linked to nobody: nothing is hers until somebody says so.

Her card and an erasure name them; ``confirm`` links one to her, and then it is hers like any other.
"""

from __future__ import annotations

from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain.definition import Definition
from desktop_app.domain.linking import linked
from desktop_app.domain.records import StoredVersion
from desktop_app.domain.same_person import Human
from desktop_app.services.entry import Entry, ForeignRecord, RecordUnknown
from desktop_app.services.permissions import require
from desktop_app.services.person_links import on_file
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.person_records import PersonPart, PersonRecords
from desktop_app.storage.relations import Relations
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.versions import Versions

LINKED: Final = "Ghi đúng người này"  # symbol
"""The reason kept in versions and read by the province: Vietnamese, whatever the window's language."""


class NobodyToLink(Refused):
    """Nobody who is not linked yet has the person's name, birth and commune in the record. Fields: ``record``."""

    code = "nobody_to_link"


class Probable:
    """What may be a person's, for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entry = Entry(session)
        self._versions = Versions(session.connection, session.lifting)
        self._relations = Relations(session.connection)
        self._same = SamePersons(session.connection)
        self._records = PersonRecords(session.connection)

    def parts(self, person: str) -> list[PersonPart]:
        """Return the parts in live records that may be hers, oldest first; none of a person who is only a draft."""
        return self._records.alike(self._human(person))

    def confirm(self, person: str, record: str) -> None:
        """Link whoever may be ``person`` in ``record`` to her. Raises RecordUnknown, ForeignRecord, NobodyToLink."""
        session, shown = self._session, self._versions.shown(record)
        if shown is None or shown.version.state == "deleted":
            raise RecordUnknown(record=record)
        if shown.version.unit not in session.own_units:
            raise ForeignRecord(unit=shown.version.unit)
        kept, human = self._same.group(person)[0], self._human(person)
        draft = self._versions.draft(record)
        changes = [
            (previous, definition, data, previous[0].version.state)
            for previous in (self._versions.heads(record), [draft] if draft is not None else [])
            if previous
            and (data := linked(definition := self._definition(previous[0]), previous[0].version.data, human, kept))
            != previous[0].version.data
        ]
        if not changes:
            raise NobodyToLink(record=record)
        require(session, "enter")
        with session.connection.write():
            last: list[StoredVersion] = []
            for previous, definition, data, state in changes:
                last = [self._entry.write_next(last or previous, definition, data, state, LINKED)]
            Journal(session.connection).append(
                "person_linked", session.operator.name, session.time.moment(), record=record, person=kept
            )

    def _human(self, person: str) -> Human:
        human = Human()
        for target in self._relations.targets(self._same.group(person)).values():
            human |= on_file(target)
        return human

    def _definition(self, stored: StoredVersion) -> Definition:
        return self._session.definitions.version(stored.version.kind, stored.version.form_version)
