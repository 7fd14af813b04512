"""What a definition must mean, beyond its shape: fields. Rules, measures and lifted columns: ``definition_links``.

Every refusal names the exact key of the file ("field[3].constraints.minimum", counted from 0) and a reason code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from desktop_app.domain.definition import Bilingual, Constraints, Definition, Definitions, Field, FieldType, Option
from desktop_app.domain.definition_links import check_links
from desktop_app.domain.definition_refusal import DefinitionInvalid, Refuse
from desktop_app.domain.definition_rules import check_across_kinds

__all__ = ["DefinitionInvalid", "check", "check_list", "check_references"]

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,47}")
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,47}")
_ICON: Final = re.compile(r"[a-z][a-z0-9-]*")
_DECIMAL: Final = re.compile(r"-?\d{1,15}(\.\d{1,6})?")
_DAY: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4])?")

_NOT_IN_ROWS: Final[frozenset[FieldType]] = frozenset(("rows", "funding", "attachment"))
_WITH_OPTIONS: Final[frozenset[FieldType]] = frozenset(("choice", "funding"))
_MAY_HAVE_OPTIONS: Final = _WITH_OPTIONS | {"reference"}
_WHOLE: Final[frozenset[FieldType]] = frozenset(("integer", "money"))
_LIMITED: Final[frozenset[FieldType]] = frozenset(("integer", "money", "number", "partial_date"))
_MEASURED: Final[frozenset[FieldType]] = frozenset(("string", "text", "rows", "funding", "attachment"))
_WRITTEN: Final[frozenset[FieldType]] = frozenset(("string", "text"))
_WIDTHS: Final = range(1, 13)


def check(definition: Definition, file: str) -> None:
    """Refuse a definition that contradicts itself. Raises DefinitionInvalid."""
    refuse = Refuse(file)
    for key, name in (("kind", definition.kind), ("group", definition.group)):
        if not _NAME.fullmatch(name):
            raise refuse(key, "bad_name", name)
    if definition.version < 1:
        raise refuse("version", "out_of_range", str(definition.version))
    if not _ICON.fullmatch(definition.icon):
        raise refuse("icon", "bad_name", definition.icon)
    for key, text in (
        ("title", definition.title),
        ("plural", definition.plural),
        ("description", definition.description),
    ):
        _check_text(text, key, refuse)
    for number, section in enumerate(definition.sections):
        _check_text(section.title, f"section[{number}].title", refuse)
    _check_names((section.name for section in definition.sections), "section", refuse)
    _check_fields(definition, refuse)
    check_links(definition, refuse)


def check_list(options: Sequence[Option], file: str) -> None:
    """Refuse a shared list that contradicts itself. Raises DefinitionInvalid."""
    refuse = Refuse(file)
    if not options:
        raise refuse("option", "empty_list")
    _check_options(options, "option", refuse)


def check_references(definition: Definition, file: str, definitions: Definitions) -> None:
    """Refuse a kind named in ``reference`` fields or rules across records that does not exist.

    Raises DefinitionInvalid.
    """
    for key, field in _every_field(definition):
        if field.target is not None and field.target not in definitions:
            raise Refuse(file)(f"{key}.target", "unknown_kind", field.target)
    check_across_kinds(definition, definitions, Refuse(file))


def _every_field(definition: Definition) -> Iterator[tuple[str, Field]]:
    for number, field in enumerate(definition.fields):
        yield f"field[{number}]", field
        for place, column in enumerate(field.fields):
            yield f"field[{number}].fields[{place}]", column


def _check_names(names: Iterable[str], key: str, refuse: Refuse) -> None:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if not _NAME.fullmatch(name):
            raise refuse(f"{key}[{number}].name", "bad_name", name)
        if name in seen:
            raise refuse(f"{key}[{number}].name", "duplicate", name)
        seen.add(name)


def _check_text(text: Bilingual, key: str, refuse: Refuse) -> None:
    for language, words in (("vi", text.vi), ("en", text.en)):
        if not words.strip():
            raise refuse(f"{key}.{language}", "empty_text")
        if not unicodedata.is_normalized("NFC", words):
            raise refuse(f"{key}.{language}", "not_nfc", words)


def _check_fields(definition: Definition, refuse: Refuse) -> None:
    sections = {section.name for section in definition.sections}
    _check_names((field.name for field in definition.fields), "field", refuse)
    if not definition.fields:
        raise refuse("field", "empty_list")
    for number, field in enumerate(definition.fields):
        key = f"field[{number}]"
        if field.section not in sections:
            raise refuse(f"{key}.section", "unknown_section", field.section)
        if field.constraints.unique:
            raise refuse(f"{key}.constraints.unique", "only_in_rows")
        _check_field(field, key, refuse)
        _check_columns(field, key, refuse)
        _check_sum(definition, field, key, refuse)


def _check_columns(field: Field, key: str, refuse: Refuse) -> None:
    _check_names((column.name for column in field.fields), f"{key}.fields", refuse)
    for place, column in enumerate(field.fields):
        at = f"{key}.fields[{place}]"
        if column.type in _NOT_IN_ROWS:
            raise refuse(f"{at}.type", "not_in_rows", column.type)
        for word, given in (("section", column.section), ("sum_of", column.sum_of)):
            if given:
                raise refuse(f"{at}.{word}", "not_in_rows", "")
        _check_field(column, at, refuse)


def _check_field(field: Field, key: str, refuse: Refuse) -> None:
    _check_text(field.title, f"{key}.title", refuse)
    _check_text(field.description, f"{key}.description", refuse)
    if field.width not in _WIDTHS:
        raise refuse(f"{key}.width", "out_of_range", str(field.width))
    if field.retired and field.constraints.required:
        raise refuse(f"{key}.constraints.required", "retired", field.name)
    for word, belongs, given in (
        ("options", field.type in _MAY_HAVE_OPTIONS, bool(field.options)),
        ("fields", field.type == "rows", bool(field.fields)),
        ("target", field.type == "reference", field.target is not None),
        ("role", field.type == "person", field.role is not None),
    ):
        if belongs and not given and (word != "options" or field.type in _WITH_OPTIONS):
            raise refuse(f"{key}.{word}", "missing_key", field.type)
        if given and not belongs:
            raise refuse(f"{key}.{word}", "not_for_type", field.type)
    if field.personal and field.type != "string":
        raise refuse(f"{key}.personal", "not_for_type", field.type)
    if field.role is not None and not _NAME.fullmatch(field.role):
        raise refuse(f"{key}.role", "bad_name", field.role)
    _check_options(field.options, f"{key}.options", refuse)
    _check_constraints(field, f"{key}.constraints", refuse)


def _check_options(options: Sequence[Option], key: str, refuse: Refuse) -> None:
    seen: set[str] = set()
    for place, option in enumerate(options):
        at = f"{key}[{place}]"
        if not _CODE.fullmatch(option.code):
            raise refuse(f"{at}.code", "bad_name", option.code)
        if option.code in seen:
            raise refuse(f"{at}.code", "duplicate", option.code)
        seen.add(option.code)
        _check_text(option.title, at, refuse)
        for word, day in (("valid_from", option.valid_from), ("valid_to", option.valid_to)):
            if day is not None and not _DAY.fullmatch(day):
                raise refuse(f"{at}.{word}", "wrong_type", day)
        if option.valid_from and option.valid_to and option.valid_to < option.valid_from:
            raise refuse(f"{at}.valid_to", "out_of_range", option.valid_to)
    if options and all(option.retired for option in options):
        raise refuse(key, "retired", options[0].code)


def _check_constraints(field: Field, key: str, refuse: Refuse) -> None:
    limits = field.constraints
    for word, given, types in (
        ("minimum", limits.minimum is not None, _LIMITED),
        ("maximum", limits.maximum is not None, _LIMITED),
        ("minLength", limits.min_length is not None, _MEASURED),
        ("maxLength", limits.max_length is not None, _MEASURED),
        ("pattern", limits.pattern is not None, _WRITTEN),
        ("enum", bool(limits.enum), frozenset(("string", "integer"))),
    ):
        if given and field.type not in types:
            raise refuse(f"{key}.{word}", "not_for_type", field.type)
    for word, limit in (("minimum", limits.minimum), ("maximum", limits.maximum)):
        if limit is not None and not _is_limit(field.type, limit):
            raise refuse(f"{key}.{word}", "wrong_type", str(limit))
    _check_order(limits, key, field.type, refuse)
    if limits.pattern is not None:
        try:
            re.compile(limits.pattern)
        except re.error as error:
            raise refuse(f"{key}.pattern", "bad_pattern", str(error)) from error
    wanted = int if field.type == "integer" else str
    for place, one in enumerate(limits.enum):
        if not isinstance(one, wanted):
            raise refuse(f"{key}.enum[{place}]", "wrong_type", str(one))


def _is_limit(field_type: FieldType, limit: str | int) -> bool:
    if field_type in _WHOLE:
        return isinstance(limit, int)
    if field_type == "number":
        return isinstance(limit, int) or _DECIMAL.fullmatch(limit) is not None
    return isinstance(limit, str) and _DATE.fullmatch(limit) is not None


def _check_order(limits: Constraints, key: str, field_type: FieldType, refuse: Refuse) -> None:
    low, high = limits.minimum, limits.maximum
    if low is not None and high is not None:
        crossed = str(low) > str(high) if field_type == "partial_date" else float(low) > float(high)
        if crossed:
            raise refuse(f"{key}.maximum", "out_of_range", str(high))
    for word, length in (("minLength", limits.min_length), ("maxLength", limits.max_length)):
        if length is not None and length < 1:
            raise refuse(f"{key}.{word}", "out_of_range", str(length))
    if limits.min_length is not None and limits.max_length is not None and limits.min_length > limits.max_length:
        raise refuse(f"{key}.maxLength", "out_of_range", str(limits.max_length))


def _check_sum(definition: Definition, field: Field, key: str, refuse: Refuse) -> None:
    if not field.sum_of:
        return
    if field.type != "money":
        raise refuse(f"{key}.sum_of", "not_for_type", field.type)
    if field.constraints.required:
        raise refuse(f"{key}.constraints.required", "computed", field.name)
    entered = {one.name for one in definition.fields if one.type == "money" and not one.sum_of}
    for place, name in enumerate(field.sum_of):
        if name not in entered:
            raise refuse(f"{key}.sum_of[{place}]", "unknown_field", name)
