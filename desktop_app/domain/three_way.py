"""Answers typed over a version that is no longer the newest, and those of the newest one, put together.

Field by field: who alone changed a field is right; what both changed stays as it was typed and is named, for a person
to decide. Attached files are told apart by their content, so files that both added are both there.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.records import Data, Json


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
        ours, theirs, before = typed.get(name), newest.get(name), known.get(name)
        answer = ours
        if ours == theirs:
            pass
        elif ours == before:
            answer = theirs
            taken.append(name)
        elif base is not None and (files := _files(before, ours, theirs)) is not None:
            answer = files.answer or None
            if files.clashes:
                both.append(name)
            elif files.answer != ours:
                taken.append(name)
        elif base is None or theirs != before:
            both.append(name)
        if answer is not None:
            data[name] = answer
    return PutTogether(data, tuple(taken), tuple(both))


@dataclass(frozen=True, slots=True)
class _Files:
    answer: list[Json]
    clashes: bool


def _files(before: Json, ours: Json, theirs: Json) -> _Files | None:
    """Return the files of both, without those that either took out since ``before``; None where these are no files.

    A file that one of them named anew has that name; ``clashes`` where both did, each otherwise.
    """
    stood, mine, other = (_by_content(files) for files in (before, ours, theirs))
    if stood is None or mine is None or other is None:
        return None
    kept = {key: file for key, file in mine.items() if key in other or key not in stood}
    clashes = False
    for key in kept.keys() & other.keys():
        if kept[key] == stood.get(key):
            kept[key] = other[key]
        clashes = clashes or other[key] not in (kept[key], stood.get(key))
    added = [file for key, file in other.items() if key not in mine and key not in stood]
    return _Files([*kept.values(), *added], clashes)


def _by_content(answer: Json) -> dict[str, Json] | None:
    """Return attached files by the hash of their bytes; None where the answer is something else."""
    found: dict[str, Json] = {}
    for line in answer if isinstance(answer, list) else ([] if answer is None else [None]):
        sha256 = line.get("sha256") if isinstance(line, dict) else None
        if not isinstance(sha256, str):
            return None
        found[sha256] = line
    return found
