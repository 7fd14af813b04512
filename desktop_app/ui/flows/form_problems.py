"""From what validation and reading found to the sentences a form shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from desktop_app.domain.definition import Definition
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data
from desktop_app.messages import describe_entry, describe_problem, problem_place
from desktop_app.ui.editors.base import ShownProblem, Unreadable

_FUNDING_COLUMNS: Final = ("source", "amount", "note")


def shown_problems(
    definition: Definition,
    problems: Iterable[Problem],
    unreadable: Sequence[Unreadable],
    context: EntryContext,
) -> list[ShownProblem]:
    """Return all sentences in the form's order; why a field cannot be read replaces what validation says of it."""
    told = {(one.field, one.row, one.column) for one in unreadable}
    found = [
        ShownProblem(
            problem.field,
            problem_place(problem, definition),
            describe_problem(problem, definition, context),
            problem.level,
            problem.row,
            problem.column,
            str(problem.details.get("other_record", "")),
        )
        for problem in problems
        if (problem.field, problem.row, problem.column) not in told
    ]
    found += [_cannot_read(one, definition) for one in unreadable]
    order = _order(definition)
    return sorted(
        found,
        key=lambda problem: (
            order.get((problem.field, ""), len(order)),
            -1 if problem.row is None else problem.row,
            order.get((problem.field, problem.column or ""), len(order)),
        ),
    )


def _order(definition: Definition) -> dict[tuple[str, str], int]:
    """Return where fields stand in the form, and columns in their lines."""
    places = []
    for field in definition.fields:
        columns = _FUNDING_COLUMNS if field.type == "funding" else [column.name for column in field.fields]
        places += [(field.name, name) for name in ("", *columns)]
    return {place: at for at, place in enumerate(places)}


def _cannot_read(one: Unreadable, definition: Definition) -> ShownProblem:
    place = problem_place(Problem(one.field, one.refusal.code, row=one.row, column=one.column), definition)
    return ShownProblem(one.field, place, describe_entry(one.refusal), "error", one.row, one.column)


def worth_showing(problems: Iterable[ShownProblem], data: Data, visited: set[str]) -> list[ShownProblem]:
    """Return the problems of fields that were left once or answered: an empty form is not full of mistakes."""
    return [problem for problem in problems if problem.field in visited or problem.field in data]
