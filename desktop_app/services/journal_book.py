"""The journal to be read: who did what, newest first, a page at a time. Names records, never what they answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.records import Json
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal, JournalEntry

PAGE: Final = 100
_NAMING: Final = ("version", "record", "person")
"""Facts that name what an entry is about; the first of them that is there."""


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry; ``kind`` and ``title`` of the record it is about, "" for none (or one without a name any more)."""

    seq: int
    at: str | None
    operator: str
    event: str
    facts: dict[str, Json]
    kind: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Entries, newest first; ``older`` is what to ask for next, None at the beginning of the book."""

    lines: tuple[JournalLine, ...]
    older: int | None


class JournalBook:
    """Reads the journal of one session."""

    def __init__(self, session: Session) -> None:
        self._journal = Journal(session.connection)

    def page(self, before: int | None = None, *, operator: str = "", day: date | None = None) -> JournalPage:
        """Return the newest entries before ``before``, of one operator and of one day if they are named."""
        found = self._journal.entries(
            PAGE + 1, before, operator=operator, day=day.isoformat() if day is not None else ""
        )
        shown = found[:PAGE]
        return JournalPage(tuple(self._lines(shown)), shown[-1].seq if len(found) > PAGE else None)

    def operators(self) -> list[str]:
        """Return everybody who did anything, also those who were removed since."""
        return self._journal.operators()

    def _lines(self, entries: list[JournalEntry]) -> Iterable[JournalLine]:
        about = {entry.seq: _subject(entry) for entry in entries}
        known = self._journal.subjects(one for one in about.values() if one)
        for entry in entries:
            kind, title = known.get(about[entry.seq], ("", ""))
            yield JournalLine(entry.seq, entry.at, entry.operator, entry.event, entry.facts, kind, title)


def _subject(entry: JournalEntry) -> str:
    return next((str(entry.facts[name]) for name in _NAMING if name in entry.facts), "")
