"""A report as papers on the union's letterhead: sections, tables, charts, what it rests on, room for two signatures.

What is wide (more than six columns, or what does not fit) stands on pages of its own lying on their side; a table wider
than those goes on under its first column. Words the paper adds are Vietnamese, as the report itself has to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.documents.blocks import Block, Heading, Text, Title, Together
from desktop_app.documents.cells import PADDING, Column
from desktop_app.documents.chart_blocks import ChartBlock
from desktop_app.documents.codes import Stamp
from desktop_app.documents.column_widths import Content, least_width, shared_out
from desktop_app.documents.letterhead import Letterhead, NoHead
from desktop_app.documents.page import BODY_BOLD, MM, Align
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import Signature, Signatures
from desktop_app.documents.table_blocks import LANDSCAPE, PORTRAIT, Foot, Note, TableBlock, continued
from desktop_app.documents.tables import CELL, BoldRow, Group, TableRow
from desktop_app.documents.typesetting import wrap
from desktop_app.domain.cell_words import NUMBERS, cell_words, shown_words
from desktop_app.domain.report_model import (
    Cell,
    Report,
    ReportChart,
    ReportColumn,
    ReportPart,
    ReportRow,
    ReportSection,
    ReportTable,
    Sort,
)

FORM: Final = "BC"
_MOST_UPRIGHT: Final = 6
"""Columns of a table on an upright page."""
_LOOKED_AT: Final = 200
"""Rows the widths of the columns are taken from."""
_LINES: Final = 15
"""Lines of one row: a longer text goes on in another one."""
_LONGEST_HEAD: Final = 120
_KEPT: Final = 5 * CELL.leading
"""Points of a table that stay with its title."""
_LAST: Final = 2
"""Lines under a report that stay with the signatures."""
_MOST_UNDER: Final = 8
"""Notes under a table that stay with its last rows."""
_EMPTY: Final = "Không có số liệu trong kỳ."
_CONTINUED: Final = "(tiếp theo)"
_ALIGNS: Final[dict[Sort, Align]] = {"count": "right", "money": "right", "rate": "right", "day": "centre"}
_MARKS: Final = ("", "- ", "+ ")
"""What stands before a row under another one."""


def report_document(
    report: Report, letterhead: Letterhead, stamp: Stamp, signers: Sequence[Signature] = ()
) -> list[Document]:
    """Return the report as papers, the first with the letterhead, all with one foot.

    Raises GlyphMissing; drawing them raises ChartUnfit too.
    """
    title = " ".join(report.title.split())
    rests: list[Block] = [Note(line) for line in (*report.basis, *report.notes) if line.strip()]
    signed: list[Block] = [Signatures(tuple(signers))] if signers else []
    # nobody signs a page on which nothing else stands
    end = (*rests[:-_LAST], Together((*rests[-_LAST:], *signed)))
    pages = _Pages(report, letterhead)
    *parts, last = report.parts or (None,)
    for part in parts:
        pages.add(part)
    pages.add(last, end)
    return [
        Document(title, stamp, NoHead() if place else letterhead, one.blocks, one.landscape)
        for place, one in enumerate(pages.sheets)
    ]


def report_stamp(report: Report) -> Stamp:
    """Return the foot of a report that has its code."""
    moment = report.moment
    version = "" if moment is None else f"{moment.version}.{moment.state}"
    return Stamp(FORM, report.code, version, f"{FORM} · {' '.join(report.title.split())}", f"Mã {report.code}")


@dataclass(slots=True)
class _Sheet:
    """Blocks on pages that stand or lie."""

    landscape: bool
    blocks: list[Block] = field(default_factory=list)


class _Pages:
    """The papers as they come: text stands upright, a table as it needs it, a chart where it comes."""

    def __init__(self, report: Report, letterhead: Letterhead) -> None:
        self._title = report.title
        self._several = sum(isinstance(part, ReportTable) for part in report.parts) > 1
        first = next(iter(report.parts), None)
        self.sheets = [_Sheet(isinstance(first, ReportTable) and _TablePaper(first).landscape)]
        period = report.period[:1].upper() + report.period[1:]
        unit = report.unit.strip()
        own = {name.casefold() for name in (letterhead.office, letterhead.superior)}
        self.last.append(Title(report.title.upper(), period, "" if unit.casefold() in own else unit))

    @property
    def last(self) -> list[Block]:
        """Where the next block goes."""
        return self.sheets[-1].blocks

    def add(self, part: ReportPart | None, end: Sequence[Block] = ()) -> None:
        """Add a part, on pages of another kind if it needs them, and what ends the report."""
        match part:
            case ReportTable():
                table = _TablePaper(part)
                self._turn(landscape=table.landscape)
                titled = self._several or part.title.casefold() != self._title.casefold()
                self.last.extend(table.blocks(end, titled=titled))
                return
            case ReportChart():
                self.last.append(ChartBlock(part))
            case ReportSection() if any(line.strip() for line in part.lines):
                self._turn(landscape=False)
                self.last.extend(_section(part))
        self.last.extend(end)

    def _turn(self, *, landscape: bool) -> None:
        if self.sheets[-1].landscape != landscape:
            self.sheets.append(_Sheet(landscape))


def _section(section: ReportSection) -> Iterator[Block]:
    if section.title.strip():
        yield Heading(section.title)
    for line in section.lines:
        if line.strip():
            yield Text(line)


class _TablePaper:
    """One table: how wide its columns have to be, which of them stand beside each other, its rows as texts."""

    def __init__(self, table: ReportTable) -> None:
        self._table = table
        self._columns = table.columns
        self._texts = [None if row.role == "group" else _texts(row, table.columns) for row in table.rows]
        self._contents = [self._content(place) for place in range(len(table.columns))]
        self._least = [least_width(one, CELL, PADDING) for one in self._contents]
        self.landscape = len(table.columns) > _MOST_UPRIGHT or sum(self._least) > PORTRAIT

    def blocks(self, end: Sequence[Block] = (), *, titled: bool) -> Iterator[Block]:
        """Yield its title, the table or the pieces it goes on in, its notes, and the ``end`` of the report.

        What ends the report never stands on a page without the last rows, as long as there is room for both.
        """
        title = self._table.title.strip() if titled else ""
        under = (*(Note(line) for line in self._table.notes if line.strip()), *end)
        pieces = self._beside()
        for number, places in enumerate(pieces, start=1):
            words = " ".join(word for word in (title, _CONTINUED if number > 1 else "") if word)
            if words:
                yield Text(words, BODY_BOLD, "centre", above=12.0, keep=_KEPT)
            kept = under if number == len(pieces) and len(under) <= _MOST_UNDER else ()
            yield self._block(places, kept)
        if not pieces or len(under) > _MOST_UNDER:
            yield from under

    def _block(self, places: Sequence[int], under: Sequence[Block]) -> TableBlock:
        room = LANDSCAPE if self.landscape else PORTRAIT
        widths = shared_out([self._contents[place] for place in places], room, CELL, PADDING)
        columns = [
            Column(
                self._contents[place].head,
                width,
                _ALIGNS.get(self._columns[place].sort, "left"),
                number=self._contents[place].whole,
            )
            for place, width in zip(places, widths, strict=True)
        ]
        ends = self._ends()
        foot = self._foot(places, range(ends, len(self._texts)), under)
        rows = list(self._rows(places, columns, ends))
        return TableBlock(columns, rows, lambda: foot, form=FORM, empty=_EMPTY)

    def _ends(self) -> int:
        """Return where the total rows begin that end the table: with sums between its rows only the last of them."""
        rows, place = self._table.rows, len(self._table.rows)
        while place and rows[place - 1].role == "total":
            place -= 1
        inner = any(row.role == "total" for row in rows[:place])
        return len(rows) - 1 if inner and place < len(rows) else place

    def _rows(self, places: Sequence[int], columns: Sequence[Column], ends: int) -> Iterator[TableRow]:
        inside = sum(column.width for column in columns) * MM - PADDING * MM
        for row, texts in zip(self._table.rows[:ends], self._texts[:ends], strict=True):
            if texts is None:
                lines = wrap(cell_words(row.cells[0], self._columns[0]) if row.cells else "", BODY_BOLD, inside)
                for first in range(0, len(lines), _LINES):
                    yield Group(" ".join(lines[first : first + _LINES]))
                continue
            for one in continued(columns, [texts[place] for place in places], _LINES):
                yield BoldRow(one) if row.role == "total" else one

    def _foot(self, places: Sequence[int], rows: Sequence[int], under: Sequence[Block]) -> Foot:
        """Return the last total rows; the words of all of them take the columns in which none has a figure."""
        found = [texts for row in rows if (texts := self._texts[row]) is not None]
        totals = [[_short(texts[place]) for place in places] for texts in found]
        span = 1
        while totals and span < len(places) - 1 and not any(one[span] for one in totals):
            span += 1
        return Foot(totals, span, under)

    def _content(self, place: int) -> Content:
        column = self._columns[place]
        looked = [texts[place] for texts in self._texts[:_LOOKED_AT] if texts is not None]
        totals = [
            texts[place]
            for row, texts in zip(self._table.rows, self._texts, strict=True)
            if texts is not None and row.role == "total"
        ]
        whole = column.sort in (*NUMBERS, "day") and not self._worded(place)
        widest = max(totals, key=len, default="") if whole else ""
        return Content(_head(column), looked, whole, widest)

    def _worded(self, place: int) -> bool:
        """Tell whether words stand in a column of figures: they break."""
        cells = (row.cells[place] for row in self._table.rows if row.role != "group" and place < len(row.cells))
        return any(isinstance(cell.value, str) and cell.sort in ("text", "code") for cell in cells)

    def _beside(self) -> list[list[int]]:
        """Return which columns stand beside each other; pieces that go on repeat the first one, and are alike wide."""
        if not self._least:
            return []
        first, others = self._least[0], list(range(1, len(self._least)))
        room = LANDSCAPE - first
        if not self.landscape or sum(self._least) <= LANDSCAPE:
            return [[0, *others]]
        pieces = self._filled(others, room)
        alike = self._filled(others, max(1.1 * sum(self._least[1:]) / len(pieces), max(self._least[1:], default=0)))
        found = alike if len(alike) == len(pieces) else pieces
        return [[0, *one] for one in found] or [[0]]

    def _filled(self, places: Sequence[int], room: float) -> list[list[int]]:
        found: list[list[int]] = []
        used = 0.0
        for place in places:
            if not found or used + self._least[place] > room:
                found.append([])
                used = 0.0
            found[-1].append(place)
            used += self._least[place]
        return found


def _texts(row: ReportRow, columns: Sequence[ReportColumn]) -> list[str]:
    cells = [*row.cells[: len(columns)], *[Cell()] * (len(columns) - len(row.cells))]
    texts = [shown_words(cell, column, row.role) for cell, column in zip(cells, columns, strict=True)]
    if texts:
        first = cell_words(cells[0], columns[0])
        texts[0] = f"{_MARKS[min(row.level, len(_MARKS) - 1)]}{first}" if first else ""
    return texts


def _head(column: ReportColumn) -> str:
    title = " ".join(column.title.split())
    return title if len(title) <= _LONGEST_HEAD else f"{title[: _LONGEST_HEAD - 1]}…"


def _short(text: str) -> str:
    """Return what a total row says: it is drawn whole, so it may not be as long as a text."""
    return text if len(text) <= 2 * _LONGEST_HEAD else f"{text[: 2 * _LONGEST_HEAD - 1]}…"
