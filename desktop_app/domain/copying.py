"""Which answers a new record takes over from one it is begun from: what was done, not whom it was done for."""

from __future__ import annotations

from typing import Final

from desktop_app.domain.definition import Definition, Field, FieldType
from desktop_app.domain.records import Data

_OWN: Final[frozenset[FieldType]] = frozenset(("identifier", "attachment"))
"""Types whose answer belongs to one record alone."""


def copied(definition: Definition, data: Data) -> Data:
    """Return the answers of ``data`` that a new record of ``definition`` begins with.

    Left out: what the record is called by; where that is a person, everything that is asked about the person beside
    it; numbers, files, sensitive answers and free words about people; what the program works out or writes itself.
    """
    own = _sections_of_persons(definition)
    return {
        field.name: data[field.name]
        for field in definition.fields
        if field.name in data and field.section not in own and not _is_own(definition, field)
    }


def _sections_of_persons(definition: Definition) -> set[str]:
    named = [definition.field(name) for name in definition.lifts.title]
    return {field.section for field in named if field.type == "person"}


def _is_own(definition: Definition, field: Field) -> bool:
    """Tell whether the answer of ``field`` is that record's alone."""
    marked = field.sensitive or field.personal or field.hidden or field.retired or bool(field.sum_of)
    return marked or field.type in _OWN or field.constraints.unique or field.name in definition.lifts.title
