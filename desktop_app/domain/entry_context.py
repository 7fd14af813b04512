"""What reading and showing an answer need besides its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.places import Communes


def _no_records(_kind: str, _typed: str) -> Sequence[str]:
    return ()


def _no_title(_kind: str, _record: str) -> str | None:
    return None


def _no_wordings(_kind: str, _list_name: str) -> Mapping[str, Wording]:
    return {}


@dataclass(frozen=True, slots=True)
class Wording:
    """What an office calls an answer of a shared list now: the title of its own ``record``."""

    record: str
    title: str


@dataclass(frozen=True, slots=True)
class EntryContext:
    """What reading and showing need besides the field.

    ``communes`` and ``today`` (claimed, None when not believed) resolve places: without both, the commune of a typed
    place is not looked up and the text stays as written. ``find_records(kind, typed)`` returns ids of matching
    records, ``record_title(kind, id)`` what a record is called, ``wordings(kind, list)`` the office's own words for
    answers of a list, by code.
    """

    communes: Communes | None = None
    today: date | None = None
    find_records: Callable[[str, str], Sequence[str]] = _no_records
    record_title: Callable[[str, str], str | None] = _no_title
    wordings: Callable[[str, str], Mapping[str, Wording]] = _no_wordings


NO_CONTEXT: Final = EntryContext()
