"""Linking the persons of a record to a person on file who is told by the same name, birth and commune."""

from __future__ import annotations

from desktop_app.domain.across import human_of, people_in
from desktop_app.domain.definition import Definition
from desktop_app.domain.lifting import PersonLink
from desktop_app.domain.records import Data, Json
from desktop_app.domain.same_person import Human, sameness


def may_be(human: Human, link: PersonLink) -> bool:
    """Tell whether a person named in a record is linked to nobody, and has name, birth and commune of ``human``.

    Who is told by one of her numbers is she for certain, and needs no link.
    """
    told = human_of(link)
    named = Human(numbers=human.numbers, names=human.names)
    return not told.records and told.numbers.isdisjoint(human.numbers) and sameness(named, told) == "certain"


def linked(definition: Definition, data: Data, human: Human, record: str) -> Data:
    """Return ``data`` with whoever may be ``human`` linked to her ``record``; what is written of her stays."""
    changed = dict(data)
    for place, link in people_in(definition, data):
        if not may_be(human, link):
            continue
        value = changed[place.field]
        if place.row is None:
            changed[place.field] = _with(value, record)
        elif isinstance(value, list):
            lines = list(value)
            line = lines[place.row]
            if isinstance(line, dict) and place.column is not None:
                lines[place.row] = {**line, place.column: _with(line[place.column], record)}
            changed[place.field] = lines
    return changed


def _with(value: Json, record: str) -> Json:
    return {**value, "record": record} if isinstance(value, dict) else value
