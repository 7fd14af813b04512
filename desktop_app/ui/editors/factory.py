"""From a field of a definition to its box in the form."""

from __future__ import annotations

from desktop_app.domain.definition import Field
from desktop_app.ui.editors.attachments import AttachmentsBox
from desktop_app.ui.editors.base import FieldBox, Lookups
from desktop_app.ui.editors.cells import make_cell
from desktop_app.ui.editors.lines import LinesBox


def make_box(field: Field, lookups: Lookups) -> FieldBox:
    """Return the box of ``field``."""
    if field.type == "attachment":
        return AttachmentsBox(field, lookups)
    if field.type in ("rows", "funding"):
        return LinesBox(field, lookups)
    return make_cell(field, lookups)
