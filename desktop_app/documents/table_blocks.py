"""A table as a block of a paper: its columns, rows, the total row and what is kept together under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.base.errors import Refused
from desktop_app.documents.amounts import words_line
from desktop_app.documents.blocks import Block, height_of
from desktop_app.documents.cells import PAD_X, Column
from desktop_app.documents.fonts import Style
from desktop_app.documents.page import BODY, BODY_ITALIC, MM, SMALL_ITALIC, Paper
from desktop_app.documents.tables import CELL, Closing, Group, Table, TableRow
from desktop_app.documents.typesetting import wrap
from desktop_app.domain.counted_numbers import Qualifier

PRINTED: Final = 9.5
"""Millimetres of a row that is signed: a pen needs 9."""
BY_HAND: Final = 10.0
"""Millimetres of a row that is written by hand."""
TOTAL: Final = "Tổng cộng"


class NothingToPrint(Refused):
    """A list without a single row was to be printed. Fields: ``form``."""

    code = "nothing_to_print"


@dataclass(frozen=True, slots=True)
class Foot:
    """What ends a table: total rows (a text for each column; their first ``span`` cells are one), then blocks.

    The blocks (words, signatures) never part from the last rows.
    """

    totals: Sequence[Sequence[str]] = ()
    span: int = 1
    blocks: Sequence[Block] = ()


def _no_foot() -> Foot:
    return Foot()


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table. ``rows`` is walked once, when it is drawn, and ``foot`` is asked after the last of them.

    ``form`` names the paper in the refusal of an empty table; a table that may be empty says so in ``empty``, a line
    over its whole width. ``row_height`` is the least height of a row in millimetres, ``above`` the points between
    the table and what stands over it (a title keeps its own distance).
    """

    columns: Sequence[Column]
    rows: Iterable[TableRow]
    foot: Callable[[], Foot] = _no_foot
    row_height: float = 0.0
    style: Style = CELL
    form: str = ""
    empty: str = ""
    above: float = 8.0

    def height(self, _paper: Paper) -> float:
        """Return the least it takes: a table breaks between its rows, so nothing is kept together with it."""
        return 3 * self.style.leading

    def draw(self, paper: Paper) -> None:
        """Set it. Raises GlyphMissing, RowTooTall, NothingToPrint."""
        paper.y -= self.above
        table = Table(paper, self.columns, row_height=self.row_height, style=self.style)
        if not table.draw(self.filled_rows(), lambda: self._closing(paper)):
            raise NothingToPrint(form=self.form)

    def filled_rows(self) -> Iterator[TableRow]:
        """Yield the rows, or the one line that says that there is none. Walked once, as they are."""
        count = 0
        for count, row in enumerate(self.rows, start=1):  # noqa: B007
            yield row
        if not count and self.empty:
            yield Group(self.empty)

    def _closing(self, paper: Paper) -> Closing:
        foot = self.foot()

        def draw() -> None:
            for block in foot.blocks:
                block.draw(paper)

        return Closing(
            foot.totals[0] if foot.totals else None, foot.span, height_of(foot.blocks, paper), draw, foot.totals[1:]
        )


@dataclass(frozen=True, slots=True)
class Note:
    """A small line in italics: what a column means, the codes used, what a sum leaves out."""

    text: str
    style: Style = SMALL_ITALIC

    def height(self, paper: Paper) -> float:
        """Return the points it takes."""
        return 2 + len(wrap(self.text, self.style, paper.width)) * self.style.size * 1.3

    def draw(self, paper: Paper) -> None:
        """Set it."""
        paper.y -= 2
        for line in wrap(self.text, self.style, paper.width):
            paper.ensure(self.style.size * 1.3)
            paper.y -= self.style.size * 1.3
            paper.put(paper.left, paper.y, line, self.style)


def by_hand(columns: Sequence[Column], count: int, first: int = 1) -> list[tuple[str, ...]]:
    """Return ``count`` rows to be written by hand, numbered from ``first`` in their first column."""
    return [(str(number), *("" for _ in columns[1:])) for number in range(first, first + count)]


def total_row(columns: Sequence[Column], sums: Mapping[str, str]) -> tuple[list[tuple[str, ...]], int]:
    """Return the total row with ``sums`` under the columns of those titles, and how many cells its words take.

    Those before the first sum; without any sum there is no row.
    """
    texts = [sums.get(column.title, "") for column in columns]
    span = next((place for place, column in enumerate(columns) if column.title in sums), 1)
    return ([(TOTAL, *texts[1:])] if sums else []), span


def sentence(text: str) -> Note:
    """Return a sentence under a table, in the size of the body."""
    return Note(text, BODY)


def summed_up(counted: str, total: int, left_out: str = "", said: Qualifier = "exact") -> list[Block]:
    """Return what stands under a total row: "Danh sách có 12 suất quà.", the sum of đồng in words, what it leaves out.

    ``said`` is how exact the sum is.
    """
    found: list[Block] = [sentence(f"Danh sách có {counted}."), Note(words_line(total, said), BODY_ITALIC)]
    return [*found, sentence(left_out)] if left_out else found


def legend(column: str, options: Sequence[str]) -> Note:
    """Return the key to the figures that are written into a ``column``: its answers, numbered."""
    listed = "; ".join(f"{number} - {option}" for number, option in enumerate(options, start=1))
    return Note(f"Cột “{column}” ghi số: {listed}.")


def continued(
    columns: Sequence[Column], row: Sequence[str], most: int, style: Style = CELL
) -> Iterator[tuple[str, ...]]:
    """Yield ``row``, or the rows it goes on in where a cell has more than ``most`` lines: no page could hold it.

    Raises GlyphMissing.
    """
    insides = [column.width * MM - 2 * PAD_X for column in columns]
    if all(_certainly_fits(text, inside, most, style) for text, inside in zip(row, insides, strict=True)):
        yield tuple(row)
        return
    cells = [wrap(text, style, inside) for text, inside in zip(row, insides, strict=True)]
    tallest = max((len(lines) for lines in cells), default=0)
    if tallest <= most:
        yield tuple(row)
        return
    for first in range(0, tallest, most):
        yield tuple("\n".join(lines[first : first + most]) for lines in cells)


def _certainly_fits(text: str, inside: float, most: int, style: Style) -> bool:
    """Tell without measuring: no letter is wider than an em, and two lines together are fuller than one."""
    return 2 * len(text) * style.size / inside + text.count("\n") + 1 <= most


def filling(columns: Sequence[Column], paper_width: float) -> list[Column]:
    """Return ``columns`` scaled to ``paper_width`` millimetres, so that a table always fills its paper."""
    whole = sum(column.width for column in columns)
    return [
        Column(
            one.title, one.width * paper_width / whole, one.align, number=one.number, boxes=one.boxes, ticks=one.ticks
        )
        for one in columns
    ]


PORTRAIT: Final = 165.0
LANDSCAPE: Final = 252.0
"""Millimetres between the margins."""
