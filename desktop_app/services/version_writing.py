"""Putting one version into the book: its stamp, its place, its journal entry, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from desktop_app.domain.lifecycle import Stamp
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import State, StoredVersion, Version, encode
from desktop_app.services.entry_refusals import ForeignRecord, RecordChangedSince, RecordUnknown
from desktop_app.services.permissions import require_to_write
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.unsaved import Unsaved
from desktop_app.storage.versions import Versions

Step = Callable[[Stamp], Version]
"""A step of a record's life that waits for its stamp: counters are taken inside the transaction."""
Following = Callable[[StoredVersion, Stamp], Version]
"""A step that waits for what it follows too: several of them make a row."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: the record, its new version's id and state, what is left to look at, likely duplicates.

    ``before`` is what the record showed until then, None for a new one.
    """

    record: str
    version: str
    state: State
    problems: tuple[Problem, ...] = ()
    duplicates: tuple[str, ...] = ()
    before: StoredVersion | None = None


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
            if last is not None:
                self._refuse_changed(last)
            stored = self.write(step, last)
            version = stored.version
            require_to_write(self._session, version.kind)
            if from_form:
                self._unsaved.discard(version.kind, version.record if last else "", version.form_version)
        return stored

    def store_row(self, last: StoredVersion, steps: Sequence[Following]) -> StoredVersion:
        """Save versions that follow ``last`` one after the other, all or none; return what the record shows then.

        Raises RecordChangedSince where another version came after ``last`` meanwhile.
        """
        stored = last
        with self._session.connection.write():
            self._refuse_changed(last)
            require_to_write(self._session, last.version.kind)
            for step in steps:
                stored = self.write(partial(step, stored), stored)
        return stored

    def _refuse_changed(self, last: StoredVersion) -> None:
        if self.shown(last.version.record).id != last.id:
            raise RecordChangedSince(record=last.version.record)

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
