"""Sensitive answers of a record: which there are, and the record without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop_app.domain.answers import lines_of, text_of
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.records import Data, Json

WITHHELD: Final = frozenset(("refused", "withdrawn"))
"""Answers to ``person.consent`` after which sensitive answers are neither shown in lists nor printed."""


def is_withheld(data: Data) -> bool:
    """Tell whether a person's record says that she refused or withdrew consent; a draft may hold anything there."""
    return text_of(data.get("consent")) in WITHHELD


def sensitive_answers(definition: Definition, data: Data) -> list[str]:
    """Return the names of the sensitive fields that are answered; columns as "rows.column"."""
    found: list[str] = []
    for field in definition.fields:
        if field.name not in data:
            continue
        if field.sensitive:
            found.append(field.name)
        found += [
            f"{field.name}.{column.name}"
            for column in field.fields
            if column.sensitive and any(column.name in line for line in lines_of(data[field.name]))
        ]
    return found


def without_sensitive(definition: Definition, data: Data) -> Data:
    """Return ``data`` without its sensitive answers."""
    kept = without_sensitive_fields(definition, data)
    for field in definition.fields:
        value = kept.get(field.name)
        if field.fields and isinstance(value, list):
            kept[field.name] = [_line_without(field, line) if isinstance(line, dict) else line for line in value]
    return kept


def without_hers(definition: Definition, data: Data, is_her: Callable[[Json], bool]) -> Data:
    """Return ``data`` without the sensitive answers of one person: of the record if it is hers, of her rows."""
    hers = any(field.type == "person" and is_her(data.get(field.name)) for field in definition.fields)
    kept = without_sensitive_fields(definition, data) if hers else dict(data)
    for field in definition.fields:
        people = [column.name for column in field.fields if column.type == "person"]
        value = kept.get(field.name)
        if people and isinstance(value, list):
            kept[field.name] = [
                _line_without(field, line)
                if isinstance(line, dict) and any(is_her(line.get(name)) for name in people)
                else line
                for line in value
            ]
    return kept


def without_sensitive_fields(definition: Definition, data: Data) -> Data:
    """Return ``data`` without the sensitive answers outside of rows."""
    hidden = {field.name for field in definition.fields if field.sensitive}
    return {name: value for name, value in data.items() if name not in hidden}


def _line_without(field: Field, line: dict[str, Json]) -> dict[str, Json]:
    hidden = {column.name for column in field.fields if column.sensitive}
    return {name: one for name, one in line.items() if name not in hidden}
