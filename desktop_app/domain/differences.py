"""What one version of a record says otherwise than another: field by field, line by line. Texts are as shown.

Lines are compared by what stands in them, not by their number: a line put in front of others is one line added.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.display import display_field
from desktop_app.domain.entry_context import EntryContext
from desktop_app.domain.money import format_money
from desktop_app.domain.records import Data, Json

What = Literal["answer", "part", "added", "removed", "changed", "reordered"]
Line = Mapping[str, Json]

_LINES: Final = frozenset(("rows", "funding", "attachment"))
_SHOWN_SEPARATOR: Final = " · "


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs in ``field``; texts are as shown, "" for no answer.

    ``what``: the whole answer; a ``part`` of it (the birth of a person, in ``part``); a line ``added``, ``removed`` or
    ``changed`` (then ``part`` is the column, "" where there is no such column any more); lines only ``reordered``.
    ``line`` counts from 1, as the lines stand where the line was last. ``money``: how much more or less, in đồng.
    """

    field: Field
    before: str
    after: str
    what: What = "answer"
    line: int = 0
    part: str = ""
    money: int | None = None


def differences(
    before: tuple[Definition, Data] | None, after: tuple[Definition, Data], language: str, context: EntryContext
) -> list[Difference]:
    """Return what ``after`` says otherwise than ``before``, each read by its own definition, in the form's order.

    Without ``before`` each answer is told whole.
    """
    if before is None:
        definition, data = after
        return [
            Difference(field, "", display_field(field, data[field.name], language, context))
            for field in definition.fields
            if field.name in data
        ]
    fields = {field.name: field for definition, _data in (before, after) for field in definition.fields}
    order = [field.name for field in after[0].fields]
    order += [name for name in fields if name not in order]
    compare = _Compare(language, context)
    return [
        found
        for name in order
        if before[1].get(name) != after[1].get(name)
        for found in compare.field(fields[name], before[1].get(name), after[1].get(name))
    ]


@dataclass(frozen=True, slots=True)
class _Compare:
    language: str
    context: EntryContext

    def field(self, field: Field, old: Json, new: Json) -> Iterator[Difference]:
        """Yield how two different answers to ``field`` differ."""
        old_lines, new_lines = _lines(field, old), _lines(field, new)
        if old_lines is not None and new_lines is not None:
            yield from self._of_lines(field, old_lines, new_lines)
            return
        before, after = self._text(field, old), self._text(field, new)
        if before != after:
            yield Difference(field, before, after, money=_money(field.type, old, new))
        elif isinstance(old, dict) and isinstance(new, dict):
            for part in [*old, *(name for name in new if name not in old)]:
                if old.get(part) != new.get(part):
                    yield Difference(field, _plain(old.get(part)), _plain(new.get(part)), "part", part=part)
        else:
            yield Difference(field, _plain(old), _plain(new))

    def _of_lines(self, field: Field, old: list[Line], new: list[Line]) -> Iterator[Difference]:
        pairs, gone, come = _matched(field, old, new)
        for place in gone:
            yield Difference(field, self._line(field, old[place]), "", "removed", place + 1)
        for place in come:
            yield Difference(field, "", self._line(field, new[place]), "added", place + 1)
        for was, now in pairs:
            yield from self._in_line(field, old[was], new[now], now + 1)
        if not gone and not come and sorted(map(_key, old)) == sorted(map(_key, new)):
            yield Difference(field, "", "", "reordered")

    def _in_line(self, field: Field, old: Line, new: Line, line: int) -> Iterator[Difference]:
        columns = {column.name: column for column in field.fields}
        for name in [*old, *(other for other in new if other not in old)]:
            if old.get(name) == new.get(name):
                continue
            before, after = (self._cell(field, columns.get(name), name, one.get(name)) for one in (old, new))
            kind = columns[name].type if name in columns else "money" if name == "amount" else ""
            if before == after:  # the birth of a person who is called as before
                before, after = _spelled(old.get(name)), _spelled(new.get(name))
            yield Difference(
                field, before, after, "changed", line, name, money=_money(kind, old.get(name), new.get(name))
            )

    def _line(self, field: Field, line: Line) -> str:
        columns = {column.name: column for column in field.fields}
        cells = (self._cell(field, columns.get(name), name, value) for name, value in _in_order(columns, line))
        return _SHOWN_SEPARATOR.join(cell for cell in cells if cell)

    def _cell(self, field: Field, column: Field | None, name: str, value: Json) -> str:
        if column is not None:
            return self._text(column, value)
        if field.type == "funding" and name == "source" and isinstance(value, str):
            option = field.option(value)
            return option.title.in_language(self.language) if option else value
        if field.type == "funding" and name == "amount" and type(value) is int:
            return format_money(value)
        return "" if field.type == "attachment" and name != "name" else _plain(value)

    def _text(self, field: Field, value: Json) -> str:
        return display_field(field, value, self.language, self.context)


def _lines(field: Field, value: Json) -> list[Line] | None:
    """Return the lines of an answer that has lines, None for one that has none or is malformed."""
    if field.type not in _LINES or not (value is None or isinstance(value, list)):
        return None
    lines = value or []
    found: list[Line] = [line for line in lines if isinstance(line, dict)]
    return found if len(found) == len(lines) else None


def _matched(field: Field, old: list[Line], new: list[Line]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Return pairs of lines that are the same one changed, lines that are gone, lines that have come."""
    matcher = SequenceMatcher(None, [_key(line) for line in old], [_key(line) for line in new], autojunk=False)
    gone: list[int] = []
    come: list[int] = []
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            gone += range(old_start, old_end)
            come += range(new_start, new_end)
    _pair(gone, come, [_key(line) for line in old], [_key(line) for line in new])  # moved: nothing to say
    pairs = _pair(gone, come, [_who(field, line) for line in old], [_who(field, line) for line in new])
    if len(gone) == len(come):  # as many lines as before: each was changed where it stands
        pairs += zip(gone, come, strict=True)
        gone, come = [], []
    return sorted(pairs, key=lambda pair: pair[1]), gone, come


def _pair(gone: list[int], come: list[int], old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Take lines that have the same text out of ``gone`` and ``come``, and return them in pairs."""
    pairs = []
    for was in list(gone):
        now = next((place for place in come if old[was] and new[place] == old[was]), None)
        if now is not None:
            gone.remove(was)
            come.remove(now)
            pairs.append((was, now))
    return pairs


def _who(field: Field, line: Line) -> str:
    """Return what a line is about: its person, its source, its first column."""
    if field.type == "rows":
        person = next((column.name for column in field.fields if column.type == "person"), field.fields[0].name)
        value = line.get(person)
        return str(value.get("record") or value.get("name", "")) if isinstance(value, dict) else _plain(value)
    return _plain(line.get("source" if field.type == "funding" else "name"))


def _in_order(columns: Mapping[str, Field], line: Line) -> Iterator[tuple[str, Json]]:
    yield from ((name, line[name]) for name in columns if name in line)
    yield from ((name, value) for name, value in line.items() if name not in columns)


def _key(line: Line) -> str:
    return json.dumps(line, ensure_ascii=False, sort_keys=True)


def _plain(value: Json) -> str:
    return "" if value is None else value if isinstance(value, str) else str(value)


def _spelled(value: Json) -> str:
    return ", ".join(_plain(part) for part in value.values()) if isinstance(value, dict) else _plain(value)


def _money(kind: str, old: Json, new: Json) -> int | None:
    """Return the difference of two amounts."""
    return new - old if kind == "money" and type(old) is int and type(new) is int else None
