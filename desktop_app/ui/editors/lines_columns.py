"""The columns of a table of lines and what stands above them."""

from __future__ import annotations

from typing import Final

from desktop_app.base.i18n import N_, _, language
from desktop_app.domain.definition import Bilingual, Constraints, Field

_NO_HELP: Final = Bilingual("", "")
_FUNDING_TITLES: Final = {"source": N_("Nguồn"), "amount": N_("Số tiền (đồng)"), "note": N_("Ghi chú")}


def columns_of(field: Field) -> tuple[Field, ...]:
    """Return the columns of a ``rows`` field, or those every ``funding`` field has."""
    if field.type == "rows":
        return tuple(column for column in field.fields if not column.retired)
    return (
        Field("source", "choice", _NO_HELP, _NO_HELP, options=field.options, width=4),
        Field("amount", "money", _NO_HELP, _NO_HELP, constraints=Constraints(required=True), width=3),
        Field("note", "string", _NO_HELP, _NO_HELP, width=5),
    )


def column_title(field: Field, column: Field) -> str:
    """Return the heading of ``column`` of the table ``field``."""
    words = _FUNDING_TITLES.get(column.name) if field.type == "funding" else None
    return _(words) if words else column.title.in_language(language())
