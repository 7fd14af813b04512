"""Reads record kinds from TOML: structure here, meaning in ``definition_checks``.

Owns the spelling of the definition language (see ``resources/forms/README.md``). A file is taken whole or refused
with the exact key and a reason; nothing is filled in for its author.
"""

from __future__ import annotations

import hashlib
import re
import threading  # noqa: TID251 - a lock: an opening must not read what the warm-up is reading
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

import msgspec

from desktop_app.base import paths
from desktop_app.domain import definition as made
from desktop_app.domain.definition import Bilingual, Definition, Definitions
from desktop_app.domain.definition_checks import DefinitionInvalid, check, check_list, check_references

Lists = Mapping[str, tuple[made.Option, ...]]
"""Shared lists of options by their names."""

NO_LISTS: Final[Lists] = MappingProxyType({})

_READING: Final = threading.Lock()
"""Held while the shipped files are read: who asks meanwhile waits for them and does not read them, too."""

_PATH: Final = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")
_NAMED: Final = re.compile(r"^Object (?P<what>contains unknown|missing required) field `(?P<name>[^`]*)`")


class _Strict(msgspec.Struct, forbid_unknown_fields=True):
    """A table of the file that refuses words it does not know."""


class _Text(_Strict):
    vi: str
    en: str


class _Option(_Strict):
    code: str
    vi: str
    en: str
    retired: bool = False
    valid_from: str | None = None
    valid_to: str | None = None
    variants: list[str] = []


class _Constraints(_Strict, rename="camel"):
    required: bool = False
    minimum: str | int | None = None
    maximum: str | int | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    unique: bool = False
    enum: list[str | int] = []


class _Field(_Strict):
    name: str
    type: made.FieldType
    title: _Text
    description: _Text
    section: str = ""
    constraints: _Constraints = msgspec.field(default_factory=_Constraints)
    options: list[_Option] = []
    fields: list[_Field] = []
    target: str | None = None
    role: str | None = None
    sensitive: bool = False
    personal: bool = False
    sticky: bool = False
    width: int = 6
    retired: bool = False
    sum_of: list[str] = []
    list_name: str | None = msgspec.field(name="list", default=None)
    hidden: bool = False


class _Section(_Strict):
    name: str
    title: _Text


class _Rule(_Strict):
    type: made.RuleType
    field: str
    other: str | None = None
    values: list[str] = []
    column: str | None = None
    total: str | None = None
    level: made.Level = "error"
    when: str | None = None
    when_values: list[str] = []
    within: str | None = None
    whole: str | None = None


class _Across(_Strict):
    type: made.AcrossType
    field: str
    kinds: list[str] = []
    values: list[str] = []
    same: list[str] = []
    years: int = 0
    level: made.Level = "error"
    when: str | None = None
    when_values: list[str] = []
    other: str | None = None
    year: str | None = None
    last_year: made.LastYear = "before"
    before: bool = False
    share: int = 0


class _KeyCase(_Strict):
    when: str
    values: list[str]
    key: list[str]


class _Measure(_Strict):
    name: str
    type: made.MeasureType
    nature: made.Nature
    title: _Text
    field: str | None = None
    values: list[str] = []
    other: str | None = None
    minus: list[str] = []
    day: str | None = None
    qualifier: str | None = None


class _Lifts(_Strict):
    title: list[str]
    occurred: str | None = None
    occurred_else: str | None = None
    place: str | None = None
    campaign: str | None = None
    movement: str | None = None
    subtype: str | list[str] | None = None
    value: str | None = None
    turns: str | None = None
    sort: Literal["text", "person"] = "text"
    ended: str | None = None
    snapshot: bool = False


class _Kind(_Strict):
    kind: str
    version: int
    icon: str
    group: str
    title: _Text
    plural: _Text
    description: _Text
    key: list[str]
    columns: list[str]
    search: list[str]
    lifts: _Lifts
    section: list[_Section]
    field: list[_Field]
    rule: list[_Rule] = []
    across: list[_Across] = []
    measure: list[_Measure] = []
    internal: bool = False
    key_of_unit: bool = False
    key_years: list[str] = []
    key_case: list[_KeyCase] = []


class _List(_Strict):
    title: _Text
    option: list[_Option]


def load_lists(folder: Path) -> Lists:
    """Read every shared list ``<name>.toml`` of ``folder``; none where there is no folder. Raises DefinitionInvalid."""
    return {path.stem: _options(path) for path in sorted(folder.glob("*.toml"))}


def load_definition(source: bytes, file: str, lists: Lists = NO_LISTS) -> Definition:
    """Read one definition. ``file`` is only named in refusals. Raises DefinitionInvalid.

    Kinds that other kinds are named in are checked by ``load_definitions``, which sees them all.
    """
    try:
        tables = tomllib.loads(source.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise DefinitionInvalid(file=file, key="", reason="not_toml", detail=str(error)) from error
    try:
        kind = msgspec.convert(tables, _Kind)
    except msgspec.ValidationError as error:
        raise _misshapen(file, str(error)) from error
    definition = _Making(file, lists).definition(kind, source)
    check(definition, file)
    return definition


def load_definitions(folder: Path) -> Definitions:
    """Read every ``<kind>.toml`` in ``folder`` and every ``past/<kind>-<version>.toml``.

    The lists they share lie in the folder ``lists`` beside ``folder``. Raises DefinitionInvalid.
    """
    lists = load_lists(folder.parent / "lists")
    versions: dict[tuple[str, int], Definition] = {}
    files: dict[tuple[str, int], str] = {}
    for path in (*sorted(folder.glob("*.toml")), *sorted((folder / "past").glob("*.toml"))):
        file = path.relative_to(folder).as_posix()
        definition = load_definition(path.read_bytes(), file, lists)
        identity = (definition.kind, definition.version)
        if identity in versions:
            raise DefinitionInvalid(file=file, key="version", reason="duplicate", detail=files[identity])
        past = path.parent != folder
        expected = f"{definition.kind}-{definition.version}" if past else definition.kind
        if path.stem != expected:
            raise DefinitionInvalid(file=file, key="kind", reason="wrong_file_name", detail=f"{expected}.toml")
        versions[identity] = definition
        files[identity] = file
    definitions = Definitions(versions)
    for (kind, version), file in files.items():
        if file.startswith("past/") and definitions.current(kind).version == version:
            raise DefinitionInvalid(file=file, key="version", reason="newer_than_current", detail=f"{kind}.toml")
    for identity, definition in versions.items():
        check_references(definition, files[identity], definitions)
    return definitions


def shipped() -> Definitions:
    """Return the definitions that come with the program, read once when first asked for. Raises DefinitionInvalid.

    Reading takes half a second on an old PC: it is begun while somebody types her passphrase.
    """
    with _READING:
        return _shipped()


@cache
def _shipped() -> Definitions:
    return load_definitions(paths.resources() / "forms")


def _misshapen(file: str, message: str) -> DefinitionInvalid:
    """Turn msgspec's "… - at `$.field[3].constraints`" into the key path and a reason code."""
    found = _PATH.search(message)
    path = found["path"] if found else ""
    text = message[: found.start()] if found else message
    named = _NAMED.match(text)
    if named:
        reason = "unknown_key" if named["what"].startswith("contains") else "missing_key"
        return DefinitionInvalid(file=file, key=f"{path}.{named['name']}".lstrip("."), reason=reason, detail="")
    reason = "unknown_word" if text.startswith("Invalid enum value") else "wrong_type"
    return DefinitionInvalid(file=file, key=path, reason=reason, detail=text)


def _options(path: Path) -> tuple[made.Option, ...]:
    file = f"lists/{path.name}"
    try:
        shared = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _List)
    except (ValueError, RecursionError) as error:
        if isinstance(error, msgspec.ValidationError):
            raise _misshapen(file, str(error)) from error
        raise DefinitionInvalid(file=file, key="", reason="not_toml", detail=str(error)) from error
    options = tuple(map(_option, shared.option))
    check_list(options, file)
    return options


class _Making:
    """Makes the objects of one file from its tables."""

    def __init__(self, file: str, lists: Lists) -> None:
        self._file = file
        self._lists = lists

    def definition(self, kind: _Kind, source: bytes) -> Definition:
        """Return the whole definition; its meaning is checked afterwards."""
        return Definition(
            kind=kind.kind,
            version=kind.version,
            internal=kind.internal,
            title=_bilingual(kind.title),
            plural=_bilingual(kind.plural),
            description=_bilingual(kind.description),
            icon=kind.icon,
            group=kind.group,
            sections=tuple(made.Section(section.name, _bilingual(section.title)) for section in kind.section),
            fields=tuple(self._field(raw, f"field[{number}]") for number, raw in enumerate(kind.field)),
            rules=tuple(_rule(raw) for raw in kind.rule),
            across=tuple(_across(raw) for raw in kind.across),
            measures=tuple(_measure(raw) for raw in kind.measure),
            lifts=_lifts(kind.lifts),
            key=tuple(kind.key),
            key_of_unit=kind.key_of_unit,
            key_years=tuple(kind.key_years),
            key_cases=tuple(made.KeyCase(case.when, tuple(case.values), tuple(case.key)) for case in kind.key_case),
            columns=tuple(kind.columns),
            search=tuple(kind.search),
            sha256=hashlib.sha256(source).hexdigest(),
            source=source,
        )

    def _field(self, raw: _Field, key: str) -> made.Field:
        columns = enumerate(raw.fields)
        return made.Field(
            name=raw.name,
            type=raw.type,
            title=_bilingual(raw.title),
            description=_bilingual(raw.description),
            section=raw.section,
            constraints=_constraints(raw.constraints),
            options=self._options(raw, key),
            fields=tuple(self._field(column, f"{key}.fields[{number}]") for number, column in columns),
            target=raw.target,
            role=raw.role,
            sensitive=raw.sensitive,
            personal=raw.personal,
            sticky=raw.sticky,
            width=raw.width,
            retired=raw.retired,
            sum_of=tuple(raw.sum_of),
            list_name=raw.list_name,
            hidden=raw.hidden,
        )

    def _options(self, raw: _Field, key: str) -> tuple[made.Option, ...]:
        if raw.list_name is None:
            return tuple(map(_option, raw.options))
        if raw.options:
            raise DefinitionInvalid(file=self._file, key=f"{key}.options", reason="one_of_two", detail=raw.list_name)
        if raw.list_name not in self._lists:
            raise DefinitionInvalid(file=self._file, key=f"{key}.list", reason="unknown_list", detail=raw.list_name)
        return self._lists[raw.list_name]


def _bilingual(text: _Text) -> Bilingual:
    return Bilingual(vi=text.vi, en=text.en)


def _option(raw: _Option) -> made.Option:
    title = Bilingual(raw.vi, raw.en)
    return made.Option(raw.code, title, raw.retired, raw.valid_from, raw.valid_to, tuple(raw.variants))


def _constraints(raw: _Constraints) -> made.Constraints:
    return made.Constraints(
        required=raw.required,
        minimum=raw.minimum,
        maximum=raw.maximum,
        min_length=raw.min_length,
        max_length=raw.max_length,
        pattern=raw.pattern,
        unique=raw.unique,
        enum=tuple(raw.enum),
    )


def _lifts(raw: _Lifts) -> made.Lifts:
    subtype = [raw.subtype] if isinstance(raw.subtype, str) else raw.subtype
    given = {name: getattr(raw, name) for name in raw.__struct_fields__ if name not in ("title", "subtype")}
    return made.Lifts(title=tuple(raw.title), subtype=tuple(subtype or ()), **given)


def _rule(raw: _Rule) -> made.Rule:
    return made.Rule(**_frozen(raw))


def _across(raw: _Across) -> made.Across:
    return made.Across(**_frozen(raw))


def _frozen(raw: _Rule | _Across) -> dict[str, Any]:
    """Return the words of a table as they are kept: lists as tuples. The names are the same on both sides."""
    given = {name: getattr(raw, name) for name in raw.__struct_fields__}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}


def _measure(raw: _Measure) -> made.Measure:
    return made.Measure(
        name=raw.name,
        type=raw.type,
        nature=raw.nature,
        title=_bilingual(raw.title),
        field=raw.field,
        values=tuple(raw.values),
        other=raw.other,
        minus=tuple(raw.minus),
        day=raw.day,
        qualifier=raw.qualifier,
    )
