"""What follows when a person refuses or withdraws consent: the sensitive answers that are there can be blanked.

Amounts and counts stay. Blanking writes new versions, as a correction does; the older ones keep their history until the
person is erased (``services.erasing``).
"""

from __future__ import annotations

from typing import Final

from desktop_app.domain.answers import text_of
from desktop_app.domain.records import Data, Json, StoredVersion
from desktop_app.domain.sensitive import WITHHELD, without_hers, without_sensitive
from desktop_app.services.entry import Entry, RecordUnknown
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.person_records import PersonRecords
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.versions import Versions

PERSON: Final = "person"
BLANKED: Final = "Xóa trắng thông tin nhạy cảm"  # symbol
"""The reason kept in versions and read by the province: Vietnamese, whatever the window's language."""


class Consents:
    """Consent of the persons of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entry = Entry(session)
        self._versions = Versions(session.connection, session.lifting)
        self._same = SamePersons(session.connection)
        self._records = PersonRecords(session.connection)

    def to_blank(self, record: str) -> list[str]:
        """Return the records of this unit that hold sensitive answers of a person who does not agree to it.

        None while she agrees, or has not been asked. Raises RecordUnknown.
        """
        return [stored.version.record for stored, _data in self._blanked(record)]

    def blank(self, record: str) -> int:
        """Take those answers out; return how many records changed. Raises RecordUnknown."""
        changes = self._blanked(record)
        session = self._session
        with session.connection.write():
            for stored, data in changes:
                version = stored.version
                definition = session.definitions.version(version.kind, version.form_version)
                self._entry.write_next([stored], definition, data, version.state, BLANKED)
            if changes:
                Journal(session.connection).append(
                    "sensitive_blanked",
                    session.operator.name,
                    session.time.moment(),
                    record=record,
                    records=len(changes),
                )
        return len(changes)

    def _blanked(self, record: str) -> list[tuple[StoredVersion, Data]]:
        """Return what each record shows, and what it would show without her sensitive answers."""
        person = self._versions.shown(record)
        if person is None or person.version.kind != PERSON:
            raise RecordUnknown(record=record)
        if person.version.data.get("consent") not in WITHHELD:
            return []
        group = self._same.group(record)
        number = text_of(person.version.data.get("number"))

        def is_her(value: Json) -> bool:
            return isinstance(value, dict) and (
                value.get("record") in group or (bool(number) and value.get("number") == number)
            )

        found = []
        for one in [record, *self._records.naming(group, [number] if number else [])]:
            stored = self._versions.shown(one)
            if stored is None or stored.version.state == "deleted":
                continue
            if stored.version.unit not in self._session.own_units:
                continue
            version = stored.version
            definition = self._session.definitions.version(version.kind, version.form_version)
            if one == record:
                data = without_sensitive(definition, version.data)
            else:
                data = without_hers(definition, version.data, is_her)
            if data != version.data:
                found.append((stored, data))
        return found
