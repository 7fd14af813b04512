"""Which editor belongs to which type of field, tables of lines aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop_app.domain.definition import Field, FieldType
from desktop_app.ui.editors.base import FieldBox, Lookups
from desktop_app.ui.editors.choice import ChoiceBox, SegmentBox, fits_segments
from desktop_app.ui.editors.document import DocumentBox
from desktop_app.ui.editors.line import ComputedBox, LineBox, MoneyBox, TextBox
from desktop_app.ui.editors.person import PersonBox
from desktop_app.ui.editors.place import PlaceBox
from desktop_app.ui.editors.reference import ReferenceBox

_Maker = Callable[[Field, Lookups, bool], FieldBox]


def make_cell(field: Field, lookups: Lookups, bare: bool = False) -> FieldBox:
    """Return the editor of one answer; ``bare``: without label, for a table of lines."""
    if field.sum_of:
        return ComputedBox(field, lookups, bare=bare)
    return _MAKERS.get(field.type, _line)(field, lookups, bare)


def _line(field: Field, lookups: Lookups, bare: bool) -> FieldBox:
    return LineBox(field, lookups, bare=bare)


def _choice(field: Field, lookups: Lookups, bare: bool) -> FieldBox:
    if not bare and fits_segments(field):
        return SegmentBox(field, lookups)
    return ChoiceBox(field, lookups, bare=bare)


_MAKERS: Final[dict[FieldType, _Maker]] = {
    "text": lambda field, lookups, bare: TextBox(field, lookups, bare=bare),
    "money": lambda field, lookups, bare: MoneyBox(field, lookups, bare=bare),
    "boolean": lambda field, lookups, bare: SegmentBox(field, lookups, bare=bare),
    "choice": _choice,
    "person": lambda field, lookups, bare: PersonBox(field, lookups, bare=bare),
    "place": lambda field, lookups, bare: PlaceBox(field, lookups, bare=bare),
    "reference": lambda field, lookups, bare: ReferenceBox(field, lookups, bare=bare),
    "document": lambda field, lookups, bare: DocumentBox(field, lookups, bare=bare),
}
