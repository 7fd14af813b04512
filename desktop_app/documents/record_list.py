"""The printed list of any record kind: its list columns as a table, sums of its amounts, room for two signatures.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Final

from desktop_app.documents import fonts
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.letterhead import Letterhead, draw_letterhead, draw_title
from desktop_app.documents.page import SMALL_ITALIC, Paper
from desktop_app.documents.sign_sheet import NothingToPrint
from desktop_app.documents.signatures import Signature, signed_notes
from desktop_app.documents.tables import Closing, Column, Table
from desktop_app.domain.money import format_money

FORM: Final = "DS"
_TITLE: Final = "DANH SÁCH"
_NUMBER_WIDTH: Final = 11.5
_WIDTH: Final = 252.0
"""Millimetres between the margins of a landscape page."""
_COUNTED = Style(fonts.REGULAR, 13)
_PUBLIC_NOTE: Final = "Bản niêm yết: số định danh chỉ in bốn số cuối."


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: its head, its share of the width, and whether it holds amounts that are summed (``money``)."""

    title: str
    weight: float
    money: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One record: a text for each column, and the amount (đồng, or None) for each ``money`` column in order."""

    texts: tuple[str, ...]
    amounts: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordList:
    """Everything printed. ``rows`` is walked once.

    ``what`` is the kind's plural ("Suất quà"), ``scope`` the line under the title. ``public`` says that numbers were
    masked; ``code`` and ``version`` go into the stamp.
    """

    letterhead: Letterhead
    what: str
    scope: str
    columns: Sequence[ListColumn]
    rows: Iterable[ListRow]
    code: str
    version: str
    public: bool = False
    preparer: str = ""
    chair: str = ""


def render_record_list(content: RecordList, target: BinaryIO, *, printed_at: datetime) -> None:
    """Write the list as PDF. ``target`` is written only at the end, in one go.

    Raises GlyphMissing, RowTooTall, NothingToPrint, and OSError of the target.
    """
    title = f"{_TITLE} {content.what.upper()}"
    paper = Paper(
        target,
        title=title,
        stamp=Stamp(FORM, content.code, content.version),
        printed_at=printed_at,
        landscape=True,
    )
    draw_letterhead(paper, content.letterhead)
    draw_title(paper, title, abstract=content.scope, appendix="")
    drawn = _List(paper, content)
    if not Table(paper, _columns(content.columns), row_height=8).draw(drawn.cells(), drawn.closing):
        raise NothingToPrint(form=FORM)
    paper.finish()


def _columns(columns: Sequence[ListColumn]) -> list[Column]:
    """Share the width out by weight; amounts stand right and keep to one line."""
    room = (_WIDTH - _NUMBER_WIDTH) / sum(column.weight for column in columns)
    shared = [
        Column(
            column.title,
            column.weight * room,
            "right" if column.money else "left",
            number=column.money or column.number,
        )
        for column in columns
    ]
    return [Column("STT", _NUMBER_WIDTH, "centre"), *shared]


class _List:
    """The rows as they go by, and the sums they leave behind."""

    def __init__(self, paper: Paper, content: RecordList) -> None:
        self._paper = paper
        self._content = content
        self._count = self._incomplete = 0
        self._sums = [0 for column in content.columns if column.money]

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Yield the texts of each row."""
        for row in self._content.rows:
            self._count += 1
            self._incomplete += None in row.amounts
            self._sums = [total + (amount or 0) for total, amount in zip(self._sums, row.amounts, strict=True)]
            yield str(self._count), *row.texts

    def closing(self) -> Closing:
        """Return the total row and the signatures; called when all rows went by. Raises GlyphMissing."""
        content, paper = self._content, self._paper
        notes = [(f"Danh sách có {format_money(self._count)} bản ghi.", _COUNTED)]
        if self._sums and self._incomplete:
            notes.append((f"Tổng cộng chưa gồm {format_money(self._incomplete)} dòng thiếu số tiền.", _COUNTED))
        if content.public:
            notes.append((_PUBLIC_NOTE, SMALL_ITALIC))
        signatures = (
            Signature(("NGƯỜI LẬP BIỂU",), name=content.preparer),
            Signature(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), name=content.chair),
        )
        height, draw = signed_notes(paper, notes, signatures)
        return Closing(self._total(), self._span(), height, draw)

    def _total(self) -> tuple[str, ...] | None:
        if not self._sums:
            return None
        sums = iter(self._sums)
        return "Tổng cộng", *(format_money(next(sums)) if column.money else "" for column in self._content.columns)

    def _span(self) -> int:
        """Return how many cells the words of the total row take: those before the first sum."""
        first = next((place for place, column in enumerate(self._content.columns) if column.money), 0)
        return first + 1
