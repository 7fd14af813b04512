"""The natural key of a record: equal for what is, as far as anybody can tell, the same thing entered twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from desktop_app.domain import places, vietnamese
from desktop_app.domain.answers import amount_of, commune_of, date_of, lines_of, text_of
from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.erased_answers import is_erased
from desktop_app.domain.records import Data, Json


def keyed_fields(definition: Definition, data: Data) -> list[Field]:
    """Return the fields that make the key of a record like ``data``: those of the first case that speaks, else all."""
    for case in definition.key_cases:
        if data.get(case.when) in case.values:
            return [definition.field(name) for name in case.key]
    return [definition.field(name) for name in definition.key]


class NaturalKey:
    """The key that some fields make, worked out once. Of the dates named in ``years`` only the year counts."""

    def __init__(self, keyed: Sequence[Field], years: Collection[str] = ()) -> None:
        identified = any(field.type == "identifier" for field in keyed)
        self._parts = [
            (
                field.name,
                _year_key_part if field.name in years else _part_reader(field),
                field.type == "identifier",
                identified or field.constraints.required,
            )
            for field in keyed
        ]

    def of(self, data: Data, place: Json) -> str:
        """Return the folded key; "" while a required part of it is missing. An identifier is a key by itself.

        Where the identifier is not known, all other parts have to be: a person's name alone tells nobody.
        """
        parts: list[str] = []
        for name, read, identifies, needed in self._parts:
            value = data.get(name)
            part = "" if value is None else read(value, place)
            if identifies:
                if part:
                    return f"number:{part}"
                continue
            if needed and not part:
                return ""
            parts.append(part)
        return "|".join(parts) if any(parts) else ""


def answer_key(field: Field, value: Json, place: Json = None) -> str:
    """Return one part of a duplicate key: equal for answers that mean the same, "" for none.

    ``place`` is where a person lives who is told by name.
    """
    return "" if value is None else _part_reader(field)(value, place)


def _part_reader(field: Field) -> _ReadPart:
    if field.type == "rows":
        column = next((column for column in field.fields if column.type == "person"), field.fields[0])
        return lambda value, _place: answer_key(column, next(iter(lines_of(value)), {}).get(column.name))
    return _PART_READERS.get(field.type, _other_key_part)


def title_key(text: str) -> str:
    """Return a name or a title as it is compared: folded words. One more full stop or comma makes no other title."""
    return " ".join(vietnamese.words(vietnamese.fold(text))) or vietnamese.fold(text)


def _other_key_part(value: Json, _place: Json) -> str:
    if isinstance(value, dict):
        return " ".join(vietnamese.fold(text_of(part)) for part in value.values() if isinstance(part, str))
    return str(amount_of(value) or 0) if isinstance(value, int) else text_of(value)


def _text_key_part(value: Json, place: Json) -> str:
    return title_key(text_of(value)) if isinstance(value, str) else _other_key_part(value, place)


def _year_key_part(value: Json, _place: Json) -> str:
    when = date_of(value)
    return str(when.start.year) if when is not None else ""


def _document_key_part(value: Json, _place: Json) -> str:
    """Return number, symbol, year and issuer: a document is cited by these, its abstract is told in many ways."""
    if not isinstance(value, dict):
        return ""
    said = (text_of(value.get("number")).lstrip("0"), text_of(value.get("symbol")), text_of(value.get("date"))[:4])
    parts = [vietnamese.fold(part) for part in (*said, text_of(value.get("issuer")))]
    return ",".join(parts) if any(parts) else ""


def _person_key_part(value: Json, place: Json) -> str:
    if not isinstance(value, dict):
        return ""
    if is_erased(value):  # nobody could tell any more whether two such records are one
        return ""
    number = text_of(value.get("number"))
    if number:
        return number
    name = vietnamese.fold(text_of(value.get("name")))
    return f"{name},{text_of(value.get('birth'))[:4]},{_place_key_part(place)}" if name else ""


def _place_key_part(value: Json, _place: Json = None) -> str:
    """Return village and commune; an old commune counts as the one it lies in today, whose name may be another."""
    if not isinstance(value, dict):
        return ""
    commune = commune_of(value)
    village = vietnamese.fold(text_of(value.get("village")) or text_of(value.get("written")))
    return " ".join(part for part in (village, places.merged_into(commune) if commune else "") if part)


_ReadPart = Callable[[Json, Json], str]
"""Reads an answer that is there; the second is where a person lives who is told by name."""
_PART_READERS: Final[dict[str, _ReadPart]] = {
    "person": _person_key_part,
    "place": _place_key_part,
    "document": _document_key_part,
    "string": _text_key_part,
}
