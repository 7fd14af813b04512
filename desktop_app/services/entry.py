"""Recording: check, keep as a draft, complete, correct, delete, take back. Every change is a new version.

Nothing is defaulted and nothing skipped: a list of records goes in whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain import lifecycle
from desktop_app.domain.definition import Definition
from desktop_app.domain.lifecycle import Stamp
from desktop_app.domain.lifting import lift
from desktop_app.domain.problems import Problem, blocking
from desktop_app.domain.records import Data, State, StoredVersion, Version, encode
from desktop_app.domain.validation import validate
from desktop_app.services.attachments import Attachments
from desktop_app.services.closed_periods import ClosedPeriods
from desktop_app.services.cross_checks import Batch, CrossChecks, by_form
from desktop_app.services.people import People
from desktop_app.services.permissions import may, require, require_to_write
from desktop_app.services.returning import Returning
from desktop_app.services.session import Session
from desktop_app.storage.closings import CLOSING_KIND
from desktop_app.storage.journal import Journal
from desktop_app.storage.same_persons import SAME_AS
from desktop_app.storage.travel import TravelStates
from desktop_app.storage.unsaved import Unsaved
from desktop_app.storage.versions import Versions

_TAKEN_BACK: Final = "Lấy lại bản {number}"  # symbol: kept in the version, Vietnamese whatever the window speaks

Step = Callable[[Stamp], Version]
"""A step of a record's life that waits for its stamp: counters are taken inside the transaction."""


class KindUnknown(Refused):
    """No definition of that name. Fields: ``kind``, ``known``."""

    code = "kind_unknown"


class RecordUnknown(Refused):
    """No record or version with that id. Fields: ``record``."""

    code = "record_unknown"


class ForeignRecord(Refused):
    """The record belongs to another unit; only that unit changes it. Fields: ``unit``."""

    code = "record_of_another_unit"


class RecordInBin(Refused):
    """A deleted record is taken out of the bin before it is changed. Fields: ``record``."""

    code = "record_in_bin"


class RecordMerged(Refused):
    """The record was merged into another one: it is parted from that first. Fields: ``record``, ``kept``."""

    code = "record_merged"


class ReasonMissing(Refused):
    """The record was exported: who changes it says why. Fields: ``record``."""

    code = "reason_missing"


class ClosingNotEntered(Refused):
    """A period is closed, not written: its figures are worked out from the records (``services.closing``)."""

    code = "closing_not_entered"


class NothingToUndo(Refused):
    """The record is no longer as that save left it. Fields: ``record``."""

    code = "nothing_to_undo"


class NotComplete(Refused):
    """Errors stand in the way of completion; nothing was saved. Fields: ``count``. ``problems`` holds them."""

    code = "record_not_complete"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(count=len(blocking(problems)))
        self.problems = tuple(problems)


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


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """A record as the form shows it: the draft if there is one, else the head. ``record`` None: a new one.

    ``own`` is False for a record of another unit, which may be looked at but not changed; ``enters`` for an operator
    who may only look.
    """

    record: str | None
    definition: Definition
    data: Data
    state: State | None
    revision: int
    own: bool = True
    enters: bool = True


class Entry:
    """The use cases of recording, for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)
        self._journal = Journal(session.connection)
        self._unsaved = Unsaved(session.connection)
        self._people = People(session)
        self._across = CrossChecks(session)
        self._closed = ClosedPeriods(session)
        self._attachments = Attachments(session)
        self._returning = Returning(session)
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
        version = self._shown(record).version
        definition = self._session.definitions.version(version.kind, version.form_version)
        own = version.unit in self._session.own_units
        enters = may(self._session, "enter")
        return OpenRecord(record, definition, version.data, version.state, version.revision, own, enters)

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

    def save_draft(self, kind: str, data: Data, *, record: str | None = None) -> Saved:
        """Keep ``data`` as the record's draft, replacing an earlier draft. Problems do not block a draft."""
        last = self._last(record)
        definition = self._definition(kind, last)
        _refuse_deleted(last)
        return self._save(definition, data, last, "draft")

    def complete(self, kind: str, data: Data, *, record: str | None = None, reason: str = "") -> Saved:
        """Save ``data`` as complete: it counts and goes into the next bundle.

        Raises NotComplete, ReasonMissing, KindUnknown, ClosingNotEntered.
        """
        definition = self._definition(kind, self._last(record))
        return self.write_complete(definition, data, record=record, reason=reason)

    def write_complete(
        self, definition: Definition, data: Data, *, record: str | None = None, reason: str = ""
    ) -> Saved:
        """``complete`` for any kind, also those that the program alone writes. Raises NotComplete, ReasonMissing."""
        if not reason.strip() and self.asks_reason(record):
            raise ReasonMissing(record=record)
        last = self._last(record)
        _refuse_deleted(last)
        problems = self.check(definition, data, record)
        if blocking(problems):
            raise NotComplete(problems)
        return self._save(definition, data, last, "complete", reason, problems)

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
        last = self._own(record)
        return self._store(lambda stamp: lifecycle.delete(last, stamp, reason=reason), last)

    def take_back(self, version: str, *, reason: str = "") -> Saved:
        """Make an older version's data the newest again: undo, and restore from the bin.

        Raises RecordUnknown, ForeignRecord, RecordMerged (``services.bin`` parts merged persons), and what
        ``Returning.refuse`` raises.
        Of a record that was exported the reason is at least which version it is.
        """
        older = self._versions.get(version)
        if older is None:
            raise RecordUnknown(record=version)
        last = self._own(older.version.record)
        _refuse_merged(last)
        self._returning.refuse(older)
        if not reason and self.asks_reason(last.version.record):
            reason = _TAKEN_BACK.format(number=older.version.revision)
        return self._store(lambda stamp: lifecycle.undo(last, older, stamp, reason=reason), last)

    def restore(self, record: str) -> Saved:
        """Take a deleted record out of the bin: what it was before it was deleted is the newest again.

        One that was only ever a draft is a draft again. Raises RecordUnknown.
        """
        before = [stored for stored in self._versions.history(record) if stored.version.state != "deleted"]
        if before:
            return self.take_back(before[-1].id)
        last = self._own(record)
        definition = self._session.definitions.version(last.version.kind, last.version.form_version)
        return self._save(definition, last.version.data, last, "draft")

    def undo(self, saved: Saved, *, reason: str = "") -> Saved:
        """Undo a save: the record shows again what it showed before; a new one goes into the bin.

        Raises NothingToUndo when the record was changed since, and what ``Returning.refuse`` raises.
        """
        last, before = self._own(saved.record), saved.before
        if last.id != saved.version:
            raise NothingToUndo(record=saved.record)
        if before is None:
            return self.delete(saved.record, reason=reason)
        if before.version.state == "draft":
            definition = self._session.definitions.version(before.version.kind, before.version.form_version)
            return self._save(definition, before.version.data, last, "draft")
        if last.version.state == "draft" and before.id in last.version.parents:
            return self._drop_draft(before, last)
        self._returning.refuse(before)
        return self._store(lambda stamp: lifecycle.undo(last, before, stamp, reason=reason), last)

    def _drop_draft(self, head: StoredVersion, draft: StoredVersion) -> Saved:
        """Let a record show its finished version again, without a new one: nothing that travels has changed."""
        require_to_write(self._session, head.version.kind)
        with self._session.connection.write():
            self._versions.discard_draft(head.version.record)
            moment = self._session.time.moment()
            self._journal.append("draft_dropped", self._session.operator.name, moment, version=draft.id)
        return Saved(head.version.record, head.id, head.version.state, before=draft)

    def add_all(self, kind: str, rows: Iterable[Data], state: State) -> list[str]:
        """Save new records in one transaction and return their ids; the caller has checked them."""
        definition = self.definition(kind)
        require_to_write(self._session, kind)
        with self._session.connection.write():
            return [self._write(self._step(definition, data, None, state), None).version.record for data in rows]

    def write_next(
        self, previous: Sequence[StoredVersion], definition: Definition, data: Data, state: State, reason: str = ""
    ) -> StoredVersion:
        """Write the version that follows ``previous`` (see ``lifecycle.next_version``). Inside ``write()``."""
        step: Step = lambda stamp: lifecycle.next_version(previous, definition, data, state, stamp, reason=reason)  # noqa: E731
        return self._write(step, previous[0] if previous else None)

    def _last(self, record: str | None) -> StoredVersion | None:
        return None if record is None else self._own(record)

    def _own(self, record: str) -> StoredVersion:
        stored = self._shown(record)
        if stored.version.unit not in self._session.own_units:
            raise ForeignRecord(unit=stored.version.unit)
        return stored

    def _shown(self, record: str) -> StoredVersion:
        stored = self._versions.shown(record)
        if stored is None:
            raise RecordUnknown(record=record)
        return stored

    def _step(
        self, definition: Definition, data: Data, last: StoredVersion | None, state: State, reason: str = ""
    ) -> Step:
        previous = [] if last is None else [last]
        return lambda stamp: lifecycle.next_version(previous, definition, data, state, stamp, reason=reason)

    def _save(
        self,
        definition: Definition,
        data: Data,
        last: StoredVersion | None,
        state: State,
        reason: str = "",
        problems: Sequence[Problem] | None = None,
    ) -> Saved:
        """Save, and tell what is left to look at: ``problems`` where they are known already."""
        record = last.version.record if last else None
        found = self.check(definition, data, record) if problems is None else problems
        duplicates = self.duplicates(definition, data, record)
        saved = self._store(self._step(definition, data, last, state, reason), last)
        return replace(saved, problems=tuple(found), duplicates=tuple(duplicates))

    def _store(self, step: Step, last: StoredVersion | None) -> Saved:
        """Save one version with its journal entry, and forget the typing it came from, in one transaction."""
        with self._session.connection.write():
            stored = self._write(step, last)
            version = stored.version
            require_to_write(self._session, version.kind)
            self._unsaved.discard(version.kind, version.record if last else "", version.form_version)
        return Saved(version.record, stored.id, version.state, before=last)

    def _write(self, step: Step, last: StoredVersion | None) -> StoredVersion:
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


def _refuse_deleted(last: StoredVersion | None) -> None:
    """Raise RecordMerged or RecordInBin for a record that is in the bin."""
    if last is not None and last.version.state == "deleted":
        _refuse_merged(last)
        raise RecordInBin(record=last.version.record)


def _refuse_merged(last: StoredVersion) -> None:
    kept = last.version.data.get(SAME_AS)
    if last.version.kind == "person" and last.version.state == "deleted" and isinstance(kept, str):
        raise RecordMerged(record=last.version.record, kept=kept)
