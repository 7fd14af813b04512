"""A table as Excel and LibreOffice put it on the clipboard as text: tabs between cells, a line for each row.

A cell that holds a tab, a line break or begins with a quotation mark stands in quotation marks, those inside it
doubled. What only looks quoted (a name that begins with a mark and has no end) is taken as it is: no cell is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_QUOTED: Final = re.compile(r'"(?P<inside>(?:[^"]|"")*)"(?=[\t\r\n]|\Z)')
_CELL_END: Final = re.compile(r"[\t\r\n]")
_ROW_END: Final = re.compile(r"\r\n|\r|\n")
_NEEDS_MARKS: Final = re.compile(r'[\t\r\n]|^"')


def read_table(text: str) -> list[list[str]]:
    """Return the rows of a copied table, each with its cells as they are; the line break that ends it begins no row.

    Rows may differ in length. Nothing but that last line break and the marks around quoted cells is left out.
    """
    rows: list[list[str]] = []
    position = 0
    while position < len(text):
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
    quoted = _QUOTED.match(text, position)
    if quoted is not None:
        return quoted["inside"].replace('""', '"'), quoted.end()
    end = _CELL_END.search(text, position)
    stop = end.start() if end is not None else len(text)
    return text[position:stop], stop


def _written(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_MARKS.search(cell) else cell
