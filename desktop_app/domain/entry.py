"""What is typed into one field, read as the JSON kept in a version. The way back is ``display``, offered here too.

Typing is read strictly: what may mean two things is refused with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.domain import vietnamese
from desktop_app.domain.answers import LARGEST_NUMBER, is_record_id
from desktop_app.domain.date_ranges import parse_date_range
from desktop_app.domain.dates import DateIsRange, parse_partial_date
from desktop_app.domain.definition import Field, FieldType, Option
from desktop_app.domain.display import display_field, wording
from desktop_app.domain.entry_context import NO_CONTEXT, EntryContext, Wording
from desktop_app.domain.identifiers import check_personal_number, normalise_phone
from desktop_app.domain.money import parse_money
from desktop_app.domain.place_text import parse_place
from desktop_app.domain.records import Json

__all__ = [
    "NO_CONTEXT",
    "EntryComputed",
    "EntryContext",
    "EntryNotOneLine",
    "NumberAmbiguous",
    "NumberNotWhole",
    "NumberUnreadable",
    "OptionAmbiguous",
    "OptionRetired",
    "OptionUnknown",
    "PersonalNumberRefused",
    "ReferenceAmbiguous",
    "ReferenceUnknown",
    "Wording",
    "YesNoUnreadable",
    "display_field",
    "offered_codes",
    "parse_field",
    "parse_number",
    "parse_option",
]


class EntryNotOneLine(Refused):
    """A field of several parts (rows, funding, attachments) cannot be typed as one text. Fields: ``field``."""

    code = "entry_not_one_line"


class EntryComputed(Refused):
    """A computed total is not typed. Fields: ``field``."""

    code = "entry_computed"


class NumberUnreadable(Refused):
    """Not a number. Fields: ``text``."""

    code = "number_unreadable"


class NumberAmbiguous(Refused):
    """A number with two readings ("1,500"). Fields: ``text``, ``first``, ``second`` (the readings, as shown)."""

    code = "number_ambiguous"


class NumberNotWhole(Refused):
    """A part of a whole where only whole numbers are asked for. Fields: ``text``."""

    code = "number_not_whole"


class YesNoUnreadable(Refused):
    """Neither yes nor no. Fields: ``text``."""

    code = "yes_no_unreadable"


class OptionUnknown(Refused):
    """No option has this code or title. Fields: ``text``, ``options`` (codes)."""

    code = "option_unknown"


class OptionAmbiguous(Refused):
    """Several options may be meant. Fields: ``text``, ``options`` (codes)."""

    code = "option_ambiguous"


class OptionRetired(Refused):
    """An option that new records may not use any more. Fields: ``text``, ``option`` (its code)."""

    code = "option_retired"


class PersonalNumberRefused(Refused):
    """Not a personal number. Fields: ``text``, ``reason`` (a code of ``identifiers``), ``proposal`` ("" or digits)."""

    code = "personal_number_refused"


class ReferenceUnknown(Refused):
    """No record of the kind answers to this. Fields: ``text``, ``kind``."""

    code = "reference_unknown"


class ReferenceAmbiguous(Refused):
    """Several records answer to this. Fields: ``text``, ``kind``, ``count``."""

    code = "reference_ambiguous"


_YES_WORDS: Final = frozenset(("co", "x", "1", "true", "yes", "y", "dung"))
_DAYS_AGO: Final = {"hom nay": 0, "nay": 0, "today": 0, "hom qua": 1, "qua": 1, "yesterday": 1}
_NO_WORDS: Final = frozenset(("khong", "0", "false", "no", "n", "sai"))
WORDS: Final[frozenset[FieldType]] = frozenset(("string", "text", "person", "place", "document"))
"""Types kept in words, as typed: what is odd about their letters is named by ``value_checks``, never mended here."""
_STRUCTURED: Final[frozenset[FieldType]] = frozenset(("rows", "funding", "attachment"))

_PERCENT: Final = re.compile(r"\s*%$")
_PLAIN: Final = re.compile(r"-?[0-9]+")
_GROUPED: Final = re.compile(r"-?[1-9][0-9]{0,2}(?:[. ][0-9]{3})+")
_DECIMAL_COMMA: Final = re.compile(r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),[0-9]+")
_DECIMAL_DOT: Final = re.compile(r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)\.[0-9]+")
_TWO_READINGS: Final = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
_FINEST: Final = Decimal("0.000001")
_DOCUMENT: Final = re.compile(
    r"(?:số:?\s*)?(?P<number>[0-9]{1,6}[a-zA-Z]?)\s*/\s*(?P<symbol>\S+?)"
    r"(?:,?\s+ngày\s+(?P<date>.+?))?(?:,?\s+của\s+(?P<issuer>.+))?",
    re.IGNORECASE,
)


def parse_field(field: Field, typed: str, context: EntryContext = NO_CONTEXT) -> Json:
    """Return the answer ``typed`` stands for in ``field``; None for an empty text, which means no answer.

    Limits are not looked at: ``validation`` names what is out of bounds. Raises a subclass of Refused: the ones of
    this module, and those of ``money``, ``dates``, ``identifiers`` and ``places``.
    """
    if field.sum_of:
        raise EntryComputed(field=field.name)
    if field.type in _STRUCTURED:
        raise EntryNotOneLine(field=field.name)
    if field.type == "text":
        return vietnamese.tidy_lines(typed) or None
    text = vietnamese.tidy(typed) if field.type in WORDS else vietnamese.clean(typed)
    if not text:
        return None
    if field.type == "string":
        return text
    return _READERS[field.type](field, text, context)


def parse_number(typed: str) -> str:
    """Return the decimal text ("33.5") of a number typed with a decimal comma; a dot groups thousands.

    A percent sign at the end is no part of the number: who asks for something else than a percentage refuses it.

    Raises NumberUnreadable, NumberAmbiguous.
    """
    text = _PERCENT.sub("", vietnamese.clean(typed)).replace("−", "-")
    if _TWO_READINGS.fullmatch(text):
        raise NumberAmbiguous(text=typed, first=text.replace(",", "."), second=text)
    if _PLAIN.fullmatch(text):
        plain = text
    elif _GROUPED.fullmatch(text):
        plain = text.replace(".", "").replace(" ", "")
    elif _DECIMAL_COMMA.fullmatch(text):
        plain = text.replace(".", "").replace(",", ".")
    elif _DECIMAL_DOT.fullmatch(text):
        plain = text.replace(",", "")
    else:
        raise NumberUnreadable(text=typed)
    number = Decimal(plain)
    if abs(number) >= LARGEST_NUMBER or number != number.quantize(_FINEST):
        raise NumberUnreadable(text=typed)
    return f"{number.normalize():f}" if number else "0"


def parse_option(field: Field, typed: str) -> str:
    """Return the code of the option named by code, title (either language) or another spelling; marks may be missing.

    Raises OptionUnknown, OptionAmbiguous, OptionRetired.
    """
    text = vietnamese.clean(typed)
    found = [option for option in field.options if option.code.casefold() == text.casefold()]
    if not found:
        found = _titled(field, text, vietnamese.marked) or _titled(field, text, vietnamese.fold)
    if not found:
        raise OptionUnknown(text=typed, options=[option.code for option in field.options if not option.retired])
    live = [option for option in found if not option.retired]
    if not live:
        raise OptionRetired(text=typed, option=found[0].code)
    if len(live) > 1:
        raise OptionAmbiguous(text=typed, options=[option.code for option in live])
    return live[0].code


def _titled(field: Field, text: str, form: Callable[[str], str]) -> list[Option]:
    wanted = form(text)
    return [
        option for option in field.options if wanted in map(form, (option.title.vi, option.title.en, *option.variants))
    ]


def _read_integer(_field: Field, text: str, _context: EntryContext) -> Json:
    if _PERCENT.search(text):
        raise NumberUnreadable(text=text)
    number = Decimal(parse_number(text))
    if number != number.to_integral_value():
        raise NumberNotWhole(text=text)
    return int(number)


def _read_number(field: Field, text: str, _context: EntryContext) -> Json:
    """Read a number; with a percent sign where it is one, or where a target may be anything."""
    if _PERCENT.search(text) and "%" not in field.title.vi and field.constraints.maximum is not None:
        raise NumberUnreadable(text=text)
    return parse_number(text)


def _read_boolean(_field: Field, text: str, _context: EntryContext) -> Json:
    word = vietnamese.fold(text)
    if word not in _YES_WORDS and word not in _NO_WORDS:
        raise YesNoUnreadable(text=text)
    return word in _YES_WORDS


def _read_money(_field: Field, text: str, _context: EntryContext) -> Json:
    return parse_money(text)


def _read_date(_field: Field, text: str, context: EntryContext) -> Json:
    """Read a date; "hôm nay" and "hôm qua" too, unless the machine's own date is not believed."""
    ago = _DAYS_AGO.get(vietnamese.fold(text))
    if ago is not None and context.today is not None:
        return (context.today - timedelta(days=ago)).isoformat()
    try:
        return parse_partial_date(text).iso
    except DateIsRange as refusal:
        raise _told_apart(text) or refusal from None


def _told_apart(text: str) -> DateIsRange | None:
    """Return the refusal of two dates with both of them, to be typed into two fields; None where they are not clear."""
    try:
        found = parse_date_range(text)
    except Refused:
        return None
    return DateIsRange(text=text, first=found.first.display(), last=found.last.display())


def _read_option(field: Field, text: str, _context: EntryContext) -> Json:
    return parse_option(field, text)


def _read_person(_field: Field, text: str, _context: EntryContext) -> Json:
    return {"name": text}


def _read_place(_field: Field, text: str, context: EntryContext) -> Json:
    return parse_place(text, context)


def _read_identifier(_field: Field, text: str, _context: EntryContext) -> Json:
    said = check_personal_number(text)
    if not said.valid:
        raise PersonalNumberRefused(text=text, reason=said.warnings[0], proposal=said.proposal)
    return said.number


def _read_phone(_field: Field, text: str, _context: EntryContext) -> Json:
    return normalise_phone(text)


def _read_reference(field: Field, text: str, context: EntryContext) -> Json:
    if is_record_id(text):
        return text
    listed = _listed(field, text, context) if field.options else None
    if listed is not None:
        return listed
    kind = field.target or ""
    found = _codes_and_records(field, context.find_records(kind, text), context)
    found += [code for code in offered_codes(field, text, context) if code not in found]
    if not found:
        raise ReferenceUnknown(text=text, kind=kind)
    if len(found) > 1:
        raise ReferenceAmbiguous(text=text, kind=kind, count=len(found))
    return found[0]


def _listed(field: Field, text: str, context: EntryContext) -> str | None:
    """Return the code of the shared list's answer called ``text``, in the list's words or in the office's own."""
    for form in (vietnamese.marked, vietnamese.fold):
        for option in field.options:
            own = wording(field, option.code, context)
            if own is not None and form(own.title) == form(text):
                return option.code
    try:
        return parse_option(field, text)
    except OptionUnknown:
        return None


def offered_codes(field: Field, typed: str, context: EntryContext) -> list[str]:
    """Return the codes of a shared list whose words begin as ``typed`` does, those of the office's own words too."""
    found = []
    for option in field.options:
        own = wording(field, option.code, context)
        spellings = (option.code, option.title.vi, option.title.en, *option.variants, own.title if own else "")
        if not option.retired and any(vietnamese.matches(typed, one, "prefix") for one in spellings):
            found.append(option.code)
    return found


def _codes_and_records(field: Field, records: Sequence[str], context: EntryContext) -> list[str]:
    """Return ``records``, each one that only words an answer of the list as that answer."""
    if not field.list_name:
        return list(records)
    spoken = {own.record: code for code, own in context.wordings(field.target or "", field.list_name).items()}
    return list(dict.fromkeys(spoken.get(record, record) for record in records))


def _read_document(_field: Field, text: str, _context: EntryContext) -> Json:
    """Read "27/QĐ-LĐLĐ ngày 05/02/2026 của LĐLĐ tỉnh"; any other text is the abstract, as written."""
    found = _DOCUMENT.fullmatch(text)
    if found is None:
        return {"abstract": text}
    members: dict[str, Json] = {"number": found["number"], "symbol": found["symbol"]}
    if found["date"]:
        members["date"] = parse_partial_date(found["date"]).iso
    if found["issuer"]:
        members["issuer"] = found["issuer"]
    return members


_READERS: Final[dict[FieldType, Callable[[Field, str, EntryContext], Json]]] = {
    "integer": _read_integer,
    "number": _read_number,
    "boolean": _read_boolean,
    "money": _read_money,
    "partial_date": _read_date,
    "choice": _read_option,
    "person": _read_person,
    "place": _read_place,
    "reference": _read_reference,
    "document": _read_document,
    "identifier": _read_identifier,
    "phone": _read_phone,
}
