"""A record kind as data: what one TOML file in ``resources/forms`` says, after strict validation.

Vocabulary follows the Frictionless Table Schema where it has a word. ``definition_loader`` makes these objects;
nothing else does. Kinds, field names and option codes are immutable once released.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

FieldType = Literal[
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
]
RuleType = Literal[
    "required_if",
    "not_before",
    "not_after",
    "sums_to",
    "empty_if",
    "any_of",
    "not_above",
    "share_at_least",
    "share_of",
    "lines_not_above",
    "time_not_before",
    "empty_if_equal",
]
AcrossType = Literal["once", "used_once", "alive", "earlier", "among", "answered", "not_counted", "alike"]
LastYear = Literal["before", "own", "either"]
Nature = Literal["flow", "stock", "rate"]
MeasureType = Literal["count", "value", "persons", "turns", "sum", "rate", "yearly_rate", "balance"]
Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A title or help text in both languages."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in ``language``; anything but ``en`` is Vietnamese."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a ``choice``: an immutable code, and whether it may still be chosen.

    ``valid_from`` and ``valid_to`` are the first and last ISO day on which it was one; ``variants`` are spellings that
    are read, never written.
    """

    code: str
    title: Bilingual
    retired: bool = False
    valid_from: str | None = None
    valid_to: str | None = None
    variants: tuple[str, ...] = ()

    def existed(self, first: str, last: str) -> bool:
        """Tell whether it was an answer on some day from ``first`` to ``last`` (ISO days)."""
        return (self.valid_from is None or self.valid_from <= last) and (
            self.valid_to is None or first <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Constraints:
    """Limits of one value, in Frictionless words.

    ``minimum``/``maximum`` are whole numbers, decimal texts ("0.5") or ISO dates as text. ``min_length``/``max_length``
    count letters of a text, and lines of ``rows``, ``funding`` and ``attachment``. ``unique`` belongs to columns of
    ``rows``: no two rows of a record may hold the same answer.
    """

    required: bool = False
    minimum: str | int | None = None
    maximum: str | int | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    unique: bool = False
    enum: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    ``options`` belongs to ``choice``, ``funding`` and, as answers everybody has, to ``reference``; ``list_name`` is
    the file they were read from. ``fields`` and ``row_title`` belong to ``rows``; ``target`` (a kind) to ``reference``;
    ``width`` is in twelfths of the form's width. ``sticky`` values are carried to the next record. ``roles`` is
    the role a ``person`` plays in ``version_person`` (``recipient``, ``author`` …). A ``money`` field with ``sum_of``
    is computed from the named money fields and never entered: ``lifting.answer`` gives its value. A ``hidden`` field
    is written by the program alone and stands on no form. ``personal`` marks a line of free words that names or tells
    of people: it goes when those of the record are erased.
    """

    name: str
    type: FieldType
    title: Bilingual
    description: Bilingual
    section: str = ""
    constraints: Constraints = field(default_factory=Constraints)
    options: tuple[Option, ...] = ()
    fields: tuple[Field, ...] = ()
    target: str | None = None
    role: str | None = None
    sensitive: bool = False
    personal: bool = False
    sticky: bool = False
    width: int = 6
    retired: bool = False
    sum_of: tuple[str, ...] = ()
    list_name: str | None = None
    hidden: bool = False

    def child(self, name: str) -> Field:
        """Return the column ``name`` of a ``rows`` field. Raises KeyError."""
        for column in self.fields:
            if column.name == name:
                return column
        raise KeyError(name)

    def option(self, code: str) -> Option | None:
        """Return the option with ``code``, or None for a code this definition does not know."""
        return next((option for option in self.options if option.code == code), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A headed group of fields."""

    name: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Rule:
    """A statement about several fields.

    ``required_if``: ``field`` is required when ``other`` has one of ``values`` (or, when there are no ``values``, any
    answer at all); ``empty_if``: it must be empty then. ``any_of``: ``field`` or one of the fields named in ``values``
    is answered. ``not_before``/``not_after``: dates ``field`` and ``other``, of a document its
    own. ``time_not_before``: times of one day, written as hour and minute. ``sums_to``: the ``column`` amounts of rows
    or funding ``field`` sum to field ``other`` or, when ``other`` is None, to the number ``total``.
    ``not_above``: number ``field`` is not more than ``other``. ``share_at_least``: it is ``total`` per cent of it.
    ``share_of``: ``field`` says how many per cent ``other`` is of ``whole``. ``lines_not_above``: ``field`` has no
    more lines than ``other`` says. ``empty_if_equal``: it is empty when the numbers ``other`` and ``whole`` are equal.
    With ``when``, a rule speaks only while that field has one of ``when_values``, or any answer when there are none.
    With ``within`` (a ``rows`` field) it is asked of each line: ``field`` is a column, other names are columns or,
    where the rows have none of that name, fields of the record.
    """

    type: RuleType
    field: str
    other: str | None = None
    values: tuple[str, ...] = ()
    column: str | None = None
    total: str | None = None
    level: Level = "error"
    when: str | None = None
    when_values: tuple[str, ...] = ()
    within: str | None = None
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Across:
    """A statement about a record and the other completed records of the store.

    ``once``: no other record of ``kinds`` (with a subtype in ``values``) has the person in ``field`` and the same
    answers in ``same``. ``used_once``: none of ``kinds`` refers to what ``field`` refers to; with ``before``, only
    those that count before the record's own day are asked. ``alive``: the person in ``field`` had not died.
    ``earlier``: the person has records of ``kinds`` with a subtype in ``values`` in each of ``years`` years in a row.
    Which year a record belongs to says its field ``year``, where it has it, else the day it counts on; ``last_year``
    says whether the row ends in the record's own year, in the one before, or in either. ``among``: the record
    ``field`` (a reference) names has the person in ``other``, in one of the roles ``values``. ``answered``: it has
    one of ``values`` in its field ``other``. ``not_counted``: the person has no records of ``kinds`` with one of
    ``values`` in their field ``other``, for those do not count. ``alike``: no other record of the kind has a
    ``field`` that is the same by ``share`` per cent. An empty ``kinds`` is the kind itself.
    """

    type: AcrossType
    field: str
    kinds: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    years: int = 0
    level: Level = "error"
    when: str | None = None
    when_values: tuple[str, ...] = ()
    other: str | None = None
    year: str | None = None
    last_year: LastYear = "before"
    before: bool = False
    share: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """How a record counts in reports.

    ``count`` counts records (or, with ``field`` naming ``rows``, the rows); ``value`` sums a money field (đồng);
    ``persons`` counts different persons; ``turns`` (lượt) counts persons each time; ``sum`` adds up the whole number
    ``field``; ``rate`` is the sum of ``field`` in per cent of the sum of ``other``, ``yearly_rate`` the mean of the
    rates of the years; ``balance`` is the value of the subtypes ``values`` less that of the subtypes ``minus``.
    ``nature`` says whether sums over a period make sense. ``values`` narrows: to funding lines of these sources when
    ``field`` is the funding, else to records of these subtypes. ``day`` names the date of a ``sum``: a stock takes the
    number of a record only when it was counted by then. ``qualifier`` names the field that says how exact it is.
    """

    name: str
    type: MeasureType
    nature: Nature
    title: Bilingual
    field: str | None = None
    values: tuple[str, ...] = ()
    other: str | None = None
    minus: tuple[str, ...] = ()
    day: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Lifts:
    """Which fields fill the columns that reports read; None where a kind has no such thing.

    ``occurred_else`` is read while ``occurred`` is not answered. ``subtype`` of several choices is kept joined by "/".
    ``ended`` is the last day on which a stock counts; ``snapshot``: a record is a count at a date, and only
    the newest of its unit at the end of a period counts. ``sort`` says how the title is ordered: as a
    ``person``'s name (given name first) or as ``text``.
    """

    occurred: str | None = None
    place: str | None = None
    campaign: str | None = None
    movement: str | None = None
    subtype: tuple[str, ...] = ()
    value: str | None = None
    turns: str | None = None
    title: tuple[str, ...] = ()
    occurred_else: str | None = None
    sort: Literal["text", "person"] = "text"
    ended: str | None = None
    snapshot: bool = False


@dataclass(frozen=True, slots=True)
class KeyCase:
    """Another natural key for the records that answer ``when`` with one of ``values``."""

    when: str
    values: tuple[str, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of one record kind. ``sha256`` is of the TOML file's bytes; bundles name definitions by it.

    ``internal``: the program alone writes such records; nobody enters them. ``key_of_unit``: the natural key tells
    records of one unit apart (a club's name, a period), those of two units are never the same. Of the dates in
    ``key_years`` only the year is part of the key; the first of ``key_cases`` that speaks has a key of its own.
    """

    kind: str
    version: int
    title: Bilingual
    plural: Bilingual
    description: Bilingual
    icon: str
    group: str
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    measures: tuple[Measure, ...]
    lifts: Lifts
    key: tuple[str, ...]
    columns: tuple[str, ...]
    search: tuple[str, ...]
    sha256: str
    source: bytes
    across: tuple[Across, ...] = ()
    internal: bool = False
    key_of_unit: bool = False
    key_years: tuple[str, ...] = ()
    key_cases: tuple[KeyCase, ...] = ()

    def field(self, name: str) -> Field:
        """Return the top-level field ``name``. Raises KeyError."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)

    def fields_of(self, section: str) -> Iterator[Field]:
        """Yield the fields of one section that stand on the form, in order."""
        shown = (candidate for candidate in self.fields if not (candidate.retired or candidate.hidden))
        return (candidate for candidate in shown if candidate.section == section)


class Definitions:
    """All known definitions: the current one of each kind, and every older version records were entered with."""

    def __init__(self, versions: Mapping[tuple[str, int], Definition]) -> None:
        self._versions = dict(versions)
        self._current: dict[str, Definition] = {}
        for definition in self._versions.values():
            newest = self._current.get(definition.kind)
            if newest is None or definition.version > newest.version:
                self._current[definition.kind] = definition
        self._by_hash = {definition.sha256: definition for definition in self._versions.values()}

    def __iter__(self) -> Iterator[Definition]:
        return iter(self._current.values())

    def __contains__(self, kind: str) -> bool:
        return kind in self._current

    def current(self, kind: str) -> Definition:
        """Return the newest version of ``kind``. Raises KeyError."""
        return self._current[kind]

    def version(self, kind: str, version: int) -> Definition:
        """Return the version a record was entered with. Raises KeyError."""
        return self._versions[kind, version]

    def versions_of(self, kind: str) -> list[Definition]:
        """Return all known versions of ``kind``, oldest first; none for an unknown kind."""
        return sorted((one for one in self._versions.values() if one.kind == kind), key=lambda one: one.version)

    def by_hash(self, sha256: str) -> Definition | None:
        """Return the definition whose file has this hash, or None."""
        return self._by_hash.get(sha256)
