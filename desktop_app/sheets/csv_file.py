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
from typing import Final, Protocol

from desktop_app.domain.formulas import harmless
from desktop_app.domain.sheet_cells import SheetCell

LINE_END: Final = "\r\n"


class SupportsWrite(Protocol):
    """Where bytes go: a file, or what counts and hashes them on their way."""

    def write(self, content: bytes, /) -> int:
        """Take ``content`` whole, as buffered files do."""
        ...


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written: its first bytes, what stands between cells, the decimal sign, how days are written."""

    mark: bytes
    between: str
    decimal_sign: str
    iso_days: bool


FOR_EXCEL: Final = Dialect(codecs.BOM_UTF8, ";", ",", iso_days=False)
FOR_PROGRAMS: Final = Dialect(b"", ",", ".", iso_days=True)


class CsvWriter:
    """Writes one table to ``stream``, its head at once, then line by line.

    A text that a spreadsheet would work out as a formula gets an apostrophe; half a letter becomes a question mark.
    """

    def __init__(self, stream: SupportsWrite, head: Sequence[str], dialect: Dialect) -> None:
        self._stream = stream
        self._dialect = dialect
        stream.write(dialect.mark)
        self._line([_quoted(title) for title in head])

    def row(self, cells: Sequence[SheetCell]) -> None:
        """Write one line. Raises OSError."""
        self._line([_written(cell, self._dialect) for cell in cells])

    def _line(self, cells: Sequence[str]) -> None:
        self._stream.write((self._dialect.between.join(cells) + LINE_END).encode("utf-8", "replace"))


def write_csv(
    stream: SupportsWrite, head: Sequence[str], rows: Iterable[Sequence[SheetCell]], dialect: Dialect = FOR_EXCEL
) -> int:
    """Write a whole table and return how many rows it has. Raises OSError, and what ``rows`` raises."""
    writer, count = CsvWriter(stream, head, dialect), 0
    for row in rows:
        writer.row(row)
        count += 1
    return count


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
