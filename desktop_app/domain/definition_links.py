"""What a definition says about its fields by name: lifted columns, key, list columns, search.

Each name must exist at the top level and have a type that makes sense there. Rules: ``definition_rules``.
"""

from __future__ import annotations

from typing import Final

from desktop_app.domain.definition import Definition, FieldType
from desktop_app.domain.definition_measures import check_measures
from desktop_app.domain.definition_names import ALL, DATED, KEYED, Names
from desktop_app.domain.definition_refusal import Refuse
from desktop_app.domain.definition_rules import check_rules

_SHOWN: Final = ALL - {"attachment"}
_TITLED: Final[frozenset[FieldType]] = frozenset(
    ("string", "person", "choice", "integer", "number", "partial_date", "identifier", "place", "document")
)
_MOVEMENT: Final[frozenset[FieldType]] = frozenset(("choice", "reference"))


def check_links(definition: Definition, refuse: Refuse) -> None:
    """Refuse names of fields that do not exist or cannot serve. Raises DefinitionInvalid."""
    names = Names(definition, refuse)
    links = _Links(definition, names, refuse)
    links.check_lists()
    links.check_key()
    links.check_lifts()
    check_rules(definition, names, refuse)
    check_measures(definition, refuse)


class _Links:
    """The checks of who names the fields of one definition."""

    def __init__(self, definition: Definition, names: Names, refuse: Refuse) -> None:
        self._definition = definition
        self._names = names
        self._refuse = refuse

    def check_lists(self) -> None:
        """Check ``key``, ``columns``, ``search`` and ``lifts.title``."""
        definition = self._definition
        self._check_list("key", definition.key, KEYED)
        self._check_list("columns", definition.columns, _SHOWN)
        self._check_list("search", definition.search, _SHOWN)
        self._check_list("lifts.title", definition.lifts.title, _TITLED)

    def check_key(self) -> None:
        """Check the keys of some records only, and the dates of which only the year is part of a key."""
        definition = self._definition
        for number, case in enumerate(definition.key_cases):
            at = f"key_case[{number}]"
            asked = self._names.field(case.when, f"{at}.when", frozenset[FieldType](("choice",)))
            if not case.values:
                raise self._refuse(f"{at}.values", "empty_list")
            self._names.check_values(asked, case.values, f"{at}.values")
            self._check_list(f"{at}.key", case.key, KEYED)
        keyed = {*definition.key, *(name for case in definition.key_cases for name in case.key)}
        for place, name in enumerate(definition.key_years):
            self._names.field(name, f"key_years[{place}]", DATED)
            if name not in keyed:
                raise self._refuse(f"key_years[{place}]", "unknown_field", name)

    def _check_list(self, word: str, names: tuple[str, ...], types: frozenset[FieldType]) -> None:
        if not names:
            raise self._refuse(word, "empty_list")
        for place, name in enumerate(names):
            field = self._names.field(name, f"{word}[{place}]", ALL)
            # A reference can only be named by the answers everybody has: other records may be renamed.
            if field.type not in types and not (field.type == "reference" and field.options):
                raise self._refuse(f"{word}[{place}]", "wrong_field_type", field.type)
            if name in names[:place]:
                raise self._refuse(f"{word}[{place}]", "duplicate", name)

    def check_lifts(self) -> None:
        """Check that each lifted column reads a field of its type."""
        lifts = self._definition.lifts
        for word, name, types in (
            ("occurred", lifts.occurred, DATED),
            ("occurred_else", lifts.occurred_else, DATED),
            ("place", lifts.place, frozenset[FieldType](("place",))),
            ("campaign", lifts.campaign, frozenset[FieldType](("reference",))),
            ("movement", lifts.movement, _MOVEMENT),
            ("ended", lifts.ended, DATED),
            ("value", lifts.value, frozenset[FieldType](("money",))),
            ("turns", lifts.turns, frozenset[FieldType](("integer",))),
        ):
            if name is not None:
                self._names.field(name, f"lifts.{word}", types)
        for place, name in enumerate(lifts.subtype):
            self._names.field(name, f"lifts.subtype[{place}]", frozenset[FieldType](("choice",)))
        if lifts.snapshot and lifts.occurred is None:
            raise self._refuse("lifts.snapshot", "missing_key", "occurred")
        if lifts.occurred_else is not None and lifts.occurred is None:
            raise self._refuse("lifts.occurred", "missing_key")
        if lifts.sort == "person" and self._definition.field(lifts.title[0]).type not in ("person", "string"):
            raise self._refuse("lifts.sort", "wrong_field_type", lifts.title[0])
