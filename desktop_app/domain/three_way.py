"""Answers typed over a version that is no longer the newest, and those of the newest one, put together.

Field by field: who alone changed a field is right; what both changed stays as it was typed and is named, for a person
to decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.records import Data


@dataclass(frozen=True, slots=True)
class PutTogether:
    """The answers; the fields ``taken`` from the newest version, and those that ``both`` changed, each otherwise."""

    data: Data
    taken: tuple[str, ...]
    both: tuple[str, ...]


def put_together(base: Data | None, typed: Data, newest: Data) -> PutTogether:
    """Return ``typed`` with what ``newest`` changed since ``base``; None where nobody knows what stood there.

    Then only fields without an answer are filled, and every other difference is one to decide.
    """
    known = base or {}
    data: Data = {}
    taken: list[str] = []
    both: list[str] = []
    for name in {**newest, **typed}:
        ours, theirs = typed.get(name), newest.get(name)
        answer = ours
        if ours != theirs and ours == known.get(name):
            answer = theirs
            taken.append(name)
        elif ours != theirs and theirs != known.get(name):
            both.append(name)
        if answer is not None:
            data[name] = answer
    return PutTogether(data, tuple(taken), tuple(both))
