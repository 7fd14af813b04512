"""What reports and lists read of a version, taken out of its data by its definition. Derived; can be rebuilt.

``lift`` is pure: storage writes what it returns next to the version's bytes. It never raises on any JSON: a part that
is malformed is left out, for validation to name. A receive lifts every version it takes in, so this is a hot path:
what a definition says is worked out once (``Lifter``) and kept per definition file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct

from desktop_app.domain import vietnamese
from desktop_app.domain.answers import LARGEST_NUMBER, amount_of, commune_of, date_of, is_record_id, lines_of, text_of
from desktop_app.domain.counted_numbers import CountedNumbers
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.erased_answers import ERASED_NAME
from desktop_app.domain.natural_key import NaturalKey, keyed_fields
from desktop_app.domain.records import Data, Json
from desktop_app.domain.same_person import name_key

PERSON: Final = "person"
"""The kind of people's own records, and the type of the fields that name people."""
NAME: Final = "name"
"""The field of such a record under which its name key is kept among the references."""
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,47}")
"""A record's id, or the code of an option."""
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_BETWEEN: Final = " · "
FUND_TYPES: Final = "fund_types"
"""The list of where money comes from."""


class PersonLink(Struct, frozen=True):
    """A person's part in a version: ``record`` of kind person when known, the name as written, role and share.

    ``share`` is a decimal percentage as text ("33.5") or None, ``value`` đồng or None. ``person_key`` tells persons
    apart by itself, so that persons are counted as ``COUNT(DISTINCT person_key)``: "number:<digits>" when the
    personal number is written, else "record:<id>" when a record is linked, else ``name_key``: folded name, commune and
    birth joined by "|", which is there in any case, so that she is found by it too.
    """

    role: str
    name: str
    person_key: str
    record: str | None = None
    share: str | None = None
    value: int | None = None
    name_key: str = ""


class FundingLine(Struct, frozen=True):
    """Money from one source, đồng."""

    source: str
    amount: int


class Lifted(Struct, frozen=True):
    """The lifted columns. Dates are ISO days; ``sort_key`` orders Vietnamese text when compared as bytes.

    ``duplicate_key`` is the definition's natural key after folding, "" when it is incomplete. ``search_text`` is all
    text to be found, unfolded.
    """

    title: str
    sort_key: bytes
    duplicate_key: str
    search_text: str
    occurred_from: str | None = None
    occurred_to: str | None = None
    precision: str | None = None
    subtype: str | None = None
    commune: str | None = None
    campaign: str | None = None
    movement: str | None = None
    value: int | None = None
    turns: int | None = None
    people: tuple[PersonLink, ...] = ()
    funding: tuple[FundingLine, ...] = ()
    row_counts: tuple[tuple[str, int], ...] = ()
    """The numbers that measures add up, each under a name that says what it is: see ``counted_numbers``."""
    ended: str | None = None
    """Last day on which a stock may count; ``ended_from`` is the first on which it may have counted the last time."""
    ended_from: str | None = None
    references: tuple[tuple[str, str], ...] = ()
    """(field, id or list code) of each reference, the campaign aside; of a person's own record also her name key."""
    attachments: tuple[str, ...] = ()
    """SHA-256 of each attached file, once, in their order as text."""


def lift(definition: Definition, data: Data, unit: str = "") -> Lifted:
    """Return the lifted columns of ``data``; ``turns`` is the number of people unless the kind has a field for it.

    ``unit`` is the code of the unit whose record it is: part of the duplicate key where the definition says so.
    """
    lifter = _lifters.get(definition.sha256)
    if lifter is None or lifter.definition is not definition:
        lifter = _lifters[definition.sha256] = Lifter(definition)
    return lifter.lift(data, unit)


def answer(definition: Definition, data: Data, name: str) -> Json:
    """Return the answer to the top-level field ``name``, computed where the field is a sum; None when there is none.

    Lists, papers and sheets read answers through this. Raises KeyError for a field the definition does not have.
    """
    field = definition.field(name)
    return computed(definition, field, data) if field.sum_of else data.get(name)


def computed(definition: Definition, field: Field, data: Data) -> int | None:
    """Return the sum a ``sum_of`` field stands for, đồng.

    None while a required part is not answered, or when no part is: a total is never made up from what is missing.
    """
    total: int | None = None
    for name in field.sum_of:
        amount = amount_of(data.get(name))
        if amount is not None:
            total = amount + (total or 0)
        elif definition.field(name).constraints.required:
            return None
    return total


def person_in(definition: Definition, data: Data, name: str) -> PersonLink | None:
    """Return the person named in the top-level field ``name``, as lifted, or None."""
    place = definition.lifts.place
    return _person_link(
        data.get(name), definition.field(name).role or "", commune_of(data.get(place)) if place else None, None, None
    )


def day_of(definition: Definition, data: Data) -> PartialDate | None:
    """Return the date on which a record counts, or None."""
    lifts = definition.lifts
    when = date_of(data.get(lifts.occurred)) if lifts.occurred else None
    if when is None and lifts.occurred_else:
        when = date_of(data.get(lifts.occurred_else))
    return when


class Lifter:
    """The lifting of one definition, worked out once."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        lifts = definition.lifts
        self._lifts = lifts
        self._title = [(name, _reader(definition.field(name), short=True)) for name in lifts.title]
        self._search = [(name, _reader(definition.field(name), short=False)) for name in definition.search]
        self._key = NaturalKey(keyed_fields(definition, {}), definition.key_years)
        self._key_cases = [
            (case, NaturalKey([definition.field(name) for name in case.key], definition.key_years))
            for case in definition.key_cases
        ]
        self._people = [field for field in definition.fields if field.type == "person"]
        self._rows = [field for field in definition.fields if field.type == "rows"]
        self._row_people = {field.name: _row_people(field) for field in self._rows}
        self._funding = [field.name for field in definition.fields if field.type == "funding"]
        self._value = definition.field(lifts.value) if lifts.value else None
        self._source = None if self._funding or self._value is None else _source_of(definition)
        self._numbers = CountedNumbers(definition)
        self._references = _reference_fields(definition)
        self._attachments = [field.name for field in definition.fields if field.type == "attachment"]
        by_name = lifts.sort == "person" or (bool(lifts.title) and definition.field(lifts.title[0]).type == "person")
        self._sort_key = vietnamese.person_sort_key if by_name else vietnamese.text_sort_key

    def lift(self, data: Data, unit: str = "") -> Lifted:
        """Return the lifted columns of ``data``, a record of ``unit``."""
        lifts = self._lifts
        title = _BETWEEN.join([text for name, read in self._title if (text := read(data.get(name)))])
        commune = commune_of(data.get(lifts.place)) if lifts.place else None
        value = self._value_of(data)
        people = self._people_of(data, commune, value)
        when = day_of(self.definition, data)
        ended = date_of(data.get(lifts.ended)) if lifts.ended else None
        campaign = data.get(lifts.campaign) if lifts.campaign else None
        turns = amount_of(data.get(lifts.turns)) if lifts.turns else len(people) or None
        first, last = _days(when)
        ended_from, ended_last = _days(ended)
        return Lifted(
            title=title,
            sort_key=self._sort_key(title),
            duplicate_key=self._duplicate_key(data, unit),
            search_text=" ".join([text for name, read in self._search if name in data and (text := read(data[name]))]),
            occurred_from=first,
            occurred_to=last,
            precision=when.precision if when else None,
            subtype=_joined([text_of(data.get(name)) for name in lifts.subtype]),
            commune=commune,
            campaign=campaign if is_record_id(campaign) else None,
            movement=(text_of(data.get(lifts.movement)) or None) if lifts.movement else None,
            value=value,
            turns=turns,
            people=people,
            funding=self._funding_of(data) if self._funding else self._from_one_source(data, value),
            row_counts=self._numbers.read(data, when),
            ended=ended_last,
            ended_from=ended_from,
            references=self._references_of(data, commune) if self._references else (),
            attachments=attached_files(data, self._attachments) if self._attachments else (),
        )

    def _duplicate_key(self, data: Data, unit: str) -> str:
        definition = self.definition
        natural = self._key
        if self._key_cases:
            natural = next((key for case, key in self._key_cases if data.get(case.when) in case.values), natural)
        key = natural.of(data, data.get(self._lifts.place) if self._lifts.place else None)
        return f"{unit}|{key}" if key and definition.key_of_unit else key

    def _references_of(self, data: Data, commune: str | None) -> tuple[tuple[str, str], ...]:
        found: dict[tuple[str, str], None] = {}
        if self.definition.kind == PERSON and (name := text_of(data.get(NAME))):
            found[NAME, name_key(name, text_of(data.get("birth")), commune)] = None
        for name, columns in self._references:
            values = (
                [data.get(name)]
                if columns is None
                else [line.get(column) for line in lines_of(data.get(name)) for column in columns]
            )
            found |= {(name, value): None for value in values if isinstance(value, str) and _CODE.fullmatch(value)}
        return tuple(found)

    def _value_of(self, data: Data) -> int | None:
        field = self._value
        if field is None:
            return None
        return computed(self.definition, field, data) if field.sum_of else amount_of(data.get(field.name))

    def _people_of(self, data: Data, commune: str | None, value: int | None) -> tuple[PersonLink, ...]:
        people: list[PersonLink] = []
        for field in self._people:
            link = _person_link(data.get(field.name), field.role or "", commune, None, value)
            if link is not None:
                people.append(link)
        for field in self._rows:
            for line in lines_of(data.get(field.name)):
                for column, place, share, amount in self._row_people[field.name]:
                    link = _person_link(
                        line.get(column.name),
                        column.role or "",
                        commune_of(line.get(place)) if place else commune,
                        text_of(line.get("share")) or None if share else None,
                        amount_of(line.get("value")) if amount else None,
                    )
                    if link is not None:
                        people.append(link)
        return tuple(people)

    def _from_one_source(self, data: Data, value: int | None) -> tuple[FundingLine, ...]:
        """Return the line of a kind that names one source for all of its value."""
        source = text_of(data.get(self._source)) if self._source is not None else ""
        return (FundingLine(source, value),) if source and value is not None else ()

    def _funding_of(self, data: Data) -> tuple[FundingLine, ...]:
        lines: list[FundingLine] = []
        for name in self._funding:
            for line in lines_of(data.get(name)):
                source, amount = text_of(line.get("source")), amount_of(line.get("amount"))
                if source and amount is not None:
                    lines.append(FundingLine(source, amount))
        # Lines together are one amount, and nobody gives what no amount may be.
        return tuple(lines) if sum(abs(line.amount) for line in lines) <= LARGEST_NUMBER else ()


def attached_files(data: Data, fields: Iterable[str]) -> tuple[str, ...]:
    """Return the SHA-256 of each file that an answer in one of ``fields`` names, once, sorted."""
    named = (line.get("sha256") for name in fields for line in lines_of(data.get(name)))
    return tuple(sorted({one for one in named if isinstance(one, str) and _SHA256.fullmatch(one)}))


def _reference_fields(definition: Definition) -> list[tuple[str, list[str] | None]]:
    """Return the fields that hold references, with their columns (None: the field itself is one)."""
    found: list[tuple[str, list[str] | None]] = []
    for field in definition.fields:
        columns = [column.name for column in field.fields if column.type == "reference"]
        if field.type == "reference" and field.name != definition.lifts.campaign:
            found.append((field.name, None))
        elif columns:
            found.append((field.name, columns))
    return found


def _source_of(definition: Definition) -> str | None:
    """Return the choice that says where all of the money comes from, None where there is none."""
    named = (one.name for one in definition.fields if one.type == "choice" and one.list_name == FUND_TYPES)
    return next(named, None)


def _days(when: PartialDate | None) -> tuple[str | None, str | None]:
    """Return the first and the last day of a date as ISO; most are one day, written once."""
    if when is None:
        return None, None
    first = when.start.isoformat()
    return first, first if when.precision == "day" else when.end.isoformat()


def _joined(parts: list[str]) -> str | None:
    return "/".join(parts) if any(parts) else None


_lifters: Final[dict[str, Lifter]] = {}


def _row_people(field: Field) -> list[tuple[Field, str | None, bool, bool]]:
    """Return the person columns of rows, with the columns that say more of them (see resources/forms/README.md)."""
    types = {column.name: column.type for column in field.fields}
    place = next((column.name for column in field.fields if column.type == "place"), None)
    share, value = types.get("share") == "number", types.get("value") == "money"
    return [(column, place, share, value) for column in field.fields if column.type == "person"]


def _person_link(
    value: Json, role: str, commune: str | None, share: str | None, amount: int | None
) -> PersonLink | None:
    if not isinstance(value, dict):
        return None
    name = text_of(value.get("name"))
    if not name:
        return None
    number, linked = text_of(value.get("number")), value.get("record")
    record = linked if is_record_id(linked) else None
    named = name_key(name, text_of(value.get("birth")), commune)
    key = f"number:{number}" if number else f"record:{record}" if record else named
    return PersonLink(role, name, key, record, share, amount, "" if name == ERASED_NAME else named)


def person_key(value: dict[str, Json], commune: str | None) -> str | None:
    """Return what tells a person apart (see ``PersonLink``) who lives in ``commune``; None for one without a name."""
    link = _person_link(value, "", commune, None, None)
    return link.person_key if link is not None else None


def _reader(field: Field, *, short: bool) -> Callable[[Json], str]:
    """Return the function that reads an answer as text: ``short`` for titles, else everything to be found by."""
    if field.options and field.type != "funding":
        titles = {option.code: option.title.vi for option in field.options}
        return lambda value: titles.get(value, "") if isinstance(value, str) else ""
    if field.type == "partial_date":
        return lambda value: when.display() if (when := date_of(value)) else ""
    if field.type in ("integer", "money"):
        return lambda value: "" if (amount := amount_of(value)) is None else str(amount)
    if field.type == "rows":
        columns = [(column.name, _reader(column, short=short)) for column in field.fields]
        return lambda value: " ".join(
            text for line in lines_of(value) for name, read in columns if (text := read(line.get(name)))
        )
    members = _TITLE_MEMBERS if short else _SEARCH_MEMBERS
    wanted = members.get(field.type)
    if wanted is None:
        return text_of
    return lambda value: (
        " ".join([text for member in wanted if member in value and (text := text_of(value[member]))])
        if isinstance(value, dict)
        else ""
    )


_TITLE_MEMBERS: Final[dict[str, tuple[str, ...]]] = {
    "person": ("name",),
    "place": ("village",),
    "document": ("number", "symbol"),
}
_SEARCH_MEMBERS: Final[dict[str, tuple[str, ...]]] = {
    "person": ("name", "number"),
    "place": ("village", "written"),
    "document": ("number", "symbol", "issuer", "abstract"),
}
