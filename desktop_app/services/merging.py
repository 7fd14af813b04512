"""Two records of one person become one: both histories stay, a person decides field by field, and it can be undone.

The kept record gets a version with the chosen answers, the other one goes into the bin with ``same_as`` naming the
kept one: it leaves lists and look-ups, what links it counts for the kept person, and taking it out of the bin is the
undoing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.base.i18n import language
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.display import display_field
from desktop_app.domain.problems import blocking
from desktop_app.domain.records import Data, StoredVersion
from desktop_app.domain.same_person import certain_differences
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry, ForeignRecord, NotComplete, RecordUnknown
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.same_persons import SAME_AS, SamePersons
from desktop_app.storage.versions import Versions

PERSON: Final = "person"
MERGED: Final = "Gộp hai bản ghi của một người"  # symbol
PARTED: Final = "Tách lại hai bản ghi đã gộp"  # symbol
"""Reasons kept in versions and read by the province: Vietnamese, whatever the window's language."""


class SameRecord(Refused):
    """A record cannot be merged with itself. Fields: ``record``."""

    code = "same_record"


class AlreadyMerged(Refused):
    """One of the two was merged into another record before. Fields: ``record``, ``kept``."""

    code = "already_merged"


class NotToMerge(Refused):
    """Only complete records are merged: this one is a draft, or deleted. Fields: ``record``, ``from_state``."""

    code = "not_to_merge"


class NotMerged(Refused):
    """There is no merging of this record that could be undone. Fields: ``record``."""

    code = "not_merged"


class MergeUndecided(Refused):
    """Both records answer a field differently and nobody has chosen. Fields: ``fields`` (names), ``titles``."""

    code = "merge_undecided"


@dataclass(frozen=True, slots=True)
class AnswerPair:
    """One field of both records as texts, "" for no answer. ``differ``: both answer, and not alike."""

    name: str
    title: str
    kept: str
    other: str
    differ: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merging, or its undoing, wrote: the records, and the versions that are now theirs.

    ``kept_changed``: the kept record was changed after the merging, so its undoing left it as it is.
    """

    kept: str
    other: str
    kept_version: str
    other_version: str
    kept_changed: bool = False


class Merging:
    """Merges persons of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entry = Entry(session)
        self._versions = Versions(session.connection, session.lifting)
        self._same = SamePersons(session.connection)
        self._context = Browsing(session).context

    def compare(self, kept: str, other: str) -> list[AnswerPair]:
        """Return the fields that either of two records answers, in the form's order.

        Raises SameRecord, AlreadyMerged, RecordUnknown, ForeignRecord.
        """
        first, second = (stored.version.data for stored in self._both(kept, other))
        return [
            self._pair(field, first, second)
            for field in _shown(self._definition())
            if field.name in first or field.name in second
        ]

    def certainly_two(self, kept: str, other: str) -> tuple[str, ...]:
        """Return the fields by which two records are certainly of two persons, unless one of them is mistyped.

        Raises as ``compare``.
        """
        first, second = (stored.version.data for stored in self._both(kept, other))
        return certain_differences(first, second)

    def merge(self, kept: str, other: str, *, take: Iterable[str] = (), keep: Iterable[str] = ()) -> Merged:
        """Merge ``other`` into ``kept``: the other's answers to ``take``, the kept ones to ``keep``.

        A field that only one record answers needs no choice. Raises MergeUndecided, NotComplete, and as ``compare``.
        """
        require(self._session, "enter")
        first, second = self._both(kept, other)
        definition = self._definition()
        data = _chosen(definition, first.version.data, second.version.data, frozenset(take), frozenset(keep))
        problems = self._entry.check(definition, data)
        if blocking(problems):
            raise NotComplete(problems)
        session = self._session
        with session.connection.write():
            # In this order and without a counter between them: ``undo`` knows the pair by it.
            ours = self._entry.write_next([first], definition, data, "complete", MERGED)
            theirs = self._entry.write_next(
                [second], definition, {**second.version.data, SAME_AS: kept}, "deleted", MERGED
            )
            Journal(session.connection).append(
                "merged", session.operator.name, session.time.moment(), record=kept, other=other
            )
        return Merged(kept, other, ours.id, theirs.id)

    def undo(self, other: str) -> Merged:
        """Make ``other`` a person of its own again; the kept record's answers go back unless changed since.

        Raises NotMerged, RecordUnknown, ForeignRecord.
        """
        require(self._session, "enter")
        theirs = self._own(other)
        kept = theirs.version.data.get(SAME_AS)
        if theirs.version.state != "deleted" or not isinstance(kept, str):
            raise NotMerged(record=other)
        ours = self._own(kept)
        together = _written_together(ours, theirs)
        session = self._session
        with session.connection.write():
            back = self._again(theirs)
            first = self._again(ours) if together else ours
            Journal(session.connection).append(
                "merging_undone", session.operator.name, session.time.moment(), record=kept, other=other
            )
        return Merged(kept, other, first.id, back.id, kept_changed=not together)

    def _again(self, last: StoredVersion) -> StoredVersion:
        """Write anew what stood before ``last``, a version that a merging wrote."""
        before = self._versions.get(last.version.parents[0])
        if before is None:
            raise RecordUnknown(record=last.version.record)
        version = before.version
        definition = self._session.definitions.version(version.kind, version.form_version)
        return self._entry.write_next([last], definition, version.data, "complete", PARTED)

    def _definition(self) -> Definition:
        return self._entry.definition(PERSON)

    def _both(self, kept: str, other: str) -> tuple[StoredVersion, StoredVersion]:
        """Return what both records show, if they can be merged."""
        if kept == other:
            raise SameRecord(record=kept)
        both = (self._own(kept), self._own(other))
        merged = self._same.merged()
        for stored in both:
            record = stored.version.record
            if record in merged:
                raise AlreadyMerged(record=record, kept=merged[record])
            if stored.version.state != "complete":
                raise NotToMerge(record=record, from_state=stored.version.state)
        return both

    def _own(self, record: str) -> StoredVersion:
        stored = self._versions.shown(record)
        if stored is None or stored.version.kind != PERSON:
            raise RecordUnknown(record=record)
        if stored.version.unit not in self._session.own_units:
            raise ForeignRecord(unit=stored.version.unit)
        return stored

    def _pair(self, field: Field, kept: Data, other: Data) -> AnswerPair:
        shown = language()
        texts = [display_field(field, data.get(field.name), shown, self._context) for data in (kept, other)]
        return AnswerPair(
            field.name, field.title.in_language(shown), texts[0], texts[1], _differ(kept, other, field.name)
        )


def _shown(definition: Definition) -> list[Field]:
    return [field for field in definition.fields if not field.hidden]


def _differ(kept: Data, other: Data, name: str) -> bool:
    return name in kept and name in other and kept[name] != other[name]


def _chosen(definition: Definition, kept: Data, other: Data, take: frozenset[str], keep: frozenset[str]) -> Data:
    """Return the answers of the record that stays. Raises MergeUndecided."""
    shown = _shown(definition)
    fields = [field.name for field in shown]
    undecided = [name for name in fields if _differ(kept, other, name) and (name in take) == (name in keep)]
    if undecided:
        titles = [field.title.in_language(language()) for field in shown if field.name in undecided]
        raise MergeUndecided(fields=undecided, titles=titles)
    taken = {name: other[name] for name in fields if name in other and (name in take or name not in kept)}
    return {**kept, **taken}


def _written_together(ours: StoredVersion, theirs: StoredVersion) -> bool:
    """Tell whether the kept record still shows the version that the merging wrote."""
    first, second = ours.version, theirs.version
    return first.device == second.device and first.counter == second.counter - 1
