"""Erasing what is held on a person, by the law's right to it: at this office at once, at the province with a bundle.

In one transaction: every record of this unit that names her gets a version without her (``domain.erased_person``), so
that counts and amounts stay; her own record gets an empty one; all older versions of these records lose their bytes and
keep their hashes; and an ``erasure`` record names those hashes. That record travels like any other, signed with the
bundle; the receiver blanks the same versions and never stores their bytes again. What cannot be reached: bundles that
were sealed before, which nobody but the province can open, backups until they are thinned, and paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.base.errors import Refused
from desktop_app.domain.answers import lines_of, text_of
from desktop_app.domain.definition import Definition
from desktop_app.domain.erased_person import ErasedPerson
from desktop_app.domain.records import Data, StoredVersion, Version
from desktop_app.services.entry import Entry, ForeignRecord, RecordUnknown
from desktop_app.services.probable import Probable
from desktop_app.services.session import Session
from desktop_app.storage.erasing import Erasing
from desktop_app.storage.journal import Journal
from desktop_app.storage.person_records import PersonRecords
from desktop_app.storage.same_persons import SamePersons
from desktop_app.storage.versions import Versions

Reason = Literal["request", "withdrawn", "retention"]
REASONS: Final[tuple[Reason, ...]] = ("request", "withdrawn", "retention")
ERASURE: Final = "erasure"
PERSON: Final = "person"
ERASED: Final = "Xóa dữ liệu cá nhân theo Luật 91/2025/QH15"  # symbol
"""The reason kept in versions and read by the province: Vietnamese, whatever the window's language."""


class AlreadyErased(Refused):
    """What was held on this person was erased before. Fields: ``record``."""

    code = "already_erased"


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What an erasure would do: ``records`` of this unit name her, ``versions`` lose their bytes.

    ``foreign`` records of other units name her too: only those units erase there. ``probable`` records may speak of her
    and stay as they are until somebody says so (``services.probable``).
    """

    record: str
    name: str
    records: int
    versions: int
    foreign: int
    probable: int = 0


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased; ``erasure`` is the record that says so to the province."""

    erasure: str
    records: int
    versions: int


@dataclass(frozen=True, slots=True)
class _Reach:
    """Whom and what an erasure touches: record ids."""

    person: ErasedPerson
    own: list[str]
    foreign: list[str]


def versions_named(version: Version) -> list[str]:
    """Return the ids that a record of kind ``erasure`` says were erased; none for any other version."""
    if version.kind != ERASURE or version.state != "complete":
        return []
    return [named for line in lines_of(version.data.get("versions")) if (named := text_of(line.get("version")))]


class Erasure:
    """Erases for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entry = Entry(session)
        self._versions = Versions(session.connection, session.lifting)
        self._same = SamePersons(session.connection)
        self._records = PersonRecords(session.connection)
        self._erasing = Erasing(session.connection)

    def plan(self, record: str) -> ErasurePlan:
        """Return what erasing a person would do. Raises RecordUnknown, ForeignRecord, AlreadyErased."""
        reach = self._reach(record)
        versions = self._erasing.versions_of([*reach.person.records, *reach.own])
        name = next(iter(reach.person.names), "")
        probable = len({part.record for part in Probable(self._session).parts(reach.person.kept)})
        return ErasurePlan(reach.person.kept, name, len(reach.own), len(versions), len(reach.foreign), probable)

    def erase(self, record: str, reason: Reason) -> Erased:
        """Erase a person for good. Raises as ``plan``."""
        reach, session = self._reach(record), self._session
        versions = self._erasing.versions_of([*reach.person.records, *reach.own])
        with session.connection.write():
            for other in reach.own:
                self._write_without(other, reach.person)
            for own in reach.person.records:
                self._write_empty(own)
            said = self._say(reach.person.kept, versions, reason)
            self._erasing.erase(versions, session.identity.unit, session.own_units)
            self._erasing.forget_typing([*reach.person.records, *reach.person.numbers])
            Journal(session.connection).append(
                "erased",
                session.operator.name,
                session.time.moment(),
                record=reach.person.kept,
                erasure=said.version.record,
                versions=len(versions),
                reason=reason,
            )
        session.connection.flush_log()
        return Erased(said.version.record, len(reach.own), len(versions))

    def _reach(self, record: str) -> _Reach:
        shown = self._versions.shown(record)
        if shown is None or shown.version.kind != PERSON:
            raise RecordUnknown(record=record)
        if shown.version.unit not in self._session.own_units:
            raise ForeignRecord(unit=shown.version.unit)
        group = [one for one in self._same.group(record) if self._is_own(one)]
        past = [stored.version.data for one in group for stored in self._versions.history(one)]
        names = {name for data in past if (name := text_of(data.get("name")))}
        numbers = {number for data in past for key in ("number", "old_number") if (number := text_of(data.get(key)))}
        if not names:
            raise AlreadyErased(record=record)
        person = ErasedPerson(group[0], frozenset(group), frozenset(numbers), frozenset(names))
        naming = [one for one in self._records.naming(group, sorted(numbers)) if one not in group]
        own = [one for one in naming if self._is_own(one)]
        return _Reach(person, own, [one for one in naming if one not in own])

    def _is_own(self, record: str) -> bool:
        facts = self._versions.facts(record)
        return facts is not None and facts.unit in self._session.own_units

    def _write_without(self, record: str, person: ErasedPerson) -> None:
        """Write what a record shows anew, without her: its head (a fork ends here), and its draft."""
        draft, heads = self._versions.draft(record), self._versions.heads(record)
        last = heads
        if heads:
            last = [self._write_after(heads, person.without(self._definition(heads[0]), heads[0].version.data))]
        if draft is not None:
            data = person.without(self._definition(draft), draft.version.data)
            self._entry.write_next(last or [draft], self._definition(draft), data, "draft", ERASED)

    def _write_empty(self, record: str) -> None:
        """Put an empty version over a person's record; one that was only a draft goes altogether."""
        heads = self._versions.heads(record)
        if not heads:
            self._versions.discard_draft(record)
            return
        definition = self._definition(heads[0])
        if heads[0].version.state == "deleted":
            heads = [self._entry.write_next(heads, definition, {}, "complete", ERASED)]
        self._entry.write_next(heads, definition, {}, "deleted", ERASED)

    def _write_after(self, heads: list[StoredVersion], data: Data) -> StoredVersion:
        """Write ``data`` in the state the record is in. The bin is reached through the list: life has no other way."""
        definition = self._definition(heads[0])
        written = self._entry.write_next(heads, definition, data, "complete", ERASED)
        if heads[0].version.state == "deleted":
            written = self._entry.write_next([written], definition, data, "deleted", ERASED)
        return written

    def _say(self, person: str, versions: list[str], reason: Reason) -> StoredVersion:
        """Write the record that names what was erased."""
        today = self._session.time.today()
        data: Data = {"person": person}
        if today is not None:
            data["erased_on"] = today.isoformat()
        data |= {"reason": reason, "versions": [{"version": version} for version in versions]}
        return self._entry.write_next([], self._session.definitions.current(ERASURE), data, "complete")

    def _definition(self, stored: StoredVersion) -> Definition:
        return self._session.definitions.version(stored.version.kind, stored.version.form_version)
