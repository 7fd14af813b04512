"""Sensitive answers of a record: which there are, and the record without them."""

from __future__ import annotations

from typing import Final

from desktop_app.domain.answers import lines_of
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.records import Data, Json

WITHHELD: Final = frozenset(("refused", "withdrawn"))
"""Answers to ``person.consent`` after which sensitive answers are neither shown in lists nor printed."""


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
    hidden = {field.name for field in definition.fields if field.sensitive}
    fields = {field.name: field for field in definition.fields}
    return {
        name: _rows_without(fields[name], value) if name in fields and fields[name].fields else value
        for name, value in data.items()
        if name not in hidden
    }


def _rows_without(field: Field, value: Json) -> Json:
    hidden = {column.name for column in field.fields if column.sensitive}
    if not hidden or not isinstance(value, list):
        return value
    return [
        {name: one for name, one in line.items() if name not in hidden} if isinstance(line, dict) else line
        for line in value
    ]
