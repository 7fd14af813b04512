"""One answer as text for screens, lists and papers. Total: malformed answers are shown as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop_app.domain.answers import date_of, is_record_id
from desktop_app.domain.definition import Bilingual, Field, FieldType
from desktop_app.domain.entry_context import NO_CONTEXT, EntryContext, Wording
from desktop_app.domain.money import format_money
from desktop_app.domain.records import Json
from desktop_app.domain.value_checks import DECIMAL

ELSEWHERE: Final = Bilingual("bản ghi không có trong sổ này", "a record that is not in this book")
"""What a record is called that was never here, or is here no more."""
YES: Final = Bilingual("Có", "Yes")
NO: Final = Bilingual("Không", "No")
_GROUPED_FROM: Final = 10_000
"""Smaller numbers are written without a dot, so that a year is not "2.026"."""
_FIRST_NAMES: Final = 2


def display_field(field: Field, value: Json, language: str = "vi", context: EntryContext = NO_CONTEXT) -> str:
    """Return what ``value`` looks like in ``field``, "" for no answer.

    Numbers and dates are written the Vietnamese way in both languages, as on the papers. Simple answers shown so are
    read back by ``entry.parse_field`` as the same answer.
    """
    if value is None:
        return ""
    return _WRITERS.get(field.type, _plain)(field, value, language, context)


def display_whole(field: Field, value: Json, language: str = "vi", context: EntryContext = NO_CONTEXT) -> str:
    """Return what ``display_field`` does, with everybody named: nobody can ask a paper for the rest of a "+4"."""
    if field.type != "rows":
        return display_field(field, value, language, context)
    return ", ".join(_names(field, value, language, context))


def wording(field: Field, code: str, context: EntryContext) -> Wording | None:
    """Return the office's own words for the answer ``code`` of a ``reference`` with a shared list, or None."""
    return context.wordings(field.target or "", field.list_name).get(code) if field.list_name else None


def display_number(number: str) -> str:
    """Return decimal text ("1234.5") with a decimal comma, and dots from ten thousand on."""
    if not DECIMAL.fullmatch(number):
        return number
    whole, _dot, part = number.partition(".")
    grouped = format_money(int(whole)) if abs(int(whole)) >= _GROUPED_FROM else whole
    if not part:
        return grouped
    # "1,125" would be read as one thousand or so: a closing zero keeps it a decimal.
    doubtful = len(part) == 3 and len(whole.lstrip("-")) <= 3 and not whole.lstrip("-").startswith("0")
    return f"{grouped},{part}{'0' if doubtful else ''}"


def _plain(_field: Field, value: Json, _language: str, _context: EntryContext) -> str:
    return value if isinstance(value, str) else str(value)


def _integer(_field: Field, value: Json, _language: str, _context: EntryContext) -> str:
    return display_number(str(value))


def _number(_field: Field, value: Json, _language: str, _context: EntryContext) -> str:
    return display_number(value) if isinstance(value, str) else str(value)


def _boolean(_field: Field, value: Json, language: str, _context: EntryContext) -> str:
    return (YES if value else NO).in_language(language) if isinstance(value, bool) else str(value)


def _money(_field: Field, value: Json, _language: str, _context: EntryContext) -> str:
    return format_money(value) if type(value) is int else str(value)


def _date(_field: Field, value: Json, _language: str, _context: EntryContext) -> str:
    when = date_of(value)
    return when.display() if when else str(value)


def _option(field: Field, value: Json, language: str, _context: EntryContext) -> str:
    option = field.option(value) if isinstance(value, str) else None
    return option.title.in_language(language) if option else str(value)


def _person(_field: Field, value: Json, _language: str, _context: EntryContext) -> str:
    return str(value.get("name", "")) if isinstance(value, dict) else str(value)


def _place(_field: Field, value: Json, _language: str, context: EntryContext) -> str:
    if not isinstance(value, dict):
        return str(value)
    parts = [value.get("village")]
    key = value.get("commune")
    if isinstance(key, str):
        commune = context.communes.by_key(key) if context.communes else None
        parts.append(commune.full_name if commune else key)
    shown = ", ".join(part for part in parts if isinstance(part, str) and part)
    return shown or str(value.get("written", ""))


def _reference(field: Field, value: Json, language: str, context: EntryContext) -> str:
    """Show an answer everybody has by the office's own words for it, else by the list's; a record by its title."""
    if not isinstance(value, str):
        return str(value)
    option = field.option(value)
    if option is not None:
        own = wording(field, value, context)
        return own.title if own is not None else option.title.in_language(language)
    title = context.record_title(field.target or "", value)
    return title or (ELSEWHERE.in_language(language) if is_record_id(value) else value)


def _document(_field: Field, value: Json, _language: str, _context: EntryContext) -> str:
    if not isinstance(value, dict):
        return str(value)
    named = "/".join(str(value[name]) for name in ("number", "symbol") if name in value)
    when = date_of(value.get("date"))
    if when:
        named = f"{named} ngày {when.display()}".strip()
    if "issuer" in value:
        named = f"{named} của {value['issuer']}".strip()
    return named or str(value.get("abstract", ""))


def _funding(field: Field, value: Json, language: str, context: EntryContext) -> str:
    lines = [line for line in value if isinstance(line, dict)] if isinstance(value, list) else []
    return "; ".join(
        f"{_option(field, line.get('source', ''), language, context)} "
        f"{_money(field, line.get('amount', ''), language, context)}".strip()
        for line in lines
    )


def _rows(field: Field, value: Json, language: str, context: EntryContext) -> str:
    """Show rows by who stands in them: the first names, and how many more."""
    names = _names(field, value, language, context)
    more = len(names) - _FIRST_NAMES
    return ", ".join(names[:_FIRST_NAMES]) + (f" +{more}" if more > 0 else "")


def _names(field: Field, value: Json, language: str, context: EntryContext) -> list[str]:
    """Return what each row is called: by its person, else by its first column."""
    lines = [line for line in value if isinstance(line, dict)] if isinstance(value, list) else []
    column = next((column for column in field.fields if column.type == "person"), field.fields[0])
    return [display_field(column, line.get(column.name), language, context) for line in lines]


def _attachment(_field: Field, value: Json, _language: str, _context: EntryContext) -> str:
    files = value if isinstance(value, list) else []
    return ", ".join(str(file.get("name", "")) for file in files if isinstance(file, dict))


_WRITERS: Final[dict[FieldType, Callable[[Field, Json, str, EntryContext], str]]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "money": _money,
    "partial_date": _date,
    "choice": _option,
    "person": _person,
    "place": _place,
    "reference": _reference,
    "document": _document,
    "funding": _funding,
    "rows": _rows,
    "attachment": _attachment,
}
