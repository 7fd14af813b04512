"""F10, SỔ (DANH MỤC) SÁNG KIẾN, ĐỀ TÀI ĐƯỢC CÔNG NHẬN: the recognised ones of a year or period; and its blank.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.amounts import said_amount, words_line
from desktop_app.documents.blocks import Block, Title, ended
from desktop_app.documents.cells import PADDING, Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.column_widths import Content, shared_out
from desktop_app.documents.fonts import Style
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.page import BODY_ITALIC
from desktop_app.documents.paper_document import Document
from desktop_app.documents.signatures import Issued, Signature
from desktop_app.documents.table_blocks import (
    BY_HAND,
    LANDSCAPE,
    Foot,
    Note,
    TableBlock,
    by_hand,
    continued,
    legend,
    sentence,
)
from desktop_app.domain.counted_numbers import Qualifier, together
from desktop_app.domain.money import format_money

FORM: Final = "F10"
TITLE: Final = "SỔ (DANH MỤC) SÁNG KIẾN, ĐỀ TÀI ĐƯỢC CÔNG NHẬN NĂM"
_YEAR_BY_HAND: Final = "20……"
_LOOKED_AT: Final = 200
"""Rows the widths of the columns are taken from; more would have to be kept in memory."""
_CELL: Final = Style(fonts.REGULAR, 11)
_MOST_LINES: Final = 14
"""Lines of a row: as many as fit onto the last page, above what is signed."""
_LEADING: Final = (10.0, 41.0, 35.0)
"""Millimetres of the first columns of a printed list: number, title, authors."""
_TOTAL_SPAN: Final = 8
_WORTH: Final = 8

# Landscape: 252 mm between the margins. The widths are those of a blank; a printed list shares them out by its texts.
_COLUMNS: Final = (
    Column("STT", 10, "centre"),
    Column("Tên sáng kiến, đề tài", 45),
    Column("Tác giả, đồng tác giả\n(tỷ lệ %)", 38),
    Column("Đơn vị", 27),
    Column("Lĩnh vực", 19),
    Column("Ngày áp dụng", 20, "centre"),
    Column("Cấp công nhận", 16),
    Column("Số, ngày quyết định", 22),
    Column("Giá trị làm lợi (đồng)", 22, "right", number=True),
    Column("Phạm vi ảnh hưởng", 17),
    Column("Ghi chú", 16),
)


@dataclass(frozen=True, slots=True)
class BookRow:
    """One recognised initiative or topic. ``worth`` is the benefit in đồng, ``said`` how exact it is.

    ``authors`` and ``workplaces`` stand each on lines of their own, authors with their shares ("Lò Thị Phương (40%)").
    """

    title: str
    authors: Sequence[str]
    workplaces: Sequence[str]
    domain: str
    applied: str
    level: str
    decision: str
    worth: int | None
    said: Qualifier
    reach: str
    note: str = ""
    is_topic: bool = False

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the columns after the first."""
        return (
            self.title,
            "\n".join(self.authors),
            "\n".join(self.workplaces),
            self.domain,
            self.applied,
            self.level,
            self.decision,
            said_amount(self.worth, self.said),
            self.reach,
            self.note,
        )


@dataclass(frozen=True, slots=True)
class InitiativeBook:
    """What is printed. ``rows`` is walked once.

    ``year`` "2026" or "2024 - 2026", "" where the records tell none; ``scope`` the line under the title. ``levels`` are
    the answers a blank explains under its table. ``left_out``: so many of the chosen ones are not recognised.
    """

    letterhead: Letterhead
    issuer: Signature
    receivers: Sequence[str]
    rows: Iterable[BookRow] = ()
    year: str = ""
    scope: str = ""
    left_out: int = 0
    blank_rows: int = 0
    levels: Sequence[str] = ()


def initiative_book(content: InitiativeBook, stamp: Stamp) -> Document:
    """Return the list as a paper. Drawing it raises NothingToPrint when there is no row."""
    title = f"{TITLE} {content.year or (_YEAR_BY_HAND if content.blank_rows else '………')}"
    return Document(
        title=title,
        stamp=stamp,
        head=content.letterhead,
        blocks=_blocks(content, title),
        landscape=True,
    )


def _blocks(content: InitiativeBook, title: str) -> Iterator[Block]:
    yield Title(title, content.scope)
    if content.blank_rows:
        yield TableBlock(
            _COLUMNS, by_hand(_COLUMNS, content.blank_rows), lambda: _blank_foot(content), BY_HAND, _CELL, above=0
        )
        return
    rows = iter(content.rows)
    first = list(islice(rows, _LOOKED_AT))
    columns = _shared(first)
    sheet = _Sheet(content, columns, chain(first, rows))
    yield TableBlock(columns, sheet.cells(), sheet.foot, style=_CELL, form=FORM, above=0)


def _shared(first: Sequence[BookRow]) -> list[Column]:
    """Share out what titles and authors leave by what stands in the other columns; dates and amounts keep to one line.

    Titles of 500 letters have to fit onto a page. Raises GlyphMissing.
    """
    texts = list(zip(*(row.cells() for row in first), strict=True)) or [()] * (len(_COLUMNS) - 1)
    sums = _Sums()
    for row in first:
        sums.add(row)
    contents = [
        Content(column.title, texts[place], column.number or column.align == "centre", sums.shown(column.number))
        for place, column in enumerate(_COLUMNS[1:])
    ]
    room = LANDSCAPE - sum(_LEADING)
    widths = (*_LEADING, *shared_out(contents[len(_LEADING) - 1 :], room, _CELL, PADDING))
    pairs = zip(_COLUMNS, widths, strict=True)
    return [Column(one.title, width, one.align, number=one.number) for one, width in pairs]


def _blank_foot(content: InitiativeBook) -> Foot:
    blocks: list[Block] = []
    if content.levels:
        blocks.append(legend("Cấp công nhận", content.levels))
    blocks.append(Issued(content.issuer, content.receivers))
    return Foot(blocks=blocks)


class _Sums:
    """What is counted and added up as the rows go by."""

    def __init__(self) -> None:
        self.initiatives = self.topics = self.without = self.worth = 0
        self._said: set[Qualifier] = set()

    def add(self, row: BookRow) -> None:
        """Add one row."""
        self.topics += row.is_topic
        self.initiatives += not row.is_topic
        self.without += row.worth is None
        if row.worth is not None:
            self.worth += row.worth
            self._said.add(row.said)

    @property
    def said(self) -> Qualifier:
        """How exact the sum is."""
        return together(self._said)

    @property
    def known(self) -> bool:
        """Whether any benefit is told in money at all."""
        return bool(self._said)

    def shown(self, wanted: bool = True) -> str:
        """Return the sum as its row shows it, "" where there is none."""
        return said_amount(self.worth, self.said) if wanted and self.known else ""


class _Sheet:
    """The rows as they go by, and the sums they leave behind."""

    def __init__(self, content: InitiativeBook, columns: Sequence[Column], rows: Iterable[BookRow]) -> None:
        self._content = content
        self._columns = columns
        self._rows = rows
        self._sums = _Sums()

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Yield the texts of each row, one that is very long in several rows."""
        for number, row in enumerate(self._rows, start=1):
            self._sums.add(row)
            yield from continued(self._columns, (str(number), *row.cells()), _MOST_LINES, _CELL)

    def foot(self) -> Foot:
        """Return the total row, what is counted, and SB1; asked when all rows went by."""
        content, sums = self._content, self._sums
        totals: list[tuple[str, ...]] = []
        blocks: list[Block] = []
        if sums.known:
            after = len(_COLUMNS) - _WORTH - 1
            totals.append(("Tổng cộng", *[""] * (_WORTH - 1), sums.shown(), *[""] * after))
            blocks.append(Note(words_line(sums.worth, sums.said), BODY_ITALIC))
            if sums.without:
                left_out = (
                    f"Tổng cộng chưa gồm {format_money(sums.without)} sáng kiến, đề tài không ghi giá trị bằng tiền."
                )
                blocks.append(sentence(left_out))
        if content.left_out:
            blocks.append(sentence(f"Không gồm {format_money(content.left_out)} mục chưa được công nhận."))
        blocks.append(sentence(ended(f"Danh mục có {_counted(sums)}")))
        blocks.append(Issued(content.issuer, content.receivers))
        return Foot(totals, _TOTAL_SPAN, blocks)


def _counted(sums: _Sums) -> str:
    """Return how many there are of each: "7 sáng kiến và 2 đề tài"."""
    counts = ((sums.initiatives, "sáng kiến"), (sums.topics, "đề tài"))
    return " và ".join(f"{format_money(count)} {what}" for count, what in counts if count)
