"""What a definition says about its fields by name: rules, lifted columns, key, list columns, search.

Each name must exist at the top level and have a type that makes sense there.
"""

from __future__ import annotations

import re
from typing import Final

from desktop_app.domain.definition import Across, Definition, Field, FieldType, Rule
from desktop_app.domain.definition_measures import check_measures
from desktop_app.domain.definition_refusal import Refuse

_ALL: Final[frozenset[FieldType]] = frozenset(
    (
        "string",
        "text",
        "integer",
        "number",
        "boolean",
        "money",
        "partial_date",
        "choice",
        "person",
        "place",
        "reference",
        "funding",
        "rows",
        "document",
        "attachment",
        "identifier",
        "phone",
    )
)
_DATED: Final[frozenset[FieldType]] = frozenset(("partial_date",))
_SHOWN: Final = _ALL - {"attachment"}
_KEYED: Final = _ALL - {"attachment", "funding", "text"}
_TITLED: Final[frozenset[FieldType]] = frozenset(
    ("string", "person", "choice", "integer", "number", "partial_date", "identifier", "place", "document")
)
_SUMMED: Final[frozenset[FieldType]] = frozenset(("integer", "number", "money"))
_MOVEMENT: Final[frozenset[FieldType]] = frozenset(("choice", "reference"))
_DECIMAL: Final = re.compile(r"\d{1,15}(\.\d{1,6})?")


def check_links(definition: Definition, refuse: Refuse) -> None:
    """Refuse names of fields that do not exist or cannot serve. Raises DefinitionInvalid."""
    links = _Links(definition, refuse)
    links.check_lists()
    links.check_lifts()
    for number, rule in enumerate(definition.rules):
        links.check_rule(rule, f"rule[{number}]")
    for number, across in enumerate(definition.across):
        links.check_across(across, f"across[{number}]")
    check_measures(definition, refuse)


class _Links:
    """The fields of one definition by name, and the checks of who names them."""

    def __init__(self, definition: Definition, refuse: Refuse) -> None:
        self._definition = definition
        self._fields = {field.name: field for field in definition.fields}
        self._refuse = refuse

    def _field(self, name: str, key: str, types: frozenset[FieldType]) -> Field:
        field = self._fields.get(name)
        if field is None:
            raise self._refuse(key, "unknown_field", name)
        if field.type not in types:
            raise self._refuse(key, "wrong_field_type", field.type)
        return field

    def check_lists(self) -> None:
        """Check ``key``, ``columns``, ``search`` and ``lifts.title``."""
        definition = self._definition
        for word, names, types in (
            ("key", definition.key, _KEYED),
            ("columns", definition.columns, _SHOWN),
            ("search", definition.search, _SHOWN),
            ("lifts.title", definition.lifts.title, _TITLED),
        ):
            if not names:
                raise self._refuse(word, "empty_list")
            for place, name in enumerate(names):
                field = self._field(name, f"{word}[{place}]", _ALL)
                # A reference can only be named by the answers everybody has: other records may be renamed.
                if field.type not in types and not (field.type == "reference" and field.options):
                    raise self._refuse(f"{word}[{place}]", "wrong_field_type", field.type)
                if name in names[:place]:
                    raise self._refuse(f"{word}[{place}]", "duplicate", name)

    def check_lifts(self) -> None:
        """Check that each lifted column reads a field of its type."""
        lifts = self._definition.lifts
        for word, name, types in (
            ("occurred", lifts.occurred, _DATED),
            ("occurred_else", lifts.occurred_else, _DATED),
            ("place", lifts.place, frozenset[FieldType](("place",))),
            ("campaign", lifts.campaign, frozenset[FieldType](("reference",))),
            ("movement", lifts.movement, _MOVEMENT),
            ("ended", lifts.ended, _DATED),
            ("value", lifts.value, frozenset[FieldType](("money",))),
            ("turns", lifts.turns, frozenset[FieldType](("integer",))),
        ):
            if name is not None:
                self._field(name, f"lifts.{word}", types)
        for place, name in enumerate(lifts.subtype):
            self._field(name, f"lifts.subtype[{place}]", frozenset[FieldType](("choice",)))
        if lifts.snapshot and lifts.occurred is None:
            raise self._refuse("lifts.snapshot", "missing_key", "occurred")
        if lifts.occurred_else is not None and lifts.occurred is None:
            raise self._refuse("lifts.occurred", "missing_key")
        if lifts.sort == "person" and self._fields[lifts.title[0]].type not in ("person", "string"):
            raise self._refuse("lifts.sort", "wrong_field_type", lifts.title[0])

    def check_rule(self, rule: Rule, key: str) -> None:
        """Check one rule; which words it needs depends on its type."""
        if rule.other == rule.field:
            raise self._refuse(f"{key}.other", "same_field", rule.field)
        self._check_when(rule, key)
        if rule.type in ("not_above", "share_at_least"):
            self._check_numbers(rule, key)
        elif rule.type in ("not_before", "not_after"):
            self._words(rule, key, other=True)
            self._field(rule.field, f"{key}.field", _DATED)
            self._field(rule.other or "", f"{key}.other", _DATED)
        elif rule.type in ("required_if", "empty_if"):
            self._words(rule, key, other=True, values=True)
            self._field(rule.field, f"{key}.field", _ALL)
            other = self._field(rule.other or "", f"{key}.other", _ALL)
            self._check_values(other, rule.values, key)
        elif rule.type == "any_of":
            self._words(rule, key, values=True)
            self._field(rule.field, f"{key}.field", _ALL)
            if not rule.values:
                raise self._refuse(f"{key}.values", "missing_key", rule.type)
            for place, name in enumerate(rule.values):
                self._field(name, f"{key}.values[{place}]", _ALL)
        else:
            self._check_sum(rule, key)

    def check_across(self, across: Across, key: str) -> None:
        """Check one rule across records; kinds that others define are checked with all of them at hand."""
        wanted: FieldType = "reference" if across.type == "used_once" else "person"
        self._field(across.field, f"{key}.field", frozenset((wanted,)))
        if across.type == "used_once" and across.field == self._definition.lifts.campaign:
            raise self._refuse(f"{key}.field", "not_for_type", across.type)  # many records belong to one campaign
        self._check_when(across, key)
        for word, given, types in (
            ("values", bool(across.values), ("once", "earlier")),
            ("same", bool(across.same), ("once",)),
            ("years", across.years != 0, ("earlier",)),
            ("kinds", bool(across.kinds), ("once", "used_once", "earlier")),
        ):
            if given and across.type not in types:
                raise self._refuse(f"{key}.{word}", "not_for_type", across.type)
        if across.type == "earlier" and not (across.years > 0 and across.kinds):
            raise self._refuse(f"{key}.years", "missing_key", across.type)
        for place, name in enumerate(across.same):
            self._field(name, f"{key}.same[{place}]", _KEYED)

    def _check_when(self, rule: Rule | Across, key: str) -> None:
        if rule.when is None:
            if rule.when_values:
                raise self._refuse(f"{key}.when", "missing_key", rule.type)
            return
        asked = self._field(rule.when, f"{key}.when", frozenset[FieldType](("choice", "boolean")))
        self._check_values(asked, rule.when_values, key, "when_values")

    def _check_numbers(self, rule: Rule, key: str) -> None:
        """Check a comparison of two numbers; a share also needs its per cent."""
        for word, name in (("field", rule.field), ("other", rule.other or "")):
            self._field(name, f"{key}.{word}", _SUMMED)
        share = rule.type == "share_at_least"
        if share != (rule.total is not None) or (share and not _DECIMAL.fullmatch(rule.total or "")):
            raise self._refuse(f"{key}.total", "missing_key" if share else "not_for_type", rule.type)
        for word, given in (("values", bool(rule.values)), ("column", rule.column is not None)):
            if given:
                raise self._refuse(f"{key}.{word}", "not_for_type", rule.type)

    def _words(self, rule: Rule, key: str, *, other: bool = False, values: bool = False) -> None:
        """Refuse words that this rule type does not read, and a missing ``other`` where it does."""
        for word, given, allowed in (
            ("other", rule.other is not None, other),
            ("values", bool(rule.values), values),
            ("column", rule.column is not None, False),
            ("total", rule.total is not None, False),
        ):
            if given and not allowed:
                raise self._refuse(f"{key}.{word}", "not_for_type", rule.type)
        if other and rule.other is None:
            raise self._refuse(f"{key}.other", "missing_key", rule.type)

    def _check_values(self, other: Field, values: tuple[str, ...], key: str, word: str = "values") -> None:
        if values and other.type not in ("choice", "boolean"):
            raise self._refuse(f"{key}.{word}", "not_for_type", other.type)
        known = {"true", "false"} if other.type == "boolean" else {option.code for option in other.options}
        for place, value in enumerate(values):
            if value not in known:
                raise self._refuse(f"{key}.{word}[{place}]", "unknown_option", value)

    def _check_sum(self, rule: Rule, key: str) -> None:
        if rule.values:
            raise self._refuse(f"{key}.values", "not_for_type", rule.type)
        field = self._field(rule.field, f"{key}.field", frozenset[FieldType](("rows", "funding")))
        summed: FieldType = "money"
        if field.type == "funding":
            if rule.column is not None:
                raise self._refuse(f"{key}.column", "not_for_type", field.type)
        else:
            column = next((column for column in field.fields if column.name == rule.column), None)
            if column is None:
                raise self._refuse(f"{key}.column", "unknown_column", rule.column or "")
            if column.type not in _SUMMED:
                raise self._refuse(f"{key}.column", "wrong_field_type", column.type)
            summed = column.type
        if (rule.other is None) == (rule.total is None):
            raise self._refuse(f"{key}.total", "one_of_two", rule.type)
        if rule.other is not None:
            self._field(rule.other, f"{key}.other", frozenset((summed,)))
        elif not _DECIMAL.fullmatch(rule.total or ""):
            raise self._refuse(f"{key}.total", "wrong_type", rule.total or "")
