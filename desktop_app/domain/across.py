"""What a record has to do with others: whom and what it names, and what is known of those that name the same.

Pure and total, like validation. Who asks the store is ``services.cross_checks``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.answers import is_record_id
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.erased_answers import is_erased
from desktop_app.domain.lifting import PersonLink, answer
from desktop_app.domain.natural_key import answer_key
from desktop_app.domain.records import Data, Json

PERSON: Final = "person"
NUMBER, RECORD = "number:", "record:"
"""How the keys of persons begin who are told apart for certain (see ``lifting.PersonLink``)."""


@dataclass(frozen=True, slots=True)
class Other:
    """A record that names the same person or the same record as the one that is judged.

    ``record`` is "" and ``row`` its place (from 0) for an earlier record of the same batch, which is in no store yet.
    ``role``, ``person_key`` and ``person`` (a record's id) are the person's, None and "" where no person is meant.
    ``answers`` reads its data; they are read only when a rule compares them.
    """

    record: str
    kind: str
    form_version: int
    title: str
    subtype: str | None
    occurred_from: str | None
    occurred_to: str | None
    answers: Callable[[], Data]
    role: str | None = None
    person_key: str = ""
    person: str | None = None
    row: int | None = None

    def of_subtype(self, values: tuple[str, ...]) -> bool:
        """Tell whether its subtype, or a part of a composite one, is among ``values``; any is when there are none."""
        if not values:
            return True
        return self.subtype is not None and not {self.subtype, *self.subtype.split("/")}.isdisjoint(values)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a record something stands: a field, or a column in the ``row``-th line of one."""

    field: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """An answer that names another record: ``kind`` is what kind it must be."""

    place: Place
    record: str
    kind: str


def aliases(link: PersonLink) -> frozenset[str]:
    """Return the keys by which a person, as named in one record, is found in others."""
    return frozenset((link.person_key, *((f"{RECORD}{link.record}",) if link.record else ())))


def is_certain(other: Other, known: frozenset[str]) -> bool:
    """Tell whether ``other`` names a person of these aliases for certain.

    A number or a record says so. A name does with birth and commune only: one full name in five is shared.
    """
    if other.person_key.startswith((NUMBER, RECORD)) or (other.person and f"{RECORD}{other.person}" in known):
        return True
    return all(other.person_key.rsplit("|", 2)[1:])


def pointers(definition: Definition, data: Data) -> Iterator[Pointer]:
    """Yield every answer that names a record: references and linked persons, in rows too; codes of lists are none.

    The link of a person who was erased is none: her record is empty, or there never was one.
    """
    for field in definition.fields:
        for place, asked, value in _answers(field, data):
            if is_erased(value):
                continue
            named = value.get("record") if asked.type == PERSON and isinstance(value, dict) else value
            if asked.type in ("reference", PERSON) and isinstance(named, str) and is_record_id(named):
                yield Pointer(place, named, PERSON if asked.type == PERSON else asked.target or "")


def sensitive_answers(definition: Definition, data: Data) -> Iterator[Place]:
    """Yield where sensitive questions are answered."""
    for field in definition.fields:
        for place, asked, value in _answers(field, data):
            if (field.sensitive or asked.sensitive) and value not in (None, "", [], {}):
                yield place


def _answers(field: Field, data: Data) -> Iterator[tuple[Place, Field, Json]]:
    """Yield a field's answer with its place, and for rows the answers in their columns."""
    value = data.get(field.name)
    if field.type != "rows":
        yield Place(field.name), field, value
        return
    for row, line in enumerate(value if isinstance(value, list) else ()):
        for column in field.fields:
            if isinstance(line, dict):
                yield Place(field.name, row, column.name), column, line.get(column.name)


def same_answers(
    names: tuple[str, ...], definition: Definition, data: Data, other_definition: Definition, other: Data
) -> bool:
    """Tell whether all ``names`` are answered, and alike, in both records; what is unanswered is like nothing."""
    theirs = {field.name: field for field in other_definition.fields}
    for name in names:
        if name not in theirs:
            return False
        mine = answer_key(definition.field(name), answer(definition, data, name))
        if not mine or mine != answer_key(theirs[name], answer(other_definition, other, name)):
            return False
    return True


def role_of(definition: Definition, name: str) -> str | None:
    """Return the role a person has in the field ``name``, None where the kind has no person there: any role will do."""
    return next((field.role for field in definition.fields if field.name == name and field.type == PERSON), None)
