"""Taking back: undoing a save, taking a record out of the bin, making an older version the newest again.

Nothing that was finished is taken out of the graph: what no longer counts is followed by what counts again, the
finished version from before, or a deletion where there was none. The draft that was shown stands over that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.domain import lifecycle
from desktop_app.domain.lifecycle import Stamp
from desktop_app.domain.records import StoredVersion, Version
from desktop_app.services.entry_refusals import NothingToUndo, RecordMerged, RecordUnknown
from desktop_app.services.permissions import require_to_write
from desktop_app.services.returning import RecordErased, Returning
from desktop_app.services.session import Session
from desktop_app.services.version_writing import Following, Saved, VersionWriting
from desktop_app.storage.journal import Journal
from desktop_app.storage.same_persons import SAME_AS
from desktop_app.storage.travel import TravelStates
from desktop_app.storage.versions import VersionErased, Versions

_TAKEN_BACK: Final = "Lấy lại bản {number}"  # symbol: kept in the version, Vietnamese whatever the window speaks


class TakingBack:
    """Takes back, for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)
        self._journal = Journal(session.connection)
        self._writing = VersionWriting(session)
        self._returning = Returning(session)
        self._travel = TravelStates(session.connection, session.identity.device)

    def take_back(self, version: str, *, reason: str = "") -> Saved:
        """Make an older version's data the newest again.

        Raises RecordUnknown, ForeignRecord, RecordMerged (``services.bin`` parts merged persons), and what
        ``Returning.refuse`` raises. Of a record that was exported the reason is at least which version it is.
        """
        older = self._versions.get(version)
        if older is None:
            raise RecordUnknown(record=version)
        last = self._writing.own(older.version.record)
        refuse_merged(last)
        self._returning.refuse(older, last)
        return self._store(last, [self._again(older, last, reason)])

    def restore(self, record: str) -> Saved:
        """Take a deleted record out of the bin: what counted and what was shown before it was deleted does again.

        One that was only ever a draft is a draft again; a correction that was begun stands over its finished version
        (a deletion keeps what was shown: where that is what was finished, there was nothing to keep). Raises
        RecordUnknown, and as ``take_back``.
        """
        last = self._writing.own(record)
        parents = last.version.parents
        if last.version.state == "deleted" and len(parents) < 2:
            refuse_merged(last)
            earlier = self._stored(parents[0]) if parents else None
            if not parents or (earlier is not None and earlier.version.state == "deleted"):
                return self._store(last, [self._as_draft(last)])
            if earlier is not None:
                self._returning.refuse(earlier, last)
                steps = [self._again(earlier, last, "")]
                return self._store(last, [*steps, self._as_draft(last)] if _differ(earlier, last) else steps)
        # the decision of a fork, or what was deleted is not here any more: the last one that is
        left = [stored for stored in self._versions.history(record) if stored.version.state != "deleted"]
        if not left:
            raise RecordErased(record=record)
        return self.take_back(left[-1].id)

    def undo(self, saved: Saved, before: StoredVersion, *, reason: str = "") -> Saved:
        """Undo a save of a record that showed ``before``: it shows and counts again what it did then.

        Raises NothingToUndo when the record was changed since, and what ``Returning.refuse`` raises.
        """
        last = self.refuse_changed(saved)
        if before.version.state == "draft":
            self._returning.refuse_campaign(before, last)
            return self._store(last, [*self._counting_before(last, before, reason), _draft_again(before)])
        if last.version.state == "draft" and before.id in last.version.parents:
            return self._drop_draft(before, last)
        if self._stored(before.id) is None:
            raise RecordErased(record=saved.record)
        self._returning.refuse(before, last)
        return self._store(last, [self._again(before, last, reason)])

    def refuse_changed(self, saved: Saved) -> StoredVersion:
        """Return what the record shows. Raises NothingToUndo where that is no longer what ``saved`` left."""
        last = self._writing.own(saved.record)
        if last.id != saved.version:
            raise NothingToUndo(record=saved.record)
        return last

    def _counting_before(self, last: StoredVersion, draft: StoredVersion, reason: str) -> list[Following]:
        """Return the step by which counts and travels again what did while ``draft`` was shown, before ``last``.

        None where the save that is undone changed nothing of it.
        """
        version = last.version
        if version.state == "draft" or last.id in draft.version.parents:
            return []
        earlier = None
        if version.parents:
            earlier = self._stored(version.parents[0])
            if earlier is None:
                raise RecordErased(record=version.record)
        if earlier is not None and earlier.version.state == "complete":
            self._returning.refuse(earlier, last)
            return [self._again(earlier, last, reason)]
        if version.state == "deleted":
            return []
        why = self._reason(draft, reason)
        return [lambda after, stamp: lifecycle.delete(after, stamp, reason=why)]

    def _drop_draft(self, head: StoredVersion, draft: StoredVersion) -> Saved:
        """Let a record show its finished version again, without a new one: nothing that travels has changed."""
        require_to_write(self._session, head.version.kind)
        with self._session.connection.write():
            self._versions.discard_draft(head.version.record)
            moment = self._session.time.moment()
            self._journal.append("draft_dropped", self._session.operator.name, moment, version=draft.id)
        return Saved(head.version.record, head.id, head.version.state, before=draft)

    def _store(self, last: StoredVersion, steps: Sequence[Following]) -> Saved:
        stored = self._writing.store_row(last, steps)
        return Saved(stored.version.record, stored.id, stored.version.state, before=last)

    def _again(self, older: StoredVersion, last: StoredVersion, reason: str) -> Following:
        """Return the step to ``older``'s data and state."""
        why = reason if older.version.state == "draft" else self._reason(older, reason)
        return lambda after, stamp: lifecycle.undo(after, older, stamp, reason=why)

    def _as_draft(self, deleted: StoredVersion) -> Following:
        """Return the step to a draft with what a deletion kept."""
        version = deleted.version
        definition = self._session.definitions.version(version.kind, version.form_version)
        return lambda after, stamp: lifecycle.save_draft(after, definition, version.data, stamp)

    def _reason(self, older: StoredVersion, reason: str) -> str:
        """Return the reason; of a record that was exported at least which version it is."""
        record = older.version.record
        if reason or not any(step.step == "exported" for step in self._travel.of(record)):
            return reason
        return _TAKEN_BACK.format(number=older.version.revision)

    def _stored(self, version: str) -> StoredVersion | None:
        """Return a version that is here and was not erased."""
        try:
            return self._versions.get(version)
        except VersionErased:
            return None


def refuse_merged(last: StoredVersion) -> None:
    """Raise RecordMerged for a person who was merged into another."""
    kept = last.version.data.get(SAME_AS)
    if last.version.kind == "person" and last.version.state == "deleted" and isinstance(kept, str):
        raise RecordMerged(record=last.version.record, kept=kept)


def _draft_again(draft: StoredVersion) -> Following:
    def step(after: StoredVersion, stamp: Stamp) -> Version:
        return lifecycle.undo(after, draft, stamp)

    return step


def _differ(one: StoredVersion, other: StoredVersion) -> bool:
    return (one.version.form_version, one.version.data) != (other.version.form_version, other.version.data)
