"""The columns of a grid, from the definition: one for each answer that fits into a cell, as a list on paper has them.

A person stands in three columns (name, birth, personal number), a place in two (village, commune). What a definition
lists (``columns``) is seen at first; the rest waits behind it, and is named when a problem stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.definition import Bilingual, Definition, Field

_NOT_IN_CELLS: Final = frozenset(("rows", "funding", "attachment"))
"""Answers of several lines: no cell holds them."""
_NUMERIC: Final = frozenset(("money", "integer", "number"))
_PARTS: Final = {
    "person": {
        "name": Bilingual("Họ và tên", "Full name"),
        "birth": Bilingual("Năm sinh", "Born"),
        "number": Bilingual("Số định danh", "Personal number"),
    },
    "place": {"village": Bilingual("Bản", "Village"), "commune": Bilingual("Xã, phường", "Commune")},
}


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column: a ``field`` or, of a person or place, its ``part`` ("" for a whole field).

    ``editable`` is False for what is worked out from others. ``sticky``: new rows begin with a shared value. ``shown``:
    seen at first; other columns can be shown, and hold their values all the same. ``right``: set to the right.
    """

    field: Field
    part: str
    title: Bilingual
    required: bool
    editable: bool
    shown: bool

    @property
    def name(self) -> str:
        """A name of its own that does not change with the language: "recipient.birth", "cash"."""
        return f"{self.field.name}.{self.part}" if self.part else self.field.name

    @property
    def right(self) -> bool:
        """Amounts, numbers and dates stand at the right."""
        return self.field.type in (*_NUMERIC, "partial_date") or self.part == "birth"

    @property
    def sticky(self) -> bool:
        """Whether new rows begin with a value that all share."""
        return self.field.sticky

    @property
    def sensitive(self) -> bool:
        """Whether it asks for what is kept only with consent."""
        return self.field.sensitive


def griddable(definition: Definition) -> bool:
    """Tell whether records of a kind can be typed as rows: people enter it, and nothing it requires has lines."""
    required = (field for field in _asked(definition) if field.constraints.required)
    return not definition.internal and not any(field.type in _NOT_IN_CELLS for field in required)


def columns_of(definition: Definition) -> tuple[GridColumn, ...]:
    """Return all columns in the order of the form; a person's number stands behind her place, as on lists."""
    columns = [column for field in _asked(definition) for column in _of_field(definition, field)]
    number = next((at for at, one in enumerate(columns) if one.part == "number"), None)
    place = definition.lifts.place
    if number is not None and place is not None and definition.field(place).section == columns[number].field.section:
        last = max(at for at, one in enumerate(columns) if one.field.name == place)
        columns.insert(max(last, number), columns.pop(number))
    return tuple(columns)


def shared_of(definition: Definition) -> tuple[Field, ...]:
    """Return the fields whose values new rows begin with."""
    return tuple(
        field
        for field in _asked(definition)
        if field.sticky and field.type not in _NOT_IN_CELLS and not field.sum_of and field.type != "person"
    )


def _asked(definition: Definition) -> Iterator[Field]:
    """Yield the fields of the form in its order."""
    for section in definition.sections:
        yield from definition.fields_of(section.name)


def _of_field(definition: Definition, field: Field) -> Iterator[GridColumn]:
    if field.type in _NOT_IN_CELLS:
        return
    required = field.constraints.required
    numeric = field.type in _NUMERIC
    shown = (field.name in definition.columns or required) and (numeric or not field.sticky)
    parts = _PARTS.get(field.type)
    if parts is None:
        yield GridColumn(field, "", field.title, required, not field.sum_of, shown)
        return
    several = sum(one.type == field.type for one in definition.fields) > 1
    for place, (part, title) in enumerate(parts.items()):
        named = field.title if field.type == "person" and not place else _beside(field, title) if several else title
        yield GridColumn(field, part, named, required and not place, editable=True, shown=shown)


def _beside(field: Field, part: Bilingual) -> Bilingual:
    """Return a part's title in a kind with several such fields: whose it is stands before it."""
    return Bilingual(f"{field.title.vi}: {_lower(part.vi)}", f"{field.title.en}: {_lower(part.en)}")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
