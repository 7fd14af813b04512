"""What follows when a person refuses or withdraws consent: the sensitive answers that are there can be blanked.

Amounts and counts stay. Blanking writes new versions, and all older versions of the records that ever held such an
answer are erased (their bytes go, their hashes stay, an ``erasure`` record says so to the province): else the answers
would go on travelling in the history of the record. Until then nothing of hers that is sensitive is exported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.answers import text_of
from desktop_app.domain.erased_reasons import BLANKED
from desktop_app.domain.records import Data, StoredVersion, decode
from desktop_app.domain.sensitive import WITHHELD
from desktop_app.services.entry import RecordUnknown
from desktop_app.services.erased_versions import ErasedVersions, Without
from desktop_app.services.erasing import ERASURE
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.services.withheld import Refusing
from desktop_app.storage.bundle_versions import BundleVersions
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.journal import Journal
from desktop_app.storage.person_records import PersonRecords
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.versions import Versions

PERSON: Final = "person"


@dataclass(frozen=True, slots=True)
class ToBlank:
    """A person whose sensitive answers would travel although she does not agree, and the records that hold them."""

    person: str
    name: str
    records: tuple[str, ...]


class Consents:
    """Consent of the persons of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)
        self._same = SamePersons(session.connection)
        self._records = PersonRecords(session.connection)
        self._erasing = Erasing(session.connection, session.lifting)

    def to_blank(self, record: str) -> list[str]:
        """Return the records of this unit that hold sensitive answers of a person who does not agree to it.

        In any version. None while she agrees, or has not been asked. Raises RecordUnknown.
        """
        refusing = self._refusing(record)
        return [] if refusing is None else [one for one in self._own(refusing) if self._holds(refusing, one)]

    def blank(self, record: str) -> int:
        """Take those answers out, of older versions too; return how many records changed. Raises RecordUnknown."""
        require(self._session, "administer")
        refusing, session = self._refusing(record), self._session
        records = self.to_blank(record)
        if refusing is None or not records:
            return 0
        writing = ErasedVersions(session)
        versions = self._erasing.versions_of(records)
        with session.connection.write():
            for one in records:
                writing.write_without(one, _without(refusing, one), BLANKED)
            if versions:
                writing.write_said(session.definitions.current(ERASURE), self._said(record, versions))
                self._erasing.erase(versions, session.identity.unit, session.own_units)
            writing.empty_files()
            Journal(session.connection).append(
                "sensitive_blanked",
                session.operator.name,
                session.time.moment(),
                record=record,
                records=len(records),
            )
        session.connection.flush_log()
        return len(records)

    def travelling(self, bundle: BundleVersions) -> list[ToBlank]:
        """Return who does not agree to what a bundle would carry. Costs one look for each who does not agree at all."""
        found = []
        for person in self._records.refusing():
            refusing = self._refusing(person)
            records = [] if refusing is None else self._own(refusing)
            held = {
                stored.version.record
                for stored in map(decode, bundle.contents_of(records))
                if refusing is not None and self._is_held(refusing, stored)
            }
            if held:
                facts = self._versions.facts(person)
                found.append(ToBlank(person, facts.title if facts else "", tuple(sorted(held))))
        return found

    def _refusing(self, record: str) -> Refusing | None:
        """Return a person with all her records and all numbers she ever had, None while she does not refuse."""
        person = self._versions.shown(record)
        if person is None or person.version.kind != PERSON:
            raise RecordUnknown(record=record)
        if self._consent(record) not in WITHHELD:
            return None
        group = self._same.group(record)
        return Refusing(group, list(self._records.numbers(group)))

    def _consent(self, record: str) -> str:
        """Return what a person answered last, a draft of it too."""
        shown = self._versions.shown(record)
        return "" if shown is None else text_of(shown.version.data.get("consent"))

    def _own(self, refusing: Refusing) -> list[str]:
        """Return the records of this unit that are hers or name her in any version."""
        naming = self._records.naming(list(refusing.records), list(refusing.numbers))
        every = dict.fromkeys([*refusing.records, *naming])
        facts = ((one, self._versions.facts(one)) for one in every)
        return [one for one, known in facts if known is not None and known.unit in self._session.own_units]

    def _holds(self, refusing: Refusing, record: str) -> bool:
        return any(self._is_held(refusing, stored) for stored in self._versions.history(record))

    def _is_held(self, refusing: Refusing, stored: StoredVersion) -> bool:
        version = stored.version
        definition = self._session.definitions.version(version.kind, version.form_version)
        return refusing.without(version.record, definition, version.data) != version.data

    def _said(self, record: str, versions: list[str]) -> Data:
        today = self._session.time.today()
        day: Data = {} if today is None else {"erased_on": today.isoformat()}
        reason = "refused" if self._consent(record) == "refused" else "withdrawn"
        return {PERSON: record, **day, "reason": reason, "versions": [{"version": one} for one in versions]}


def _without(refusing: Refusing, record: str) -> Without:
    return lambda definition, data: refusing.without(record, definition, data)
