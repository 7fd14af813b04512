"""F03, DANH SÁCH ĐOÀN VIÊN, NGƯỜI LAO ĐỘNG CÓ HOÀN CẢNH KHÓ KHĂN ĐỀ NGHỊ HỖ TRỢ; also its blank for handwriting.

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
from desktop_app.documents.signatures import Issued, Signature
from desktop_app.documents.table_blocks import (
    LANDSCAPE,
    PRINTED,
    Foot,
    Note,
    TableBlock,
    by_hand,
    continued,
    filling,
    legend,
    summed_up,
    total_row,
)
from desktop_app.domain.money import format_money

FORM: Final = "F03"
TITLE: Final = "DANH SÁCH ĐOÀN VIÊN, NGƯỜI LAO ĐỘNG CÓ HOÀN CẢNH KHÓ KHĂN ĐỀ NGHỊ HỖ TRỢ"
_ASKED: Final = "Mức đề nghị\n(đồng)"
_UNIT: Final = "Đơn vị\n(tổ công đoàn)"
_NUMBER: Final = "Số định danh/\nCCCD"
_CELL = Style(fonts.REGULAR, 11)
_LONG: Final = 500
"""Letters of a circumstance that a page holds in its column without being asked."""
_LINES: Final = 22
_CONSENT: Final = (
    "Cột “Dân tộc”, “Hoàn cảnh” là thông tin nhạy cảm: chỉ ghi khi người có tên đã đồng ý. "
    "Chỉ biết năm sinh thì ghi năm."
)
_HANDWRITTEN: Final = (
    Column("STT", 10.5, "centre"),
    Column("Họ và tên", 36),
    Column("Ngày, tháng, năm sinh", 25, "centre"),
    Column("Giới tính", 14, ticks=("Nam", "Nữ")),
    Column("Dân tộc", 15),
    Column(_NUMBER, 40, "centre", number=True, boxes=12),
    Column(_UNIT, 27),
    Column("Hoàn cảnh", 30),
    Column(_ASKED, 24, "right", number=True),
    Column("Nguồn", 15, "centre"),
    Column("Ghi chú", 15.5),
)


@dataclass(frozen=True, slots=True)
class HardshipRow:
    """One request. ``number`` is the whole personal number ("" if unknown); ``amount`` is đồng, None if not said."""

    name: str
    birth: str
    sex: str
    ethnic_group: str
    number: str
    unit: str
    circumstance: str
    amount: int | None
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HardshipList:
    """Everything printed. ``rows`` is walked once.

    ``scope`` stands under the title, ``appendix`` is the whole line "(Kèm theo Tờ trình số …)". ``sensitive``: with the
    columns Dân tộc and Hoàn cảnh. ``public``: numbers masked, the year of birth alone, no notes. A blank has
    ``blank_rows``, and ``sources`` as the key to what is written under Nguồn.
    """

    letterhead: Letterhead
    rows: Iterable[HardshipRow]
    signer: Signature
    receivers: Sequence[str]
    appendix: str = ""
    scope: str = ""
    sensitive: bool = False
    public: bool = False
    blank_rows: int = 0
    sources: Sequence[str] = ()


def hardship_list(content: HardshipList, stamp: Stamp) -> Document:
    """Return the list as a paper. Drawing it raises NothingToPrint when there is no row."""
    sheet = _Sheet(content)
    height = PRINTED if content.blank_rows else 0.0  # so the twenty rows of a blank stand on two pages
    table = TableBlock(sheet.columns, sheet.cells(), sheet.foot, height, _CELL, form=FORM, above=0)
    return Document(
        title=f"{TITLE} {content.scope}".strip(),
        stamp=stamp,
        head=content.letterhead,
        blocks=(Title(TITLE, content.scope, content.appendix), table),
        landscape=True,
    )


def _number(row: HardshipRow) -> str:
    return row.number


def _masked(row: HardshipRow) -> str:
    return masked_number(row.number)


def _year(row: HardshipRow) -> str:
    return row.birth[-4:]


_Text = Callable[[HardshipRow], str]


def _shown(content: HardshipList) -> list[tuple[Column, _Text]]:
    """Return the columns after the first, in order, each with how its text is taken out of a row."""
    found: list[tuple[Column, _Text]] = [(Column("Họ và tên", 33), lambda row: row.name)]
    if content.public:
        found.append((Column("Năm sinh", 14, "centre"), _year))
    else:
        found.append((Column("Ngày, tháng, năm sinh", 25, "centre"), lambda row: row.birth))
    found.append((Column("Giới tính", 12, "centre"), lambda row: row.sex))
    if content.sensitive:
        found.append((Column("Dân tộc", 14, "centre"), lambda row: row.ethnic_group))
    number = _masked if content.public else _number
    found.append((Column(_NUMBER, 27, "centre", number=True), number))
    found.append((Column(_UNIT, 28), lambda row: row.unit))
    if content.sensitive:
        found.append((Column("Hoàn cảnh", 44), lambda row: row.circumstance))
    found.append((Column(_ASKED, 25, "right", number=True), lambda row: said_amount(row.amount)))
    found.append((Column("Nguồn", 17.5), lambda row: row.source))
    if not content.public:
        found.append((Column("Ghi chú", 22), lambda row: row.note))
    return found


class _Sheet:
    """The rows as they go by, and the sum they leave behind."""

    def __init__(self, content: HardshipList) -> None:
        self._content = content
        self._count = self._total = self._without = 0
        self._texts: list[_Text] = []
        self.columns: Sequence[Column] = _HANDWRITTEN
        if not content.blank_rows:
            shown = _shown(content)
            self._texts = [text for _column, text in shown]
            self.columns = filling([Column("STT", 11, "centre"), *(column for column, _text in shown)], LANDSCAPE)

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Yield the texts of each row, or the rows of a blank."""
        if self._content.blank_rows:
            yield from by_hand(self.columns, self._content.blank_rows)
            return
        for row in self._content.rows:
            self._count += 1
            self._total += row.amount or 0
            self._without += row.amount is None
            texts = (str(self._count), *(text(row) for text in self._texts))
            if len(row.circumstance) > _LONG:
                yield from continued(self.columns, texts, _LINES, _CELL)
            else:
                yield texts

    def foot(self) -> Foot:
        """Return the total row, the words and SB1; asked when all rows went by."""
        content = self._content
        blocks: list[Block] = []
        if content.blank_rows:
            blocks += [legend("Nguồn", content.sources), Note(_CONSENT, SMALL_ITALIC)]
        else:
            left_out = f"Tổng cộng chưa gồm {format_money(self._without)} đề nghị không ghi số tiền."
            counted = f"{format_money(self._count)} đề nghị hỗ trợ"
            blocks += summed_up(counted, self._total, left_out if self._without else "")
        if content.public:
            blocks.append(Note(PUBLIC_NOTE, SMALL_ITALIC))
        totals = {} if content.blank_rows else {_ASKED: said_amount(self._total)}
        return Foot(*total_row(self.columns, totals), [*blocks, Issued(content.signer, content.receivers)])
