"""What the form would find in one row of a grid, and what seems to be in the store already."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from desktop_app.domain.definition import Definition
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data
from desktop_app.services.cross_checks import Batch
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session
from desktop_app.storage.versions import Versions

DOUBTS: Final = frozenset(
    ("not_once", "perhaps_not_once", "likely_duplicate", "already_used", "list_sum_differs", "small_sum")
)
"""Problems that may be meant: somebody looks before the row is written. Other warnings stand beside their cell only."""
SUMS_DOUBTED: Final = frozenset(("list_sum_differs", "small_sum"))
"""Those of them that tell of no other record."""
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
        problems = [self._graver(one) for one in self._entry.check(self._definition, data, batch=batch)]
        if any(one.code in _SAYS_SO for one in problems):
            return problems
        if twin is not None:
            return [*problems, self._twin({"other_row": twin + 1})]
        others = self._entry.duplicates(self._definition, data, None)[:1]
        return problems + [self._twin(self._named(other)) for other in others]

    def _graver(self, problem: Problem) -> Problem:
        """Let no row go to a campaign in the bin: a form warns of it, but nobody looks at each row of a list."""
        binned = problem.code == "link_deleted" and problem.field == self._definition.lifts.campaign
        return replace(problem, level="error") if binned else problem

    def _named(self, other: str) -> dict[str, str | int]:
        facts = self._versions.facts(other)
        return {"other_record": other, "other_title": facts.title if facts is not None else ""}

    def _twin(self, details: dict[str, str | int]) -> Problem:
        return Problem(self._definition.key[0], "likely_duplicate", "warning", details=details)
