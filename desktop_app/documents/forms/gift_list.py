"""F08, DANH SÁCH KÝ NHẬN QUÀ: who gets what, and room to sign; also its blank version for handwriting.

The paper is Vietnamese by law whatever the language of the window, so its words are constants here, not ``_()``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.blocks import Block, Title
from desktop_app.documents.cells import Column
from desktop_app.documents.codes import Stamp
from desktop_app.documents.letterhead import Letterhead
from desktop_app.documents.page import SMALL_ITALIC
from desktop_app.documents.paper_document import Document
from desktop_app.documents.public_copies import PUBLIC_NOTE, masked_number
from desktop_app.documents.signatures import Signature, Signatures, money_list_signatures
from desktop_app.documents.table_blocks import BY_HAND, PRINTED, Foot, Note, TableBlock, by_hand, summed_up, total_row
from desktop_app.domain.money import format_money

FORM: Final = "F08"
TITLE: Final = "DANH SÁCH KÝ NHẬN QUÀ"
_OCCASION_BY_HAND: Final = "nhân dịp ……………………………………………"
_SIGN_NOTE: Final = (
    "Cột “Ghi chú”: ký thay thì ghi họ tên người ký thay; điểm chỉ thì ghi “điểm chỉ” và họ tên người chứng kiến."
)

_CASH: Final = "Tiền mặt\n(đồng)"
_IN_KIND: Final = "Hiện vật\n(tên, trị giá)"
_TOGETHER: Final = "Cộng\n(đồng)"
# Landscape: 252 mm between the margins. A signature needs at least 25 mm × 9 mm.
_PRINTED: Final = (
    Column("STT", 11.5, "centre"),
    Column("Họ và tên", 41.5),
    Column("Đơn vị/bản", 34),
    Column("Số định danh", 28.5, "centre", number=True),
    Column(_CASH, 24, "right", number=True),
    Column(_IN_KIND, 39.5),
    Column(_TOGETHER, 24.5, "right", number=True),
    Column("Ký nhận", 27),
    Column("Ghi chú", 21.5),
)
_HANDWRITTEN: Final = (
    Column("STT", 11.5, "centre"),
    Column("Họ và tên", 43.5),
    Column("Đơn vị/bản", 32),
    Column("Số định danh", 40, "centre", number=True, boxes=12),
    Column(_CASH, 24, "right", number=True),
    Column(_IN_KIND, 30),
    Column(_TOGETHER, 24, "right", number=True),
    Column("Ký nhận", 27),
    Column("Ghi chú", 20),
)


@dataclass(frozen=True, slots=True)
class GiftRow:
    """One gift. ``number`` is the whole personal number ("" if unknown); amounts are đồng, None if not given."""

    name: str
    unit: str
    number: str
    cash: int | None
    in_kind: str
    in_kind_value: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class GiftList:
    """Everything printed. ``rows`` is walked once for each rendering, so pass a list to render twice.

    ``occasion`` stands under the title ("nhân dịp Tết Nguyên đán …"), ``appendix`` is the whole line "(Kèm theo Tờ
    trình số …)" or "". ``public`` masks personal numbers. ``blank_rows`` are added for handwriting; with any of them
    the sheet has no totals, for they would be wrong as soon as somebody writes.
    """

    letterhead: Letterhead
    occasion: str
    rows: Iterable[GiftRow]
    public: bool
    appendix: str = ""
    preparer: str = ""
    treasurer: str = ""
    chair: str = ""
    authority: tuple[str, ...] = ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")
    treasurer_title: str = "THỦ QUỸ"
    blank_rows: int = 0


def gift_list(content: GiftList, stamp: Stamp) -> Document:
    """Return the sheet as a paper. Drawing it raises NothingToPrint when there is no row."""
    blank = content.blank_rows > 0
    occasion = content.occasion or (_OCCASION_BY_HAND if blank else "")
    sheet = _Sheet(content)
    columns = _HANDWRITTEN if blank else _PRINTED
    table = TableBlock(columns, sheet.cells(), sheet.foot, BY_HAND if blank else PRINTED, form=FORM, above=0)
    return Document(
        title=f"{TITLE} {content.occasion}".strip(),
        stamp=stamp,
        head=content.letterhead,
        blocks=(Title(TITLE, occasion, content.appendix), table),
        landscape=True,
    )


class _Sheet:
    """The rows as they go by, and the sums they leave behind."""

    def __init__(self, content: GiftList) -> None:
        self._content = content
        self._count = self._cash = self._in_kind = self._total = self._incomplete = 0

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Yield the nine texts of each row, blank rows last."""
        for row in self._content.rows:
            self._count += 1
            value = row.in_kind_value
            in_kind = row.in_kind if value is None else f"{row.in_kind}\n{format_money(value)} đồng"
            number = masked_number(row.number) if self._content.public else row.number
            known = row.cash is not None or value is not None
            together = (row.cash or 0) + (value or 0)
            self._cash += row.cash or 0
            self._in_kind += value or 0
            self._total += together
            self._incomplete += not known or (bool(row.in_kind) and value is None)
            cash = "" if row.cash is None else format_money(row.cash)
            shown = format_money(together) if known else ""
            yield str(self._count), row.name, row.unit, number, cash, in_kind, shown, "", row.note
        yield from by_hand(_HANDWRITTEN, self._content.blank_rows, self._count + 1)

    def foot(self) -> Foot:
        """Return the total row, the words and SB2; asked when all rows went by."""
        content = self._content
        sums: dict[str, str] = {}
        blocks: list[Block] = []
        if not content.blank_rows:
            left_out = f"Tổng cộng chưa gồm {format_money(self._incomplete)} dòng thiếu số tiền hoặc trị giá hiện vật."
            in_kind = f"{format_money(self._in_kind)} đồng" if self._in_kind else ""
            sums = {_CASH: format_money(self._cash), _IN_KIND: in_kind, _TOGETHER: format_money(self._total)}
            counted = f"{format_money(self._count)} suất quà"
            blocks += summed_up(counted, self._total, left_out if self._incomplete else "")
        blocks.append(Note(_SIGN_NOTE, SMALL_ITALIC))
        if content.public:
            blocks.append(Note(PUBLIC_NOTE, SMALL_ITALIC))
        blocks.append(Signatures(self._signers()))
        return Foot(*total_row(_PRINTED, sums), blocks)

    def _signers(self) -> tuple[Signature, ...]:
        content = self._content
        return money_list_signatures(
            content.preparer, content.treasurer, content.chair, content.treasurer_title, content.authority
        )
