"""Which records of a kind have a problem: drafts that cannot be completed as they stand today.

A completed record had no error when it was completed; whether it has one today is asked by the check of the whole book
(``services.safekeeping``), for that reads everything. So "problems" in a list are answered from the drafts alone,
which are few, each time anew: nothing is kept that could be wrong tomorrow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop_app.domain.problems import blocking
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.storage.journal import Journal
from desktop_app.storage.list_filters import Filters, Narrowing
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import Listing

_PAGE: Final = 200
Report = Callable[[int, int], None]


class ListProblems:
    """Checks drafts for one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entry = Entry(session)
        self._journal = Journal(session.connection)
        self._listing = Listing(session.connection, session.identity.device)

    def as_of(self) -> str:
        """Return what stands for the store as it is now: the same until something is written."""
        return self._journal.head()

    def drafts(self, kind: str) -> int:
        """Return how many drafts there are to be checked: those of this office's own records."""
        return len(self._drafts(kind))

    def with_errors(self, kind: str, report: Report | None = None, *, most: int | None = None) -> tuple[str, ...]:
        """Return the ids of the drafts with an error, of the newest ``most`` where it is given.

        ``report(done, total)`` may stop it by raising.
        """
        drafts, found = self._drafts(kind)[:most], list[str]()
        for first in range(0, len(drafts), _PAGE):
            for place, row in enumerate(self._listing.rows_of(drafts[first : first + _PAGE]), start=first + 1):
                if row is not None and row.unit in self._session.own_units:
                    definition = self._session.definitions.version(kind, row.form_version)
                    if blocking(self._entry.check(definition, row.data, row.id)):
                        found.append(row.id)
                if report is not None:
                    report(place, len(drafts))
        return tuple(found)

    def _drafts(self, kind: str) -> list[int]:
        question = Question(kind, "newest", narrowing=Narrowing(Filters(statuses=("draft",))))
        return list(self._listing.found(question))
