"""Rules between the fields of one record: what is required when, dates in order, sums, rows that may not repeat.

A rule speaks only when the answers it compares are well formed: what is malformed was named already. A rule ``within``
rows is asked of each line, and its problem names line and column.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.domain.answers import LARGEST_NUMBER, amount_of, date_of, text_of
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Across, Definition, Field, Rule
from desktop_app.domain.lifting import answer
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Data, Json
from desktop_app.domain.value_checks import DECIMAL

Details = dict[str, str | int]

_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_SHOWN_SHARE: Final = Decimal("0.01")
"""How exactly a share is told that was worked out here."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a rule is asked of: a record, or the ``row``-th line of a ``rows`` field in it."""

    rule: Rule
    definition: Definition
    data: Data
    row: int | None = None
    line: Data | None = None
    columns: frozenset[str] = frozenset()

    @property
    def field(self) -> str:
        """The top-level field a problem stands in."""
        return self.rule.within or self.rule.field

    def value(self, name: str | None) -> Json:
        """Return the answer to ``name``: the line's, where it has such a column, else the record's."""
        if not name:
            return None
        if self.line is not None and name in self.columns:
            return self.line.get(name)
        return answer(self.definition, self.data, name)

    def number(self, name: str | None) -> Decimal | None:
        """Return the number that answers ``name``, or None."""
        return _number(self.value(name))

    def problem(self, code: str, details: Details) -> Problem:
        """Return a finding at the rule's level, where the rule's field is."""
        column = None if self.row is None else self.rule.field
        return Problem(self.field, code, self.rule.level, self.row, column, details)


def check_rule(definition: Definition, rule: Rule, data: Data) -> Iterator[Problem]:
    """Yield what breaks ``rule`` in ``data``, at the level the rule has."""
    for asked in _asked(definition, rule, data):
        if _speaks(rule, asked.value(rule.when)):
            yield from _check(asked)


def _asked(definition: Definition, rule: Rule, data: Data) -> Iterator[_Asked]:
    if rule.within is None:
        yield _Asked(rule, definition, data)
        return
    lines = data.get(rule.within)
    columns = frozenset(column.name for column in definition.field(rule.within).fields)
    for row, line in enumerate(lines if isinstance(lines, list) else ()):
        if isinstance(line, dict):
            yield _Asked(rule, definition, data, row, line, columns)


def _check(asked: _Asked) -> Iterator[Problem]:
    rule = asked.rule
    if rule.type in ("not_above", "share_at_least"):
        yield from _check_numbers(asked)
    elif rule.type == "share_of":
        yield from _check_share(asked)
    elif rule.type == "lines_not_above":
        yield from _check_lines(asked)
    elif rule.type in ("required_if", "empty_if"):
        yield from _check_presence(asked)
    elif rule.type == "empty_if_equal":
        yield from _check_nothing_left(asked)
    elif rule.type in ("not_before", "not_after"):
        yield from _check_order(asked)
    elif rule.type == "time_not_before":
        yield from _check_times(asked)
    elif rule.type == "any_of":
        names = (rule.field, *rule.values)
        if not any(is_answered(asked.value(name)) for name in names):
            yield asked.problem("any_of", {"fields": ",".join(names)})
    else:
        yield from _check_sum(asked)


def speaks(definition: Definition, across: Across, data: Data) -> bool:
    """Tell whether the condition of a rule across records holds."""
    return across.when is None or _speaks(across, answer(definition, data, across.when))


def _speaks(rule: Rule | Across, asked: Json) -> bool:
    if rule.when is None:
        return True
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


def _check_presence(asked: _Asked) -> Iterator[Problem]:
    rule, other = asked.rule, asked.value(asked.rule.other)
    if not is_answered(other) or (rule.values and _code(other) not in rule.values):
        return
    present = is_answered(asked.value(rule.field))
    details: Details = {"other": rule.other or "", "other_value": _code(other)}
    if rule.type == "required_if" and not present:
        yield asked.problem("required", details)
    elif rule.type == "empty_if" and present:
        yield asked.problem("must_be_empty", details)


def _code(value: Json) -> str:
    """Return a choice's code, or "true"/"false"; "" for an answer that rules only ask the presence of."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return text_of(value)[:100]


def _check_order(asked: _Asked) -> Iterator[Problem]:
    """Refuse only what is certain: a month is before a day when its last day is."""
    rule = asked.rule
    mine, other = _date(asked.value(rule.field)), _date(asked.value(rule.other))
    if mine is None or other is None:
        return
    wrong = mine.end < other.start if rule.type == "not_before" else mine.start > other.end
    if wrong:
        details: Details = {"value": mine.iso, "other": rule.other or "", "other_value": other.iso}
        yield asked.problem(rule.type, details)


def _date(value: Json) -> PartialDate | None:
    """Return the date an answer is or, of a document, the one it bears."""
    return date_of(value.get("date") if isinstance(value, dict) else value)


def _check_times(asked: _Asked) -> Iterator[Problem]:
    """Compare times of one day as times: 9:30 is before 14:00, although its text is not."""
    rule = asked.rule
    mine, other = text_of(asked.value(rule.field)), text_of(asked.value(rule.other))
    minutes, least = _minutes(mine), _minutes(other)
    if minutes is not None and least is not None and minutes < least:
        yield asked.problem("time_not_before", {"value": mine, "other": rule.other or "", "other_value": other})


def _minutes(time: str) -> int | None:
    """Return how many minutes after midnight "14:00" is, None for what is no time."""
    found = _TIME.fullmatch(time)
    return int(found[1]) * 60 + int(found[2]) if found else None


def _check_nothing_left(asked: _Asked) -> Iterator[Problem]:
    """Who is told to be missing is missed by the counts."""
    rule = asked.rule
    part, whole = asked.number(rule.other), asked.number(rule.whole)
    if part is not None and part == whole and is_answered(asked.value(rule.field)):
        details: Details = {"other": rule.other or "", "other_value": _written(part), "fields": rule.whole or ""}
        yield asked.problem("nothing_left", details)


def _check_numbers(asked: _Asked) -> Iterator[Problem]:
    """Compare two numbers: one not above the other, or its share of the other."""
    rule = asked.rule
    mine, other = asked.number(rule.field), asked.number(rule.other)
    if mine is None or other is None:
        return
    details: Details = {"other": rule.other or "", "value": _written(mine), "other_value": _written(other)}
    if rule.type == "not_above":
        if mine > other:
            yield asked.problem("not_above", details)
    elif rule.total and mine * 100 < other * Decimal(rule.total):
        yield asked.problem("share_too_small", {**details, "share": rule.total})


def _check_share(asked: _Asked) -> Iterator[Problem]:
    """Work a written share out again, as exactly as it was written: 83 and 83.33 are both 5 of 6."""
    rule = asked.rule
    mine, part, whole = (asked.number(name) for name in (rule.field, rule.other, rule.whole))
    if mine is None or part is None or whole is None or whole <= 0 or abs(part) > whole * LARGEST_NUMBER:
        return
    share = part * 100 / whole
    exponent = mine.normalize().as_tuple().exponent
    places = min(exponent, 0) if isinstance(exponent, int) else 0
    if share.quantize(Decimal(1).scaleb(places), ROUND_HALF_UP) != mine:
        expected = _written(share.quantize(_SHOWN_SHARE, ROUND_HALF_UP))
        details: Details = {"other": rule.other or "", "other_value": _written(part), "value": _written(mine)}
        yield asked.problem("share_differs", {**details, "expected": expected})


def _check_lines(asked: _Asked) -> Iterator[Problem]:
    """Those who are named are among those who are counted: a list may be shorter than the count, never longer."""
    lines, most = asked.value(asked.rule.field), amount_of(asked.value(asked.rule.other))
    if isinstance(lines, list) and most is not None and len(lines) > most:
        yield asked.problem("lines_above", {"other": asked.rule.other or "", "other_value": most, "count": len(lines)})


def _check_sum(asked: _Asked) -> Iterator[Problem]:
    rule = asked.rule
    column = "amount" if rule.column is None else rule.column
    amounts = _amounts(asked.value(rule.field), column)
    wanted = Decimal(rule.total) if rule.total else asked.number(rule.other)
    if amounts is None or wanted is None:
        return
    total = sum(amounts, Decimal(0))
    if total == wanted:
        return
    details: Details = {"column": column, "other": rule.other or ""}
    details.update(total=_written(total), expected=_written(wanted), difference=_written(wanted - total))
    yield asked.problem("sum_differs", details)


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
