"""The printed list of any record kind: its list columns as a table, sums of its amounts, room for two signatures.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from typing import BinaryIO, Final

from desktop_app.documents.amounts import said_amount
from desktop_app.documents.blocks import Block, Title
from desktop_app.documents.cells import PADDING, Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.column_widths import Content, shared_out
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.page import SMALL_ITALIC, Align
from desktop_app.documents.paper_document import Document, render_documents
from desktop_app.documents.public_copies import PUBLIC_NOTE
from desktop_app.documents.signatures import Signature, Signatures
from desktop_app.documents.table_blocks import LANDSCAPE, Foot, Note, TableBlock, sentence
from desktop_app.documents.tables import CELL
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.list_sums import ListSum
from desktop_app.domain.money import format_money

FORM: Final = "DS"
_TITLE: Final = "DANH SÁCH"
_NUMBER_WIDTH: Final = 11.5
_LOOKED_AT: Final = 200
"""Rows the widths of the columns are taken from; more would have to be kept in memory."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: its head, how its cells stand, whether they keep to one line.

    ``summed``: it holds amounts that are added up. ``worth``: it holds what the record is worth.
    """

    title: str
    align: Align = "left"
    whole: bool = False
    summed: bool = False
    worth: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One record: a text for each column, and the amount (đồng, or None) for each ``summed`` column in order.

    ``value`` is what the record is worth, ``subtype`` what it is of its kind: sums that stand apart go by it.
    ``said`` is how exact the value is.
    """

    texts: tuple[str, ...]
    amounts: tuple[int | None, ...] = ()
    value: int | None = None
    subtype: str = ""
    said: Qualifier = "exact"


@dataclass(frozen=True, slots=True)
class RecordList:
    """Everything printed. ``rows`` is walked once.

    ``what`` is the kind's plural ("Suất quà"), ``scope`` the line under the title. ``sums`` are the total rows.
    ``public`` says that numbers were masked; ``code`` (ASCII), ``version`` and ``label``, which people read instead of
    the code, go into the stamp.
    """

    letterhead: Letterhead
    what: str
    scope: str
    columns: Sequence[ListColumn]
    rows: Iterable[ListRow]
    code: str
    version: str
    label: str
    sums: Sequence[ListSum] = ()
    public: bool = False
    preparer: str = ""
    chair: str = ""


def render_record_list(content: RecordList, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the list as PDF. ``target`` is written only at the end, in one go.

    Raises GlyphMissing, RowTooTall, NothingToPrint, and OSError of the target.
    """
    render_documents([record_list(content)], target, printed_at=printed_at)


def record_list(content: RecordList) -> Document:
    """Return the list as a paper. Drawing it raises NothingToPrint when there is no row."""
    title = f"{_TITLE} {content.what.upper()}"
    return Document(
        title=title,
        stamp=Stamp(FORM, content.code, content.version, f"{FORM} · {content.what}", content.label),
        head=content.letterhead,
        blocks=_blocks(content, title),
        landscape=True,
    )


def _blocks(content: RecordList, title: str) -> Iterator[Block]:
    yield Title(title, content.scope)
    rows = iter(content.rows)
    first = list(islice(rows, _LOOKED_AT))
    sheet = _List(content, chain(first, rows))
    yield TableBlock(_columns(content, first), sheet.cells(), sheet.foot, row_height=8, form=FORM, above=0)


def _columns(content: RecordList, first: Sequence[ListRow]) -> list[Column]:
    """Share the width out by what stands in the columns; figures keep to one line."""
    sums = _Sums(content)
    for row in first:
        sums.add(row)
    totals = sums.rows()
    measured = [
        Content(
            column.title,
            [row.texts[place] for row in first],
            column.whole,
            max((total[place] for _title, total in totals), key=len, default=""),
        )
        for place, column in enumerate(content.columns)
    ]
    widths = shared_out(measured, LANDSCAPE - _NUMBER_WIDTH, CELL, PADDING)
    drawn = [
        Column(column.title, width, column.align, number=column.whole)
        for column, width in zip(content.columns, widths, strict=True)
    ]
    return [Column("STT", _NUMBER_WIDTH, "centre"), *drawn]


class _Sums:
    """What is added up as the rows go by; a column without a single amount has no sum."""

    def __init__(self, content: RecordList) -> None:
        self._columns = content.columns
        self._sums = content.sums
        self._plain = any(not one.values for one in content.sums)
        self._totals: list[int | None] = [None for column in content.columns if column.summed]
        self._apart: dict[str, int] = {}
        self._said: dict[str, set[Qualifier]] = {}
        self.without = 0

    def add(self, row: ListRow) -> None:
        """Add one record."""
        self.without += row.value is None
        if row.value is not None:
            self._said.setdefault(row.subtype, set()).add(row.said)
        if self._plain:
            self._totals = [
                total if amount is None else amount + (total or 0)
                for total, amount in zip(self._totals, row.amounts, strict=True)
            ]
        elif row.value is not None:
            self._apart[row.subtype] = self._apart.get(row.subtype, 0) + row.value

    def rows(self) -> list[tuple[str, list[str]]]:
        """Return the total rows: their words, and a text for each column."""
        found = []
        for one in self._sums:
            if one.values:
                amount = one.of(self._apart)
                figures = [amount for column in self._columns if column.summed]
            else:
                figures = self._totals
            if any(figure is not None for figure in figures):
                left, said = iter(figures), one.exactness(self._said)
                texts = [
                    said_amount(next(left), said if one.values or column.worth else "exact") if column.summed else ""
                    for column in self._columns
                ]
                found.append((one.title.vi, texts))
        return found


class _List:
    """The rows as they go by, and the sums they leave behind."""

    def __init__(self, content: RecordList, rows: Iterable[ListRow]) -> None:
        self._content = content
        self._rows = rows
        self._count = 0
        self._sums = _Sums(content)

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Yield the texts of each row."""
        for row in self._rows:
            self._count += 1
            self._sums.add(row)
            yield str(self._count), *row.texts

    def foot(self) -> Foot:
        """Return the total rows and the signatures; asked when all rows went by."""
        content = self._content
        totals = [(title, *texts) for title, texts in self._sums.rows()]
        blocks: list[Block] = [sentence(f"Danh sách có {format_money(self._count)} bản ghi.")]
        if totals and self._sums.without:
            without = format_money(self._sums.without)
            blocks.append(sentence(f"Tổng cộng chưa gồm {without} dòng thiếu số tiền."))
        if content.public:
            blocks.append(Note(PUBLIC_NOTE, SMALL_ITALIC))
        signers = (
            Signature(("NGƯỜI LẬP BIỂU",), name=content.preparer),
            Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), name=content.chair),
        )
        blocks.append(Signatures(signers))
        return Foot(totals, self._span(), blocks)

    def _span(self) -> int:
        """Return how many cells the words of a total row take: those before the first sum."""
        return 1 + next((place for place, column in enumerate(self._content.columns) if column.summed), 0)
