"""What a person's own record answers beside her name in a record that names her: where she lives, where she works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.records import Data

_TOLD: Final = ("workplace", "position", "qualification", "joined_on", "phone")
"""Answers of a person that forms ask for beside her name, under the same name."""
_UNIT: Final = "workplace"
_POSITION: Final = "position"
"""Asked for alone it means position and unit together, which nobody has written down in one."""


def answers_beside(fields: Sequence[Field], named: str, person: Definition, data: Data) -> Data:
    """Return what ``data`` of a ``person`` answers of the ``fields`` that follow the one she is ``named`` in.

    ``fields`` are of one section, or the columns of one line. The place is that of the person named first.
    """
    names = [field.name for field in fields]
    first = next((field.name for field in fields if field.type == "person"), "") == named
    theirs = {field.name: field.type for field in person.fields if field.name in _TOLD and not field.sensitive}
    if _UNIT not in names:
        theirs.pop(_POSITION, None)
    found: Data = {}
    for field in fields[names.index(named) + 1 :]:
        if field.type == "place":
            value = data.get(person.lifts.place or "") if first else None
        else:
            value = data.get(field.name) if theirs.get(field.name) == field.type else None
        if value is not None and not (field.sensitive or field.hidden or field.retired):
            found[field.name] = value
    return found
