"""What validation finds: data for a sentence, never the sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.base.errors import Refused
from desktop_app.domain.definition import Level


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    ``field`` is the field's name; ``row`` the 0-based row of a ``rows`` or ``funding`` field and ``column`` the name
    in it, else None. ``code`` and ``details`` are what ``messages`` makes the sentence from.
    """

    field: str
    code: str
    level: Level = "error"
    row: int | None = None
    column: str | None = None
    details: dict[str, str | int] = dataclasses.field(default_factory=dict)


def blocking(problems: Iterable[Problem]) -> list[Problem]:
    """Return the errors among ``problems``: they block completion; warnings never do."""
    return [problem for problem in problems if problem.level == "error"]


def details_of(refusal: Refused) -> dict[str, str | int]:
    """Return a refusal's fields as the details of a problem; lists become words."""
    return {
        name: ", ".join(value) if isinstance(value, list) else str(value)
        for name, value in refusal.fields.items()
        if value is not None
    }
