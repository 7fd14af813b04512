"""Which state may follow which, and the version that makes the step. Pure: storage writes what is returned here.

* A draft replaces the draft before it: it takes over that draft's parents and revision, so no draft is ever an
  ancestor, and none leaves the office inside a chain.
* Everything else is a new version whose parents are the heads it was made from. Deleting keeps the data (the bin
  shows it); restoring and undoing are new versions with older data.
* Two heads are a fork: a person decides, and the decision is a version with both as parents (``merge``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain.definition import Definition
from desktop_app.domain.problems import Problem, blocking
from desktop_app.domain.records import Data, State, StoredVersion, Version, new_record_id

_ALLOWED: Final[frozenset[tuple[State | None, State]]] = frozenset(
    (
        (None, "draft"),
        (None, "complete"),
        ("draft", "draft"),
        ("draft", "complete"),
        ("draft", "deleted"),
        ("complete", "draft"),
        ("complete", "complete"),
        ("complete", "deleted"),
        ("deleted", "draft"),
        ("deleted", "complete"),
    )
)


class IllegalTransition(Refused):
    """A step the life of a record does not have. Fields: ``from_state`` ("" for a new record), ``to_state``."""

    code = "illegal_transition"


class NotComplete(Refused):
    """A record with errors cannot be completed. Fields: ``errors`` (how many), ``field`` (of the first)."""

    code = "not_complete"


class RecordsDiffer(Refused):
    """Versions of different records in one step. Fields: ``record``, ``other``."""

    code = "records_differ"


class NothingToMerge(Refused):
    """A merge needs two different heads, none of them a draft. Fields: ``heads`` (how many were given)."""

    code = "nothing_to_merge"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who makes a version, where and when: ``counter`` is the device's next one, ``claimed_at`` None if unbelieved."""

    unit: str
    device: str
    counter: int
    operator: str
    claimed_at: str | None = None


def allowed(state_from: State | None, state_to: State) -> bool:
    """Tell whether a version of ``state_to`` may follow one of ``state_from`` (None: a new record)."""
    return (state_from, state_to) in _ALLOWED


def next_version(
    previous: Sequence[StoredVersion],
    definition: Definition,
    data: Data,
    state: State,
    stamp: Stamp,
    *,
    record: str | None = None,
    reason: str = "",
) -> Version:
    """Return the version that follows ``previous``: nothing (a new record), its one head or draft, or a fork's heads.

    ``record`` names a new record (an id already promised to the form); by default one is drawn. Of a draft and the
    head it was made from only the draft need be given. Raises IllegalTransition, RecordsDiffer, NothingToMerge.
    """
    if len(previous) > 1:
        return merge(previous, definition, data, state, stamp, reason=reason)
    last = previous[0] if previous else None
    _check_step(last.version.state if last else None, state)
    return Version(
        record=last.version.record if last else (record or new_record_id()),
        kind=definition.kind,
        form_version=definition.version,
        unit=stamp.unit,
        device=stamp.device,
        counter=stamp.counter,
        operator=stamp.operator,
        state=state,
        data=data,
        parents=_parents(last),
        revision=_revision(last),
        claimed_at=stamp.claimed_at,
        reason=reason,
    )


def save_draft(
    last: StoredVersion | None, definition: Definition, data: Data, stamp: Stamp, *, record: str | None = None
) -> Version:
    """Return a draft: of a new record, in place of the draft ``last``, or beside the finished version ``last``.

    Raises IllegalTransition.
    """
    return next_version([last] if last else [], definition, data, "draft", stamp, record=record)


def complete(
    last: StoredVersion | None,
    definition: Definition,
    data: Data,
    problems: Sequence[Problem],
    stamp: Stamp,
    *,
    record: str | None = None,
    reason: str = "",
) -> Version:
    """Return the completed version, also as a correction of a completed one.

    ``problems`` are those of ``validate`` for exactly this data. Raises NotComplete, IllegalTransition.
    """
    errors = blocking(problems)
    if errors:
        raise NotComplete(errors=len(errors), field=errors[0].field)
    previous = [last] if last else []
    return next_version(previous, definition, data, "complete", stamp, record=record, reason=reason)


def delete(last: StoredVersion, stamp: Stamp, *, reason: str = "") -> Version:
    """Return the version that puts a record into the bin, with the data it had. Raises IllegalTransition."""
    return _repeat(last, last, "deleted", stamp, reason)


def undo(last: StoredVersion, older: StoredVersion, stamp: Stamp, *, reason: str = "") -> Version:
    """Return a new version with ``older``'s data and form version, in ``older``'s state: undo, and restore from bin.

    Raises RecordsDiffer, and IllegalTransition when ``older`` is itself deleted and ``last`` too.
    """
    return _repeat(last, older, older.version.state, stamp, reason)


def merge(
    heads: Sequence[StoredVersion],
    definition: Definition,
    data: Data,
    state: State,
    stamp: Stamp,
    *,
    reason: str = "",
) -> Version:
    """Return the decision of a fork: one version with every head as a parent; the losers stay in the history.

    ``definition`` is the one ``data`` was written with. Raises NothingToMerge, RecordsDiffer, IllegalTransition (a
    decision is never a draft).
    """
    ids = {head.id for head in heads}
    if len(ids) < 2 or any(head.version.state == "draft" for head in heads):
        raise NothingToMerge(heads=len(ids))
    first = heads[0].version
    for head in heads:
        _check_same(first, head.version)
    if state == "draft":
        raise IllegalTransition(from_state=first.state, to_state=state)
    return Version(
        record=first.record,
        kind=first.kind,
        form_version=definition.version,
        unit=stamp.unit,
        device=stamp.device,
        counter=stamp.counter,
        operator=stamp.operator,
        state=state,
        data=data,
        parents=tuple(sorted(ids)),
        revision=max(head.version.revision for head in heads) + 1,
        claimed_at=stamp.claimed_at,
        reason=reason,
    )


def _repeat(last: StoredVersion, source: StoredVersion, state: State, stamp: Stamp, reason: str) -> Version:
    """Return a version after ``last`` with the data and form version of ``source``."""
    _check_same(last.version, source.version)
    _check_step(last.version.state, state)
    return Version(
        record=last.version.record,
        kind=source.version.kind,
        form_version=source.version.form_version,
        unit=stamp.unit,
        device=stamp.device,
        counter=stamp.counter,
        operator=stamp.operator,
        state=state,
        data=source.version.data,
        parents=_parents(last),
        revision=_revision(last),
        claimed_at=stamp.claimed_at,
        reason=reason,
    )


def _parents(last: StoredVersion | None) -> tuple[str, ...]:
    if last is None:
        return ()
    return last.version.parents if last.version.state == "draft" else (last.id,)


def _revision(last: StoredVersion | None) -> int:
    if last is None:
        return 1
    return last.version.revision if last.version.state == "draft" else last.version.revision + 1


def _check_step(state_from: State | None, state_to: State) -> None:
    if not allowed(state_from, state_to):
        raise IllegalTransition(from_state=state_from or "", to_state=state_to)


def _check_same(one: Version, other: Version) -> None:
    if one.record != other.record or one.kind != other.kind:
        raise RecordsDiffer(record=one.record, other=other.record)
