"""One answer against its field: JSON shape, limits, options, numbers that say who somebody is.

Data is untrusted (typed on a command line, or from another office): every shape of JSON gets problems, never a
traceback. Rules between fields: ``rule_checks``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain.answers import LARGEST_NUMBER, commune_of, date_of, is_record_id, text_of
from desktop_app.domain.dates import EARLIEST_YEAR, LATEST_YEAR, PartialDate, from_iso
from desktop_app.domain.definition import Field, FieldType
from desktop_app.domain.file_types import FILE_TYPES
from desktop_app.domain.identifiers import check_personal_number, normalise_phone
from desktop_app.domain.money import LARGEST_AMOUNT, format_money
from desktop_app.domain.places import Communes
from desktop_app.domain.problems import Problem
from desktop_app.domain.records import Json
from desktop_app.domain.text_checks import (
    LONGEST_LINE,
    LONGEST_PERSON,
    LONGEST_TEXT,
    At,
    check_name,
    check_text,
    in_digits,
)

Details = dict[str, str | int]

MOST_LINES: Final = 10_000
_SMALLEST_SUM: Final = 1_000
DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?")
"""How a ``number`` is kept: decimal text, never a float."""
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


def check_value(field: Field, value: Json, at: At) -> Iterator[Problem]:
    """Yield what is wrong with an answer that is present. ``at.field`` is the top-level field it stands in."""
    if value is None or value == "" or value == [] or value == {}:
        yield at.problem("empty_value")
        return
    yield from _CHECKS[field.type](field, value, at)


def _wrong_type(field: Field, at: At) -> Problem:
    return at.problem("wrong_type", expected=field.type)


def _check_string(field: Field, value: Json, at: At) -> Iterator[Problem]:
    limits = field.constraints
    longest = max(limits.max_length or 0, LONGEST_TEXT if field.type == "text" else LONGEST_LINE)
    found = list(check_text(value, at, several_lines=field.type == "text", longest=longest))
    if found or not isinstance(value, str):
        yield from found
        return
    if limits.min_length is not None and len(value) < limits.min_length:
        yield at.problem("too_short", minimum=limits.min_length, length=len(value))
    if limits.max_length is not None and len(value) > limits.max_length:
        yield at.problem("too_long", maximum=limits.max_length, length=len(value))
    if limits.pattern is not None and not re.fullmatch(limits.pattern, value):
        yield at.problem("pattern", value=value[:100], proposal=in_digits(value, limits.pattern))
    if limits.enum and value not in limits.enum:
        yield at.problem("not_in_list", value=value[:100])


def _check_whole(field: Field, value: Json, at: At) -> Iterator[Problem]:
    if type(value) is not int:
        yield _wrong_type(field, at)
        return
    money = field.type == "money"
    limits = field.constraints
    low = limits.minimum if isinstance(limits.minimum, int) else (0 if money else -LARGEST_NUMBER)
    high = limits.maximum if isinstance(limits.maximum, int) else (LARGEST_AMOUNT if money else LARGEST_NUMBER)
    yield from _check_between(value, low, high, at)
    if money and low >= 0:  # below zero it is a difference, which may be small
        yield from _check_small(value, at)
    if limits.enum and value not in limits.enum:
        yield at.problem("not_in_list", value=str(value)[:100])


def _check_small(value: int, at: At) -> Iterator[Problem]:
    """Doubt a sum of less than 1.000 đồng: "500" and "năm trăm" are said for 500.000.

    It is the sum that is doubted, not its text: 500 may be meant, however it was typed, pasted or brought in.
    """
    if 0 < value < _SMALLEST_SUM:
        meant = value * _SMALLEST_SUM
        yield at.warning("small_sum", value=value, expected=meant, proposal=format_money(meant))


def _check_between(value: int, low: int, high: int, at: At) -> Iterator[Problem]:
    """Numbers of any length may come in; one beyond belief is named by its limit only."""
    if value < low:
        yield at.problem("too_small", minimum=low)
    elif value > high:
        yield at.problem("too_large", maximum=high)


def _check_number(field: Field, value: Json, at: At) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield _wrong_type(field, at)
    elif not DECIMAL.fullmatch(value):
        yield at.problem("number_format")
    else:
        limits = field.constraints
        number = Decimal(value)
        if limits.minimum is not None and number < Decimal(limits.minimum):
            yield at.problem("too_small", minimum=str(limits.minimum))
        elif limits.maximum is not None and number > Decimal(limits.maximum):
            yield at.problem("too_large", maximum=str(limits.maximum))


def _check_boolean(field: Field, value: Json, at: At) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield _wrong_type(field, at)


def check_date(value: Json, at: At, **part: str) -> Iterator[Problem]:
    """Yield what is wrong with a date by itself: its form, a year nobody records, a day that has not come."""
    when = date_of(value)
    if when is None:
        yield at.problem("date_format", **part)
    elif when.start.year < EARLIEST_YEAR:
        yield at.problem("date_too_early", minimum=str(EARLIEST_YEAR), **part)
    elif when.end.year > LATEST_YEAR:
        yield at.problem("date_too_late", maximum=str(LATEST_YEAR), **part)


def _check_partial_date(field: Field, value: Json, at: At) -> Iterator[Problem]:
    found = list(check_date(value, at))
    when = date_of(value)
    if found or when is None:
        yield from found
        return
    limits = field.constraints
    if isinstance(limits.minimum, str) and when.end < from_iso(limits.minimum).start:
        yield at.problem("date_too_early", minimum=limits.minimum)
    if isinstance(limits.maximum, str) and when.start > from_iso(limits.maximum).end:
        yield at.problem("date_too_late", maximum=limits.maximum)
    if limits.maximum is None:
        yield from _check_future(when, at)


def _check_future(when: PartialDate, at: At) -> Iterator[Problem]:
    """Warn of a day that has not come. A field with a ``maximum`` of its own (a plan) may lie ahead."""
    if at.today is not None and when.start > at.today:
        yield at.warning("future_date", value=when.iso, today=at.today.isoformat())


def _check_choice(field: Field, value: Json, at: At) -> Iterator[Problem]:
    if not text_of(value) or not isinstance(value, str):
        yield _wrong_type(field, at)
        return
    option = field.option(value)
    if option is None:
        yield at.problem("unknown_option", value=value[:100])
    elif option.retired:
        yield at.warning("retired_option", value=value)
    elif at.day is not None and not option.existed(at.day.start.isoformat(), at.day.end.isoformat()):
        yield at.problem(
            "option_not_at_date",
            value=value,
            day=at.day.iso,
            valid_from=option.valid_from or "",
            valid_to=option.valid_to or "",
        )


def _members(field: Field, value: Json, known: tuple[str, ...], at: At) -> Iterator[Problem]:
    """Yield a problem for anything but an object of ``known`` members."""
    if not isinstance(value, dict):
        yield _wrong_type(field, at)
        return
    for name in value:
        if name not in known:
            yield at.problem("unknown_part", part=name[:100])


def _check_person(field: Field, value: Json, at: At) -> Iterator[Problem]:
    yield from _members(field, value, ("record", "name", "birth", "number"), at)
    if not isinstance(value, dict):
        return
    if "name" not in value:
        yield at.problem("required", part="name")
    else:
        yield from check_text(value["name"], at, longest=LONGEST_PERSON, part="name")
        yield from check_name(value["name"], at, part="name")
    if "record" in value and not is_record_id(value["record"]):
        yield at.problem("reference_malformed", part="record")
    birth = date_of(value.get("birth"))
    if "birth" in value:
        yield from check_date(value["birth"], at, part="birth")
        if birth is not None and at.today is not None and birth.start > at.today:
            yield at.warning("future_date", value=birth.iso, today=at.today.isoformat(), part="birth")
    if "number" in value:
        yield from check_identifier(value["number"], at, None, birth, part="number")


def check_identifier(value: Json, at: At, sex: str | None, birth: PartialDate | None, **part: str) -> Iterator[Problem]:
    """Yield an error for what is no personal number, and warnings where it disagrees with sex and birth."""
    if not text_of(value) or not isinstance(value, str):
        yield at.problem("wrong_type", expected="identifier", **part)
        return
    said = check_personal_number(value, sex, birth)
    details: Details = {"proposal": said.proposal, **part}
    if not said.valid:
        yield at.problem(said.warnings[0], **details)
        return
    if said.number != value:
        yield at.problem("personal_number_not_twelve_digits", proposal=said.number, **part)
        return
    for code in said.warnings:
        facts: Details = {"number_year": said.birth_year or 0, "number_sex": said.sex or ""}
        if birth is not None:
            facts["birth_year"] = birth.start.year
        yield at.warning(code, **facts, **part)


def _check_identifier_field(field: Field, value: Json, at: At) -> Iterator[Problem]:
    sex = at.data.get("sex") if at.row is None else None
    birth = date_of(at.data.get("birth")) if at.row is None else None
    yield from check_identifier(value, at, sex if isinstance(sex, str) else None, birth)


def _check_phone(field: Field, value: Json, at: At) -> Iterator[Problem]:
    if not text_of(value) or not isinstance(value, str):
        yield _wrong_type(field, at)
        return
    try:
        number = normalise_phone(value)
    except Refused as refusal:
        yield at.problem(refusal.code, proposal=str(refusal.fields.get("proposal", "")))
        return
    if number != value:
        yield at.problem("phone_unreadable", proposal=number)


def _check_place(field: Field, value: Json, at: At) -> Iterator[Problem]:
    yield from _members(field, value, ("village", "commune", "written"), at)
    if not isinstance(value, dict):
        return
    for name in ("village", "written"):
        if name in value:
            yield from check_text(value[name], at, part=name)
    key = commune_of(value)
    if "commune" in value and key is None:
        yield at.problem("commune_malformed", part="commune")
    if key is not None and at.communes is not None:
        yield from _check_commune(key, at.communes, at)


def _check_commune(key: str, communes: Communes, at: At) -> Iterator[Problem]:
    """Yield an error for a commune of no time, a warning for one merged before the record's day.

    Addresses of papers stay as written, so it is no error; and a commune of today covers what it was made of. Where a
    smaller commune had the same name on that day, a person looks which is meant.
    """
    commune = communes.by_key(key)
    if commune is None:
        yield at.problem("commune_unknown", name=key, part="commune")
    elif at.day is not None and commune.valid_to is not None and commune.valid_to < at.day.start:
        now = communes.successor(commune, at.day.start).full_name
        day = at.day.start.isoformat()
        yield at.warning("commune_not_at_date", name=commune.with_district, date=day, successor=now, part="commune")
    elif at.day is not None and commune.valid_from is not None and at.day.end < commune.valid_from:
        namesakes = [one for one in communes.called(commune.name) if one.is_valid(at.day.end)]
        if namesakes:
            names = ", ".join(one.with_district for one in namesakes)
            day = at.day.end.isoformat()
            yield at.warning("commune_namesake", name=commune.full_name, date=day, candidates=names, part="commune")


def _check_reference(field: Field, value: Json, at: At) -> Iterator[Problem]:
    if field.options and isinstance(value, str) and field.option(value) is not None:
        # what was done for a movement is often recorded, decided and honoured after the movement has ended
        yield from (replace(problem, level="warning") for problem in _check_choice(field, value, at))
    elif not is_record_id(value):
        yield at.problem("reference_malformed")


def _check_document(field: Field, value: Json, at: At) -> Iterator[Problem]:
    yield from _members(field, value, ("number", "symbol", "date", "issuer", "abstract"), at)
    if not isinstance(value, dict):
        return
    for name in ("number", "symbol", "issuer", "abstract"):
        if name in value:
            yield from check_text(value[name], at, several_lines=name == "abstract", part=name)
    if "date" in value:
        yield from check_date(value["date"], at, part="date")


def check_lines(field: Field, value: Json, at: At) -> Iterator[Problem]:
    """Yield what is wrong with the number of lines of ``rows``, ``funding`` or ``attachment``."""
    if not isinstance(value, list):
        yield _wrong_type(field, at)
        return
    most = min(field.constraints.max_length or MOST_LINES, MOST_LINES)
    if len(value) > most:
        yield at.problem("too_many_lines", maximum=most, count=len(value))
    if len(value) < (field.constraints.min_length or 0):
        yield at.problem("too_few_lines", minimum=field.constraints.min_length or 0, count=len(value))


def _check_funding(field: Field, value: Json, at: At) -> Iterator[Problem]:
    yield from check_lines(field, value, at)
    for row, line in enumerate(value[:MOST_LINES] if isinstance(value, list) else []):
        if not isinstance(line, dict):
            yield replace(at, row=row).problem("wrong_type", expected="funding")
            continue
        for name in line:
            if name not in ("source", "amount", "note"):
                yield at.cell(row, name[:100]).problem("unknown_field")
        for name in ("source", "amount"):
            if name not in line:
                yield at.cell(row, name).problem("required")
        if "source" in line:
            yield from _check_choice(field, line["source"], at.cell(row, "source"))
        if "amount" in line:
            yield from _check_amount(line["amount"], at.cell(row, "amount"))
        if "note" in line:
            yield from check_text(line["note"], at.cell(row, "note"))


def _check_amount(value: Json, at: At) -> Iterator[Problem]:
    if type(value) is not int:
        yield at.problem("wrong_type", expected="money")
    else:
        yield from _check_between(value, 1, LARGEST_AMOUNT, at)
        yield from _check_small(value, at)


def _check_rows(field: Field, value: Json, at: At) -> Iterator[Problem]:
    yield from check_lines(field, value, at)
    columns = {column.name: column for column in field.fields}
    for row, line in enumerate(value[:MOST_LINES] if isinstance(value, list) else []):
        if not isinstance(line, dict):
            yield replace(at, row=row).problem("wrong_type", expected="rows")
            continue
        for name in line:
            if name not in columns:
                yield at.cell(row, name[:100]).problem("unknown_field")
        for name, column in columns.items():
            if name in line:
                yield from check_value(column, line[name], at.cell(row, name))
            elif column.constraints.required:
                yield at.cell(row, name).problem("required")


def _check_attachment(field: Field, value: Json, at: At) -> Iterator[Problem]:
    yield from check_lines(field, value, at)
    for row, line in enumerate(value[:MOST_LINES] if isinstance(value, list) else []):
        if not isinstance(line, dict) or set(line) != {"sha256", "name", "type", "size"}:
            yield replace(at, row=row).problem("attachment_malformed")
            continue
        sha256, size = line["sha256"], line["size"]
        named = isinstance(sha256, str) and _SHA256.fullmatch(sha256) and text_of(line["name"])
        if not named or line["type"] not in FILE_TYPES or type(size) is not int or not 0 < size <= LARGEST_NUMBER:
            yield replace(at, row=row).problem("attachment_malformed")


_CHECKS: Final[dict[FieldType, Callable[[Field, Json, At], Iterator[Problem]]]] = {
    "string": _check_string,
    "text": _check_string,
    "integer": _check_whole,
    "money": _check_whole,
    "number": _check_number,
    "boolean": _check_boolean,
    "partial_date": _check_partial_date,
    "choice": _check_choice,
    "person": _check_person,
    "place": _check_place,
    "reference": _check_reference,
    "funding": _check_funding,
    "rows": _check_rows,
    "document": _check_document,
    "attachment": _check_attachment,
    "identifier": _check_identifier_field,
    "phone": _check_phone,
}
