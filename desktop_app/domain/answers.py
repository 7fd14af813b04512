"""Answers as kept in a version's data, read without trust: what is malformed reads as nothing.

Data is any JSON: typed on a command line, or from another office. Validation names what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeGuard

from desktop_app.domain.dates import DateUnreadable, PartialDate, from_iso
from desktop_app.domain.records import Json

LARGEST_NUMBER: Final = 10**15
"""Whole numbers beyond this are taken for garbage: sums of them must fit SQLite's and PostgreSQL's 64 bits."""
_COMMUNE: Final = re.compile(r"[0-9]{5}|old:[0-9]{3}:[a-z]{1,20}-[a-z][a-z -]{0,40}")
_RECORD_ID: Final = re.compile(r"[0-9a-f]{32}")


def amount_of(value: Json) -> int | None:
    """Return ``value`` when it is a whole number of a believable size, else None. True and false are no numbers."""
    return value if type(value) is int and -LARGEST_NUMBER <= value <= LARGEST_NUMBER else None


def text_of(value: Json) -> str:
    """Return ``value`` when it is text that can be stored, else ""."""
    if not isinstance(value, str):
        return ""
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return ""
    return value


def texts_in(value: Json) -> Iterator[str]:
    """Yield every text in an answer, or in all answers of a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)


def is_record_id(value: Json) -> TypeGuard[str]:
    """Tell whether ``value`` has the form of a record's id."""
    return isinstance(value, str) and _RECORD_ID.fullmatch(value) is not None


def date_of(value: Json) -> PartialDate | None:
    """Return the date kept as ``value``, or None."""
    if not isinstance(value, str):
        return None
    try:
        return from_iso(value)
    except DateUnreadable:
        return None


def commune_of(value: Json) -> str | None:
    """Return the commune of a ``place``, a ``places.Commune.key`` (State code or "old:…"), or None."""
    key = parts_of(value).get("commune")
    return key if isinstance(key, str) and _COMMUNE.fullmatch(key) else None


def parts_of(value: Json) -> dict[str, Json]:
    """Return an answer of several parts (person, place, document), empty where it is none."""
    return value if isinstance(value, dict) else {}


def lines_of(value: Json) -> list[dict[str, Json]]:
    """Return the lines of ``rows`` or ``funding`` that are objects."""
    return [line for line in value if isinstance(line, dict)] if isinstance(value, list) else []
