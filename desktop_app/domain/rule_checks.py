"""Rules between the fields of one record: what is required when, dates in order, sums, rows that may not repeat.

A rule speaks only when the answers it compares are well formed: what is malformed was named already.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

from desktop_app.domain import vietnamese
from desktop_app.domain.answers import LARGEST_NUMBER, amount_of, date_of, text_of
from desktop_app.domain.definition import Across, Definition, Field, Rule
from desktop_app.domain.lifting import answer
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data, Json
from desktop_app.domain.value_checks import DECIMAL


def check_rule(definition: Definition, rule: Rule, data: Data) -> Iterator[Problem]:
    """Yield what breaks ``rule`` in ``data``, at the level the rule has."""
    if not speaks(definition, rule, data):
        return
    if rule.type in ("not_above", "share_at_least"):
        yield from _check_numbers(definition, rule, data)
    elif rule.type in ("required_if", "empty_if"):
        yield from _check_presence(definition, rule, data)
    elif rule.type in ("not_before", "not_after"):
        yield from _check_order(rule, data)
    elif rule.type == "any_of":
        names = (rule.field, *rule.values)
        if not any(is_answered(data.get(name)) for name in names):
            yield Problem(rule.field, "any_of", rule.level, details={"fields": ",".join(names)})
    else:
        yield from _check_sum(definition, rule, data)


def speaks(definition: Definition, rule: Rule | Across, data: Data) -> bool:
    """Tell whether the condition of a rule holds."""
    if rule.when is None:
        return True
    asked = answer(definition, data, rule.when)
    return is_answered(asked) and (not rule.when_values or _code(asked) in rule.when_values)


def is_answered(value: Json) -> bool:
    """Tell whether a field holds an answer at all; zero and false are answers."""
    return value is not None and value != "" and value != [] and value != {}


def check_unique(field: Field, data: Data) -> Iterator[Problem]:
    """Yield a problem for each row that repeats an earlier row's answer in a ``unique`` column."""
    rows = data.get(field.name)
    if not isinstance(rows, list):
        return
    for column in field.fields:
        if not column.constraints.unique:
            continue
        first: dict[str, int] = {}
        for row, line in enumerate(rows):
            value = line.get(column.name) if isinstance(line, dict) else None
            if not is_answered(value):
                continue
            earlier = first.setdefault(_sameness(value), row)
            if earlier != row:
                yield Problem(field.name, "not_unique", "error", row, column.name, {"first_row": earlier})


def _sameness(value: Json) -> str:
    """Return a text equal for answers that name the same: a person by number, else record, else name and birth."""
    if isinstance(value, dict) and "name" in value:
        for member in ("number", "record"):
            if text_of(value.get(member)):
                return f"{member}:{text_of(value.get(member))}"
        return f"{vietnamese.marked(text_of(value['name']))}|{text_of(value.get('birth'))}"
    return vietnamese.marked(text_of(value)) if isinstance(value, str) else json.dumps(value, sort_keys=True)


def _check_presence(definition: Definition, rule: Rule, data: Data) -> Iterator[Problem]:
    other = answer(definition, data, rule.other or "")
    if not is_answered(other) or (rule.values and _code(other) not in rule.values):
        return
    present = is_answered(data.get(rule.field))
    details: dict[str, str | int] = {"other": rule.other or "", "other_value": _code(other)}
    if rule.type == "required_if" and not present:
        yield Problem(rule.field, "required", rule.level, details=details)
    elif rule.type == "empty_if" and present:
        yield Problem(rule.field, "must_be_empty", rule.level, details=details)


def _code(value: Json) -> str:
    """Return a choice's code, or "true"/"false"; "" for an answer that rules only ask the presence of."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return text_of(value)[:100]


def _check_order(rule: Rule, data: Data) -> Iterator[Problem]:
    """Refuse only what is certain: a month is before a day when its last day is."""
    mine, other = date_of(data.get(rule.field)), date_of(data.get(rule.other or ""))
    if mine is None or other is None:
        return
    wrong = mine.end < other.start if rule.type == "not_before" else mine.start > other.end
    if wrong:
        details: dict[str, str | int] = {"value": mine.iso, "other": rule.other or "", "other_value": other.iso}
        yield Problem(rule.field, rule.type, rule.level, details=details)


def _check_numbers(definition: Definition, rule: Rule, data: Data) -> Iterator[Problem]:
    """Compare two numbers: one not above the other, or its share of the other."""
    mine, other = (_number(answer(definition, data, name)) for name in (rule.field, rule.other or ""))
    if mine is None or other is None:
        return
    details: dict[str, str | int] = {"other": rule.other or "", "value": _written(mine), "other_value": _written(other)}
    if rule.type == "not_above":
        if mine > other:
            yield Problem(rule.field, "not_above", rule.level, details=details)
    elif rule.total and mine * 100 < other * Decimal(rule.total):
        yield Problem(rule.field, "share_too_small", rule.level, details={**details, "share": rule.total})


def _check_sum(definition: Definition, rule: Rule, data: Data) -> Iterator[Problem]:
    column = "amount" if rule.column is None else rule.column
    amounts = _amounts(data.get(rule.field), column)
    wanted = Decimal(rule.total) if rule.total else _number(answer(definition, data, rule.other or ""))
    if amounts is None or wanted is None:
        return
    total = sum(amounts, Decimal(0))
    if total == wanted:
        return
    details: dict[str, str | int] = {"column": column, "other": rule.other or ""}
    details.update(total=_written(total), expected=_written(wanted), difference=_written(wanted - total))
    yield Problem(rule.field, "sum_differs", rule.level, details=details)


def _amounts(lines: Json, column: str) -> list[Decimal] | None:
    """Return the amounts of all lines; None when one is missing or malformed, for then no sum can be judged."""
    if not isinstance(lines, list) or not lines:
        return None
    amounts: list[Decimal] = []
    for line in lines:
        amount = _number(line.get(column)) if isinstance(line, dict) else None
        if amount is None:
            return None
        amounts.append(amount)
    return amounts


def _number(value: Json) -> Decimal | None:
    whole = amount_of(value)
    if whole is not None:
        return Decimal(whole)
    return Decimal(value) if isinstance(value, str) and DECIMAL.fullmatch(value) else None


def _written(number: Decimal) -> str | int:
    """Return whole numbers as int (đồng, or a percentage without a part), others as decimal text."""
    if number == number.to_integral_value() and abs(number) < LARGEST_NUMBER * 100_000:
        return int(number)
    return f"{number.normalize():f}"
