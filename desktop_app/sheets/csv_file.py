"""CSV files: every text between quotation marks, numbers and days bare, lines end with CRLF (RFC 4180).

``FOR_EXCEL`` is what Excel of a Vietnamese Windows opens right by a double click: a byte order mark, without which it
reads the letters in an old code page; semicolons, because where the decimal sign is a comma Excel splits lines at
semicolons; decimals with a comma and days as 31/12/2026. A line "sep=;" would suit every Windows, but Excel forgets
the byte order mark then. Quotation marks are all that CSV has to tell a code from a number: LibreOffice and statistics
programs heed them when told to; Excel does not and drops leading zeros, so that for Excel a workbook is the better
choice. ``FOR_PROGRAMS`` is plain RFC 4180 in UTF-8, days and decimals as ISO 8601 and JSON write them.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import BinaryIO, Final

from desktop_app.domain.formulas import harmless
from desktop_app.domain.sheet_cells import SheetCell

LINE_END: Final = "\r\n"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written: its first bytes, what stands between cells, the decimal sign, how days are written."""

    mark: bytes
    between: str
    decimal_sign: str
    iso_days: bool


FOR_EXCEL: Final = Dialect(codecs.BOM_UTF8, ";", ",", iso_days=False)
FOR_PROGRAMS: Final = Dialect(b"", ",", ".", iso_days=True)


def write_csv(
    stream: BinaryIO, head: Sequence[str], rows: Iterable[Sequence[SheetCell]], dialect: Dialect = FOR_EXCEL
) -> int:
    """Write a table to ``stream``, row by row, and return how many rows it has.

    A text that a spreadsheet would work out as a formula gets an apostrophe; half a letter becomes a question mark.
    """
    stream.write(dialect.mark)
    stream.write(csv_line([_quoted(title) for title in head], dialect))
    count = 0
    for row in rows:
        stream.write(csv_line([_written(cell, dialect) for cell in row], dialect))
        count += 1
    return count


def csv_line(cells: Sequence[str], dialect: Dialect) -> bytes:
    """Return one line of cells that are written already."""
    return (dialect.between.join(cells) + LINE_END).encode("utf-8", "replace")


def _written(cell: SheetCell, dialect: Dialect) -> str:
    value = cell.value
    if isinstance(value, str):
        return _quoted(value) if value else ""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", dialect.decimal_sign)
    if isinstance(value, date):
        return value.isoformat() if dialect.iso_days else f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    return str(value)


def _quoted(text: str) -> str:
    return '"' + harmless(text).replace('"', '""') + '"'
