"""Reads record kinds from TOML: structure here, meaning in ``definition_checks``.

Owns the spelling of the definition language (see ``resources/forms/README.md``). A file is taken whole or refused
with the exact key and a reason; nothing is filled in for its author.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Final, Literal

import msgspec

from desktop_app.domain import definition as made
from desktop_app.domain.definition import Bilingual, Definition, Definitions
from desktop_app.domain.definition_checks import DefinitionInvalid, check, check_references

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
    sticky: bool = False
    width: int = 6
    retired: bool = False
    sum_of: list[str] = []


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


class _Measure(_Strict):
    name: str
    type: made.MeasureType
    nature: made.Nature
    title: _Text
    field: str | None = None
    values: list[str] = []


class _Lifts(_Strict):
    title: list[str]
    occurred: str | None = None
    occurred_else: str | None = None
    place: str | None = None
    campaign: str | None = None
    movement: str | None = None
    subtype: str | None = None
    value: str | None = None
    turns: str | None = None
    sort: Literal["text", "person"] = "text"


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
    measure: list[_Measure] = []


def load_definition(source: bytes, file: str) -> Definition:
    """Read one definition. ``file`` is only named in refusals. Raises DefinitionInvalid.

    Kinds that ``reference`` fields aim at are checked by ``load_definitions``, which sees them all.
    """
    try:
        tables = tomllib.loads(source.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise DefinitionInvalid(file=file, key="", reason="not_toml", detail=str(error)) from error
    try:
        kind = msgspec.convert(tables, _Kind)
    except msgspec.ValidationError as error:
        raise _misshapen(file, str(error)) from error
    definition = _definition(kind, source)
    check(definition, file)
    return definition


def load_definitions(folder: Path) -> Definitions:
    """Read every ``<kind>.toml`` in ``folder`` and every ``past/<kind>-<version>.toml``. Raises DefinitionInvalid."""
    versions: dict[tuple[str, int], Definition] = {}
    files: dict[tuple[str, int], str] = {}
    for path in (*sorted(folder.glob("*.toml")), *sorted((folder / "past").glob("*.toml"))):
        file = path.relative_to(folder).as_posix()
        definition = load_definition(path.read_bytes(), file)
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


def _definition(kind: _Kind, source: bytes) -> Definition:
    lifts = made.Lifts(
        occurred=kind.lifts.occurred,
        occurred_else=kind.lifts.occurred_else,
        place=kind.lifts.place,
        campaign=kind.lifts.campaign,
        movement=kind.lifts.movement,
        subtype=kind.lifts.subtype,
        value=kind.lifts.value,
        turns=kind.lifts.turns,
        title=tuple(kind.lifts.title),
        sort=kind.lifts.sort,
    )
    return Definition(
        kind=kind.kind,
        version=kind.version,
        title=_bilingual(kind.title),
        plural=_bilingual(kind.plural),
        description=_bilingual(kind.description),
        icon=kind.icon,
        group=kind.group,
        sections=tuple(made.Section(section.name, _bilingual(section.title)) for section in kind.section),
        fields=tuple(_field(raw) for raw in kind.field),
        rules=tuple(_rule(raw) for raw in kind.rule),
        measures=tuple(_measure(raw) for raw in kind.measure),
        lifts=lifts,
        key=tuple(kind.key),
        columns=tuple(kind.columns),
        search=tuple(kind.search),
        sha256=hashlib.sha256(source).hexdigest(),
        source=source,
    )


def _bilingual(text: _Text) -> Bilingual:
    return Bilingual(vi=text.vi, en=text.en)


def _field(raw: _Field) -> made.Field:
    limits = raw.constraints
    return made.Field(
        name=raw.name,
        type=raw.type,
        title=_bilingual(raw.title),
        description=_bilingual(raw.description),
        section=raw.section,
        constraints=made.Constraints(
            required=limits.required,
            minimum=limits.minimum,
            maximum=limits.maximum,
            min_length=limits.min_length,
            max_length=limits.max_length,
            pattern=limits.pattern,
            unique=limits.unique,
            enum=tuple(limits.enum),
        ),
        options=tuple(made.Option(one.code, Bilingual(one.vi, one.en), one.retired) for one in raw.options),
        fields=tuple(_field(column) for column in raw.fields),
        target=raw.target,
        role=raw.role,
        sensitive=raw.sensitive,
        sticky=raw.sticky,
        width=raw.width,
        retired=raw.retired,
        sum_of=tuple(raw.sum_of),
    )


def _rule(raw: _Rule) -> made.Rule:
    return made.Rule(
        type=raw.type,
        field=raw.field,
        other=raw.other,
        values=tuple(raw.values),
        column=raw.column,
        total=raw.total,
        level=raw.level,
    )


def _measure(raw: _Measure) -> made.Measure:
    return made.Measure(
        name=raw.name,
        type=raw.type,
        nature=raw.nature,
        title=_bilingual(raw.title),
        field=raw.field,
        values=tuple(raw.values),
    )
