"""What a definition says about its fields by name: rules, measures, lifted columns, key, list columns, search.

Each name must exist at the top level and have a type that makes sense there.
"""

from __future__ import annotations

import re
from typing import Final

from desktop_app.domain.definition import Definition, Field, FieldType, Measure, Rule
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
    for number, measure in enumerate(definition.measures):
        links.check_measure(measure, f"measure[{number}]")


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
                self._field(name, f"{word}[{place}]", types)
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
            ("subtype", lifts.subtype, frozenset[FieldType](("choice",))),
            ("value", lifts.value, frozenset[FieldType](("money",))),
            ("turns", lifts.turns, frozenset[FieldType](("integer",))),
        ):
            if name is not None:
                self._field(name, f"lifts.{word}", types)
        if lifts.occurred_else is not None and lifts.occurred is None:
            raise self._refuse("lifts.occurred", "missing_key")
        if lifts.sort == "person" and self._fields[lifts.title[0]].type not in ("person", "string"):
            raise self._refuse("lifts.sort", "wrong_field_type", lifts.title[0])

    def check_rule(self, rule: Rule, key: str) -> None:
        """Check one rule; which words it needs depends on its type."""
        if rule.other == rule.field:
            raise self._refuse(f"{key}.other", "same_field", rule.field)
        if rule.type in ("not_before", "not_after"):
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

    def _check_values(self, other: Field, values: tuple[str, ...], key: str) -> None:
        if values and other.type not in ("choice", "boolean"):
            raise self._refuse(f"{key}.values", "not_for_type", other.type)
        known = {"true", "false"} if other.type == "boolean" else {option.code for option in other.options}
        for place, value in enumerate(values):
            if value not in known:
                raise self._refuse(f"{key}.values[{place}]", "unknown_option", value)

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

    def check_measure(self, measure: Measure, key: str) -> None:
        """Check one measure against what ``measures.figures`` can count from the lifted columns."""
        before = self._definition.measures[: self._definition.measures.index(measure)]
        if any(other.name == measure.name for other in before):
            raise self._refuse(f"{key}.name", "duplicate", measure.name)
        for language, words in (("vi", measure.title.vi), ("en", measure.title.en)):
            if not words.strip():
                raise self._refuse(f"{key}.title.{language}", "empty_text")
        field = None if measure.field is None else self._field(measure.field, f"{key}.field", _ALL)
        lifts = self._definition.lifts
        lifted = {"value": lifts.value, "turns": lifts.turns}.get(measure.type)
        people = any(one.type == "person" for top in self._definition.fields for one in (top, *top.fields))
        if measure.type != "count" and field is None and lifted is None and (measure.type == "value" or not people):
            raise self._refuse(f"{key}.field", "missing_key", measure.type)
        if field is not None and field.name != lifted and not self._serves(measure, field):
            raise self._refuse(f"{key}.field", "wrong_field_type", field.type)
        self._check_narrowing(measure, field, key)

    @staticmethod
    def _serves(measure: Measure, field: Field) -> bool:
        """Tell whether the lifted columns hold what this measure counts of ``field``."""
        if measure.type == "count":
            return field.type == "rows"
        if measure.type == "value":
            return field.type == "funding"
        return field.type == "person" or any(column.type == "person" for column in field.fields)

    def _check_narrowing(self, measure: Measure, field: Field | None, key: str) -> None:
        if not measure.values:
            return
        if measure.type == "count" and field is not None:  # rows are summed over the kind, not by subtype
            raise self._refuse(f"{key}.values", "not_for_type", measure.type)
        narrowed = field if field is not None and field.type == "funding" else None
        if narrowed is None and self._definition.lifts.subtype is not None:
            narrowed = self._fields[self._definition.lifts.subtype]
        if narrowed is None:
            raise self._refuse(f"{key}.values", "not_for_type", measure.type)
        for place, value in enumerate(measure.values):
            if narrowed.option(value) is None:
                raise self._refuse(f"{key}.values[{place}]", "unknown_option", value)
