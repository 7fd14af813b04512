"""What the cells of a row say, read as a record's data; for each text that cannot be read, the reason and its column.

As strict as the form: what may mean two things is no answer until somebody has chosen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain import vietnamese
from desktop_app.domain.answers import amount_of, date_of, is_record_id, text_of
from desktop_app.domain.dates import parse_partial_date
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.display import display_field
from desktop_app.domain.entry import PersonalNumberRefused, parse_field
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.domain.grid_rows import GridRow
from desktop_app.domain.grid_sums import differing
from desktop_app.domain.identifiers import check_personal_number
from desktop_app.domain.lifting import computed, day_of
from desktop_app.domain.money import parse_money
from desktop_app.domain.place_text import parse_place
from desktop_app.domain.places import Commune, CommuneAmbiguous, CommuneUnknown
from desktop_app.domain.problems import Problem, details_of
from desktop_app.domain.records import Data, Json

_WITH_DISTRICT: Final = re.compile(r"(?P<name>[^(),]+?)\s*(?:\(\s*(?P<inside>[^()]+?)\s*\)|,\s*(?P<after>[^(),]+))")
_FOLLOWS: Final = ("required", "any_of")
"""Problems that only follow from a text that could not be read."""


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A problem of one row, by the column it stands in (-1: in none); ``refusal`` when its text could not be read."""

    column: int
    problem: Problem
    refusal: Refused | None = None


@dataclass(slots=True)
class Reading:
    """The data of a row, and what of it could not be read."""

    data: Data = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)


class GridReader:
    """Reads the rows of one grid."""

    def __init__(self, definition: Definition, columns: Sequence[GridColumn], context: EntryContext) -> None:
        self.definition = definition
        self.columns = columns
        self.context = context
        self._places: dict[str, list[int]] = {}
        self._choices: dict[tuple[str, str], Json] = {}
        for at, column in enumerate(columns):
            self._places.setdefault(column.field.name, []).append(at)

    def read(self, row: GridRow) -> Reading:
        """Return what ``row`` says. Places are read last: which commune a name means is told by the record's day."""
        reading = Reading()
        later: list[tuple[Field, list[int]]] = []
        for places in self._places.values():
            asked = self.columns[places[0]].field
            if asked.sum_of:
                continue
            if asked.type == "place":
                later.append((asked, places))
            elif asked.type == "person":
                self._read_person(reading, row, asked, places)
            else:
                value = self._cell(reading, row, places[0], partial(self._whole, asked))
                _put(reading.data, asked.name, value)
        for asked, places in later:
            self._read_place(reading, row, asked, places)
        order = {name: at for at, name in enumerate(self._places)}
        reading.data = dict(sorted(reading.data.items(), key=lambda item: order[item[0]]))
        self._check_sums(reading, row)
        return reading

    def total(self, row: GridRow, column: int) -> int | None:
        """Return what a computed column says, None while a part of it is missing or not read."""
        asked = self.columns[column].field
        reading = Reading()
        for name in asked.sum_of:
            part = self.definition.field(name)
            for at in self._places.get(name, ())[:1]:
                _put(reading.data, name, self._cell(reading, row, at, partial(self._whole, part)))
        return None if reading.problems else computed(self.definition, asked, reading.data)

    def shown(self, row: GridRow, column: int, language: str) -> str:
        """Return the text of a cell as a form shows it once it is left; what cannot be read, as it was typed."""
        told, text = self.columns[column], row.texts[column]
        if told.part or not text or told.field.type in ("string", "text", "reference"):
            return text
        try:
            value = row.meant[column] if column in row.meant else self._whole(told.field, text)
        except Refused:
            return text
        return display_field(told.field, value, language, self.context)

    def row_of(self, data: Data, start: GridRow, language: str) -> GridRow:
        """Return ``start`` with the answers of ``data`` as they are shown, each known to mean what it is."""
        row = start
        for at, column in enumerate(self.columns):
            value = data.get(column.field.name)
            if column.part and isinstance(value, dict):
                row = self._with_part(row, at, column, value)
            elif not column.part and value is not None and not column.field.sum_of:
                row = row.meaning(at, display_field(column.field, value, language, self.context), value)
        return row

    def _with_part(self, row: GridRow, at: int, column: GridColumn, value: dict[str, Json]) -> GridRow:
        part = value.get(column.part)
        if column.part == "name":
            text, record = text_of(part), value.get("record")
            return row.meaning(at, text, record) if is_record_id(record) else row.with_text(at, text)
        if column.part == "commune" and part is None and "written" in value:
            return row.with_text(at, text_of(value["written"]))
        if not text_of(part):
            return row
        return row.meaning(at, self._shown_part(column.part, text_of(part)), part)

    def _shown_part(self, part: str, value: str) -> str:
        if part == "birth":
            when = date_of(value)
            return when.display() if when else value
        if part == "commune":
            commune = self.context.communes.by_key(value) if self.context.communes else None
            return commune.full_name if commune else value
        return value

    def place_of(self, problem: Problem) -> int:
        """Return the column a problem of the record stands in, -1 for one that has none here."""
        found = self._places.get(problem.field)
        if not found:
            return -1
        part = str(problem.details.get("part", ""))
        wanted = {"written": "commune", "record": "name"}.get(part, part)
        return next((at for at in found if self.columns[at].part == wanted), found[0])

    def follows(self, problem: Problem, reading: Reading) -> bool:
        """Tell whether a problem only follows from a text that could not be read: that the field is empty."""
        return problem.code.startswith(_FOLLOWS) and any(one.problem.field == problem.field for one in reading.problems)

    def _whole(self, asked: Field, text: str) -> Json:
        """Return what a text says. The answers of a choice are few and come in every row: they are read once."""
        if asked.type != "choice":
            return parse_field(asked, text, self.context)
        if (asked.name, text) not in self._choices:
            self._choices[asked.name, text] = parse_field(asked, text, self.context)
        return self._choices[asked.name, text]

    def _cell(self, reading: Reading, row: GridRow, at: int, read: Callable[[str], Json]) -> Json:
        """Return what one cell says, None for nothing; a text that is refused becomes a problem."""
        if at in row.meant:
            return row.meant[at]
        if not row.texts[at].strip():
            return None
        try:
            return read(row.texts[at])
        except Refused as refusal:
            column = self.columns[at]
            details = details_of(refusal)
            if column.part:
                details["part"] = column.part
            reading.problems.append(CellProblem(at, Problem(column.field.name, refusal.code, details=details), refusal))
            return None

    def _read_person(self, reading: Reading, row: GridRow, asked: Field, places: list[int]) -> None:
        by_part = {self.columns[at].part: at for at in places}
        person: dict[str, Json] = {}
        name = by_part["name"]
        if name in row.meant:
            person["record"] = row.meant[name]
        _put(person, "name", vietnamese.tidy(row.texts[name]) or None)
        _put(person, "birth", self._cell(reading, row, by_part["birth"], _birth))
        _put(person, "number", self._cell(reading, row, by_part["number"], _number))
        _put(reading.data, asked.name, person or None)

    def _read_place(self, reading: Reading, row: GridRow, asked: Field, places: list[int]) -> None:
        """Read village and commune; an address in one cell ("bản Nậm Coóng, xã Nậm Cuổi") is taken apart."""
        by_part = {self.columns[at].part: at for at in places}
        village, commune = (by_part[part] for part in ("village", "commune"))
        days = self._days(reading.data)
        if "," in row.texts[village] and not row.texts[commune].strip() and village not in row.meant:
            read = lambda text: self._on(days, lambda day: parse_place(text, replace(self.context, today=day)))  # noqa: E731
            place = self._cell(reading, row, village, read)
            _put(reading.data, asked.name, place)
            return
        found: dict[str, Json] = {}
        _put(found, "village", vietnamese.tidy(row.texts[village]) or None)
        _put(found, "commune", self._cell(reading, row, commune, lambda text: self._commune(text, days)))
        _put(reading.data, asked.name, found or None)

    def _days(self, data: Data) -> tuple[date, ...]:
        """Return the first and last day on which the record may count, today when nothing is said, none if unknown."""
        when = day_of(self.definition, data)
        if when is not None:
            return (when.start, when.end)
        return (self.context.today,) if self.context.today is not None else ()

    def _commune(self, text: str, days: tuple[date, ...]) -> Json:
        communes = self.context.communes
        name, district = _apart(vietnamese.clean(text))
        if communes is None:
            return None
        if days:
            return self._on(days, lambda day: communes.at(name, day, district).key)
        called = communes.called(name, district)
        if len(called) != 1:
            raise _unclear(name, district, called)
        return called[0].key

    def _on(self, days: tuple[date, ...], read: Callable[[date], Json]) -> Json:
        """Return what a text means on all ``days``; on which it means two things, CommuneAmbiguous."""
        found: list[Json] = []
        refusals: list[Refused] = []
        for day in days or (date.max,):
            try:
                value = read(day)
            except Refused as refusal:
                refusals.append(refusal)
            else:
                found += [] if value in found else [value]
        if not found:
            raise refusals[0]
        if len(found) > 1:
            communes = self.context.communes
            keys = [str(one.get("commune", "")) if isinstance(one, dict) else str(one) for one in found]
            known = [communes.by_key(key) if communes is not None else None for key in keys]
            names = [one.with_district for one in known if one is not None]
            raise CommuneAmbiguous(name=", ".join(names), candidates=names)
        return found[0]

    def _check_sums(self, reading: Reading, row: GridRow) -> None:
        """Warn where a list that was pasted gives another sum than its parts: a slip in one of the three."""
        for at, column in enumerate(self.columns):
            if not column.field.sum_of or not row.texts[at].strip():
                continue
            told = amount_of(self._cell(reading, row, at, parse_money))
            total = computed(self.definition, column.field, reading.data)
            if told is not None and total is not None and told != total:
                reading.problems.append(CellProblem(at, differing(column.field.name, told, total)))


def _put(data: Data, name: str, value: Json) -> None:
    if value is not None:
        data[name] = value


def _birth(text: str) -> Json:
    return parse_partial_date(vietnamese.clean(text)).iso


def _number(text: str) -> Json:
    said = check_personal_number(text)
    if not said.valid:
        raise PersonalNumberRefused(text=text, reason=said.warnings[0], proposal=said.proposal)
    return said.number


def _apart(text: str) -> tuple[str, str | None]:
    """Return a commune's name and the district written behind it: "xã Nậm Cuổi (Sìn Hồ)"."""
    found = _WITH_DISTRICT.fullmatch(text)
    return (text, None) if found is None else (found["name"], found["inside"] or found["after"])


def _unclear(name: str, district: str | None, called: Sequence[Commune]) -> Refused:
    if called:
        return CommuneAmbiguous(name=name, candidates=[one.with_district for one in called])
    return CommuneUnknown(name=name, district=district or "")
