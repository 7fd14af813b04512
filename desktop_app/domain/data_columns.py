"""One answer as columns of a data package: its Table Schema fields, and the cells of a value.

Frictionless Table Schema knows strings, integers, numbers and booleans; our own types are told in those: money is an
integer (đồng), a date that may be known to the year only a string with a pattern, a person, a place and a document
several columns, a choice the codes of its list. Every schema states only what is looked at here: a value that is
malformed, or breaks what its column promises, fits nowhere (``cells`` returns None) and is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from desktop_app.domain.answers import amount_of, commune_of, date_of, is_record_id, text_of
from desktop_app.domain.definition import Field
from desktop_app.domain.formulas import harmless
from desktop_app.domain.lifting import PERSON
from desktop_app.domain.places import Communes
from desktop_app.domain.records import Json
from desktop_app.domain.sheet_cells import NO_CELL, SheetCell, text_cell
from desktop_app.domain.value_checks import DECIMAL

DATE_PATTERN: Final = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?|-Q[1-4])?"
RECORD_PATTERN: Final = "[0-9a-f]{32}"
Schema = dict[str, Json]
Held = Callable[[str, str], bool]
"""Kind, record → whether that record stands in the package."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the columns need to know beside a definition: communes by name, which records are in the package.

    ``numbers``: personal numbers are told, too.
    """

    language: str
    communes: Communes
    held: Held
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class AnswerColumns:
    """The columns of one field: Table Schema ``fields``, ``links`` (column, kind of the record it names), ``cells``.

    ``cells`` returns as many cells as there are fields, or None for a value that does not fit them.
    """

    fields: tuple[Schema, ...]
    cells: Callable[[Json], Sequence[SheetCell] | None]
    links: tuple[tuple[str, str], ...] = ()


def columns_of_answer(field: Field, around: Surroundings) -> AnswerColumns:
    """Return the columns of a field that is no list of lines."""
    return _MAKERS.get(field.type, _text)(field, around)


def schema(name: str, kind: str, title: str, description: str = "", **more: Json) -> Schema:
    """Return one Table Schema field."""
    made: Schema = {"name": name, "type": kind, "title": title}
    if description:
        made["description"] = description
    return {**made, **more}


def _described(field: Field, around: Surroundings, kind: str, constraints: Schema, part: str = "") -> Schema:
    name = f"{field.name}_{part}" if part else field.name
    title, told = field.title.in_language(around.language), field.description.in_language(around.language)
    more: Schema = {"constraints": constraints} if constraints else {}
    if field.constraints.required and part in ("", "name"):
        more["requiredByForm"] = True  # drafts may lack it: no constraint of the table
    return schema(name, kind, f"{title} ({part})" if part else title, told, **more)


def _one(made: Schema, read: Callable[[Json], SheetCell | None]) -> AnswerColumns:
    def cells(value: Json) -> Sequence[SheetCell] | None:
        cell = read(value)
        return None if cell is None else (cell,)

    return AnswerColumns((made,), cells)


def _text(field: Field, around: Surroundings) -> AnswerColumns:
    limits = field.constraints
    told: Schema = {}
    if limits.min_length is not None:
        told["minLength"] = limits.min_length
    if limits.max_length is not None:
        told["maxLength"] = limits.max_length
    if limits.pattern is not None:
        told["pattern"] = f"(?:{limits.pattern})"
    if limits.enum:
        told["enum"] = [*limits.enum]

    def read(value: Json) -> SheetCell | None:
        if not text_of(value) or not isinstance(value, str):
            return None
        written = harmless(value)
        fits = (
            (limits.min_length is None or len(written) >= limits.min_length)
            and (limits.max_length is None or len(written) <= limits.max_length)
            and (limits.pattern is None or re.fullmatch(limits.pattern, written) is not None)
            and (not limits.enum or written in limits.enum)
        )
        return text_cell(value) if fits else None

    return _one(_described(field, around, "string", told), read)


def _whole(field: Field, around: Surroundings) -> AnswerColumns:
    limits = field.constraints
    low = limits.minimum if isinstance(limits.minimum, int) else None
    high = limits.maximum if isinstance(limits.maximum, int) else None
    told: Schema = {}
    if low is not None:
        told["minimum"] = low
    if high is not None:
        told["maximum"] = high

    def read(value: Json) -> SheetCell | None:
        amount = amount_of(value)
        if amount is None or (low is not None and amount < low) or (high is not None and amount > high):
            return None
        return SheetCell(str(amount), "whole", amount)

    return _one(_described(field, around, "integer", told), read)


def _number(field: Field, around: Surroundings) -> AnswerColumns:
    def read(value: Json) -> SheetCell | None:
        if not isinstance(value, str) or not DECIMAL.fullmatch(value):
            return None
        return SheetCell(value, "decimal", Decimal(value))

    return _one(_described(field, around, "number", {}), read)


def _boolean(field: Field, around: Surroundings) -> AnswerColumns:
    def read(value: Json) -> SheetCell | None:
        return text_cell("true" if value else "false") if isinstance(value, bool) else None

    return _one(_described(field, around, "boolean", {}), read)


def _date(field: Field, around: Surroundings) -> AnswerColumns:
    return _one(_described(field, around, "string", {"pattern": DATE_PATTERN}), date_cell)


def date_cell(value: Json) -> SheetCell | None:
    """Return the cell of a date as it is kept: ISO 8601, or 2026-Q1 for a quarter; None for what is none."""
    when = date_of(value)
    return None if when is None else text_cell(when.iso)


def _choice(field: Field, around: Surroundings) -> AnswerColumns:
    told: Schema = {"enum": [option.code for option in field.options]}

    def read(value: Json) -> SheetCell | None:
        return text_cell(value) if isinstance(value, str) and field.option(value) is not None else None

    return _one(_described(field, around, "string", told), read)


def _reference(field: Field, around: Surroundings) -> AnswerColumns:
    """Tell a record of the package in the field's own column, a code of a shared list or what is not here beside it."""
    target = field.target or ""
    fields = (
        _described(field, around, "string", {"pattern": RECORD_PATTERN}),
        _described(field, around, "string", {}, "other"),
    )

    def cells(value: Json) -> Sequence[SheetCell] | None:
        if is_record_id(value) and around.held(target, value):
            return text_cell(value), NO_CELL
        if isinstance(value, str) and (is_record_id(value) or field.option(value) is not None):
            return NO_CELL, text_cell(value)
        return None

    return AnswerColumns(fields, cells, ((field.name, target),))


def _person(field: Field, around: Surroundings) -> AnswerColumns:
    record = f"{field.name}_record"
    parts = ["name", "birth", *(["number"] if around.numbers else [])]
    fields = [_described(field, around, "string", {"pattern": RECORD_PATTERN}, part) for part in ("record", "other")]
    fields += [
        _described(field, around, "string", {"pattern": DATE_PATTERN} if part == "birth" else {}, part)
        for part in parts
    ]

    def cells(value: Json) -> Sequence[SheetCell] | None:
        if not isinstance(value, dict) or not value.keys() <= {"record", "name", "birth", "number"}:
            return None
        known = value.get("record")
        if known is not None and not is_record_id(known):
            return None
        here = known is not None and around.held(PERSON, known)
        told = [text_cell(known or "") if here else NO_CELL, NO_CELL if here else text_cell(known or "")]
        for part in parts:
            cell = _part(value.get(part), date_cell if part == "birth" else _words)
            if cell is None:
                return None
            told.append(cell)
        return told

    return AnswerColumns(tuple(fields), cells, ((record, PERSON),))


def _place(field: Field, around: Surroundings) -> AnswerColumns:
    parts = ("village", "commune", "commune_name", "written")
    fields = tuple(_described(field, around, "string", {}, part) for part in parts)

    def cells(value: Json) -> Sequence[SheetCell] | None:
        if not isinstance(value, dict) or not value.keys() <= {"village", "commune", "written"}:
            return None
        key = commune_of(value)
        village, written = _part(value.get("village"), _words), _part(value.get("written"), _words)
        if village is None or written is None or (key is None and "commune" in value):
            return None
        commune = around.communes.by_key(key) if key else None
        return village, text_cell(key or ""), text_cell(commune.full_name if commune else ""), written

    return AnswerColumns(fields, cells)


def _document(field: Field, around: Surroundings) -> AnswerColumns:
    parts = ("number", "symbol", "date", "issuer", "abstract")
    fields = tuple(
        _described(field, around, "string", {"pattern": DATE_PATTERN} if part == "date" else {}, part) for part in parts
    )

    def cells(value: Json) -> Sequence[SheetCell] | None:
        if not isinstance(value, dict) or not value.keys() <= set(parts):
            return None
        found = [_part(value.get(part), date_cell if part == "date" else _words) for part in parts]
        told = [cell for cell in found if cell is not None]
        return told if len(told) == len(parts) else None

    return AnswerColumns(fields, cells)


def _part(value: Json, read: Callable[[Json], SheetCell | None]) -> SheetCell | None:
    return NO_CELL if value is None else read(value)


def _words(value: Json) -> SheetCell | None:
    return text_cell(text_of(value)) if text_of(value) else None


_MAKERS: Final[dict[str, Callable[[Field, Surroundings], AnswerColumns]]] = {
    "integer": _whole,
    "money": _whole,
    "number": _number,
    "boolean": _boolean,
    "partial_date": _date,
    "choice": _choice,
    "reference": _reference,
    "person": _person,
    "place": _place,
    "document": _document,
}
