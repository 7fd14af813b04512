"""F18, DANH SÁCH HỖ TRỢ … BỊ ẢNH HƯỞNG BỞI DỊCH COVID-19, for signing; also its blank version for handwriting.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents import fonts
from desktop_app.documents.amounts import said_amount
from desktop_app.documents.blocks import Block, Title
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.fonts import Style
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.page import SMALL_ITALIC
from desktop_app.documents.paper_document import Document
from desktop_app.documents.public_copies import PUBLIC_NOTE, masked_number
from desktop_app.documents.signatures import Signature, Signatures, money_list_signatures
from desktop_app.documents.table_blocks import (
    BY_HAND,
    LANDSCAPE,
    PRINTED,
    Foot,
    Note,
    TableBlock,
    by_hand,
    filling,
    legend,
    sentence,
    summed_up,
    total_row,
)
from desktop_app.domain.counted_numbers import Qualifier, together
from desktop_app.domain.money import format_money

FORM: Final = "F18"
TITLE: Final = "DANH SÁCH HỖ TRỢ ĐOÀN VIÊN, NGƯỜI LAO ĐỘNG BỊ ẢNH HƯỞNG BỞI DỊCH COVID-19"
_SUPPORT: Final = "Mức hỗ trợ\n(đồng)"
_CELL = Style(fonts.REGULAR, 11)
_SIGN: Final = 27.0
"""Millimetres: a signature needs at least 25, and the table is never set narrower than it is here."""
_HOW: Final = "Cột “Số tài khoản/tiền mặt”: đánh dấu “Tiền mặt”, hoặc ghi số tài khoản và ngân hàng sau “Số TK”."
_HANDWRITTEN: Final = (
    Column("STT", 10.5, "centre"),
    Column("Họ và tên", 33),
    Column("Năm sinh", 13, "centre"),
    Column("Số CMND/CCCD", 40, "centre", number=True, boxes=12),
    Column("Đơn vị", 25.5),
    Column("Loại HĐ", 13, "centre"),
    Column("Lý do (nhóm đối tượng)", 17, "centre"),
    Column("Thời gian ảnh hưởng từ–đến", 23, "centre"),
    Column(_SUPPORT, 23, "right"),
    Column("Số tài khoản/\ntiền mặt", 28, ticks=("Tiền mặt", "Số TK:")),
    Column("Ký nhận", 26),
)


@dataclass(frozen=True, slots=True)
class CovidRow:
    """One person's aid. ``account`` is what stands under Số tài khoản/tiền mặt; ``cash`` is đồng, None if not given.

    ``said`` is how exact the record is about the money; ``in_kind_value`` is that of the goods given with it.
    """

    name: str
    birth: str
    number: str
    unit: str
    contract: str
    reason: str
    time: str
    cash: int | None
    account: str
    said: Qualifier = "exact"
    in_kind: str = ""
    in_kind_value: int | None = None


@dataclass(frozen=True, slots=True)
class CovidList:
    """Everything printed. ``rows`` is walked once.

    ``basis`` is the whole line "(Theo Quyết định số …/QĐ-TLĐ)". ``sensitive``: with the column Lý do; ``public``: with
    masked numbers. A blank has ``blank_rows``, and the keys to its columns in ``contracts`` and ``reasons``.
    """

    letterhead: Letterhead
    basis: str
    rows: Iterable[CovidRow]
    sensitive: bool = False
    public: bool = False
    preparer: str = ""
    treasurer: str = ""
    chair: str = ""
    authority: tuple[str, ...] = ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")
    blank_rows: int = 0
    contracts: Sequence[str] = ()
    reasons: Sequence[str] = ()


def covid_list(content: CovidList, stamp: Stamp) -> Document:
    """Return the list as a paper. Drawing it raises NothingToPrint when there is no row."""
    sheet = _Sheet(content)
    height = BY_HAND if content.blank_rows else PRINTED
    table = TableBlock(sheet.columns, sheet.cells(), sheet.foot, height, _CELL, form=FORM, above=0)
    return Document(
        title=f"{TITLE} {content.basis}".strip(),
        stamp=stamp,
        head=content.letterhead,
        blocks=(Title(TITLE, appendix=content.basis), table),
        landscape=True,
    )


_Text = Callable[[CovidRow], str]


def _support(row: CovidRow) -> str:
    """Return the money, and the goods that were given with it under it."""
    goods = row.in_kind
    if goods and row.in_kind_value is not None:
        goods = f"{goods} ({format_money(row.in_kind_value)})"
    return "\n".join(part for part in (said_amount(row.cash, row.said), f"+ {goods}" if goods else "") if part)


def _shown(content: CovidList) -> list[tuple[Column, _Text]]:
    """Return the columns after the first, in order, each with how its text is taken out of a row."""
    public = content.public
    found: list[tuple[Column, _Text]] = [
        (Column("Họ và tên", 30), lambda row: row.name),
        (Column("Năm sinh", 12, "centre"), lambda row: row.birth),
        (
            Column("Số CMND/CCCD", 28, "centre", number=True),
            lambda row: masked_number(row.number) if public else row.number,
        ),
        (Column("Đơn vị", 27), lambda row: row.unit),
        (Column("Loại HĐ", 21), lambda row: row.contract),
    ]
    if content.sensitive:
        found.append((Column("Lý do (nhóm đối tượng)", 21), lambda row: row.reason))
    return [
        *found,
        (Column("Thời gian ảnh hưởng từ–đến", 23.5, "centre"), lambda row: row.time),
        (Column(_SUPPORT, 24, "right"), _support),
        (Column("Số tài khoản/\ntiền mặt", 28, "centre"), lambda row: row.account),
        (Column("Ký nhận", _SIGN), lambda _row: ""),
    ]


class _Sheet:
    """The rows as they go by, and the sums they leave behind."""

    def __init__(self, content: CovidList) -> None:
        self._content = content
        self._count = self._cash = self._goods = self._without = self._unvalued = 0
        self._said: set[Qualifier] = set()
        self._texts: list[_Text] = []
        self.columns: Sequence[Column] = _HANDWRITTEN
        if not content.blank_rows:
            shown = _shown(content)
            self._texts = [text for _column, text in shown]
            self.columns = filling([Column("STT", 10.5, "centre"), *(column for column, _text in shown)], LANDSCAPE)

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Yield the texts of each row, or the rows of a blank."""
        if self._content.blank_rows:
            yield from by_hand(self.columns, self._content.blank_rows)
            return
        for row in self._content.rows:
            self._count += 1
            self._cash += row.cash or 0
            self._goods += row.in_kind_value or 0
            self._without += row.cash is None
            self._unvalued += bool(row.in_kind) and row.in_kind_value is None
            self._said.add(row.said)
            yield str(self._count), *(text(row) for text in self._texts)

    def foot(self) -> Foot:
        """Return the total row, the words and SB2; asked when all rows went by."""
        content = self._content
        blocks: list[Block] = []
        if content.blank_rows:
            blocks += [legend("Loại HĐ", content.contracts), legend("Lý do", content.reasons)]
            blocks.append(Note(_HOW, SMALL_ITALIC))
        else:
            blocks += self._sentences()
        if content.public:
            blocks.append(Note(PUBLIC_NOTE, SMALL_ITALIC))
        totals = {} if content.blank_rows else {_SUPPORT: said_amount(self._cash, self._exactness)}
        return Foot(*total_row(self.columns, totals), [*blocks, Signatures(self._signers())])

    @property
    def _exactness(self) -> Qualifier:
        return together(self._said)

    def _signers(self) -> tuple[Signature, ...]:
        content = self._content
        return money_list_signatures(content.preparer, content.treasurer, content.chair, authority=content.authority)

    def _sentences(self) -> list[Block]:
        """Return the sentences under the total row: how many, how much in words, what the sum leaves out."""
        without, unvalued = format_money(self._without), format_money(self._unvalued)
        goods = f"Ngoài tiền còn hiện vật trị giá {format_money(self._goods)} đồng, chưa tính vào tổng cộng."
        return [
            *summed_up(f"{format_money(self._count)} suất hỗ trợ", self._cash, said=self._exactness),
            *([sentence(goods)] if self._goods else []),
            *([sentence(f"Tổng cộng chưa gồm {without} dòng thiếu số tiền.")] if self._without else []),
            *([sentence(f"Có {unvalued} dòng chưa ghi trị giá hiện vật.")] if self._unvalued else []),
        ]
