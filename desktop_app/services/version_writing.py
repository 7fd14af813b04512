"""Putting one version into the book: its stamp, its place, its journal entry, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.lifecycle import Stamp
from desktop_app.domain.records import StoredVersion, Version, encode
from desktop_app.services.entry_refusals import ForeignRecord, RecordChangedSince, RecordUnknown
from desktop_app.services.permissions import require_to_write
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.unsaved import Unsaved
from desktop_app.storage.versions import Versions

Step = Callable[[Stamp], Version]
"""A step of a record's life that waits for its stamp: counters are taken inside the transaction."""


class VersionWriting:
    """Reads what a record shows and writes what follows, for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)
        self._journal = Journal(session.connection)
        self._unsaved = Unsaved(session.connection)

    def shown(self, record: str) -> StoredVersion:
        """Return the draft if there is one, else the head. Raises RecordUnknown."""
        stored = self._versions.shown(record)
        if stored is None:
            raise RecordUnknown(record=record)
        return stored

    def own(self, record: str) -> StoredVersion:
        """Return what a record of this office shows. Raises RecordUnknown, ForeignRecord."""
        stored = self.shown(record)
        if stored.version.unit not in self._session.own_units:
            raise ForeignRecord(unit=stored.version.unit)
        return stored

    def store(self, step: Step, last: StoredVersion | None, *, from_form: bool = False) -> StoredVersion:
        """Save one version after ``last``; with ``from_form`` the typing kept of its form goes with it.

        Raises RecordChangedSince where another version came after ``last`` meanwhile.
        """
        with self._session.connection.write():
            if last is not None and self.shown(last.version.record).id != last.id:
                raise RecordChangedSince(record=last.version.record)
            stored = self.write(step, last)
            version = stored.version
            require_to_write(self._session, version.kind)
            if from_form:
                self._unsaved.discard(version.kind, version.record if last else "", version.form_version)
        return stored

    def write(self, step: Step, last: StoredVersion | None) -> StoredVersion:
        """Make and place the next version. Only inside ``write()``. A record keeps the unit code it began with."""
        identity, operator = self._session.identity, self._session.operator.name
        moment = self._session.time.moment()
        stamp = Stamp(
            unit=last.version.unit if last else identity.unit,
            device=identity.device,
            counter=self._versions.next_counter(),
            operator=operator,
            claimed_at=moment.isoformat() if moment else None,
        )
        stored = encode(step(stamp))
        self._versions.put(stored, self._session.lifting(stored.version), local=True)
        self._journal.append("version", operator, moment, version=stored.id, state=stored.version.state)
        return stored
