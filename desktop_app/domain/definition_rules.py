"""What rules may say: which words each type reads, and that what they name exists and can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from desktop_app.domain.definition import Across, AcrossType, Definition, Definitions, Field, FieldType, Rule, RuleType
from desktop_app.domain.definition_names import ALL, DATED, KEYED, Names
from desktop_app.domain.definition_refusal import Refuse

_SUMMED: Final[frozenset[FieldType]] = frozenset(("integer", "number", "money"))
_DECIMAL: Final = re.compile(r"\d{1,15}(\.\d{1,6})?")
_REFERENCE: Final[frozenset[FieldType]] = frozenset(("reference",))
_PERSON: Final[frozenset[FieldType]] = frozenset(("person",))
_ROWS: Final[frozenset[FieldType]] = frozenset(("rows",))
_WHOLE: Final[frozenset[FieldType]] = frozenset(("integer",))
_BEARS_DATE: Final[frozenset[FieldType]] = DATED | {"document"}
_TEXT: Final[frozenset[FieldType]] = frozenset(("string",))
_ASKED: Final[frozenset[FieldType]] = frozenset(("choice", "boolean"))

_SAME_TYPE: Final[dict[RuleType, tuple[frozenset[FieldType], tuple[str, ...]]]] = {
    "share_of": (_SUMMED, ("other", "whole")),
    "not_before": (_BEARS_DATE, ("other",)),
    "not_after": (_BEARS_DATE, ("other",)),
    "time_not_before": (_TEXT, ("other",)),
}
"""Rules that compare fields of like types: the types, and the words beside ``field`` that name them."""

_ABOUT: Final[dict[AcrossType, frozenset[FieldType]]] = {
    "used_once": _REFERENCE,
    "among": _REFERENCE,
    "answered": _REFERENCE,
    "alike": frozenset(("string",)),
}
"""What ``field`` of a rule across records is; a person in all others."""
_READ: Final[dict[AcrossType, frozenset[str]]] = {
    "once": frozenset(("kinds", "values", "same")),
    "used_once": frozenset(("kinds", "before")),
    "alive": frozenset(),
    "earlier": frozenset(("kinds", "values", "years", "year", "last_year")),
    "among": frozenset(("values", "other")),
    "answered": frozenset(("values", "other")),
    "not_counted": frozenset(("kinds", "values", "other")),
    "alike": frozenset(("share",)),
}
"""Which words beside those of every rule a type reads."""
_NEEDED: Final[dict[AcrossType, tuple[str, ...]]] = {
    "earlier": ("years", "kinds"),
    "among": ("other", "values"),
    "answered": ("other", "values"),
    "not_counted": ("other", "values", "kinds"),
    "alike": ("share",),
}


def check_rules(definition: Definition, names: Names, refuse: Refuse) -> None:
    """Refuse rules that say what they cannot. Raises DefinitionInvalid."""
    rules, across = _Rules(names, refuse), _AcrossRules(definition, names, refuse)
    for number, rule in enumerate(definition.rules):
        rules.check(rule, f"rule[{number}]")
    for number, one in enumerate(definition.across):
        across.check(one, f"across[{number}]")


class _Rules:
    """The checks of rules between the fields of one record."""

    def __init__(self, names: Names, refuse: Refuse) -> None:
        self._names = names
        self._refuse = refuse

    def check(self, rule: Rule, key: str) -> None:
        """Check one rule; which words it needs depends on its type."""
        rows = self._names.field(rule.within, f"{key}.within", _ROWS) if rule.within is not None else None
        if rule.other == rule.field:
            raise self._refuse(f"{key}.other", "same_field", rule.field)
        _check_when(rule, key, self._names, self._refuse, rows)
        if rule.type in ("not_above", "share_at_least"):
            self._check_numbers(rule, key, rows)
        elif rule.type in _SAME_TYPE:
            self._words(rule, key, *_SAME_TYPE[rule.type][1])
            self._each(rule, key, _SAME_TYPE[rule.type][0], rows)
        elif rule.type == "lines_not_above":
            self._words(rule, key, "other")
            if rows is not None:
                raise self._refuse(f"{key}.within", "not_for_type", rule.type)
            self._names.field(rule.field, f"{key}.field", _ROWS)
            self._names.field(rule.other or "", f"{key}.other", _WHOLE)
        elif rule.type == "empty_if_equal":
            self._words(rule, key, "other", "whole")
            self._own(rule, key, ALL, rows)
            self._compared(rule, key, _SUMMED, rows)
        elif rule.type in ("required_if", "empty_if"):
            self._words(rule, key, "other", may=("values",))
            self._own(rule, key, ALL, rows)
            other = self._names.field(rule.other or "", f"{key}.other", ALL, rows)
            self._names.check_values(other, rule.values, f"{key}.values")
        elif rule.type == "any_of":
            self._words(rule, key, "values")
            self._own(rule, key, ALL, rows)
            for place, name in enumerate(rule.values):
                self._names.field(name, f"{key}.values[{place}]", ALL, rows)
        else:
            self._check_sum(rule, key)

    def _own(self, rule: Rule, key: str, types: frozenset[FieldType], rows: Field | None) -> None:
        """Check ``field``: of a rule within rows it is a column, for that is where the problem is shown."""
        if rows is None:
            self._names.field(rule.field, f"{key}.field", types)
        else:
            self._names.column(rule.field, f"{key}.field", rows, types)

    def _each(self, rule: Rule, key: str, types: frozenset[FieldType], rows: Field | None) -> None:
        """Check every field a comparison names."""
        self._own(rule, key, types, rows)
        self._compared(rule, key, types, rows)

    def _compared(self, rule: Rule, key: str, types: frozenset[FieldType], rows: Field | None) -> None:
        """Check the fields a rule compares with."""
        for word, name in (("other", rule.other), ("whole", rule.whole)):
            if name is not None:
                self._names.field(name, f"{key}.{word}", types, rows)

    def _check_numbers(self, rule: Rule, key: str, rows: Field | None) -> None:
        """Check a comparison of two numbers; a share also needs its per cent."""
        self._words(rule, key, "other", *(("total",) if rule.type == "share_at_least" else ()))
        self._each(rule, key, _SUMMED, rows)
        if rule.total is not None and not _DECIMAL.fullmatch(rule.total):
            raise self._refuse(f"{key}.total", "missing_key", rule.type)

    def _words(self, rule: Rule, key: str, *needed: str, may: tuple[str, ...] = ()) -> None:
        """Refuse words that this rule type does not read, and missing ones that it needs."""
        for word in ("other", "values", "column", "total", "whole"):
            given = bool(getattr(rule, word))
            if given and word not in (*needed, *may):
                raise self._refuse(f"{key}.{word}", "not_for_type", rule.type)
            if not given and word in needed:
                raise self._refuse(f"{key}.{word}", "missing_key", rule.type)

    def _check_sum(self, rule: Rule, key: str) -> None:
        for word, given in (("values", rule.values), ("within", rule.within), ("whole", rule.whole)):
            if given:
                raise self._refuse(f"{key}.{word}", "not_for_type", rule.type)
        field = self._names.field(rule.field, f"{key}.field", frozenset[FieldType](("rows", "funding")))
        summed: FieldType = "money"
        if field.type == "funding":
            if rule.column is not None:
                raise self._refuse(f"{key}.column", "not_for_type", field.type)
        else:
            summed = self._names.column(rule.column or "", f"{key}.column", field, _SUMMED).type
        if (rule.other is None) == (rule.total is None):
            raise self._refuse(f"{key}.total", "one_of_two", rule.type)
        if rule.other is not None:
            self._names.field(rule.other, f"{key}.other", frozenset((summed,)))
        elif not _DECIMAL.fullmatch(rule.total or ""):
            raise self._refuse(f"{key}.total", "wrong_type", rule.total or "")


class _AcrossRules:
    """The checks of rules across records; what other kinds define is checked with all of them at hand."""

    def __init__(self, definition: Definition, names: Names, refuse: Refuse) -> None:
        self._definition = definition
        self._names = names
        self._refuse = refuse

    def check(self, across: Across, key: str) -> None:
        """Check one rule."""
        self._names.field(across.field, f"{key}.field", _ABOUT.get(across.type, _PERSON))
        if across.type == "used_once" and across.field == self._definition.lifts.campaign:
            raise self._refuse(f"{key}.field", "not_for_type", across.type)  # many records belong to one campaign
        _check_when(across, key, self._names, self._refuse)
        self._check_words(across, key)
        for place, name in enumerate(across.same):
            self._names.field(name, f"{key}.same[{place}]", KEYED)
        if across.year is not None:
            self._names.field(across.year, f"{key}.year", _WHOLE)
        if across.type == "among":
            self._names.field(across.other or "", f"{key}.other", _PERSON)
        if across.type == "alike" and across.field != self._definition.key[0]:
            raise self._refuse(f"{key}.field", "not_for_type", across.type)  # found by the index of natural keys
        if not 0 <= across.share <= 100:
            raise self._refuse(f"{key}.share", "out_of_range", str(across.share))

    def _check_words(self, across: Across, key: str) -> None:
        """Refuse words that this rule type does not read, and missing ones that it needs."""
        given = {
            "kinds": bool(across.kinds),
            "values": bool(across.values),
            "same": bool(across.same),
            "years": across.years != 0,
            "year": across.year is not None,
            "last_year": across.last_year != "before",
            "before": across.before,
            "other": across.other is not None,
            "share": across.share != 0,
        }
        for word in given:
            if given[word] and word not in _READ[across.type]:
                raise self._refuse(f"{key}.{word}", "not_for_type", across.type)
        for word in _NEEDED.get(across.type, ()):
            if not given[word] or (word == "years" and across.years < 0):
                raise self._refuse(f"{key}.{word}", "missing_key", across.type)


def check_across_kinds(definition: Definition, definitions: Definitions, refuse: Refuse) -> None:
    """Refuse kinds, and fields of them, that rules across records name and nobody defines. Raises DefinitionInvalid."""
    for number, across in enumerate(definition.across):
        key = f"across[{number}]"
        for place, kind in enumerate(across.kinds):
            if kind not in definitions:
                raise refuse(f"{key}.kinds[{place}]", "unknown_kind", kind)
        for kind in _answering(across, definition):
            asked = Names(definitions.current(kind), refuse).field(across.other or "", f"{key}.other", _ASKED)
            Names(definitions.current(kind), refuse).check_values(asked, across.values, f"{key}.values")


def _answering(across: Across, definition: Definition) -> Iterator[str]:
    """Yield the kinds whose answers to ``other`` a rule reads."""
    if across.type == "not_counted":
        yield from across.kinds
    elif across.type == "answered":
        yield definition.field(across.field).target or ""


def _check_when(rule: Rule | Across, key: str, names: Names, refuse: Refuse, rows: Field | None = None) -> None:
    if rule.when is None:
        if rule.when_values:
            raise refuse(f"{key}.when", "missing_key", rule.type)
        return
    names.check_values(names.field(rule.when, f"{key}.when", _ASKED, rows), rule.when_values, f"{key}.when_values")
