"""The tables of one record kind in a data package: one line a record, and a table for each list of lines in it.

Lines of ``rows``, ``funding`` and ``attachment`` stand in a table ``kind.field`` of their own, tied to their record by
its id. What no column takes (see ``data_columns``) stands as JSON in the column ``other_answers``; without sensitive
answers only where it cannot say who somebody is, else it is left out and counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.domain.data_columns import (
    RECORD_PATTERN,
    AnswerColumns,
    Schema,
    Surroundings,
    columns_of_answer,
    schema,
)
from desktop_app.domain.definition import Bilingual, Definition, Field, Option
from desktop_app.domain.lifting import PERSON, answer
from desktop_app.domain.records import Data, Json
from desktop_app.domain.same_person import NUMBERS
from desktop_app.domain.sheet_cells import NO_CELL, SheetCell, text_cell

STATES: Final = ("draft", "complete")
_LINES: Final = ("rows", "funding", "attachment")
_TELLING: Final = ("person", "identifier", "rows")
"""Types whose malformed answers may hold a personal number."""
_OTHER: Final = "other_answers"


@dataclass(frozen=True, slots=True)
class DataTable:
    """One table: its ``name``, what it is called, its Table Schema."""

    name: str
    title: str
    description: str
    schema: Schema


@dataclass(frozen=True, slots=True)
class RecordFactsTold:
    """What stands before the answers of a record."""

    record: str
    unit: str
    state: str
    travel: str
    form_version: int


@dataclass(slots=True)
class Told:
    """A record as lines: its own ``cells``, and those of each table of lines; ``left_out`` answers no table holds."""

    cells: list[SheetCell]
    lines: dict[str, list[list[SheetCell]]]
    left_out: int = 0


class KindTables:
    """The tables of one definition; ``sensitive``: with sensitive answers and personal numbers."""

    def __init__(self, definition: Definition, around: Surroundings, *, sensitive: bool) -> None:
        around = replace(around, numbers=sensitive)
        self._definition = definition
        self._sensitive = sensitive
        fields = [field for field in definition.fields if sensitive or not kept_back(definition.kind, field)]
        self._fields = {one.name: columns_of_answer(one, around) for one in fields if one.type not in _LINES}
        self._lines = {one.name: _Lines(one, around, sensitive) for one in fields if one.type in _LINES}
        self._known = {field.name: field for field in definition.fields}
        self._language = around.language

    def tables(self) -> list[DataTable]:
        """Return the table of the records, then those of their lines."""
        kind, language = self._definition.kind, self._language
        columns = [*_BEFORE, *(made for one in self._fields.values() for made in one.fields), _REST]
        links = [link for one in self._fields.values() for link in one.links]
        own = DataTable(
            kind,
            self._definition.plural.in_language(language),
            self._definition.description.in_language(language),
            {"fields": [*columns], "primaryKey": ["record_id"], "foreignKeys": [_key(*link) for link in links]},
        )
        return [own, *(self._table(lines) for lines in self._lines.values())]

    def _table(self, lines: _Lines) -> DataTable:
        columns = [*_BEFORE_LINE, *(made for one in lines.columns.values() for made in one.fields), _REST]
        links = [("record_id", self._definition.kind), *(link for one in lines.columns.values() for link in one.links)]
        title, field = self._definition.plural.in_language(self._language), lines.field
        return DataTable(
            f"{self._definition.kind}.{field.name}",
            f"{title}: {field.title.in_language(self._language)}",
            field.description.in_language(self._language),
            {
                "fields": [*columns],
                "primaryKey": ["record_id", "line"],
                "foreignKeys": [_key(*link) for link in links],
            },
        )

    def told(self, facts: RecordFactsTold, data: Data) -> Told:
        """Return a record's lines. Total: whatever the data hold, something is told of it or counted."""
        cells = [
            text_cell(facts.record),
            text_cell(facts.unit),
            text_cell(facts.state),
            text_cell(facts.travel),
            SheetCell(str(facts.form_version), "whole", facts.form_version),
        ]
        made, rest, left_out = self._answers(data)
        cells += made
        told = Told(cells, {}, left_out)
        for name, lines in self._lines.items():
            value = data.get(name)
            if value is None:
                continue
            if isinstance(value, list):
                found = [lines.told(facts.record, number, one) for number, one in enumerate(value, start=1)]
                told.lines[name] = [one for one, _left in found]
                told.left_out += sum(left for _one, left in found)
            else:
                told.left_out += _put(rest, name, value, self._sensitive or self._known[name].type not in _TELLING)
        told.cells.append(_rest_cell(rest))
        return told

    def _answers(self, data: Data) -> tuple[list[SheetCell], Data, int]:
        cells: list[SheetCell] = []
        rest: Data = {}
        left_out = 0
        for name, columns in self._fields.items():
            value = answer(self._definition, data, name)
            made = _cells(columns, value)
            cells += made or [NO_CELL] * len(columns.fields)
            if made is None:
                left_out += _put(rest, name, value, self._sensitive or self._known[name].type not in _TELLING)
        for name in data.keys() - self._known.keys():  # of no form this program knows
            left_out += _put(rest, name, data[name], self._sensitive)
        return cells, rest, left_out


class _Lines:
    """The table of one field of lines."""

    def __init__(self, field: Field, around: Surroundings, sensitive: bool) -> None:
        self.field = field
        self._sensitive = sensitive
        columns = [column for column in _columns(field) if sensitive or not kept_back("", column)]
        self._known = {column.name: column for column in _columns(field)}
        self.columns = {column.name: columns_of_answer(column, around) for column in columns}

    def told(self, record: str, number: int, line: Json) -> tuple[list[SheetCell], int]:
        """Return the cells of one line, and how many answers were left out."""
        cells = [text_cell(record), SheetCell(str(number), "whole", number)]
        rest: Data = {}
        left_out = 0
        answers = line if isinstance(line, dict) else {}
        for name, columns in self.columns.items():
            value = answers.get(name)
            made = _cells(columns, value)
            cells += made or [NO_CELL] * len(columns.fields)
            if made is None:
                left_out += _put(rest, name, value, self._sensitive or self._known[name].type not in _TELLING)
        for name in answers.keys() - self._known.keys():
            left_out += _put(rest, name, answers[name], self._sensitive)
        if not isinstance(line, dict):
            left_out += _put(rest, self.field.name, line, self._sensitive)
        return [*cells, _rest_cell(rest)], left_out


def _cells(columns: AnswerColumns, value: Json) -> list[SheetCell] | None:
    """Return the cells of an answer, empty ones for none; None where it does not fit."""
    if value is None:
        return [NO_CELL] * len(columns.fields)
    made = columns.cells(value)
    return None if made is None else [*made]


def _columns(field: Field) -> Iterator[Field]:
    """Yield what is asked in each line of ``rows``, ``funding`` and ``attachment``."""
    if field.type == "rows":
        yield from field.fields
    elif field.type == "funding":
        yield _made(field, "source", "choice", "Nguồn", "Source", field.options)
        yield _made(field, "amount", "money", "Số tiền (đồng)", "Amount (đồng)")
        yield _made(field, "note", "text", "Ghi chú", "Note")
    else:
        yield _made(field, "name", "text", "Tên tệp", "Name of the file")
        yield _made(field, "type", "string", "Loại tệp", "Type of the file")
        yield _made(field, "size", "integer", "Số byte", "Size in bytes")
        yield _made(field, "sha256", "string", "Mã SHA-256", "SHA-256")


def _made(field: Field, name: str, kind: str, vi: str, en: str, options: Sequence[Option] = ()) -> Field:
    return replace(
        field,
        name=name,
        type=kind,  # type: ignore[arg-type]  # one of the four above
        title=Bilingual(vi, en),
        description=Bilingual("", ""),
        constraints=type(field.constraints)(),
        options=tuple(options),
        fields=(),
        sensitive=False,
    )


def kept_back(kind: str, field: Field) -> bool:
    """Tell whether a field stays out by default: sensitive answers, and the numbers of human beings."""
    return field.sensitive or field.type == "identifier" or (kind == PERSON and field.name in NUMBERS)


def _put(rest: Data, name: str, value: Json, allowed: bool) -> int:
    """Put an answer that fits nowhere among the others; return 1 where it is left out instead."""
    if allowed:
        rest[name] = value
    return int(not allowed)


def _rest_cell(rest: Data) -> SheetCell:
    return text_cell(json.dumps(rest, ensure_ascii=True, sort_keys=True)) if rest else NO_CELL


def _key(column: str, kind: str) -> Schema:
    return {"fields": [column], "reference": {"resource": kind, "fields": ["record_id"]}}


_REQUIRED: Final[Schema] = {"required": True}
_ID: Final[Schema] = {"required": True, "pattern": RECORD_PATTERN}
_BEFORE: Final = (
    schema("record_id", "string", "Mã bản ghi", "32 chữ số thập lục phân", constraints={**_ID, "unique": True}),
    schema("unit_code", "string", "Mã đơn vị", "Đơn vị giữ bản ghi", constraints=_REQUIRED),
    schema("record_state", "string", "Tình trạng", constraints={**_REQUIRED, "enum": [*STATES]}),
    schema(
        "travel_state", "string", "Đã đi tới đâu", "draft, ready, exported, received, accepted, returned, erased, own"
    ),
    schema("form_version", "integer", "Phiên bản của mẫu", constraints=_REQUIRED),
)
_BEFORE_LINE: Final = (
    schema("record_id", "string", "Mã bản ghi", constraints=_ID),
    schema("line", "integer", "Dòng thứ", constraints={**_REQUIRED, "minimum": 1}),
)
_REST: Final = schema(_OTHER, "object", "Câu trả lời khác", "Những gì không vừa cột nào, dạng JSON")
