"""Whether a row at the head of a pasted table names its columns, and which column of the grid each of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain import vietnamese
from desktop_app.domain.grid_columns import GridColumn

_NOT_A_WORD: Final = re.compile(r"\W+")
_UNIT: Final = re.compile(r"\s*\([^()]*\)\s*$")
_CALLED: Final = {
    "name": ("ho ten", "ho va ten", "ho va ten nguoi nhan", "ho ten nguoi nhan", "nguoi nhan", "ten", "name"),
    "birth": ("nam sinh", "ngay sinh", "sinh nam", "ngay thang nam sinh", "ns", "birth", "year of birth"),
    "number": (
        *("so dinh danh", "so dinh danh ca nhan", "so can cuoc", "can cuoc", "so cccd", "cccd", "cccd so dinh danh"),
        *("so cccd dinh danh", "can cuoc cong dan", "so can cuoc cong dan", "id number", "ma dinh danh", "so ddcn"),
        *(
            "ddcn",
            "cccd ddcn",
            "so cccd ddcn",
            "cmnd cccd",
            "so cmnd cccd",
            "cccd cmnd",
            "so cccd cmnd",
            "can cuoc cccd",
        ),
    ),
    "village": ("ban", "thon", "ban thon", "thon ban", "to dan pho", "dia chi", "noi o", "cho o", "address"),
    "commune": ("xa", "xa phuong", "phuong", "phuong xa", "xa phuong thi tran"),
}
"""How lists head the parts of a person or place, folded."""
_FIELDS: Final = {
    "workplace": ("don vi cong tac", "noi cong tac", "co quan", "don vi to", "to cong doan"),
    "relation": ("doi tuong nhan", "doi tuong nhan qua"),
    "note": ("gc", "luu y"),
    "given_on": ("ngay nhan", "ngay phat"),
}
"""How lists head some answers that most kinds have, by the field's name."""
_AMOUNTS: Final = ("so tien", "tien", "muc tien", "muc ho tro", "muc qua", "amount")
"""How a list with one amount heads it: the one that has to be answered."""
_SUMS: Final = ("cong", "tong", "tong cong", "thanh tien", "tong tien", "total")
_COUNTERS: Final = ("tt", "stt", "so tt", "so thu tu", "no")
_LEAST: Final = 2
_MOST_ABOVE: Final = 8
"""So many lines may stand above the titles: whose list it is, the motto, what it lists, a blank one."""


@dataclass(frozen=True, slots=True)
class Header:
    """For each column of a pasted table its column in the grid, None where no title fits; ``titles`` as pasted."""

    columns: tuple[int | None, ...]
    titles: tuple[str, ...]


def header_of(columns: Sequence[GridColumn], cells: Sequence[str]) -> Header | None:
    """Return what the first row of a table names, None when it is a row like the others.

    At least two cells have to be titles, and no fewer than half of those that are filled.
    """
    spoken = _spoken(columns)
    taken: set[int] = set()
    found: list[int | None] = []
    for cell in cells:
        at = next((at for at in spoken.get(_folded(cell), ()) if at not in taken), None)
        if at is not None:
            taken.add(at)
        found.append(at)
    filled = sum(bool(cell.strip()) for cell in cells)
    if len(taken) < _LEAST or 2 * (len(taken) + sum(map(is_counter, cells))) < filled:
        return None
    return Header(tuple(found), tuple(map(vietnamese.clean, cells)))


def header_in(columns: Sequence[GridColumn], table: Sequence[Sequence[str]]) -> tuple[Header | None, int]:
    """Return what the row of titles of a table names, and the row the list itself begins with.

    Headings may stand above the titles: lines with one filled cell, or with fewer than half as many as the titles.
    """
    most = 0
    for at, cells in enumerate(table[: _MOST_ABOVE + 1]):
        filled = sum(bool(cell.strip()) for cell in cells)
        header = header_of(columns, cells)
        if header is not None:
            return (header, at + 1) if most <= max(1, (filled - 1) // 2) else (None, 0)
        most = max(most, filled)
    return None, 0


def is_counter(title: str) -> bool:
    """Tell whether a column heads the running numbers of a list."""
    return _folded(title) in _COUNTERS


def holds_nothing(title: str, cells: Sequence[str], *, first: bool) -> bool:
    """Tell whether a column of a pasted table holds nothing to be kept: blanks, or the running numbers of a list.

    Numbers that happen to run under another title are what that title says. Without a title only the ``first`` column
    of several rows counts them.
    """
    filled = [cell.strip().removesuffix(".") for cell in cells if cell.strip()]
    if not filled:
        return True
    if not all(cell.isascii() and cell.isdecimal() for cell in filled):
        return False
    running = len(filled) > 1 and list(map(int, filled)) == list(range(1, len(filled) + 1))
    return is_counter(title) or (first and not title.strip() and running)


def _spoken(columns: Sequence[GridColumn]) -> dict[str, list[int]]:
    """Return the columns that answer to each folded title, the nearest first."""
    spoken: dict[str, list[int]] = {}
    for at, column in enumerate(columns):
        titles = [
            column.title.vi,
            column.title.en,
            column.field.title.vi if column.part in ("", "name", "village") else "",
        ]
        names = [_folded(title) for title in titles] + [_folded(_UNIT.sub("", title)) for title in titles]
        names += _CALLED.get(column.part, ()) if column.part else ()
        names += _SUMS if column.field.sum_of else ()
        names += _FIELDS.get(column.field.name, ()) if not column.part else ()
        names += _AMOUNTS if column.field.type == "money" and column.required else ()
        for name in dict.fromkeys(filter(None, names)):
            spoken.setdefault(name, []).append(at)
    return spoken


def _folded(title: str) -> str:
    return _NOT_A_WORD.sub(" ", vietnamese.fold(title)).strip()
