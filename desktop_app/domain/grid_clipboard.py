"""A table as Excel and LibreOffice put it on the clipboard as text: tabs between cells, a line for each row.

A cell that holds a tab, a line break or begins with a quotation mark stands in quotation marks, those inside it
doubled. What only looks quoted (a name that begins with a mark and has no end) is taken as it is: no cell is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_CELL_END: Final = re.compile(r"[\t\r\n]")
_ROW_END: Final = re.compile(r"\r\n|\r|\n")
_NEEDS_MARKS: Final = re.compile(r'[\t\r\n]|^"')
_BLANK: Final = " \t\r\n"


def without_blank_end(text: str) -> str:
    """Return ``text`` without the blank lines at its end: whoever copies a whole column copies a million of them."""
    last = len(text.rstrip(_BLANK))
    end = _ROW_END.search(text, last)
    return text[: end.start() if end else len(text)] if last else ""


def read_table(text: str, most: int | None = None) -> list[list[str]]:
    """Return the rows of a copied table, each with its cells as they are; the line break that ends it begins no row.

    Rows may differ in length. Nothing but that last line break and the marks around quoted cells is left out.
    ``most``: after so many rows no more are read.
    """
    rows: list[list[str]] = []
    position = 0
    while position < len(text) and (most is None or len(rows) < most):
        cells, position = _row(text, position)
        rows.append(cells)
    return rows


def write_table(rows: Sequence[Sequence[str]]) -> str:
    """Return ``rows`` as text for the clipboard: what ``read_table``, Excel and LibreOffice read back as the same."""
    return "".join("\t".join(map(_written, cells)) + "\r\n" for cells in rows)


def _row(text: str, position: int) -> tuple[list[str], int]:
    """Return one row from ``position`` on, and where the next begins."""
    cells: list[str] = []
    while True:
        cell, position = _cell(text, position)
        cells.append(cell)
        if not text.startswith("\t", position):
            break
        position += 1
    end = _ROW_END.match(text, position)
    return cells, end.end() if end else position


def _cell(text: str, position: int) -> tuple[str, int]:
    """Return one cell, and where it ends."""
    if text.startswith('"', position):
        close = _closing(text, position + 1)
        if close is not None:
            return text[position + 1 : close].replace('""', '"'), close + 1
    end = _CELL_END.search(text, position)
    stop = end.start() if end is not None else len(text)
    return text[position:stop], stop


def _closing(text: str, position: int) -> int | None:
    """Return where the mark stands that ends a quoted cell, None for one without end (by hand: patterns are slow)."""
    while (mark := text.find('"', position)) >= 0:
        if not text.startswith('"', mark + 1):
            return mark if mark + 1 == len(text) or text[mark + 1] in "\t\r\n" else None
        position = mark + 2
    return None


def _written(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_MARKS.search(cell) else cell
