"""The fields of one definition by name, for the checks of what names them."""

from __future__ import annotations

from typing import Final, get_args

from desktop_app.domain.definition import Definition, Field, FieldType
from desktop_app.domain.definition_refusal import Refuse

ALL: Final[frozenset[FieldType]] = frozenset(get_args(FieldType))
DATED: Final[frozenset[FieldType]] = frozenset(("partial_date",))
KEYED: Final = ALL - {"attachment", "funding", "text"}


class Names:
    """Finds the fields that a definition names, and refuses those that do not exist or cannot serve."""

    def __init__(self, definition: Definition, refuse: Refuse) -> None:
        self._fields = {field.name: field for field in definition.fields}
        self._refuse = refuse

    def field(self, name: str, key: str, types: frozenset[FieldType], rows: Field | None = None) -> Field:
        """Return the field ``name`` of the record, or the column of ``rows`` where these have one of that name."""
        columns = {column.name: column for column in rows.fields} if rows else {}
        field = columns.get(name, self._fields.get(name))
        if field is None:
            raise self._refuse(key, "unknown_field", name)
        if field.type not in types:
            raise self._refuse(key, "wrong_field_type", field.type)
        return field

    def column(self, name: str, key: str, rows: Field, types: frozenset[FieldType] = ALL) -> Field:
        """Return the column ``name`` of ``rows``."""
        column = next((column for column in rows.fields if column.name == name), None)
        if column is None:
            raise self._refuse(key, "unknown_column", name)
        if column.type not in types:
            raise self._refuse(key, "wrong_field_type", column.type)
        return column

    def check_values(self, asked: Field, values: tuple[str, ...], key: str) -> None:
        """Refuse values that are no answers of the ``choice`` or ``boolean`` field ``asked``."""
        if values and asked.type not in ("choice", "boolean"):
            raise self._refuse(key, "not_for_type", asked.type)
        known = {"true", "false"} if asked.type == "boolean" else {option.code for option in asked.options}
        for place, value in enumerate(values):
            if value not in known:
                raise self._refuse(f"{key}[{place}]", "unknown_option", value)
