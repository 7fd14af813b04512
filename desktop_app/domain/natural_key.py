"""The natural key of a record: equal for what is, as far as anybody can tell, the same thing entered twice."""

from __future__ import annotations

from collections.abc import Collection, Sequence

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


def duplicate_key(keyed: Sequence[Field], place: Json, data: Data, years: Collection[str] = ()) -> str:
    """Return the folded key; "" while a required part of it is missing. An identifier is a key by itself.

    Where the identifier is not known, all other parts have to be: a person's name alone tells nobody. Of the dates
    named in ``years`` only the year counts.
    """
    parts: list[str] = []
    identified = any(field.type == "identifier" for field in keyed)
    for field in keyed:
        value = data.get(field.name)
        part = _year_key_part(value) if field.name in years else answer_key(field, value, place)
        if field.type == "identifier":
            if part:
                return f"number:{part}"
            continue
        if not part and (identified or field.constraints.required):
            return ""
        parts.append(part)
    return "|".join(parts) if any(parts) else ""


def answer_key(field: Field, value: Json, place: Json = None) -> str:
    """Return one part of a duplicate key: equal for answers that mean the same, "" for none.

    ``place`` is where a person lives who is told by name.
    """
    if value is None:
        return ""
    if field.type == "person":
        return _person_key_part(value, place)
    if field.type == "place":
        return _place_key_part(value)
    if field.type == "rows":
        first = next(iter(lines_of(value)), {})
        column = next((column for column in field.fields if column.type == "person"), field.fields[0])
        return answer_key(column, first.get(column.name))
    if field.type == "document":
        return _document_key_part(value)
    if isinstance(value, dict):
        return " ".join(vietnamese.fold(text_of(part)) for part in value.values() if isinstance(part, str))
    if isinstance(value, int):
        return str(amount_of(value) or 0)
    text = text_of(value)
    return title_key(text) if field.type == "string" else text


def title_key(text: str) -> str:
    """Return a name or a title as it is compared: folded words. One more full stop or comma makes no other title."""
    return " ".join(vietnamese.words(vietnamese.fold(text))) or vietnamese.fold(text)


def _year_key_part(value: Json) -> str:
    when = date_of(value)
    return str(when.start.year) if when is not None else ""


def _document_key_part(value: Json) -> str:
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


def _place_key_part(value: Json) -> str:
    """Return village and commune; an old commune counts as the one it lies in today, whose name may be another."""
    if not isinstance(value, dict):
        return ""
    commune = commune_of(value)
    village = vietnamese.fold(text_of(value.get("village")) or text_of(value.get("written")))
    return " ".join(part for part in (village, places.merged_into(commune) if commune else "") if part)
