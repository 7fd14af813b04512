"""What the form would find in one row of a grid, and what seems to be in the store already."""

from __future__ import annotations

from typing import Final

from desktop_app.domain.definition import Definition
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data
from desktop_app.services.cross_checks import Batch
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions

DOUBTS: Final = frozenset(("not_once", "perhaps_not_once", "likely_duplicate", "already_used", "list_sum_differs"))
"""Problems that may be meant: somebody looks before the row is written. Other warnings stand beside their cell only."""
_SAYS_SO: Final = frozenset(("not_once", "perhaps_not_once"))
"""Problems that tell of the other record already."""


class RowProblems:
    """Judges the rows of one kind against one session's store."""

    def __init__(self, session: Session, definition: Definition) -> None:
        self._entry = Entry(session)
        self._versions = Versions(session.connection, session.lifting)
        self._definition = definition

    def find(self, data: Data, batch: Batch, *, twin: int | None = None) -> list[Problem]:
        """Return what is wrong with a row beside those of ``batch``; ``twin``: an earlier row with its natural key."""
        problems = self._entry.check(self._definition, data, batch=batch)
        if any(one.code in _SAYS_SO for one in problems):
            return problems
        if twin is not None:
            return [*problems, self._twin({"other_row": twin + 1})]
        others = self._entry.duplicates(self._definition, data, None)[:1]
        return problems + [self._twin(self._named(other)) for other in others]

    def _named(self, other: str) -> dict[str, str | int]:
        facts = self._versions.facts(other)
        return {"other_record": other, "other_title": facts.title if facts is not None else ""}

    def _twin(self, details: dict[str, str | int]) -> Problem:
        return Problem(self._definition.key[0], "likely_duplicate", "warning", details=details)
