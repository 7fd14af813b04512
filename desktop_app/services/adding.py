"""Adding records from outside the form (command line, later Excel): typed texts are read, all are checked, all or none.

A value may be given as it is stored or as it would be typed into the form ("50tr", "5/2/2026", a person's name).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop_app.base.errors import Refused
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.entry import parse_field
from desktop_app.domain.problems import Problem, blocking
from desktop_app.domain.records import Data, Json, State
from desktop_app.services.browsing import Browsing
from desktop_app.services.entry import Entry
from desktop_app.services.session import Session

_AS_STORED = frozenset(("string", "text"))
"""Types whose stored value is the typed text itself."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A problem in the ``row``-th record (0-based) of what was given."""

    row: int
    problem: Problem
    definition: Definition

    @property
    def path(self) -> str:
        """The field as JSON users write it: "authors[1].share"."""
        found = self.problem
        row = "" if found.row is None else f"[{found.row}]"
        return f"{found.field}{row}" + (f".{found.column}" if found.column else "")


@dataclass(slots=True)
class Added:
    """The new records' ids, or none and the problems that stopped all of them. Warnings come with the ids."""

    ids: list[str] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


class Adding:
    """Adds lists of records for one session."""

    def __init__(self, session: Session) -> None:
        self._entry = Entry(session)
        self._context = Browsing(session).context

    def add(self, kind: str, rows: Iterable[Mapping[str, Any]], *, state: State = "complete") -> Added:
        """Add new records, all or none. Raises KindUnknown."""
        definition = self._entry.enterable(kind)
        added, ready = Added(), []
        stopped = False
        for number, given in enumerate(rows):
            data, problems = self._read(definition, given)
            unreadable = bool(problems)
            problems += self._entry.check(definition, data)
            stopped |= unreadable or (state == "complete" and bool(blocking(problems)))
            added.problems += [RowProblem(number, problem, definition) for problem in _once(problems)]
            ready.append(data)
        if not stopped:
            added.ids = self._entry.add_all(kind, ready, state)
        return added

    def _read(self, definition: Definition, given: Mapping[str, Any]) -> tuple[Data, list[Problem]]:
        """Return the data as stored, and a problem for each text that could not be read."""
        data: Data = {}
        problems: list[Problem] = []
        for name, value in given.items():
            known = next((one for one in definition.fields if one.name == name), None)
            if known is None or not isinstance(value, str) or known.type in _AS_STORED:
                data[name] = value
                continue
            try:
                read = self._typed(known, value)
            except Refused as refusal:
                problems.append(Problem(name, refusal.code, details=_details(refusal)))
                continue
            if read is not None:
                data[name] = read
        return data, problems

    def _typed(self, known: Field, value: str) -> Json:
        return parse_field(known, value, self._context)


def _details(refusal: Refused) -> dict[str, str | int]:
    """Return a refusal's fields as the details of a problem; lists become words."""
    return {
        name: ", ".join(value) if isinstance(value, list) else str(value)
        for name, value in refusal.fields.items()
        if value is not None
    }


def _once(problems: list[Problem]) -> list[Problem]:
    """Leave out what follows from an unreadable text: that field's being empty."""
    unreadable = {problem.field for problem in problems if not problem.code.startswith("required")}
    return [
        problem for problem in problems if not (problem.code.startswith("required") and problem.field in unreadable)
    ]
