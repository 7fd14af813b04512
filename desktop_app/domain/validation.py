"""Everything that is wrong with a record's data by its definition, in the order of the form.

Errors block completion, warnings never do. Pure and total: any JSON object gets problems, never an exception.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.lifting import computed, day_of
from desktop_app.domain.places import Communes
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data
from desktop_app.domain.rule_checks import check_rule, check_unique
from desktop_app.domain.text_checks import At, check_name
from desktop_app.domain.value_checks import check_value


def validate(
    definition: Definition, data: Data, *, today: date | None = None, communes: Communes | None = None
) -> list[Problem]:
    """Return the problems of ``data``: errors and warnings by the order of fields, unknown members last.

    ``today`` is None when the clock is not to be believed: nothing is then said about dates that lie ahead. Without
    ``communes`` nothing is said about which communes there are.
    """
    problems: list[Problem] = []
    day = day_of(definition, data)
    for field in definition.fields:
        problems.extend(_check_field(definition, field, data, At(field.name, data, today, day=day, communes=communes)))
    for rule in definition.rules:
        problems.extend(check_rule(definition, rule, data))
    order = {field.name: place for place, field in enumerate(definition.fields)}
    problems.sort(key=lambda problem: (order[problem.field], -1 if problem.row is None else problem.row))
    problems.extend(Problem(name[:100], "unknown_field") for name in data if name not in order)
    return _without_repeats(problems)


def _check_field(definition: Definition, field: Field, data: Data, at: At) -> Iterator[Problem]:
    if field.sum_of:
        yield from _check_computed(definition, field, data, at)
    elif field.name in data:
        yield from check_value(field, data[field.name], at)
        if field.type == "string" and definition.lifts.sort == "person" and field.name in definition.lifts.title:
            yield from check_name(data[field.name], at)
    elif field.constraints.required:
        yield at.problem("required")
    if field.type == "rows":
        yield from check_unique(field, data)


def _check_computed(definition: Definition, field: Field, data: Data, at: At) -> Iterator[Problem]:
    """Check the computed total like any answer. It is left out of the data; one that was written must agree."""
    total = computed(definition, field, data)
    if total is not None:
        yield from (one for one in check_value(field, total, at) if one.code != "small_sum")  # said of its parts
    if field.name in data and (total is None or data[field.name] != total):
        yield at.problem("computed_differs", **({} if total is None else {"expected": total}))


def _without_repeats(problems: list[Problem]) -> list[Problem]:
    """Keep one finding of each kind at each place: a field required by two rules is missing once."""
    kept: dict[tuple[str, str, int | None, str | None, str | int], Problem] = {}
    for problem in problems:
        part = problem.details.get("part", problem.details.get("other_value", ""))
        place = "" if problem.code == "required" and "part" not in problem.details else part
        key = (problem.field, problem.code, problem.row, problem.column, place)
        if key not in kept or (kept[key].level == "warning" and problem.level == "error"):
            kept[key] = problem
    return list(kept.values())
