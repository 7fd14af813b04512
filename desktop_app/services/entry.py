"""Recording: check, keep as a draft, complete, correct, delete, take back. Every change is a new version.

Nothing is defaulted and nothing skipped: a list of records goes in whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain import lifecycle
from desktop_app.domain.definition import Definition
from desktop_app.domain.lifting import lift
from desktop_app.domain.problems import Problem, blocking
from desktop_app.domain.records import Data, State, StoredVersion
from desktop_app.domain.validation import validate
from desktop_app.services.attachments import Attachments
from desktop_app.services.closed_periods import ClosedPeriods
from desktop_app.services.cross_checks import Batch, CrossChecks, by_form
from desktop_app.services.entry_refusals import (
    ClosingNotEntered,
    ForeignRecord,
    KindUnknown,
    NotComplete,
    NothingToUndo,
    ReasonMissing,
    RecordChangedSince,
    RecordInBin,
    RecordMerged,
    RecordUnknown,
)
from desktop_app.services.people import People
from desktop_app.services.permissions import may, require, require_to_write
from desktop_app.services.session import Session
from desktop_app.services.taking_back import TakingBack, refuse_merged
from desktop_app.services.version_writing import Saved, Step, VersionWriting
from desktop_app.storage.closings import CLOSING_KIND
from desktop_app.storage.travel import TravelStates
from desktop_app.storage.versions import Versions

__all__ = [
    "ClosingNotEntered",
    "Entry",
    "ForeignRecord",
    "KindUnknown",
    "NotComplete",
    "NothingToUndo",
    "OpenRecord",
    "ReasonMissing",
    "RecordChangedSince",
    "RecordInBin",
    "RecordMerged",
    "RecordUnknown",
    "Saved",
]


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """A record as the form shows it: the draft if there is one, else the head. ``record`` None: a new one.

    ``version`` is the one whose answers these are, "" for a new record. ``own`` is False for a record of another unit,
    which may be looked at but not changed; ``enters`` for an operator who may only look.
    """

    record: str | None
    definition: Definition
    data: Data
    state: State | None
    revision: int
    own: bool = True
    enters: bool = True
    version: str = ""


@dataclass(frozen=True, slots=True)
class _Change:
    """What a save changes: the version there was, None for a new record; the one the answers were typed over; why.

    ``from_form``: the typing kept of the form is what is saved.
    """

    last: StoredVersion | None = None
    seen: str = ""
    reason: str = ""
    from_form: bool = False

    @property
    def record(self) -> str | None:
        """Return the record that is changed, None for a new one."""
        return self.last.version.record if self.last is not None else None

    def refuse(self) -> None:
        """Raise RecordMerged, RecordInBin or RecordChangedSince where the record cannot be changed so."""
        _refuse_deleted(self.last)
        if self.last is not None and self.seen and self.last.id != self.seen:
            raise RecordChangedSince(record=self.record)


class Entry:
    """The use cases of recording, for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)
        self._writing = VersionWriting(session)
        self._people = People(session)
        self._across = CrossChecks(session)
        self._closed = ClosedPeriods(session)
        self._attachments = Attachments(session)
        self._back = TakingBack(session)
        self._travel = TravelStates(session.connection, session.identity.device)

    def definition(self, kind: str) -> Definition:
        """Return the newest definition of ``kind``. Raises KindUnknown."""
        try:
            return self._session.definitions.current(kind)
        except KeyError:
            known = sorted(definition.kind for definition in self._session.definitions)
            raise KindUnknown(kind=kind, known=known) from None

    def enterable(self, kind: str) -> Definition:
        """Return the newest definition of a kind to be entered. Raises MayNotEnter, KindUnknown, ClosingNotEntered."""
        require(self._session, "enter")
        definition = self.definition(kind)
        if kind == CLOSING_KIND:
            raise ClosingNotEntered
        if definition.internal:
            raise KindUnknown(
                kind=kind, known=sorted(one.kind for one in self._session.definitions if not one.internal)
            )
        return definition

    def open(self, kind: str, record: str | None = None) -> OpenRecord:
        """Return a record to be shown or edited, or an empty one. Raises KindUnknown, RecordUnknown."""
        if record is None:
            return OpenRecord(None, self.definition(kind), {}, None, 0)
        stored = self._writing.shown(record)
        version = stored.version
        definition = self._session.definitions.version(version.kind, version.form_version)
        own = version.unit in self._session.own_units
        enters = may(self._session, "enter")
        return OpenRecord(record, definition, version.data, version.state, version.revision, own, enters, stored.id)

    def check(
        self, definition: Definition, data: Data, record: str | None = None, *, batch: Batch | None = None
    ) -> list[Problem]:
        """Return what is wrong with ``data`` by itself, beside other records, for a closed period; files not here.

        In the order of the form. ``record``: its own id, None for a new one; ``batch``: the records added with it,
        before it.
        """
        session = self._session
        found = validate(definition, data, today=session.time.today(), communes=session.communes)
        beside = [
            *self._across.check(definition, data, record, batch=batch, entering=True),
            *self._closed.problems(definition, data, record),
            *self._attachments.missing(definition, data),
        ]
        return by_form(definition, [*found, *beside]) if beside else found

    def asks_reason(self, record: str | None) -> bool:
        """Tell whether a change of the record has to be given a reason: it has left the office once."""
        return record is not None and any(step.step == "exported" for step in self._travel.of(record))

    def duplicates(self, definition: Definition, data: Data, record: str | None) -> list[str]:
        """Return the ids of other live records with the same natural key; of a person, who seems to be the same."""
        if definition.kind == "person":
            return [hit.record for hit in self._people.same(data, besides=record)]
        keys = {lift(definition, data, unit).duplicate_key for unit in self._session.own_units}
        found = (self._versions.same_key(definition.kind, key, besides=record or "") for key in sorted(keys))
        return [other for same in found for other in same]

    def save_draft(
        self, kind: str, data: Data, *, record: str | None = None, seen: str = "", from_form: bool = False
    ) -> Saved:
        """Keep ``data`` as the record's draft, replacing an earlier draft. Problems do not block a draft.

        ``seen`` is the version the answers were typed over (see ``OpenRecord.version``), "" where nobody looked at
        one; ``from_form``: the typing kept of the form is what is saved, so it is forgotten. Raises
        RecordChangedSince where ``seen`` is no longer the newest.
        """
        change = _Change(self._last(record), seen, from_form=from_form)
        definition = self._definition(kind, change.last)
        change.refuse()
        return self._save(definition, data, "draft", change)

    def complete(
        self,
        kind: str,
        data: Data,
        *,
        record: str | None = None,
        reason: str = "",
        seen: str = "",
        from_form: bool = False,
    ) -> Saved:
        """Save ``data`` as complete: it counts and goes into the next bundle. ``seen``, ``from_form``: see a draft.

        Raises NotComplete, ReasonMissing, KindUnknown, ClosingNotEntered, RecordChangedSince.
        """
        change = _Change(self._last(record), seen, reason, from_form)
        return self._complete(self._definition(kind, change.last), data, change)

    def write_complete(self, definition: Definition, data: Data, *, record: str | None = None) -> Saved:
        """Save ``data`` as complete for a kind that the program alone writes. Raises NotComplete, ReasonMissing."""
        return self._complete(definition, data, _Change(self._last(record)))

    def _complete(self, definition: Definition, data: Data, change: _Change) -> Saved:
        change.refuse()
        if not change.reason.strip() and self.asks_reason(change.record):
            raise ReasonMissing(record=change.record)
        problems = self.check(definition, data, change.record)
        if blocking(problems):
            raise NotComplete(problems)
        return self._save(definition, data, "complete", change, problems)

    def _definition(self, kind: str, last: StoredVersion | None) -> Definition:
        """Return the newest definition for a new record; a record stays with the one it was entered with for ever."""
        newest = self.enterable(kind)
        if last is None or last.version.kind != kind:
            return newest
        return self._session.definitions.version(kind, last.version.form_version)

    def delete(self, record: str, *, reason: str = "") -> Saved:
        """Put a record in the bin: a version of state ``deleted`` with the same data.

        Raises ReasonMissing for one that was exported, RecordUnknown, ForeignRecord.
        """
        if not reason.strip() and self.asks_reason(record):
            raise ReasonMissing(record=record)
        last = self._writing.own(record)
        return self._store(lambda stamp: lifecycle.delete(last, stamp, reason=reason), last)

    def take_back(self, version: str, *, reason: str = "") -> Saved:
        """Make an older version's data the newest again. See ``TakingBack.take_back``."""
        return self._back.take_back(version, reason=reason)

    def restore(self, record: str) -> Saved:
        """Take a deleted record out of the bin, with the draft that stood over it. See ``TakingBack.restore``."""
        return self._back.restore(record)

    def undo(self, saved: Saved, *, reason: str = "") -> Saved:
        """Undo a save: the record shows and counts again what it did before; a new one goes into the bin.

        Raises ReasonMissing for a new one that was exported, and as ``TakingBack.undo``.
        """
        if saved.before is None:
            self._back.refuse_changed(saved)
            return self.delete(saved.record, reason=reason)
        return self._back.undo(saved, saved.before, reason=reason)

    def add_all(self, kind: str, rows: Iterable[Data], state: State) -> list[str]:
        """Save new records in one transaction and return their ids; the caller has checked them."""
        definition = self.definition(kind)
        require_to_write(self._session, kind)
        with self._session.connection.write():
            steps = (self._step(definition, data, None, state) for data in rows)
            return [self._writing.write(step, None).version.record for step in steps]

    def write_next(
        self, previous: Sequence[StoredVersion], definition: Definition, data: Data, state: State, reason: str = ""
    ) -> StoredVersion:
        """Write the version that follows ``previous`` (see ``lifecycle.next_version``). Inside ``write()``."""
        step: Step = lambda stamp: lifecycle.next_version(previous, definition, data, state, stamp, reason=reason)  # noqa: E731
        return self._writing.write(step, previous[0] if previous else None)

    def _last(self, record: str | None) -> StoredVersion | None:
        return None if record is None else self._writing.own(record)

    def _step(
        self, definition: Definition, data: Data, last: StoredVersion | None, state: State, reason: str = ""
    ) -> Step:
        previous = [] if last is None else [last]
        return lambda stamp: lifecycle.next_version(previous, definition, data, state, stamp, reason=reason)

    def _save(
        self,
        definition: Definition,
        data: Data,
        state: State,
        change: _Change,
        problems: Sequence[Problem] | None = None,
    ) -> Saved:
        """Save, and tell what is left to look at: ``problems`` where they are known already."""
        found = self.check(definition, data, change.record) if problems is None else problems
        duplicates = self.duplicates(definition, data, change.record)
        step = self._step(definition, data, change.last, state, change.reason)
        saved = self._store(step, change.last, from_form=change.from_form)
        return replace(saved, problems=tuple(found), duplicates=tuple(duplicates))

    def _store(self, step: Step, last: StoredVersion | None, *, from_form: bool = False) -> Saved:
        stored = self._writing.store(step, last, from_form=from_form)
        return Saved(stored.version.record, stored.id, stored.version.state, before=last)


def _refuse_deleted(last: StoredVersion | None) -> None:
    """Raise RecordMerged or RecordInBin for a record that is in the bin."""
    if last is not None and last.version.state == "deleted":
        refuse_merged(last)
        raise RecordInBin(record=last.version.record)
