"""The details of a problem as its sentence writes them: other fields by their titles, amounts with their unit.

Total: details may come from data of any shape, and a definition may lack the fields they name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from desktop_app.base.i18n import N_, _, language
from desktop_app.domain.answers import date_of
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.display import display_field, display_number
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.money import format_money
from desktop_app.domain.problems import Problem
from desktop_app.messages.shown_fields import Shown, quoted, shown_date

_UNIT_IN_TITLE: Final = re.compile(r"\s*\(([^()]*)\)$")
_MONEY, _PERCENT = "money", "percent"
"""Units that amounts in a sentence are written with."""

_PARTS: Final[Mapping[str, Mapping[str, str]]] = {
    "funding": {"source": N_("Nguồn"), "amount": N_("Số tiền"), "note": N_("Ghi chú")},
    "person": {
        "name": N_("Họ và tên"),
        "birth": N_("Ngày sinh"),
        "number": N_("Số định danh"),
        "record": N_("Người trong sổ"),
    },
    "document": {
        "number": N_("Số"),
        "symbol": N_("Ký hiệu"),
        "date": N_("Ngày"),
        "issuer": N_("Nơi ban hành"),
        "abstract": N_("Trích yếu"),
    },
    "place": {"village": N_("Bản"), "commune": N_("Xã, phường"), "written": N_("Nơi ở ghi trên giấy")},
}
"""What the parts of an answer are called, by type of field."""

_EXPECTED: Final[Mapping[str, str]] = {
    "string": N_("chữ"),
    "text": N_("chữ"),
    "integer": N_("một số nguyên"),
    "number": N_("một số"),
    "money": N_("một số tiền"),
    "boolean": N_("“Có” hoặc “Không”"),
    "partial_date": N_("một ngày"),
    "choice": N_("một lựa chọn trong danh sách"),
    "person": N_("tên một người"),
    "place": N_("một nơi ở"),
    "reference": N_("một bản ghi trong sổ"),
    "funding": N_("các dòng nguồn và số tiền"),
    "rows": N_("các dòng"),
    "document": N_("một văn bản"),
    "attachment": N_("tệp kèm"),
    "identifier": N_("một số định danh"),
    "phone": N_("một số điện thoại"),
}
_ABOUT_DATES: Final = frozenset(
    (
        "date_too_early",
        "date_too_late",
        "future_date",
        "not_before",
        "not_after",
        "commune_not_at_date",
        "commune_namesake",
        "period_closed",
        "period_closed_change",
        "province_locked",
        "province_open_until",
    )
)
_DAYS: Final = frozenset(("day", "death", "other_day", "valid_from", "valid_to", "until"))
"""Details that are days whatever the problem."""
_COMPARED: Final = frozenset(("not_above", "share_too_small", "share_differs"))
_CONSENTS: Final = {"refused": N_("không đồng ý cho ghi thông tin riêng"), "withdrawn": N_("đã rút lại đồng ý")}
_SEXES: Final = {"male": N_("nam"), "female": N_("nữ")}

DERIVED: Final = frozenset(
    (
        *("other_field", "other_date", "other_shown", "fields_shown", "first_line", "expected_shown"),
        *("missing", "extra", "hint", "number_sex_shown", "consent_shown"),
        *("option", "not_before_day", "not_after_day"),
    )
)
"""Placeholders made here; every other one is a detail of the problem."""


def field_named(definition: Definition, name: str) -> Field | None:
    """Return the field called ``name``, or None."""
    return next((field for field in definition.fields if field.name == name), None)


def asked_field(problem: Problem, definition: Definition) -> Field | None:
    """Return the field or the column of a row the problem stands in; None for a column of funding."""
    field = field_named(definition, problem.field)
    if field is None or problem.column is None:
        return field
    return next((column for column in field.fields if column.name == problem.column), None)


def part_title(kind: str, part: str) -> str:
    """Return what ``part`` of an answer of type ``kind`` is called, "" for one that is not known."""
    title = _PARTS.get(kind, {}).get(part)
    return _(title) if title else ""


def shown_details(problem: Problem, definition: Definition, context: EntryContext) -> Shown:
    """Return the details of ``problem`` as text, with the placeholders of ``DERIVED`` that can be told."""
    field = asked_field(problem, definition)
    unit = _unit(problem, definition)
    shown = Shown()
    for name, value in problem.details.items():
        text = _detail(problem.code, name, value, unit)
        if text:
            shown[name] = text
    _add_other(shown, problem, definition, context)
    if field is not None and field.description.in_language(language()):
        shown["hint"] = field.description.in_language(language())
    _add_words(shown, problem)
    _add_validity(shown, problem, field)
    _add_difference(shown, problem, unit)
    here = problem.column or problem.field
    names = [name for name in str(problem.details.get("fields", "")).split(",") if name != here]
    titles = [f"“{_title(found)}”" for name in names if (found := _field_beside(problem, definition, name))]
    if titles:
        shown["fields_shown"] = _(" hoặc ").join(titles)
    return shown


def _add_other(shown: Shown, problem: Problem, definition: Definition, context: EntryContext) -> None:
    """Add title and answer of the field a rule compares with."""
    other = _field_beside(problem, definition, str(problem.details.get("other", "")))
    if other is None:
        return
    title = _title(other)
    shown["other_field"] = f"“{title}”"
    # "ngày khởi công 20/3/2026" reads well inside a sentence, "từ ngày 20/3/2026" does not
    named_date = title.startswith(_("Ngày") + " ")
    shown["other_date"] = title[:1].lower() + title[1:] if named_date else f"“{title}”"
    value = problem.details.get("other_value", "")
    if other.type == "partial_date":
        answer = shown_date(value) if value else ""
    elif other.type == "boolean":
        answer = display_field(other, value == "true", language(), context)
    else:
        answer = quoted(display_field(other, value, language(), context))
    if answer:
        shown["other_shown"] = answer


def _field_beside(problem: Problem, definition: Definition, name: str) -> Field | None:
    """Return what a rule means by ``name``: in a line a column where there is one, else a field of the record."""
    rows = field_named(definition, problem.field) if problem.column is not None else None
    column = next((column for column in rows.fields if column.name == name), None) if rows else None
    return column or field_named(definition, name)


def _add_words(shown: Shown, problem: Problem) -> None:
    """Add codes that have words: the type that is expected, the sex a number tells, the line that was first."""
    expected, sex = problem.details.get("expected"), problem.details.get("number_sex")
    if expected in _EXPECTED:
        shown["expected_shown"] = _(_EXPECTED[str(expected)])
    if sex in _SEXES:
        shown["number_sex_shown"] = _(_SEXES[str(sex)])
    consent = problem.details.get("consent")
    if consent in _CONSENTS:
        shown["consent_shown"] = _(_CONSENTS[str(consent)])
    first = problem.details.get("first_row")
    if isinstance(first, int):
        shown["first_line"] = format_money(first + 1)


def _add_validity(shown: Shown, problem: Problem, field: Field | None) -> None:
    """Say which option was not one on the record's day, and on which side of its days that lies."""
    if problem.code != "option_not_at_date":
        return
    option = field.option(str(problem.details.get("value", ""))) if field else None
    day, begin, end = (date_of(str(problem.details.get(name, ""))) for name in ("day", "valid_from", "valid_to"))
    if option is None or day is None:
        return
    shown["option"] = option.title.in_language(language())
    if begin is not None and day.end < begin.start:
        shown["not_before_day"] = shown_date(begin.iso)
    elif end is not None:
        shown["not_after_day"] = shown_date(end.iso)


def _add_difference(shown: Shown, problem: Problem, unit: str) -> None:
    """Say on which side a sum is wrong: ``difference`` is what is expected less what there is."""
    try:
        difference = Decimal(str(problem.details.get("difference", "")))
    except InvalidOperation:
        return
    if difference.is_finite() and difference:
        side = "missing" if difference > 0 else "extra"
        shown[side] = _with_unit(f"{abs(difference):f}", unit)


def _detail(code: str, name: str, value: str | int, unit: str) -> str:
    """Write one detail; what a name holds depends on the problem: a limit of days, of đồng, of letters."""
    text = str(value)
    if name in ("value", "today", "date") and code in _ABOUT_DATES:
        return shown_date(text)
    if name in _DAYS:
        return shown_date(text) if text else ""
    if name == "value" and code in _COMPARED:
        return _with_unit(text, unit)
    if name in ("minimum", "maximum", "total", "expected"):
        return shown_date(text) if code in _ABOUT_DATES else _with_unit(text, unit)
    if name == "limit":
        return display_number(text)
    if name == "wanted":
        return text  # titles of our own lists: cut off, they would not say what is wanted
    return display_number(text) if isinstance(value, int) else quoted(text)


def _with_unit(number: str, unit: str) -> str:
    if unit == _MONEY and number.lstrip("-").isdecimal():
        return _("{amount} đồng").format(amount=format_money(int(number)))
    return f"{display_number(number)}%" if unit == _PERCENT else display_number(number)


def _unit(problem: Problem, definition: Definition) -> str:
    """Return money, percent or "" for the amounts of a problem: by the column that is summed, or the field itself."""
    field = field_named(definition, problem.field)
    if field is None:
        return ""
    name = problem.column or str(problem.details.get("column", ""))
    column = next((column for column in field.fields if column.name == name), None)
    told = column or field
    if told.type == "money" or (field.type == "funding" and name == "amount"):
        return _MONEY
    unit = _UNIT_IN_TITLE.search(told.title.vi)
    return _PERCENT if unit and unit[1] == "%" else ""


def _title(field: Field) -> str:
    return _UNIT_IN_TITLE.sub("", field.title.in_language(language()))
