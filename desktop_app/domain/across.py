"""What a record has to do with others: whom and what it names, and what is known of those that name the same.

Pure and total, like validation. Who asks the store is ``services.cross_checks``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from desktop_app.domain.answers import amount_of, is_record_id
from desktop_app.domain.definition import Across, Definition, Field
from desktop_app.domain.erased_answers import is_erased
from desktop_app.domain.lifting import PERSON, PersonLink, answer, lift, person_in
from desktop_app.domain.natural_key import answer_key
from desktop_app.domain.records import Data, Json
from desktop_app.domain.same_person import Human

NUMBER, RECORD = "number:", "record:"
"""How the keys of persons begin who are told apart for certain (see ``lifting.PersonLink``)."""


@dataclass(frozen=True, slots=True)
class Other:
    """A record that names the same person or the same record as the one that is judged.

    ``record`` is "" and ``row`` its place (from 0) for an earlier record of the same batch, which is in no store yet.
    ``role``, ``person_key``, ``person`` (a record's id) and ``name_key`` are the person's, None and "" where no person
    is meant.
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
    name_key: str = ""

    @property
    def human(self) -> Human:
        """What the record itself tells of the person."""
        return told_by(self.person_key, self.person, self.name_key)

    @property
    def year(self) -> int | None:
        """The year in which it counts; None where that is not clear."""
        first, last = self.occurred_from, self.occurred_to
        return None if first is None or last is None or first[:4] != last[:4] else int(first[:4])

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


def human_of(link: PersonLink) -> Human:
    """Return what one record tells of a person it names."""
    return told_by(link.person_key, link.record, link.name_key)


def told_by(person_key: str, record: str | None, name_key: str) -> Human:
    """Return what the lifted columns of one person in one record tell of her."""
    number = person_key.removeprefix(NUMBER) if person_key.startswith(NUMBER) else ""
    name = name_key or (person_key if not person_key.startswith((NUMBER, RECORD)) else "")
    return Human(*(frozenset((one,) if one else ()) for one in (record, number, name)))


def aliases(human: Human) -> frozenset[str]:
    """Return what a person is looked for by: each number, each record, each name with its commune."""
    return frozenset(
        (
            *(f"{NUMBER}{number}" for number in human.numbers),
            *(f"{RECORD}{record}" for record in human.records),
            *(name_in_commune(name) for name in human.names),
        )
    )


def name_in_commune(name_key: str) -> str:
    """Return the part of a name key that does not depend on the birth; it ends with "|"."""
    return f"{name_key.rsplit('|', 1)[0]}|"


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


def people_in(definition: Definition, data: Data) -> Iterator[tuple[Place, PersonLink]]:
    """Yield the persons a record names, as lifted, each with the field or the column of a line she stands in."""
    lived: Data = {name: data[name] for name in (definition.lifts.place,) if name is not None and name in data}
    for field in definition.fields:
        if field.type == PERSON:
            link = person_in(definition, data, field.name)
            if link is not None:
                yield Place(field.name), link
        people = {column.name for column in field.fields if column.type == PERSON}
        lines = data.get(field.name) if people else None
        for row, line in enumerate(lines if isinstance(lines, list) else ()):
            for name in sorted(people) if isinstance(line, dict) else ():
                alone = {one: value for one, value in _items(line) if one == name or one not in people}
                for link in lift(definition, {**lived, field.name: [alone]}).people:
                    yield Place(field.name, row, name), link


def _items(line: Json) -> Iterable[tuple[str, Json]]:
    return line.items() if isinstance(line, dict) else ()


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


def year_of(across: Across, data: Data, counted: int | None) -> int | None:
    """Return the year a record belongs to: by the rule's ``year`` where it is answered, else when it ``counted``."""
    told = amount_of(data.get(across.year)) if across.year else None
    return counted if told is None else told


def missing_years(have: Collection[int], mine: int, across: Across) -> list[int]:
    """Return the years in which an ``earlier`` rule misses a record of a person whose record is of the year ``mine``.

    Where the years in a row may end in either of two, those of the row that misses fewer.
    """
    ends = {"own": (mine,), "before": (mine - 1,), "either": (mine, mine - 1)}[across.last_year]
    rows = [[year for year in range(end - across.years + 1, end + 1) if year not in have] for end in ends]
    return min(rows, key=len)
