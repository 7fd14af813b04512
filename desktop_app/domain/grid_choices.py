"""The answers a cell may have meant, to be chosen from: the readings of "1,500", a number with its lost zero."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain import vietnamese
from desktop_app.domain.dates import parse_partial_date
from desktop_app.domain.definition import Field
from desktop_app.domain.display import display_number
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.grid_columns import GridColumn
from desktop_app.domain.grid_reading import CellProblem
from desktop_app.domain.money import MoneyFraction, format_money, parse_money
from desktop_app.domain.records import Json

_MOST: Final = 4
_MILLION: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: ``text`` for the cell, ``value`` what it means (None: what it says), ``shown`` for a button."""

    text: str
    shown: str
    value: Json = None


def choices_of(found: CellProblem, column: GridColumn, context: EntryContext, language: str) -> tuple[Choice, ...]:
    """Return what may be chosen instead of the text that ``found`` is about; nothing is ever chosen by itself."""
    refusal = found.refusal
    if refusal is None:
        return tuple(_proposals(found))[:_MOST]
    made = _MAKERS.get(refusal.code)
    choices = made(refusal, column.field, context, language) if made is not None else _proposals(found)
    return tuple(dict.fromkeys(choices))[:_MOST]


def _proposals(found: CellProblem) -> Iterator[Choice]:
    proposal = found.problem.details.get("proposal", "")
    for one in (proposal,) if isinstance(proposal, str) else ():
        if one:
            yield Choice(one, one)


def _amounts(refusal: Refused, _field: Field, _context: EntryContext, _language: str) -> Iterator[Choice]:
    """Yield both amounts; nobody is given one and a half đồng: what reads so is meant in millions."""
    for name in ("first", "second"):
        text = str(refusal.fields.get(name, ""))
        try:
            amount = parse_money(text)
        except MoneyFraction:
            amount = int(Decimal(text.replace(".", "").replace(",", ".")) * _MILLION)
        except Refused:
            continue
        shown = format_money(amount)
        yield Choice(shown, f"{shown} đồng", amount)


def _numbers(refusal: Refused, field: Field, _context: EntryContext, _language: str) -> Iterator[Choice]:
    """Yield the whole number and the decimal one."""
    for name, mark in (("first", ""), ("second", ".")):
        try:
            number = Decimal(str(refusal.fields.get(name, "")).replace(".", "").replace(",", mark))
        except InvalidOperation:
            continue
        plain = f"{number.normalize():f}"
        if field.type == "integer" and number != number.to_integral_value():
            continue
        text = display_number(plain)
        yield Choice(text, text, int(number) if field.type == "integer" else plain)


def _dates(refusal: Refused, _field: Field, context: EntryContext, _language: str) -> Iterator[Choice]:
    """Yield the date that was probably meant, the two of a range, or the day of this year."""
    fields = refusal.fields
    texts = [str(fields[name]) for name in ("first", "last", "proposal") if fields.get(name)]
    if not texts and context.today is not None:
        texts = [f"{fields.get('text', '')}/{context.today.year}"]
    for text in texts:
        try:
            shown = parse_partial_date(text).display()
        except Refused:
            continue
        yield Choice(shown, shown)


def _options(refusal: Refused, field: Field, _context: EntryContext, language: str) -> Iterator[Choice]:
    codes = refusal.fields.get("options")
    for code in codes if isinstance(codes, list) else ():
        option = field.option(code)
        if option is not None:
            title = option.title.in_language(language)
            yield Choice(title, title, code)


def _likely(refusal: Refused, field: Field, _context: EntryContext, language: str) -> Iterator[Choice]:
    """Yield the answers a choice has that begin as the text does; all of them where they are few."""
    live = [option for option in field.options if not option.retired]
    text = str(refusal.fields.get("text", ""))
    near = [one for one in live if vietnamese.matches(text, one.title.in_language(language), "prefix")]
    for option in near or (live if len(live) <= _MOST else []):
        title = option.title.in_language(language)
        yield Choice(title, title, option.code)


def _communes(refusal: Refused, _field: Field, _context: EntryContext, _language: str) -> Iterator[Choice]:
    names = refusal.fields.get("candidates")
    for name in names if isinstance(names, list) else ():
        yield Choice(name, name)


def _successor(refusal: Refused, _field: Field, _context: EntryContext, _language: str) -> Iterator[Choice]:
    name = str(refusal.fields.get("successor") or "")
    if name:
        yield Choice(name, name)


def _references(refusal: Refused, field: Field, context: EntryContext, _language: str) -> Iterator[Choice]:
    """Yield the records that answer to the text; two of one name are told apart nowhere but in the look-up."""
    kind = field.target or ""
    for record in context.find_records(kind, vietnamese.clean(str(refusal.fields.get("text", "")))):
        title = context.record_title(kind, record)
        if title:
            yield Choice(title, title, record)


_MAKERS: Final = {
    "money_ambiguous": _amounts,
    "number_ambiguous": _numbers,
    "date_ambiguous": _dates,
    "date_is_range": _dates,
    "option_ambiguous": _options,
    "option_unknown": _likely,
    "commune_ambiguous": _communes,
    "commune_not_at_date": _successor,
    "reference_ambiguous": _references,
}
