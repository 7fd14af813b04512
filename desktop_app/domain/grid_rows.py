"""A row of a grid as it stands: the text of each cell, and what some texts are known to mean. Rows never change.

What was chosen rather than typed (a person on record, a shared value, one of two readings) is kept beside the text it
is shown by, so that it is not read again; another text means what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from desktop_app.domain.records import Json

Meant = Mapping[int, Json]
"""What the text of a column means, by the column's place."""
NOTHING: Final[Meant] = MappingProxyType({})
ABOUT_ROW: Final = ":row:"
"""In the name of a doubt: what stands behind it is the key of the other row it speaks of."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row. ``begun`` holds the columns that still show the shared value they began with.

    ``filled`` holds those that still show what a linked person's record said: it goes when she is somebody else.
    ``insisted`` names the doubts the clerk said are meant; another text brings them up anew.
    """

    texts: tuple[str, ...]
    meant: Meant = field(default_factory=lambda: NOTHING)
    begun: frozenset[int] = frozenset()
    insisted: frozenset[str] = frozenset()
    filled: frozenset[int] = frozenset()
    is_empty: bool = field(init=False, compare=False)
    """Whether nothing was typed: shared values alone make no row."""

    def __post_init__(self) -> None:
        """Look at the texts once: every row is asked whether it is empty at each turn."""
        typed = any(text and at not in self.begun for at, text in enumerate(self.texts))
        object.__setattr__(self, "is_empty", not typed)

    def with_text(self, column: int, text: str) -> GridRow:
        """Return the row with another text in one column; what it meant before is forgotten."""
        return self.with_texts({column: text})

    def with_texts(self, texts: Mapping[int, str]) -> GridRow:
        """Return the row with other texts; where nothing differs, the same row."""
        changed = {at: text for at, text in texts.items() if self.texts[at] != text or at in self.begun}
        if not changed:
            return self
        written = tuple(changed.get(at, text) for at, text in enumerate(self.texts))
        meant = {at: value for at, value in self.meant.items() if at not in changed or self.texts[at] == changed[at]}
        return GridRow(written, meant or NOTHING, self.begun - changed.keys(), filled=self.filled.difference(changed))

    def meaning(self, column: int, text: str, value: Json) -> GridRow:
        """Return the row with ``text`` in one column, known to mean ``value``."""
        written = self.with_text(column, text)
        meant = {**written.meant, column: value}
        return replace(written, meant=meant, insisted=frozenset(), filled=self.filled - {column})

    def filled_from(self, start: GridRow) -> GridRow:
        """Return the row with what it says beyond ``start`` known to come from the record of a person."""
        beyond = (at for at, (text, before) in enumerate(zip(self.texts, start.texts, strict=True)) if text != before)
        return replace(self, filled=self.filled | frozenset(beyond))


def spoken_anew(insisted: Iterable[str], keys: Mapping[int, int]) -> frozenset[str]:
    """Return the doubts of a row as they are named where rows have other ``keys`` (the new one by the old).

    Nobody has spoken for one about a row that is not there any more.
    """
    anew = set()
    for doubt in insisted:
        about, mark, key = doubt.rpartition(ABOUT_ROW)
        if not mark or not key.isdecimal():
            anew.add(doubt)
        elif int(key) in keys:
            anew.add(f"{about}{ABOUT_ROW}{keys[int(key)]}")
    return frozenset(anew)


def rows_meant(insisted: Iterable[str]) -> set[int]:
    """Return the keys of the other rows that doubts speak of."""
    keys = (doubt.rpartition(ABOUT_ROW) for doubt in insisted)
    return {int(key) for _about, mark, key in keys if mark and key.isdecimal()}


def blank(columns: int) -> GridRow:
    """Return a row without any text."""
    return GridRow(("",) * columns)


def beginning(columns: int, shared: Mapping[int, tuple[str, Json]]) -> GridRow:
    """Return a row that shows the shared values, and nothing else: (text, value) by column."""
    texts = tuple(shared[at][0] if at in shared else "" for at in range(columns))
    return GridRow(texts, {at: value for at, (_text, value) in shared.items()}, frozenset(shared))
