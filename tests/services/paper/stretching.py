"""Records with the hardest texts there are in every answer that is words: every Vietnamese letter, 200 of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from desktop_app.domain.definition import Definition, Field
from desktop_app.domain.records import Data, Json

_VOWELS: Final = "aăâeêioôơuưy"
_TONES: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
MARKED: Final = "".join(
    letter
    for vowel in _VOWELS
    for tone in _TONES
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
) + "đ"  # fmt: skip
"""The 67 letters of Vietnamese that English has not; with their capitals 134."""
LETTERS: Final = " ".join((MARKED + MARKED.upper())[at : at + 4] for at in range(0, 134, 4))
"""Every one of them, in words of four."""
LONG: Final = (LETTERS + " Nguyễn Thị Phương Thảo")[:200].strip()


def changed(definition: Definition, data: Data, text: str) -> Data:
    """Return ``data`` with ``text`` in every answer that is words: names, villages, notes; of lines in the first."""
    return _members(definition.fields, data, lambda _old: text)


def decomposed(definition: Definition, data: Data) -> Data:
    """Return ``data`` as a Mac or a PDF would write it: marks apart from their letters."""
    return _members(definition.fields, data, lambda old: unicodedata.normalize("NFD", old))


def _members(fields: Sequence[Field], data: Mapping[str, Json], change: Callable[[str], str]) -> dict[str, Json]:
    known = {field.name: field for field in fields}
    return {name: _answer(known[name], value, change) if name in known else value for name, value in data.items()}


def _answer(field: Field, value: Json, change: Callable[[str], str]) -> Json:
    if isinstance(value, str) and field.type in ("string", "text"):
        return change(value)
    if isinstance(value, dict) and field.type in ("person", "place"):
        words = {"person": "name", "place": "village"}[field.type]
        alone = {key: part for key, part in value.items() if key != "record"}  # another person now
        return {key: change(part) if key == words and isinstance(part, str) else part for key, part in alone.items()}
    if isinstance(value, list) and field.type == "rows":
        # Of several lines one is enough: what one cell says of all of them must still fit on a page.
        return [
            _members(field.fields, line, change) if isinstance(line, dict) and place == 0 else line
            for place, line in enumerate(value)
        ]
    return value
