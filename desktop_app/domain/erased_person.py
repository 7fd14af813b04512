"""A record without the person who was erased: counts, amounts, dates and choices stay, what tells who she was goes.

Her part keeps the link to her record, which says nothing any more: so she is still counted as one person.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.records import Data, Json

ERASED_NAME: Final = "Người đã xóa dữ liệu"
"""Stands where her name was: part of records, and of papers, so Vietnamese in every language."""
_TELLING: Final = frozenset(("text", "phone", "identifier", "attachment"))
"""Types of a record that is hers alone which are left out whole: nobody can know what was written there."""


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """Who is erased: the record that stands for her, all her records, numbers and names as they were written."""

    kept: str
    records: Collection[str]
    numbers: Collection[str]
    names: Collection[str]

    def without(self, definition: Definition, data: Data) -> Data:
        """Return ``data`` of another record without her."""
        alone = any(field.type == "person" and self._is_her(data.get(field.name)) for field in definition.fields)
        return self._answers(definition.fields, data, alone=alone)

    def _is_her(self, value: Json) -> bool:
        return isinstance(value, dict) and (
            value.get("record") in self.records or (bool(value.get("number")) and value.get("number") in self.numbers)
        )

    def _answers(self, fields: Sequence[Field], data: Data, *, alone: bool) -> Data:
        known = {field.name: field for field in fields}
        kept: Data = {}
        for name, value in data.items():
            left = self._answer(known[name], value, alone=alone) if name in known else self._plain(value)
            if left is not None:
                kept[name] = left
        return kept

    def _answer(self, field: Field, value: Json, *, alone: bool) -> Json:
        if field.type == "person":
            return {"name": ERASED_NAME, "record": self.kept} if self._is_her(value) else value
        if field.type == "rows":
            return [self._line(field, line) for line in value] if isinstance(value, list) else value
        if alone and not field.constraints.required and (field.sensitive or field.type in _TELLING):
            return None
        if alone and field.type == "place" and isinstance(value, dict):
            return {name: part for name, part in value.items() if name == "commune"} or None
        plain = self._plain(value)
        return ERASED_NAME if plain is None and field.constraints.required else plain

    def _line(self, field: Field, line: Json) -> Json:
        if not isinstance(line, dict):
            return line
        hers = any(column.type == "person" and self._is_her(line.get(column.name)) for column in field.fields)
        return self._answers(field.fields, line, alone=hers)

    def _plain(self, value: Json) -> Json:
        """Return a text that does not name her, else None."""
        if not isinstance(value, str):
            return value
        folded = f" {vietnamese.fold(value)} "
        named = any(f" {vietnamese.fold(name)} " in folded for name in self.names if name)
        return None if named or any(number in value for number in self.numbers if number) else value
